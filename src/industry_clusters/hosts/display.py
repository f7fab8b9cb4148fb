"""What a person at a terminal sees of a long act, drawn by rich; where nobody looks on, a line for each file that came whole.

rich is loaded when there is something to show: a command that ends at once does not wait for it.
"""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.status import Status

    from industry_clusters.progress import Progress

    Done = Callable[..., None]


@contextmanager
def step_shown() -> Iterator[Progress]:
    """Show the step that is under way in one line, which is gone afterwards; nothing elsewhere."""
    shown: list[Status] = []

    def tell(words: str, done: int, of: int) -> None:
        if not sys.stderr.isatty():
            return
        from rich.markup import escape

        text = escape(f"{words} ({done} of {of})" if of else f"{words} ...")
        if shown:
            shown[0].update(text)
        else:
            shown.append(_console().status(text))
            shown[0].start()

    try:
        yield tell
    finally:
        for status in shown:
            status.stop()


@contextmanager
def files_shown(years: int = 0) -> Iterator[tuple[Progress, Done]]:
    """Show the file on its way, with rate and time left, and the years that are done; a line a file elsewhere."""
    if not sys.stderr.isatty():
        yield _say_when_whole, lambda _done, _of: None
        return
    from rich.progress import DownloadColumn, TransferSpeedColumn

    with _bar(DownloadColumn(), TransferSpeedColumn()) as shown:
        task = shown.add_task("asking", total=None)

        def bytes_came(name: str, done: int, of: int) -> None:
            if shown.tasks[0].fields.get("name") != name:
                shown.reset(task, total=of or None, name=name)
            put = ": putting it into the store" if done == of else ""
            shown.update(task, description=f"{words[0]}{name}{put}", completed=done)

        def years_done(done: int, of: int) -> None:
            words[0] = f"year {min(done + 1, of)} of {of}  "

        words = [f"year 1 of {years}  " if years else ""]
        yield bytes_came, years_done


@contextmanager
def years_shown() -> Iterator[Done | None]:
    """Show years done, rows a second and time left on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    with _bar() as shown:
        task, start = shown.add_task("reading the store", total=None), time.perf_counter()

        def year_done(number: int, of: int, rows: int) -> None:
            rate = rows / (time.perf_counter() - start) / 1e6
            words = f"year {number} of {of}, {rate:.1f} million rows a second"
            shown.update(task, total=of, completed=number, description=words)

        yield year_done


def size_of(count: int) -> str:
    """A number of bytes as a person says it.

    Examples
    --------
    >>> size_of(999), size_of(80_000_000)
    ('999 bytes', '80.0 MB')
    """
    from rich.filesize import decimal

    return decimal(count)


def _say_when_whole(name: str, done: int, of: int) -> None:
    if of and done == of:
        click.echo(f"  {name}: {size_of(done)}", err=True)


def _console() -> Any:
    from rich.console import Console

    return Console(stderr=True)


def _bar(*further: Any) -> Any:
    """A bar with words in front and the time left behind."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), *further, TimeRemainingColumn())
    return Progress(*columns, console=_console())
