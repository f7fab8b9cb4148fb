"""The folder of what this program keeps between runs and can make again: estimates, and the build that is under way."""

from __future__ import annotations

import os
from pathlib import Path

SETTING = "INDUSTRY_CLUSTERS_CACHE"
"""The environment's word for another folder than the user's own; an empty one keeps nothing."""


def cache_folder() -> Path | None:
    """The folder; None where nothing is to be kept."""
    folder = os.environ.get(SETTING)
    if folder is None:
        from platformdirs import user_cache_path  # noqa: PLC0415  only where something is kept

        return Path(user_cache_path("industry-clusters", appauthor=False))
    return Path(folder) if folder else None
