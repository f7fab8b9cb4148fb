"""The add-in's own text: ribbon, VBA and licences, edited by people in the folder ``addin``."""

from __future__ import annotations

from pathlib import Path

from industry_clusters.errors import AddinError

_IN_THE_PACKAGE = Path(__file__).parent / "addin"
_IN_THE_REPOSITORY = Path(__file__).parents[3] / "addin"


def source_text(name: str) -> str:
    """Read a source by its path in the folder ``addin``, lines ended by a line feed.

    An installed package carries the sources along; a checkout has them in its own folder.

    Raises
    ------
    AddinError
        Where the source is not there.
    """
    folder = _IN_THE_PACKAGE if _IN_THE_PACKAGE.is_dir() else _IN_THE_REPOSITORY
    path = folder / name
    if not path.is_file():
        raise AddinError(
            f"the add-in's source {name!r} is missing",
            place=str(folder),
            next_step="Install the package again.",
        )
    return path.read_text(encoding="utf-8")
