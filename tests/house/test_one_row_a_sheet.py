"""A new sheet is a file and a row: a copy of the program with both has it in workbook, Start, ribbon and docs."""

import re

import pytest

from industry_clusters.analysis.tables import analyse
from industry_clusters.errors import BadSetting
from industry_clusters.interviews import Interview, Interviews
from industry_clusters.sheet_names import (
    CONTACTS_SHEET,
    COVERAGE_SHEET,
    DEFINITIONS_SHEET,
    LOG_SHEET,
    MATRIX_SHEET,
    NAICS_SHEET,
    NOTES_SHEET,
    OBSERVATIONS_SHEET,
    SETUP_SHEET,
    SHIFT_SHARE_SHEET,
    START_SHEET,
    VISIBLE,
)
from industry_clusters.study import Member, Protection
from industry_clusters.views.buttons import BUTTONS
from industry_clusters.views.notes import HIDDEN
from industry_clusters.views.occupations.occupation_sheets import has_occupations
from industry_clusters.views.registry import ENTRIES, entries_of, sheet_of_button
from industry_clusters.views.vocabulary.model import Link, Table
from industry_clusters.views.workbook import workbook_view
from support.changed_copy import answers_of
from support.named_in import importers
from support.occupation_frames import occupations_of
from support.panels import panel_of
from support.small_study import DATA, PRICES, study

FILE = '''"""A sheet that a test adds."""

from industry_clusters.views.vocabulary.model import Paragraph, Role, Sheet


def outlook_sheet(analysis):
    return Sheet("Outlook", "The years ahead", Role.RESULT, (Paragraph("Soon."),), "")
'''
IMPORT = "from industry_clusters.views.region.outlook import outlook_sheet\n"
ROW = '    SheetEntry("Outlook", outlook_sheet, TABLE, Step(4, "   Look ahead", _says("soon"), _says("wait")), "outlook", shown=always),\n'
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
from industry_clusters.sheet_names import CONTACTS_SHEET, COVERAGE_SHEET, DEFINITIONS_SHEET, LOG_SHEET, MATRIX_SHEET, NAICS_SHEET, NOTES_SHEET, OBSERVATIONS_SHEET, SETUP_SHEET, SHIFT_SHARE_SHEET, START_SHEET, VISIBLE
from industry_clusters.study import Member, Protection
from industry_clusters.errors import BadSetting
from industry_clusters.interviews import Interview, Interviews
from industry_clusters.views.notes import HIDDEN
from industry_clusters.views.occupations.occupation_sheets import has_occupations
from industry_clusters.views.vocabulary.model import Link, Table
from industry_clusters.views.buttons import BUTTONS
from industry_clusters.views.registry import ENTRIES, sheet_of_button
from industry_clusters.views.workbook import workbook_view
from support.panels import panel_of
from support.small_study import DATA, PRICES, study

