"""A slide's table says why a number is not there: withheld, or not known."""

from industry_clusters.analysis.tables import analyse
from industry_clusters.study import Member
from industry_clusters.views.slides.deck import deck_view
from industry_clusters.views.vocabulary.deck_model import DeckTable
from support.panels import panel_of
from support.small_study import DATA, PRICES, study


def words(data=DATA):
    """Texts of the rows of the one cluster's industry groups, by code."""
    members = (Member("Food", "3111"), Member("Food", "3113"))
    slides = deck_view(analyse(study(clusters=members), panel_of(data), PRICES)).slides
    table = next(
        slide.body for slide in slides if slide.title.startswith("Food") and isinstance(slide.body, DeckTable)
    )
    return {row[0].text: [cell.text for cell in row] for row in table.rows}


def test_growth_from_a_withheld_year_is_withheld():
    assert words()["3113"][4] == "withheld"


def test_a_quotient_that_the_reference_area_does_not_give_is_not_known():
    without = "\n".join(line for line in DATA.splitlines() if not line.startswith("US000 5 3111 2020"))
    assert words(without)["3111"][5] == "not known"
