"""Tooltips while a formula is typed, for those who have Excel-DNA's IntelliSense add-in beside ours."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from industry_clusters.export.vba_wrappers import argument_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.functions.model import WorksheetFunction

_NAMESPACE = "http://schemas.excel-dna.net/intellisense/1.0"


def intellisense_xml(functions: Sequence[WorksheetFunction]) -> str:
    """Write the file that lies beside the add-in under its name with the ending ``.intellisense.xml``."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<IntelliSense xmlns="{_NAMESPACE}">',
        "  <FunctionInfo>",
    ]
    for function in functions:
        lines.append(
            f"    <Function Name={quoteattr(function.name)} Description={quoteattr(function.words)}>"
        )
        lines += [
            f"      <Argument Name={quoteattr(parameter.name)} Description={quoteattr(argument_text(function, at))}/>"
            for at, parameter in enumerate(function.parameters)
        ]
        lines.append("    </Function>")
    return "\n".join([*lines, "  </FunctionInfo>", "</IntelliSense>", ""])
