"""A store whose catalogue is gone or damaged, made again from its raw files."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from industry_clusters.errors import IndustryClustersError
from industry_clusters.store.catalogue import Catalogue, read_catalogue, write_catalogue
from industry_clusters.store.checksums import sha256_of
from industry_clusters.store.leftovers import sweep, write_down
from industry_clusters.store.load import Origin, holds_a_whole_year, load_in_turn
from industry_clusters.store.ownership import check_own, origin_of, own_raw_files, own_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from industry_clusters.store.folder import StoreFolder

_KEPT_CATALOGUE = "catalogue before repair.json"


@dataclass
class RepairReport:
    """What a repair did: names of files that are in the store again, and a sentence for each that is not."""

    loaded: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def repair_store(store: StoreFolder, tell: Callable[[str], None] | None = None) -> RepairReport:
    """Make the catalogue and the rows again from the raw files; the catalogue that was there is kept beside.

    A raw file that is not what it was when it came (by its checksum) or cannot be read is left where it is and named.

    Raises
    ------
    StoreError
        Where the folder is no data store or cannot be written.
    """
    check_own(store)
    report = RepairReport()
    with store.writing():
        origins = _known_origins(store)
        raw_files = sorted(own_raw_files(store), key=_came_at)
        write_down(store, own_rows(store))
        if store.catalogue.exists():
            store.catalogue.replace(store.root / _KEPT_CATALOGUE)
        write_catalogue(store, Catalogue())
        for raw in raw_files:
            if tell is not None:
                tell(raw.name)
            _load_again(store, raw, origins.get(raw) or _origin(raw), report)
        sweep(store, read_catalogue(store))
    return report


def _known_origins(store: StoreFolder) -> dict[Path, Origin]:
    """Where the raw files came from, as the catalogue says it; nothing where it cannot be read."""
    try:
        files = read_catalogue(store).files
    except IndustryClustersError:
        return {}
    return {
        store.root / file.raw: Origin(
            file.address, file.etag, file.last_modified, file.vintage, file.whole_year
        )
        for file in files
    }


def _load_again(store: StoreFolder, raw: Path, origin: Origin, report: RepairReport) -> None:
    if not sha256_of(raw).startswith(raw.parent.name):
        report.failed.append(f"{raw.name}: it is not as it came (checksum); fetch or add it again")
        return
    try:
        load_in_turn(store, raw, origin)
    except IndustryClustersError as cause:
        report.failed.append(f"{raw.name}: {cause}")
    else:
        report.loaded.append(raw.name)


def _origin(raw: Path) -> Origin:
    """Where a raw file came from, as the note beside it says; of a store without notes, what its name says."""
    noted = _note(raw)
    address, etag, last_modified, vintage = (
        str(noted.get(name, "")) for name in ("address", "etag", "last_modified", "vintage")
    )
    whole_year = bool(noted.get("whole_year", holds_a_whole_year(raw)))
    return Origin(address, etag, last_modified, vintage, whole_year)


def _came_at(raw: Path) -> tuple[str, str]:
    return str(_note(raw).get("loaded_at", "")), raw.as_posix()


def _note(raw: Path) -> dict[str, object]:
    try:
        noted = json.loads(origin_of(raw).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}
