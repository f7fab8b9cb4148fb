"""A button's sheet, at once where nothing has to be built; else a build beside Excel, which can be used meanwhile.

Excel for Windows runs a button's Python within its own: there a macro of the add-in looks at the build once a second
(``Ribbon.LookSoon`` in VBA, :func:`look` here). Elsewhere a button's Python is a process of its own, which waits (:func:`watch`).
"""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from industry_clusters.errors import IndustryClustersError, WorkbookError
from industry_clusters.hosts.excel_errors import in_our_words, words_of
from industry_clusters.hosts.excel_inputs import typed_in_open
from industry_clusters.hosts.excel_places import place_of, save_copy
from industry_clusters.workflows import apart

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    import xlwings

    from industry_clusters.workflows.apart import Job

TITLE = "Industry Clusters"
LOOK_SOON = "'industry-clusters.xlam'!Ribbon.LookSoon"
"""The macro that calls :func:`look` a second later."""
EXCEL_LOOKS = sys.platform == "win32"
"""Whether a macro of the add-in looks at the build: there Python runs within Excel, which would wait for it."""
_SECONDS_BETWEEN = 0.1
_MOST_TRIES = 3
_CANCELED = "The build was canceled. Nothing was changed."
_builders: list[subprocess.Popen[bytes]] = []
"""Processes that this one began, so that the system is told when they ended."""


@dataclass(frozen=True)
class Said:
    """What to say to the person, and whether something went wrong."""

    words: str
    is_wrong: bool = False


def show_or_build(app: xlwings.App, sheet: str, heading: str = "") -> str | Job:
    """Show a sheet of the active workbook, at a heading of it; where its formulas cannot bring it up to date, begin to build.

    Raises
    ------
    IndustryClustersError
        Where the workbook or what is typed in it cannot be used.
    """
    book = app.books.active
    if is_shown_at_once(book, sheet):
        show(book, sheet, heading)
        return ""
    return begin(app, sheet, heading=heading)


def is_shown_at_once(book: xlwings.Book, sheet: str) -> bool:
    """Whether a workbook's sheet says what a build would make it say."""
    from industry_clusters.workflows.click import needs_build

    typed = typed_in_open(book)
    if typed is None or sheet not in typed.sheets:
        return False
    return not needs_build(typed, book.name, place_of(book).path.parent)


def show(book: xlwings.Book, sheet: str, heading: str = "") -> None:
    """Bring a sheet to the front, one that is hidden too, at the cell with a heading where one is asked for."""
    page = book.sheets[sheet]
    if not page.visible:
        page.visible = True
    page.activate()
    if heading:
        _at_heading(page, heading)


def _at_heading(page: xlwings.Sheet, heading: str) -> None:
    used = page.used_range
    for down, row in enumerate(used.options(ndim=2, err_to_str=True).value):
        if heading in row:
            page.range((used.row + down, used.column + row.index(heading))).select()
            return


def begin(
    app: xlwings.App, sheet: str = "", says: str = "", added: tuple[str, ...] = (), heading: str = ""
) -> str | Job:
    """Begin to build the active workbook from a copy of what it says now.

    Parameters
    ----------
    app
        Excel.
    sheet, says, added, heading
        As :class:`industry_clusters.workflows.apart.Job` has them.

    Raises
    ------
    WorkbookError
        Where the workbook cannot be built, or another build is under way.
    """
    book = app.books.active
    place = place_of(book)
    if place.address and not _may_build_here(app, book, place.path):
        return ""
    job = apart.claim(apart.Job(str(place.path), sheet, says, added, place.address, heading=heading))
    try:
        _started(book, job)
    except BaseException:
        apart.clear()
        raise
    return job


def _may_build_here(app: xlwings.App, book: xlwings.Book, path: Path) -> bool:
    question = (
        f"{book.name} is in the cloud (OneDrive or SharePoint), and the folder of this computer that holds it was not found.\n\n"
        f"Build a copy in {path.parent}, and put it back into the cloud? Data files have to be there too, or in the data store."
    )
    return str(app.alert(question, TITLE, "yes_no", "info")) == "yes"


def _started(book: xlwings.Book, job: Job) -> None:
    save_copy(book, job.asked)
    _builders.append(apart.start(job))


def go_on(app: xlwings.App) -> Said | None:
    """After a build began: have it looked at. None where Excel does that from now on."""
    if EXCEL_LOOKS:
        _tell_progress(app)
        app.macro(LOOK_SOON)()
        return None
    return watch(app)


def watch(app: xlwings.App) -> Said:
    """Wait for the build, telling how far it is; then bring the workbook to its place."""
    while (said := look(app)) is None:
        time.sleep(_SECONDS_BETWEEN)
    return said


