"""Files of the store's own that are to go: written down before anything moves, so that nothing else is ever deleted."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from industry_clusters.store.ownership import origin_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from industry_clusters.store.catalogue import Catalogue, StoredFile
    from industry_clusters.store.folder import StoreFolder


def paths_of(store: StoreFolder, files: Iterable[StoredFile]) -> set[str]:
    """Every path in the store that belongs to some files: raw file, its note, and its rows."""
    paths: set[str] = set()
    for file in files:
        note = origin_of(store.root / file.raw).relative_to(store.root).as_posix()
        paths |= {file.raw, note, *(one.parquet for one in file.rows)}
    return paths


def write_down(store: StoreFolder, paths: Iterable[str]) -> None:
    """Write down what is on its way in or out; the next sweep deletes those that the catalogue does not name then."""
    text = json.dumps(sorted({*_written_down(store), *paths}), indent=1)
    fresh = store.leftovers.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(store.leftovers)


def sweep(store: StoreFolder, catalogue: Catalogue) -> None:
    """Delete what was written down and is not in the store; a file that a reader holds open stays for the next time."""
    live = paths_of(store, catalogue.files)
    left = [path for path in _written_down(store) if path not in live and not _deleted(store.root, path)]
    if left:
        store.leftovers.write_text(json.dumps(left, indent=1), encoding="utf-8")
    else:
        store.leftovers.unlink(missing_ok=True)


def _written_down(store: StoreFolder) -> list[str]:
    """The paths written down, those that lead out of the store left out."""
    try:
        noted = json.loads(store.leftovers.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    if not isinstance(noted, list):
        return []
    return [path for path in noted if isinstance(path, str) and _inside(PurePosixPath(path))]


def _inside(path: PurePosixPath) -> bool:
    named = bool(path.parts) and path.parts[0] in {"raw", "rows", "tables"}
    return named and ".." not in path.parts


def _deleted(root: Path, path: str) -> bool:
    """Delete a file and the folders that it leaves empty; False where it could not be."""
    place = root / path
    try:
        place.unlink(missing_ok=True)
    except OSError:
        return False
    for parent in place.parents[:2]:
        try:
            parent.rmdir()
        except OSError:
            break
    return True
