"""A new sheet is a file and a row: a copy of the program with both has it in workbook, Start, ribbon and docs."""

import pytest

from industry_clusters.analysis.tables import analyse
from industry_clusters.sheet_names import DEFINITIONS_SHEET, OBSERVATIONS_SHEET, START_SHEET
from industry_clusters.study import Member
from industry_clusters.views.buttons import BUTTONS
from industry_clusters.views.registry import ENTRIES, entries_of, sheet_of_button
from industry_clusters.views.workbook import workbook_view
from support.changed_copy import answers_of
from support.occupation_frames import occupations_of
from support.panels import panel_of
from support.small_study import DATA, PRICES, study

FILE = '''"""A sheet that a test adds."""

from industry_clusters.views.vocabulary.model import Paragraph, Role, Sheet


def outlook_sheet(analysis):
    return Sheet("Outlook", "The years ahead", Role.RESULT, (Paragraph("Soon."),), "")
'''
IMPORT = "from industry_clusters.views.region.outlook import outlook_sheet\n"
ROW = '    SheetEntry("Outlook", outlook_sheet, TABLE, Step(4, "   Look ahead", _says("soon")), "outlook"),\n'
BUTTON = '    Button("outlook", "Table", "Outlook", "Chart3DColumn", "K", "Look ahead", "Shows what is to come."),\n'
CHANGES = {
    "views/region/outlook.py": {"": FILE},
    "views/registry.py": {
        "from industry_clusters.views.region.sources import": IMPORT,
        "    SheetEntry(tab.DEFINITIONS_SHEET": ROW,
    },
    "views/buttons.py": {'    Button("cluster_tables"': BUTTON},
}
SCRIPT = """
import json
from industry_clusters.analysis.tables import analyse
from industry_clusters.export.ribbon import ribbon_module, ribbon_text
from industry_clusters.export.sheet_table import sheets_page
from industry_clusters.sheet_names import DEFINITIONS_SHEET, OBSERVATIONS_SHEET, START_SHEET
from industry_clusters.study import Member
from industry_clusters.views.buttons import BUTTONS
from industry_clusters.views.registry import ENTRIES, sheet_of_button
from industry_clusters.views.workbook import workbook_view
from support.panels import panel_of
from support.small_study import DATA, PRICES, study

view = workbook_view(analyse(study(clusters=(Member("Food", "3111"),)), panel_of(DATA), PRICES))
steps = view.sheets[0].blocks[-1]
print(json.dumps({
    "sheets": [sheet.name for sheet in view.sheets],
    "steps": list(steps.columns[0].values),
    "ribbon": 'label="Outlook"' in ribbon_text(BUTTONS),
    "callback": 'RunMacro "outlook"' in ribbon_module(BUTTONS),
    "shown": sheet_of_button("outlook"),
    "page": "| Outlook | Table | Look ahead | Outlook |" in sheets_page(ENTRIES, BUTTONS),
}))
"""


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """What a copy of the program knows of a sheet that was added by a file, a row, and a row for its button."""
    return answers_of(tmp_path_factory.mktemp("one-row"), CHANGES, SCRIPT)


def test_a_row_puts_the_sheet_in_the_workbook_where_the_row_stands(known):
    at = known["sheets"].index("Outlook")
    assert known["sheets"][at - 1 : at + 2] == [OBSERVATIONS_SHEET, "Outlook", DEFINITIONS_SHEET]


def test_a_row_puts_the_step_on_start_where_its_order_says(known):
    at = known["steps"].index("   Look ahead")
    assert known["steps"][at - 1].startswith("3-4")


def test_a_row_of_the_buttons_puts_it_on_the_ribbon_with_its_callback(known):
    assert (known["ribbon"], known["callback"]) == (True, True)


def test_the_button_shows_the_sheet(known):
    assert known["shown"] == "Outlook"


def test_a_row_puts_the_sheet_on_the_page_of_the_docs(known):
    assert known["page"] is True


@pytest.fixture(scope="module", params=[False, True], ids=["without occupations", "with occupations"])
def analysis(request):
    occupations = (occupations_of("3111 5 11-1011 detailed 90 1\n"),) if request.param else ()
    return analyse(study(clusters=(Member("Food", "3111"),)), panel_of(DATA), PRICES, *occupations)


def test_every_sheet_has_the_name_that_its_row_says(analysis):
    names = [START_SHEET, *(entry.name for entry in entries_of(analysis))]
    assert [sheet.name for sheet in workbook_view(analysis).sheets] == names


def test_no_two_sheets_of_a_workbook_share_a_name(analysis):
    names = [entry.name for entry in entries_of(analysis)]
    assert len(names) == len(set(names))


def test_every_button_that_a_row_names_is_on_the_ribbon():
    assert {entry.button for entry in ENTRIES if entry.button} <= {button.key for button in BUTTONS}


def test_a_button_of_no_sheet_shows_none():
    assert sheet_of_button("get_data") is None
