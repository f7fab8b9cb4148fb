"""What the ribbon's buttons do, over xlwings' public interface: ``run("naics_table")``.

A button shows its sheet at once where formulas bring it up to date. Else the same program that the command line calls builds the
workbook again, from a copy and beside Excel; only then the workbook is closed, replaced and opened (:mod:`.excel_build`).
So there is one way to draw a sheet and one way to carry a person's own sheets over, and whatever fails leaves the file as it
was. The file before is kept as a copy, which 'Undo last build' brings back; Excel's own undo does not reach over a build.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import xlwings

from industry_clusters.errors import IndustryClustersError, WorkbookError
from industry_clusters.hosts import excel_build, excel_workshop
from industry_clusters.hosts.excel_build import TITLE, Said, begin, show
from industry_clusters.hosts.excel_errors import in_our_words
from industry_clusters.hosts.excel_places import path_of
from industry_clusters.hosts.excel_windows import ask_for_email, ask_for_files, bytes_progress
from industry_clusters.sheet_names import START_SHEET
from industry_clusters.workflows.apart import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Ask = Callable[[], Sequence[Path]]

_MOST_TOLD = 12


def run(key: str, app: xlwings.App | None = None, ask: Ask | None = None) -> None:
    """Do what a button says, on the active workbook; what goes wrong is told in one message.

    Parameters
    ----------
    key
        A key of :data:`MACROS`, or of a button that the registry of sheets names.
    app
        The Excel to work in; the active one if left out.
    ask
        How to ask for data files; a window of the system if left out.
    """
    excel = app
    try:
        excel = excel or xlwings.books.active.app
        with _steady(excel):
            act = MACROS.get(key) or _writes_document(key) or _shows_sheet(key)
            done = act(excel, ask or ask_for_files)
        said = excel_build.go_on(excel) if isinstance(done, Job) else Said(done)
    except IndustryClustersError as error:
        said = Said(str(error), is_wrong=True)
    except Exception as error:  # noqa: BLE001  a button must say what happened, whatever it was
        said = Said(in_our_words(error), is_wrong=True)
    _say(excel, said)


def look(app: xlwings.App | None = None) -> None:
    """Look at the build that is under way: a macro of the add-in calls this until it has ended."""
    excel = app or xlwings.apps.active
    if excel is None:
        return  # Excel has ended, and nothing is left to say it to
    said = excel_build.look(excel)
    if said is None:
        excel.macro(excel_build.LOOK_SOON)()
    _say(excel, said)


def cancel() -> None:
    """Cancel the build that is under way: Esc in Excel calls this."""
    from industry_clusters.workflows import apart

    apart.cancel()


def _say(app: xlwings.App | None, said: Said | None) -> None:
    if said is None or app is None:
        return
    with suppress(Exception):  # an Excel that is gone has no status bar
        app.status_bar = False
    if said.words:
        app.alert(said.words, TITLE, "ok", "critical" if said.is_wrong else "info")


@contextmanager
def _steady(app: xlwings.App) -> Iterator[None]:
    """Whatever happens, the screen, the calculation and the status bar are as they were."""
    kept = {name: getattr(app, name) for name in ("screen_updating", "calculation", "display_alerts")}
    app.screen_updating = False
    try:
        yield
    finally:
        app.status_bar = False
        for name, value in kept.items():
            setattr(app, name, value)


@contextmanager
def _closed(book: xlwings.Book, sheet: str = "") -> Iterator[Path]:
    """The workbook's file, saved and closed; it is opened again whatever happens."""
    app, path, seen = book.app, path_of(book), book.sheets.active.name
    book.save()
    book.close()
    try:
        yield path
    except BaseException:
        _open(app, path, seen)
        raise
    _open(app, path, sheet or seen)


def _open(app: xlwings.App, path: Path, sheet: str) -> None:
    book = app.books.open(str(path))
    if sheet in [one.name for one in book.sheets]:
        show(book, sheet)


def _progress(app: xlwings.App) -> Callable[[str, int, int], None]:
    def tell(words: str, done: int, of: int) -> None:
        app.status_bar = f"{TITLE}: {words}" + (f" ({done} of {of})" if of else "")

    return tell


def _new_study(app: xlwings.App, _ask: Ask) -> str:
    """On the form: make its study. Elsewhere: open a form."""
    from industry_clusters.workflows.form import is_form, study_from_form, write_form

    book = app.books.active
    if not is_form(name.name for name in book.names):
        folder = Path(book.fullname).parent
        form = write_form(folder if folder.is_absolute() and folder.exists() else Path.home())
        app.books.open(str(form))
        return f"Fill in the yellow cells of {form.name}, then press 'New study' again."
    book.save()
    report = study_from_form(path_of(book), _progress(app))
    _open(app, report.path, START_SHEET)
    return f"Made {report.path.name}. The form is no longer needed."


