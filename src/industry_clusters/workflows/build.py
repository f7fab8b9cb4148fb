"""From a study to its workbook, new or again; what a person typed or added stays."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from industry_clusters.outputs import WORKBOOK, check_free, check_output
from industry_clusters.progress import silent
from industry_clusters.workflows.memory import is_workbook
from industry_clusters.workflows.merged import merged, rebased, said_when_written
from industry_clusters.workflows.up_to_date import fingerprint

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.progress import Progress
    from industry_clusters.study import DefinitionSet, Member
    from industry_clusters.workflows.memory import KeptCopy
    from industry_clusters.workflows.merged import Merged


@dataclass
class BuildReport:
    """What a build made: the workbook, the copy of the one before, what a reader should know, seconds by step.

    ``missing`` is what the data lack, each with its reason and next step.
    ``left_behind`` are those of the remarks that tell what of a person's own sheets could not be carried over,
    ``analysis`` the tables that the workbook shows. Where the workbook ``is_up_to_date`` nothing was made.
    Where ``path`` is a copy that ``stands_for`` a workbook, ``copy`` is a name that is free beside that one, and nothing is there yet;
    ``copies`` are all that the new workbook remembers.
    """

    path: Path
    copy: Path | None = None
    stands_for: Path | None = None
    copies: tuple[KeptCopy, ...] = ()
    remarks: list[str] = field(default_factory=list)
    left_behind: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    analysis: Analysis | None = field(default=None, repr=False)
    is_up_to_date: bool = False

    @property
    def home(self) -> Path:
        """The workbook itself: its folder is where data are seen from, and where copies are kept."""
        return self.stands_for or self.path

    @property
    def known(self) -> tuple[str, ...]:
        """What each reading mode would show, and how many industry groups are shown, in sentences."""
        if self.analysis is None:
            return ()
        from industry_clusters.analysis.modes import what_is_known  # noqa: PLC0415  there are tables, so it is loaded

        return what_is_known(self.analysis)


def build(
    source: Path,
    out: Path | None = None,
    progress: Progress | None = None,
    *,
    file_wins: bool = False,
    clusters: tuple[Member, ...] = (),
    library: tuple[DefinitionSet, ...] | None = None,
    lambda_functions: bool = False,
    only_if_needed: bool = False,
    stands_for: Path | None = None,
) -> BuildReport:
    """Build a study's workbook.

    Parameters
    ----------
    source
        A study file, or a workbook built before: then its own inputs are the study.
    out
        Where the workbook goes; beside the study file, or in the workbook's own place.
    progress
        Called with a few words, steps done, and steps in all (0 where that is not known).
    file_wins
        Leave out what was changed in the workbook's settings (never the words typed in it).
    clusters
        Definitions that take the place of the study's.
    library
        Other sets of definitions that take the place of the study's.
    lambda_functions
        Add worksheet functions as names that Excel 365 understands without an add-in.
    only_if_needed
        Leave a workbook untouched of which nothing that a build rests on has changed since it was made.
    stands_for
        The workbook of which ``source`` is a copy, to be brought to its place by who asks for this: it is not touched, data are seen
        from its folder, and the copy of the workbook before is left to be kept (:class:`BuildReport`).

    Raises
    ------
    IndustryClustersError
        What went wrong, where, and what to do; the workbook that was there is as it was.
    """
    out = out or (source if is_workbook(source) else source.with_suffix(".xlsx"))
    check_free(out)
    if out != source or not is_workbook(source):  # what a workbook that is built again lacks, its reader says
        check_output(out, WORKBOOK, [] if is_workbook(source) else [source])
    report = BuildReport(out, stands_for=stands_for)
    is_given = bool(clusters) or library is not None
    with timed(report, "read the study"):
        if only_if_needed and not is_given:
            report.is_up_to_date = _is_untouched(
                source, out, report, file_wins=file_wins, lambdas=lambda_functions
            )
        if report.is_up_to_date:
            return report
        found = merged(source, out, report.remarks, file_wins=file_wins, home=stands_for)
    study = replace(found.study, clusters=clusters or found.study.clusters)
    found = replace(found, study=study if library is None else replace(study, library=library))
    with_lambdas = lambda_functions or found.memory.has_lambdas
    if only_if_needed and not is_given and _is_up_to_date(found, source, out, with_lambdas=with_lambdas):
        report.is_up_to_date = True
        return report
    from industry_clusters.workflows.making import make  # noqa: PLC0415  tables and writers, where there is something to make

    make(found, source, report, progress or silent, with_lambdas=with_lambdas)
    report.missing += said_missing(report.analysis)
    return report


def _is_untouched(source: Path, out: Path, report: BuildReport, *, file_wins: bool, lambdas: bool) -> bool:
    """Whether a workbook is as a build wrote it, and that build would write the same again; the workbook's sheets are not read for it."""
    said = said_when_written(out) if source == out or not is_workbook(source) else None
    if said is None:
        return False
    remarks: list[str] = []
    found = merged(source, out, remarks, file_wins=file_wins, home=report.stands_for, said=said)
    if not _is_up_to_date(found, source, out, with_lambdas=lambdas or found.memory.has_lambdas):
        return False
    report.remarks += remarks
    return True


def _is_up_to_date(found: Merged, source: Path, out: Path, *, with_lambdas: bool) -> bool:
    """Whether the workbook says what the study says, has its sheets, and was made of the same data by the same program."""
    made = found.memory.fingerprint
    if not made or not found.is_in_workbook or not set(found.memory.made) <= set(found.sheets):
        return False
    study = rebased(found.study, source, out)
    return made == fingerprint(study, out.resolve().parent, lambdas=with_lambdas)


class timed:  # noqa: N801  reads as a sentence where it is used
    """Note how long a step took."""

    def __init__(self, report: BuildReport, step: str) -> None:
        self.report, self.step, self.start = report, step, 0.0

    def __enter__(self) -> None:
        self.start = time.perf_counter()

    def __exit__(self, *_error: object) -> None:
        self.report.seconds[self.step] = time.perf_counter() - self.start


def said_missing(analysis: Analysis | None) -> list[str]:
    """What the data of a study lack and which areas changed, each in a sentence; once where two say the same."""
    if analysis is None:
        return []
    changes = [found.sentence for found in analysis.area_breaks]
    return list(dict.fromkeys([*changes, *analysis.missing_totals, *map(str, analysis.gaps)]))
