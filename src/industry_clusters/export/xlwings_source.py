"""xlwings' own VBA, from the installed and pinned version, changed where its defaults are not safe here."""

from __future__ import annotations

import importlib.util
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from industry_clusters.errors import AddinError
from industry_clusters.export.xlwings_patches import patches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from industry_clusters.export.xlwings_patches import Patch

XLWINGS_VERSION = "0.37.8"
"""The add-in's text, the DLL and Python's side have to be of one version."""
_MODULE = "xlwings_custom_addin.bas"
_DICTIONARY = "addin/Dictionary.cls"
_INSTALL = f"Install it: pip install xlwings=={XLWINGS_VERSION}"


def xlwings_module(project: str, folder: Path | None = None) -> str:
    """Read xlwings' VBA module, with the changes of :mod:`~industry_clusters.export.xlwings_patches`.

    Parameters
    ----------
    project
        What the add-in's settings are called: sheet and file ``<project>.conf``.
    folder
        xlwings' package; that of the installed one if left out.

    Raises
    ------
    AddinError
        Where xlwings is missing or of another version, or a passage to change is not there exactly once.
    """
    return patched(_text(folder, _MODULE), patches(project))


def dictionary_class(folder: Path | None = None) -> str:
    """Read the dictionary class that xlwings' module needs on a Mac; raises :class:`AddinError` as above."""
    return _text(folder, _DICTIONARY)


def xlwings_licence(folder: Path | None = None) -> str:
    """Take the licence out of the comments at the head of xlwings' module; raises :class:`AddinError` as above."""
    head, mark, body = _text(folder, _MODULE).partition("'Copyright (C)")
    if not mark:
        raise AddinError("xlwings' module begins without its license", place=_MODULE, next_step=_INSTALL)
    name = head.splitlines()[-2].removeprefix("'")
    lines = (mark + body).split("\n\n", maxsplit=1)[0].splitlines()
    return "\n".join([name, "", *(line.removeprefix("'") for line in lines)]) + "\n"


def patched(text: str, changes: Iterable[Patch]) -> str:
    """Make each change; raises :class:`AddinError` where a passage is not there exactly once."""
    for change in changes:
        _once(text, change.old, change)
        if change.until:
            before, _, after = text.partition(change.old)
            _once(after, change.until, change)
            text = before + change.new + change.until + after.partition(change.until)[2]
        else:
            text = text.replace(change.old, change.new)
    return text


def _once(text: str, passage: str, change: Patch) -> None:
    found = text.count(passage)
    if found != 1:
        raise AddinError(
            f"xlwings' module has the passage of the patch {change.name!r} {found} times, not once",
            place=f"{_MODULE}: {passage.strip().splitlines()[0]!r}",
            next_step=f"Build with xlwings {XLWINGS_VERSION}, or look at what has changed in xlwings.",
        )


def _text(folder: Path | None, name: str) -> str:
    path = (folder or _installed()) / name
    if not path.is_file():
        raise AddinError(
            f"xlwings comes without its file {name!r}", place=str(path.parent), next_step=_INSTALL
        )
    return path.read_text(encoding="cp1252").replace("\r\n", "\n")


def _installed() -> Path:
    """Where xlwings lies; it is found and not imported, since it looks for Excel when it is."""
    version = installed_xlwings()
    if version != XLWINGS_VERSION:
        raise AddinError(
            f"the add-in is made from xlwings {XLWINGS_VERSION}, but {version or 'no xlwings'} is installed",
            next_step=_INSTALL,
        )
    spec = importlib.util.find_spec("xlwings")
    if spec is None or spec.origin is None:
        raise AddinError("xlwings is installed but cannot be found", next_step=_INSTALL)
    return Path(spec.origin).parent


def installed_xlwings() -> str:
    """Say which version of xlwings is installed; empty where none is."""
    try:
        return metadata.version("xlwings")
    except metadata.PackageNotFoundError:
        return ""
