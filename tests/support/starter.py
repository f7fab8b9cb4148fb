"""The clusters that the experiments of withheld cells were measured on: the starter set of their time, kept so that figures stay comparable."""

from pathlib import Path

import pandas as pd


def starter_groups():
    """Four-digit codes by cluster."""
    rows = pd.read_csv(Path(__file__).with_name("experiment_clusters.csv"), dtype=str)
    return rows.groupby("cluster")["industry_code"].agg(list).to_dict()
