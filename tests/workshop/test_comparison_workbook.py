"""The comparison as a workbook and slides: what teams typed is text, ten slides whatever the number of teams."""

from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from industry_clusters.analysis.workshop.comparison import compare
from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.workshop.board import board_view
from industry_clusters.views.workshop.comparison import comparison_view
from industry_clusters.views.workshop.comparison_deck import comparison_deck
from industry_clusters.views.workshop.comparison_words import agreement_words, cluster_words
from support.returned_teams import returned, returns_of

pytestmark = pytest.mark.quick

TRICK = "=HYPERLINK(1)"


def teams(count):
    return [
        returned(f"Team {number}", Food="1111 1112", Care=f"6211 621{2 + number % 3}")
        for number in range(count)
    ]


def test_what_a_team_typed_is_never_a_formula(tmp_path):
    found = compare(
        returns_of([returned("=A", **{TRICK: "1111 1112"}), returned("B", **{TRICK: "1111 3111"})])
    )
    write_workbook(comparison_view(found), tmp_path / "c.xlsx")
    cells = [cell for page in load_workbook(tmp_path / "c.xlsx") for row in page.iter_rows() for cell in row]
    assert TRICK in {cell.value for cell in cells}
    assert [cell.value for cell in cells if cell.data_type == "f"] == []


@pytest.mark.parametrize("count", [1, 2, 5, 12, 24])
def test_the_closing_round_has_ten_slides(count):
    deck = comparison_deck(compare(returns_of(teams(count))))
    assert len(deck.slides) == 9  # after the title


@pytest.mark.parametrize("count", [1, 12])
def test_a_board_and_a_comparison_are_written_for_one_team_and_for_twelve(tmp_path, count):
    returns = returns_of(teams(count))
    write_workbook(board_view(returns, tmp_path, datetime.now(UTC)), tmp_path / "b.xlsx")
    write_workbook(comparison_view(compare(returns)), tmp_path / "c.xlsx")
    assert load_workbook(tmp_path / "c.xlsx").sheetnames == [
        "Agreement", "Codes", "Clusters", "Matrices", "Observations", "First steps", "Consensus",
    ]  # fmt: skip


@pytest.mark.parametrize("count", [12, 20])
def test_a_slide_says_how_many_rows_it_has_no_room_for(count):
    own = {f"Cluster {number}": f"{1111 + number} {3111 + number}" for number in range(count)}
    deck = comparison_deck(compare(returns_of([returned("A", **own), returned("B", **own)])))
    assert f"The first 9 of {count} are shown." in str(deck.slides[3].sentence)


def test_the_closing_round_has_its_days_as_an_american_writes_them():
    deck = comparison_deck(compare(returns_of(teams(2))), ("2026-03-12", "2026-03-13"))
    assert deck.subtitle == "March 12, 2026 and March 13, 2026"


def test_a_tie_names_every_place(tmp_path):
    found = compare(
        returns_of(
            [
                returned("A", Food="1111 1112 1113", Care="6211 6212"),
                returned("B", Food="1111 1112 6212", Care="6211 1113"),
            ]
        )
    )
    write_workbook(comparison_view(found), tmp_path / "c.xlsx")
    rows = list(load_workbook(tmp_path / "c.xlsx")["Codes"].iter_rows(values_only=True))
    assert {row[4] for row in rows if str(row[5]).startswith("tie")} == {"Care or Food"}


def test_one_team_is_told_that_there_is_nothing_to_compare():
    assert "nothing to compare" in " ".join(agreement_words(compare(returns_of(teams(1)))))


def test_names_that_mean_different_things_are_in_the_sentences():
    found = compare(returns_of([returned("A", Food="1111 1112"), returned("B", Food="6211 6212")]))
    assert "Of one name, and without a code that all of its teams share: Food." in list(cluster_words(found))