def look(app: xlwings.App) -> Said | None:
    """Tell how far the build is, None; once it has ended, bring the workbook to its place and return what to say."""
    for builder in list(_builders):
        if builder.poll() is not None:
            _builders.remove(builder)
    job = apart.the_job()
    if job is None:
        return Said("")
    progress = apart.progress_of_job()
    if not progress.end and not apart.ended_without_a_word(job):
        _tell_progress(app)
        return None
    try:
        said = _ended(app, job)
    except IndustryClustersError as error:
        said = Said(str(error), is_wrong=True)
    except Exception as error:  # noqa: BLE001  whatever Excel raises is told in our words
        said = Said(in_our_words(error), is_wrong=True)
    if said is not None:
        apart.clear()
    return said


def _tell_progress(app: xlwings.App) -> None:
    progress = apart.progress_of_job()
    steps = f" ({progress.done} of {progress.of})" if progress.of else ""
    with suppress(Exception):  # Excel is busy with the person's own work: the next look tells it
        app.status_bar = f"{TITLE}: {progress.words}{steps}. Press Esc to cancel."


def _ended(app: xlwings.App, job: Job) -> Said | None:
    """What to do and to say at the end; None where the person went on typing and it is built again."""
    progress, book = apart.progress_of_job(), _book_of(app, job)
    if progress.end != "built":
        take_off(book, job.added)
        return _failed(progress)
    if book is None:
        raise WorkbookError(
            f"{job.home.name} was closed while it was being built, and is as you left it",
            next_step="Open it, and press the button again.",
        )
    save_copy(book, job.later)
    if not apart.says_the_same(job.asked, job.later):
        _again(job)
        return None
    return Said("\n".join(filter(None, [job.says, *_swapped(app, book, job, progress)])))


def _failed(progress: apart.Progress) -> Said:
    if progress.end == "canceled":
        return Said(_CANCELED)
    if not progress.end:
        words = "The build ended before it was done; the computer may be short of memory. Nothing was changed. Press the button again."
        return Said(words, is_wrong=True)
    words = words_of(progress.says[0], progress.details) if progress.details else progress.says[0]
    return Said(words, is_wrong=True)


def _again(job: Job) -> None:
    """Build from what the workbook says by now."""
    if job.tries + 1 >= _MOST_TRIES:
        raise WorkbookError(
            f"{job.home.name} was changed each time while it was being built; your changes are there, and it is not built",
            next_step="Press the button again, and wait until the status bar says that it is done.",
        )
    job.later.replace(job.asked)
    _builders.append(apart.start(replace(job, tries=job.tries + 1)))


def _book_of(app: xlwings.App, job: Job) -> xlwings.Book | None:
    """The workbook of a job, where it is open still."""
    for book in app.books:
        if book.name == job.home.name:
            with suppress(WorkbookError):
                place = place_of(book)
                if place.address == job.address and place.path == job.home:
                    return book
    return None


def _swapped(app: xlwings.App, book: xlwings.Book, job: Job, progress: apart.Progress) -> list[str]:
    """Close the workbook, put the new one in its place, and open it where the person was; what there is to say."""
    at, other = _where(app, book), app.books.active
    keeps_other = other.name != book.name
    saved, app.display_alerts = app.display_alerts, False
    try:
        book.close()
        try:
            apart.bring_to_place(job, progress)
        except BaseException:
            _go_to(app.books.open(job.address or str(job.home)), "", at)
            raise
        opened = app.books.open(str(job.home))
        put_back = _put_back(opened, job)
    finally:
        app.display_alerts = saved
    _go_to(opened, job.sheet, at, job.heading)
    if keeps_other:
        other.activate()
    return [*put_back, *progress.says]


def _put_back(opened: xlwings.Book, job: Job) -> list[str]:
    """Save a workbook that was built on this computer to its place in the cloud."""
    if not job.address:
        return []
    try:
        opened.api.SaveAs(job.address)
    except Exception:  # noqa: BLE001  a cloud refuses in many ways, and the workbook is safe
        return [
            f"The new workbook is {job.home}; the cloud did not take it, and the one there is as it was. Save it there (File, Save As)."
        ]
    return []


def _where(app: xlwings.App, book: xlwings.Book) -> tuple[str, str]:
    """Sheet and cells where the person is in a workbook."""
    active = app.books.active
    book.activate()
    page, chosen = book.sheets.active.name, app.selection
    if active.name != book.name:
        active.activate()
    return page, chosen.address if chosen is not None else ""


def _go_to(book: xlwings.Book, sheet: str, at: tuple[str, str], heading: str = "") -> None:
    names = [page.name for page in book.sheets]
    was, cells = at
    wanted = sheet if sheet in names else was
    if wanted not in names:
        return
    show(book, wanted, heading)
    if wanted == was and cells and not heading:
        book.sheets[wanted].range(cells).select()


def take_off(book: xlwings.Book | None, added: tuple[str, ...]) -> None:
    """Take what a button wrote into the list of data files off it again."""
    names = {name.name: name for name in book.names} if book is not None and added else {}
    if "data_files" not in names:
        return
    left = list(added)
    for cell in reversed(list(names["data_files"].refers_to_range.columns[0])):
        if cell.value in left:
            left.remove(cell.value)
            cell.value = None
            cell.offset(0, 1).value = None