view = workbook_view(analyse(study(clusters=(Member("Food", "3111"),)), panel_of(DATA), PRICES))
steps = view.sheets[0].blocks[-1]
print(json.dumps({
    "sheets": [sheet.name for sheet in view.sheets],
    "steps": [getattr(cell, "text", cell) for cell in steps.columns[0].values],
    "ribbon": 'label="Outlook"' in ribbon_text(BUTTONS),
    "callback": 'RunMacro "outlook"' in ribbon_module(BUTTONS),
    "shown": sheet_of_button("outlook"),
    "page": "| Outlook |  | always | Table | Look ahead | Outlook |" in sheets_page(ENTRIES, BUTTONS),
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


def test_a_new_sheet_touches_at_most_three_files():
    assert len(CHANGES) <= 3


PRINTED_ALONE = {"map_sheet"}
"""Sheets that are also made apart from the workbook, to be printed for a board."""


def test_no_sheet_of_the_workbook_is_known_to_another_file_than_the_registry():
    known = {entry.name: importers(entry.make) for entry in ENTRIES if name_of(entry) not in PRINTED_ALONE}
    assert {name: files for name, files in known.items() if files - {"views/registry.py"}} == {}


def name_of(entry):
    return getattr(entry.make, "__name__", "")


@pytest.fixture(scope="module", params=[False, True], ids=["without occupations", "with occupations"])
def analysis(request):
    occupations = (occupations_of("3111 5 11-1011 detailed 90 1\n"),) if request.param else ()
    return analyse(study(clusters=(Member("Food", "3111"),)), panel_of(DATA), PRICES, *occupations)


def test_every_sheet_has_the_name_that_its_row_says(analysis):
    names = [START_SHEET, *(entry.name for entry in entries_of(analysis))]
    assert [sheet.name for sheet in workbook_view(analysis).sheets] == names


def test_a_study_shows_the_twelve_sheets_and_those_with_something_in_them(analysis):
    shown = [sheet.name for sheet in workbook_view(analysis).sheets if not sheet.hidden]
    further = [
        entry.name
        for entry in entries_of(analysis)
        if entry.shown is has_occupations and has_occupations(analysis)
    ]
    assert sorted(shown) == sorted([*VISIBLE, *further])


def test_an_interview_shows_the_further_sheets_of_interviews():
    said = Interviews((Interview("1", "Food", "3111"),))
    view = workbook_view(
        analyse(study(clusters=(Member("Food", "3111"),), interviews=said), panel_of(DATA), PRICES)
    )
    assert {CONTACTS_SHEET, COVERAGE_SHEET} <= {sheet.name for sheet in view.sheets if not sheet.hidden}


def test_every_sheet_says_in_a_sentence_what_it_is_for(analysis):
    assert [
        sheet.name for sheet in workbook_view(analysis).sheets if not sheet.navigation.purpose.endswith(".")
    ] == []


def test_links_lead_to_start_and_to_the_tabs_before_and_after(analysis):
    links = {
        sheet.name: [link.sheet for link in sheet.navigation.links]
        for sheet in workbook_view(analysis).sheets
    }
    assert links[NAICS_SHEET] == [START_SHEET, SETUP_SHEET, OBSERVATIONS_SHEET]


def test_no_link_of_a_workbook_leads_to_a_hidden_sheet(analysis):
    view = workbook_view(analysis)
    hidden = {sheet.name for sheet in view.sheets if sheet.hidden}
    assert hidden.isdisjoint(linked_sheets(view))


def linked_sheets(view):
    """Where the links of a workbook lead: those of its navigation, of cells, and of formulas."""
    for sheet in view.sheets:
        yield from (link.sheet for link in sheet.navigation.links)
        for block in sheet.blocks:
            for column in block.columns if isinstance(block, Table) else ():
                yield from (cell.sheet for cell in getattr(column, "values", ()) if isinstance(cell, Link))
                yield from re.findall(r"HYPERLINK\(\"#'([^']+)'", str(getattr(column, "formula", "")))


def test_the_notes_list_every_hidden_sheet_with_what_it_holds(analysis):
    view = workbook_view(analysis)
    notes = next(sheet for sheet in view.sheets if sheet.name == NOTES_SHEET)
    table = next(block for block in notes.blocks if getattr(block, "key", "") == HIDDEN)
    assert list(table.columns[0].values) == [sheet.name for sheet in view.sheets if sheet.hidden]
    assert all(table.columns[1].values)


def left_out(parts):
    chosen = study(clusters=(Member("Food", "3111"),), without=parts)
    return workbook_view(analyse(chosen, panel_of(DATA), PRICES)).sheets


def test_a_part_that_is_left_out_has_no_tab_and_keeps_what_is_typed_on_it():
    log = next(sheet for sheet in left_out("Interviews, trends") if sheet.name == LOG_SHEET)
    assert log.hidden


def test_a_part_of_data_that_is_left_out_is_not_made():
    assert SHIFT_SHARE_SHEET not in [sheet.name for sheet in left_out("shift-share")]


def test_a_part_that_is_none_says_which_was_meant():
    with pytest.raises(BadSetting, match="Did you mean 'interviews'"):
        study(without="interview")


def test_lists_that_people_sort_are_not_protected_and_other_sheets_are(analysis):
    guarded = {sheet.name: sheet.protected for sheet in workbook_view(analysis).sheets}
    assert (guarded[NAICS_SHEET], guarded[LOG_SHEET], guarded[MATRIX_SHEET], guarded[START_SHEET]) == (
        False,
        False,
        True,
        True,
    )


def test_protection_can_be_switched_off():
    chosen = study(clusters=(Member("Food", "3111"),), protection=Protection.OFF)
    view = workbook_view(analyse(chosen, panel_of(DATA), PRICES))
    assert not any(sheet.protected for sheet in view.sheets)


def test_no_two_sheets_of_a_workbook_share_a_name(analysis):
    names = [entry.name for entry in entries_of(analysis)]
    assert len(names) == len(set(names))


def test_every_button_that_a_row_names_is_on_the_ribbon():
    assert {entry.button for entry in ENTRIES if entry.button} <= {button.key for button in BUTTONS}


def test_a_button_of_no_sheet_shows_none():
    assert sheet_of_button("get_data") is None
