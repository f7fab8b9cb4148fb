"""Look at the add-in in a real Excel, once for each release; Windows only.

    python smoke_check.py [REPORT]

Opens Excel, loads the installed add-in, evaluates every worksheet function, runs the macros on the sample region, and
writes what was expected and what was seen; REPORT is smoke-report.md in the current folder if left out. Answer the
message boxes as they come. Exits with 1 where something was not as expected.
"""

from __future__ import annotations

import importlib
import platform
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from industry_clusters import __version__
from industry_clusters.export.ribbon import ribbon_macros
from industry_clusters.functions.declared import FUNCTIONS
from industry_clusters.workflows.addin.install import ADDIN_FILE, excel_start_folder
from industry_clusters.workflows.addin.status import addin_status
from industry_clusters.workflows.apart import job_under_way
from industry_clusters.workflows.start import make_demo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ERRORS = {
    "=LQ(A1,1000,100,4000)": "#N/A",  # A1 is blank
    "=LQ(10,1000,0,4000)": "#DIV/0!",
    '=LQ("ten",1000,100,4000)': "#VALUE!",
    "=AAGR(0,10,5)": "#DIV/0!",
    "=SUM(LQ(10,1000,0,4000),1)": "#DIV/0!",
}
"""What a cell shows that has no number; text in its place would vanish in a sum."""
BY_HAND = ("new_study", "get_data", "add_data_files", "add_people", "team_workbooks", "workshop_handouts")
"""Macros that ask questions first."""


@dataclass(frozen=True)
class Look:
    """What a person looks at in one place: minutes it takes, and what has to be so."""

    where: str
    minutes: int
    items: tuple[str, ...]


TO_LOOK_AT = (
    Look("Ribbon", 2, (
        "The tab 'Industry Clusters' shows, with nine groups in the order of the steps and an icon on every button.",
        "A button's tip shows when the mouse rests on it; Alt, Y1 and the key on a button presses it.",
        "The window made half as wide: groups fold together, and every button can still be reached.",
    )),
    Look("A click", 2, (
        "Open the sample region, type a year on '1-2 Region and data', press Charts: the sheet shows at once, with the year.",
        "Ctrl+Z takes the year back: the click left Excel's undo alone.",
        "What needs attention goes to its list on Start; Show data sheets shows the hidden sheets, and hides them again.",
        "The first button after Excel was opened answers within two seconds.",
    )),
    Look("A build", 4, (
        "Press Rebuild all: the status bar says what is under way; meanwhile scroll, and type into a sheet of your own.",
        "At its end the workbook is at the sheet and cell where you were, and what you typed meanwhile is there.",
        "Press Rebuild all, then Esc: 'canceled' is said, and nothing has changed.",
        "Press Rebuild all, and close the workbook at once: one message says so, and the file is as it was.",
        "Undo last build brings back the workbook from before.",
    )),
    Look("Where the workbook is", 3, (
        "In OneDrive with AutoSave on: Rebuild all works, or asks first; after 'no' nothing has changed.",
        "In Protected View: a button asks you to choose Enable Editing, and opens no empty workbook.",
        "With a sheet x.py in it, and from a folder with a file numpy.py in it: buttons and =LQ(50,1000,100,4000) work.",
    )),
    Look("Functions", 3, (
        "Insert Function lists the category 'Industry Clusters', its functions, and a text for each argument, and nothing of xlwings.",
        "=LQ(50,1000,Sheet1:Sheet2!A1,4000) and =AVGPAY((A1:A2,C1:C2),2) show #VALUE!.",
        "A column of 5,000 formulas =LQ(A1,B1,C1,D1): note the seconds, here and after 'addin install --functions vba'.",
    )),
    Look("Looks", 1, (
        "Start, 3-4 Industries, 7 Charts and 9 Decide: nothing is cut off, no ####, charts have their colors and labels.",
    )),
)  # fmt: skip
"""Fifteen minutes with the sample region that this script opened, on Windows."""
FURTHER = (
    "With --functions auto and the program's folder renamed: the first formula shows its number, after one wait at most.",
    "On a Mac: buttons work; =LQ(50,1000,100,4000) shows 2, =SUM(LQ(10,1000,0,4000),1) shows #DIV/0!.",
    "The one-folder program on a computer without Python: demo, addin install, addin status, then a button.",
    (
        "The sheet of functions.xlsx copied into a workbook: every example shows again, and =IC.LQ(A1,1000,100,4000) with A1 "
        "blank shows #N/A; the sheet deleted, the names stay."
    ),
    "functions.txt pasted into Excel Labs: the names appear without an error.",
    (
        "addin/web deployed to a test user on the web, Windows and a Mac: =IC.LQ(50,1000,100,4000) shows 2, a blank cell #N/A, "
        "=IC.LQ(NA(),1,1,1) #N/A, =IC.NATURALBREAKS(A1:A9) spills."
    ),
)
"""What needs other computers, where there are some."""
_RELATIVE_TOLERANCE = 1e-6


