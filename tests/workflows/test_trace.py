"""A figure is followed back to its formula, its files and their lines; the files themselves are the answer key."""

import csv
import io
import zipfile

import pytest
from click.testing import CliRunner

from industry_clusters.analysis.withheld.ranges import EVIDENCE
from industry_clusters.errors import BadSetting, WorkbookError
from industry_clusters.hosts.cli import main
from industry_clusters.sheet_names import NAICS_SHEET, NOTES_SHEET, SETUP_SHEET, SUMMARY_SHEET
from industry_clusters.workflows.trace import trace
from support.example import BY_SECTOR, demo_in
from support.many_regions import write_data
from support.qcew_files import write
from support.recalculate import read_book


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    return demo_in(tmp_path_factory.mktemp("trace"))


@pytest.fixture(scope="module")
def sectors(tmp_path_factory):
    return demo_in(tmp_path_factory.mktemp("sectors"), **BY_SECTOR)


def line_of(demo, name, number):
    """A line of a file in the example's zip, by the names of its columns."""
    with zipfile.ZipFile(demo.parent / "sample-region-data" / "example_data.zip") as whole:
        member = next(one for one in whole.namelist() if one.endswith(name.partition("/")[2]))
        rows = list(csv.reader(io.TextIOWrapper(whole.open(member), encoding="utf-8-sig")))
    return dict(zip(rows[0], rows[number - 1], strict=True))


def test_twenty_lines_are_in_the_files_what_the_trace_says(demo):
    found = trace(demo, "Government").lines
    for row in found.iloc[:: len(found) // 20].to_dict("records"):
        line = line_of(demo, row["file"], row["line"])
        assert (line["area_fips"], line["industry_code"], int(line["year"])) == (
            row["area_fips"], row["industry_code"], row["year"]
        )  # fmt: skip
        if row["status"] == "published":
            assert float(line["annual_avg_emplvl"]) == row["employment"]


def test_the_lines_of_the_region_add_up_to_the_figure(demo):
    found = trace(demo, "6216").lines
    here = found[found["area_fips"].ne("US000")]
    assert here.groupby("year")["employment"].sum().to_dict() == {1990: 290, 2003: 9080}


def test_a_cell_is_told_with_heading_value_and_formula(demo):
    page = read_book(demo, data_only=True)[NAICS_SHEET]
    row = next(row for row in page.iter_rows() if row[0].value == "6216")
    seen = trace(demo, f"'{NAICS_SHEET}'!{row[4].coordinate}").cell
    assert (seen.heading, seen.value, seen.formula[:1]) == ("Jobs 2003", 9080, "=")


def test_a_cell_of_a_cluster_is_followed_to_its_members(demo):
    page = read_book(demo, data_only=True)[SUMMARY_SHEET]
    row = next(row for row in page.iter_rows() if row[0].value == "Oil and Gas")
    found = trace(demo, f"'{SUMMARY_SHEET}'!{row[4].coordinate}")
    assert found.title == "Cluster Oil and Gas: 6 industry groups"
    assert found.lines["industry_code"].nunique() == 6


def test_a_name_that_is_none_says_what_was_meant(demo):
    with pytest.raises(BadSetting, match="Did you mean 'Oil and Gas'"):
        trace(demo, "Oil & Gas")


def test_a_cell_that_is_about_nothing_says_so(sectors):
    with pytest.raises(BadSetting, match="names no industry and no cluster"):
        trace(sectors, f"'{SETUP_SHEET}'!A1")


def test_a_sheet_that_is_not_there_says_which_was_meant(sectors):
    with pytest.raises(WorkbookError, match=rf"no sheet '3-4 Industry'.*{NAICS_SHEET}"):
        trace(sectors, "'3-4 Industry'!A1")


def test_the_command_prints_file_and_line(demo):
    result = CliRunner().invoke(main, ["trace", str(demo), "6216"])
    assert result.exit_code == 0, result.output
    assert "6,135 jobs  <- example_data.zip/2003.annual 99001 constructed.csv, line 420" in result.output


def test_each_row_of_the_table_leads_to_its_lines(demo):
    book = read_book(demo)
    page = book[NAICS_SHEET]
    header = next(row for row in page.iter_rows() if row[0].value == "NAICS")
    column = next(cell.column for cell in header if "Trace" in str(cell.value))
    assert page.cell(header[0].row + 1, column).value.startswith(f"=HYPERLINK(\"#'{NOTES_SHEET}'!A")


@pytest.fixture(scope="module")
def withheld(tmp_path_factory):
    """A study of a county of which one group's jobs are not disclosed in the last year."""
    folder = write_data(tmp_path_factory.mktemp("withheld"))
    study = write(folder, "birch.toml", BIRCH)
    return trace(study, "6211")


BIRCH = """
region = { name = "Birch", areas = ["01003"] }
years = { first = 2010, last = 2020 }
data = [{ path = "data" }]
"""


def test_a_figure_that_is_not_disclosed_has_a_best_value_grade_and_reason(withheld):
    jobs = withheld.known.set_index("figure").loc["employment_last"]
    assert jobs["low"] < jobs["best"]
    assert (jobs["grade"], jobs["reason"]) == ("range only", "not disclosed")


def test_a_figure_that_is_published_has_no_reason(withheld):
    jobs = withheld.known.set_index("figure").loc["employment_first"]
    assert (jobs["low"], jobs["high"], jobs["grade"], jobs["reason"]) == (
        jobs["best"],
        jobs["best"],
        "published",
        "",
    )


def test_each_cell_that_is_not_disclosed_says_what_its_estimate_rests_on(withheld):
    (cell,) = withheld.withheld.to_dict("records")
    assert (cell["area_fips"], cell["year"], cell["evidence"] in EVIDENCE) == ("01003", 2020, True)


def test_the_command_prints_bounds_grade_and_evidence(tmp_path):
    study = write(write_data(tmp_path), "birch.toml", BIRCH)
    said = CliRunner().invoke(main, ["trace", str(study), "6211"]).output
    assert "(range only; not shown as a number: not disclosed)" in said
    assert "estimated from: " in said
