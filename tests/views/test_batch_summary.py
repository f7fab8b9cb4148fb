"""The summary of a batch: ranks that are live, agree with LibreOffice, and pass over what is missing."""

import csv
import math
import zipfile

import pytest

from industry_clusters.analysis.batch.region_figures import (
    ClusterFigures,
    Failure,
    RegionFigures,
    RegionOutcome,
    Spread,
)
from industry_clusters.analysis.batch.tables import (
    CERTAIN,
    LIKELY,
    OTHERS,
    cluster_table,
    region_table,
    strongest,
)
from industry_clusters.measures.margins import Grade
from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.batch.summary import batch_summary_view
from industry_clusters.workflows.batch.run import run_batch
from support.libreoffice import needs_libreoffice
from support.many_regions import write_batch
from support.recalculate import count_formulas, disagreements, open_book, recalculated, table_of, with_inputs

NOT_KNOWN = math.nan
HEADER = {"Regions": "A6", "Clusters": "A8", "Strongest": "A6"}


def known(best, likely=0.0, certain=0.0):
    """A figure that may be off by so much on either side."""
    return Spread(best, best - certain, best + certain, best - likely, best + likely)


def cluster(name, jobs, growth=0.01, quotient=1.0, broken=0, first=4.0, grade=Grade.PUBLISHED):
    jobs, growth, quotient = (
        figure if isinstance(figure, Spread) else known(figure) for figure in (jobs, growth, quotient)
    )
    grade = NOT_KNOWN if math.isnan(jobs.best) else float(grade)
    return ClusterFigures(
        name, 3, 2, broken, first, first, jobs, growth, quotient, 40_000.0, 5.5, grade, grade
    )


def figures(jobs, growth, *clusters, years=(2010, 2020)):
    return RegionFigures(
        *years, 2020, "United States (US000)", "Private", "Total covered", "Usual", "U.S. city average",
        jobs - 10, jobs, growth, 50_000.0, 5.0, 10, 4, 7, 2, clusters, (),
    )  # fmt: skip


def outcome(name, found):
    return RegionOutcome(name, ("01001",), f"{name}.xlsx", found)


FAILED = RegionOutcome("Gone", ("01998",), failure=Failure("nothing is there", "region", "Look again."))
THIRD = 1 / 3  # more digits than a cell holds
OUTCOMES = (
    outcome("A", figures(100.0, 0.02, cluster("*", 30.0, THIRD, 1.2), cluster("<5", NOT_KNOWN, NOT_KNOWN))),
    outcome("B", figures(300.0, THIRD, cluster("*", 50.0, 0.1, 1.2), cluster("<5", 7.0))),
    FAILED,
    outcome("C", figures(300.0, NOT_KNOWN, cluster("*", NOT_KNOWN, NOT_KNOWN, NOT_KNOWN), cluster("=1+1", 5.0))),
    outcome("D", figures(200.0, THIRD, cluster("*", 30.0, THIRD, 0.0), cluster("<5", 0.0, -1.0, 0.0))),
)  # fmt: skip


@pytest.fixture
def summary(tmp_path):
    path = tmp_path / "summary.xlsx"
    write_workbook(batch_summary_view(OUTCOMES), path)
    return path


def rows(path, sheet, book=None):
    return table_of(book or open_book(path, data_only=True), sheet, HEADER[sheet])


def column(found, name):
    return [row[name] for row in found]


def test_the_largest_is_first_and_equals_have_the_same_rank():
    table = region_table(OUTCOMES)
    assert table["rank_employment_last"].tolist()[:2] + table["rank_employment_last"].tolist()[3:] == [
        4,
        1,
        1,
        3,
    ]


def test_what_is_missing_has_no_rank_and_is_not_the_last():
    ranks = region_table(OUTCOMES).set_index("region")["rank_growth"]
    assert ranks[["B", "D", "A"]].tolist() == [1, 1, 3]
    assert ranks[["C", "Gone"]].isna().all()


