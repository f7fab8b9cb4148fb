"""The data store: what is taken out of it, by name, area or year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.errors import BadSetting, did_you_mean
from industry_clusters.store.folder import StoreFolder, default_store
from industry_clusters.store.load import remove_files
from industry_clusters.workflows.data import list_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.store.catalogue import StoredFile


def find_stored(
    names: Sequence[str], years: Sequence[int] = (), store: StoreFolder | None = None
) -> list[StoredFile]:
    """Return the files of the store that have a name, or all rows of one area or of one year.

    A file that holds an area among others is not that area's: it goes by its name or year.

    Raises
    ------
    BadSetting
        Where a name, area or year is not in the store, or an area is only in files that hold others too.
    """
    store = store or default_store()
    files = list_files(store)
    found: list[StoredFile] = []
    for wanted in names:
        of_it = [
            file for file in files if wanted in (file.name, *map(str, file.years)) or file.areas == {wanted}
        ]
        found += of_it or _refuse(wanted, files, store)
    for year in years:
        found += [file for file in files if year in file.years] or _refuse(str(year), files, store)
    return list(dict.fromkeys(found))


def files_with_others(names: Sequence[str], store: StoreFolder | None = None) -> list[StoredFile]:
    """Return the files that hold areas among others, which a removal by area leaves in the store."""
    return [file for file in list_files(store) if len(file.areas) > 1 and not file.areas.isdisjoint(names)]


def _refuse(wanted: str, files: Sequence[StoredFile], store: StoreFolder) -> list[StoredFile]:
    """Say why there is nothing to remove."""
    shared = [file.name for file in files if wanted in file.areas]
    if shared:
        raise BadSetting(
            f"the data store has {wanted} only in files that hold other areas too: {', '.join(shared)}",
            place=str(store.root),
            next_step="Name the file, or take --year, to remove all of it.",
        )
    raise BadSetting(
        f"the data store has no {wanted!r}",
        place=str(store.root),
        next_step=did_you_mean(wanted, [file.name for file in files]) or "'data list' says what is there.",
    )


def remove_data(
    names: Sequence[str], years: Sequence[int] = (), store: StoreFolder | None = None
) -> list[str]:
    """Take files out of the store, as :func:`find_stored` finds them; return the names of those taken out.

    Raises
    ------
    BadSetting
        Where a name or year is not in the store.
    """
    store = store or default_store()
    gone = find_stored(names, years, store)
    remove_files(store, gone)
    return [file.name for file in gone]
