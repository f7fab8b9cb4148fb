"""What slides say: numbers by their grade, sentences as far as bounds carry them, reasons where there is no number."""

import pytest

from industry_clusters.analysis.tables import analyse
from industry_clusters.study import Member, Reading
from industry_clusters.views.slides.deck import deck_view
from industry_clusters.views.vocabulary.deck_model import DeckTable
from support.figured import CLOSE, NAN, NOTHING, RANGE_ONLY, ROUGH, Figure, analysis_of, estimate
from support.panels import panel_of
from support.small_study import DATA, PRICES, study

YEARS = "in 2020 than in 2010"


def said(title, **clusters):
    """The sentence of a slide on all clusters."""
    return next(slide.sentence for slide in deck_view(analysis_of(clusters)).slides if slide.title == title)


def jobs(figure, **others):
    return {"employment_last": figure, **others}


def slide_of(analysis, title):
    return next(slide for slide in deck_view(analysis).slides if slide.title == title)


def test_the_largest_and_the_smallest_are_named_where_bounds_carry_it():
    sentence = said("Jobs by cluster", Mills=jobs(Figure(900)), Farms=jobs(Figure(100)))
    assert sentence == "Mills is the largest with 900 jobs, Farms the smallest with 100."


def test_a_largest_that_only_likely_ranges_carry_is_likely():
    sentence = said("Jobs by cluster", Mills=jobs(estimate(900, 20, 500)), Farms=jobs(Figure(600)))
    assert sentence.startswith("Mills is likely the largest with \N{ALMOST EQUAL TO} 900 jobs.")


def test_a_cluster_known_only_as_a_range_is_drawn_and_named_with_its_range():
    sentence = said("Jobs by cluster", Mills=jobs(Figure(900)), Farms=jobs(estimate(100, 60, 90, RANGE_ONLY)))
    assert sentence.endswith("Drawn at best values, known only as ranges: Farms (40 to 160).")


def test_a_cluster_without_a_number_is_left_out_by_name_and_with_its_reason():
    gone = {"employment_last": NOTHING, "reason": "not disclosed"}
    sentence = said("Jobs by cluster", Mills=jobs(Figure(900)), Farms=jobs(Figure(100)), Mines=gone)
    assert sentence.endswith("Left out: Mines (not disclosed).")


def changed(figure, **others):
    return {"employment_change": figure, **others}


def test_gains_are_counted_certain_likely_and_open():
    sentence = said(
        "Net change in jobs",
        Mills=changed(Figure(50)),
        Farms=changed(estimate(50, 40, 90)),
        Mines=changed(estimate(10, 40, 90)),
    )
    assert (
        sentence
        == f"At least 1 of 3 clusters has more jobs {YEARS}, and 1 more likely does. Too uncertain to say: Mines."
    )


def test_pay_that_ranges_do_not_tell_apart_names_both():
    sentence = said(
        "Pay by cluster",
        Mills={"pay_last": estimate(50_000, 4_000, 4_000), "employment_last": Figure(9, grade=CLOSE)},
        Farms={"pay_last": Figure(52_000)},
    )
    assert sentence == "Farms ($52,000) or Mills (\N{ALMOST EQUAL TO} $50,000) pays most."


def test_concentration_counts_who_is_above_one():
    sentence = said(
        "Concentration (LQ), 2010 and 2020",
        Mills={"quotient_last": estimate(1.2, 0.1, 0.5)}, Farms={"quotient_last": Figure(0.5)},
    )  # fmt: skip
    assert sentence == "1 of 2 clusters is likely above LQ 1 in 2020."


def test_a_missing_quotient_of_the_first_year_is_named_with_its_reason():
    sentence = said(
        "Concentration (LQ), 2010 and 2020",
        Mills={"quotient_first": NOTHING, "reference_first": NAN}, Farms={},
    )  # fmt: skip
    assert sentence.endswith("No LQ of 2010: Mills (an industry group is missing in the reference area).")


def test_the_bubble_slide_counts_who_is_ahead_as_far_as_both_numbers_carry_it():
    grows = Figure(0.5)
    sentence = said(
        "Growth and concentration",
        Mills={"quotient_last": Figure(2), "growth": grows},
        Farms={"quotient_last": estimate(1.1, 0.2, 0.5), "growth": grows},
    )
    assert sentence.startswith(
        "At least 1 of 2 clusters is above LQ 1 and grows faster than the region. Too uncertain to say: Farms."
    )


def test_the_matrix_names_who_is_likely_first_only_as_likely():
    sentence = said(
        "Decision matrix", Mills=jobs(estimate(900, 90, 90)), Farms=jobs(Figure(100)), Mines=jobs(Figure(90))
    )
    assert "Likely in the top 3" in sentence


