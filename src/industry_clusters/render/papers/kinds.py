"""What the files of a kit are, by which their command knows them again."""

from __future__ import annotations

from industry_clusters.outputs import OutputKind

MAIL_HEADER = "X-Industry-Clusters: papers"
"""The first line of an e-mail's draft."""
FIRST_HEADING = "Name"
"""The heading that every list of a kit begins with."""
_COMMAND = "papers"
PAPER = OutputKind("a paper", _COMMAND, (".docx",), "word/document.xml")
PAPER_SLIDES = OutputKind("slides of a kit", _COMMAND, (".pptx",), "ppt/presentation.xml")
PAPER_LIST = OutputKind("a list of a kit", _COMMAND, (".xlsx",), "xl/workbook.xml")
PAPER_CSV = OutputKind("a list of a kit", _COMMAND, (".csv",), header=f"{FIRST_HEADING},")
PAPER_MAIL = OutputKind("an e-mail's draft", _COMMAND, (".eml",), header=MAIL_HEADER)
