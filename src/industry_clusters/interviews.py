"""What employers said: the log of interviews, who was spoken to, and the team's list of themes.

Names are kept in one place. An :class:`Interview` holds no name: it has a number, and a :class:`Contact` with the
same number holds company, person, telephone, e-mail and who of the team went. So a copy to share is made by
leaving out one sheet, and nothing else has to be known about who may see what. What people write in
their own words may still hold a name; that is looked for when a copy is made.

Everything is kept as it was typed, half filled, unknown or doubtful; what is wrong is said beside it in the workbook.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import isfinite
from types import MappingProxyType


class Head(StrEnum):
    """The eleven heads of the protocol."""

    HISTORY = "history"
    FORCES = "forces"
    EVOLUTION = "evolution"
    REQUIREMENTS = "requirements"
    WORKFORCE = "workforce"
    INFRASTRUCTURE = "infrastructure"
    INNOVATION = "innovation"
    TECHNOLOGY = "technology"
    QUALITY_OF_LIFE = "quality_of_life"
    REGULATION = "regulation"
    OTHER = "other"

    @property
    def label(self) -> str:
        """As a reader sees it."""
        return _HEAD_LABELS[self.value]


_HEAD_LABELS = {
    "history": "The firm and its history",
    "forces": "Forces from outside",
    "evolution": "Where the industry could go",
    "requirements": "What matters most here",
    "workforce": "Workforce",
    "infrastructure": "Infrastructure",
    "innovation": "Innovation",
    "technology": "Technology transfer",
    "quality_of_life": "Quality of life",
    "regulation": "Regulation and taxes",
    "other": "Anything else",
}


@dataclass(frozen=True)
class Question:
    """A question that employers are asked, as it was typed: any part may be empty.

    ``key`` ties it to its answers: a word of the list that a team starts with, or ``own_1``, ``own_2``, … of the
    team's own. ``head`` is the label of one of the eleven heads, ``name`` the heading of its answers in the log, ``ask``
    the question itself, ``minutes`` how long it takes.
    """

    key: str = ""
    head: str = ""
    name: str = ""
    ask: str = ""
    minutes: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed; the key is not."""
        return not (self.head or self.name or self.ask or self.minutes)

    @property
    def is_asked(self) -> bool:
        """Whether there is something to ask."""
        return bool(self.ask or self.name)

    @property
    def label(self) -> str:
        """What its answers are headed by.

        Examples
        --------
        >>> Question("own_2").label, Question("own_2", ask="Who trains your people?").label
        ('Own question 2', 'Who trains your people?')
        """
        return self.name or self.ask[:LONGEST_LABEL] or default_label(self.key)

    @property
    def time(self) -> float:
        """Minutes as a number; 0 where none is typed."""
        try:
            return max(float(self.minutes), 0.0) if isfinite(float(self.minutes)) else 0.0
        except ValueError:
            return 0.0


OWN_QUESTION = "own_"
"""Beginning of the keys of a team's own questions."""

LONGEST_LABEL = 40
"""Characters of a question that head its answers where it has no short name."""


def default_label(key: str) -> str:
    """What the answers to a question are headed by that has neither name nor text.

    Examples
    --------
    >>> default_label("own_3"), default_label("workforce")
    ('Own question 3', 'Workforce')
    """
    if key.startswith(OWN_QUESTION):
        return f"Own question {key.removeprefix(OWN_QUESTION)}"
    return next((one.name for one in STARTER_QUESTIONS if one.key == key), key)


def _starter(key: str, head: Head, minutes: int, ask: str, name: str = "") -> Question:
    return Question(key, head.label, name or head.label, ask, str(minutes))


