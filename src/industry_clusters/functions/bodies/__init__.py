"""What each worksheet function does, once for each language that Excel can run it in.

=============== ============================================================================
``plain``       Python on single values, without NumPy; the declarations hold these
``arrays``      Python on arrays, by the formulas of :mod:`industry_clusters.measures`
``formulas``    Excel's own formulas, for LAMBDA names
``Core.bas``    VBA, for the add-in
``core.js``     JavaScript, for Excel on the web
=============== ============================================================================

``tests/functions`` holds all of them against one file of calls: the same value or the same error in each.

A body knows numbers, texts and errors; no host, no cell address and no study.
"""

from __future__ import annotations

from pathlib import Path


def body_text(name: str) -> str:
    """Read the bodies of another language, ``Core.bas`` or ``core.js``."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