@dataclass(frozen=True)
class Check:
    """One thing tried: what was expected, what was seen, and the seconds it took."""

    name: str
    expected: str
    seen: str
    seconds: float = 0.0
    passed: bool = False


@dataclass
class Report:
    """What was tried, and where."""

    environment: dict[str, str]
    checks: list[Check] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Something was tried, and all of it was as expected."""
        return bool(self.checks) and all(check.passed for check in self.checks)


def report_text(report: Report) -> str:
    """Write the report as Markdown."""
    failed = sum(not check.passed for check in report.checks)
    verdict = f"{len(report.checks)} checks, {failed or 'none'} not as expected."
    where = [f"- {name}: {value}" for name, value in report.environment.items()]
    head = ["| | Check | Expected | Seen | Seconds |", "| --- | --- | --- | --- | --- |"]
    parts = ["# The add-in in Excel", "", verdict, "", *where, "", *head, *map(_line, report.checks)]
    return "\n".join([*parts, "", *_by_hand(), ""])


def _by_hand() -> Iterator[str]:
    """What only eyes can judge, to be filled in and sent back."""
    yield f"## To look at: {sum(look.minutes for look in TO_LOOK_AT)} minutes"
    yield ""
    yield "Write ok, or what you saw instead, into the last column; then send this file back to who gave you the release."
    for look in TO_LOOK_AT:
        yield from (
            "",
            f"### {look.where}, {look.minutes} min",
            "",
            "| What has to be so | ok, or what you saw |",
            "| --- | --- |",
        )
        yield from (f"| {item} | |" for item in look.items)
    yield from (
        "",
        "### Where there are such computers",
        "",
        "| What has to be so | ok, or what you saw |",
        "| --- | --- |",
    )
    yield from (f"| {item} | |" for item in FURTHER)
    yield from ("", "Who looked: ", "", "Anything else: ")


def _line(check: Check) -> str:
    cells = (
        "ok" if check.passed else "WRONG",
        check.name,
        check.expected,
        check.seen,
        f"{check.seconds:.2f}",
    )
    return f"| {' | '.join(' '.join(cell.replace('|', '/').split()) for cell in cells)} |"


def same(expected: str, seen: str) -> bool:
    """Whether a cell shows what it should; numbers to six digits."""
    try:
        wanted, got = float(expected), float(seen)
    except ValueError:
        return expected == seen
    return abs(got - wanted) <= _RELATIVE_TOLERANCE * max(abs(wanted), 1)


def tried(
    name: str, expected: str, act: Callable[[], str], agree: Callable[[str, str], bool] = same
) -> Check:
    """Try one thing; an error of any kind is something seen, and the next thing is tried."""
    start = time.perf_counter()
    try:
        seen = act()
        passed = agree(expected, seen)
    except Exception as error:  # noqa: BLE001 - COM raises what it likes
        seen, passed = f"{type(error).__name__}: {error}", False
    return Check(name, expected, seen, time.perf_counter() - start, passed)


def function_checks(sheet: Any) -> Iterator[Check]:
    """Type each function's example, and each error, into a cell."""
    examples = {function.example.formula: function.example.shown for function in FUNCTIONS}
    for row, (formula, shown) in enumerate((examples | ERRORS).items(), start=3):
        yield tried(formula, shown, partial(shown_by, sheet.Cells(row, 2), formula))


