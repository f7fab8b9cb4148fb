"""What every paper is made of: the study's tables and what the team typed, with the look-ups that papers share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.interviews.private_words import PrivateWords
from industry_clusters.analysis.mobilization.seeds import chosen
from industry_clusters.mail_address import mail_address
from industry_clusters.mobilization.contacts import contacts_of
from industry_clusters.mobilization.lists import BY_KEY
from industry_clusters.mobilization.method import EVERY_CLUSTER, MANAGER, USES, YES
from industry_clusters.mobilization.paper_lists import REPLY_TO
from industry_clusters.views.slides.deck_words import plain_area
from industry_clusters.views.vocabulary.days import said_day, said_time
from industry_clusters.views.vocabulary.document_model import Blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from industry_clusters.analysis.mobilization.tables import Mobilization
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.mobilization.typed import Row


@dataclass(frozen=True)
class Event:
    """A date of a cluster group as papers say it; a part that nobody typed is empty.

    ``on`` and ``starts`` are None where what was typed is no day and no time of day.
    """

    name: str
    day: str
    clock: str
    place: str
    minutes: int | None
    is_held: bool
    on: date | None
    starts: time | None

    @property
    def when(self) -> str:
        """Day and time in one text."""
        return ", ".join(filter(None, (self.day, self.clock)))


@dataclass(frozen=True)
class Choices:
    """How a kit's letters and e-mails are written: a letter in a file of its own, e-mails as one list (CSV)."""

    letters_apart: bool = False
    mails_as_list: bool = False


