"""Small and strange cells, worst first, for a person to look at before a board does; and what that person decided."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import median
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.analysis.industries.breaks import vintages_across
from industry_clusters.analysis.industries.parts import OWN_CODES, Parts
from industry_clusters.analysis.rows import records
from industry_clusters.industry_codes import SECTOR_LEVEL, level_of, parent_of
from industry_clusters.measures.pay import average_pay
from industry_clusters.study import AcrossBreaks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from industry_clusters.analysis.industries.cells import Cells
    from industry_clusters.panel import Panel
    from industry_clusters.study import Study

DECISION, REMARK = "note_decision_", "note_review_"
"""Names of what a person types about an industry group begin so, and end with its code."""
KEEP, EXCLUDE = "keep", "exclude"
FEW_ESTABLISHMENTS = 3
LARGE_JUMP = 2.0
"""Jobs of one year over those of the year before, or under: what is above is too much to be growth."""
LARGE_CHANGE = 4.0
"""The same for years that lie further apart."""
LARGE_ENOUGH = 50
"""Jobs, in the larger of the two years, below which a jump says nothing."""
STRANGE_PAY = 3.0
"""Pay over the median of the other industries of the same parent, or under."""
_SIBLINGS = 3


@dataclass(frozen=True)
class Finding:
    """One thing to look at: the industry group, how strange it is (comparable within a study), and why in a sentence."""

    industry_code: str
    severity: float
    sentence: str


def name_of(beginning: str, code: str) -> str:
    """The name of what is typed about a code; ``31-33`` has a character that names cannot have.

    Examples
    --------
    >>> name_of(DECISION, "31-33")
    'note_decision_31_33'
    """
    return f"{beginning}{code.replace('-', '_')}"


def is_excluded(notes: Mapping[str, str], code: str) -> bool:
    """Whether a person decided to leave an industry group out of lists and clusters."""
    return notes.get(name_of(DECISION, code), "").strip().lower() == EXCLUDE


def words_of(notes: Mapping[str, str]) -> dict[str, str]:
    """What was typed to be read, without the decisions: those change figures, and are settings.

    Examples
    --------
    >>> words_of({"note_review_3254": "moved in 2001", "note_decision_3254": "exclude"})
    {'note_review_3254': 'moved in 2001'}
    """
    return {name: text for name, text in notes.items() if not name.startswith(DECISION)}


def review(
    panel: Panel,
    region: Cells,
    areas: Sequence[str],
    study: Study,
    table: pd.DataFrame,
    few_establishments: int = FEW_ESTABLISHMENTS,
    parts: Parts | None = None,
) -> pd.DataFrame:
    """Look at every industry group of the NAICS table, in the region and in each of its areas.

    Only what is published is looked at, never an estimate. What an area shows is told where the region as a whole
    shows nothing: most of its sums have a withheld part.

    Parameters
    ----------
    panel, region, areas
        The data and the region's cells.
    study
        First and last year, ownership, and what was decided before.
    table
        The NAICS table.
    few_establishments
        A figure of fewer than these is told.
    parts
        The single cells of the region's areas, where they are at hand.

    Returns
    -------
    DataFrame
        A row for each industry group with a finding or a decision, the strangest first: ``industry_code``,
        ``industry_title``, ``severity``, ``sentence`` (all its findings), ``decision`` and ``remark`` as typed.
    """
    codes = table["industry_code"].tolist()
    years = [int(year) for year in region.employment.columns]
    places = _places(panel, region, parts or Parts.of(panel, areas, years), study)
    from_year_to_year = list(pairwise(years))
    whole = sorted({(study.first_year, study.last_year)} - set(from_year_to_year))
    findings = [
        *_foremost(_leaps(place, codes, from_year_to_year) for place in places),
        *_foremost(
            [
                chain(_leaps(places[0], codes, whole), _across_breaks(table, study)),
                *(_leaps(place, codes, whole) for place in places[1:]),
            ]
        ),
        *_small(panel, areas, study, table, few_establishments),
        *_foremost(_strange_pay(place, codes, study.last_year) for place in places),
    ]
    rows = pd.DataFrame(
        [(one.industry_code, one.severity, one.sentence) for one in findings],
        columns=["industry_code", "severity", "sentence"],
    )
    by_code = rows.groupby("industry_code").agg({"severity": "sum", "sentence": " ".join})
    decided = [code for code in table["industry_code"] if _typed(study, code) and code not in by_code.index]
    kept = pd.DataFrame(
        {"severity": 0.0, "sentence": "Decided before; nothing strange now."},
        index=pd.Index(decided, dtype="object"),
    )
    found = pd.concat([by_code, kept]) if decided else by_code
    found = found.sort_values("severity", ascending=False, kind="stable")
    titles = table.set_index("industry_code")["industry_title"]
    return pd.DataFrame(
        {
            "industry_code": [str(code) for code in found.index],
            "industry_title": [str(titles[code]) for code in found.index],
            "severity": found["severity"].to_numpy(),
            "sentence": found["sentence"].to_numpy(),
            "decision": [study.notes.get(name_of(DECISION, str(code)), "") for code in found.index],
            "remark": [study.notes.get(name_of(REMARK, str(code)), "") for code in found.index],
        }
    )


def _typed(study: Study, code: str) -> bool:
    return any(study.notes.get(name_of(beginning, code)) for beginning in (DECISION, REMARK))


@dataclass(frozen=True)
class _Place:
    """The region or one of its areas: published jobs and payroll, industries by years."""

    label: str
    jobs: pd.DataFrame
    payroll: pd.DataFrame

    def says(self, words: str) -> str:
        """The words, with the area's name before them where it is not the region."""
        return f"In {self.label}, {words}" if self.label else words[0].upper() + words[1:]