def shown_by(cell: Any, formula: str) -> str:
    """Type a formula into a cell; its error as Excel writes it, or its value."""
    cell.Formula2 = formula
    return str(cell.Text) if str(cell.Text).startswith("#") else str(cell.Value)


def macro_checks(excel: Any, name: str, nothing: Any) -> Iterator[Check]:
    """Run each macro that asks nothing on the workbook of a name, as its button would."""
    for callback, key in ribbon_macros().items():
        if key not in BY_HAND:
            yield tried(
                f"macro {key}",
                "ends, and the workbook keeps its sheets",
                partial(ran, excel, name, callback, nothing),
                lambda _, seen: "lost" not in seen,
            )


def ran(excel: Any, name: str, callback: str, nothing: Any) -> str:
    """Run a macro; how many sheets there are then, and which were lost."""
    book = excel.Workbooks(name)
    before = {sheet.Name for sheet in book.Sheets}
    book.Activate()
    excel.Run(f"'{ADDIN_FILE}'!Ribbon.{callback}", nothing)
    wait_for_build()
    after = {sheet.Name for sheet in excel.Workbooks(name).Sheets}  # a build closes the one and opens the new
    lost = ", ".join(sorted(before - after))
    return f"{len(after)} sheets" + (f", lost: {lost}" if lost else "")


def wait_for_build(seconds: float = 180) -> None:
    """Wait until the build that a macro began has ended and its workbook is in its place; Excel looks after it meanwhile."""
    until = time.monotonic() + seconds
    while job_under_way() is not None and time.monotonic() < until:
        time.sleep(0.5)


def environment(excel: Any) -> dict[str, str]:
    """Say where this was seen."""
    return {
        "industry-clusters": __version__,
        "Excel": f"{excel.Version}, build {excel.Build}",
        "Windows": platform.platform(),
        "Python": platform.python_version(),
        "Seen": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
    }


def look(excel: Any, folder: Path, nothing: Any) -> Report:
    """Load the add-in into an Excel and try everything; the sample region is written into the folder."""
    report = Report(environment(excel))
    for finding in addin_status():
        report.checks.append(Check(finding.what, "ok", finding.next_step or "ok", passed=finding.ok))
    excel.Workbooks.Open(str(excel_start_folder() / ADDIN_FILE))
    scratch = excel.Workbooks.Add()
    report.checks += function_checks(scratch.Worksheets(1))
    scratch.Close(False)  # noqa: FBT003 - COM takes no names here
    book = excel.Workbooks.Open(str(make_demo(folder).path))
    report.checks += macro_checks(excel, book.Name, nothing)
    excel.ActiveWorkbook.Close(False)  # noqa: FBT003
    return report


def main(arguments: list[str]) -> int:
    """Open Excel, look, write the report, and close Excel again."""
    client, com = importlib.import_module("win32com.client"), importlib.import_module("pythoncom")
    excel = client.DispatchEx("Excel.Application")
    excel.Visible = True
    try:
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            report = look(excel, Path(folder), com.Nothing)
    finally:
        excel.DisplayAlerts = False
        excel.Quit()
    path = Path(arguments[0] if arguments else "smoke-report.md")
    path.write_text(report_text(report), encoding="utf-8")
    print(f"{'All as expected' if report.passed else 'Something was not as expected'}: see {path.absolute()}")
    return 0 if report.passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
