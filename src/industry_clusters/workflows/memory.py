"""What a workbook remembers of its last build; light, for commands that only look into one."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from industry_clusters import __version__
from industry_clusters.errors import IndustryClustersError, WorkbookError
from industry_clusters.ingest.study.study_file import study_from_text
from industry_clusters.ingest.study.study_writer import study_text

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.study import Study

MADE = "\n# sheets made: "
"""Ends the workbook's memory; a later build knows by it which sheets are not the user's own."""

LAMBDAS = "\n# with LAMBDA functions"
_FINGERPRINT, _READING, _COPIES, _PROGRAM, _HIDDEN = (
    "\n# fingerprint: ",
    "\n# reading: ",
    "\n# copies: ",
    "\n# program: ",
    "\n# sheets hidden: ",
)

WORKBOOK_ENDINGS = (".xlsx", ".xlsm")


@dataclass(frozen=True)
class KeptCopy:
    """A copy that a build wrote of the workbook before: its name, bytes, and checksum."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Memory:
    """A workbook's memory: the study as it was built, whether with LAMBDA functions, of what, which copies, which sheets.

    ``reading`` is the part of the fingerprint that formulas cannot follow
    (:func:`industry_clusters.workflows.up_to_date.reading_mark`), ``program`` the version that built it.
    Of the sheets made, ``hidden`` are those that the build hides: where a person shows one of them, or hides another, that is their
    choice; None where it is not remembered. An older workbook remembers no fingerprint and no copies; one that is not there nothing.
    """

    study: str = ""
    has_lambdas: bool = False
    fingerprint: str = ""
    reading: str = ""
    copies: tuple[KeptCopy, ...] = ()
    made: tuple[str, ...] = ()
    program: str = ""
    hidden: frozenset[str] | None = None

    @classmethod
    def parsed(cls, text: str) -> Memory:
        """Read the memory's text."""
        rest, _, made = text.rpartition(MADE)
        rest, known, hidden = _last_part(rest, _HIDDEN)
        rest, _, program = _last_part(rest, _PROGRAM)
        rest, _, copies = _last_part(rest, _COPIES)
        rest, _, reading = _last_part(rest, _READING)
        rest, _, fingerprint = _last_part(rest, _FINGERPRINT)
        study, has_lambdas, _ = _last_part(rest, LAMBDAS)
        return cls(
            study,
            bool(has_lambdas),
            fingerprint,
            reading,
            _copies(copies),
            tuple(made.split("|")),
            program,
            frozenset(hidden.split("|")) if known else None,
        )

    def text(self) -> str:
        """The memory as the workbook holds it, a line a cell."""
        copies = [[copy.name, copy.size, copy.sha256] for copy in self.copies]
        return "".join(
            (
                self.study,
                LAMBDAS if self.has_lambdas else "",
                f"{_FINGERPRINT}{self.fingerprint}" if self.fingerprint else "",
                f"{_READING}{self.reading}" if self.reading else "",
                f"{_COPIES}{json.dumps(copies)}" if copies else "",
                f"{_PROGRAM}{self.program}" if self.program else "",
                f"{_HIDDEN}{'|'.join(sorted(self.hidden))}" if self.hidden is not None else "",
                MADE,
                "|".join(self.made),
            )
        )


def _last_part(text: str, mark: str) -> tuple[str, str, str]:
    """What stands before a mark's last place, the mark, and what follows; all of the text before where it has none."""
    before, found, after = text.rpartition(mark)
    return (before, found, after) if found else (text, "", "")


def _copies(text: str) -> tuple[KeptCopy, ...]:
    try:
        return tuple(
            KeptCopy(str(name), int(size), str(sha256)) for name, size, sha256 in json.loads(text or "[]")
        )
    except (ValueError, TypeError):
        return ()  # a damaged memory names no copies, so none is removed


def remembering(study: Study, remembered: str) -> str:
    """A workbook's memory with another study in it, without what only the workbook's own folder knows."""
    before = Memory.parsed(remembered)
    return replace(before, study=study_text(study), fingerprint="", reading="", copies=()).text()


def memory_of(workbook: Path) -> Memory:
    """What a workbook that is there remembers; nothing of one that is not."""
    if not workbook.exists():
        return Memory()
    from industry_clusters.render.keep import memo  # noqa: PLC0415  lxml, where there is a workbook to look into

    return Memory.parsed(memo(workbook))


def refuse_newer(memory: Memory, workbook: Path) -> None:
    """Refuse a workbook that a newer version built: this one does not know what it may hold.

    Raises
    ------
    WorkbookError
        Where it is so.
    """
    if _as_numbers(memory.program) > _as_numbers(__version__):
        raise WorkbookError(
            f"{workbook.name} was made by version {memory.program} of Industry Clusters, and this is version {__version__}",
            place=str(workbook.parent),
            next_step="Install the newer version on this computer, and try again; nothing was changed.",
        )


def _as_numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)))


def is_workbook(path: Path) -> bool:
    """Whether a study is named by its workbook."""
    return path.suffix.lower() in WORKBOOK_ENDINGS


def is_mobilization(workbook: Path) -> bool:
    """Whether a workbook that is there is one of teams, meetings and votes, whatever program saved it last."""
    if not workbook.exists():
        return False
    from industry_clusters.mobilization.team_lists import PEOPLE  # noqa: PLC0415  where there is a workbook to look into

    try:
        with ZipFile(workbook) as package:
            return f'"{PEOPLE.range_name}"'.encode() in package.read("xl/workbook.xml")
    except (BadZipFile, KeyError, OSError):
        return False  # what is no workbook is refused where it is read


def remembered_study(memory: Memory, place: str) -> Study | None:
    """The study that a workbook was built from, as it remembers it."""
    try:
        return study_from_text(memory.study, place)
    except IndustryClustersError:
        return None  # an older or damaged memory: the workbook's inputs win


def built_from(workbook: Path) -> Study | None:
    """The study that a workbook was built from, as it remembers it."""
    return remembered_study(memory_of(workbook), workbook.name)


def made_before(workbook: Path) -> list[str]:
    """The sheets that the last build made, as a workbook remembers them."""
    return list(memory_of(workbook).made)
