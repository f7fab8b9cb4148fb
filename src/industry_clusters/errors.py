"""Everything that can go wrong, in one tree.

::

    IndustryClustersError
    ├── DataError            a file of data
    │   ├── UnreadableFile       not there, cut short, wrong encoding, not what its name says
    │   ├── EmptyFile            no rows
    │   ├── UnknownLayout        columns of no layout that is known
    │   ├── MissingColumn        a layout's column is not there
    │   ├── BadValue             text in a number, a code that is no code
    │   └── Contradiction        two files say different things of one cell
    ├── StudyError           what a person decided
    │   ├── BadSetting           a value that cannot be
    │   ├── UnknownArea          an area the data does not hold
    │   └── UnknownYear          a year the data does not hold
    ├── WorkbookError        a workbook that cannot be read or written
    │   └── BadCell              an input cell with a value that cannot be
    ├── AddinError           the Excel add-in cannot be built or installed
    ├── StoreError           the data store on this computer
    └── FetchError           a file at the source cannot be had
        └── NotPublished         the source has no such file

Each message names the thing, its value, the place and the next step.
"""

from __future__ import annotations

from contextlib import contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_LONGEST_QUOTE = 160


class IndustryClustersError(Exception):
    """An error a person can act on.

    Parameters
    ----------
    what
        What is wrong, one sentence, with the offending value in it.
    place
        Where: a file and line, or a sheet and cell.
    next_step
        What to do now.

    Examples
    --------
    >>> print(BadValue("employment is 'n/a', not a number", place="kern.csv, line 12", next_step="Clear it."))
    employment is 'n/a', not a number (kern.csv, line 12). Clear it.
    """

    def __init__(self, what: str, *, place: str = "", next_step: str = "") -> None:
        self.what, self.place, self.next_step = what, place, next_step
        where = f" ({place})" if place not in ("", ".") else ""  # "." is the current folder, and says nothing
        super().__init__(f"{what}{where}." + (f" {next_step}" if next_step else ""))


class DataError(IndustryClustersError):
    """Something is wrong with a file of data."""


class UnreadableFile(DataError):
    """A file is not there, is cut short, or is not what its name says."""


class EmptyFile(DataError):
    """A file holds no rows."""


class UnknownLayout(DataError):
    """A file's columns belong to no layout that is known."""


class MissingColumn(DataError):
    """A column that the layout needs is not there."""


class BadValue(DataError):
    """A cell of a data file holds what it cannot hold."""


class Contradiction(DataError):
    """Two rows say different things of one cell."""


class StudyError(IndustryClustersError):
    """Something is wrong with what a person decided."""


class BadSetting(StudyError):
    """A setting has a value that cannot be."""


class UnknownArea(StudyError):
    """The data does not hold an area that the study names."""


class UnknownYear(StudyError):
    """The data does not hold a year that the study names."""


class WorkbookError(IndustryClustersError):
    """A workbook cannot be read or written."""


class BadCell(WorkbookError):
    """An input cell holds what it cannot hold."""


class AddinError(IndustryClustersError):
    """The Excel add-in cannot be built or installed."""


class StoreError(IndustryClustersError):
    """The data store cannot be read or written."""


class FetchError(IndustryClustersError):
    """A file at the source cannot be had."""


class NotPublished(FetchError):
    """The source has no such file, or not yet."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Name the closest known words, as a sentence; empty where none is close.

    Examples
    --------
    >>> did_you_mean("privat", ["private", "all"])
    "Did you mean 'private'?"
    """
    close = get_close_matches(word, [str(item) for item in known], n=2)
    return f"Did you mean {' or '.join(repr(match) for match in close)}?" if close else ""


@contextmanager
def parsing(refusal: Callable[[str], IndustryClustersError]) -> Iterator[None]:
    """Turn whatever a library raises over a person's file into an error of ours.

    A damaged file makes a parser raise whatever it likes, so no list of exceptions is whole. Our own errors pass.

    Parameters
    ----------
    refusal
        Makes our error of what the library said.

    Examples
    --------
    >>> with parsing(lambda words: UnreadableFile(f"the file cannot be read ({words})", place="a.csv")):
    ...     {}["sheet1.xml"]
    Traceback (most recent call last):
    industry_clusters.errors.UnreadableFile: the file cannot be read ('sheet1.xml') (a.csv).
    """
    try:
        yield
    except IndustryClustersError:
        raise
    except Exception as cause:
        raise refusal(short_words(cause)) from cause


def short_words(cause: BaseException) -> str:
    """What a library said, on one line and not long; its kind of error where it said nothing.

    Examples
    --------
    >>> short_words(ValueError("bad zip")), short_words(MemoryError()), short_words(OSError(28, "No space left"))
    ('bad zip', 'MemoryError', 'No space left')
    """
    told = getattr(cause, "strerror", None) or str(cause)
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in str(told)).split())
    short = plain if len(plain) <= _LONGEST_QUOTE else f"{plain[:_LONGEST_QUOTE]}..."
    return short.rstrip(".") or type(cause).__name__
