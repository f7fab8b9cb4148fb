"""Where each row of a table of industries stands in the data, and whether the lists of observations may show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.region.data_sheets import REFERENCE_EMPLOYMENT, REGION_EMPLOYMENT, data_codes
from industry_clusters.views.vocabulary.worked import (
    Worked,
    as_count,
    cases,
    here,
    is_above,
    is_at_least,
    is_equal,
    joined,
    named,
    place_in,
    total,
    unless_error,
)

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.analysis.tables import Analysis


def found_rows(analysis: Analysis, rows: pd.DataFrame, key: str) -> dict[str, Worked]:
    """Rows in the data sheets, place in the table, and whether a row is large enough to list, of the table ``key``."""
    codes = data_codes(analysis)
    code = here("industry_code", rows["industry_code"].tolist())
    areas = [each.cells.label for each in analysis.compared.values()]
    keys = Worked(f"{{{REFERENCE_EMPLOYMENT}.key}}", [f"{area}|{one}" for area in areas for one in codes])

    def in_references(name: str, area: str) -> Worked:
        return place_in(keys, joined(named(name, area, len(rows)), "|", code))

    made = {
        "region_row": place_in(Worked(f"{{{REGION_EMPLOYMENT}.industry_code}}", codes), code),
        "reference_row": in_references("reference", analysis.reference.label),
        "position": Worked(f"ROW()-ROW({{{key}#industry_code}})", list(range(1, len(rows) + 1))),
        "listed": _listed(analysis, rows),
    }
    if analysis.second is not None:
        made["second_row"] = in_references("second_reference", analysis.second.label)
    return made


def _listed(analysis: Analysis, rows: pd.DataFrame) -> Worked:
    """1 where jobs of one of the years, at their best values, are enough and the review does not exclude the row."""
    least = named("list_minimum", analysis.study.list_minimum, len(rows))
    enough = (
        unless_error(as_count(is_at_least(here(name, rows[name].tolist()), least)), 0)
        for name in ("best_employment_first", "best_employment_last")
    )
    excluded = here("excluded", rows["excluded"].tolist())
    return cases((is_equal(excluded, 1), 0), (is_above(total(*enough), 0), 1), otherwise=0)
