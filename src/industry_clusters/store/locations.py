"""Where each industry is found: establishments by county, of every county that the store holds of a state or the nation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from industry_clusters.store.checksums import check_rows
from industry_clusters.store.read import read_steadily
from industry_clusters.store.tables import database, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.store.catalogue import Catalogue, RowsFile
    from industry_clusters.store.folder import StoreFolder

_STATE_DIGITS, _AREA_DIGITS = 2, 5
_WHOLE_STATE, _UNKNOWN_COUNTY = "000", "999"


def county_establishments(
    store: StoreFolder, year: int, own_codes: Sequence[str], level: int, states: Sequence[str] = ()
) -> pd.DataFrame:
    """Count establishments by industry and county; they are published also where jobs are not disclosed.

    Parameters
    ----------
    year, own_codes, level
        The year, the ownerships to add up, and the NAICS digits of the industries: three or more.
    states
        First two digits of the counties' codes; every county that the store holds where there are none.

    Returns
    -------
    DataFrame
        Industries as rows, counties as columns; 0 where a county has none. Empty where the store holds no county.

    Raises
    ------
    StoreError
        Where a file of the store cannot be read.
    """
    return read_steadily(
        store, lambda catalogue: _counted(store, catalogue, (year, own_codes, level, states))
    )


def is_county(area: str) -> bool:
    """Whether an area is a county, and no nation, state, metropolitan area or rest of a state.

    Examples
    --------
    >>> [is_county(area) for area in ("39049", "39000", "US000", "C1814", "39999")]
    [True, False, False, False, False]
    """
    ending = area[_STATE_DIGITS:]
    return len(area) == _AREA_DIGITS and area.isdigit() and ending not in (_WHOLE_STATE, _UNKNOWN_COUNTY)


def _counted(
    store: StoreFolder, catalogue: Catalogue, wanted: tuple[int, Sequence[str], int, Sequence[str]]
) -> pd.DataFrame:
    year, own_codes, level, states = wanted

    def is_wanted(area: str) -> bool:
        return is_county(area) and (not states or area[:_STATE_DIGITS] in states)

    files = [one for one in catalogue.rows if one.year == year and any(map(is_wanted, one.areas))]
    if not files:
        return pd.DataFrame()
    check_rows(store, files)
    with database() as connection:
        rows = connection.execute(_query(store, files, own_codes, level)).df()
    rows = rows[[is_wanted(area) for area in rows["area_fips"]]]
    return rows.pivot(index="industry_code", columns="area_fips", values="establishments").fillna(0.0)


def _query(store: StoreFolder, files: Sequence[RowsFile], own_codes: Sequence[str], level: int) -> str:
    listed = ", ".join(quoted((store.root / one.parquet).as_posix()) for one in files)
    owners = ", ".join(quoted(code) for code in own_codes)
    return (
        "SELECT area_fips, industry_code, sum(annual_avg_estabs)::DOUBLE AS establishments "
        f"FROM read_parquet([{listed}], union_by_name = true) "
        f"WHERE size_code = '0' AND own_code IN ({owners}) AND length(industry_code) = {level} AND industry_code NOT LIKE '10%' "
        "GROUP BY area_fips, industry_code ORDER BY industry_code, area_fips"
    )