STARTER_QUESTIONS = (
    _starter("history", Head.HISTORY, 4, "When and why did the firm begin here? What does it make or do today, and for whom?"),
    _starter("buyers_suppliers", Head.HISTORY, 2,
             "Who are your main buyers and suppliers, and how many of them are in this region? What must you buy elsewhere?",
             "Buyers and suppliers"),
    _starter("forces", Head.FORCES, 4,
             "What from outside changes your business most: customers, rivals, prices, rules, new techniques?"),
    _starter("stage", Head.EVOLUTION, 2,
             "At what stage is your industry here: just starting, growing, mature, shrinking, or turning into something new?",
             "Stage of development"),
    _starter("evolution", Head.EVOLUTION, 4, "Where will your industry be in five years? What could make it grow here, or leave?"),
    _starter("requirements", Head.REQUIREMENTS, 6,
             "What three things must this region get right for firms like yours? Which one comes first?"),
    _starter("workforce", Head.WORKFORCE, 8,
             "Which jobs are hard to fill, and which skills are missing? Who trains your people, and how well?"),
    _starter("outside_workers", Head.WORKFORCE, 2,
             "How many of your people come from outside the region, for which jobs, and why? Do they stay?",
             "Workers from outside the region"),
    _starter("infrastructure", Head.INFRASTRUCTURE, 4,
             "Do sites, roads, freight, power, water and broadband hold you back, or help you?"),
    _starter("innovation", Head.INNOVATION, 4,
             "Where do your new products and ways of working come from? What stands in their way?"),
    _starter("technology", Head.TECHNOLOGY, 3,
             "Do you work with colleges, laboratories or suppliers on new techniques? What would you want of them?"),
    _starter("quality_of_life", Head.QUALITY_OF_LIFE, 3,
             "Do people want to live here? How do housing, schools, child care and safety weigh when you hire?"),
    _starter("regulation", Head.REGULATION, 4,
             "Which permits, rules or taxes cost you most time or money? Who has dealt with you well?"),
    _starter("other", Head.OTHER, 4,
             "What did we not ask? Whom should we speak to next? May we quote you, without your name?"),
)  # fmt: skip
"""The list that a team starts with, every head of the method in it; it is theirs to change."""

FURTHER_QUESTIONS = 6
"""Questions that the list has room for beyond those that are there."""

SIZE_CLASSES = ("under 10 jobs", "10 to 49 jobs", "50 to 249 jobs", "250 jobs or more")
REQUIREMENTS = ("workforce", "infrastructure", "innovation", "regulation", "quality of life", "other")
"""What an employer needs most, by category."""

PICKED = "yes"
MOST_THEMES = 4
"""Themes that a row of the log has room for."""

FEWEST, MOST = 10, 15
"""Interviews that a cluster should have."""

STARTER_THEMES = (
    "Skilled trades hard to find",
    "Entry-level staff hard to keep",
    "Training does not fit the work",
    "Retirements ahead",
    "Pay and housing costs",
    "Child care",
    "Roads and freight",
    "Broadband",
    "Power and water",
    "Sites and buildings",
    "Permits take long",
    "Rules change often",
    "Taxes and fees",
    "Local suppliers missing",
    "New markets and exports",
    "Capital for growth",
    "Automation",
    "Links to colleges and research",
    "Succession of owners",
    "Image of the region",
)
"""The list that a team starts with; it is theirs to change."""


@dataclass(frozen=True)
class Interview:
    """One row of the log, as it was typed: any part may be empty, unknown or wrong.

    ``number`` ties it to its contact. ``date`` is ISO (``2025-03-14``) where a date was typed, else the text. ``answers``
    are key points by the key of the question. ``picked`` says whether the quote is for the briefing.
    """

    number: str = ""
    cluster: str = ""
    industry_code: str = ""
    role: str = ""
    size: str = ""
    date: str = ""
    themes: tuple[str, ...] = ()
    requirement: str = ""
    quote: str = ""
    picked: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return self == Interview()


