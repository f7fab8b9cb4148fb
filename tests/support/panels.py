"""Small panels, written out row by row."""

import numpy as np
import pandas as pd

from industry_clusters.panel import PUBLISHED, WITHHELD, Panel, SourceFile

MARKED = SourceFile("marked.csv", "bls_annual", 1, 2010, 2020, 1, 1, "", "2021-01-01", marks_withheld=True)
UNMARKED = SourceFile("unmarked.csv", "new_york", 1, 1990, 2000, 1, 0, "", "2001-01-01", marks_withheld=False)


def panel_of(text, source=MARKED, **names):
    """A panel from lines ``area own industry year establishments employment wages``; N stands for withheld."""
    rows = [_row(line.split()) for line in text.splitlines() if line.strip()]
    table = pd.DataFrame(rows).assign(source_id=0, line=range(2, len(rows) + 2))
    return Panel(table, (source,), **names)


def _row(words):
    area, own, industry, year, establishments, employment, wages = words
    withheld = employment == "N"
    return {
        "area_fips": area,
        "own_code": own,
        "industry_code": industry,
        "year": int(year),
        "annual_avg_estabs": float(establishments),
        "annual_avg_emplvl": np.nan if withheld else float(employment),
        "total_annual_wages": np.nan if withheld else float(wages),
        "status": WITHHELD if withheld else PUBLISHED,
    }
