"""The licences of what is not ours in the add-in."""

from __future__ import annotations

from industry_clusters.export.sources import source_text
from industry_clusters.export.xlwings_source import xlwings_licence

_FIRST = "The add-in file holds VBA of two other projects, changed where the build says so. Their licenses:\n"
_LINE = "-" * 78 + "\n"


def licences() -> str:
    """Say under which licences the add-in carries the work of others.

    Raises
    ------
    AddinError
        Where xlwings is not the one expected.
    """
    return f"\n{_LINE}\n".join([_FIRST, xlwings_licence(), source_text("licences/vba-dictionary.txt")])


def licences_module() -> str:
    """The same as a VBA module of comments, so that the add-in file carries it wherever it is copied."""
    comments = "".join(f"'{line}\n" for line in licences().splitlines())
    return f'Attribute VB_Name = "Licences"\nOption Explicit\nOption Private Module\n{comments}'
