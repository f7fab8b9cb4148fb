"""The worksheet functions as one VBA module: each asks Python where it answers, else the VBA of the same function."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from industry_clusters.errors import AddinError
from industry_clusters.export.vba_modules import Module, standard_module

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.functions.model import WorksheetFunction

MODULE = "WorksheetFunctions"
PYTHON_MODULE = "industry_clusters.hosts.excel_functions"
"""Where Python's side lies: a function for each worksheet function, of its name in small letters."""
CATEGORY = "Industry Clusters"
CATEGORY_NUMBER = 20
"""The first after Excel's own 19, of which ``workbook.xml`` tells the name."""
_LONGEST_TEXT, _LONGEST_NAMES = 255, 254
_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc][0-9]*|[RrCc]")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_KEYWORD = re.compile(
    "and|any|as|boolean|byref|byte|byval|call|case|const|currency|date|debug|declare|dim|do|double|each|else|elseif|"
    "empty|end|enum|eqv|erase|error|event|exit|false|for|friend|function|get|global|gosub|goto|if|imp|implements|in|"
    "input|integer|is|let|lib|like|long|loop|lset|me|mod|new|next|not|nothing|null|object|on|open|option|optional|or|"
    "paramarray|preserve|print|private|property|public|put|raiseevent|redim|rem|resume|return|rset|seek|select|set|"
    "single|static|step|stop|string|sub|then|to|true|type|until|variant|wend|while|with|withevents|write|xor",
    re.IGNORECASE,
)


def wrapper_module(functions: Sequence[WorksheetFunction]) -> Module:
    """Write the module of all worksheet functions.

    Raises
    ------
    AddinError
        Where a name is a cell's or a word of VBA's, a text is longer than the Function Wizard shows, or the names of
        the arguments are together longer than it can take.
    """
    for function in functions:
        _check(function)
    head = (
        f'Attribute VB_Name = "{MODULE}"\nOption Explicit\n\'Made from the list of functions; do not edit.\n'
    )
    return standard_module("\n".join([head, *(_wrapper(function) for function in functions)]))


def call_text(function: WorksheetFunction) -> str:
    """The call of Python, as xlwings' own generator writes it but for the workbook that goes along.

    That is the add-in, not the active workbook: Python's side of xlwings looks through its sheets for code, and
    refuses to work where a person's sheet is called ``x.py``.
    """
    arguments = ", ".join(parameter.name for parameter in function.parameters)
    return (
        f'XLPy.CallUDF("{PYTHON_MODULE}", "{function.name.lower()}", Array({arguments}), '
        "ThisWorkbook, Application.Caller)"
    )


def _wrapper(function: WorksheetFunction) -> str:
    name = function.name
    arguments = ", ".join(parameter.name for parameter in function.parameters)
    return f"""Public Function {name}({arguments})
Attribute {name}.VB_Description = {_quoted(function.words)}
Attribute {name}.VB_ProcData.VB_Invoke_Func = " \\n{CATEGORY_NUMBER}"
    On Error GoTo failed
    #If Not Mac Then
        If PythonIsAsked() Then
            On Error GoTo noPython
            {name} = CellValues({call_text(function)})
            Exit Function
        End If
    #End If
plain:
    On Error GoTo failed
    {name} = Evaluated("{name}", Array({arguments}))
    Exit Function
noPython:
    If VbaTakesOver() Then
        Resume plain
    End If
failed:
    {name} = CVErr(xlErrValue)
End Function
"""


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _check(function: WorksheetFunction) -> None:
    names = [parameter.name for parameter in function.parameters]
    if _CELL.fullmatch(function.name) or not _NAME.fullmatch(function.name):
        _refuse(function, "its name is that of a cell, or no name", "Rename it.")
    wrong = [name for name in names if _KEYWORD.fullmatch(name) or not _NAME.fullmatch(name)]
    if wrong:
        _refuse(function, f"VBA does not take {wrong[0]!r} for the name of an argument", "Rename it.")
    if len({name.lower() for name in [*names, function.name]}) <= len(names):
        _refuse(function, "VBA knows no difference between two of its names", "Rename one.")
    if sum(map(len, names)) + len(names) > _LONGEST_NAMES:
        _refuse(function, "its arguments' names are too long for the Function Wizard", "Shorten them.")
    texts = [function.words, *(argument_text(function, at) for at in range(len(names)))]
    if any(len(text) > _LONGEST_TEXT or "\n" in text for text in texts):
        _refuse(function, f"the Function Wizard shows {_LONGEST_TEXT} characters on one line", "Shorten it.")


def _refuse(function: WorksheetFunction, what: str, next_step: str) -> None:
    raise AddinError(f"the worksheet function {function.name!r} cannot be built: {what}", next_step=next_step)


def argument_text(function: WorksheetFunction, at: int) -> str:
    """What the Function Wizard and tooltips say of an argument: its words and its unit."""
    parameter = function.parameters[at]
    return f"{parameter.words} ({parameter.unit})" if parameter.unit else parameter.words
