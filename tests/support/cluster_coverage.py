"""Clusters of counties with published cells withheld again: their ranges by the workbook's formula, beside the truth."""

import numpy as np
import pandas as pd

from industry_clusters.analysis.clusters.cluster_ranges import chain_of, steps
from industry_clusters.analysis.industries.cells import area_cells
from industry_clusters.analysis.withheld.region import region_known
from industry_clusters.measures.margins import likely_range
from industry_clusters.panel import US
from industry_clusters.study import Ownership
from support.masking import masked
from support.small_study import study

_OF_MEMBERS = ("low", "high", "variance")


def masked_clusters(panel, fewer_than, definitions):
    """The published members of every cluster in every county and year, where some of them are masked.

    Members that are truly withheld are left out of a cluster, since nobody knows its jobs with them.

    Returns
    -------
    DataFrame
        ``area_fips``, ``year``, ``cluster``; jobs: ``truth``, ``low``, ``high``, ``likely_low``, ``likely_high``, ``best``.
    """
    again, _ = masked(panel, fewer_than)
    areas = [area for area in panel.areas if area != US]
    years = sorted(panel.table.loc[panel.table["area_fips"].ne(US), "year"].unique())
    return pd.concat(
        [_of_county(panel, again, area, years, definitions) for area in areas], ignore_index=True
    )


def _of_county(panel, again, area, years, definitions):
    before, after = (area_cells(each, area, (area,), Ownership.PRIVATE, years) for each in (panel, again))
    known = region_known(again, after, (area,), study())
    found = []
    for year in years:
        wider = known.wider[known.wider["year"].eq(year)].set_index("industry_code")
        for name, codes in definitions.items():
            truth = before.employment[year].reindex(codes).dropna()
            there, shown = truth.index.tolist(), after.employment[year].reindex(truth.index)
            if shown.isna().any():
                found.append(
                    {"area_fips": area, "year": year, "cluster": name, "truth": truth.sum()}
                    | _ranges(known, there, year, wider)
                )
    return pd.DataFrame(found)


def _ranges(known, codes, year, wider):
    members = pd.DataFrame(
        {name: getattr(known, name)[year].reindex(codes).to_numpy() for name in _OF_MEMBERS}
    )
    last = steps([1] * len(codes), [chain_of(code) for code in codes], members, wider, 3)[-1]
    state = last.state[last.leads.astype(bool)].iloc[0]
    best, part = (float(np.nansum(getattr(known, name)[year].reindex(codes))) for name in ("best", "known"))
    ends = likely_range(part, max(best - part, 0.0), state["variance"], state["low"], state["high"])
    return {
        "low": state["low"],
        "high": state["high"],
        "likely_low": ends[0],
        "likely_high": ends[1],
        "best": best,
    }
