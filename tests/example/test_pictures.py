"""The pictures of the quick start: each page is found by words that the demo of today says."""

import html
import re
import runpy
import zipfile
from pathlib import Path

import pytest

from support.example import whole_demo_in

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = runpy.run_path(str(DOCS / "make_pictures.py"), run_name="pictures")["PAGES"]


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """All that the demo's workbook says, in cells and charts."""
    with zipfile.ZipFile(whole_demo_in(tmp_path_factory.mktemp("demo"))) as whole:
        parts = [
            whole.read(name).decode("utf-8")
            for name in whole.namelist()
            if re.fullmatch(r"xl/(sharedStrings|worksheets/\w+|charts/\w+)\.xml", name)
        ]
    return html.unescape(" ".join(parts))


@pytest.mark.parametrize("picture", PAGES)
def test_the_demo_says_the_words_by_which_a_picture_s_page_is_found(said, picture):
    assert PAGES[picture] in said


@pytest.mark.parametrize("picture", [*PAGES, "slide"])
def test_a_picture_that_is_made_is_shown_and_kept_small(picture):
    pages = [(DOCS / page).read_text(encoding="utf-8") for page in ("quick-start.md", "tutorial.md")]
    assert any(f"(pictures/{picture}.png)" in page for page in pages)
    assert (DOCS / "pictures" / f"{picture}.png").stat().st_size < 80_000
