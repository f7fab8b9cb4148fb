"""Whose jobs a row counts, in the words of BLS, of states and of vendors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

OWNERSHIP_WORDS = {
    "total covered": "0",
    "total covered employment": "0",
    "total, all ownerships": "0",
    "all ownerships": "0",
    "all ownership": "0",
    "all": "0",
    "total": "0",
    "covered": "0",
    "federal government": "1",
    "federal": "1",
    "state government": "2",
    "state": "2",
    "local government": "3",
    "local": "3",
    "private": "5",
    "private ownership": "5",
    "private sector": "5",
    "private industry": "5",
    "total private": "5",
    "government": "8",
    "total government": "8",
    "all government": "8",
    "public": "8",
}
"""Ownership in words -> own_code. 8 is government as a whole, which no study counts: its three parts are."""
GOVERNMENT = "8"


def ownership_code(text: str) -> str | None:
    """Return the ownership code of a word, or None where it is none.

    Examples
    --------
    >>> ownership_code("Federal"), ownership_code("Private Ownership "), ownership_code("mixed")
    ('1', '5', None)
    """
    return OWNERSHIP_WORDS.get(re.sub(r"\s+", " ", text.strip().casefold()))


def ownership_codes(texts: pd.Series[str]) -> pd.Series[str]:
    """Return the ownership codes of words; missing where a word is none."""
    return texts.map({text: ownership_code(str(text)) for text in texts.unique()})
