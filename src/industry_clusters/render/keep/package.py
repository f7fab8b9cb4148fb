"""A workbook file as a package: parts, what kind each is, and how they hang together."""

from __future__ import annotations

import posixpath
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from industry_clusters.errors import WorkbookError, parsing
from industry_clusters.outputs import in_place
from industry_clusters.render.keep.parts import Parts, add_packed
from industry_clusters.render.seal import PROPERTIES, has_seal, sealed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_CONTENT_TYPES = "[Content_Types].xml"
_RELATION_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time stamp of every part, so that the same content is the same file."""


@contextmanager
def opening_package(path: Path) -> Iterator[None]:
    """The door through which parts of a person's workbook are taken: whatever a library raises is a sentence.

    Raises
    ------
    WorkbookError
        Where it is so.
    """
    with parsing(
        lambda words: WorkbookError(
            f"{path.name!r} cannot be read as a workbook: {words}",
            place=str(path.parent),
            next_step="Open it in Excel, which may repair it, and save it as 'Excel Workbook (.xlsx)'.",
        )
    ):
        yield


@dataclass(frozen=True)
class Relation:
    """A part's tie to another part, or to something outside the file."""

    key: str
    kind: str
    target: str
    external: bool

    @property
    def role(self) -> str:
        """The last word of the tie's type: ``worksheet``, ``drawing``, ``comments``."""
        return self.kind.rpartition("/")[2]