def test_the_matrix_says_who_is_first_where_all_is_published():
    sentence = said("Decision matrix", Mills=jobs(Figure(900)), Farms=jobs(Figure(100)))
    assert (
        sentence
        == "Grouped by natural breaks. In the top 3 by at least half of all weights: Mills and Farms."
    )


def test_a_cluster_says_its_figures_with_their_ranges():
    clusters = {
        "Mills": {
            "employment_last": estimate(21_800, 700, 900), "growth": estimate(0.042, 0.02, 0.03),
            "quotient_last": Figure(1.5, 0.25, 0.3), "pay_last": Figure(66_900, 9_000, 9_000),
        }
    }  # fmt: skip
    assert slide_of(analysis_of(clusters), "Mills").sentence.startswith(
        "Jobs \N{ALMOST EQUAL TO} 21,800 (21,100 to 22,500), growth \N{ALMOST EQUAL TO} 4.2% (\N{PLUS-MINUS SIGN}2.0 points) a year, "
        "LQ \N{ALMOST EQUAL TO} 1.50 (1.25 to 1.75), pay \N{ALMOST EQUAL TO} $66,900 ($57,000 to $76,000)."
    )


def test_a_cluster_whose_growth_does_not_exist_says_why():
    left = {"is_comparable": 0, "left": 1, "not_comparable": "3111"}
    clusters = {"Mills": {"growth": NOTHING, **left}}
    assert (
        "growth not comparable across NAICS 2012 and 2017 (3111), LQ"
        in slide_of(analysis_of(clusters), "Mills").sentence
    )


def test_a_cluster_that_is_published_says_its_figures_plainly():
    clusters = {
        "Mills": {
            "employment_last": Figure(900),
            "growth": Figure(0.012),
            "quotient_last": Figure(1.23),
            "pay_last": Figure(45_000),
        }
    }
    assert slide_of(analysis_of(clusters), "Mills").sentence.startswith(
        "Jobs 900, growth 1.2% a year, LQ 1.23, pay $45,000."
    )


@pytest.mark.parametrize("grade", [ROUGH, RANGE_ONLY])
def test_no_slide_says_not_known_where_a_range_is_known(grade):
    unsure = {
        name: Figure(100, 20, 30, grade)
        for name in ("employment_first", "employment_last", "pay_last", "quotient_last")
    }
    texts = [
        slide.sentence + "".join(cell.text for row in getattr(slide.body, "rows", ()) for cell in row)
        for slide in deck_view(
            analysis_of({"Mills": unsure | {"growth": Figure(0.1, 0.3, 0.4, grade)}})
        ).slides
    ]
    assert [text for text in texts if "not known" in text] == []


def test_a_cluster_without_industry_groups_has_no_slide_and_is_named_once():
    members = (Member("Food", "3111"), Member("Mines", "2121"))
    deck = deck_view(analyse(study(clusters=members), panel_of(DATA), PRICES))
    assert not any(slide.title.startswith("Mines") for slide in deck.slides)
    assert deck.slides[0].sentence.endswith(
        "2 clusters, of which Mines has no industry group whose jobs are known."
    )


def test_the_first_slide_counts_groups_by_how_they_are_known():
    glance = deck_view(analysis_of({"Mills": {}})).slides[0].sentence
    assert glance.startswith("Jobs of all 3 industry groups are disclosed for 2020.")


def test_the_source_line_makes_sense_alone():
    sources = {slide.source for slide in deck_view(analysis_of({"Mills": {}})).slides}
    assert not any("see " in source.lower() or "sheet" in source for source in sources)


def test_published_only_says_so_in_the_source_line():
    analysis = analyse(study(reading=Reading.PUBLISHED), panel_of(DATA), PRICES)
    assert deck_view(analysis).slides[0].source.endswith("; disclosed numbers only")


def rows_of(data, **changes):
    """Texts of the rows of the one cluster's industry groups, by code."""
    members = (Member("Food", "3111"), Member("Food", "3113"))
    slides = deck_view(analyse(study(clusters=members, **changes), panel_of(data), PRICES)).slides
    table = next(
        slide.body for slide in slides if slide.title == "Food" and isinstance(slide.body, DeckTable)
    )
    return {row[0].text: [cell.text for cell in row] for row in table.rows}


def test_growth_from_a_year_that_is_not_disclosed_gives_the_reason_where_only_published_numbers_are_read():
    assert rows_of(DATA, reading=Reading.PUBLISHED)["3113"][4] == "not disclosed"


def test_of_one_cluster_the_verb_is_that_of_one():
    sentence = said("Net change in jobs", Mills=changed(Figure(50)), Farms=changed(Figure(-5)))
    assert sentence.startswith("1 of 2 clusters has more jobs in 2020 than in 2010.")


def test_no_slide_names_an_area_by_its_code():
    texts = [repr(slide) for slide in deck_view(analysis_of({"Mills": jobs(Figure(900))})).slides]
    assert not any("(US000)" in text for text in texts)
