"""Where an area changed between the two years, what that breaks, and what can be compared all the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from industry_clusters.errors import BadSetting
from industry_clusters.ingest.lookups import area_changes, metro_changes
from industry_clusters.own_areas import Continuation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from industry_clusters.ingest.lookups import AreaChange
    from industry_clusters.panel import Panel
    from industry_clusters.study import Study

METRO_2013, METRO_2023 = 2013, 2024
"""First years of QCEW by the delineations of February 2013 and of July 2023. BLS said on August 16, 2023 (Metropolitan and
Micropolitan Area Delineation Plans, bls.gov/bls/msa-redelineation-announcement.htm) that QCEW takes up none between
them and that of July 2023 next. That it did so with the data of 2024, as for Connecticut, no page of BLS's that was found
says: the year is unconfirmed, and the words say so."""
_JANUARY = "-01-0"
PLACE = "areas that continue others"


@dataclass(frozen=True)
class AreaBreak:
    """A change of an area under the study's growth.

    ``codes`` are the region's codes that it touches, ``words`` say what changed, ``source`` who says so (empty where the
    data themselves show it), ``offer`` what can be done. ``together`` tells that the study counts the codes before and
    after together, so that growth can be compared all the same.
    """

    codes: tuple[str, ...]
    words: str
    source: str = ""
    offer: str = ""
    together: bool = False

    @property
    def explanation(self) -> str:
        """What changed, and what can be done."""
        return f"{self.words}. {self.offer}".strip()

    @property
    def sentence(self) -> str:
        """What changed and what it means, in words."""
        if self.together:
            return f"{self.words}. The codes before and after are counted together."
        return f"{self.words}. Growth of this region compares different areas. {self.offer}".strip()


LEAST_SPAN = 10
"""Years that the method asks a study to span, at least."""


def span_note(study: Study, years: Sequence[int]) -> str:
    """What to say of a study that spans few years, with what the data at hand would allow; nothing where it spans ten.

    Examples
    --------
    >>> from industry_clusters.study import Region, Study
    >>> span_note(Study(Region("Kern", ("06029",)), 2020, 2023), [2012, 2020, 2023])
    'The study spans 3 years; the method asks for 10 to 15. The data at hand would allow 11: 2012 to 2023.'
    """
    span = study.last_year - study.first_year
    if span >= LEAST_SPAN:
        return ""
    most = max(years) - min(years)
    more = (
        f"The data at hand would allow {most}: {min(years)} to {max(years)}."
        if most > span
        else f"The data at hand hold no more: {min(years)} to {max(years)}; fetch earlier ones with 'industry-clusters data get'."
    )
    return f"The study spans {span} {'year' if span == 1 else 'years'}; the method asks for {LEAST_SPAN} to 15. {more}"


def with_continuations(panel: Panel, study: Study) -> Panel:
    """The panel, in which areas that the study's lines continue are known to be gone, or not there yet.

    Raises
    ------
    BadSetting
        Where a line's old and new codes have rows in the same year, so that land would count twice.
    """
    held = {year: {area for area, years in panel.held.items() if year in years} for year in panel.years}
    for line in study.continues:
        _refuse_overlap(line, held)
    gone = {(code, year) for year, areas in held.items() for code in _gone(study.continues, areas)}
    return replace(panel, gone=frozenset(gone)) if gone else panel


def _refuse_overlap(line: Continuation, held: Mapping[int, Collection[str]]) -> None:
    sides = [set(one) - set(other) for one, other in ((line.old, line.new), (line.new, line.old))]
    for year, areas in held.items():
        both = [", ".join(sorted(side & set(areas))) for side in sides]
        if all(both):
            raise BadSetting(
                f"{line.text}: {' and '.join(both)} both have rows in {year}",
                place=PLACE,
                next_step="An area continues another only where the other has ended; take the line out.",
            )


def _gone(lines: Sequence[Continuation], areas: Collection[str]) -> set[str]:
    """The codes whose land stands under other codes in a year of these areas, followed from line to line."""
    gone: set[str] = set()
    before = None
    while before != gone:
        before = set(gone)
        for line in lines:
            for one, other in ((line.old, line.new), (line.new, line.old)):
                if set(one) <= gone | set(areas):
                    gone |= set(other) - set(one) - set(areas)
    return gone


def continued(study: Study, areas: Sequence[str]) -> tuple[str, ...]:
    """The region's areas with those that they continue, or that continue them.

    Raises
    ------
    BadSetting
        Where the region holds a part only of what a line counts together.
    """
    every, before = list(areas), 0
    while before != len(every):
        before = len(every)
        for line in study.continues:
            if set(line.new) <= set(every) or set(line.old) <= set(every):
                every += [code for code in line.codes if code not in every]
    for line in study.continues:
        lacking = [code for code in line.codes if code not in every]
        if lacking and len(lacking) < len(line.codes):
            raise BadSetting(
                f"{line.text}: the region holds only a part of that land; it lacks {', '.join(lacking)}",
                place=PLACE,
                next_step="Add these areas to the region, or take the line out.",
            )
    return tuple(every)


def area_breaks(study: Study, panel: Panel, areas: Sequence[str]) -> tuple[AreaBreak, ...]:
    """Every change of the region's areas between the study's years: those known, and those that the data show.

    Parameters
    ----------
    study, panel
        Years, lines of continuation; the data.
    areas
        The region's areas with those that lines add.
    """
    known = tuple(_county_breaks(study, panel, areas))
    metro = tuple(found for code in areas for found in _metro_break(study, code))
    told = {code for each in known for code in each.codes}
    return (*known, *metro, *_without_rows(study, panel, [code for code in areas if code not in told]))


def _county_breaks(study: Study, panel: Panel, areas: Sequence[str]) -> Iterator[AreaBreak]:
    lines = {(frozenset(line.new), frozenset(line.old)) for line in study.continues}
    for change in area_changes():
        mine = tuple(code for code in areas if code in {*change.old_codes, *change.new_codes})
        if not mine or not _between(change, study) or _never_new(change, panel, study):
            continue
        one = (frozenset(change.new_codes), frozenset(change.old_codes))
        whole = set(change.old_codes) <= set(areas) or set(change.new_codes) <= set(areas)
        same = change.kind == "boundary" and whole
        words = f"{change.words} ({change.effective})"
        yield AreaBreak(
            mine, words, change.source, _offer(change, areas, whole=whole), together=one in lines or same
        )


def _between(change: AreaChange, study: Study) -> bool:
    """Whether the day lies between the years; one in the first days of a year is that year's whole story."""
    from_start = _JANUARY in change.effective
    return study.first_year < change.year + (not from_start) and change.year <= study.last_year


