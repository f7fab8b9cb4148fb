"""Figures 6A and 6B and the decision matrix, as the package works them out from the example."""

import csv
import io
from dataclasses import replace
from importlib.resources import as_file, files

import pytest

from golden.figures import figure
from industry_clusters.analysis.clusters.matrix import decision_matrix
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.study import MatrixMethod
from industry_clusters.workflows.opening import read_study_data, tables_of
from industry_clusters.workflows.study_source import with_definitions

HEALTH = "Health and Biomedicine"
LETTERS = {  # by natural breaks: size, concentration, growth, pay
    "Government": "GGRY",
    "Visitor Services": "YGYR",
    HEALTH: "YYGY",
    "Oil and Gas": "RGRG",
    "Education and Training": "RRGY",
    "Logistics": "RRRY",
}


@pytest.fixture(scope="module")
def analysis():
    with as_file(files("industry_clusters.example")) as folder:
        study, data = read_study_data(with_definitions(read_study(folder / "study.toml"), folder), folder)
    return tables_of(study, data, occupations=False)


@pytest.mark.parametrize("printed", figure("6a"), ids=lambda printed: printed["industry_code"])
def test_a_row_of_6a_comes_out_as_printed(analysis, printed):
    row = analysis.naics_table.set_index("industry_code").loc[printed["industry_code"]]
    assert (row["employment_first"], row["employment_last"]) == (
        int(printed["jobs_1990"]),
        int(printed["jobs_2003"]),
    )
    assert round(row["pay_first"] / 1.3995) == int(printed["pay_1990"])
    assert round(row["pay_last"]) == int(printed["pay_2003"])
    assert (f"{row['quotient_first']:.3f}", f"{row['quotient_last']:.3f}") == (
        printed["quotient_1990"],
        printed["quotient_2003"],
    )


@pytest.mark.parametrize("printed", figure("6b"), ids=lambda printed: printed["cluster"])
def test_a_row_of_6b_comes_out_as_printed(analysis, printed):
    row = analysis.clusters.summary.set_index("cluster").loc[printed["cluster"]]
    assert row["employment_change"] == int(printed["change"])
    assert round(row["growth"] * 100, 1) == float(printed["growth_percent"])
    assert round(row["pay_change"] * 100) == int(printed["pay_change_percent"])
    if printed["cluster"] != HEALTH:  # its printed quotient of 2003 contradicts figure 6A
        assert (f"{row['quotient_first']:.2f}", f"{row['quotient_last']:.2f}") == (
            printed["quotient_1990"],
            printed["quotient_2003"],
        )
        assert round(row["quotient_percent_change"] * 100) == int(printed["quotient_change_percent"])


def test_the_sum_of_6a_is_healths_row(analysis):
    row = analysis.clusters.summary.set_index("cluster").loc[HEALTH]
    assert (row["employment_first"], row["employment_last"]) == (40_090, 66_370)
    assert (round(row["quotient_first"], 3), round(row["quotient_last"], 3)) == (0.984, 0.999)
    assert round(row["pay_last"], -1) == 31_170


@pytest.mark.parametrize("cluster", LETTERS)
def test_the_matrix_has_the_colours_of_the_answer_key(analysis, cluster):
    row = analysis.matrix.set_index("cluster").loc[cluster]
    classes = [row[f"class_{criterion}"] for criterion in ("size", "concentration", "growth", "pay")]
    assert "".join("-RYG"[int(number)] for number in classes) == LETTERS[cluster]


def test_thirds_and_natural_breaks_part_the_example_differently_in_14_cells(analysis):
    thirds = decision_matrix(
        analysis.clusters.summary, replace(analysis.study, matrix_method=MatrixMethod.THIRDS)
    )
    columns = [name for name in thirds if name.startswith("class_")]
    assert int((thirds[columns] != analysis.matrix[columns]).sum().sum()) == 14


def test_the_definitions_file_of_the_example_holds_the_rows_of_6a():
    text = files("industry_clusters.example").joinpath("clusters.csv").read_text(encoding="utf-8")
    rows = [row["industry_code"] for row in csv.DictReader(io.StringIO(text)) if row["cluster"] == HEALTH]
    assert rows == [row["industry_code"] for row in figure("6a")]