@dataclass
class Package:
    """The parts of a workbook file, by name without the leading slash; it holds nothing open."""

    path: Path
    parts: Parts
    _trees: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Package:
        """Read what a workbook has; a part is unpacked when it is asked for.

        Raises
        ------
        WorkbookError
            Where the file is not there or is no workbook of the xlsx kind.
        """
        with opening_package(path):
            package = cls(path, Parts(path.read_bytes(), lambda: opening_package(path)))
            list(package.sheets())  # fails here, where the file is named, and not later
        return package

    def write(self, path: Path) -> None:
        """Write all parts; the content types come first, as readers expect."""
        for name in list(self._trees):
            self.pack(name)
        names = sorted(self.parts, key=lambda name: (name == PROPERTIES, name != _CONTENT_TYPES))
        with in_place(path) as temporary, ZipFile(temporary, "w", ZIP_DEFLATED) as archive:
            for name in names:
                if name == PROPERTIES and has_seal(
                    self.parts[name]
                ):  # it is of all others, so that it is the last
                    self.parts[name] = sealed(self.parts[name], archive)
                packed = self.parts.packed(name) if self.parts.is_as_read(name) else None
                if packed is None:
                    archive.writestr(ZipInfo(name, _EARLIEST), self.parts[name], ZIP_DEFLATED)
                else:
                    add_packed(archive, ZipInfo(name, _EARLIEST), self.parts[name], packed)

    def pack(self, name: str) -> None:
        """Put a part's tree back into its bytes, and let go of it, as one who has done with a large part should."""
        if name in self._trees:
            self.parts[name] = written(self._trees.pop(name))

    @property
    def is_as_read(self) -> bool:
        """Whether nothing of it was changed since it was read."""
        return self.parts.are_as_read and all(
            etree.tostring(tree) == etree.tostring(parsed(self.parts[name]))
            for name, tree in self._trees.items()
        )

    def tree(self, name: str) -> Any:
        """A part as a tree; what is changed in it is written."""
        if name not in self._trees:
            self._trees[name] = parsed(self.parts[name])
        return self._trees[name]

    @classmethod
    def of(cls, workbook: Path | Package) -> Package:
        """A workbook that was read, or its file read now."""
        return workbook if isinstance(workbook, Package) else cls.read(workbook)

    @property
    def workbook(self) -> str:
        """The name of the part that lists the sheets."""
        start = next(tie for tie in self.relations("") if tie.role == "officeDocument")
        if self.tree(start.target).tag != f"{MAIN}workbook":
            raise KeyError("saved as 'Strict Open XML', which is another format")
        return start.target

    def relations(self, part: str) -> list[Relation]:
        """What a part hangs together with, targets as part names."""
        name = relations_part(part)
        if name not in self.parts:
            return []
        return [
            Relation(
                tie.get("Id"),
                tie.get("Type"),
                tie.get("Target") if _is_external(tie) else _target(part, tie.get("Target")),
                _is_external(tie),
            )
            for tie in self.tree(name)
        ]

    def related(self, part: str, role: str) -> str | None:
        """The first part tied to another in this role."""
        return next((tie.target for tie in self.relations(part) if tie.role == role), None)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Tie a part to another; returns the tie's id."""
        tree = self.tree(relations_part(part))
        used = {tie.get("Id") for tie in tree}
        key = next(f"rId{number}" for number in range(1, len(used) + 2) if f"rId{number}" not in used)
        kind = kind if ":" in kind else _RELATION_TYPE + kind
        etree.SubElement(tree, f"{_RELATIONS}Relationship", Id=key, Type=kind, Target=f"/{target}")
        return key

    def set_relations(self, part: str, relations: list[Relation]) -> None:
        """Give a part these ties and no others; ids stay, so that the part's own text stays true."""
        root = etree.Element(f"{_RELATIONS}Relationships", nsmap={None: _RELATIONS[1:-1]})
        for tie in relations:
            target = tie.target if tie.external else f"/{tie.target}"
            mode = {"TargetMode": "External"} if tie.external else {}
            etree.SubElement(
                root, f"{_RELATIONS}Relationship", Id=tie.key, Type=tie.kind, Target=target, **mode
            )
        self.parts[relations_part(part)] = etree.tostring(root, encoding="UTF-8", standalone=True)

    def content_type(self, part: str) -> str:
        """What kind of part this is."""
        kinds = self.tree(_CONTENT_TYPES)
        own = kinds.find(f"{_TYPES}Override[@PartName='/{part}']")
        if own is not None:
            return str(own.get("ContentType"))
        ending = part.rpartition(".")[2].lower()
        return next(
            (
                str(kind.get("ContentType"))
                for kind in kinds.iter(f"{_TYPES}Default")
                if kind.get("Extension").lower() == ending
            ),
            "application/octet-stream",
        )

    def add(self, part: str, content: bytes, content_type: str) -> None:
        """Add a part of a kind."""
        self.parts[part] = content
        if self.content_type(part) != content_type:
            etree.SubElement(
                self.tree(_CONTENT_TYPES),
                f"{_TYPES}Override",
                PartName=f"/{part}",
                ContentType=content_type,
            )

    def free_name(self, part: str) -> str:
        """A part name like the given one that is not taken."""
        stem, dot, ending = part.rpartition(".")
        stem = re.sub(r"\d+$", "", stem)
        number = 1
        while f"{stem}{number}{dot}{ending}" in self.parts:
            number += 1
        return f"{stem}{number}{dot}{ending}"

    def sheets(self) -> Iterator[tuple[Any, Relation]]:
        """Every sheet's entry in the workbook, with its tie to the sheet's part."""
        ties = {tie.key: tie for tie in self.relations(self.workbook)}
        for entry in self.tree(self.workbook).iter(f"{MAIN}sheet"):
            yield entry, ties[entry.get(f"{REL_ID}id")]


def parsed(content: bytes) -> Any:
    """A tree of a part's text; nothing outside the file is read."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def written(tree: Any) -> bytes:
    """A part's text of its tree."""
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def relations_part(part: str) -> str:
    """The name of the part that holds another's ties.

    Examples
    --------
    >>> relations_part("xl/workbook.xml")
    'xl/_rels/workbook.xml.rels'
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _target(part: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def _is_external(tie: Any) -> bool:
    return bool(tie.get("TargetMode") == "External")