def test_a_true_zero_is_ranked():
    table = cluster_table(OUTCOMES).set_index(["cluster", "region"])
    assert table.loc[("<5", "D"), "rank_employment_last"] == 2
    assert math.isnan(table.loc[("<5", "A"), "rank_employment_last"])


def test_ranks_count_within_the_cluster():
    table = cluster_table(OUTCOMES).set_index(["cluster", "region"])
    assert table.loc["*", "rank_employment_last"].tolist()[:2] == [2, 1]
    assert table.loc[("=1+1", "C"), "rank_employment_last"] == 1


def test_equals_have_places_in_the_order_of_the_regions():
    first = strongest(cluster_table(OUTCOMES), 5)
    star = first[first["cluster"].eq("*")]
    assert star["region_quotient_last"].tolist() == ["A", "B", "D"]
    assert star["region_employment_last"].tolist() == ["B", "A", "D"]
    assert star["region_growth"].tolist() == ["A", "D", "B"]


def open_book_of(found, folder):
    path = folder / "summary.xlsx"
    write_workbook(batch_summary_view(found), path)
    return open_book(path, data_only=True)


def test_a_cluster_of_which_nothing_is_published_has_no_first_place(tmp_path):
    found = (outcome("A", figures(1.0, 0.0, cluster("Dark", NOT_KNOWN, NOT_KNOWN, NOT_KNOWN))),)
    book = open_book_of(found, tmp_path)
    assert [cell.value for cell in book["Strongest"][7]][:3] == ["Dark", 1, "none to name"]


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_every_cached_value_is_what_libreoffice_works_out(summary, tmp_path):
    assert count_formulas(summary) > 50
    assert disagreements(summary, tmp_path) == []


def test_a_cluster_of_few_jobs_is_ranked_but_not_named_among_the_strongest():
    found = [outcome("A", figures(100.0, 0.0, cluster("Small", 4.0))),
             outcome("B", figures(100.0, 0.0, cluster("Small", 6.0)))]  # fmt: skip
    table = cluster_table(found)
    assert table["rank_growth"].tolist() == [1, 1]
    assert strongest(table, 5)["region_growth"].tolist() == ["B", ""]


@needs_libreoffice[0]
@needs_libreoffice[1]
@pytest.mark.parametrize(("fewest", "named"), [(0, {"A", "B", "D"}), (31, {"B"}), (51, {"none to name"})])
def test_the_fewest_jobs_that_are_typed_decide_who_is_named(summary, tmp_path, fewest, named):
    path = with_inputs(summary, tmp_path / "typed.xlsx", fewest_jobs=fewest)
    found = rows(None, "Strongest", recalculated(path, tmp_path))
    assert {row["By jobs"] for row in found if row["Cluster"] == "*"} - {None} == named


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_another_cluster_that_is_chosen_is_drawn(summary, tmp_path):
    path = with_inputs(summary, tmp_path / "chosen.xlsx", chosen_cluster="<5", fewest_jobs=0)
    page = recalculated(path, tmp_path)["One cluster"]
    drawn = [row[:2] for row in page.iter_rows(values_only=True) if row[0] in ("A", "B", "C", "D")]
    assert drawn == [("B", 7), ("D", 0)]


