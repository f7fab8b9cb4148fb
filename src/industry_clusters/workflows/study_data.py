"""A study's data, from its files and from the data store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.clusters.suggestions import FEWEST_COUNTIES
from industry_clusters.analysis.industries.areas import areas_of_reference, cbsa_row
from industry_clusters.industry_codes import SECTOR_LEVEL
from industry_clusters.ingest.reading.read import DataSet, Selection, read_data
from industry_clusters.panel import US

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

    from industry_clusters.ingest.files.content import FileContent
    from industry_clusters.progress import Progress
    from industry_clusters.study import DataSource, Study
    from industry_clusters.workflows.data import Wish


def wish_of(study: Study) -> Wish:
    """Return the data that a study needs: its region, its reference areas, and every year between its two."""
    from industry_clusters.workflows.data import Wish  # noqa: PLC0415  it brings the libraries of downloads

    return Wish(tuple(sorted(areas_in_store(study) - {US})), study.first_year, study.last_year)


def areas_in_store(study: Study) -> frozenset[str]:
    """Return the areas whose rows a study takes from the store; of a metropolitan area BLS's own rows."""
    region = study.region.area_fips or (cbsa_row(str(study.region.cbsa)),)
    continued = {code for line in study.continues if set(line.codes) & set(region) for code in line.codes}
    references = {code for name in study.references for code in areas_of_reference(study, name)}
    return frozenset({*region, *continued, *references})


def read_sources(
    sources: Sequence[DataSource],
    folder: Path,
    selection: Selection,
    progress: Progress | None = None,
    in_store: Selection | None = None,
) -> DataSet:
    """Read a study's data: its files, and the data store where it is named among them.

    Parameters
    ----------
    selection
        Which rows are wanted.
    in_store
        Which rows of the store, where that is something else: a store may hold the nation.

    Raises
    ------
    DataError, StoreError
        Where a file cannot be read, or the store holds nothing of the areas.
    """
    files = [source for source in sources if not source.is_store]
    further: list[FileContent] = []
    if len(files) < len(sources):
        from industry_clusters.store.folder import default_store  # noqa: PLC0415  DuckDB, where a study needs it
        from industry_clusters.store.read import stored_contents  # noqa: PLC0415

        further = stored_contents(default_store(), in_store or selection)
    return read_data(files, folder, selection, progress, further)


def establishments_in_store(study: Study) -> pd.DataFrame | None:
    """Establishments by industry group and county in the last year, where the study takes data from a store.

    Of the region's states where those have counties enough to tell what is found together, else of all that the store holds.
    """
    if not any(source.is_store for source in study.data) or study.industry_level <= SECTOR_LEVEL:
        return None
    from industry_clusters.store.folder import default_store  # noqa: PLC0415  DuckDB, where a study needs it
    from industry_clusters.store.locations import county_establishments  # noqa: PLC0415

    wanted = (default_store(), study.last_year, study.ownership.own_codes, study.industry_level)
    found = county_establishments(*wanted, states=sorted({area[:2] for area in study.region.area_fips}))
    if found.shape[1] >= FEWEST_COUNTIES:
        return found
    found = county_establishments(*wanted)
    return found if found.shape[1] >= FEWEST_COUNTIES else None
