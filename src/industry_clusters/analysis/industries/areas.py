"""Which areas of the data a study means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from industry_clusters.analysis.geography import continued
from industry_clusters.errors import UnknownArea

if TYPE_CHECKING:
    from industry_clusters.panel import Panel
    from industry_clusters.study import Study

_CBSA_DIGITS, _MOST_NAMED = 4, 5
_CODE = re.compile(r" \((US000|\d{5}|C\d{4}|CS\d{3})\)$")


def area_label(panel: Panel, area_fips: str) -> str:
    """An area's name and code, as the workbook shows and looks it up: ``United States (US000)``."""
    title = panel.area_title(area_fips)
    return title if title == area_fips else f"{title} ({area_fips})"


def area_name(label: str) -> str:
    """An area's name without its code, which no reader of a board's page has use for.

    Examples
    --------
    >>> area_name("United States (US000)"), area_name("Kern (oil) region"), area_name("US000")
    ('United States', 'Kern (oil) region', 'US000')
    """
    return _CODE.sub("", label)


def area_said(label: str) -> str:
    """The same within a sentence.

    Examples
    --------
    >>> area_said("United States (US000)"), area_said("Ohio (39000)")
    ('the United States', 'Ohio')
    """
    name = area_name(label)
    return f"the {name}" if name.startswith("United ") else name


def region_areas(study: Study, panel: Panel) -> tuple[str, ...]:
    """Return the codes of the areas to add up, after checking that the data hold them, with those that lines continue.

    A CBSA is the metropolitan area's own row (``C1814`` for 18140) where the data hold it, else its counties.

    Raises
    ------
    UnknownArea
        Where an area is not among the data.
    """
    held = set(panel.areas)
    areas = study.region.area_fips or _cbsa_areas(str(study.region.cbsa), panel, held)
    told = {code for line in study.continues for code in line.codes}
    missing = [code for code in areas if code not in held and code not in told]
    if missing:
        raise UnknownArea(
            _not_there(missing, len(areas)),
            place="region",
            next_step="Add their files, or take them out of the region.",
        )
    return continued(study, areas)


def _not_there(missing: list[str], of: int) -> str:
    if of == 1:
        return f"the region's area {missing[0]} is not in the data"
    few = ", ".join(missing[:_MOST_NAMED])
    return f"{len(missing)} of the region's {of} areas {'is' if len(missing) == 1 else 'are'} not in the data: {few}"


def areas_of_reference(study: Study, name: str) -> tuple[str, ...]:
    """The area codes of a reference, which may be one of the study's own; none where it is every area."""
    return next((own.areas for own in study.own_references if own.name == name), (name,))


def cbsa_row(cbsa: str) -> str:
    """Return the area code of a metropolitan area's own rows.

    Examples
    --------
    >>> cbsa_row("18140")
    'C1814'
    """
    return f"C{cbsa[:_CBSA_DIGITS]}"


def _cbsa_areas(cbsa: str, panel: Panel, held: set[str]) -> tuple[str, ...]:
    own_row = cbsa_row(cbsa)
    if own_row in held:
        return (own_row,)
    if cbsa in panel.cbsa_counties:
        return panel.cbsa_counties[cbsa]
    raise UnknownArea(
        f"the data hold neither rows of CBSA {cbsa} ({own_row}) nor a table of its counties",
        place="region",
        next_step="Add the area's file or a county-to-CBSA table, or name the counties.",
    )