def test_growth_across_a_changed_classification_is_red_and_counted(tmp_path):
    book = open_book_of((outcome("A", figures(1.0, 0.0, cluster("Retail", 50.0, 0.9, broken=2))),), tmp_path)
    (row,) = rows(None, "Strongest", book)
    assert row["Classification changed"] == 2
    rules = [rule.formula for found in book["Strongest"].conditional_formatting for rule in found.rules]
    assert any(formula and formula[0].startswith("N(") for formula in rules)


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_ranks_and_places_follow_a_changed_figure(summary, tmp_path):
    book = open_book(summary)
    page = book["Clusters"]
    place = next(row for row in page.iter_rows(min_row=9) if (row[0].value, row[1].value) == ("<5", "D"))
    header = [cell.value for cell in page[8]]
    place[header.index("Best jobs")].value = 99
    book.save(tmp_path / "changed.xlsx")
    fresh = recalculated(tmp_path / "changed.xlsx", tmp_path)
    ranks = {
        row["Region"]: row["Rank by jobs"] for row in rows(None, "Clusters", fresh) if row["Cluster"] == "<5"
    }
    first = [row["By jobs"] for row in rows(None, "Strongest", fresh) if row["Cluster"] == "<5"]
    assert ranks == {"A": "#N/A", "B": 2, "D": 1}
    assert [region for region in first if region] == ["D", "B"]


def test_a_region_links_to_its_workbook_by_a_path_that_moves_along(summary):
    with zipfile.ZipFile(summary) as package:
        links = package.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
    assert 'Target="A.xlsx" TargetMode="External"' in links
    assert links.count("TargetMode") == 4


def test_a_failed_region_says_why_and_what_to_do(summary):
    page = open_book(summary)["Failures"]
    texts = [cell.value for row in page.iter_rows() for cell in row if cell.value]
    assert {"Gone", "nothing is there", "Look again."} <= set(texts)


def test_a_region_that_failed_has_no_figures(summary):
    gone = next(row for row in rows(summary, "Regions") if row["Region"] == "Gone")
    assert (gone["Status"], gone["Jobs 2020"], gone["Rank by jobs"]) == ("failed", "#N/A", "#N/A")


def test_years_that_differ_are_shown_by_region(tmp_path):
    found = (outcome("A", figures(1.0, 0.0)), outcome("B", figures(2.0, 0.0, years=(2001, 2020))))
    header = [cell.value for cell in open_book_of(found, tmp_path)["Regions"][6]]
    assert {"First year", "Last year", "Jobs first year", "Jobs 2020"} <= set(header)


def test_without_any_region_built_there_is_still_a_summary(tmp_path):
    assert "Failures" in open_book_of((FAILED,), tmp_path).sheetnames


@pytest.fixture(scope="module")
def six(tmp_path_factory):
    return run_batch(write_batch(tmp_path_factory.mktemp("six")), jobs=2)


def test_the_csv_files_say_the_same_as_the_workbook(six):
    with (six.folder / "summary.csv").open(encoding="utf-8-sig") as file:
        written = list(csv.DictReader(file))
    shown = rows(six.summary, "Regions")
    assert column(written, "region") == column(shown, "Region")
    ranks = ["" if rank == "#N/A" else f"{rank:g}" for rank in column(shown, "Rank by growth")]
    assert column(written, "rank_growth") == ranks


def test_in_the_csv_file_a_cluster_that_is_known_as_a_range_only_has_a_rank_and_no_number(six):
    with (six.folder / "summary clusters.csv").open(encoding="utf-8-sig") as file:
        birch = next(
            row for row in csv.DictReader(file) if (row["region"], row["cluster"]) == ("Birch", "Care")
        )
    assert (birch["employment_last"], birch["rank_employment_last"]) == ("", "3")
    assert float(birch["best_employment_last"]) > 0


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_a_whole_batchs_summary_agrees_with_libreoffice(six, tmp_path):
    assert disagreements(six.summary, tmp_path) == []


def test_the_bars_begin_with_the_cluster_that_most_regions_have_figures_of(tmp_path):
    scarce = [
        outcome(name, figures(100.0, 0.02, cluster("Withheld", NOT_KNOWN), cluster("Known", 60.0)))
        for name in ("A", "B")
    ]
    path = tmp_path / "summary.xlsx"
    write_workbook(batch_summary_view(scarce), path)
    page = open_book(path)["One cluster"]
    chosen = next(row[1].value for row in page.iter_rows() if row[0].value == "Cluster")
    assert (chosen, disagreements(path, tmp_path)) == ("Known", [])


