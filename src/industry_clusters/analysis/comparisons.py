"""Sentences that compare, each carried by bounds.

A comparison is *certain* where the bounds carry it, *likely*, and worded so, where the likely ranges do (the truth
lies in one about nine times in ten, and beyond either end of it about once in twenty); else it is not made, and the
sentence names those of whom it is not. Comparing words stand in this module alone, so that no sentence can be made without asking the bounds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from industry_clusters.analysis.compared import NOT_KNOWN, Certainty, Compared
from industry_clusters.analysis.said import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence


NONE_TO_COMPARE = "No {thing} can be compared."
MOST_NAMES = 12
FEW = 3
"""So many may be named as one of them being the first."""


@dataclass(frozen=True)
class CountedClaim:
    """What is said of each of several; ``base`` follows "known to", ``short`` stands for the whole; ``one`` is verb, rest and short of one."""

    verb: str
    rest: str
    base: str
    short: str
    one: tuple[str, str, str]

    def said_of(self, count: int) -> tuple[str, str]:
        """The verb and the rest that go with a count."""
        return self.one[:2] if count == 1 else (self.verb, self.rest)

    def short_of(self, count: int) -> str:
        """What stands for the whole, of a count."""
        return self.one[2] if count == 1 else self.short


class Claim(Enum):
    """What a count says of each that it counts."""

    GAINED_JOBS = CountedClaim(
        "have",
        "more jobs in {last} than in {first}",
        "have",
        "do",
        ("has", "more jobs in {last} than in {first}", "does"),
    )
    CONCENTRATED = CountedClaim(
        "are", "above LQ 1 in {last}", "be", "are", ("is", "above LQ 1 in {last}", "is")
    )
    FIRM = CountedClaim(
        "are",
        "in the top 3 by at least half of all weights",
        "be",
        "are",
        ("is", "in the top 3 by at least half of all weights", "is"),
    )
    AHEAD = CountedClaim(
        "are",
        "above LQ 1 and grow faster than the region",
        "be",
        "do",
        ("is", "above LQ 1 and grows faster than the region", "does"),
    )


@dataclass(frozen=True)
class _First:
    """What is said of the first or the last; ``figure`` follows where it is one of several, ``each`` where several are alike; ``alone`` stands where nothing else is compared."""

    verb: str
    verbs: str
    base: str
    rest: str
    figure: str
    alone: str
    each: str = ""
    is_most: bool = True


class First(Enum):
    """Being first or last by a number."""

    LARGEST = _First("is", "are", "be", "the largest", " with {text} jobs", "has {text} jobs", " each")
    SMALLEST = _First(
        "is", "are", "be", "the smallest", " with {text} jobs", "has {text} jobs", " each", is_most=False
    )
    PAYS_MOST = _First("pays", "pay", "pay", "most", ": {text} a job", "pays {text} a job")


@dataclass(frozen=True)
class _Pace:
    """What is said of growth of one sign, and of how it compares with another's."""

    verb: str
    more: str
    same: str
    less: str


class Pace(Enum):
    """How an area's published total grew, beside that of another; both are numbers without a range."""

    GREW = _Pace("grew", "faster than", "about as fast as", "more slowly than")
    FELL = _Pace("fell", "better than", "about the same as", "worse than")


SAME_PACE = 3
"""Decimals of the two rates of growth that have to agree for them to be about the same: those that are shown."""


def pace_words(growth: float, other: float) -> tuple[str, str]:
    """The verb for a growth, and how it compares with another.

    Examples
    --------
    >>> pace_words(0.0162, 0.0118), pace_words(-0.005, 0.01), pace_words(0.0161, 0.0159)
    (('grew', 'faster than'), ('fell', 'worse than'), ('grew', 'about as fast as'))
    """
    words = (Pace.FELL if growth < 0 else Pace.GREW).value
    apart = round(growth, SAME_PACE) - round(other, SAME_PACE)
    return words.verb, words.same if abs(
        apart
    ) < 10**-SAME_PACE / 2 else words.more if apart > 0 else words.less


