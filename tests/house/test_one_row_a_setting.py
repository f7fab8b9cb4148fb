"""A new setting is one row: a copy of the program with one field more knows it in file, workbook, errors and merge."""

from dataclasses import fields

import pytest

from industry_clusters.sheet_names import SETUP_SHEET
from industry_clusters.study import Study
from industry_clusters.study.registry import BY_CELL, PLAIN, SETTINGS, TABLES, keys_of
from support.changed_copy import answers_of

ROW = """    smoothing: Annotated[
        int,
        Setting("measure", "smoothing", label="Years to average", help="How many years a figure is the mean of.",
                unit="count", least=1, most=5, message="1 to 5.", cell="smoothing", needs_data=True),
    ] = 1
"""
BEFORE = "    interviews: Annotated[\n"
CHANGES = {"study/model.py": {BEFORE: ROW}}
SCRIPT = """
import json, sys
from dataclasses import replace
from pathlib import Path
from industry_clusters.analysis.tables import analyse
from industry_clusters.errors import BadCell
from industry_clusters.ingest.study.study_file import study_from_text
from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.ingest.study.study_writer import study_text
from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.workbook import workbook_view
from industry_clusters.sheet_names import SETUP_SHEET
from industry_clusters.study import Member
from industry_clusters.workflows.merge import merge_studies
from support.panels import panel_of
from support.recalculate import open_book, with_inputs
from support.small_study import DATA, PRICES, study

folder = Path(sys.argv[1])
chosen = study(smoothing=3, clusters=(Member("Food", "3111"),))
analysis = analyse(chosen, panel_of(DATA), PRICES)
write_workbook(workbook_view(analysis), folder / "book.xlsx")
setup = open_book(folder / "book.xlsx")[SETUP_SHEET]
row = next(row for row in setup.iter_rows() if row[1].value == "Years to average" or row[0].value == "Years to average")
typed = with_inputs(folder / "book.xlsx", folder / "typed.xlsx", smoothing="4")
wrong = with_inputs(folder / "book.xlsx", folder / "wrong.xlsx", smoothing="many")
try:
    read_study_from_workbook(wrong)
    error = ""
except BadCell as found:
    error = str(found)
print(json.dumps({
    "in the file": "smoothing = 3" in study_text(chosen),
    "from the file": study_from_text(study_text(chosen)).smoothing,
    "on Setup": [cell.value for cell in row if cell.value is not None][:2],
    "from the workbook": read_study_from_workbook(folder / "book.xlsx").smoothing,
    "as typed": read_study_from_workbook(typed).smoothing,
    "error": error,
    "merged": merge_studies(study(), chosen, study())[0].smoothing,
}))
"""


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """What a copy of the program knows of a setting that one row was written for, and nothing else."""
    return answers_of(tmp_path_factory.mktemp("one-row"), CHANGES, SCRIPT)


def test_one_row_writes_the_setting_to_the_study_file(known):
    assert known["in the file"] is True


def test_one_row_reads_the_setting_from_the_study_file(known):
    assert known["from the file"] == 3


def test_one_row_puts_the_setting_on_setup(known):
    assert known["on Setup"] == ["Years to average", 3]


def test_one_row_reads_the_setting_from_the_workbook(known):
    assert (known["from the workbook"], known["as typed"]) == (3, 4)


def test_one_row_gives_the_setting_an_error_with_its_cell(known):
    assert "smoothing is 'many'" in known["error"]
    assert f"sheet {SETUP_SHEET}, cell" in known["error"]


def test_one_row_merges_the_setting(known):
    assert known["merged"] == 3


def test_a_new_setting_touches_at_most_two_files():
    assert len(CHANGES) <= 2


def test_every_setting_says_whether_a_change_needs_the_data_again():
    """A setting whose change no formula follows and no data are needed for is a text, list or heading that a build makes."""
    assert [setting.name for setting in SETTINGS if setting.needs_data and setting.follows] == []


def test_every_field_of_a_study_but_its_region_has_a_row():
    rows = {setting.name for setting in SETTINGS}
    assert {field.name for field in fields(Study)} - rows == {"region"}


def test_every_row_stands_in_a_table_of_the_study_file():
    assert {setting.table for setting in SETTINGS} == set(TABLES)


def test_no_two_settings_share_a_key_or_a_cell():
    keys = [(table, key) for table in TABLES for key in keys_of(table)]
    cells = [setting.cell for setting in SETTINGS if setting.cell]
    assert (len(keys), len(cells)) == (len(set(keys)), len(BY_CELL))


def test_every_plain_setting_with_a_cell_has_a_label():
    assert [setting.name for setting in PLAIN if setting.cell and not setting.label] == []
