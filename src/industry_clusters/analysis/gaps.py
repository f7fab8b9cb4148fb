"""What a study lacks in its data: said at the beginning, with the reason and the next step, not found out from #N/A."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.analysis.geography import area_breaks
from industry_clusters.analysis.industries.areas import region_areas
from industry_clusters.industry_codes import level_of
from industry_clusters.panel import PUBLISHED, TOTAL_INDUSTRY
from industry_clusters.sheet_names import SETUP_SHEET
from industry_clusters.study import BaseTotal

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from industry_clusters.panel import Panel
    from industry_clusters.price_index import PriceIndex
    from industry_clusters.study import Study

_ALL_OWNERS, _PRIVATE = "0", "5"
_FARM = "11"
_FEW_YEARS = 3
NO_TOTAL = "No total to take shares of"
_NEEDS = {
    BaseTotal.TOTAL_COVERED: ((_ALL_OWNERS, TOTAL_INDUSTRY),),
    BaseTotal.PRIVATE: ((_PRIVATE, TOTAL_INDUSTRY),),
    BaseTotal.NON_FARM: ((_ALL_OWNERS, TOTAL_INDUSTRY), (_PRIVATE, _FARM)),
}
_ROW_WORDS = {
    (_ALL_OWNERS, TOTAL_INDUSTRY): "all industries, all ownerships (own_code 0, industry 10)",
    (_PRIVATE, TOTAL_INDUSTRY): "all industries, private (own_code 5, industry 10)",
    (_PRIVATE, _FARM): "agriculture, private (own_code 5, industry 11)",
}


@dataclass(frozen=True)
class Gap:
    """Something that the data lack: what, why, and what to do now; each a sentence."""

    what: str
    reason: str
    next_step: str

    def __str__(self) -> str:
        """All three."""
        return f"{self.what}: {self.reason}. {self.next_step}"


def gaps(study: Study, panel: Panel, prices: PriceIndex | None = None) -> tuple[Gap, ...]:
    """Return what a study needs and its data do not hold.

    Parameters
    ----------
    prices
        The price index in use, where it is known already.
    """
    rows = panel.rows
    areas = region_areas(study, panel)
    found = [
        *_areas_without_years(study, panel, _unexplained(study, panel, areas)),
        *_without_industries(study, rows, areas),
        *_without_totals(study, panel, rows, areas),
        *(_without_prices(study, prices) if prices is not None else ()),
    ]
    return tuple(dict.fromkeys(found))


def absent_references(study: Study, panel: Panel) -> tuple[str, ...]:
    """The areas that the study compares with and of which the data have no row at all: no workbook can be built without them."""
    own = {each.name: each.areas for each in study.own_references}
    wanted = dict.fromkeys(code for name in study.references for code in own.get(name, (name,)))
    return tuple(_called(panel, code) for code in wanted if code not in set(panel.areas))


def _unexplained(study: Study, panel: Panel, areas: tuple[str, ...]) -> tuple[str, ...]:
    """The areas that no change of areas explains, which is said in its own words."""
    explained = {code for found in area_breaks(study, panel, areas) for code in found.codes}
    return tuple(area for area in areas if area not in explained)


def _areas_without_years(study: Study, panel: Panel, areas: tuple[str, ...]) -> Iterator[Gap]:
    """Areas of the region and references that have no row in a year of the study that another area has."""
    years = [year for year in panel.years if study.first_year <= year <= study.last_year]
    for area in (*areas, *study.references):
        lacking = [year for year in years if year not in panel.held.get(area, ())]
        if not lacking:
            continue
        label = _called(panel, area)
        told = _listed(lacking)
        reason = _partial(panel, lacking) or "no row in the files"
        yield Gap(
            f"{label} has no figures of {told}",
            reason,
            f"Add its file of the year to the data (data get --area {area} --years {_span(lacking)}), or leave it out.",
        )


def _called(panel: Panel, area: str) -> str:
    title = panel.area_title(area)
    return f"{title} ({area})" if title != area else area


def _span(years: list[int]) -> str:
    return f"{years[0]}-{years[-1]}" if len(years) > 1 else str(years[0])


def _listed(years: list[int]) -> str:
    few = len(years) <= _FEW_YEARS
    return ", ".join(map(str, years)) if few else f"{years[0]} to {years[-1]} ({len(years)} years)"


def _partial(panel: Panel, years: list[int]) -> str:
    """Why a year has no annual average, where the files hold some of its quarters."""
    for remark in panel.remarks:
        for year in years:
            if remark.text.startswith(f"{year}: no annual average"):
                return f"{remark.place} has fewer than four quarters of {year}"
    return ""


def _without_industries(study: Study, rows: pd.DataFrame, areas: tuple[str, ...]) -> Iterator[Gap]:
    """The region has no industries of the study's level and ownership, though it may have others."""
    here = rows[rows["area_fips"].isin(areas) & rows["year"].isin([study.first_year, study.last_year])]
    levels = here["industry_code"].map({code: level_of(code) for code in here["industry_code"].unique()})
    detailed = here[levels == study.industry_level]
    if not len(here) or detailed["own_code"].isin(study.ownership.own_codes).any():
        return
    if len(detailed):
        yield Gap(
            f"No industry of the region is of {study.ownership.label.lower()}",
            f"its {study.industry_level}-digit rows count ownership {', '.join(sorted(detailed['own_code'].unique()))}",
            "Industries of all ownerships are sums over own_code 1, 2, 3 and 5: say in the mapping whose jobs the rows count.",
        )
        return
    there = sorted({int(level) for level in levels.unique() if level})
    yield Gap(
        f"The region has no {study.industry_level}-digit industries",
        f"the files hold {', '.join(map(str, there)) or 'no'} digits",
        "Add files with more detail, or set industry_level to what is there.",
    )


