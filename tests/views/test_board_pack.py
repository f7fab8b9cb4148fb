"""The board pack says what its numbers carry, of the clusters that are asked for, however little is known."""

import math
from datetime import date
from functools import cache

import pandas as pd
import pytest

from industry_clusters.analysis.industries.trends import in_study
from industry_clusters.analysis.tables import analyse
from industry_clusters.study import Member, Reading
from industry_clusters.views.board_pack.findings import has_a_line
from industry_clusters.views.board_pack.report import board_report
from industry_clusters.views.board_pack.slides import board_deck
from industry_clusters.views.board_pack.wishes import Wishes
from industry_clusters.views.vocabulary.deck_model import DeckChart, DeckSeries
from industry_clusters.views.vocabulary.document_model import DocumentTable, Heading, KeptText, Picture
from industry_clusters.views.vocabulary.model import Unit
from support.panels import panel_of
from support.small_study import DATA, PRICES, study

STRANGE = "Café & {{ x }}"
MEMBERS = (Member("Food", "3111"), Member(STRANGE, "3112"), Member("Feed", "3113"))
DAY = date(2021, 3, 4)


@cache
def analysis_of(members=MEMBERS, **changes):
    return analyse(study(clusters=members, board="County Board", **changes), panel_of(DATA), PRICES)


def deck_of(analysis, *clusters):
    return board_deck(analysis, Wishes(DAY, clusters))


def report_of(analysis, *clusters):
    """The blocks of the report's body."""
    return board_report(analysis, Wishes(DAY, clusters)).places[-1].blocks


def headings(blocks):
    return [block.text for block in blocks if isinstance(block, Heading) and block.level == 1]


def test_the_pack_has_ten_slides():
    assert 1 + len(deck_of(analysis_of()).slides) == 10


def test_the_first_slide_names_region_board_and_date():
    deck = deck_of(analysis_of())
    assert deck.title == "Industry clusters of Here"
    assert deck.subtitle.endswith("County Board \N{MIDDLE DOT} March 4, 2021")


def test_a_line_goes_over_the_years_of_the_study_and_no_others():
    years = pd.Index(range(2000, 2025), name="year")
    trend = pd.DataFrame({"employment": 1.0}, index=years)
    (shown,) = in_study([trend], study(last_year=2020))
    assert (shown.index[0], shown.index[-1]) == (2010, 2020)


def test_every_title_is_a_sentence_of_its_own_and_none_is_said_twice():
    titles = [slide.title for slide in deck_of(analysis_of()).slides]
    assert len(set(titles)) == len(titles)
    assert not any(title.endswith(".") for title in titles)


def test_every_slide_says_where_its_numbers_come_from_without_naming_a_sheet():
    for slide in deck_of(analysis_of()).slides:
        assert slide.source.startswith("Source: Quarterly Census")
        assert "see" not in slide.source
        assert "(US000)" not in slide.source


def test_every_picture_says_in_words_what_it_shows():
    pictures = [block for block in report_of(analysis_of()) if isinstance(block, Picture)]
    assert pictures
    assert all(len(one.alt) > 40 and one.table.rows for one in pictures)


def test_report_and_slides_have_the_same_findings():
    slides = {slide.title for slide in deck_of(analysis_of()).slides if isinstance(slide.body, Picture)}
    pieces = [piece for block in report_of(analysis_of()) for piece in getattr(block, "line", ())]
    assert slides <= {getattr(piece, "text", "").rstrip(". ") for piece in pieces}


def test_of_chosen_clusters_the_first_is_the_first_of_those_chosen():
    titles = [slide.title for slide in deck_of(analysis_of(), "Feed", STRANGE).slides]
    assert any("of the clusters chosen" in title for title in titles)
    assert not any("Food" in title for title in titles)


def test_one_cluster_has_its_pack():
    assert headings(report_of(analysis_of(), STRANGE))[-3:] == [
        STRANGE,
        "How to read these numbers",
        "Sources",
    ]


def test_of_many_clusters_the_first_six_have_a_page_of_their_own():
    many = tuple(Member(f"Cluster {number}", ("3111", "3112", "3113")[number % 3]) for number in range(30))
    names = tuple(f"Cluster {number}" for number in range(30))
    blocks = report_of(analysis_of(many), *names)
    assert len([text for text in headings(blocks) if text.startswith("Cluster ")]) == 6


