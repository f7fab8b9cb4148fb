"""Texts and numbers of cells as MATCH, SUMIFS and COUNTIFS have to be told them.

A text with ``*``, ``?`` or ``~`` is a pattern to them. And in a condition that compares with a number Excel writes the number as a text of 15 digits and compares that with all digits of the numbers, so a
number can come out greater or less than itself. A margin far below what the data tell stands in between.
"""

from __future__ import annotations

_CENT_S_TENTH = "0.001"


def above(number: str) -> str:
    """Greater than a number: by more than a millionth of a millionth of it.

    Examples
    --------
    >>> above("A1")
    '">"&A1+ABS(A1)*1E-12'
    """
    return f'">"&{number}+ABS({number})*1E-12'


def dollars_from(dollars: str) -> str:
    """At least so many dollars, to a tenth of a cent."""
    return f'">="&{dollars}-{_CENT_S_TENTH}'


def dollars_below(dollars: str) -> str:
    """Less than so many dollars, to a tenth of a cent."""
    return f'"<"&{dollars}-{_CENT_S_TENTH}'


def dollars_up_to(dollars: str) -> str:
    """At most so many dollars, to a tenth of a cent."""
    return f'"<="&{dollars}+{_CENT_S_TENTH}'


def literally(text: str) -> str:
    """A text to look for as it is, whatever characters a person typed.

    Examples
    --------
    >>> literally("A1")
    'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(A1,"~","~~"),"*","~*"),"?","~?")'
    """
    return f'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({text},"~","~~"),"*","~*"),"?","~?")'
