"""The worksheet functions in VBA: the module of their bodies, and the tables that come along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.export.vba_modules import Module, standard_module
from industry_clusters.functions.bodies import body_text
from industry_clusters.functions.lookups import UNITED_STATES
from industry_clusters.ingest.lookups import naics_titles, us_price_index

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLES = "Tables"
_LONGEST_TEXT = 800
"""Characters of one line's text; VBA takes 1,023 on a line."""


def core_module() -> Module:
    """The bodies, as people edit them."""
    return standard_module(body_text("Core.bas"))


def tables_module() -> Module:
    """Titles of industries, the price index and the names of the United States, as text in functions."""
    figures = us_price_index().values.items()
    parts = (
        (
            f'Attribute VB_Name = "{TABLES}"\nOption Explicit\nOption Private Module\n'
            "'Made from the tables that come along; do not edit.\n"
        ),
        _function("NaicsTitles", (f"{code}\t{title}" for code, title in naics_titles().items())),
        _function("PriceIndexes", (f"{year}\t{index!r}" for year, index in figures)),
        _function("UnitedStates", UNITED_STATES),
    )
    return standard_module("\n".join(parts))


def _function(name: str, entries: Iterable[str]) -> str:
    """A function that gives lines, each between two line feeds; they are put together once."""
    pieces = "\n".join(f"        lines = lines & {text}" for text in _texts(entries))
    return (
        f"Public Function {name}() As String\n    Static lines As String\n"
        f'    If lines = "" Then\n        lines = vbLf\n{pieces}\n    End If\n    {name} = lines\nEnd Function\n'
    )


def _texts(entries: Iterable[str]) -> Iterable[str]:
    """Entries as texts of VBA, as many in each as a line takes."""
    line = ""
    for entry in entries:
        quoted = entry.replace('"', '""') + "~"
        if len(line) + len(quoted) > _LONGEST_TEXT:
            yield _said(line)
            line = ""
        line += quoted
    yield _said(line)


def _said(line: str) -> str:
    """A text of VBA, in which signs stand for line feed and tab."""
    return f'Replace(Replace("{line.replace(chr(9), "^")}", "~", vbLf), "^", vbTab)'
