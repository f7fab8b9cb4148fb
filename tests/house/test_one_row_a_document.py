"""A new document is a file and a row: a copy of the program with both has it on the command line and, by one row more, in the ribbon."""

import pytest

from industry_clusters.views.board_pack.report import board_report
from industry_clusters.views.documents import DOCUMENTS
from industry_clusters.views.letter.fact_sheet import fact_sheet
from support.changed_copy import answers_of
from support.named_in import importers

FILE = '''"""A document that a test adds."""

from industry_clusters.views.vocabulary.document_model import Points, Text, report


def agenda(analysis, wishes):
    body = (Text((f"For {analysis.region.label}.",)), Points((("Welcome",), ("Close",)), is_numbered=True))
    return report("Agenda", "", "", wishes.date_words, body)
'''
CHANGES = {
    "views/board_pack/agenda.py": {"": FILE},
    "views/documents.py": {
        "from industry_clusters.views.board_pack.report import": "from industry_clusters.views.board_pack.agenda import agenda\n",
        "BY_COMMAND = ": 'DOCUMENTS += (DocumentEntry("meeting_agenda", "agenda", agenda, "What is talked about.", with_occupations=False),)\n',
    },
    "views/buttons.py": {
        '    Button("cluster_tables"': '    Button("meeting_agenda", "Share", "Agenda", "Chart3DColumn", "6", "Agenda", "Writes an agenda."),\n'
    },
}
SCRIPT = """
import json, sys
from pathlib import Path
from click.testing import CliRunner
from docx import Document
from industry_clusters.export.ribbon import ribbon_module, ribbon_text
from industry_clusters.hosts.cli import main
from industry_clusters.hosts.excel_macros import _writes_document
from industry_clusters.views.buttons import BUTTONS
from support.small_files import small_study_in

folder = Path(sys.argv[1])
study = small_study_in(folder)
result = CliRunner().invoke(main, ["document", "meeting-agenda", str(study)])
made = folder / "here - agenda.docx"
print(json.dumps({
    "told": result.output,
    "says": [one.text for one in Document(made).paragraphs] if made.exists() else [],
    "ribbon": 'label="Agenda"' in ribbon_text(BUTTONS) and 'RunMacro "meeting_agenda"' in ribbon_module(BUTTONS),
    "act": _writes_document("meeting_agenda") is not None,
}))
"""


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """What a copy of the program knows of a document that was added by a file, a row, and a row for its button."""
    return answers_of(tmp_path_factory.mktemp("one-document"), CHANGES, SCRIPT)


def test_a_row_puts_the_document_on_the_command_line(known):
    assert "Wrote" in known["told"]


def test_the_document_says_what_its_blocks_say(known):
    assert known["says"][0] == "Agenda"
    assert known["says"][-3:] == ["For Here.", "Welcome", "Close"]


def test_a_row_of_the_buttons_puts_it_on_the_ribbon_with_its_act(known):
    assert (known["ribbon"], known["act"]) == (True, True)


def test_a_new_document_touches_at_most_four_files():
    assert len(CHANGES) <= 4


def test_report_and_fact_sheets_are_known_to_the_registry_of_documents_alone():
    assert importers(board_report) == importers(fact_sheet) == {"views/documents.py"}


def test_no_two_documents_share_a_name():
    assert (
        len({entry.key for entry in DOCUMENTS}) == len({entry.name for entry in DOCUMENTS}) == len(DOCUMENTS)
    )
