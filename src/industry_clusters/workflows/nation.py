"""The nation's table: every area's quotient, growth and pay, out of the store."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from industry_clusters.analysis.breaks import changes
from industry_clusters.errors import BadSetting
from industry_clusters.render.in_place import in_place
from industry_clusters.store.folder import StoreFolder, default_store
from industry_clusters.store.nation import NationChoice, NationTable, write_nation
from industry_clusters.workflows.build import kept_name

if TYPE_CHECKING:
    from industry_clusters.store.nation import YearDone

__all__ = ["NationChoice", "make_nation"]

ENDINGS = (".parquet", ".csv")


def make_nation(
    choice: NationChoice,
    out: Path,
    store: StoreFolder | None = None,
    done: YearDone | None = None,
    *,
    force: bool = False,
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

    Returns
    -------
    What was made, and the copy of the file that was there.

    Raises
    ------
    BadSetting
        Where the file's ending is another.
    DataError, StoreError
        Where the store lacks what is wanted.
    """
    if out.suffix.lower() not in ENDINGS:
        raise BadSetting(
            f"{out.name!r} ends in {out.suffix or 'nothing'!r}",
            place="out",
            next_step="Name a file that ends in .parquet or .csv.",
        )
    copy = None
    with in_place(out) as temporary:
        made = write_nation(store or default_store(), choice, changes(choice.level), temporary, done)
        if out.exists() and not force:
            copy = kept_name(out, "before")
            shutil.copy2(out, copy)
    return made, copy