def _without_totals(study: Study, panel: Panel, rows: pd.DataFrame, areas: tuple[str, ...]) -> Iterator[Gap]:
    """Areas without the total that every share of the study is of; one gap for all that lack the same row."""
    years = (study.first_year, study.last_year)
    for own_code, industry in _NEEDS[study.base_total]:
        of_row = rows[(rows["own_code"] == own_code) & (rows["industry_code"] == industry)]
        told: dict[tuple[str, int], list[str]] = {}
        for area, year, status in zip(
            *(of_row[name].tolist() for name in ("area_fips", "year", "status")), strict=True
        ):
            told.setdefault((area, year), []).append(status)
        lacking: dict[str, dict[str, list[int]]] = {}
        for area in dict.fromkeys((*areas, *study.references)):
            for year in years:
                there = told.get((area, year), [])
                if year in panel.held.get(area, ()) and set(there) != {PUBLISHED}:
                    reason = "it is not disclosed" if there else "no row of it"
                    lacking.setdefault(reason, {}).setdefault(area, []).append(year)
        for reason, found in lacking.items():
            where = "; ".join(f"{_called(panel, area)} {_listed(of)}" for area, of in found.items())
            yield Gap(
                f"{NO_TOTAL} ({where})",
                f"{reason}: {_ROW_WORDS[own_code, industry]}",
                f"Add the row or file, or choose another base total (base_total in the study, or on '{SETUP_SHEET}': private, total_covered, non_farm).",
            )


def _without_prices(study: Study, prices: PriceIndex) -> Iterator[Gap]:
    lacking = sorted(
        {year for year in (study.first_year, study.last_year, study.dollar_year) if year not in prices.values}
    )
    if lacking:
        yield Gap(
            f"There is no price index of {', '.join(map(str, lacking))}, and so no real pay",
            f"{prices.title} ({prices.source}) has no annual average of {'it' if len(lacking) == 1 else 'them'}; an average of fewer than "
            "all its months would be a guess",
            "Add the annual average (period M13) or the published semiannual figures (S01, S02), or choose another index or year.",
        )
