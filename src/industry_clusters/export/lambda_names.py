"""Worksheet functions as names of a workbook, for Excel 365 where neither Python nor macros are: on the web, on a tablet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.functions.bodies.formulas import FORMULAS, HELPERS, PREFIX
from industry_clusters.functions.lookups import UNITED_STATES
from industry_clusters.functions.model import Takes
from industry_clusters.ingest.lookups import naics_titles, us_price_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from industry_clusters.functions.model import Parameter, WorksheetFunction

_LONGEST_COMMENT = 255
"""A longer one makes Excel refuse the file."""
LONGEST_FORMULA = 8192
"""Characters that Excel takes in a formula."""
_TITLES_A_NAME = 5800
_TOKEN = re.compile(r'"(?:[^"]|"")*"|[A-Za-z_][A-Za-z0-9_.]*')
"""A text in quotes, or a word; functions are in capitals."""
_NEWER = frozenset({"LAMBDA", "LET", "MAKEARRAY", "MAP", "REDUCE", "SCAN", "SEQUENCE", "SORTBY", "TAKE", "TOCOL", "UNICHAR", "UNIQUE",
                    "VSTACK", "XMATCH"})  # fmt: skip
_ZERO, _NO_NUMBER, _WRONG = "1/0", "SQRT(-1)", 'VALUE("x")'


@dataclass(frozen=True)
class LambdaName:
    """A defined name: what it is called, its formula as typed (no leading ``=``), and what the list says of it."""

    name: str
    formula: str
    comment: str

    @property
    def refers_to(self) -> str:
        """The formula as a file stores it."""
        return stored(self.formula)


def lambda_names(functions: Sequence[WorksheetFunction]) -> tuple[LambdaName, ...]:
    """Name every function, and before them the names that they are made of."""
    helpers = [LambdaName(name, formula, words) for name, (formula, words) in HELPERS.items()]
    named = [
        LambdaName(PREFIX + function.name, lambda_text(function), function.words[:_LONGEST_COMMENT])
        for function in functions
    ]
    return (*helpers, *_titles(), *named)


def short_names(functions: Sequence[WorksheetFunction], wanted: Sequence[str]) -> tuple[LambdaName, ...]:
    """Name some functions as the add-in does, ``LQ`` and not ``IC.LQ``; the helpers of :func:`lambda_names` have to be there too."""
    return tuple(
        LambdaName(function.name, lambda_text(function), function.words[:_LONGEST_COMMENT])
        for function in functions
        if function.name in wanted
    )


def stored(formula: str) -> str:
    """Write a formula as a file stores it: variables and functions newer than 2007 with Excel's prefixes.

    Examples
    --------
    >>> stored('LAMBDA(x,LET(sum,SUM(x),IF(sum=1,"x",SORT(x))))')
    '_xlfn.LAMBDA(_xlpm.x,_xlfn.LET(_xlpm.sum,SUM(_xlpm.x),IF(_xlpm.sum=1,"x",_xlfn._xlws.SORT(_xlpm.x))))'
    """
    return _TOKEN.sub(lambda token: _stored_token(token[0]), formula)


def _stored_token(token: str) -> str:
    if token in _NEWER:
        return f"_xlfn.{token}"
    if token == "SORT":  # noqa: S105  a function of Excel
        return "_xlfn._xlws.SORT"
    return f"_xlpm.{token}" if token[0].islower() else token


def lambda_text(function: WorksheetFunction) -> str:
    """Write a function as typed into the name manager."""
    names = [parameter.name for parameter in function.parameters]
    if function.keeps_shape:
        return (
            f"LAMBDA({names[0]},LET(known,IC.KNOWN({names[0]}),bounds,IC.BOUNDS(known),MAKEARRAY(ROWS({names[0]}),"
            f"COLUMNS({names[0]}),LAMBDA(down,over,LET(cell,IC.NUMBER(IC.AT({names[0]},down,over)),"
            "IF(ISERROR(cell),cell,IC.CLASS(cell,known,bounds)))))))"
        )
    return f"LAMBDA({','.join(names)},{_over_all_places(function)})"


def _over_all_places(function: WorksheetFunction) -> str:
    """The shape of the result, whether the arguments go together, and the formula for each place."""
    spread = [one.name for one in function.parameters if one.takes is not Takes.RANGE]
    whole = [one.name for one in function.parameters if one.takes is Takes.RANGE]
    high, wide = (_most(side, spread) for side in ("ROWS", "COLUMNS"))
    fit = _fits("ROWS", "high", spread) + _fits("COLUMNS", "wide", spread) + _sizes(whole)
    lets = [f"high,{high},wide,{wide}"]
    lets += [f"{name}_e,IC.FIRSTERROR({name}),{name}_,{_of_a_range(function, name)}" for name in whole]
    place = "INT((down-1)/wide)+1", "MOD(down-1,wide)+1"
    if function.results > 1:
        made = f"MAKEARRAY(high*wide,{function.results},LAMBDA(down,part,{_one_place(function, place)}))"
    else:
        made = f"MAKEARRAY(high,wide,LAMBDA(down,over,{_one_place(function, ('down', 'over'))}))"
    made = f"IF({'*'.join(fit)}=0,{_WRONG},{made})" if fit else made
    return f"LET({','.join(lets)},{made})"


def _most(side: str, names: Sequence[str]) -> str:
    return f"MAX({','.join(f'{side}({name})' for name in names)})"


def _fits(side: str, most: str, names: Sequence[str]) -> list[str]:
    """One row or column, or as many as the most; nothing to ask of a single argument."""
    return [f"(({side}({name})=1)+({side}({name})={most}))" for name in names] if len(names) > 1 else []


def _sizes(names: Sequence[str]) -> list[str]:
    """As many members in each of several ranges."""
    size = [f"ROWS({name})*COLUMNS({name})" for name in names]
    return [f"({size[0]}={other})" for other in size[1:]]


def _of_a_range(function: WorksheetFunction, name: str) -> str:
    """What a range is taken together to: its sum, or the bounds of its classes."""
    if function.name == "WAGELEVEL":
        return f"0,known,IC.KNOWN({name}),bounds,IC.BOUNDS(known)"
    return f"IC.TOTAL({name})"


def _one_place(function: WorksheetFunction, place: tuple[str, str]) -> str:
    """The first error, else the result, else what it is called to have none."""
    read = [
        _read(parameter, place) for parameter in function.parameters if parameter.takes is not Takes.RANGE
    ]
    body = _with_marks(function)
    inner = f"LET(value,{body},IF(ISERROR(value),{_no_result(function)},value))"
    for parameter in reversed(function.parameters):
        error = f"{parameter.name}_e" if parameter.takes is Takes.RANGE else f"{parameter.name}_"
        inner = f"IF(ISERROR({error}),{error},{inner})"
    return f"LET({','.join(read)},{inner})"


def _read(parameter: Parameter, place: tuple[str, str]) -> str:
    reader = "IC.CODETEXT" if parameter.takes is Takes.TEXT else "IC.NUMBER"
    return f"{parameter.name}_,{reader}(IC.AT({parameter.name},{place[0]},{place[1]}))"


def _with_marks(function: WorksheetFunction) -> str:
    """The body over the values read, each name with a mark behind it; tables that come along put in."""
    names = {parameter.name for parameter in function.parameters}
    body = _TOKEN.sub(
        lambda token: f"{token[0]}_" if token[0] in names else token[0], FORMULAS[function.name]
    )
    return body.replace("{areas_}", "{areas}").replace("{areas}", _areas()).replace("{indexes}", _indexes())


def _no_result(function: WorksheetFunction) -> str:
    if function.looks_up:
        return "NA()"
    zeros = [f"IFERROR(SIGN({parameter.name}_)=0,FALSE)" for parameter in function.parameters]
    return f"IF(OR({','.join(zeros)}),{_ZERO},{_NO_NUMBER})"


def _areas() -> str:
    return "{" + ",".join(f'"{area}"' for area in UNITED_STATES) + "}"


def _indexes() -> str:
    return "{" + ";".join(f"{year},{index!r}" for year, index in us_price_index().values.items()) + "}"


def _titles() -> Iterator[LambdaName]:
    """Titles of industries in as many names as Excel's longest formula asks for, and one that looks into all."""
    tables = list(_title_tables())
    names = [f"{PREFIX}TITLES_{chr(65 + at)}" for at in range(len(tables))]
    for name, table in zip(names, tables, strict=True):
        yield LambdaName(
            name, f"LAMBDA(code,VLOOKUP(code,{{{table}}},2,FALSE))", "Titles of NAICS codes, a part."
        )
    inner = "NA()"
    for name in reversed(names):
        inner = f"IFERROR({name}(code),{inner})"
    yield LambdaName(f"{PREFIX}TITLES", f"LAMBDA(code,{inner})", "What a NAICS code stands for.")


def _title_tables() -> Iterator[str]:
    line = ""
    for code, title in naics_titles().items():
        row = ",".join('"' + text.replace('"', '""') + '"' for text in (code, title))
        if len(line) + len(row) > _TITLES_A_NAME:
            yield line
            line = ""
        line += f"{';' if line else ''}{row}"
    yield line
