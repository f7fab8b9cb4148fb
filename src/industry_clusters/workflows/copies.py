"""The copies that builds keep of the workbook before: ten at most, and only what a build wrote is ever removed."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from industry_clusters.workflows.memory import KeptCopy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

MOST_COPIES = 10
_STAMP = r" \(before \d{4}-\d{2}-\d{2} \d{4}(?: \d+)?\)"


def copy_of(workbook: Path, name: str) -> KeptCopy:
    """What a copy of a workbook will be, under a name."""
    content = workbook.read_bytes()
    return KeptCopy(name, len(content), hashlib.sha256(content).hexdigest())


def still_there(copies: Iterable[KeptCopy], workbook: Path) -> tuple[KeptCopy, ...]:
    """The copies of a workbook that lie beside it as they were written; the others are a person's own by now.

    A name that is not that of a copy of this workbook counts for nothing: a workbook may come from anybody.
    """
    return tuple(copy for copy in copies if _is_name(copy.name, workbook) and _is_as_written(copy, workbook))


def remove_oldest(copies: Sequence[KeptCopy], workbook: Path) -> list[str]:
    """Remove the oldest copies until ten are left.

    Parameters
    ----------
    copies
        Those that builds wrote, the oldest first.
    workbook
        The workbook that they lie beside.

    Returns
    -------
    list of str
        The names of those that were removed; one that is open in a program stays.
    """
    removed = []
    for copy in still_there(copies[: -MOST_COPIES or None], workbook) if len(copies) > MOST_COPIES else ():
        with suppress(OSError):
            workbook.with_name(copy.name).unlink()
            removed.append(copy.name)
    return removed


def _is_name(name: str, workbook: Path) -> bool:
    return bool(re.fullmatch(re.escape(workbook.stem) + _STAMP + re.escape(workbook.suffix), name))


def _is_as_written(copy: KeptCopy, workbook: Path) -> bool:
    path = workbook.with_name(copy.name)
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size != copy.size:
            return False
        return hashlib.sha256(path.read_bytes()).hexdigest() == copy.sha256
    except OSError:
        return False
