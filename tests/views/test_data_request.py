"""The data request says what is needed, of which region, clusters and codes; what is not disclosed is said, with how well it is known."""

from datetime import date
from functools import cache

import pytest

from industry_clusters.analysis.tables import analyse
from industry_clusters.ingest.lookups import naics_titles
from industry_clusters.study import LevelBasis, Member, MemberRole, Ownership, Reading
from industry_clusters.views.letter.data_request import codes_workbook, request_letter
from industry_clusters.views.vocabulary.document_model import Blank, DocumentTable, Points, Text
from support.panels import panel_of
from support.small_study import DATA, PRICES, study

WITHHELD_LAST = DATA.replace("01001 5 3113 2020  1  100  4000000", "01001 5 3113 2020  1    N        N")
MEMBERS = (
    Member("Food", "3111", MemberRole.EXPORT),
    Member("Food", "3113"),
    Member("Food", "3111"),
    Member("Sweets", "3113", MemberRole.SUPPORT),
    Member("Sweets", "3119"),
)


@cache
def analysis_of(**changes):
    return analyse(study(clusters=MEMBERS, **changes), panel_of(WITHHELD_LAST), PRICES)


def letter_of(analysis, *clusters):
    return request_letter(analysis, clusters or analysis.clusters.names, "codes.xlsx", date(2021, 3, 4))


def said(letter):
    """Every word of the body, blanks in their brackets."""
    return "\n".join("".join(getattr(piece, "text", piece) for piece in line) for line in lines_of(letter))


def lines_of(letter):
    for block in letter.body:
        yield from (
            [block.line] if isinstance(block, Text) else block.lines if isinstance(block, Points) else []
        )


def codes(letter):
    return next(block for block in letter.body if isinstance(block, DocumentTable)).rows


def rows(analysis, *clusters):
    sheet = codes_workbook(analysis, clusters or analysis.clusters.names).sheets[0]
    return list(zip(*(column.values for column in sheet.blocks[-1].columns), strict=True))


def test_region_and_date_are_named():
    letter = letter_of(analysis_of())
    assert (letter.subject, letter.date) == (
        "Request for occupational data on 2 industry clusters: Here",
        ("March 4, 2021",),
    )
    assert "The region is made up of: 01001." in said(letter)


def test_each_cluster_has_its_codes_once():
    assert codes(letter_of(analysis_of())) == (("Food", "2", "3111, 3113"), ("Sweets", "2", "3113, 3119"))


def test_a_letter_on_one_cluster_is_on_that_one_alone():
    letter = letter_of(analysis_of(), "Sweets")
    assert codes(letter) == (("Sweets", "2", "3113, 3119"),)
    assert letter.subject == "Request for occupational data on the cluster Sweets: Here"


@pytest.mark.parametrize(
    "words",
    [
        "six-digit SOC",
        "four-digit NAICS",
        "hourly and annual: the mean, and the 10th, 25th, 50th, 75th and 90th percentiles",
        "The same percentiles of the state over all occupations",
        "projections by occupation",
        "A zero would be read as no jobs",
        "NAICS 2017",
        "Jobs on the list are of private employers only",
        "private employers only, in 2020 or the period nearest to it",
        "for 2020 we expect SOC 2018",
        "at the state's 25th and 75th percentiles",
    ],
)
def test_what_the_method_needs_is_asked_for(words):
    assert words in said(letter_of(analysis_of()))


def test_who_writes_to_whom_and_until_when_are_blanks_to_fill_in():
    letter = letter_of(analysis_of())
    lines = [
        *letter.sender,
        *letter.addressee,
        letter.salutation,
        *letter.signature,
        letter.body[-1].line,
    ]
    blanks = [piece.text for line in lines for piece in line if isinstance(piece, Blank)]
    assert len(blanks) == 9
    assert all(text.startswith("[") and text.endswith("]") for text in blanks)


def test_the_sheet_has_cluster_code_title_role_and_jobs_of_the_last_year():
    assert rows(analysis_of())[0] == ("Food", "3111", "3111", "export-oriented", 200.0)


def test_jobs_that_are_not_disclosed_are_shown_by_how_well_they_are_known_and_a_code_without_data_is_not_zero():
    assert [row[-1] for row in rows(analysis_of())] == [200.0, "≈ 100", "≈ 100", "not in data"]


def test_of_published_numbers_alone_the_others_are_not_disclosed():
    assert rows(analysis_of(reading=Reading.PUBLISHED))[1][-1] == "not disclosed"


def test_an_industry_that_the_data_lack_still_has_its_title():
    assert rows(analysis_of())[-1][2] == naics_titles()["3119"]


def test_a_study_of_all_ownerships_asks_for_all():
    words = said(letter_of(analysis_of(ownership=Ownership.ALL)))
    assert "Jobs on the list are of all ownerships together" in words
    assert "private employers only" not in words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"level_basis": LevelBasis.CLUSTER}, "at the quartiles of each cluster's own jobs"),
        ({"level_low": 30000.0, "level_high": 60000.0}, "at $30,000 and $60,000 a year"),
        ({"wage_area": "06000"}, "at the wage area's (06000) 25th and 75th percentiles"),
    ],
)
def test_the_levels_of_pay_are_those_of_the_study(changes, words):
    assert words in said(letter_of(analysis_of(**changes)))


def test_a_code_of_another_vintage_is_named_with_it():
    members = (*MEMBERS, Member("Food", "4454"))
    old = analyse(study(clusters=members), panel_of(WITHHELD_LAST), PRICES)
    assert (
        "Our codes are those of NAICS 2017, in which the employment data of 2020 are coded, but for"
        not in said(letter_of(analysis_of()))
    )
    assert "coded, but for 4454 (not a code of NAICS 2002 to 2022)." in said(letter_of(old))


def test_codes_of_one_other_vintage_are_named_together():
    members = (*MEMBERS, Member("Food", "4454"), Member("Food", "4455"))
    old = analyse(study(clusters=members), panel_of(WITHHELD_LAST), PRICES)
    assert "coded, but for 4454, 4455 (not a code of NAICS 2002 to 2022)." in said(letter_of(old))


def test_estimates_on_the_list_are_said_to_be_ours_and_from_published_totals():
    assert "in 2 rows of the enclosed list are not published" in said(letter_of(analysis_of()))
    assert "our own estimates from published numbers alone" in said(letter_of(analysis_of()))


def test_a_study_of_published_numbers_alone_speaks_of_no_estimates():
    analysis = analysis_of(reading=Reading.PUBLISHED)
    guide = codes_workbook(analysis, analysis.clusters.names).sheets[0].blocks[0].text
    assert "estimates" not in said(letter_of(analysis))
    assert "nine times in ten" not in guide


def test_certain_bounds_are_not_said_to_hold_nine_times_in_ten():
    analysis = analysis_of(reading=Reading.CERTAIN)
    guide = codes_workbook(analysis, analysis.clusters.names).sheets[0].blocks[0].text
    assert "by the bounds that published numbers allow" in guide
    assert "nine times in ten" not in guide
