"""The ribbon's buttons and what each of them runs."""

from __future__ import annotations

import re

from industry_clusters.export.sources import source_text

RIBBON = "ribbon.xml"
RIBBON_MODULE = "vba/Ribbon.bas"
_MACRO = re.compile(
    r'^Public Sub (\w+)\(control As IRibbonControl\)\n    RunMacro "(\w+)"\nEnd Sub$', re.MULTILINE
)


def ribbon_macros() -> dict[str, str]:
    """Read which callback of the ribbon runs which macro of Python's side."""
    return dict(_MACRO.findall(source_text(RIBBON_MODULE)))
