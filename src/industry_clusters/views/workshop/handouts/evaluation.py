"""The evaluation form, and its tally: what people are asked is said once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.vocabulary.document_model import DocumentTable, Heading, Text, WriteIn
from industry_clusters.views.vocabulary.model import (
    Choice,
    Column,
    Formula,
    Kind,
    Number,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
    Workbook,
)
from industry_clusters.views.vocabulary.model import Heading as SheetHeading

if TYPE_CHECKING:
    from industry_clusters.views.vocabulary.document_model import Block, Document
    from industry_clusters.views.workshop.handouts.kit import Kit
    from industry_clusters.workshop.plan import Plan

STATEMENTS = (
    "I can explain growth, location quotient and real pay to a colleague.",
    "I can find what a number in the workbook rests on, and how well it is known.",
    "The exercise by hand helped me to trust the numbers.",
    "Sorting the cards helped us to find our clusters.",
    "I can change our clusters in the workbook by myself.",
    "The comparison of the teams was fair and useful.",
    "Our first steps are clear: who, what, by when.",
    "The pace was right for me.",
)
"""Each is rated from 1 (not at all) to 5 (fully)."""
OPEN = ("What will you use first?", "What was missing, or too much?", "Anything else?")
RATINGS = (1, 2, 3, 4, 5)
_ROOM = 120
"""Rows for forms: more than a workshop of 24 teams hands in by mistake of one."""
_FORMS = "forms"


def evaluation_form(kit: Kit) -> tuple[Document, ...]:
    """One page for each person; no names."""
    rows = tuple((words, *(str(rating) for rating in RATINGS)) for words in STATEMENTS)
    table = DocumentTable(
        ("Circle one: 1 is not at all, 5 is fully", "", "", "", "", ""), rows, (0.7, 0.06, 0.06, 0.06, 0.06, 0.06),
        title="Statements to rate", row_height=0.36, framed=True,
    )  # fmt: skip
    who = Text(("Your team (if you like): ______________________     No names, please.",))
    body: tuple[Block, ...] = (
        who,
        table,
        Heading("In your words", 2),
        *(WriteIn(words, 0.9) for words in OPEN),
    )
    return (kit.document("Evaluation", body),)


def tally_view(plan: Plan) -> Workbook:
    """The tally: a row to type for each form, and for each statement how many gave which rating, by formulas."""
    return Workbook(f"Evaluation: {plan.name}", (_tally_sheet(plan), _forms_sheet(plan)))


def _tally_sheet(plan: Plan) -> Sheet:
    count = len(STATEMENTS)
    ratings = [f"{{{_FORMS}.s{number}}}" for number in range(1, count + 1)]
    columns = (
        Column("statement", "Statement", list(STATEMENTS), Unit.LONG_TEXT, width=60.0),
        *(
            Column(f"r{rating}", f"Rated {rating}", [0] * count, Unit.COUNT, Kind.DERIVED,
                   formulas=[f"COUNTIF({column},{rating})" for column in ratings], width=8.0)
            for rating in RATINGS
        ),
        Column("answers", "Answers", [0] * count, Unit.COUNT, Kind.DERIVED, formulas=[f"COUNT({column})" for column in ratings], width=10.0),
        Column("mean", "Average", [""] * count, Unit.QUOTIENT, Kind.DERIVED,
               formulas=[f'IF(COUNT({column})=0,"",AVERAGE({column}))' for column in ratings], width=10.0),
        Column("agree", "4 or 5", [""] * count, Unit.SHARE, Kind.DERIVED,
               formulas=[f'IF(COUNT({column})=0,"",COUNTIF({column},">=4")/COUNT({column}))' for column in ratings], width=10.0),
    )  # fmt: skip
    teams = [team.name for team in plan.teams]
    blocks = (
        Paragraph(Formula(f'"Forms with an answer: "&MAX({",".join(f"COUNT({column})" for column in ratings)})&". An empty answer counts for nothing, and not as zero."',
                          "Forms with an answer: 0. An empty answer counts for nothing, and not as zero.")),
        Table("tally", columns),
        SheetHeading("Forms by team"),
        Table("tally_teams", (
            Column("team", "Team", teams, width=60.0),
            Column("forms_in", "Forms", [0] * len(teams), Unit.COUNT, Kind.DERIVED, f"COUNTIF({{{_FORMS}.team}},[team])", width=8.0),
        )),
    )  # fmt: skip
    return Sheet("Tally", f"Evaluation: {plan.name}", Role.RESULT, blocks, _source(plan))


def _forms_sheet(plan: Plan) -> Sheet:
    scale = Number(
        min(RATINGS),
        max(RATINGS),
        whole=True,
        message="A rating, 1 to 5; leave it empty where nothing is circled.",
    )
    teams = Choice(tuple(team.name for team in plan.teams), "The team, where the form says it.")
    empty = [None] * _ROOM
    columns = (
        Column("number", "Form", list(range(1, _ROOM + 1)), Unit.COUNT, width=8.0),
        Column("team", "Team", empty, Unit.TEXT, Kind.INPUT, validation=teams, width=20.0),
        *(Column(f"s{number}", f"{number}. {words}", empty, Unit.COUNT, Kind.INPUT, validation=scale, width=16.0)
          for number, words in enumerate(STATEMENTS, 1)),
        *(Column(f"o{number}", words, empty, Unit.LONG_TEXT, Kind.INPUT, width=34.0) for number, words in enumerate(OPEN, 1)),
    )  # fmt: skip
    words = Paragraph(
        "Type one row for each form: the ratings from 1 to 5, and what people wrote. 'Tally' counts."
    )
    return Sheet(
        "Forms",
        f"Forms: {plan.name}",
        Role.INPUT,
        (words, Table(_FORMS, columns, freeze_columns=2)),
        _source(plan),
    )


def _source(plan: Plan) -> str:
    return f"Source: evaluation forms of {plan.name}"