class Comparison:
    """Some things side by side by one number, and what may be said of them.

    Parameters
    ----------
    rows
        Those compared.
    thing, things
        What they are, for example "cluster" and "clusters".
    scope
        What follows who is first where not all are compared, for example " of those chosen".
    names_one
        Whether one that is counted alone is called by its name.
    """

    def __init__(
        self,
        rows: Iterable[Compared],
        thing: str = "cluster",
        things: str = "clusters",
        scope: str = "",
        *,
        names_one: bool = False,
    ) -> None:
        self._scope, self._names_one = scope, names_one
        rows = tuple(_told_apart(rows))
        self.rows = tuple(row for row in rows if row.is_known)
        self.left_out = {row.name: row.reason or NOT_KNOWN for row in rows if not row.is_known}
        self._thing, self._things = thing, things

    def above(self, value: float) -> dict[str, Certainty]:
        """For each that has a range, whether it is greater than a number."""
        return {row.name: row.above(value) for row in self.rows}

    def counted(self, claim: Claim, value: float, years: tuple[int, int]) -> Said:
        """How many are above a value, in words that say how certain that is and of whom it is not said."""
        said, unsure = _counted(
            claim.value, self.above(value), self._words(), years, names_one=self._names_one
        )
        return Said.of(said, unsure + self.left_out_words())

    def counted_with(
        self, claim: Claim, value: float, other: Comparison, other_value: float, years: tuple[int, int]
    ) -> Said:
        """How many are above a value by this number and above another value by another number."""
        beside, own = other.above(other_value), self.above(value)
        both = {name: min(own[name], beside[name]) for name in own if name in beside}
        left_out = {**other.left_out, **self.left_out}
        said, unsure = _counted(claim.value, both, self._words(), years, names_one=self._names_one)
        return Said.of(said, unsure + _left_out(left_out))

    def named(self, claim: Claim, value: float) -> Said:
        """Who is at or above a value, by name."""
        verdicts = {row.name: row.above(math.nextafter(value, -math.inf)) for row in self.rows}
        by = _by_certainty(verdicts)
        certain, likely, unsure = (by[each] for each in (Certainty.CERTAIN, Certainty.LIKELY, Certainty.OPEN))
        rest = claim.value.rest if likely and not certain else claim.value.rest.capitalize()
        said = f"{rest}: {names_in_a_row(certain) or f'no {self._thing}'}"
        if likely:
            said = (
                f"{said}; likely: {names_in_a_row(likely)}"
                if certain
                else f"Likely {rest}: {names_in_a_row(likely)}"
            )
        return Said.of(f"{said}.", _too_uncertain(unsure) + self.left_out_words())

    def first(self, which: First) -> Said:
        """Who is first, as far as that can be said; who has no range is named as left out."""
        said = self._first(which.value)
        if len(self.rows) == 1:
            said = f"{self.rows[0].name} {which.value.alone.format(text=self.rows[0].text)}."
        return Said.of(said, self.left_out_words())

    def largest_and_smallest(self) -> str:
        """Both ends by jobs, in one sentence where both are certain."""
        if len(self.rows) == 1:
            return f"{self.rows[0].name} has {self.rows[0].text} jobs.{self.left_out_words()}"
        most, least = (self._only_one(which.value) for which in (First.LARGEST, First.SMALLEST))
        if most is None or least is None:
            return f"{self._first(First.LARGEST.value)} {self._first(First.SMALLEST.value)}{self.left_out_words()}"
        said = (
            f"{most.name} is the largest with {most.text} jobs, {least.name} the smallest with {least.text}."
        )
        return said + self.left_out_words()

    def listed(self, count: int) -> str:
        """What a list of the first few by best value is of all; "" where it holds all."""
        total = len(self.rows) + len(self.left_out)
        if count >= total:
            return ""
        rows = sorted(self.rows, key=lambda row: -row.best)
        shown, others = rows[:count], rows[count:]
        if not self.left_out and _apart(shown, others, _bounds):
            return f"Shown are the {count} largest of {total} {self._things}."
        if not self.left_out and _apart(shown, others, _likely_range):
            return f"Shown are {count} of {total} {self._things}, likely the largest."
        return f"Shown are {count} of {total} {self._things}, in the order of their best values."

    def left_out_words(self) -> str:
        """A sentence that names who is left out, and why; "" where nobody is."""
        return _left_out(self.left_out)

    def _words(self) -> tuple[str, str]:
        return self._thing, self._things

    def _only_one(self, which: _First) -> Compared | None:
        """Who certainly is first."""
        certain = _contenders(self.rows, which, _bounds)
        return certain[0] if len(certain) == 1 else None

    def _first(self, which: _First) -> str:
        certain, likely = (_contenders(self.rows, which, ends) for ends in (_bounds, _likely_range))
        names, figures = [row.name for row in likely], [which.figure.format(text=row.text) for row in likely]
        rest = which.rest + self._scope
        if not likely:
            return NONE_TO_COMPARE.format(thing=self._thing)
        if len(certain) == 1:
            return f"{names[0]} {which.verb} {rest}{figures[0]}."
        if len(likely) == 1:
            return f"{names[0]} {_likely(which.verb)} {rest}{figures[0]}."
        if all(row.is_exact for row in likely):
            return f"{names_in_a_row(names)} {which.verbs} {rest}{figures[0]}{which.each}."
        if len(likely) > FEW:
            return f"Any of {len(likely)} {self._things} could {which.base} {rest}{_in_brackets(names)}."
        either = names_in_a_row([f"{row.name} ({row.text})" for row in likely], "or")
        verb = which.verb if len(certain) == len(likely) else _likely(which.verb)
        return f"{either} {verb} {rest}."