@dataclass(frozen=True)
class Case:
    """A study, its mobilization workbook and the day that papers carry; ``cluster`` is the one that a paper is about."""

    analysis: Analysis
    made: Mobilization
    day: date
    cluster: str = ""
    choices: Choices = Choices()

    def about(self, cluster: str) -> Case:
        """The same for one cluster, by the study's own spelling where it has that cluster."""
        return replace(self, cluster=self.named(cluster) or cluster)

    @property
    def region(self) -> str:
        """The region's name."""
        return plain_area(self.analysis.region.label)

    @property
    def board(self) -> str:
        """Who convenes; empty where the study does not say."""
        return self.analysis.study.board.strip()

    @property
    def convener(self) -> str | Blank:
        """Who convenes, or a place for it."""
        return self.board or Blank("[your board or office]")

    @property
    def date_words(self) -> str:
        """The day of the papers."""
        return said_day(self.day)

    @property
    def slot(self) -> int | None:
        """The cluster's number in the study; None where the study has no cluster of that name."""
        found = self.named(self.cluster)
        return None if found is None else self.analysis.clusters.names.index(found) + 1

    def named(self, name: str) -> str | None:
        """The study's cluster of a name, written so or else with other capitals; None where there is none."""
        names, wanted = self.analysis.clusters.names, name.strip()
        alike = (one for one in names if one.casefold() == wanted.casefold())
        return wanted if wanted in names else next(alike, None)

    def word(self, name: str) -> str:
        """What was typed into a cell that has a name; empty where nothing was."""
        return self.made.typed.words.get(name, "").strip()

    def words(self, place: str) -> str:
        """The team's words for a place of the papers: this cluster's, else those for all; empty where nothing was typed."""
        for cluster in (self.cluster, EVERY_CLUSTER):
            for row in self.rows("paper_words", cluster=cluster, place=place):
                if row.get("text", "").strip():
                    return row["text"].strip()
        return ""

    def rows(self, key: str, **equal: str) -> Iterator[Row]:
        """Rows of a list as they were typed, those whose columns equal some texts, without regard to capitals."""
        for row in self.made.typed.of(key):
            if all(row.get(name, "").strip().casefold() == text.casefold() for name, text in equal.items()):
                yield row

    def worked(self, key: str, **equal: Any) -> Iterator[Mapping[str, Any]]:
        """Rows of a list with the columns that are worked out of them; texts are compared without regard to capitals.

        A typed column is text, "" where nothing was typed; a worked-out one is as the workbook shows it.
        """
        table = self.made.book.tables[key]
        columns = {name: self.made.book.column(key, name) for name in table.live}
        for at, row in enumerate(self.made.typed.of(key)):
            typed = {column.key: row.get(column.key, "").strip() for column in BY_KEY[key].columns}
            whole = typed | {name: values[at] for name, values in columns.items()}
            if all(_alike(whole[name], wanted) for name, wanted in equal.items()):
                yield whole

    def of_cluster(self, key: str, **equal: Any) -> Iterator[Mapping[str, Any]]:
        """The rows of this cluster, see :meth:`worked`."""
        return self.worked(key, cluster=self.cluster, **equal)

    def ranks(self) -> Iterator[tuple[str, tuple[tuple[str, str], ...], str]]:
        """Each cluster with its ranks for the uses of level 1, and how its scores came out; none where nobody scored."""
        book = self.made.book
        columns = ("cluster", *(f"rank_{at}" for at, _ in enumerate(USES, 1)), "score_text")
        for name, *ranks, scores in zip(*(book.column("choice", one) for one in columns), strict=True):
            yield str(name or ""), tuple(zip(USES, map(str, ranks), strict=True)), str(scores or "")

    def person(self, name: str) -> Row:
        """A person's row of the register; of one who is not on it, just the name."""
        return next(self.rows("people", name=name.strip()), {"name": name.strip()})

    def may_list(self, name: str) -> bool:
        """Whether a person agreed to be on lists that others see."""
        return self.person(name).get("consent", "").strip().casefold() == YES

    def shown(self, name: str, instead: str = "a volunteer") -> str:
        """A name that others may read; in the place of one whose owner did not agree, other words."""
        return name.strip() if self.may_list(name) else instead

    def addresses(self, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Names with their e-mail addresses, those that have one, each once."""
        rows = (self.person(name) for name in dict.fromkeys(names))
        found = ((row["name"], mail_address(row.get("email", ""))) for row in rows)
        return tuple((name, address) for name, address in found if address)

    def unreached(self, names: Iterable[str]) -> tuple[str, ...]:
        """How many of some people have no e-mail address, as a remark; none where all have one."""
        wanted = list(dict.fromkeys(names))
        count = len(wanted) - len(self.addresses(wanted))
        return (
            (f"No valid e-mail address on 'Register': {count} of {people_said(len(wanted))}.",)
            if count
            else ()
        )

    @property
    def chosen(self) -> tuple[str, ...]:
        """The clusters to mobilize that the study has, by the study's names."""
        found = (self.named(name) for name in chosen(self.made.typed))
        return tuple(dict.fromkeys(name for name in found if name is not None))

    def reply_to(self) -> str | Blank:
        """Whom to answer: the team's words, else the project manager as the register lists them, else a place for it."""
        typed = self.words(REPLY_TO)
        if typed:
            return typed
        for name in self.listed_holders(MANAGER):
            row = self.person(name)
            reached = [row.get(key, "").strip() for key in ("phone", "email") if row.get(key, "").strip()]
            if reached:
                return ", ".join([name, *reached])
        return Blank("[whom to reply to: name, telephone, e-mail]")

    def holders(self, role: str, cluster: str | None = None) -> list[str]:
        """Who holds a role, each once; with ``cluster`` those of its group."""
        equal = {"role": role} | ({} if cluster is None else {"cluster": cluster})
        names = (row.get("person", "").strip() for row in self.rows("roles", **equal))
        return list(dict.fromkeys(filter(None, names)))

    def listed_holders(self, role: str, cluster: str | None = None) -> list[str]:
        """Those of :meth:`holders` who agreed to be on lists that others see."""
        return [name for name in self.holders(role, cluster) if self.may_list(name)]

    def event(self, name: str) -> Event:
        """A date of this cluster's group."""
        row: Row = next(self.rows("events", cluster=self.cluster, event=name), {})
        minutes = row.get("minutes", "")
        return Event(
            name,
            said_day(row.get("date", "")),
            said_time(row.get("start", "")) if row.get("date") else "",
            row.get("place", "").strip(),
            int(float(minutes)) if minutes.replace(".", "", 1).isdigit() else None,
            row.get("held", "").casefold() == YES,
            _read(date.fromisoformat, row.get("date", "")),
            _read(time.fromisoformat, row.get("start", "")),
        )

    def nameless(self, text: str) -> str:
        """What somebody said or wrote on a card, without names of contacts of interviews and of people of the register."""
        return str(self.once("private", self._private).without(text, typed=True))

    def _private(self) -> PrivateWords:
        contacts = [*self.analysis.study.interviews.contacts, *contacts_of(self.made.typed)]
        return PrivateWords.of(contacts, [self.region, *self.analysis.clusters.names])

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """What is the same for all papers of a run, made when the first asks for it."""
        return self.made.book.once(name, make)

    def came(self, meeting: int) -> list[str]:
        """Who came to a meeting of this cluster's group."""
        rows = self.rows("invitees", cluster=self.cluster, **{f"came_{meeting}": "yes"})
        return list(dict.fromkeys(row["person"].strip() for row in rows if row.get("person", "").strip()))


def _alike(cell: Any, wanted: Any) -> bool:
    if isinstance(wanted, str):
        return str("" if cell is None else cell).casefold() == wanted.strip().casefold()
    return bool(cell == wanted)


def _read(reader: Callable[[str], Any], text: str) -> Any:
    """What a text says; None where it says nothing of the kind."""
    try:
        return reader(text)
    except ValueError:
        return None


def or_blank(text: str, prompt: str) -> str | Blank:
    """What was typed, or a place for it that says what belongs there."""
    return text.strip() or Blank(prompt)


def people_said(count: int) -> str:
    """How many people, with the noun.

    Examples
    --------
    >>> people_said(1), people_said(12)
    ('1 person', '12 people')
    """
    return f"{count} {'person' if count == 1 else 'people'}"


def listed(names: list[str] | tuple[str, ...]) -> str:
    """Names in a sentence.

    Examples
    --------
    >>> listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])
    ('A', 'A and B', 'A, B, and C')
    """
    if len(names) <= 2:  # noqa: PLR2004  two need no comma
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"
