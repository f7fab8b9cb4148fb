"""What file rows of occupations come from, and what the study says of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from industry_clusters.ingest.occupations.cells import soc_vintage
from industry_clusters.occupations import OccupationSource
from industry_clusters.panel import Remark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from industry_clusters.ingest.files.delimited import TextTable
    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.layouts.known import Layout

_YEAR_IN_NAME = re.compile(r"(?:(?<![a-z])m_?|may|nov|oesm)(20[0-9][0-9]|[0-9][0-9])(?![0-9])", re.IGNORECASE)
_MILLENNIUM = "20"


def described(table: TextTable, layout: Layout, period: str, codes: Iterable[str]) -> OccupationSource:
    """Describe a file by its rows, before any are left out, its period and the SOC system of its codes."""
    file = table.file
    return OccupationSource(
        file.name, layout.key, len(table.rows), period, file.sha256, soc_vintage(set(codes))
    )


def said_of(file: DataFile, name: str) -> str:
    """Return what the study says of a file that the file itself does not; "" where it says nothing."""
    return str(file.mapping.constants.get(name, "")).strip() if file.mapping else ""


def told_in_the_study(**said: str) -> str:
    """Return the line of a study file that says what a file does not.

    Examples
    --------
    >>> print(told_in_the_study(year="2024"))
    mapping = { constants = { year = "2024" } }
    """
    listed = ", ".join(f'{name} = "{value}"' for name, value in said.items())
    return f"mapping = {{ constants = {{ {listed} }} }}"


def period_of(file: DataFile) -> str:
    """Return the year of a file by the study's ``year`` for it, or by its name or its archive's; "" where none tells."""
    folder, _, name = file.name.rpartition("/")
    named = _YEAR_IN_NAME.search(name) or _YEAR_IN_NAME.search(folder)
    year = said_of(file, "year") or (named[1] if named else "")
    return year if len(year) != len(_MILLENNIUM) else _MILLENNIUM + year


def no_period(file: DataFile) -> tuple[Remark, ...]:
    """Say that a file's year is not known, where it is not."""
    if period_of(file):
        return ()
    text = (
        "Its year is not known: neither its rows nor its name say it. Give it in the study, at this file: "
        f"{told_in_the_study(year='2024')}."
    )
    return (Remark(file.name, text),)
