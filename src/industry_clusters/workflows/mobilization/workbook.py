"""From a study to its mobilization workbook, new or again; every word that a team typed stays."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from industry_clusters.analysis.mobilization.comparisons import claims_of
from industry_clusters.analysis.mobilization.duplicates import merged_people
from industry_clusters.analysis.mobilization.figures import cluster_figures
from industry_clusters.analysis.mobilization.seeds import chosen, seeded
from industry_clusters.analysis.mobilization.tables import Mobilization, Remembered, mobilization
from industry_clusters.ingest.mobilization.register import read_people
from industry_clusters.ingest.mobilization.typed_workbook import read_typed
from industry_clusters.measures.overlap import shared_part
from industry_clusters.mobilization.lists import BY_KEY
from industry_clusters.mobilization.typed import Typed
from industry_clusters.outputs import MOBILIZATION, check_free, check_output, copied, in_place, kept_name
from industry_clusters.progress import silent
from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.mobilization.workbook import mobilization_view
from industry_clusters.workflows.memory import Memory, made_before
from industry_clusters.workflows.merged import seen_from
from industry_clusters.workflows.mobilization.calendars import write_calendars
from industry_clusters.workflows.mobilization.data import remembered, study_and_place
from industry_clusters.workflows.opening import open_analysis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from industry_clusters.progress import Progress
    from industry_clusters.views.vocabulary.model import Workbook

_REBASE = "mobilize_rebase"
_ALIKE = 0.6
_CHECKED = {"people": "check", "roles": "check", "invitees": "check", "events": "check", "scores": "check", "cards": "check",
            "priorities": "check", "votes": "check", "plans": "check", "outcomes": "check", "commitments": "check"}  # fmt: skip


@dataclass
class MobilizeReport:
    """What was made: the workbook, the copy of the one before, calendar files, what a reader should know."""

    path: Path
    copy: Path | None = None
    calendars: tuple[Path, ...] = ()
    added_people: int = 0
    remarks: list[str] = field(default_factory=list)
    left_behind: list[str] = field(default_factory=list)
    mobilization: Mobilization | None = field(default=None, repr=False)


def mobilize(
    source: Path,
    out: Path | None = None,
    people: Sequence[Path] = (),
    *,
    calendar: bool = False,
    today: date | None = None,
    begin: Typed | None = None,
    progress: Progress | None = None,
) -> MobilizeReport:
    """Build a study's mobilization workbook, or build it again with the study's new figures.

    Parameters
    ----------
    source
        A study file or workbook; or a mobilization workbook, which remembers its study.
    out
        Where it goes; beside the study, with 'mobilization' in its name.
    people
        Lists of people (CSV, XLSX, vCard) to take into the register.
    calendar
        Write a calendar file for each cluster group beside it.
    today
        The day that dates are held against; the computer's if left out.
    begin
        What a new workbook begins with; the method's own lists if left out.
    progress
        Called with a few words, steps done, and steps in all.

    Raises
    ------
    IndustryClustersError
        What went wrong, where, and what to do; the workbook that was there is as it was.
    """
    source, out = study_and_place(source, out)
    check_free(out)
    check_output(out, MOBILIZATION, [source, *people])
    report, tell = MobilizeReport(out), progress or silent
    analysis = open_analysis(source, tell, occupations=False)
    typed, before = (read_typed(out), remembered(out)) if out.exists() else (begin or Typed(), Remembered())
    typed = _with_people(typed, people, report)
    if typed.words.get(_REBASE, "").casefold() == "yes":
        before = replace(before, claims={})
        typed = replace(typed, words={key: text for key, text in typed.words.items() if key != _REBASE})
    typed = seeded(typed, analysis.clusters.names, analysis.study.interviews.themes_used, before.seeded)
    made = mobilization(analysis, typed, today or date.today(), before)  # noqa: DTZ011  the person's own day
    report.mobilization = made
    report.remarks += [*_renamed(made, before), *_doubts(made)]
    tell(f"writing {out.name}", 0, 0)
    _write(
        _with_memory(
            mobilization_view(made), made, before, seen_from(source.resolve(), out.resolve().parent)
        ),
        out,
        report,
    )
    if calendar:
        report.calendars, remarks = write_calendars(typed, out)
        report.remarks += remarks
    return report


def _with_memory(view: Workbook, made: Mobilization, before: Remembered, study: str) -> Workbook:
    now = claims_of(cluster_figures(made.analysis), made.analysis)
    said = {
        "study": study,
        "clusters": {one.cluster: one.codes for one in made.figures},
        "claims": {**now, **before.claims} if before.claims else now,
        "seeded": sorted({*(before.seeded or ()), *chosen(made.typed)}),
    }
    names = tuple(sheet.name for sheet in view.sheets)
    return replace(view, memo=Memory(json.dumps(said, ensure_ascii=False, indent=0), made=names).text())


def _with_people(typed: Typed, people: Iterable[Path], report: MobilizeReport) -> Typed:
    for path in people:
        read = read_people(path)
        merged = merged_people(typed.of("people"), read.rows)
        typed = typed.with_rows("people", merged.rows)
        report.added_people += merged.added
        report.remarks += [*read.remarks, *(f"{path.name}: {words}" for words in merged.remarks)]
    return typed


def _renamed(made: Mobilization, before: Remembered) -> Iterator[str]:
    """Clusters that the study no longer has, and what they may be called now."""
    new = {one.cluster: frozenset(one.codes) for one in made.figures if one.cluster not in before.clusters}
    for name in made.gone:
        codes = frozenset(before.clusters.get(name, ()))
        like = next((other for other, theirs in new.items() if shared_part(codes, theirs) >= _ALIKE), "")
        invited = sum(
            row.get("cluster", "").casefold() == name.casefold() for row in made.typed.of("invitees")
        )
        told = f" {invited} people were invited under that name." if invited else ""
        hint = f" It may be {like!r} now: type that name in its place." if like else ""
        yield f"{name!r} is no longer a cluster of the study; what was typed for it is kept.{told}{hint}"


def _doubts(made: Mobilization) -> Iterator[str]:
    """How many rows of each sheet have something to check."""
    for key, column in _CHECKED.items():
        wrong = sum(bool(text) for text in made.book.column(key, column))
        if wrong:
            yield f"sheet {BY_KEY[key].sheet!r}: {wrong} rows to check"


def _write(view: Workbook, out: Path, report: MobilizeReport) -> None:
    with in_place(out) as temporary:
        if not out.exists():
            write_workbook(view, temporary, MOBILIZATION)
            return
        from industry_clusters.workflows.rebuild import write_again  # noqa: PLC0415  lxml, where there is a workbook

        report.left_behind += write_again(view, out, temporary, made_before(out), MOBILIZATION)
        report.remarks += report.left_behind
        report.copy = copied(out, kept_name(out, "before"))
