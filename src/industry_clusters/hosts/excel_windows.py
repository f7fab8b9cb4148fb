"""What a button asks in a window of the system, before all others, and how it tells of a download."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from industry_clusters.hosts.excel_build import TITLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import xlwings


def ask_for_email() -> str:
    """Ask in a window of the system for an e-mail address."""
    from tkinter import simpledialog

    with _window() as window:
        words = "BLS asks for an e-mail address in each request. Yours (it is remembered):"
        return simpledialog.askstring(TITLE, words, parent=window) or ""


def ask_for_files() -> Sequence[Path]:
    """Ask in a window of the system for files."""
    from tkinter import filedialog

    with _window():
        return [Path(name) for name in filedialog.askopenfilenames(title="Data files of the study")]


@contextmanager
def _window() -> Iterator[Any]:
    """A window of the system before all others."""
    from tkinter import Tk

    window = Tk()
    window.withdraw()
    window.attributes("-topmost", True)  # noqa: FBT003  tkinter's own way
    try:
        yield window
    finally:
        window.destroy()


def bytes_progress(app: xlwings.App) -> Callable[[str, int, int], None]:
    """Tell how much of a file has come, once a megabyte."""
    seen: dict[str, int] = {}

    def tell(name: str, done: int, of: int) -> None:
        megabytes = done // 1_000_000
        if seen.get(name) != megabytes:
            seen[name] = megabytes
            app.status_bar = f"{TITLE}: fetching {name}, {megabytes} of {of // 1_000_000} MB"

    return tell
