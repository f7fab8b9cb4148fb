"""Rows of several files -> one row a key; duplicates and contradictions are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.errors import Contradiction
from industry_clusters.ingest.files.content import counted
from industry_clusters.panel import PUBLISHED, Remark

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROUNDING = 1.0
_MANY = 40
"""Pairs of files of which each is told by itself."""


def merged(
    rows: pd.DataFrame, keys: Sequence[str], counts: Sequence[str], names: Sequence[str]
) -> tuple[pd.DataFrame, list[Remark]]:
    """Keep one row a key.

    Of rows that say the same, the first is kept; a published row beats a withheld one; an annual row beats one
    averaged from quarters that differs by no more than rounding; counts that only one of the rows has are
    brought together.

    Parameters
    ----------
    rows
        With ``keys``, ``counts``, ``status``, ``averaged`` (from quarters), ``source_id`` and ``line``.
    names
        The files' names, by ``source_id``.

    Raises
    ------
    Contradiction
        Where two rows of one key have different counts, naming both files and lines.
    """
    twice = rows.duplicated(list(keys), keep=False)
    if not twice.any():
        return rows, []
    ordered = rows[twice].assign(_withheld=rows["status"] != PUBLISHED)
    ordered = ordered.sort_values([*keys, "_withheld", "averaged", "source_id", "line"], kind="stable")
    first = ordered.groupby(list(keys), sort=False)[
        [*counts, "status", "averaged", "source_id", "line"]
    ].transform("first")
    first["source_id"], first["line"] = first["source_id"].astype(int), first["line"].astype(int)
    _refuse_contradictions(ordered, first, keys, counts, names)
    kept = ordered.groupby(list(keys), sort=False, as_index=False).head(1).copy()
    filled = ordered.groupby(list(keys), sort=False)[list(counts)].transform("first").loc[kept.index]
    published = kept["status"] == PUBLISHED
    kept.loc[published, list(counts)] = filled[published]
    together = pd.concat([rows[~twice], kept.drop(columns="_withheld")]).sort_index()
    return together, _remarks(ordered, first, counts, names)


def _refuse_contradictions(
    rows: pd.DataFrame, first: pd.DataFrame, keys: Sequence[str], counts: Sequence[str], names: Sequence[str]
) -> None:
    comparable = (rows["status"] == first["status"]).to_numpy()
    gaps = (rows[list(counts)] - first[list(counts)]).abs().to_numpy()
    allowed = np.where(rows["averaged"].to_numpy(bool) != first["averaged"].to_numpy(bool), _ROUNDING, 0.0)
    apart = (gaps > allowed[:, None]) & comparable[:, None]
    if apart.any():
        row, column = (int(place) for place in np.argwhere(apart)[0])
        one, other, count = first.iloc[row], rows.iloc[row], counts[column]
        key = ", ".join(f"{name} {other[name]}" for name in keys)
        raise Contradiction(
            f"{count} is {one[count]:,.0f} in {names[one['source_id']]}, line {one['line']}, and "
            f"{other[count]:,.0f} in {names[other['source_id']]}, line {other['line']}",
            place=key,
            next_step="Leave one of the files out.",
        )


def _remarks(
    rows: pd.DataFrame, first: pd.DataFrame, counts: Sequence[str], names: Sequence[str]
) -> list[Remark]:
    beaten = (rows["line"] != first["line"]) | (rows["source_id"] != first["source_id"])
    completed = (rows[list(counts)].isna() != first[list(counts)].isna()).any(axis=1)
    kinds = np.select(
        [rows["status"] != first["status"], rows["averaged"] != first["averaged"], completed],
        ["Kept as published: {rows} not disclosed in {there}.",
         "Kept as annual: {rows} averaged from quarters in {there}.",
         "Brought together: {rows} with other counts in {there}."],
        "Kept once: {rows} also in {there}.",
    )  # fmt: skip
    told = rows.assign(here=first["source_id"], kind=kinds)[beaten]
    sizes = told.groupby(["here", "source_id", "kind"], as_index=False).size()
    if len(sizes) > _MANY:
        return _of_many(sizes)
    columns = (sizes[name].tolist() for name in ("here", "source_id", "kind", "size"))
    return [
        Remark(names[here], kind.format(rows=counted(size), there=_there(names, here, there)))
        for here, there, kind, size in zip(*columns, strict=True)
    ]


def _of_many(sizes: pd.DataFrame) -> list[Remark]:
    """One remark of each kind where many files say the same, as series do that each hold one count of a cell."""
    return [
        Remark(
            f"{rows['source_id'].nunique():,} files",
            str(kind).format(rows=counted(int(rows["size"].sum())), there="other files"),
        )
        for kind, rows in sizes.groupby("kind")
    ]


def _there(names: Sequence[str], here: int, there: int) -> str:
    return "the same file" if here == there else names[there]
