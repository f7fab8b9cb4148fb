"""What Excel, its bridge and the system raise, in our words: what happened, and what to do.

The bridges raise numbers (COM) and texts of their own (xlwings, appscript). None of them reaches a person as it is: what is known
has its sentence here, what is not has one that says where the details are.
"""

from __future__ import annotations

import platform
import re
import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path

from industry_clusters import __version__

UNCHANGED = "Nothing was changed."


@dataclass(frozen=True)
class Known:
    """An error that is known: how its text looks, what happened, and what to do."""

    looks: str
    what: str
    next_step: str


KNOWN = (
    Known(r"-2147418111|0x80010001|CALL_REJECTED|-2146777998|0x800AC472",
          "Excel is busy", "Finish the cell that you are typing in, close any open window of Excel, and press the button again."),
    Known(r"-2147023174|0x800706BA|-2147417848|0x80010108|-2147023170|server is unavailable|Connection is invalid|OSERROR: -609",
          "Excel was closed while the button was at work", "Open Excel and the workbook again. The workbook is as it was last saved."),
    Known(r"-2147221021|0x800401E3|no workbook is open|Couldn't find any active App|'NoneType' object has no attribute 'books'",
          "No workbook is open that can be changed",
          "Open the workbook of a study. Where a yellow bar says Protected View, choose Enable Editing first."),
    Known(r"Protected ?View",
          "The workbook is open in Protected View, where nothing can be changed", "Choose Enable Editing in the yellow bar, and press the button again."),
    Known(r"ONEDRIVE|OneDrive|SHAREPOINT|SharePoint|URL formats|xlwings\.org/error",
          "The workbook is in the cloud (OneDrive or SharePoint), and the folder of this computer that holds it was not found",
          "Save it to a folder of this computer (File, Save As, This PC), and press the button again."),
    Known(r"-2147319784|0x80028018|Old format or invalid type library",
          "Excel's language and that of Windows do not go together", "Install the language pack of Office for the region that Windows is set to."),
    Known(r"OSERROR: -1743|-1743|[Nn]ot authori[sz]ed to send Apple events",
          "macOS does not let Excel be driven", "Open System Settings, Privacy & Security, Automation, and allow it for Excel."),
    Known(r"LICENSE_KEY|xlwings PRO|xlwings\.pro|license key",
          "The add-in in Excel is not the one that this program made", "Close Excel, and run: industry-clusters addin install"),
    Known(r"No module named|ModuleNotFoundError|cannot import name|DLL load failed",
          "A part of this program is missing", "Close Excel, install the program again, and run: industry-clusters addin status"),
    Known(r"Errno 28|ENOSPC|No space left|WinError 112|not enough space",
          "The disk is full", "Free some space, and press the button again."),
    Known(r"Errno 13|WinError (5|32|33)\b|PermissionError|Permission denied|being used by another process|[Ss]haring violation",
          "A file is open in another program, or may not be written", "Close it where else it is open (a cloud program may be at it for a minute), and press the button again."),
    Known(r"WinError 206|Errno 36|File name too long|path.{0,20}too long",
          "The path of the workbook is too long", "Move its folder nearer to the drive's beginning, and press the button again."),
    Known(r"MemoryError|WinError (8|1455)\b|Not enough (memory|storage)",
          "The computer is short of memory", "Close other programs, and press the button again."),
    Known(r"-2147352567|0x80020009|-2146827284|0x800A03EC|OSERROR: -50\b|OSERROR: -1728",
          "Excel refused what the button asked for", "Finish the cell that you are typing in, close any open window of Excel, and press the button again; "
          "where that does not help, close the workbook, and open it again."),
)  # fmt: skip
"""What is known, the first that fits: the last one is what COM says where it has no number of its own."""


def in_our_words(error: BaseException) -> str:
    """A sentence on an error that is not ours; its details go into a file that can be sent to support.

    Examples
    --------
    >>> in_our_words(RuntimeError("(-2147418111, 'Call was rejected by callee.', None, None)")).splitlines()[0]
    'Excel is busy. Finish the cell that you are typing in, close any open window of Excel, and press the button again.'
    """
    details = "".join(traceback.format_exception(error))
    return words_of(f"{type(error).__name__}: {error}", details)


def words_of(text: str, details: str) -> str:
    """The sentence on an error's own text; the details go into the file."""
    log = details_file()
    log.write_text(_head() + (details or text), encoding="utf-8")
    known = next((one for one in KNOWN if re.search(one.looks, text)), None)
    if known is None:
        return (
            f"Something went wrong that this program has no words for. {UNCHANGED}\n\nTry again. If it happens again, send this file to who "
            f"supports you; it holds no data of the study but names of files: {log}"
        )
    return f"{known.what}. {known.next_step}\n\nDetails for support: {log}"


def details_file() -> Path:
    """Where the details of the last error are."""
    return Path(tempfile.gettempdir()) / "industry-clusters-error.txt"


def _head() -> str:
    return f"Industry Clusters {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n"
