"""The starter clusters' industry groups."""

from importlib.resources import files

import pandas as pd


def starter_groups():
    """Four-digit codes by cluster."""
    with (
        files("industry_clusters.ingest.lookups")
        .joinpath("starter_clusters.csv")
        .open(encoding="utf-8") as file
    ):
        rows = pd.read_csv(file, dtype=str)
    rows = rows[rows["industry_code"].str.len().eq(4)]
    return rows.groupby("cluster")["industry_code"].agg(list).to_dict()
