"""The file of calls run by LibreOffice Basic: the add-in's VBA as it goes into the file, without Excel's ranges."""

from datetime import date

from industry_clusters.export.vba_core import core_module, tables_module
from support.basic import run_basic

ERRORS = {
    "#NULL!": 2000,
    "#DIV/0!": 2007,
    "#VALUE!": 2015,
    "#REF!": 2023,
    "#NAME?": 2029,
    "#NUM!": 2036,
    "#N/A": 2042,
}
_BY_NUMBER = {str(number): text for text, number in ERRORS.items()}
_DAY_ZERO = date(1899, 12, 30)
_SECONDS = 300
_HARNESS = """
Public Sub RunCalls(ByVal asked As String, ByVal answered As String)
    Dim line As String, parts As Variant, given() As Variant, i As Long
    Open asked For Input As #1
    Open answered For Output As #2
    Do While Not EOF(1)
        Line Input #1, line
        parts = Split(line, Chr$(9))
        ReDim given(0 To UBound(parts) - 1)
        For i = 1 To UBound(parts)
            given(i - 1) = GivenArgument(CStr(parts(i)))
        Next i
        Print #2, Written(Evaluated(CStr(parts(0)), given))
    Loop
    Close #1
    Close #2
End Sub

Private Function GivenArgument(ByVal text As String) As Variant
    Dim rows As Variant, cells As Variant, table() As Variant, i As Long, j As Long
    If Left$(text, 1) <> "R" Then
        GivenArgument = GivenCell(text)
        Exit Function
    End If
    rows = Split(Mid$(text, 2), "~")
    cells = Split(rows(0), "|")
    ReDim table(1 To UBound(rows) + 1, 1 To UBound(cells) + 1)
    For i = 0 To UBound(rows)
        cells = Split(rows(i), "|")
        For j = 0 To UBound(cells)
            table(i + 1, j + 1) = GivenCell(CStr(cells(j)))
        Next j
    Next i
    GivenArgument = table
End Function

Private Function GivenCell(ByVal text As String) As Variant
    Select Case Left$(text, 1)
        Case "n": GivenCell = Val(Mid$(text, 2))
        Case "s": GivenCell = Mid$(text, 2)
        Case "e": GivenCell = CVErr(CLng(Mid$(text, 2)))
        Case "d": GivenCell = CDate(Val(Mid$(text, 2)))
        Case "t": GivenCell = True
        Case "f": GivenCell = False
        Case Else: GivenCell = Empty
    End Select
End Function

Private Function Written(ByVal found As Variant) As String
    Dim i As Long, j As Long, text As String
    If Not IsArray(found) Then
        Written = WrittenCell(found)
        Exit Function
    End If
    For i = LBound(found, 1) To UBound(found, 1)
        If i > LBound(found, 1) Then text = text & "~"
        For j = LBound(found, 2) To UBound(found, 2)
            If j > LBound(found, 2) Then text = text & "|"
            text = text & WrittenCell(found(i, j))
        Next j
    Next i
    Written = text
End Function

Private Function WrittenCell(ByVal cell As Variant) As String
    If IsError(cell) Then
        WrittenCell = "e" & Mid$(CStr(cell), 7)
    ElseIf VarType(cell) = vbString Then
        WrittenCell = "s" & cell
    Else
        WrittenCell = "n" & CStr(cell)
    End If
End Function
"""


def basic_source(core=None):
    """Bodies, tables and what runs the calls as one module."""
    parts = [core or core_module().source, tables_module().source, _HARNESS]
    lines = [
        line
        for text in parts
        for line in text.splitlines()
        if not line.startswith(("Attribute ", "Option Explicit"))
    ]
    return "\n".join(["Option Explicit", *lines])


def answers_in_basic(cases, folder, core=None):
    """Rows that each call shows in Basic."""
    asked, answered = folder / "asked.txt", folder / "answered.txt"
    asked.write_text("".join(_line(one) for one in cases), encoding="ascii")
    statements = f'RunCalls "{asked}", "{answered}"'
    assert run_basic(basic_source(core), folder, statements, seconds=_SECONDS) == "compiled"
    return [_rows(line) for line in answered.read_text().splitlines()]


def _line(case):
    name, arguments, _ = case
    return "\t".join([name, *map(_argument, arguments)]) + "\n"


def _argument(given):
    if isinstance(given, list):
        return "R" + "~".join("|".join(map(_cell, row)) for row in given)
    return _cell(given)


def _cell(given):
    if given is None:
        return "b"
    if isinstance(given, dict):
        if "error" in given:
            return f"e{ERRORS[given['error']]}"
        return f"d{(date.fromisoformat(given['date']) - _DAY_ZERO).days}"
    if isinstance(given, bool):
        return "t" if given else "f"
    return f"s{given}" if isinstance(given, str) else f"n{given!r}"


def _rows(line):
    return [[_found(cell) for cell in row.split("|")] for row in line.split("~")]


def _found(text):
    kind, said = text[:1], text[1:]
    return {"e": lambda: _BY_NUMBER[said], "s": lambda: said, "n": lambda: float(said)}[kind]()