def ranged(*jobs):
    """Regions A, B, C ... that have one cluster, with jobs known as ranges."""
    return [
        outcome(name, figures(900.0, 0.02, cluster("Food", one, grade=Grade.ROUGH)))
        for name, one in zip("ABCDEFGH", jobs, strict=False)
    ]


def test_ranks_are_those_of_the_best_values_with_the_ranks_that_each_may_have():
    table = cluster_table(ranged(known(100.0, 30.0, 90.0), known(90.0, 5.0, 80.0), known(10.0, 5.0, 9.0)))
    assert table["rank_employment_last"].tolist() == [1, 2, 3]
    assert table["first_rank_employment_last"].tolist() == [1, 1, 3]
    assert table["last_rank_employment_last"].tolist() == [2, 2, 3]


def test_what_nothing_limits_may_have_any_rank():
    endless = Spread(50.0, *[NOT_KNOWN] * 4)
    table = cluster_table(ranged(known(100.0), endless, known(10.0)))
    assert table["first_rank_employment_last"].tolist() == [1, 1, 2]
    assert table["last_rank_employment_last"].tolist() == [2, 3, 3]


def test_of_what_nothing_limits_no_range_is_shown(tmp_path):
    endless = outcome(
        "A", figures(900.0, 0.0, cluster("Food", Spread(50.0, *[NOT_KNOWN] * 4), grade=Grade.RANGE_ONLY))
    )
    (row,) = rows(None, "Clusters", open_book_of([endless], tmp_path))
    assert row["Jobs, as known"] == ""


SIX_SURE = [known(jobs, 1.0, 1.0) for jobs in (900.0, 880.0, 860.0, 840.0)]


def test_only_what_is_certain_or_likely_is_among_the_strongest():
    table = cluster_table(ranged(*SIX_SURE, known(500.0, 40.0, 300.0), known(400.0, 40.0, 300.0)))
    assert table["among_employment_last"].tolist() == [CERTAIN] * 4 + [LIKELY, OTHERS]


def test_whom_nobody_can_place_is_left_out_by_name(tmp_path):
    found = ranged(*SIX_SURE, known(500.0, 90.0, 300.0), known(400.0, 90.0, 300.0))
    first = rows(None, "Strongest", open_book_of(found, tmp_path))
    assert [row["By jobs"] for row in first] == ["A", "B", "C", "D", None]
    assert "By jobs: E; F." in first[0]["May be among the first 5, not named"]


def test_a_region_of_which_nothing_is_known_is_left_out_by_name(tmp_path):
    found = ranged(*SIX_SURE, known(NOT_KNOWN))
    found[-1] = outcome("E", figures(900.0, 0.0, cluster("Food", NOT_KNOWN, first=NOT_KNOWN)))
    first = rows(None, "Strongest", open_book_of(found, tmp_path))
    assert "By jobs: E." in first[0]["May be among the first 5, not named"]


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_ranks_of_ranges_and_names_left_out_are_what_libreoffice_works_out(tmp_path):
    many = [
        known(jobs, jobs / 4, jobs / 2) for jobs in (900.0, 800.0, 700.0, 600.0, 590.0, 580.0, 70.0, 60.0)
    ]
    path = tmp_path / "summary.xlsx"
    write_workbook(batch_summary_view(ranged(*many)), path)
    assert disagreements(path, tmp_path) == []


def test_what_is_known_as_a_range_only_is_shown_as_one(tmp_path):
    found = [outcome("A", figures(900.0, 0.0, cluster("Food", known(200.0, 90.0), grade=Grade.RANGE_ONLY)))]
    (row,) = rows(None, "Clusters", open_book_of(found, tmp_path))
    assert (row["Jobs 2020"], row["Jobs, as known"], row["Grade"]) == ("#N/A", "110 to 290", "range only")
