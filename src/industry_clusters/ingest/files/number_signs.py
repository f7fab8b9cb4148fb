"""Which sign is the decimal one and which parts thousands: told from a whole file's own evidence, never guessed.

``1.500`` is one and a half in one country and fifteen hundred in another. A number that can be read one way only
decides for the file; where there is none, a person is asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from industry_clusters.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from industry_clusters.ingest.files.files import DataFile

_BLANKS = "\u00a0\u202f\u2009 '\u2019"
_GROUPS = re.compile(rf"(?<=[0-9])[{_BLANKS}](?=[0-9]{{3}}(?:[^0-9]|$))")
_POINT_DECIMAL = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]*\.(?:[0-9]{1,2}|[0-9]{4,})|[0-9]{4,}\.[0-9]+|0\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3}){2,}"
)
_COMMA_DECIMAL = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]*,(?:[0-9]{1,2}|[0-9]{4,})|[0-9]{4,},[0-9]+|0,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}"
)
_POINT_OPEN = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_COMMA_OPEN = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_CURRENCY = str.maketrans("", "", "$")


def bare(text: str) -> str:
    """Return a number's text without a dollar sign and the blanks that part its thousands.

    Examples
    --------
    >>> bare("$1 234 567.5")
    '1234567.5'
    """
    if text.isdigit():
        return text
    plain = text.translate(_CURRENCY).strip()
    if plain.isascii() and " " not in plain and "'" not in plain:
        return plain
    while (shorter := _GROUPS.sub("", plain)) != plain:
        plain = shorter
    return plain


def decimal_sign(
    texts: Iterable[tuple[str, int]], file: DataFile, delimiter: str = "", stated: str = ""
) -> str:
    """Return the decimal sign of a file, ``.`` or ``,``.

    Parameters
    ----------
    texts
        The texts of the columns of numbers, each with its line.
    delimiter
        The sign between fields: a semicolon is written where the comma is the decimal sign.
    stated
        What a person said, which decides.

    Raises
    ------
    BadValue
        Where the file's numbers contradict each other, or leave open which sign is meant.
    """
    if stated:
        return _checked(stated, file)
    point, comma, open_point, open_comma = (None,) * 4
    for text, line in {text: line for text, line in texts if not text.isdigit()}.items():
        plain = bare(text)
        found = (text, line)
        point = point or (found if _POINT_DECIMAL.fullmatch(plain) else None)
        comma = comma or (found if _COMMA_DECIMAL.fullmatch(plain) else None)
        open_point = open_point or (found if _POINT_OPEN.fullmatch(plain) else None)
        open_comma = open_comma or (found if _COMMA_OPEN.fullmatch(plain) else None)
    if point and comma:
        raise BadValue(
            f"{point[0]!r} (line {point[1]}) has a decimal point, and {comma[0]!r} (line {comma[1]}) a decimal comma",
            place=file.name,
            next_step="Write all numbers of the file in one way.",
        )
    if point or comma:
        return "." if point else ","
    return _by_habit(file, delimiter, open_point, open_comma)


def _checked(stated: str, file: DataFile) -> str:
    if stated not in (".", ","):
        raise BadValue(f"the decimal sign is {stated!r}", place=file.name, next_step="It is '.' or ','.")
    return stated


def _by_habit(
    file: DataFile, delimiter: str, point: tuple[str, int] | None, comma: tuple[str, int] | None
) -> str:
    """Decide where no number can be read one way only: groups of three digits between fields that fit them."""
    if point and comma:
        raise _open(file, point)
    if point:
        if delimiter == ";":  # a European file: every point stands before three digits
            return ","
        raise _open(file, point)
    if comma and delimiter == ";":
        raise _open(file, comma)
    return "."


def _open(file: DataFile, found: tuple[str, int]) -> BadValue:
    text, line = found
    plain = bare(text)
    whole = f"{int(re.sub('[.,]', '', plain)):,}"
    return BadValue(
        f"{text!r} is {whole} or {float(plain.replace(',', '.')):g}: the file does not tell which of point and comma "
        "is its decimal sign",
        place=file.place(line),
        next_step=f'Say it in the file\'s mapping: decimal = "{"," if "." in plain else "."}" for {whole}.',
    )


def plain_numbers(texts: Sequence[str], decimal: str) -> list[str]:
    """Return numbers' texts as Python writes them; what is no number is left as it is.

    Examples
    --------
    >>> plain_numbers(["1.500", "12,5", "$1.234.567", "n/a"], ",")
    ['1500', '12.5', '1234567', 'n/a']
    """
    thousands = "." if decimal == "," else ","
    number = re.compile(
        rf"(?:[0-9]+|[0-9]{{1,3}}(?:\{thousands}[0-9]{{3}})+)(?:\{decimal}[0-9]*)?|\{decimal}[0-9]+"
    )
    as_python = {
        text: plain.replace(thousands, "").replace(decimal, ".")
        for text in set(texts)
        if not text.isdigit() and number.fullmatch(plain := bare(text))
    }
    return [as_python.get(text, text) for text in texts]
