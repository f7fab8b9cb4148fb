"""A new paper is a file and a row: a copy of the program with both offers it, and writes it."""

import pytest

from industry_clusters.views.paper_registry import PAPERS
from support.changed_copy import answers_of
from support.named_in import importers

FILE = '''"""A paper that a test adds."""

from industry_clusters.views.vocabulary.document_model import Text, report
from industry_clusters.views.vocabulary.paper_model import Paper


def parking(_case):
    yield Paper("Where to park", (report("Where to park", "", "", "May 1, 2026", (Text(("Behind the library.",)),)),))
'''
CHANGES = {
    "views/papers/parking.py": {"": FILE},
    "views/paper_registry.py": {
        "from industry_clusters.views.papers.briefing import": "from industry_clusters.views.papers.parking import parking\n",
        "NAMES = ": 'PAPERS += (PaperEntry("parking", KIT_1, parking),)\n',
    },
}
SCRIPT = """
import json, sys
from pathlib import Path
from docx import Document
from industry_clusters.render.papers import write_paper
from industry_clusters.views.paper_registry import NAMES, PAPERS

path = Path(sys.argv[1]) / "paper.docx"
(paper,) = PAPERS[-1].make(None)
write_paper(paper, path, None, {})
print(json.dumps({"offered": "parking" in NAMES, "says": Document(path).paragraphs[-1].text}))
"""


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """What a copy of the program knows of a paper that was added by a file and a row."""
    return answers_of(tmp_path_factory.mktemp("one-paper"), CHANGES, SCRIPT)


def test_a_row_offers_the_paper_on_the_command_line(known):
    assert known["offered"]


def test_the_paper_says_what_its_blocks_say(known):
    assert known["says"] == "Behind the library."


def test_no_paper_is_known_to_another_file_than_the_registry():
    known = {entry.key: importers(entry.make) for entry in PAPERS}
    assert {key: files for key, files in known.items() if files - {"views/paper_registry.py"}} == {}


def test_a_new_paper_touches_two_files():
    assert len(CHANGES) == 2
