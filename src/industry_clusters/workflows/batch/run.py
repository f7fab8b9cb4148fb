"""Many regions in one run: their workbooks in parallel, and a summary that sets them side by side."""

from __future__ import annotations

import csv
import os
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from industry_clusters.analysis.batch.region_figures import Failure, RegionOutcome, Status
from industry_clusters.analysis.batch.tables import cluster_table, region_table
from industry_clusters.ingest.study.batch_file import read_batch
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.outputs import SUMMARY as SUMMARY_KIND
from industry_clusters.outputs import SUMMARY_TABLE, check_output, in_place, keep_before, make_folder
from industry_clusters.plain_text import guarded
from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.batch.summary import batch_summary_view
from industry_clusters.workflows.batch.pool import Pool, stopped_by_ctrl_c
from industry_clusters.workflows.batch.region import RegionTask, build_region, died
from industry_clusters.workflows.batch.regions import NamedStudy, studies_of
from industry_clusters.workflows.merged import seen_from

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

    from industry_clusters.study import Study

SUMMARY = "summary.xlsx"
_TABLES = ("summary.csv", "summary clusters.csv")
_INNER = ("key_", "slot", "number", "position", "size")
"""Beginnings of columns that the summary's formulas need, and no reader."""
STUDIES = "studies"
_MEMORY_A_JOB = 1_000_000_000
_MOST_JOBS = 61  # as many as Windows can wait for


class Watcher(Protocol):
    """One who is told how a batch goes on."""

    def begins(self, regions: int, jobs: int) -> None:
        """So many regions are to be built, so many at a time."""

    def started(self, region: str) -> None:
        """A region is in hand; it may be so twice, where a process died."""

    def ended(self, outcome: RegionOutcome) -> None:
        """A region is built, or has failed."""

    def stopping(self) -> None:
        """No further region is begun."""


@dataclass(frozen=True)
class BatchReport:
    """What a batch made: an outcome a region in the order of the batch file, the summary, whether it was stopped.

    ``summary`` is None where only some regions were wanted: then that of the whole batch stays as it is.
    """

    outcomes: tuple[RegionOutcome, ...]
    folder: Path
    summary: Path | None
    stopped: bool
    seconds: float

    @property
    def built(self) -> tuple[RegionOutcome, ...]:
        """Those that have a workbook."""
        return self._that_are(Status.BUILT)

    @property
    def failed(self) -> tuple[RegionOutcome, ...]:
        """Those with which something went wrong."""
        return self._that_are(Status.FAILED)

    @property
    def not_begun(self) -> tuple[RegionOutcome, ...]:
        """Those that were left when the batch was stopped."""
        return self._that_are(Status.NOT_BEGUN)

    def _that_are(self, status: Status) -> tuple[RegionOutcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.status is status)


def run_batch(
    source: Path,
    out: Path | None = None,
    jobs: int | None = None,
    watcher: Watcher | None = None,
    *,
    only: Sequence[str] = (),
    slides: bool = False,
    for_machines: bool = False,
) -> BatchReport:
    """Build the workbook of every region of a batch file, and their summary.

    A workbook that is there is built again as :func:`~industry_clusters.workflows.build.build` does: what was typed in
    it stays. A region that fails stops no other. The first Ctrl-C lets those in hand end, and begins no other.

    Parameters
    ----------
    source
        The batch file.
    out
        The folder for the workbooks; one beside the batch file, of its name, where it is left out.
    jobs
        Processes at a time; see :func:`usual_jobs`.
    watcher
        Is told of every region.
    only
        Names of the regions to build; the summary then stays as it is.
    slides
        Make each region's slides too.
    for_machines
        Leave texts in the CSV files as they are, also those that a spreadsheet program would run.

    Raises
    ------
    IndustryClustersError
        Where the batch file, the folder or the summary cannot be read or written. A region's own errors are in its
        outcome.
    """
    start = time.perf_counter()
    folder = source.resolve().parent
    out = (out or source.with_suffix("")).resolve()
    named = studies_of(read_batch(source), folder, only)
    make_folder(out / STUDIES)
    check_output(out / SUMMARY, SUMMARY_KIND)
    for name in _TABLES:
        check_output(out / name, SUMMARY_TABLE)
    tasks = [_task(one, folder, out, slides=slides) for one in named]
    outcomes, stopped = _built(tasks, jobs or usual_jobs(), watcher)
    summary = None if only else _write_summary(outcomes, out, for_machines=for_machines)
    return BatchReport(outcomes, out, summary, stopped, time.perf_counter() - start)


