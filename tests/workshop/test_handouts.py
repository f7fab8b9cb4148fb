"""What a trainer prints: from a plan to Word files for each team and for all, and a tally that counts."""

from dataclasses import replace

import pytest
from docx import Document as WordFile
from docx.shared import Inches
from openpyxl import load_workbook

from industry_clusters.errors import WorkbookError
from industry_clusters.ingest.workshop.plan_file import plan_from_text
from industry_clusters.views.vocabulary.document_model import DocumentTable, Text
from industry_clusters.views.workshop.handouts import registry
from industry_clusters.views.workshop.handouts.dot_vote import dot_vote
from industry_clusters.views.workshop.handouts.evaluation import OPEN, STATEMENTS
from industry_clusters.views.workshop.handouts.kit import Kit
from industry_clusters.views.workshop.handouts.registry import HANDOUTS, HandoutEntry
from industry_clusters.views.workshop.handouts.sessions import EXERCISE, ONE_DAY, SESSIONS, TWO_DAYS, end_of
from industry_clusters.workflows.workshop import handouts as workshop_handouts
from industry_clusters.workflows.workshop.handouts import make_handouts
from industry_clusters.workshop.checks import WORDS
from industry_clusters.workshop.plan import Plan
from support.qcew_files import annual

PLAN = """[workshop]
name = "Spring workshop"
dates = ["2026-03-12"]

[common]
region = { name = "Kern County", areas = ["06029"] }
years = { first = 2022, last = 2024 }
data = [{ path = "kern.csv" }]

[common.definitions]
rows = [["Oil and Gas", "2111", "", ""], ["Oil and Gas", "2131", "", ""], ["Health care", "6216", "", ""]]

[[team]]
name = "Maple"

[[team]]
name = "Elm & Ash"

[[team]]
name = "Nowhere"
region = { name = "Nowhere", areas = ["99999"] }
"""
JOBS = {"2111": 900, "2131": 300, "6216": 100, "7225": 800}
DATA = annual(
    *(
        f"{area} {own} {code} {year} . 10 {jobs * size * (year - 2000)} {jobs * size * (year - 2000) * 40_000}"
        for area, size in {"06029": 1, "US000": 500}.items()
        for year in (2022, 2024)
        for code, jobs in {"10": 13_000, **JOBS}.items()
        for own in (("0", "5") if code == "10" else ("5",))
    ),
    "06029 5 3114 2024 N 1 0 0",
)
OF_TEAM = [entry.name for entry in HANDOUTS if entry.is_of_team]
OF_ALL = [entry.name for entry in HANDOUTS if not entry.is_of_team]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The handouts of a workshop of three teams: two share a region, and the third has one of which there are no data."""
    folder = tmp_path_factory.mktemp("handouts")
    (folder / "kern.csv").write_text(DATA, encoding="utf-8")
    (folder / "spring.toml").write_text(PLAN, encoding="utf-8")
    return make_handouts(folder / "spring.toml")


def words_of(path):
    """Everything that a Word file says, paragraph by paragraph, also in tables within tables."""
    return ["".join(t.text or "" for t in one.iter() if t.tag.endswith("}t")) for one in WordFile(path).element.body.iter() if one.tag.endswith("}p")]  # fmt: skip


def of_team(made, name, team="Maple"):
    return words_of(made.folder / team / f"{name}.docx")


def cards_of(made):
    """The cards of a team, each with its lines."""
    (table,) = WordFile(made.folder / "Maple" / "Sorting cards.docx").tables
    return [
        ["".join(t.text or "" for t in one.iter() if t.tag.endswith("}t")) for one in cell._tc.iter() if one.tag.endswith("}p")]
        for row in table.rows for cell in row.cells
    ]  # fmt: skip


@pytest.mark.parametrize("name", OF_TEAM)
def test_each_team_has_a_handout_of_its_own_with_its_name_and_the_workshops(made, name):
    said = " ".join(of_team(made, name, "Elm & Ash"))
    assert "Team Elm & Ash" in said
    assert "Spring workshop" in said


@pytest.mark.parametrize("name", OF_ALL)
def test_a_handout_for_all_names_the_workshop_and_every_team(made, name):
    said = " ".join(words_of(made.folder / f"{name}.docx"))
    assert "Spring workshop" in said
    assert "Teams: Maple, Elm & Ash, Nowhere" in said


def test_a_team_whose_region_has_no_data_is_named_and_stops_no_other(made):
    assert [team for team, _ in made.failed] == ["Nowhere"]


def test_there_is_a_card_for_each_industry_group_with_jobs_the_largest_first(made):
    heads = [card[0].removeprefix("NAICS ") for card in cards_of(made) if card[0].startswith("NAICS ")]
    assert [code for code in heads if code in JOBS] == ["2111", "7225", "2131", "6216"]


def test_a_card_shows_jobs_growth_quotient_and_pay_with_how_well_jobs_are_known(made):
    card = cards_of(made)[0]
    assert card[2:-1] == [
        "21,600",
        "Jobs 2024",
        "4.4%",
        "Growth/year",
        "1.00",
        "LQ 2024",
        "$40,000",
        "Pay (2024 $)",
    ]
    assert card[-1] == "Jobs: published \N{MIDDLE DOT} Team Maple \N{MIDDLE DOT} Spring workshop"


def test_the_card_of_a_group_that_is_not_disclosed_shows_a_range_and_says_so(made):
    (own,) = [card for card in cards_of(made) if card[0] == "NAICS 3114"]
    assert "to" in own[2]
    assert own[-1].startswith("Jobs: range only")


def test_the_last_cards_are_for_the_names_of_clusters(made):
    assert [card[0] for card in cards_of(made)[-10:]] == ["Cluster name"] * 10


def test_ten_cards_fill_a_sheet_of_perforated_cards(made):
    file = WordFile(made.folder / "Maple" / "Sorting cards.docx")
    (table,) = file.tables
    assert {row.height for row in table.rows} == {Inches(2)}
    assert file.sections[0].left_margin == file.sections[0].right_margin or len(file.sections) > 1


def test_the_starter_list_has_every_cluster_with_its_groups_and_jobs(made):
    (table,) = WordFile(made.folder / "Maple" / "Starter list.docx").tables
    rows = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    assert [row[:3] for row in rows] == [["Oil and Gas", "2", "28,800"], ["Health care", "1", "2,400"]]


def test_worksheets_are_of_steps_five_to_nine(made):
    said = of_team(made, "Worksheets")
    assert [line[:6] for line in said if line.startswith("Step ")] == [
        f"Step {step}" for step in range(5, 10)
    ]


def test_first_steps_have_room_for_both_levels(made):
    (table,) = WordFile(made.folder / "Maple" / "First steps.docx").tables
    assert [row.cells[0].text[:7] for row in table.rows[1:]] == ["Level 1"] * 3 + ["Level 2"] * 3
    assert all(row.height >= Inches(0.5) for row in table.rows[1:])


def test_the_agenda_says_the_day_as_an_american_writes_it(made):
    assert "March 12, 2026" in words_of(made.folder / "Agenda, one day.docx")


def test_the_agenda_of_other_days_than_the_plans_names_no_date(made):
    assert "March 12, 2026" not in words_of(made.folder / "Agenda, two days.docx")


def test_the_guide_has_what_goes_wrong_in_every_session(made):
    said = words_of(made.folder / "Trainer's guide.docx")
    assert [
        SESSIONS[key].watch
        for key, _ in ONE_DAY[0]
        if SESSIONS[key].watch not in said and SESSIONS[key].watch
    ] == []


def test_the_guide_explains_every_kind_of_mistake(made):
    said = words_of(made.folder / "Trainer's guide.docx")
    assert [kind for kind in WORDS if kind not in said] == []


def test_the_guide_has_the_answers_of_the_exercise(made):
    tables = WordFile(made.folder / "Trainer's guide.docx").tables
    (answers,) = [table for table in tables if table.cell(0, 0).text == "Industry group"]
    name, growth, quotient, *_ = (cell.text for cell in answers.rows[1].cells)
    assert (name[:4], growth, quotient) == ("2111", "4.4%", "1.00")


@pytest.mark.parametrize("name", OF_TEAM)
def test_no_answer_of_the_exercise_is_in_a_teams_handout(made, name):
    assert "Answers" not in " ".join(of_team(made, name))


def test_no_day_goes_on_after_half_past_four():
    plan = Plan("W", (), ())
    ends = [end_of(day, plan) for day in (*ONE_DAY, *TWO_DAYS)]
    assert all(int(end.split(":")[0]) * 60 + int(end.split(":")[1]) <= 4 * 60 + 30 for end in ends)


def test_without_the_exercise_the_day_is_shorter_and_the_guide_has_no_answers():
    plan = replace(plan_from_text(PLAN), exercise=False)
    said = [
        str(block)
        for entry in HANDOUTS
        if entry.name == "Trainer's guide"
        for one in entry.make(Kit(plan))
        for block in one.places[-1].blocks
    ]
    assert end_of(ONE_DAY[0], plan) != end_of(ONE_DAY[0], replace(plan, exercise=True))
    assert SESSIONS[EXERCISE].title not in " ".join(said)


def test_the_dot_vote_has_a_line_for_each_thing_on_a_list_with_room_for_dots():
    (page,) = dot_vote(Kit(plan_from_text(PLAN)))
    (table,) = [block for place in page.places for block in place.blocks if isinstance(block, DocumentTable)]
    assert table.header == ("", "What we vote on", "Dots", "Count")
    assert [row[0] for row in table.rows] == [str(number) for number in range(1, 13)]


def test_the_form_and_its_tally_ask_the_same(made):
    book = load_workbook(made.folder / "Evaluation tally.xlsx")
    heads = [cell.value for row in book["Forms"].iter_rows() for cell in row if isinstance(cell.value, str)]
    form = words_of(made.folder / "Evaluation form.docx")
    assert [words for words in (*STATEMENTS, *OPEN) if words not in form] == []
    assert [words for number, words in enumerate(STATEMENTS, 1) if f"{number}. {words}" not in heads] == []


def test_the_tally_counts_with_formulas(made):
    sheet = load_workbook(made.folder / "Evaluation tally.xlsx")["Tally"]
    formulas = [
        cell.value for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=COUNTIF(")
    ]
    assert len(formulas) == len(STATEMENTS) * 5 + 3


def test_a_tally_with_forms_in_it_stays_and_a_changed_handout_is_kept(made):
    tally = made.folder / "Evaluation tally.xlsx"
    form = made.folder / "Evaluation form.docx"
    before = tally.read_bytes()
    own = WordFile(form)
    own.add_paragraph("A question of our own.")
    own.save(form)
    again = make_handouts(made.folder.parent.parent / "spring.toml")
    assert tally.read_bytes() == before
    assert [words_of(copy)[-1] for copy in again.copies] == ["A question of our own."]


def test_a_file_that_is_not_ours_is_not_written_over(tmp_path):
    (tmp_path / "kern.csv").write_text(DATA, encoding="utf-8")
    (tmp_path / "spring.toml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "to").mkdir()
    (tmp_path / "to" / "Evaluation tally.xlsx").write_bytes(b"mine")
    with pytest.raises(WorkbookError, match="is there already"):
        make_handouts(tmp_path / "spring.toml", tmp_path / "to")


def test_a_further_handout_is_a_row_and_its_maker(tmp_path, monkeypatch):
    entry = HandoutEntry("Name tents", lambda kit: (kit.document("Name tents", (Text(("Maple",)),)),))
    monkeypatch.setattr(workshop_handouts, "HANDOUTS", (*registry.HANDOUTS, entry))
    (tmp_path / "kern.csv").write_text(DATA, encoding="utf-8")
    (tmp_path / "spring.toml").write_text(PLAN, encoding="utf-8")
    found = make_handouts(tmp_path / "spring.toml")
    assert "Name tents" in words_of(found.folder / "Name tents.docx")
