"""The Excel add-in on a user's machine: build it, install it, look whether it can work, take it away."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from industry_clusters.errors import AddinError
from industry_clusters.export.addin_package import Mode, addin_package
from industry_clusters.export.intellisense import intellisense_xml
from industry_clusters.export.licences import licences
from industry_clusters.export.settings_sheet import read_settings
from industry_clusters.functions.declared import FUNCTIONS
from industry_clusters.outputs import in_place, make_folder
from industry_clusters.workflows.addin.program import is_one_folder, program_place, settle, take_away
from industry_clusters.workflows.cache import cache_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

ADDIN_FILE = "industry-clusters.xlam"
INTELLISENSE_FILE = "industry-clusters.intellisense.xml"
LICENCES_FILE = "industry-clusters.licences.txt"
_MAC_START_FOLDER = (
    "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
)
_MAC_ALL_USERS = (
    "/Library/Application Support/Microsoft/Office365/User Content.localized/Startup.localized/Excel"
)
_OFFICE_PLACES = (("Microsoft Office", "root", "Office16"), ("Microsoft Office", "Office16"))
"""Where Office keeps Excel within a folder of programs: installed by subscription, or from a package."""
_CLOSE_EXCEL = "Close Excel and try again."


@dataclass(frozen=True)
class InstalledAddin:
    """Where the add-in lies, the Python it starts, and the version that was there before (empty where none was)."""

    path: Path
    interpreter: Path
    replaced: str = ""


def build_addin(out: Path, interpreter: Path | None = None, mode: Mode = Mode.AUTO) -> list[Path]:
    """Write the add-in, its tooltips and its licences into a folder; equal inputs give equal files.

    Parameters
    ----------
    out
        The folder; it is made where it is missing.
    interpreter
        The Python that Excel starts. If left out, the one that ``INTERPRETER_WIN`` names in the user's own settings
        file (``.industry-clusters/industry-clusters.conf`` in the user's folder); without it, functions show
        are worked out in VBA and buttons say what is missing.
    mode
        Who works the functions out: Python, VBA, or whichever answers.

    Returns
    -------
    list of Path
        The files written, the add-in first.

    Raises
    ------
    AddinError
        Where xlwings is not the version that the add-in is made from.
    WorkbookError
        Where the folder cannot be written.
    """
    files = {
        ADDIN_FILE: addin_package(FUNCTIONS, interpreter, mode),
        INTELLISENSE_FILE: intellisense_xml(FUNCTIONS).encode(),
        LICENCES_FILE: licences().encode(),
    }
    make_folder(out)
    return [_write(out / name, content) for name, content in files.items()]


def install_addin(
    folder: Path | None = None,
    interpreter: Path | None = None,
    mode: Mode = Mode.AUTO,
    *,
    replace: bool = False,
    all_users: bool = False,
) -> InstalledAddin:
    """Write the add-in where Excel opens it at its start, with this machine's Python in its settings.

    Only the add-in itself goes there: Excel opens whatever lies in its start folder. The one-folder program is put into a place
    of its own first, so that the folder it came in may be moved or deleted.

    Parameters
    ----------
    folder
        Excel's start folder; the usual one of this system if left out.
    interpreter
        The Python that Excel starts; the one that runs this if left out.
    mode
        Who works the functions out: Python, VBA, or whichever answers.
    replace
        Write over a file of the same name that this program did not write.
    all_users
        For everybody who uses this computer, which takes an administrator.

    Raises
    ------
    AddinError
        Where this system has no Excel, the interpreter is not there, or a file of the same name is not ours.
    WorkbookError
        Where Excel has the add-in open, or the folder cannot be written.
    """
    path = (folder or excel_start_folder(all_users=all_users)) / ADDIN_FILE
    python = (
        interpreter or Path(sys.executable)
    ).absolute()  # not resolved: a link stands for its environment
    if interpreter is None and is_one_folder():
        python = settle(python, program_place(all_users=all_users))
    if not python.is_file():
        raise AddinError(
            "there is no Python to start",
            place=str(python),
            next_step="Name the one that has industry-clusters.",
        )
    before = _ours(path) if path.exists() and not replace else ""
    make_folder(path.parent)
    _write(path, addin_package(FUNCTIONS, python, mode))
    return InstalledAddin(path, python, before)


def uninstall_addin(folder: Path | None = None, *, all_users: bool = False) -> list[Path]:
    """Take away the add-in, the one-folder program where it was put into its place, and what builds kept for the next one.

    Workbooks stay, and so does the data store, which others may use (:func:`industry_clusters.store.folder.default_store`).

    Returns
    -------
    list of Path
        What was taken away.

    Raises
    ------
    AddinError
        Where a file is not one that this program wrote, or is in use.
    """
    path = (folder or excel_start_folder(all_users=all_users)) / ADDIN_FILE
    gone = []
    if path.exists():
        _ours(path)
        gone.append(_taken_away(path))
    program = take_away(program_place(all_users=all_users))
    cache = cache_folder()
    if cache is not None and cache.is_dir():
        shutil.rmtree(cache, ignore_errors=True)
        gone.append(cache)
    return [*gone, *([program] if program else [])]


def _taken_away(path: Path) -> Path:
    try:
        path.unlink()
    except OSError as error:
        raise AddinError(
            f"cannot delete the add-in: {error.strerror or error}", place=str(path), next_step=_CLOSE_EXCEL
        ) from error
    return path


def excel_start_folder(
    system: str = sys.platform, environment: Mapping[str, str] = os.environ, *, all_users: bool = False
) -> Path:
    """Say where Excel looks for add-ins at its start, a user's own or, for all users, its own folder.

    Raises
    ------
    AddinError
        Where this system has no Excel.
    """
    if system == "win32" and all_users:
        return _folder_of_excel(environment)
    if system == "win32" and environment.get("APPDATA"):
        return Path(environment["APPDATA"], "Microsoft", "Excel", "XLSTART")
    if system == "darwin":
        return Path(_MAC_ALL_USERS) if all_users else Path.home() / _MAC_START_FOLDER
    raise AddinError(
        f"Excel runs on Windows and on a Mac, and this system is {system!r}",
        next_step="Build the add-in here and install it on the machine with Excel, or name Excel's start folder.",
    )


def _folder_of_excel(environment: Mapping[str, str]) -> Path:
    """The start folder of all users, in Excel's own on Windows."""
    drives = [environment[name] for name in ("PROGRAMFILES", "PROGRAMFILES(X86)") if environment.get(name)]
    for programs in drives:
        for place in _OFFICE_PLACES:
            if Path(programs, *place, "EXCEL.EXE").exists():
                return Path(programs, *place, "XLSTART")
    raise AddinError(
        "Excel's own folder was not found",
        place=" and ".join(drives),
        next_step="Name its folder XLSTART with --folder.",
    )


def _ours(path: Path) -> str:
    """The version of an add-in that this program wrote."""
    version = read_settings(path).get("VERSION", "")
    if not version:
        raise AddinError(
            f"{path.name!r} was not written by industry-clusters, or was changed since",
            place=str(path.parent),
            next_step="Move it away, or install with --replace to write over it.",
        )
    return version


def _write(path: Path, content: bytes) -> Path:
    with in_place(path) as temporary:
        temporary.write_bytes(content)
    return path