def usual_jobs() -> int:
    """Return how many regions are built at a time: one a processor, as far as the machine's memory goes."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # Windows does not tell in this way
        return min(processors, _MOST_JOBS)
    return max(1, min(processors, memory // _MEMORY_A_JOB, _MOST_JOBS))


def _task(one: NamedStudy, folder: Path, out: Path, *, slides: bool) -> RegionTask:
    """Write a region's study file, which the process reads; it can be built by itself too."""
    path = out / STUDIES / f"{one.stem}.toml"
    path.unlink(missing_ok=True)  # the batch file is what counts
    write_study(moved(one.study, folder, path.parent), path)
    region = one.study.region
    areas = region.area_fips or (f"CBSA {region.cbsa}",)
    return RegionTask(region.name, areas, path, out / f"{one.stem}.xlsx", slides)


def moved(study: Study, folder: Path, new_folder: Path) -> Study:
    """A study with its paths as seen from another folder."""
    data = tuple(
        source if source.is_store else replace(source, path=seen_from(folder / source.path, new_folder))
        for source in study.data
    )
    definitions = study.definitions_file and seen_from(folder / study.definitions_file, new_folder)
    return replace(study, data=data, definitions_file=definitions)


def _built(
    tasks: Sequence[RegionTask], jobs: int, watcher: Watcher | None
) -> tuple[tuple[RegionOutcome, ...], bool]:
    pool = Pool(build_region, died, jobs, lambda task: watcher.started(task.region) if watcher else None)
    found: dict[RegionTask, RegionOutcome] = {}

    def stop() -> None:
        pool.stop()
        if watcher:
            watcher.stopping()

    if watcher:
        watcher.begins(len(tasks), min(jobs, len(tasks)))
    with stopped_by_ctrl_c(stop):
        for task, outcome in pool.results(tasks):
            found[task] = outcome
            if watcher:
                watcher.ended(outcome)
    return tuple(found.get(task) or _not_begun(task) for task in tasks), pool.stopped


def _not_begun(task: RegionTask) -> RegionOutcome:
    failure = Failure("the batch was stopped before it was built", "", "Run the batch again.")
    return RegionOutcome(task.region, task.areas, failure=failure, begun=False)


def _write_summary(outcomes: Sequence[RegionOutcome], out: Path, *, for_machines: bool) -> Path:
    path = out / SUMMARY
    with in_place(path) as fresh:
        write_workbook(batch_summary_view(outcomes), fresh, SUMMARY_KIND)
        keep_before(path, fresh)
    for name, table in zip(_TABLES, (region_table(outcomes), cluster_table(outcomes)), strict=True):
        with in_place(out / name) as temporary:
            _write_table(table, temporary, for_machines=for_machines)
            keep_before(out / name, temporary)
    return path


def _write_table(table: pd.DataFrame, path: Path, *, for_machines: bool) -> None:
    """Write what a person reads of a table as CSV."""
    shown = [column for column in table if not str(column).startswith(_INNER)]
    kept = table[shown].convert_dtypes()
    if not for_machines:
        kept = kept.map(lambda cell: guarded(cell) if isinstance(cell, str) else cell)
    kept.to_csv(
        path,
        index=False,
        encoding="utf-8-sig",
        na_rep="",
        quoting=csv.QUOTE_MINIMAL if for_machines else csv.QUOTE_NONNUMERIC,
    )
