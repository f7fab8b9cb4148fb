"""Where an open workbook is: in a folder, in the cloud, read-only, shared, never saved; each with what to do about it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from industry_clusters.errors import WorkbookError

if TYPE_CHECKING:
    import xlwings

MOST_CHARACTERS = 218
"""Of a path, the workbook's name included, that Excel for Windows opens."""
_COPY_ADDS = len(" (before 2026-01-01 0000 99)")


@dataclass(frozen=True)
class Place:
    """Where a workbook is on this computer; ``address`` is that of the cloud where no folder here holds it."""

    path: Path
    address: str = ""


def place_of(book: xlwings.Book, system: str = sys.platform) -> Place:
    """Say where a workbook is.

    Raises
    ------
    WorkbookError
        Where a button cannot work on it; says what to do.
    """
    refuse_flags(book)
    full = _full_name(book)
    if _is_address(full):
        _refuse_kind(book.name)
        return Place(local_folder() / book.name, full)
    path = Path(full)
    if not path.is_absolute():
        raise WorkbookError(
            f"{book.name} was never saved",
            next_step="Save it to a folder of this computer (File, Save As), and press the button again.",
        )
    if not path.exists():
        raise WorkbookError(
            f"{book.name} is no longer where Excel opened it: it was renamed, moved or deleted",
            place=str(path.parent),
            next_step="Save it (File, Save As), and press the button again.",
        )
    _refuse_kind(book.name)
    if system == "win32" and len(full) + _COPY_ADDS > MOST_CHARACTERS:
        raise WorkbookError(
            f"the path of {book.name} has {len(full)} characters, and Excel opens none above {MOST_CHARACTERS}; "
            f"the copy that is kept beside it needs {_COPY_ADDS} more",
            place=str(path.parent),
            next_step="Move its folder nearer to the drive's beginning, such as C:\\Studies, and press the button again.",
        )
    return Place(path)


def path_of(book: xlwings.Book) -> Path:
    """The workbook's file in a folder of this computer.

    Raises
    ------
    WorkbookError
        Where there is none.
    """
    place = place_of(book)
    if place.address:
        raise WorkbookError(
            f"{book.name} is in the cloud (OneDrive or SharePoint), and the folder of this computer that holds it was not found",
            next_step="Save it to a folder of this computer (File, Save As, This PC), and press the button again.",
        )
    return place.path


def refuse_flags(book: xlwings.Book) -> None:
    """Refuse a workbook that Excel has open to read only, or shares in its old way.

    Raises
    ------
    WorkbookError
        Where it is so.
    """
    if _flag(book, "ReadOnly", "read_only"):
        raise WorkbookError(
            f"{book.name} is open to read only: somebody else has it open, it is open a second time, or its file is marked so",
            next_step="Close it here and where else it is open, and open it again; or save it under another name (File, Save As), and "
            "press the button again.",
        )
    if _flag(book, "MultiUserEditing", "multi_user_editing"):
        raise WorkbookError(
            f"{book.name} is a shared workbook of the old kind, which cannot be replaced while others have it open",
            next_step="Stop sharing it (Review, Unshare Workbook), and press the button again.",
        )


def local_folder() -> Path:
    """Where copies of workbooks go that are in the cloud only."""
    return Path.home() / "Documents" / "Industry Clusters"


def save_copy(book: xlwings.Book, to: Path) -> None:
    """Save a copy of a workbook as it is open; its own file is as it was.

    On a Mac Excel has no such command: the workbook is saved, and its file copied.
    """
    if sys.platform == "darwin":
        from industry_clusters.outputs import copied

        book.save()
        copied(Path(book.fullname), to)
    else:
        book.api.SaveCopyAs(str(to))


def _full_name(book: xlwings.Book) -> str:
    """The workbook's path, or its address where it is in the cloud only."""
    try:
        return str(book.fullname)
    except (
        Exception
    ):  # xlwings looks for the local folder of an address, and raises of its own kinds where there is none
        address = _asked(book, "FullName", "full_name")
        if not address:
            raise
        return str(address)


def _is_address(full: str) -> bool:
    return full.lower().startswith(("https:", "http:"))


def _refuse_kind(name: str) -> None:
    if Path(name).suffix.lower() != ".xlsx":
        raise WorkbookError(
            f"{name} is not an .xlsx workbook, and its macros would be lost",
            next_step="Save it as .xlsx, and press the button again.",
        )


def _flag(book: xlwings.Book, windows: str, mac: str) -> bool:
    return _asked(book, windows, mac) is True


def _asked(book: xlwings.Book, windows: str, mac: str) -> Any:
    """A property that xlwings has no name for; nothing where Excel does not say."""
    try:
        return getattr(book.api, mac).get() if sys.platform == "darwin" else getattr(book.api, windows)
    except Exception:  # noqa: BLE001  an Excel that does not know the property raises what it likes
        return None
