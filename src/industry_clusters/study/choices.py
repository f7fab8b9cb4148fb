"""The words that a study's settings choose from."""

from __future__ import annotations

from enum import StrEnum


class Ownership(StrEnum):
    """Whose jobs are counted."""

    PRIVATE = "private"
    ALL = "all"

    @property
    def own_codes(self) -> tuple[str, ...]:
        """BLS ownership codes whose sum this is."""
        return ("5",) if self is Ownership.PRIVATE else ("1", "2", "3", "5")

    @property
    def label(self) -> str:
        """As a reader sees it."""
        return "Private" if self is Ownership.PRIVATE else "All ownerships"


class Reading(StrEnum):
    """Which numbers a reader is shown where some cells are not disclosed."""

    PUBLISHED = "published"
    CERTAIN = "certain"
    USUAL = "usual"

    @property
    def label(self) -> str:
        """As a reader sees it."""
        return {
            "published": "Published only",
            "certain": "Certain",
            "usual": "Usual",
        }[self.value]

    @property
    def mode(self) -> int:
        """Its number, as formulas have it."""
        return 1 + list(Reading).index(self)


class AcrossBreaks(StrEnum):
    """Which growth is shown where the classification changed between the two years."""

    OWN = "own"
    BRIDGE = "bridge"

    @property
    def label(self) -> str:
        """As a reader sees it."""
        return (
            "The code's own, in red" if self is AcrossBreaks.OWN else "That of its comparable industry group"
        )


FORMER_LABELS = {"that of its bridge group": AcrossBreaks.BRIDGE.value}
"""What choices were called in workbooks of earlier releases, in small letters."""


class Protection(StrEnum):
    """Whether sheets guard what is not to type in; there is no password."""

    ON = "on"
    OFF = "off"

    @property
    def label(self) -> str:
        """As a reader sees it."""
        return "On" if self is Protection.ON else "Off"


PARTS = (
    "interviews",
    "occupations",
    "cluster pages",
    "trends",
    "shift-share",
    "highlights",
    "charts",
    "exercise",
)
"""Parts of a workbook that a study can do without."""


class BaseTotal(StrEnum):
    """What an industry's employment is a share of, in every quotient."""

    TOTAL_COVERED = "total_covered"
    PRIVATE = "private"
    NON_FARM = "non_farm"

    @property
    def label(self) -> str:
        """As a reader sees it."""
        return {"total_covered": "Total covered", "private": "Private", "non_farm": "Non-farm"}[self.value]


class Criterion(StrEnum):
    """The five highlights of step 4."""

    EMPLOYMENT = "employment"
    GROWTH = "growth"
    QUOTIENT = "quotient"
    QUOTIENT_CHANGE = "quotient_change"
    PAY = "pay"


class MemberRole(StrEnum):
    """What an industry group does in its cluster."""

    EXPORT = "export-oriented"
    SERVING = "population-serving"
    SUPPORT = "support"


class MatrixCriterion(StrEnum):
    """What the decision matrix compares clusters by."""

    SIZE = "size"
    CONCENTRATION = "concentration"
    GROWTH = "growth"
    PAY = "pay"
    CAREERS = "careers"

    @property
    def label(self) -> str:
        """As a reader sees it."""
        return "career potential" if self is MatrixCriterion.CAREERS else self.value

    @property
    def default_weight(self) -> float:
        """The method weighs its four criteria alike; career potential counts where a region says so."""
        return 0.0 if self is MatrixCriterion.CAREERS else 1.0


class MatrixMethod(StrEnum):
    """How the decision matrix parts clusters into green, yellow and red."""

    NATURAL_BREAKS = "natural_breaks"
    THIRDS = "thirds"

    @property
    def label(self) -> str:
        """As a reader sees it."""
        return "Natural breaks" if self is MatrixMethod.NATURAL_BREAKS else "Thirds"


class LevelBasis(StrEnum):
    """What parts high, mid and entry pay of occupations."""

    AREA = "area"
    CLUSTER = "cluster"

    @property
    def label(self) -> str:
        """As a reader sees it."""
        return "Wages of the area" if self is LevelBasis.AREA else "Quartiles of each cluster's own jobs"
