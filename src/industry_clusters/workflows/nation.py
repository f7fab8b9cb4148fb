"""The nation's table: every area's quotient, growth and pay, out of the store."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.breaks import changes
from industry_clusters.outputs import NATION, check_output, in_place, kept_name
from industry_clusters.store.folder import StoreFolder, default_store
from industry_clusters.store.nation import write_nation
from industry_clusters.store.nation_choice import NationChoice, NationTable

if TYPE_CHECKING:
    from industry_clusters.store.nation import YearDone
    from industry_clusters.store.nation_choice import RangesOf

__all__ = ["NationChoice", "make_nation"]


def make_nation(
    choice: NationChoice,
    out: Path,
    store: StoreFolder | None = None,
    done: YearDone | None = None,
    *,
    force: bool = False,
    for_machines: bool = False,
    bounds: bool = False,
) -> tuple[NationTable, Path | None]:
    """Write the nation's table, whole or not at all.

    Parameters
    ----------
    choice
        What it is to hold.
    out
        The file: ``.parquet`` or ``.csv``. One that is there is kept as a copy.
    store
        The store; the user's own where it is left out.
    done
        Called after each year with years done, years in all, and rows read so far.
    force
        Keep no copy.
    for_machines
        Leave texts in a CSV file as they are, also those that a spreadsheet program would run.
    bounds
        Add what is known of jobs that are not disclosed: low, best, high, grade, and the reason.

    Returns
    -------
    What was made, and the copy of the file that was there.

    Raises
    ------
    WorkbookError
        Where the file's ending is another, or it would take the place of a file that 'nation' did not make.
    DataError, StoreError
        Where the store lacks what is wanted.
    """
    check_output(out, NATION)
    copy = None
    with in_place(out) as temporary:
        made = write_nation(
            store or default_store(),
            choice,
            changes(choice.level),
            temporary,
            done,
            for_machines=for_machines,
            ranges=_ranges_of() if bounds else None,
        )
        if out.exists() and not force:
            copy = kept_name(out, "before")
            shutil.copy2(out, copy)
    return made, copy


def _ranges_of() -> RangesOf:
    from industry_clusters.analysis.nation_ranges import ranges_of  # noqa: PLC0415 - brings SciPy; only if asked

    return ranges_of