def _add_data_files(app: xlwings.App, ask: Ask) -> str | Job:
    """Put files into the list on Setup, and build; a table of one's own that leaves something open gets a form first."""
    from industry_clusters.hosts.excel_own_data import mapping_of_open_form, mappings_or_forms
    from industry_clusters.workflows.merged import seen_from

    mappings: dict[str, str] = {}
    forms: list[Path] = []
    named = mapping_of_open_form(app)
    if named is not None:
        path, text = named
        chosen = [seen_from(path, path_of(app.books.active).parent)]
        mappings[chosen[0]] = text
    else:
        book, folder = path_of(app.books.active), path_of(app.books.active).parent
        known, forms = mappings_or_forms(book, ask())
        chosen = [seen_from(path, folder) for path in known]
        mappings = {seen_from(path, folder): text for path, text in known.items() if text}
    listed = _data_list(app.books.active)
    asks = "\n".join(
        f"Fill in the yellow cells of {form.name}, then press 'Add data files' again." for form in forms
    )
    built = _built_with(app, listed, chosen, asks, mappings) if chosen else asks
    for form in forms:
        app.books.open(str(form))
    return built


def _get_data(app: xlwings.App, _ask: Ask) -> str | Job:
    """Fetch the study's areas and years into the data store, put the store into the list on Setup, and build."""
    from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
    from industry_clusters.study import STORE
    from industry_clusters.workflows.data import get_data, has_email
    from industry_clusters.workflows.form import is_form
    from industry_clusters.workflows.study_data import wish_of

    book = app.books.active
    listed = _data_list(book)
    book.save()
    study = read_study_from_workbook(path_of(book))
    report = get_data(wish_of(study), "" if has_email() else ask_for_email(), None, bytes_progress(app))
    chosen = [] if any(source.is_store for source in study.data) else [STORE]
    if is_form(name.name for name in book.names):
        _written(listed, chosen)
        return "\n".join([*report.sentences, "Now press 'New study'."])
    return _built_with(app, listed, chosen, "\n".join(report.sentences))


def _data_list(book: xlwings.Book) -> xlwings.Range:
    """The cells of the list of data files."""
    names = {name.name: name for name in book.names}
    if "data_files" not in names:
        raise WorkbookError(f"{book.name} is no study", next_step="Press 'New study' first.")
    return names["data_files"].refers_to_range.columns[0]


def _built_with(
    app: xlwings.App,
    listed: xlwings.Range,
    chosen: Sequence[str],
    says: str,
    mappings: Mapping[str, str] | None = None,
) -> str | Job:
    """Put data into the list and begin to build; where that fails they are taken off the list again."""
    _written(listed, chosen, mappings or {})
    try:
        return begin(app, listed.sheet.name, says, tuple(chosen))
    except BaseException:
        excel_build.take_off(listed.sheet.book, tuple(chosen))
        raise


