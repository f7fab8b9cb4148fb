"""Start is a dashboard: figures, sentences, what needs attention, and for every step what to do next."""

import re
from dataclasses import fields, is_dataclass, replace

import pytest

from industry_clusters.analysis.tables import analyse
from industry_clusters.ingest.study.input_homes import home_of
from industry_clusters.sheet_names import SETUP_SHEET, START_SHEET
from industry_clusters.study import Member
from industry_clusters.views.dashboard.attention import NONE
from industry_clusters.views.dashboard.sentences import AT_THE_BUILD, sentences
from industry_clusters.views.region.definition import REASONS_NOTE, STUDIES_NOTE
from industry_clusters.views.registry import ENTRIES
from industry_clusters.views.vocabulary.drawn import BubbleChart
from industry_clusters.views.vocabulary.model import Formula, NoteBox, Table, Tiles
from industry_clusters.views.workbook import workbook_view
from support.panels import panel_of
from support.small_study import DATA, PRICES, study

FOOD = (Member("Food", "3111"), Member("Food", "3112"), Member("Drink", "3113"))
ONE_GROUP = "\n".join(line for line in DATA.splitlines() if " 3112 " not in line and " 3113 " not in line)
LATER = DATA.replace(" 2010 ", " 2017 ")

OLD_WORDS = re.compile(
    r"\b(withheld|stands? (on|beneath)|beside the|beneath|colour|grey|recognis\w+|neighbour|classified anew|(is|are) told|Growth a year)\b"
)
"""Words of a dialect; the workbook has the field's and plain ones in their place."""
NOT_READ = {"key", "formula", "formulas", "style", "states", "condition", "alert", "validation"}


def texts_of(part):
    """All that a reader sees of a block."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Formula):
        yield str(part.value)
    elif isinstance(part, tuple | list):
        for one in part:
            yield from texts_of(one)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in NOT_READ:
                yield from texts_of(getattr(part, field.name))


def start_of(data=DATA, clusters=FOOD, **changes):
    view = workbook_view(
        analyse(study(clusters=clusters, **changes), panel_of(data), PRICES | later_prices())
    )
    return next(sheet for sheet in view.sheets if sheet.name == START_SHEET)


def later_prices():
    index = PRICES["X"]
    return {"X": replace(index, values={**index.values, 2017: 112.0})}


def table_of(sheet, key):
    table = next(block for block in sheet.blocks if isinstance(block, Table) and block.key == key)
    return {column.key: [shown(cell) for cell in column.values] for column in table.columns if not column.gap}


def shown(cell):
    return getattr(cell, "text", cell) if not isinstance(cell, Formula) else cell.value


def attention(sheet):
    rows = table_of(sheet, "attention")
    return dict(zip(rows["what"], rows["stands"], strict=True))


def test_four_figures_stand_on_top():
    tiles = next(block for block in start_of().blocks if isinstance(block, Tiles))
    assert [tile.value.value for tile in tiles.tiles][:1] == [2000]
    assert len(tiles.tiles) == 4


def test_three_sentences_say_what_the_numbers_say():
    said = [sentence.value for sentence in sentences(analyse(study(clusters=FOOD), panel_of(DATA), PRICES))]
    assert said[0] == "Jobs grew 7.2% a year from 2010 to 2020, faster than the reference area (US000: 0.0%)."
    assert said[2] == "Food is the largest with 600 jobs."
    assert len(said) == 3


def test_without_clusters_sentences_are_of_industry_groups_and_say_when_they_were_made():
    said = [sentence.value for sentence in sentences(analyse(study(), panel_of(DATA), PRICES))]
    assert [text.startswith(AT_THE_BUILD) for text in said] == [False, True, True]


def test_without_clusters_there_is_no_chart_of_nothing():
    assert not any(isinstance(block, BubbleChart) for block in start_of(clusters=()).blocks)


def test_a_region_of_one_industry_group_has_its_page():
    rows = table_of(start_of(ONE_GROUP, (Member("Food", "3111"),)), "first_clusters")
    assert (rows["cluster"], rows["jobs"]) == (["Food"], ["200"])


def test_no_row_of_the_list_waits_for_a_cluster_that_is_not_there():
    assert len(table_of(start_of(), "first_clusters")["cluster"]) == 2


@pytest.mark.parametrize(("data", "first", "few"), [(DATA, 2010, False), (LATER, 2017, True)])
def test_a_span_under_ten_years_needs_attention(data, first, few):
    stands = attention(start_of(data, first_year=first))["Years compared"]
    assert stands.startswith(NONE) is not few
    assert ("The study spans 3 years; the method asks for 10 to 15." in stands) is few


def test_a_code_that_the_data_lack_needs_attention():
    stands = attention(start_of(clusters=(*FOOD, Member("Food", "9999"))))["Unknown codes"]
    assert stands == "1 code of the definitions is not in the data."


def test_what_is_missing_in_the_data_is_said_with_its_next_step():
    without = "\n".join(line for line in DATA.splitlines() if not line.startswith("US000 0 10   2010"))
    rows = table_of(start_of(without), "attention")
    assert any(
        "2010" in stands
        for what, stands in zip(rows["what"], rows["stands"], strict=True)
        if what.startswith("Missing")
    )


def test_every_step_says_what_to_do_next():
    rows = table_of(start_of(), "steps")
    assert len(rows["next"]) >= 11
    assert all(rows["next"])
    assert all(rows["state"])


def test_the_next_action_of_the_first_step_follows_what_the_team_wrote():
    before, after = (
        table_of(start_of(notes=notes), "steps")["next"][0]
        for notes in ({}, {REASONS_NOTE: "One labor market"})
    )
    assert (before, after) == (
        "Write down why these areas are the region.",
        "Look at the trends and sectors; go on to step 3.",
    )


def test_reasons_and_earlier_studies_are_on_the_sheet_of_the_region():
    notes = {REASONS_NOTE: "One labor market", STUDIES_NOTE: "2009 study, S:/studies/2009.pdf"}
    view = workbook_view(analyse(study(clusters=FOOD, notes=notes), panel_of(DATA), PRICES))
    sheet = next(sheet for sheet in view.sheets if sheet.name == SETUP_SHEET)
    boxes = {block.key: block.text for block in sheet.blocks if isinstance(block, NoteBox)}
    assert {key: boxes[key] for key in notes} == notes
    assert home_of(REASONS_NOTE)[0] == SETUP_SHEET


def test_each_step_of_the_registry_has_its_own_next_action():
    steps = [entry.step for entry in ENTRIES if entry.step]
    assert all(callable(step.next) for step in steps)


@pytest.mark.parametrize("name", [START_SHEET, SETUP_SHEET])
def test_a_sheet_speaks_plain_american_english(name):
    view = workbook_view(analyse(study(clusters=FOOD), panel_of(DATA), PRICES))
    sheet = next(sheet for sheet in view.sheets if sheet.name == name)
    texts = list(texts_of(sheet.blocks))
    assert len(texts) > 50
    assert [text for text in texts if OLD_WORDS.search(text)] == []