@dataclass(frozen=True)
class Contact:
    """Whom an interview was with, and who went: the only place for names of persons and companies."""

    number: str = ""
    company: str = ""
    person: str = ""
    title: str = ""
    phone: str = ""
    email: str = ""
    interviewer: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return self == Contact()


@dataclass(frozen=True)
class Interviews:
    """All interviews of a study.

    ``themes`` and ``questions`` are the team's own lists; each is empty while it is the one to start with.
    """

    log: tuple[Interview, ...] = ()
    contacts: tuple[Contact, ...] = ()
    themes: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def themes_used(self) -> tuple[str, ...]:
        """The list to choose from."""
        return self.themes or STARTER_THEMES

    @property
    def questions_used(self) -> tuple[Question, ...]:
        """The questions in the order in which they are asked."""
        return self.questions or STARTER_QUESTIONS

    @property
    def free_keys(self) -> tuple[str, ...]:
        """Keys for :data:`FURTHER_QUESTIONS` more of the team's own."""
        return new_keys(self._keys, FURTHER_QUESTIONS)

    @property
    def answer_keys(self) -> tuple[str, ...]:
        """The questions that the log has a column for: those of the list, room for more, and any that was answered once."""
        own = [*self._keys, *self.free_keys]
        return tuple(sorted(dict.fromkeys(own), key=_key_order))

    @property
    def _keys(self) -> list[str]:
        return [*(one.key for one in self.questions_used), *(key for row in self.log for key in row.answers)]


def _key_order(key: str) -> tuple[int, int, str]:
    """Questions to start with in their order, then the team's own by number."""
    starters = [one.key for one in STARTER_QUESTIONS]
    if key in starters:
        return 0, starters.index(key), key
    number = key.removeprefix(OWN_QUESTION)
    return 1, int(number) if number.isdecimal() else 0, key


def new_keys(used: Iterable[str], count: int) -> tuple[str, ...]:
    """Keys of a team's own questions that are not used yet.

    Examples
    --------
    >>> new_keys(["history", "own_2"], 2)
    ('own_1', 'own_3')
    """
    taken = set(used)
    every = (f"{OWN_QUESTION}{number}" for number in range(1, len(taken) + count + 1))
    return tuple(key for key in every if key not in taken)[:count]


def is_question_key(key: str) -> bool:
    """Whether a question can have this key."""
    number = key.removeprefix(OWN_QUESTION)
    own = number != key and number.isascii() and number.isdecimal() and not number.startswith("0")
    return own or any(one.key == key for one in STARTER_QUESTIONS)


THEME_HEADERS = MappingProxyType({f"theme_{place}": f"Theme {place}" for place in range(1, MOST_THEMES + 1)})
LOG_HEADERS = MappingProxyType(
    {
        "number": "Number",
        "cluster": "Cluster",
        "industry_code": "NAICS",
        "role": "Role",
        "size": "Size",
        "date": "Date",
        **THEME_HEADERS,
        "requirement": "Needs most",
        "quote": "Quote, in their words",
        "picked": "Pick",
    }
)
"""What is typed into the log beside the answers: key of each column and its heading, by which it is found again."""

CONTACT_HEADERS = MappingProxyType(
    {
        "number": "Number",
        "company": "Company",
        "person": "Person",
        "title": "Title",
        "phone": "Phone",
        "email": "E-mail",
        "interviewer": "Interviewer",
    }
)
"""The same for the contacts."""

QUESTION_HEADERS = MappingProxyType(
    {
        "head": "Head of the protocol",
        "name": "Short name, heads the answers in the log",
        "ask": "Question",
        "minutes": "Minutes",
        "key": "Key",
    }
)
"""The same for the questions; the key is hidden."""

LOG_RANGE, CONTACTS_RANGE, THEMES_RANGE = "interview_log", "interview_contacts", "interview_themes"
QUESTIONS_RANGE, ANSWERS_PREFIX = "interview_questions", "interview_answers_"
"""Names of the workbook's ranges that hold them."""
