"""What the regions of a batch have in common, and where their numbers come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.panel import publishers_of
from industry_clusters.terms import TERMS
from industry_clusters.views.vocabulary.model import Column, Heading, Paragraph, Role, Sheet, Table, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.batch.region_figures import RegionFigures, RegionOutcome
    from industry_clusters.panel import SourceFile

_MOST_FILES = 5_000
_VARIES = {"first_year": "first year", "last_year": "last year", "dollar_year": "each region's"}


@dataclass(frozen=True)
class Common:
    """What figures of all regions have in common; what differs between them is said by region on Sources."""

    figures: tuple[RegionFigures, ...]

    @classmethod
    def of(cls, outcomes: Sequence[RegionOutcome]) -> Common:
        """Look at every region that was built."""
        return cls(tuple(outcome.figures for outcome in outcomes if outcome.figures))

    def of_all(self, name: str, varies: str) -> str:
        """A setting that all have, or a word that says that it differs."""
        found = {str(getattr(one, name)) for one in self.figures}
        return found.pop() if len(found) == 1 else varies

    @property
    def same_years(self) -> bool:
        """Whether all have the same first and last year."""
        return len({(one.first_year, one.last_year) for one in self.figures}) <= 1

    @property
    def basis(self) -> str:
        """Which numbers are shown."""
        return self.of_all("reading", "each region's choice of numbers").lower()

    def label(self, name: str) -> str:
        """The label of a term with the years that all have, or words where they differ."""
        years = {key: self.of_all(key, words) for key, words in _VARIES.items()}
        return TERMS[name].label.format(**years)

    @property
    def source(self) -> str:
        """Where a sheet's numbers come from, in one line."""
        if not self.figures:
            return "Source: no region was built"
        files = {(one.name, one.sha256) for figures in self.figures for one in figures.sources}
        return (
            f"Source: {publishers_of(one for figures in self.figures for one in figures.sources)}, {len(files):,} files (see Sources); {self.of_all('ownership', 'ownerships differ').lower()}; reference "
            f"{self.of_all('reference', 'differs')}; base {self.of_all('base_total', 'differs').lower()}; pay in "
            f"{self.of_all('dollar_year', 'different')} dollars ({self.of_all('price_index', 'price indexes differ')})"
        )


def batch_sources_sheet(outcomes: Sequence[RegionOutcome], common: Common) -> Sheet:
    """Each region's settings, and every file once."""
    built = [(outcome.region, outcome.figures) for outcome in outcomes if outcome.figures]
    words = Paragraph("Each region's own workbook tells its files, lines and remarks in full.", "note")
    blocks = (
        words,
        Heading("What each region's figures are"),
        _settings(built),
        Heading("Files"),
        *_files(built),
    )
    return Sheet("Sources", "Where the numbers come from", Role.DATA, blocks, common.source)


def _settings(built: Sequence[tuple[str, RegionFigures]]) -> Table:
    figures = [one for _, one in built]
    return Table(
        "settings",
        (
            Column("of", "Region", [region for region, _ in built], width=38.0),
            Column("from", "First year", [one.first_year for one in figures], Unit.YEAR),
            Column("to", "Last year", [one.last_year for one in figures], Unit.YEAR),
            Column("reference", "Reference area", [one.reference for one in figures], width=26.0),
            Column("ownership", "Ownership", [one.ownership for one in figures]),
            Column("base", "Base total", [one.base_total for one in figures]),
            Column("basis", "Numbers", [one.reading for one in figures], width=18.0),
            Column("dollars", "Dollars of", [one.dollar_year for one in figures], Unit.YEAR),
            Column("prices", "Price index", [one.price_index for one in figures]),
            Column("files", "Files", [len(one.sources) for one in figures], Unit.COUNT),
        ),
    )


def _files(built: Sequence[tuple[str, RegionFigures]]) -> tuple[Paragraph | Table, ...]:
    used: dict[tuple[str, str], tuple[SourceFile, int]] = {}
    for _, figures in built:
        for file in figures.sources:
            _, regions = used.get((file.name, file.sha256), (file, 0))
            used[file.name, file.sha256] = (file, regions + 1)
    shown = sorted(used.values(), key=lambda one: (one[0].first_year, one[0].name))[:_MOST_FILES]
    table = Table(
        "files",
        (
            Column("name", "File", [file.name for file, _ in shown], width=38.0),
            Column("first", "First year", [file.first_year for file, _ in shown], Unit.YEAR),
            Column("last", "Last year", [file.last_year for file, _ in shown], Unit.YEAR),
            Column("vintage", "Vintage", [file.vintage for file, _ in shown], width=26.0),
            Column("layout", "Layout", [file.layout for file, _ in shown], width=14.0),
            Column("regions", "Regions", [regions for _, regions in shown], Unit.COUNT),
        ),
    )
    left = len(used) - len(shown)
    more = (Paragraph(f"{left:,} more files are in the regions' workbooks.", "note"),) if left else ()
    return (table, *more)
