"""VBA modules as text, in the forms that a project stores them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from industry_clusters.errors import AddinError

_LONGEST_NAME, _LONGEST_LINE, _MOST_CONTINUED = 31, 1023, 24
_PROCEDURE = re.compile(r"^(?:Public )?(?:Static )?(?:Function|Sub) (\w+)", re.MULTILINE | re.IGNORECASE)
_HEADER = re.compile(r"\AVERSION 1\.0 CLASS\nBEGIN\n.*?^END\n", re.MULTILINE | re.DOTALL)


class Kind(Enum):
    """What a module is; the value is its word in the project's list."""

    DOCUMENT = "Document"
    STANDARD = "Module"
    CLASS = "Class"


class Document(Enum):
    """What a document module stands for; the value is its class in Excel."""

    WORKBOOK = "{00020819-0000-0000-C000-000000000046}"
    SHEET = "{00020820-0000-0000-C000-000000000046}"


@dataclass(frozen=True)
class Module:
    """A VBA module: its name, its kind, and its source with attributes, lines ended by a line feed."""

    name: str
    kind: Kind
    source: str

    @property
    def stored(self) -> bytes:
        """The source as a project holds it.

        Raises
        ------
        AddinError
            Where VBA could not read it: a character outside its alphabet, a line that is too long or continued too
            often, or a name it does not take.
        """
        _check_name(self)
        _check_lines(self)
        try:
            return self.source.replace("\n", "\r\n").encode("cp1252")
        except UnicodeEncodeError as error:
            character = self.source[error.start] if error.start < len(self.source) else "?"
            raise AddinError(
                f"VBA cannot hold the character {character!r}",
                place=f"module {self.name}",
                next_step="Say it in plain letters.",
            ) from error

    @property
    def public_procedures(self) -> tuple[str, ...]:
        """Names that other modules and cells can call."""
        return tuple(_PROCEDURE.findall(self.source))


def standard_module(source: str) -> Module:
    """Make a standard module of text that begins with its ``Attribute VB_Name``."""
    return Module(_name_in(source), Kind.STANDARD, source)


def class_module(source: str) -> Module:
    """Make a class module of a file as exported; the file's header goes, and a project's attributes come."""
    text, found = _HEADER.subn("", source)
    first, _, rest = text.partition("\n")
    rest = re.sub(
        r"^Attribute VB_(?:GlobalNameSpace|Creatable|PredeclaredId|Exposed) = .*\n",
        "",
        rest,
        flags=re.MULTILINE,
    )
    name = _name_in(first)
    if not found:
        raise AddinError(f"the class {name!r} begins without its header", place=f"module {name}")
    return Module(name, Kind.CLASS, _attributes(name, "{FCFB3D2A-A0FA-1068-A738-08002B3371B5}") + rest)


def document_module(name: str, document: Document) -> Module:
    """Make the module of the workbook or of a sheet; it holds no code."""
    return Module(name, Kind.DOCUMENT, _attributes(name, document.value, predeclared=True, customizable=True))


def _attributes(name: str, base: str, *, predeclared: bool = False, customizable: bool = False) -> str:
    values = {
        "Base": f'"0{base}"',
        "GlobalNameSpace": False,
        "Creatable": False,
        "PredeclaredId": predeclared,
        "Exposed": True,
        "TemplateDerived": False,
        "Customizable": customizable,
    }
    lines = [
        f'Attribute VB_Name = "{name}"',
        *(f"Attribute VB_{key} = {value}" for key, value in values.items()),
    ]
    return "\n".join(lines) + "\n"


def _name_in(source: str) -> str:
    found = re.match(r'Attribute VB_Name = "([^"]*)"', source)
    if not found:
        raise AddinError(
            "a VBA module begins without its name", next_step='Begin it with Attribute VB_Name = "...".'
        )
    return found.group(1)


def _check_name(module: Module) -> None:
    if len(module.name) > _LONGEST_NAME or not re.fullmatch(r"[A-Za-z]\w*", module.name, re.ASCII):
        raise AddinError(
            f"{module.name!r} cannot name a VBA module",
            next_step=f"Use a letter, then letters, digits or _, {_LONGEST_NAME} at most.",
        )


def _check_lines(module: Module) -> None:
    continued = 0
    for number, line in enumerate(module.source.split("\n"), start=1):
        continued = continued + 1 if line.endswith(" _") else 0
        if len(line) > _LONGEST_LINE or continued > _MOST_CONTINUED:
            raise AddinError(
                f"VBA takes lines of {_LONGEST_LINE} characters, continued {_MOST_CONTINUED} times",
                place=f"module {module.name}, line {number}",
                next_step="Make the text shorter.",
            )
