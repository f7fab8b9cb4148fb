"""From a study to its workbook, new or again; what a person typed or added stays."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.review import words_of
from industry_clusters.analysis.modes import what_is_known
from industry_clusters.analysis.tables import analyse
from industry_clusters.errors import BadSetting
from industry_clusters.export.lambda_names import lambda_names
from industry_clusters.functions.declared import FUNCTIONS
from industry_clusters.industry_codes import level_of
from industry_clusters.ingest.definitions import starter_definitions
from industry_clusters.ingest.layouts.selection import MOST_DIGITS, Selection
from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.ingest.study.study_writer import study_text
from industry_clusters.outputs import WORKBOOK, check_free, check_output, copied, in_place, kept_name
from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.workbook import workbook_view
from industry_clusters.workflows.estimate_memory import estimate_memory
from industry_clusters.workflows.memory import LAMBDAS, MADE, built_from, is_workbook, made_before, memory_of
from industry_clusters.workflows.merge import merge_studies
from industry_clusters.workflows.merge_interviews import merge_interviews
from industry_clusters.workflows.study_data import areas_in_store, read_sources
from industry_clusters.workflows.study_source import read_source, refuse_network

if TYPE_CHECKING:
    from collections.abc import Callable

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.ingest.reading.read import DataSet
    from industry_clusters.panel import Panel
    from industry_clusters.study import Member, Study
    from industry_clusters.views.vocabulary.model import Workbook

    Progress = Callable[[str, int, int], None]


@dataclass
class BuildReport:
    """What a build made: the workbook, the copy of the one before, what a reader should know, seconds by step.

    ``left_behind`` are those of the remarks that tell what of a person's own sheets could not be carried over,
    ``analysis`` the tables that the workbook shows.
    """

    path: Path
    copy: Path | None = None
    remarks: list[str] = field(default_factory=list)
    left_behind: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    analysis: Analysis | None = field(default=None, repr=False)

    @property
    def known(self) -> tuple[str, ...]:
        """What each reading mode would show, and how many industry groups are shown, in sentences."""
        return what_is_known(self.analysis) if self.analysis is not None else ()


def build(
    source: Path,
    out: Path | None = None,
    progress: Progress | None = None,
    *,
    file_wins: bool = False,
    clusters: tuple[Member, ...] = (),
    lambda_functions: bool = False,
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
    lambda_functions
        Add worksheet functions as names that Excel 365 understands without an add-in.

    Raises
    ------
    IndustryClustersError
        What went wrong, where, and what to do; the workbook that was there is as it was.
    """
    out = out or (source if is_workbook(source) else source.with_suffix(".xlsx"))
    check_free(out)
    if out != source or not is_workbook(source):  # what a workbook that is built again lacks, its reader says
        check_output(out, WORKBOOK, [] if is_workbook(source) else [source])
    report = BuildReport(out)
    tell = progress or (lambda _words, _done, _of: None)
    with _timed(report, "read the study"):
        study = _study_of(source, out, report, file_wins=file_wins)
    with _timed(report, "read the data"):
        study, data = read_study_data(
            replace(study, clusters=clusters or study.clusters), source.resolve().parent, tell
        )
        report.remarks += [f"{remark.place}: {remark.text}" for remark in data.panel.remarks]
    with _timed(report, "work out the tables"):
        tell("working out the tables", 0, 0)
        study = _rebased(study, source.resolve().parent, out.resolve().parent)
        report.analysis = analyse(study, data.panel, data.price_indexes, data.occupations, estimate_memory())
        view = workbook_view(report.analysis)
        view = _with_memory(view, study, lambda_functions=lambda_functions or _has_lambdas(out))
    with _timed(report, "write the workbook"):
        tell(f"writing {out.name}", 0, 0)
        _write(view, out, report)
    return report


