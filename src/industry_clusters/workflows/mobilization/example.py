"""The example's mobilization workbook: constructed people, meetings, votes and plans."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from industry_clusters.mobilization.typed import Typed
from industry_clusters.workflows.mobilization.workbook import mobilize
from industry_clusters.workflows.start import EXAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.workflows.mobilization.workbook import MobilizeReport


def example_typed() -> Typed:
    """What the example's teams typed; nobody and nothing in it exists."""
    said = json.loads((files(EXAMPLE) / "mobilization.json").read_text(encoding="utf-8"))
    return Typed({key: tuple(rows) for key, rows in said["rows"].items()}, said["words"])


def mobilize_example(study: Path) -> MobilizeReport:
    """Make the mobilization workbook of the demo, or make it again with what was typed since."""
    return mobilize(study, begin=example_typed())
