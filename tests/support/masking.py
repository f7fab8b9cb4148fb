"""Published cells withheld again, by the rules of the agency, so that the truth is known."""

import numpy as np

from industry_clusters.industry_codes import level_of, parent_of
from industry_clusters.panel import COUNTS, TOTAL_INDUSTRY, WITHHELD, Panel

AMOUNTS = list(COUNTS[1:])


def masked(panel, fewer_than):
    """The panel with more private cells withheld, and the rows that were, as they were published.

    Primary: industries of fewer than so many establishments. Complementary: while a published total has a single
    part withheld, its smallest published part goes too, or the total itself where it has no other part; and a
    withheld total whose parts are all published loses the smallest of them.
    """
    rows = panel.table
    hidden = np.zeros(len(rows), dtype=bool)
    private = rows[rows["own_code"].eq("5")]
    for _, county in private.groupby(["area_fips", "year"]):
        hidden[_hidden(county, fewer_than)] = True
    chosen = hidden & rows["status"].ne(WITHHELD).to_numpy()
    table = rows.copy()
    table.loc[chosen, AMOUNTS] = np.nan
    table.loc[chosen, "status"] = WITHHELD
    return Panel(table, panel.sources, cbsa_counties=panel.cbsa_counties), rows[chosen]


def _hidden(county, fewer_than):
    """Index labels of the rows to withhold, those withheld already included."""
    place = dict(zip(county["industry_code"], county.index, strict=True))
    jobs = dict(zip(county["industry_code"], county["annual_avg_emplvl"], strict=True))
    few = county["annual_avg_estabs"].lt(fewer_than) | county["status"].eq(WITHHELD)
    gone = set(county.loc[few, "industry_code"]) - {TOTAL_INDUSTRY}
    children = {}
    for code in place:
        if level_of(code):
            children.setdefault(parent_of(code), []).append(code)
    while more := {
        code
        for parent in children
        if parent in place
        for code in _secondary(parent, children[parent], gone, jobs)
    }:
        gone |= more
    return [place[code] for code in gone]


def _secondary(parent, parts, gone, jobs):
    lost = [code for code in parts if code in gone]
    if len(lost) == (1 if parent not in gone else 0):
        if left := [code for code in parts if code not in gone]:
            return [min(left, key=lambda code: (jobs[code], code))]
        if parent not in gone and parent != TOTAL_INDUSTRY:
            return [parent]
    return []


def with_truth(table, truth):
    """Rows of a table of cells that were withheld for the test, beside what they held."""
    keys = ["area_fips", "own_code", "industry_code", "year"]
    return table.merge(truth[[*keys, *AMOUNTS]], on=keys, how="inner", validate="one_to_one")
