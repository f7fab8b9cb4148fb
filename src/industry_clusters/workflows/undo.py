"""The workbook as it was before the last build, brought back from the copy that the build kept."""

from __future__ import annotations

import glob
import re
from typing import TYPE_CHECKING

from industry_clusters.errors import WorkbookError
from industry_clusters.outputs import kept_name

if TYPE_CHECKING:
    from pathlib import Path

_STAMP = re.compile(r"\(before (\d{4}-\d{2}-\d{2} \d{4})(?: (\d+))?\)")


def undo_build(path: Path) -> Path:
    """Put the newest copy of before a build in the workbook's place; the workbook is kept under a name of its own.

    Doing it again goes one build further back.

    Returns
    -------
    Path
        Where the workbook went that was in the place.

    Raises
    ------
    WorkbookError
        Where there is no copy, or a file cannot be moved.
    """
    copies = sorted(path.parent.glob(f"{glob.escape(path.stem)} (before *){path.suffix}"), key=_age)
    if not copies:
        raise WorkbookError(
            f"there is no copy of {path.name} to go back to",
            place=str(path.parent),
            next_step="Copies are kept beside the workbook, named '(before DATE)'.",
        )
    undone = kept_name(path, "undone")
    try:
        path.replace(undone)
        copies[-1].replace(path)
    except OSError as error:
        raise WorkbookError(
            f"cannot bring back {copies[-1].name}: {error.strerror or error}",
            place=str(path.parent),
            next_step="Close it where it is open, and try again.",
        ) from error
    return undone


def _age(copy: Path) -> tuple[str, int]:
    found = _STAMP.search(copy.name)
    return (found[1], int(found[2] or 1)) if found else ("", 0)
