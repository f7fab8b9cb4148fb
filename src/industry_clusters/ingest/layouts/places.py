"""Names of areas -> FIPS codes, with the help of the area titles among the files."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from industry_clusters.errors import UnknownLayout
from industry_clusters.ingest.files.content import counted
from industry_clusters.ingest.layouts.titles import clean_area_title
from industry_clusters.panel import Remark

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

_SHOWN = 3
_CURE = "Add a table of area titles (BLS area_titles.csv) to the study's data"


def placed(
    rows: pd.DataFrame, area_titles: Mapping[str, str], name: str
) -> tuple[pd.DataFrame, list[Remark]]:
    """Give the rows of a file the codes of their areas, and leave out those without one.

    Parameters
    ----------
    rows
        With the areas' names in ``area_fips``.
    area_titles
        Code -> name.
    name
        The file's name.

    Raises
    ------
    UnknownLayout
        Where not one of the file's areas has a code.
    """
    codes = {_folded(title): code for code, title in area_titles.items()}
    names = rows["area_fips"].astype(str)
    found = names.map({title: codes.get(_folded(title)) for title in names.unique()})
    unplaced = sorted(names[found.isna()].unique())
    if not unplaced:
        return rows.assign(area_fips=found), []
    listed = ", ".join(repr(title) for title in unplaced[:_SHOWN]) + ("…" if len(unplaced) > _SHOWN else "")
    what = f"no code is known for {counted(len(unplaced), 'area')} ({listed})"
    if found.isna().all():
        raise UnknownLayout(what, place=name, next_step=f"{_CURE}.")
    left_out = counted(int(found.isna().sum()))
    remark = Remark(name, f"Left out: {left_out}, as {what}. {_CURE} to keep them.")
    return rows.assign(area_fips=found)[found.notna()], [remark]


@cache
def _folded(title: str) -> str:
    return "".join(sign for sign in clean_area_title(title).casefold() if sign.isalnum() or sign == ",")