def _told_apart(rows: Iterable[Compared]) -> Iterator[Compared]:
    """Those compared; where several have one name, as shortened ones may, the second and further ones have their number."""
    seen: dict[str, int] = {}
    for row in rows:
        seen[row.name] = seen.get(row.name, 0) + 1
        yield row if seen[row.name] == 1 else replace(row, name=f"{row.name} ({seen[row.name]})")


def _bounds(row: Compared) -> tuple[float, float]:
    return row.low, row.high


def _likely_range(row: Compared) -> tuple[float, float]:
    return row.likely_low, row.likely_high


def _likely(verb: str) -> str:
    """The verb, and that it is only likely.

    Examples
    --------
    >>> _likely("is"), _likely("pays")
    ('is likely', 'likely pays')
    """
    return f"{verb} likely" if verb in ("is", "are") else f"likely {verb}"


def _contenders(
    rows: Sequence[Compared], which: _First, ends: Callable[[Compared], tuple[float, float]]
) -> list[Compared]:
    """Those whose range reaches the best end of all, the best value first."""
    if not rows:
        return []
    if which.is_most:
        least = max(ends(row)[0] for row in rows)
        return sorted((row for row in rows if ends(row)[1] >= least), key=lambda row: -row.best)
    most = min(ends(row)[1] for row in rows)
    return sorted((row for row in rows if ends(row)[0] <= most), key=lambda row: row.best)


def _apart(
    above: Sequence[Compared], below: Sequence[Compared], ends: Callable[[Compared], tuple[float, float]]
) -> bool:
    return min(ends(row)[0] for row in above) >= max(ends(row)[1] for row in below)


def _counted(
    claim: CountedClaim,
    verdicts: Mapping[str, Certainty],
    words: tuple[str, str],
    years: tuple[int, int],
    *,
    names_one: bool,
) -> tuple[str, str]:
    """The sentence, and of whom it cannot be said."""
    thing, things = words
    by = _by_certainty(verdicts)
    certain, likely = len(by[Certainty.CERTAIN]), len(by[Certainty.LIKELY])
    alone = next(iter(verdicts)) if names_one and len(verdicts) == 1 and (certain or likely) else ""
    unsure = likely or by[Certainty.OPEN] or by[Certainty.LIKELY_NOT]
    if not verdicts:
        return NONE_TO_COMPARE.format(thing=thing), ""
    if certain or not unsure:
        least = "At least " if unsure else ""
        more = f", and {likely} more likely {claim.short_of(likely)}" if likely else ""
        verb, rest = _of_years(claim.said_of(certain), years)
        who = alone or f"{certain} of {len(verdicts)} {things}"
        said = f"{least}{who} {verb} {rest}{more}."
    elif likely:
        verb, rest = _of_years(claim.said_of(likely), years)
        who = alone or f"{likely} of {len(verdicts)} {things}"
        said = f"{who} {_likely(verb)} {rest}."
    else:
        said = f"No {thing} is known to {claim.base} {_of_years(('', claim.rest), years)[1]}."
    return said, _too_uncertain(by[Certainty.OPEN])


def _of_years(words: tuple[str, str], years: tuple[int, int]) -> tuple[str, str]:
    """A verb and what follows it, with the years in it; a name beside them may hold braces of its own."""
    first, last = years
    return words[0], words[1].format(first=first, last=last)


def _by_certainty(verdicts: Mapping[str, Certainty]) -> dict[Certainty, list[str]]:
    return {
        certainty: [name for name, is_so in verdicts.items() if is_so is certainty] for certainty in Certainty
    }


def _too_uncertain(names: Sequence[str]) -> str:
    return f" Too uncertain to say: {names_in_a_row(names)}." if names else ""


def _left_out(reasons: Mapping[str, str]) -> str:
    by_reason: dict[str, list[str]] = {}
    for name, reason in reasons.items():
        by_reason.setdefault(reason, []).append(name)
    parts = [f"{names_in_a_row(names)} ({reason})" for reason, names in by_reason.items()]
    return f" Left out: {'; '.join(parts)}." if parts else ""


def _in_brackets(names: Sequence[str]) -> str:
    return f" ({names_in_a_row(names)})" if len(names) <= MOST_NAMES else ""


def names_in_a_row(names: Sequence[str], word: str = "and", most: int = MOST_NAMES) -> str:
    """Names in a row; of many, the first few and how many more. Those that have a comma or an "and" themselves are kept apart by semicolons.

    Examples
    --------
    >>> names_in_a_row(["Food", "Wood", "Metals"])
    'Food, Wood and Metals'
    >>> names_in_a_row(["Food", "Wood and paper"]), names_in_a_row(["Food", "Wood and paper"], "or")
    ('Food; Wood and paper', 'Food or Wood and paper')
    """
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{len(names) - most} more")
    apart = any("," in name or " and " in name for name in names)
    comma, last = ("; ", "; " if word == "and" else f" {word} ") if apart else (", ", f" {word} ")
    return last.join([comma.join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)
