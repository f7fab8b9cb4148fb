"""What one file gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.panel import COUNTS, KEYS, PUBLISHED, WITHHELD, Remark, SourceFile

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.layouts.known import Layout
    from industry_clusters.ingest.occupations.rows import OccupationRows
    from industry_clusters.price_index import PriceIndex

ANNUAL_COLUMNS = (*KEYS, *COUNTS, "status", "line")
QUARTER_COUNTS = ("qtrly_estabs", "month1_emplvl", "month2_emplvl", "month3_emplvl", "total_qtrly_wages")
QUARTER_COLUMNS = (*KEYS, "qtr", *QUARTER_COUNTS, "status", "line")


@dataclass(frozen=True)
class FileContent:
    """Rows, names and indexes of one file.

    ``annual`` has :data:`ANNUAL_COLUMNS`, ``quarters`` :data:`QUARTER_COLUMNS`. Where a layout names its areas in
    words, ``area_fips`` holds the words until :mod:`.places` has found the codes, and ``in_words`` is True.
    ``commuting`` has the columns of :data:`industry_clusters.panel.COMMUTING`. ``checked`` are the checks of plausibility that a person has answered.
    ``table_titles`` tells that the names come from a table of titles, which beats names met beside the rows.
    """

    layout: str
    source: SourceFile | None = None
    annual: pd.DataFrame | None = None
    quarters: pd.DataFrame | None = None
    in_words: bool = False
    area_titles: Mapping[str, str] = field(default_factory=dict)
    industry_titles: Mapping[str, str] = field(default_factory=dict)
    table_titles: bool = False
    cbsa_counties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    price_indexes: tuple[PriceIndex, ...] = ()
    occupations: OccupationRows | None = None
    commuting: pd.DataFrame | None = None
    checked: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass
class Tally:
    """What a file's rows add up to, before any are left out."""

    rows: int = 0
    withheld: int = 0
    years: set[int] = field(default_factory=set)
    areas: set[str] = field(default_factory=set)

    def count(self, rows: pd.DataFrame, withheld: pd.Series[bool], areas: str = "area_fips") -> None:
        """Add rows; ``areas`` is the column that tells areas apart."""
        self.rows += len(rows)
        self.withheld += int(withheld.sum())
        self.years |= set(rows["year"].unique().tolist())
        self.areas |= set(rows[areas].unique().tolist())

    def source(self, file: DataFile, layout: Layout, *, absent_is_zero: bool = False) -> SourceFile:
        """Describe the file that the rows came from."""
        return SourceFile(
            name=file.name,
            layout=layout.key,
            rows=self.rows,
            first_year=min(self.years),
            last_year=max(self.years),
            areas=len(self.areas),
            withheld=self.withheld,
            sha256=file.sha256,
            vintage=file.vintage,
            marks_withheld=layout.marks_withheld,
            absent_is_zero=absent_is_zero,
            publisher=layout.publisher,
        )


def with_status(rows: pd.DataFrame, withheld: pd.Series[bool], counts: tuple[str, ...]) -> pd.DataFrame:
    """Mark withheld rows and take away the employment and wages that stand in them; establishments stay."""
    published = {name: rows[name].where(~withheld) for name in counts[1:]}
    return rows.assign(status=np.where(withheld, WITHHELD, PUBLISHED), **published)


def masked_zeros(rows: pd.DataFrame, counts: tuple[str, ...]) -> pd.Series[bool]:
    """Tell rows with establishments and neither jobs nor wages: how a layout without marks shows a withheld row."""
    return (rows[counts[0]] > 0) & (rows[list(counts[1:])] == 0).all(axis=1)


def counted(count: int, thing: str = "row") -> str:
    """Return a number with its noun.

    Examples
    --------
    >>> counted(1), counted(2400)
    ('1 row', '2,400 rows')
    """
    return f"{count:,} {thing}" + "s" * (count != 1)


def masked_remark(file: DataFile, masked: pd.Series[bool]) -> tuple[Remark, ...]:
    """Say that zeros were taken as withheld, where there are some."""
    if not masked.any():
        return ()
    return (
        Remark(
            file.name,
            f"Taken as not disclosed, not as zero: {counted(int(masked.sum()))} with establishments but neither jobs nor "
            "wages. The layout has no mark for rows that are not disclosed.",
        ),
    )