def _never_new(change: AreaChange, panel: Panel, study: Study) -> bool:
    """Whether the data go on with one set of codes in both years: a file may take a change up early or late."""
    if change.kind == "boundary":
        return False
    only = {*change.old_codes} ^ {*change.new_codes}
    rows = panel.rows
    first, last = (
        set(rows.loc[rows["year"].eq(year), "area_fips"].unique()) & only
        for year in (study.first_year, study.last_year)
    )
    return bool(first or last) and first == last


def _offer(change: AreaChange, areas: Sequence[str], *, whole: bool) -> str:
    line = Continuation(change.new_codes, change.old_codes)
    if whole:
        return f"The land is the same: write {line.text} under 'areas that continue others'."
    lacking = [code for code in change.new_codes if code not in areas]
    return f"With {', '.join(lacking)} in the region the land would be the same; the line is {line.text}."


def _metro_break(study: Study, code: str) -> Iterator[AreaBreak]:
    if not code.startswith("C") or not code[1:].isdigit():
        return
    change = metro_changes().get(f"{code[1:]}0")
    if change and study.first_year < METRO_2023 <= study.last_year:
        moves = [
            f"{words} {', '.join(codes)}"
            for words, codes in (("lost", change.left), ("gained", change.came))
            if codes
        ]
        yield AreaBreak(
            (code,),
            f"By the delineation of July 2023 {change.title} ({code}) {' and '.join(moves)}, taken to be so from the data of {METRO_2023} (the year is unconfirmed)",
            "OMB Bulletins 13-01 and 23-01; BLS, Metropolitan and Micropolitan Area Delineation Plans (August 16, 2023)",
            f"The counties common to both years are {', '.join(change.stayed)}: make these the region's areas.",
        )
    if study.first_year < METRO_2013 <= study.last_year:
        yield AreaBreak(
            (code,),
            f"Metropolitan areas were drawn anew in February 2013; whether {code} changed is not known here",
            "OMB Bulletin 13-01",
            "Make its counties the region's areas.",
        )


def _years_words(years: Sequence[int]) -> str:
    return f"of {years[0]} only" if years[0] == years[-1] else f"from {years[0]} to {years[-1]}"


def _without_rows(study: Study, panel: Panel, areas: Sequence[str]) -> Iterator[AreaBreak]:
    for code in areas:
        years = sorted(panel.held.get(code, ()))
        lacking = [
            year
            for year in (study.first_year, study.last_year)
            if year not in years and (code, year) not in panel.gone
        ]
        if lacking and years:
            yield AreaBreak(
                (code,),
                f"{panel.area_title(code)} ({code}) has rows {_years_words(years)}, and none in "
                f"{' and '.join(map(str, lacking))}",
                "",
                "Add its files, choose years that it has, or take it out of the region.",
            )
