"""What employers said: the log of interviews, who was spoken to, and the team's list of themes.

Names are kept in one place. An :class:`Interview` holds no name: it has a number, and a :class:`Contact` with the
same number holds company, person, telephone, e-mail and who of the team went. So a copy to share is made by
leaving out one sheet, and nothing else has to be known about who may see what. What people write in
their own words may still hold a name; that is looked for when a copy is made.

Everything is kept as it was typed, half filled, unknown or doubtful; what is wrong is said beside it in the workbook.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
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
    are key points by head of the protocol. ``picked`` says whether the quote is for the briefing.
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
    answers: Mapping[Head, str] = field(default_factory=dict)

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
    """All interviews of a study. ``themes`` is the team's own list; empty while it is :data:`STARTER_THEMES`."""

    log: tuple[Interview, ...] = ()
    contacts: tuple[Contact, ...] = ()
    themes: tuple[str, ...] = ()

    @property
    def themes_used(self) -> tuple[str, ...]:
        """The list to choose from."""
        return self.themes or STARTER_THEMES


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
        **{head.value: head.label for head in Head},
    }
)
"""What is typed into the log: key of each column and its heading, by which it is found again."""

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

LOG_RANGE, CONTACTS_RANGE, THEMES_RANGE = "interview_log", "interview_contacts", "interview_themes"
"""Names of the workbook's ranges that hold them."""
