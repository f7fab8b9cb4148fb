"""The workbook of a study that was read: data, tables, view, file; what was typed or added to the one before goes along."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters import __version__
from industry_clusters.ingest.study.study_writer import study_text
from industry_clusters.outputs import WORKBOOK, copied, in_place, kept_name
from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.workbook import workbook_view
from industry_clusters.workflows.build import timed
from industry_clusters.workflows.copies import copy_of, remove_oldest, still_there
from industry_clusters.workflows.merged import rebased
from industry_clusters.workflows.opening import read_study_data, tables_of
from industry_clusters.workflows.up_to_date import fingerprint, reading_mark

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from industry_clusters.progress import Progress
    from industry_clusters.study import Study
    from industry_clusters.views.vocabulary.model import Workbook
    from industry_clusters.workflows.build import BuildReport
    from industry_clusters.workflows.memory import Memory
    from industry_clusters.workflows.merged import Merged

_OF_EXERCISE = ("LQ", "AAGR")
"""Functions that trainees type, where the room has no add-in."""


def make(found: Merged, source: Path, report: BuildReport, tell: Progress, *, with_lambdas: bool) -> None:
    """Read the data, work out the tables and write the workbook at the report's path; the report is told of all.

    Raises
    ------
    IndustryClustersError
        What went wrong, where, and what to do; the workbook that was there is as it was.
    """
    out = report.path
    home = report.home.resolve().parent
    before = found.study if report.stands_for else rebased(found.study, source, out)
    marks = _marks(before, home, with_lambdas)  # of the files before they are read
    with timed(report, "read the data"):
        study, data = read_study_data(
            found.study, home if report.stands_for else source.resolve().parent, tell
        )
        report.remarks += [f"{remark.place}: {remark.text}" for remark in data.panel.remarks]
    with timed(report, "work out the tables"):
        tell("working out the tables", 0, 0)
        study = study if report.stands_for else rebased(study, source, out)
        if study != before:  # the starter set came in
            marks = _marks(study, home, with_lambdas)
        report.analysis = tables_of(study, data)
        view = workbook_view(report.analysis)
    memory = replace(found.memory, has_lambdas=with_lambdas, fingerprint=marks[0], reading=marks[1])
    with timed(report, "write the workbook"):
        tell(f"writing {report.home.name}", 0, 0)
        _write(view, study, memory, report)


def _marks(study: Study, folder: Path, lambdas: bool) -> tuple[str, str]:
    return fingerprint(study, folder, lambdas=lambdas), reading_mark(study, folder, lambdas=lambdas)


def _write(view: Workbook, study: Study, memory: Memory, report: BuildReport) -> None:
    out = report.path
    with in_place(out) as temporary:
        if not out.exists():
            write_workbook(_remembering(view, study, replace(memory, copies=())), temporary, WORKBOOK)
            return
        from industry_clusters.render.keep import Package, shown_sheets  # noqa: PLC0415  lxml, where there is a workbook before
        from industry_clusters.workflows.rebuild import write_again  # noqa: PLC0415

        copy = kept_name(report.home, "before")
        copies = (*still_there(memory.copies, report.home), copy_of(out, copy.name))
        fresh = _remembering(view, study, replace(memory, copies=copies))
        before = Package.read(out)
        fresh = as_person_left(fresh, shown_sheets(before), memory)
        report.left_behind += write_again(fresh, before, temporary, memory.made)
        report.remarks += report.left_behind
        report.copy, report.copies = copy, copies
        if report.stands_for:
            return  # who brings it to its place keeps the copy there
        copied(out, copy)
    report.remarks += [f"the oldest copy, {name}, was removed" for name in remove_oldest(copies, out)]


def _remembering(view: Workbook, study: Study, memory: Memory) -> Workbook:
    """The workbook with what the next build needs to know of this one."""
    made = tuple(sheet.name for sheet in view.sheets)
    hidden = frozenset(sheet.name for sheet in view.sheets if sheet.hidden)
    text = replace(memory, study=study_text(study), made=made, program=__version__, hidden=hidden).text()
    return replace(view, memo=text, formula_names=_functions(study) if memory.has_lambdas else {})


def _functions(study: Study) -> dict[str, str]:
    """The worksheet functions as names and their formulas; for a team's exercise by their short names too."""
    from industry_clusters.export.lambda_names import lambda_names, short_names  # noqa: PLC0415  where they are asked for
    from industry_clusters.functions.declared import FUNCTIONS  # noqa: PLC0415

    named = lambda_names(FUNCTIONS) + (short_names(FUNCTIONS, _OF_EXERCISE) if study.team else ())
    return {one.name: one.refers_to for one in named}


def as_person_left(view: Workbook, shown: Mapping[str, bool], memory: Memory) -> Workbook:
    """The workbook in which a sheet is shown or hidden as a person left it, where that is not as the last build left it.

    Parameters
    ----------
    view
        The new workbook.
    shown
        Of the sheets of the workbook before, whether each is shown.
    memory
        What the workbook before remembers; where it does not know which sheets it hid, nothing is a person's choice.
    """
    if memory.hidden is None:
        return view
    chosen = {
        name: not is_shown
        for name, is_shown in shown.items()
        if name in memory.made and is_shown == (name in memory.hidden)
    }
    return replace(
        view,
        sheets=tuple(replace(sheet, hidden=chosen.get(sheet.name, sheet.hidden)) for sheet in view.sheets),
    )