def _with_memory(view: Workbook, study: Study, *, lambda_functions: bool) -> Workbook:
    made = "|".join(sheet.name for sheet in view.sheets)
    text = study_text(study) + (LAMBDAS if lambda_functions else "") + MADE + made
    names = {one.name: one.refers_to for one in lambda_names(FUNCTIONS)} if lambda_functions else {}
    return replace(view, memo=text, formula_names=names)


def _has_lambdas(workbook: Path) -> bool:
    """Whether an earlier build put LAMBDA functions in, which a person's cells may use."""
    return LAMBDAS in memory_of(workbook)


class _timed:  # noqa: N801  reads as a sentence where it is used
    """Note how long a step took."""

    def __init__(self, report: BuildReport, step: str) -> None:
        self.report, self.step, self.start = report, step, 0.0

    def __enter__(self) -> None:
        self.start = time.perf_counter()

    def __exit__(self, *_error: object) -> None:
        self.report.seconds[self.step] = time.perf_counter() - self.start


def _study_of(source: Path, out: Path, report: BuildReport, *, file_wins: bool) -> Study:
    if not source.exists():
        raise BadSetting(
            f"there is no file {source.name!r}",
            place=str(source.parent),
            next_step="Check the path, or make a study with 'new'.",
        )
    study = read_source(source, report.remarks)
    if is_workbook(source) or not out.exists():
        return study
    in_workbook = read_study_from_workbook(out)
    if file_wins:
        said = merge_interviews(None, study.interviews, in_workbook.interviews, [])
        return replace(
            study,
            infrastructure={**study.infrastructure, **in_workbook.infrastructure},
            notes={**study.notes, **words_of(in_workbook.notes)},
            interviews=said,
        )
    base = built_from(out)
    if not study.clusters and base is not None:
        study = replace(study, clusters=base.clusters)  # the file says nothing of them: those built from
    merged, told = merge_studies(base, study, in_workbook)
    report.remarks += told
    refuse_network(merged, out, study.data)
    return merged


def _data_of(study: Study, folder: Path, tell: Progress) -> DataSet:
    if not study.data:
        raise BadSetting(
            "the study names no data",
            place="data",
            next_step="Add a file, zip or folder of QCEW data, or 'store:' for the data store.",
        )
    there = areas_in_store(study)
    selection = Selection(areas=None if study.region.cbsa else there, most_digits=MOST_DIGITS)
    return read_sources(
        study.data,
        folder,
        selection,
        lambda name, done, of: tell(f"reading {name}", done, of),
        replace(selection, areas=there),
    )


def starter_set(study: Study, panel: Panel) -> tuple[Member, ...]:
    """The starter set, so that a new study is never empty."""
    codes = sorted(panel.rows["industry_code"].unique())
    return tuple(starter_definitions(code for code in codes if level_of(code) == study.industry_level))


def read_study_data(study: Study, folder: Path, tell: Progress | None = None) -> tuple[Study, DataSet]:
    """Read a study's data; the study comes back with the starter set where it has no definitions."""
    data = _data_of(study, folder, tell or (lambda _words, _done, _of: None))
    return replace(study, clusters=study.clusters or starter_set(study, data.panel)), data


def _rebased(study: Study, folder: Path, new_folder: Path) -> Study:
    """Data paths as seen from the workbook's folder."""
    if folder == new_folder:
        return study
    return replace(
        study,
        data=tuple(
            item if item.is_store else replace(item, path=seen_from(folder / item.path, new_folder))
            for item in study.data
        ),
    )


def seen_from(path: Path, folder: Path) -> str:
    """A path as it is written in a folder's study, relative where that is possible."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive
        return str(path)


def _write(view: Workbook, out: Path, report: BuildReport) -> None:
    with in_place(out) as temporary:
        if not out.exists():
            write_workbook(view, temporary, WORKBOOK)
            return
        from industry_clusters.workflows.rebuild import write_again  # noqa: PLC0415  as in memory_of

        report.left_behind += write_again(view, out, temporary, made_before(out))
        report.remarks += report.left_behind
        report.copy = _kept_copy(out)


def _kept_copy(path: Path) -> Path:
    return copied(path, kept_name(path, "before"))
