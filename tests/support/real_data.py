"""Real public files, where a folder of them is at hand."""

import os
from pathlib import Path

import pytest

_NAMED = os.environ.get("INDUSTRY_CLUSTERS_REAL_DATA")
REAL = Path(_NAMED) if _NAMED else Path("no-real-data")
needs_real_data = [
    pytest.mark.real_data,
    pytest.mark.skipif(not REAL.is_dir(), reason="INDUSTRY_CLUSTERS_REAL_DATA names no folder"),
]
