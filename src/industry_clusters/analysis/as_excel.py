"""Values as Excel joins and compares them, for columns whose formula and value come from one description."""

from __future__ import annotations

from typing import Any


def plain(value: Any) -> str:
    """A value as Excel joins it to a text.

    Examples
    --------
    >>> plain(3.0), plain(None), plain(True)
    ('3', '', 'TRUE')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)


def folded(value: Any) -> Any:
    """A value as Excel compares it.

    Examples
    --------
    >>> folded("Yes"), folded(None), folded(3.0) == folded(3)
    ('yes', '', True)
    """
    if value is None:
        return ""
    return value.casefold() if isinstance(value, str) else value