def test_clusters_whose_long_names_begin_alike_are_each_counted():
    begin = "Advanced and additive manufacturing of aerospace, medical and energy parts"
    many = tuple(
        Member(f"{begin}, {number} of them", code) for number, code in enumerate(("3111", "3112", "3113"))
    )
    titles = [slide.title for slide in deck_of(analysis_of(many)).slides]
    assert any("of 3 clusters" in title for title in titles)


def test_one_cluster_is_ranked_among_nobody():
    titles = [slide.title for slide in deck_of(analysis_of((Member("Food", "3111"),))).slides]
    assert not any("top 3" in title for title in titles)
    assert "Food has more jobs in 2020 than in 2010" in titles


def test_the_region_slide_has_its_figures_its_clusters_and_its_areas():
    figures, layers = (
        deck_of(analysis_of()).slides[0].body.figures,
        deck_of(analysis_of()).slides[0].body.layers,
    )
    assert figures[0] == ("jobs in 2020", "2,000")
    assert [panel.title.split()[0] for panel in layers[0]] == ["Annual", "Clusters", "Areas"]


def test_a_region_with_totals_of_one_year_has_no_line_over_time():
    data = "\n".join(line for line in DATA.splitlines() if " 0 10   2010" not in line)
    analysis = analyse(study(clusters=MEMBERS), panel_of(data), PRICES)
    titles = [slide.title for slide in deck_of(analysis).slides]
    assert titles[0] == "Here: 2,000 jobs in 2020"
    assert not any("published growth" in title for title in titles)


def test_a_study_without_clusters_shows_the_region():
    deck = deck_of(analysis_of(()))
    assert deck.slides[0].title.startswith("Here: ")
    assert not any("cluster" in slide.title for slide in deck.slides)


def test_a_cluster_of_which_nothing_is_known_is_named_and_has_no_page():
    analysis = analysis_of((*MEMBERS, Member("Mines", "2121")))
    assert "Mines" not in headings(report_of(analysis))
    assert any("known: Mines." in slide.sentence for slide in deck_of(analysis).slides)


def test_clusters_without_any_disclosed_member_are_left_out_of_published_numbers():
    withheld = DATA.replace("01001 5 3113 2020  1  100  4000000", "01001 5 3113 2020  1    N        N").replace(
        "01001 5 3113 2010", "02001 5 3113 2010")  # fmt: skip
    analysis = analyse(study(clusters=MEMBERS, reading=Reading.PUBLISHED), panel_of(withheld), PRICES)
    assert "Feed" not in headings(report_of(analysis))


def test_what_a_cluster_rests_on_is_kept_text():
    chosen = study(clusters=MEMBERS, infrastructure={"Food": "A port.\nA school."})
    blocks = report_of(analyse(chosen, panel_of(DATA), PRICES))
    kept = [block for block in blocks if isinstance(block, KeptText)]
    assert next(block.text for block in kept if block.key == "infrastructure Food") == "A port.\nA school."


@pytest.mark.parametrize("reading", list(Reading))
def test_the_pack_is_made_in_every_reading_mode(reading):
    assert len(deck_of(analysis_of(reading=reading)).slides) >= 5


def matrix_words_of(blocks):
    """What stands beneath the heading of the matrix."""
    at = next(
        place for place, block in enumerate(blocks) if isinstance(block, Heading) and "matrix" in block.text
    )
    return str(blocks[at + 1])


def test_only_the_slide_says_which_rows_it_leaves_out_since_the_report_has_all():
    many = tuple(Member(f"Cluster {number}", ("3111", "3112", "3113")[number % 3]) for number in range(14))
    analysis = analysis_of(many)
    (slide,) = [slide for slide in deck_of(analysis).slides if "Ranks by size" in slide.sentence]
    assert "Shown are 11 of 14." in slide.sentence
    assert "Shown are" not in matrix_words_of(report_of(analysis))


@pytest.mark.parametrize(
    ("values", "is_line"), [((100.0, 104.0, math.nan), True), ((100.0, math.nan, 104.0), False)]
)
def test_numbers_on_both_sides_of_a_gap_are_no_line(values, is_line):
    years = ("2020", "2021", "2022")
    chart = DeckChart("line", years, (DeckSeries("Region", values, "line_1"),), "Year", "Jobs", Unit.INDEX)
    assert has_a_line(Picture(chart, "", DocumentTable(("Year",), ()))) is is_line
