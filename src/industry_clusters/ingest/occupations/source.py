"""What file rows of occupations come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.occupations import OccupationSource

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from industry_clusters.ingest.files import DataFile
    from industry_clusters.ingest.layouts import Layout


def described(
    file: DataFile, layout: Layout, frames: Mapping[str, pd.DataFrame], period: str = "", vintage: str = ""
) -> OccupationSource:
    """Describe a file by its rows, those counted once that stand in two frames."""
    lines = {line for frame in frames.values() if "line" in frame for line in frame["line"].tolist()}
    rows = len(lines) or sum(len(frame) for frame in frames.values())
    return OccupationSource(file.name, layout.key, rows, period, file.sha256, vintage)
