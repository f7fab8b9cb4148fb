"""What a workbook remembers of its last build; light, for commands that only look into one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from industry_clusters.errors import IndustryClustersError
from industry_clusters.ingest.study.study_file import study_from_text
from industry_clusters.ingest.study.study_writer import study_text
from industry_clusters.mobilization.team_lists import PEOPLE

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.study import Study

MADE = "\n# sheets made: "
"""Ends the workbook's memory; a later build knows by it which sheets are not the user's own."""

LAMBDAS = "\n# with LAMBDA functions"

WORKBOOK_ENDINGS = (".xlsx", ".xlsm")


def remembering(study: Study, remembered: str) -> str:
    """A workbook's memory with another study in it; what else it remembers stays."""
    _, _, made = remembered.rpartition(MADE)
    return study_text(study) + (LAMBDAS if LAMBDAS in remembered else "") + MADE + made


def memory_of(workbook: Path) -> str:
    """What a workbook that is there remembers; nothing of one that is not."""
    if not workbook.exists():
        return ""
    from industry_clusters.render.keep import memo  # noqa: PLC0415  lxml, where there is a workbook to look into

    return memo(workbook)


def is_workbook(path: Path) -> bool:
    """Whether a study is named by its workbook."""
    return path.suffix.lower() in WORKBOOK_ENDINGS


def is_mobilization(workbook: Path) -> bool:
    """Whether a workbook that is there is one of teams, meetings and votes, whatever program saved it last."""
    if not workbook.exists():
        return False
    try:
        with ZipFile(workbook) as package:
            return f'"{PEOPLE.range_name}"'.encode() in package.read("xl/workbook.xml")
    except (BadZipFile, KeyError, OSError):
        return False  # what is no workbook is refused where it is read


def built_from(workbook: Path) -> Study | None:
    """The study that a workbook was built from, as it remembers it."""
    try:
        return study_from_text(memory_of(workbook), workbook.name)
    except IndustryClustersError:
        return None  # an older or damaged memory: the workbook's inputs win


def made_before(workbook: Path) -> list[str]:
    """The sheets that the last build made, as a workbook remembers them."""
    if not workbook.exists():
        return []
    _, _, names = memory_of(workbook).rpartition(MADE)
    return names.split("|")
