"""Texts that follow the Setup sheet: a template with ``{name}`` becomes a formula and its cached text."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.areas import area_said
from industry_clusters.analysis.once import once
from industry_clusters.measures.rounding import round_as_excel
from industry_clusters.panel import QCEW
from industry_clusters.sheet_names import NOTES_SHEET
from industry_clusters.terms import TERMS
from industry_clusters.views.vocabulary.model import Formula, Unit
from industry_clusters.views.vocabulary.setting_fields import shown_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Value

_PLACE = re.compile(r"\{(\w+)(?:\|(\w+))?\}")
_SHOWN = {
    Unit.JOBS: ("#,##0", "{:,.0f}"),
    Unit.DOLLARS: ("$#,##0", "${:,.0f}"),
    Unit.PERCENT: ("0.0%", "{:.1%}"),
    Unit.QUOTIENT: ("0.00", "{:.2f}"),
}
NOT_KNOWN = "not known"
_LONGEST_LITERAL = 120  # quotes double, so well below 255


def live_text(template: str, values: Mapping[str, Value]) -> str | Formula:
    """Turn a template into a formula over defined names, with its text cached.

    ``{first_year}`` is shown as it is, ``{region_pay|dollars}`` in the unit's format; a value that is missing
    is shown as "not known". A template without a place stays plain text.

    Examples
    --------
    >>> live_text("Jobs {first_year}", {"first_year": 1990})
    Formula(text='"Jobs "&first_year', value='Jobs 1990')
    """
    if not _PLACE.search(template):
        return template
    parts: list[str] = []
    shown: list[str] = []
    position = 0
    for place in _PLACE.finditer(template):
        literal, (name, unit) = template[position : place.start()], place.groups()
        parts += [quoted(literal)] if literal else []
        parts.append(_formula_of(name, unit))
        shown += [literal, _shown(values[name], unit)]
        position = place.end()
    rest = template[position:]
    return Formula("&".join(parts + ([quoted(rest)] if rest else [])), "".join([*shown, rest]))


def quoted(text: str) -> str:
    """Write text as a literal of a formula, in pieces that Excel accepts (255 characters each).

    Examples
    --------
    >>> print(quoted('the "west" side'))
    "the ""west"" side"
    """
    pieces = [text[start : start + _LONGEST_LITERAL] for start in range(0, len(text), _LONGEST_LITERAL)] or [
        ""
    ]
    return "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)


def _formula_of(name: str, unit: str | None) -> str:
    if unit is None:
        return name
    return f'IF(ISNUMBER({name}),TEXT({name},"{_SHOWN[Unit(unit)][0]}"),"{NOT_KNOWN}")'


def _shown(value: Value, unit: str | None) -> str:
    if unit is None:
        return str(value)
    if value is None or math.isnan(float(value)):
        return NOT_KNOWN
    pattern = _SHOWN[Unit(unit)][1]
    return pattern.format(as_excel_rounds(float(value), pattern))


def as_excel_rounds(value: float, pattern: str) -> float:
    """The value rounded to the decimals of a pattern as Excel's TEXT does: halves away from zero.

    Examples
    --------
    >>> "{:.0%}".format(as_excel_rounds(0.625, "{:.0%}")), "{:.0%}".format(0.625)
    ('63%', '62%')
    """
    found = re.search(r"\.(\d)([%f])", pattern)
    decimals = int(found[1]) + (2 if found[2] == "%" else 0) if found else 0
    return round_as_excel(value, decimals)


def followed(label: str, rest: str | Formula) -> Formula:
    """A label from a file, as it is, followed by a live text."""
    ending = rest if isinstance(rest, Formula) else Formula(quoted(rest), rest)
    return Formula(f"{quoted(label)}&{ending.text}", f"{label}{ending.value}")


@once
def names_of(analysis: Analysis) -> dict[str, Value]:
    """Every defined name that a text may use, with its value."""
    study, marks = analysis.study, analysis.marks
    return {
        **shown_settings(study),
        "reference": analysis.reference.label,
        "reference_said": area_said(analysis.reference.label),
        "region_growth": marks.region_growth,
        "region_pay": marks.region_pay,
        "region_total_first": marks.region_total_first,
        "region_total_last": marks.region_total_last,
        **{f"cut_off_{criterion}_used": value for criterion, value in analysis.cut_offs.items()},
    }


def header(key: str, analysis: Analysis) -> str | Formula:
    """The live label of a term."""
    return live_text(TERMS[key].label, names_of(analysis))


def note(key: str) -> str:
    """What a term means, as a comment on its header."""
    term = TERMS[key]
    return f"{term.definition}\n= {term.formula}" if term.formula else term.definition


SOURCE_WORDS = "source_words"
"""The name of the cell that says where the numbers come from; every sheet shows it, so that it follows the settings."""


@once
def source_line(analysis: Analysis) -> Formula:
    """Where a sheet's numbers come from and how they are compared, as the settings are now."""
    return Formula(SOURCE_WORDS, source_words(analysis).value)


def source_words(analysis: Analysis) -> Formula:
    """The text of that cell: what the data sheets hold, and what formulas follow."""
    sources = analysis.panel.sources
    first = sources[0].name if sources else "no file"
    files = first if len(sources) == 1 else f"{len(sources)} files (see '{NOTES_SHEET}')"
    built = f"Source: {analysis.panel.publishers}, {files}; {analysis.study.ownership.label.lower()}"
    live = live_text(
        "; compared with {reference_said}, base: {base_total}; pay in {dollar_year} dollars; numbers shown: {reading}",
        names_of(analysis),
    )
    return followed(f"{built}", live)


def published_by(analysis: Analysis) -> str:
    """Who published the numbers, for a reader who may not know what QCEW is."""
    return analysis.panel.publishers.replace(QCEW, "Quarterly Census of Employment and Wages", 1)