def _places(panel: Panel, region: Cells, parts: Parts, study: Study) -> list[_Place]:
    """The region, then its areas where it has several."""
    published = region.withheld.eq(0)
    places = [_Place("", region.employment.where(published), region.payroll.where(published))]
    if len(parts.areas) > 1:
        chosen = [OWN_CODES.index(code) for code in study.ownership.own_codes]
        amounts = [amount[:, chosen].sum(axis=1) for amount in (parts.employment, parts.payroll)]
        for area, jobs, payroll in zip(parts.areas, *amounts, strict=True):
            tables = (
                pd.DataFrame(amount.T, index=parts.codes, columns=parts.years) for amount in (jobs, payroll)
            )
            places.append(_Place(panel.area_title(area), *tables))
    return places


def _foremost(by_place: Iterable[Iterable[Finding]]) -> list[Finding]:
    """One finding a code: the last of the region, or else the worst of the areas."""
    of_region, *of_areas = by_place
    told = {one.industry_code: one for one in of_region}
    ascending = sorted(chain.from_iterable(of_areas), key=lambda one: one.severity)
    return list(({one.industry_code: one for one in ascending} | told).values())


def _leaps(place: _Place, codes: Sequence[str], pairs: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    """For each code the largest change among pairs of years, where it is too much to be growth."""
    if not pairs:
        return
    jobs = place.jobs.reindex(pd.Index(codes))
    before, after = (jobs[[pair[end] for pair in pairs]].to_numpy() for end in (0, 1))
    with np.errstate(divide="ignore", invalid="ignore"):
        sizes = np.abs(np.log(np.where((before > 0) & (after > 0), after / before, np.nan)))
    apart = np.array([last - first for first, last in pairs])
    limits = np.log(np.where(apart == 1, LARGE_JUMP, LARGE_CHANGE))
    enough = np.fmax(before, after) >= LARGE_ENOUGH
    sizes = np.where(enough & (sizes >= limits), sizes, 0.0)
    for row in map(int, np.flatnonzero(sizes.any(axis=1))):
        at = int(sizes[row].argmax())
        first, last = float(before[row, at]), float(after[row, at])
        words = place.says(_leap(codes[row], pairs[at], first, last))
        yield Finding(codes[row], float(sizes[row, at]) * np.sqrt(max(first, last)), words)


def _leap(code: str, years: tuple[int, int], first: float, last: float) -> str:
    numbers = f"jobs went from {first:,.0f} in {years[0]} to {last:,.0f} in {years[1]}"
    if vintages := vintages_across([code], *years, level_of(code))[0]:
        return f"{numbers}: {_classified_anew(vintages)}"
    if years[1] - years[0] == 1:
        return f"{numbers}: a firm that came, left or was reclassified, rather than growth."
    times = f"{max(first, last) / min(first, last):.0f} times {'as many' if last > first else 'fewer'}"
    return f"{numbers}, {times}: were firms reclassified?"


def _classified_anew(vintages: str) -> str:
    return f"NAICS {' and '.join(vintages.split())} changed what the code holds between the two."


def _across_breaks(table: pd.DataFrame, study: Study) -> Iterator[Finding]:
    """Growth that compares two different things; a bridge group's does not."""
    if study.across_breaks is AcrossBreaks.BRIDGE:
        return
    published = table["withheld_first"].eq(0) & table["withheld_last"].eq(0)
    rows = table[published & table["classification"].ne("") & table["growth"].gt(-1)]
    for row in records(rows):
        first, last = row["employment_first"], row["employment_last"]
        years = f"from {study.first_year} to {study.last_year}"
        words = f"A growth of {row['growth']:+.1%} a year {years}: {_classified_anew(row['classification'])}"
        severity = abs(float(np.log(last / first))) * np.sqrt(max(first, last))
        yield Finding(str(row["industry_code"]), severity, words)


def _small(
    panel: Panel, areas: Sequence[str], study: Study, table: pd.DataFrame, few: int
) -> Iterator[Finding]:
    rows = panel.rows
    here = rows[
        rows["area_fips"].isin(areas)
        & rows["own_code"].isin(study.ownership.own_codes)
        & rows["year"].eq(study.last_year)
    ]
    counts = here.groupby("industry_code")["annual_avg_estabs"].sum(min_count=1).to_dict()
    for row in records(table[["industry_code", "withheld_last", "employment_last"]]):
        count = counts.get(row["industry_code"], np.nan)
        if 0 < count < few and row["withheld_last"] == 0 and row["employment_last"] > 0:
            number = "1 establishment" if count == 1 else f"{count:.0f} establishments"
            sentence = f"{number} in {study.last_year}: one firm makes the figure."
            yield Finding(str(row["industry_code"]), float(np.sqrt(row["employment_last"])), sentence)


def _strange_pay(place: _Place, codes: Sequence[str], year: int) -> Iterator[Finding]:
    """Sectors are not looked at: nothing makes them alike."""
    codes = [code for code in codes if level_of(code) > SECTOR_LEVEL]
    jobs = place.jobs[year].reindex(pd.Index(codes))
    pay = pd.Series(average_pay(place.payroll[year].reindex(jobs.index), jobs), index=jobs.index)
    families: dict[str | None, dict[str, float]] = {}
    for code, amount in zip(codes, pay.tolist(), strict=True):
        if not math.isnan(amount):
            families.setdefault(parent_of(code), {})[code] = amount
    for _, known in sorted(families.items(), key=lambda each: str(each[0])):
        for code, amount in known.items() if len(known) > _SIBLINGS else ():
            middle = median(other for sibling, other in known.items() if sibling != code)
            times = amount / middle if middle else math.nan
            if times > STRANGE_PAY or times < 1 / STRANGE_PAY:
                words = f"pay of ${amount:,.0f} in {year}, where its siblings pay ${middle:,.0f}."
                severity = abs(float(np.log(times))) * np.sqrt(float(jobs[code]))
                yield Finding(str(code), severity, place.says(words))
