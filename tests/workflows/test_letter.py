"""The letter and its enclosure, from a study or its workbook; what was there before is kept."""

import pytest
from click.testing import CliRunner
from docx import Document

from industry_clusters.errors import BadSetting, WorkbookError
from industry_clusters.hosts.cli import main
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.study import Member, Study
from industry_clusters.workflows.letter import data_request
from support.recalculate import open_book
from support.small_files import small_study_in

NAMES = ("=1+1", "Food & <Drink>: {{ x }}", "\u6771\u4eac/\u98df")


@pytest.fixture
def source(tmp_path):
    """A study of three clusters with strange names."""
    return small_study_in(tmp_path, NAMES)


def sheet_of(made):
    return open_book(made.enclosure)["NAICS codes"]


def test_letter_and_enclosure_stand_beside_the_study(source):
    made = data_request(source)
    assert (made.letter.name, made.enclosure.name) == ("here - data request.docx", "here - NAICS codes.xlsx")
    assert made.letter.parent == made.enclosure.parent == source.parent


def test_the_letters_table_has_every_cluster_as_it_is_called(source):
    table = Document(str(data_request(source).letter)).tables[0]
    assert tuple(row.cells[0].text for row in table.rows[1:]) == NAMES


def test_a_name_is_never_a_formula_on_the_sheet(source):
    cells = [
        cell for row in sheet_of(data_request(source)).iter_rows() for cell in row if cell.value in NAMES
    ]
    assert [(cell.value, cell.data_type) for cell in cells] == [(name, "s") for name in NAMES]


def test_no_cell_of_the_sheet_depends_on_a_workbook_that_is_not_sent(source):
    assert {cell.data_type for row in sheet_of(data_request(source)).iter_rows() for cell in row} <= {
        "s",
        "n",
    }


def test_a_letter_on_one_cluster_has_a_name_that_every_system_takes(source):
    made = data_request(source, cluster=NAMES[1])
    assert made.letter.name == "here - data request, Food & Drink {{ x }}.docx"
    assert made.clusters == (NAMES[1],)


def test_a_letter_that_a_person_changed_is_kept(source):
    first = data_request(source)
    document = Document(first.letter)
    document.add_paragraph("filled in by hand")
    document.save(first.letter)
    again = data_request(source)
    assert [Document(copy).paragraphs[-1].text for copy in again.copies] == ["filled in by hand"]


def test_a_letter_that_says_the_same_leaves_no_copy(source):
    data_request(source)
    assert data_request(source).copies == ()


def test_a_letter_of_a_persons_own_is_refused_and_stays(source):
    mine = source.with_name(f"{source.stem} - data request.docx")
    Document().save(mine)
    before = mine.read_bytes()
    with pytest.raises(WorkbookError, match="'letter' did not make it"):
        data_request(source)
    assert mine.read_bytes() == before


def test_a_cluster_that_is_none_says_what_was_meant(source):
    with pytest.raises(BadSetting, match=r"no cluster is called 'Food & Drink'.*Did you mean"):
        data_request(source, cluster="Food & Drink")


def test_a_study_whose_clusters_hold_no_code_asks_for_nothing(source):
    study = read_study(source)
    write_study(Study(study.region, 2010, 2020, clusters=(Member("Empty", ""),), data=study.data), source)
    with pytest.raises(BadSetting, match="no industry to ask about"):
        data_request(source)
    assert not list(source.parent.glob("*.docx"))


def test_the_command_writes_both_into_a_folder_that_it_makes(source):
    result = CliRunner().invoke(main, ["letter", str(source), "--out", str(source.parent / "to send")])
    assert result.exit_code == 0, result.output
    assert {path.name for path in (source.parent / "to send").iterdir()} == {
        "here - data request.docx",
        "here - NAICS codes.xlsx",
    }


def test_the_command_says_what_is_left_to_fill_in(source):
    assert "fill in what stands in brackets" in CliRunner().invoke(main, ["letter", str(source)]).output
