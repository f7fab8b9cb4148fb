"""Worksheet functions as names of a workbook, for Excel 365 where Python is not: on the web, on a Mac, on a tablet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.functions.model import WorksheetFunction

_LONGEST_COMMENT = 255
"""A longer one makes Excel refuse the file."""
_TOKEN = re.compile(r'"(?:[^"]|"")*"|[A-Za-z_][A-Za-z0-9_.]*(?!\s*\()')
"""A text in quotes, or a word that is not the name of a function that is called."""


@dataclass(frozen=True)
class LambdaName:
    """A defined name: what it is called, the formula it stands for (no leading ``=``), and what the list says of it."""

    name: str
    refers_to: str
    comment: str


def lambda_names(functions: Sequence[WorksheetFunction]) -> tuple[LambdaName, ...]:
    """Name every function that can be said in Excel's own formulas; the others are left out."""
    return tuple(
        LambdaName(function.name, lambda_text(function), function.words[:_LONGEST_COMMENT])
        for function in functions
        if function.excel_body
    )


def lambda_text(function: WorksheetFunction) -> str:
    """Write a function as a file stores a LAMBDA: each parameter, wherever it stands, with Excel's prefix.

    Examples
    --------
    >>> from industry_clusters.functions.model import Example, Parameter, WorksheetFunction
    >>> half = WorksheetFunction("HALF", lambda x: x / 2, (Parameter("x", "A number", ""),), "", "", "",
    ...     Example("", ""), excel_body='IF(ISBLANK(x),"x",x/2)')
    >>> lambda_text(half)
    '_xlfn.LAMBDA(_xlpm.x,IF(ISBLANK(_xlpm.x),"x",_xlpm.x/2))'
    """
    names = {parameter.name.lower(): f"_xlpm.{parameter.name}" for parameter in function.parameters}
    body = _TOKEN.sub(lambda token: names.get(token[0].lower(), token[0]), function.excel_body)
    return f"_xlfn.LAMBDA({','.join([*names.values(), body])})"
