"""The one-folder program on a computer without Python: put in a place of its own, so that the folder it came in may go."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from industry_clusters.errors import AddinError

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "industry-clusters"
_CLOSE = "Close Excel and every window of the program, and try again."


def is_one_folder() -> bool:
    """Whether this runs as the one-folder program, which PyInstaller makes."""
    return bool(getattr(sys, "frozen", False))


def program_place(
    *, all_users: bool = False, system: str = sys.platform, environment: Mapping[str, str] = os.environ
) -> Path:
    """Where the one-folder program is put: the user's own place for programs, or that of all users."""
    if system == "win32":
        if all_users:
            return Path(environment.get("PROGRAMFILES", "C:\\Program Files"), "Industry Clusters")
        return Path(environment.get("LOCALAPPDATA", Path.home()), "Programs", "Industry Clusters")
    if system == "darwin":
        return Path(
            "/Library" if all_users else Path.home() / "Library",
            "Application Support",
            "Industry Clusters Program",
        )
    return Path(
        "/opt/industry-clusters"
        if all_users
        else Path.home() / ".local" / "lib" / "industry-clusters-program"
    )


def settle(executable: Path, place: Path) -> Path:
    """Copy the program's folder to its place, in the stead of the one that is there; return the program there.

    Raises
    ------
    AddinError
        Where the place is another's, or the one there is in use.
    """
    folder = executable.resolve().parent
    if folder == place.resolve():
        return place / executable.name
    fresh = place.with_name(f"{place.name}.new")
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(folder, fresh, symlinks=True)
        take_away(place)
        fresh.rename(place)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise AddinError(
            f"cannot put the program into its place: {error.strerror or error}",
            place=str(place),
            next_step=_CLOSE,
        ) from error
    return place / executable.name


def take_away(place: Path) -> Path | None:
    """Take the program out of its place; the folder taken away, or None where there was none.

    Raises
    ------
    AddinError
        Where the folder holds something else, or is in use.
    """
    if not place.exists():
        return None
    if not any(place.glob(f"{NAME}*")):
        raise AddinError(
            f"{place.name!r} holds something else than this program",
            place=str(place.parent),
            next_step="Move it away.",
        )
    try:
        away = place.rename(place.with_name(f"{place.name}.old"))  # whole or not at all
        shutil.rmtree(away)
    except OSError as error:
        raise AddinError(
            f"cannot take the program away: {error.strerror or error}", place=str(place), next_step=_CLOSE
        ) from error
    return place
