"""What a person typed into a document's places to keep, read back so that the next document has it too."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

KEPT = "kept:"
"""How the tag of a content control begins whose words are kept."""
_MOST_BYTES = 40_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def kept_texts(path: Path) -> Mapping[str, str]:
    """The words of each place to keep that a person filled, by key; none where the file is not there or no Word file."""
    try:
        with zipfile.ZipFile(path) as package:
            part = package.getinfo("word/document.xml")
            content = package.read(part) if part.file_size <= _MOST_BYTES else b""
        root = ET.fromstring(content)  # noqa: S314  Python's parser fetches nothing, and the size is limited
    except (OSError, KeyError, zipfile.BadZipFile, ET.ParseError):
        return {}
    return dict(_filled(root))


def _filled(root: ET.Element) -> Iterator[tuple[str, str]]:
    for control in root.iter(f"{_W}sdt"):
        about, content = control.find(f"{_W}sdtPr"), control.find(f"{_W}sdtContent")
        tag = None if about is None else about.find(f"{_W}tag")
        key = "" if tag is None else tag.get(f"{_W}val", "")
        if about is None or content is None or not key.startswith(KEPT):
            continue
        if about.find(f"{_W}showingPlcHdr") is None:
            lines = [
                "".join(text.text or "" for text in one.iter(f"{_W}t")) for one in content.iter(f"{_W}p")
            ]
            yield key.removeprefix(KEPT), "\n".join(lines).strip()