def _written(
    listed: xlwings.Range, chosen: Sequence[str], mappings: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Write into the free rows of the list."""
    rows = [cell for cell in listed if cell.value in (None, "")]
    if len(rows) < len(chosen):
        raise WorkbookError(
            f"the list has room for {len(rows)} more files, and {len(chosen)} were chosen",
            place=f"sheet {listed.sheet.name}",
            next_step="Put the files into one folder and add the folder.",
        )
    for cell, words in zip(rows, chosen, strict=False):
        cell.value = words
        if words in mappings:
            cell.offset(0, 1).value = mappings[words]


def _slides(app: xlwings.App, _ask: Ask) -> str:
    from industry_clusters.workflows.slides import make_slides

    book = app.books.active
    path = path_of(book)
    book.save()
    made = make_slides(path, progress=_progress(app))
    kept = f" The slides as they were are kept as {made.copy.name}." if made.copy else ""
    return f"Wrote {made.path}.{kept}"


def _share(app: xlwings.App, _ask: Ask) -> str:
    """Write a copy without contacts beside the workbook."""
    from industry_clusters.workflows.share import share_copy

    book = app.books.active
    path = path_of(book)
    book.save()
    report = share_copy(path)
    changed = "\n".join(f"{one.sheet}, {one.place}: {one.what}" for one in report.left[:_MOST_TOLD])
    more = f"\nand {len(report.left) - _MOST_TOLD} more" if len(report.left) > _MOST_TOLD else ""
    judge = "\n".join(f"{one.sheet}, {one.place}: {one.what}" for one in report.to_judge[:_MOST_TOLD])
    look = [f"Look at these before you send it:\n{judge}"] if judge else []
    done = f"Wrote {report.path}. It was searched for {report.sought}, and none was found."
    return "\n\n".join([done, changed + more, *look, *report.remarks])


def _mobilize(app: xlwings.App, people: Sequence[Path] = (), *, calendar: bool = False) -> str:
    """Make or renew the mobilization workbook; the active workbook is the study, or the mobilization workbook itself."""
    from industry_clusters.workflows.mobilization.workbook import mobilize

    with _closed(app.books.active) as path:
        report = mobilize(path, people=people, calendar=calendar, progress=_progress(app))
    if report.path.name not in [book.name for book in app.books]:
        _open(app, report.path, START_SHEET)
    made = [f"Wrote {one.name}." for one in report.calendars]
    new = [f"{report.added_people} people are new on the register."] if people else []
    return "\n".join([*made, *new, *report.remarks[:_MOST_TOLD]])


def _add_people(app: xlwings.App, ask: Ask) -> str:
    """Take lists of people into the register."""
    chosen = ask()
    return _mobilize(app, chosen) if chosen else ""


def _saved(app: xlwings.App) -> Path:
    """The active workbook's file, as it is now."""
    book = app.books.active
    path = path_of(book)
    book.save()
    return path


def _data_request(app: xlwings.App, _ask: Ask) -> str:
    from industry_clusters.hosts.excel_papers import data_request_beside

    return data_request_beside(_saved(app), _progress(app))


def _print_board(app: xlwings.App, _ask: Ask) -> str:
    from industry_clusters.hosts.excel_papers import board_pages_beside

    path, sheet, words = board_pages_beside(_saved(app), _progress(app))
    if path.name not in [one.name for one in app.books]:
        _open(app, path, sheet)
    return words


def _board_pack(app: xlwings.App, _ask: Ask) -> str:
    from industry_clusters.hosts.excel_papers import board_pack_beside

    return board_pack_beside(_saved(app), _progress(app))


def _papers(app: xlwings.App, _ask: Ask) -> str:
    from industry_clusters.hosts.excel_papers import papers_beside

    return papers_beside(_saved(app), _progress(app))


def _writes_document(key: str) -> Callable[[xlwings.App, Ask], str] | None:
    """The act of a button that writes a Word document beside the workbook; None where no document has that key."""
    from industry_clusters.hosts.excel_papers import document_beside, is_document

    return (lambda app, _ask: document_beside(key, _saved(app), _progress(app))) if is_document(key) else None


def _undo(app: xlwings.App, _ask: Ask) -> str:
    from industry_clusters.workflows.undo import undo_build

    with _closed(app.books.active) as path:
        undone = undo_build(path)
    return f"{path.name} is as it was before. What it was until now is kept as {undone.name}."


def _check_installation(_app: xlwings.App, _ask: Ask) -> str:
    from industry_clusters.workflows.addin.status import addin_status

    return "\n".join(str(finding) for finding in addin_status())


def _shows_sheet(key: str) -> Callable[[xlwings.App, Ask], str | Job]:
    """The act of a button that shows a sheet, and builds the workbook where that is needed."""
    from industry_clusters.views.registry import sheet_of_button

    sheet = sheet_of_button(key)
    if sheet is None:
        raise WorkbookError(
            f"there is no button {key!r}", place=TITLE, next_step="Install the add-in again: addin install."
        )
    return lambda app, _ask: excel_build.show_or_build(app, sheet)


def _data_sheets(app: xlwings.App, _ask: Ask) -> str:
    """Show the sheets of data and workings, and those that wait for something to be typed; where all of data are shown, hide them."""
    from industry_clusters.views.registry import hidden_sheets, waiting_sheets

    book = app.books.active
    there = [sheet for sheet in book.sheets if sheet.name in hidden_sheets()]
    if not there:
        raise WorkbookError(f"{book.name} is no study", next_step="Open the workbook of a study.")
    shows = not all(sheet.visible for sheet in there)
    if not shows and book.sheets.active.name in hidden_sheets():
        book.sheets[START_SHEET].activate()
    waiting = [sheet for sheet in book.sheets if shows and sheet.name in waiting_sheets()]
    for sheet in [*there, *waiting]:
        sheet.visible = shows
    return "" if shows else "The sheets of data and workings are hidden again."


def _attention(app: xlwings.App, _ask: Ask) -> str | Job:
    """Show the list of what needs attention."""
    return excel_build.show_or_build(app, START_SHEET, "What needs attention")


def _rebuild_all(app: xlwings.App, _ask: Ask) -> str | Job:
    return begin(app)


MACROS: Mapping[str, Callable[[Any, Ask], str | Job]] = {
    "new_study": _new_study,
    "get_data": _get_data,
    "add_data_files": _add_data_files,
    "attention": _attention,
    "data_sheets": _data_sheets,
    "rebuild_all": _rebuild_all,
    "slides": _slides,
    "mobilize_clusters": lambda app, _ask: _mobilize(app),
    "add_people": _add_people,
    "papers": _papers,
    "calendar_files": lambda app, _ask: _mobilize(app, calendar=True),
    **excel_workshop.ACTS,
    "share_copy": _share,
    "data_request": _data_request,
    "board_pack": _board_pack,
    "print_board": _print_board,
    "undo": _undo,
    "check_installation": _check_installation,
}
"""The acts of buttons that show no sheet of their own: it takes Excel and a way to ask for files, and gives back what to say."""
