"""Conceptual and action plans: as rows, and as a one-page form; outcomes, steps, commitments, reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.mobilization.across import found, found_value
from industry_clusters.analysis.mobilization.live import Live, blank, joined, number, shown, when
from industry_clusters.analysis.mobilization.tables import plan_key
from industry_clusters.views.mobilization.tables import SOURCE, Shown, cell, typed_table, word
from industry_clusters.views.vocabulary.model import (
    Choice,
    Column,
    Fields,
    Heading,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.mobilization.tables import Mobilization
    from industry_clusters.views.vocabulary.model import Block

_LINES = {"outcomes": 4, "steps": 6, "commitments": 6}
_LINE = "__________________"


def plans_sheet(view: Mobilization, name: str) -> Sheet:
    """All plans, a row each."""
    extra = (
        Shown("state", "Where it stands", width=24.0, after="title"),
        Shown("check", "To check", width=32.0, after="title"),
        Shown("committed", "Commitments", Unit.COUNT, 12.0),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(
            "A plan begins as a conceptual plan (goal, outcomes, steps, team) and becomes an action plan (timeline, requirements, "
            "commitments). It goes forward with commitments, or with a reason that you type. A plan that is merged keeps its row and its "
            "history. Outcomes, steps, commitments and reviews carry the plan's number."
        ),
        typed_table(view, "plans", extra, freeze=1, printed="reason"),
    )
    return Sheet(name, "Conceptual plans and action plans", Role.INPUT, blocks, SOURCE)


def outcomes_sheet(view: Mobilization, name: str) -> Sheet:
    """Outcomes with the four tests and their follow-up."""
    extra = (
        Shown("advice", "Advice", width=34.0, after="outcome"),
        Shown("reminder", "Reminder", width=24.0, after="owner"),
        Shown("check", "To check", width=22.0),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(
            "An outcome is clear, compelling, a result and not an activity, and can be reached within a year. The team says yes or no to "
            "each; the advice only marks what reads like an activity, a date more than a year away, or a missing measure."
        ),
        typed_table(view, "outcomes", extra, freeze=2),
    )
    return Sheet(name, "Outcomes", Role.INPUT, blocks, SOURCE)


def _list_sheet(view: Mobilization, name: str, key: str, title: str, words: str) -> Sheet:
    table = typed_table(view, key, (Shown("check", "To check", width=30.0),))
    return Sheet(name, title, Role.INPUT, (Paragraph(words), table), SOURCE)


def steps_sheet(view: Mobilization, name: str) -> Sheet:
    """Steps of each plan."""
    return _list_sheet(
        view,
        name,
        "steps",
        "Steps of the plans",
        "What is done first, next and after that; who does it, and by when.",
    )


def commitments_sheet(view: Mobilization, name: str) -> Sheet:
    """Who takes on what."""
    words = "A commitment counts with a plan, a person and what the person takes on. Without one a plan does not go forward."
    return _list_sheet(view, name, "commitments", "Commitments of volunteers", words)


def reviews_sheet(view: Mobilization, name: str) -> Sheet:
    """Feedback of each meeting, and the leadership group's word."""
    words = (
        "What each meeting and the leadership group said of a plan, on the record. The group recommends: go on, merge, stop. The leadership "
        "group approves, or approves once the changes it names are made."
    )
    return _list_sheet(view, name, "reviews", "Reviews of the plans", words)


def form_sheet(view: Mobilization, name: str) -> Sheet:
    """One plan on a page, to fill in by hand or to hand out."""
    at = plan_key()

    def of(column: str) -> Live:
        return _or_line(found("plans", "key", at, column))

    labels = (("Cluster", of("cluster")), ("Plan", of("title")), ("Convenor", of("convenor")), ("Team meets on", _day(at)),
              ("Long-term goal", of("goal")), ("Timeline", of("timeline")), ("Money", of("money")), ("Expertise", of("expertise")),
              ("Materials", of("materials")), ("Organization", of("organization")), ("Where it stands", of("state")))  # fmt: skip
    head = Table(
        "form_head",
        (
            Column("label", "", [label for label, _ in labels], width=24.0),
            _formulas(view, "value", "", [value for _, value in labels], 44.0),
        ),
    )
    blocks: tuple[Block, ...] = (
        Fields((word(view, "mobilize_shown_plan", "Plan number", rule=Choice("{plans.number}"), help_="Leave it empty for a blank form."),)),
        head,
        Heading("Outcomes: clear, compelling, a result, within a year"),
        _lines_of(view, "outcomes", ("owner", "outcome", "measure")),
        Heading("Steps"),
        _lines_of(view, "steps", ("who", "step")),
        Heading("Commitments"),
        _lines_of(view, "commitments", ("person", "commitment")),
    )  # fmt: skip
    return Sheet(name, "A plan on one page", Role.RESULT, blocks, SOURCE, landscape=False)


def _day(at: Live) -> Live:
    day = found_value("plans", "key", at, "team_day")
    return _or_line(when(number(day), shown(day), ""))


def _or_line(value: Live) -> Live:
    """A value, or a line to write on."""
    return when(blank(value), _LINE, value)


def _formulas(view: Mobilization, key: str, heading: str, values: Sequence[Live], width: float) -> Column:
    cells = [cell(view, value) for value in values]
    return Column(key, heading, [one.value for one in cells], Unit.LONG_TEXT, Kind.DERIVED, formulas=[one.text for one in cells],
                  width=width)  # fmt: skip


def _lines_of(view: Mobilization, table: str, columns: Sequence[str]) -> Table:
    """The first rows of a list that belong to the plan; lines to write on where there are fewer."""
    count = _LINES[table]
    widths = (24.0, 44.0, 22.0)
    made = tuple(
        _formulas(
            view,
            f"line_{column}",
            column.capitalize(),
            [_nth(table, column, place) for place in range(1, count + 1)],
            width,
        )
        for column, width in zip(columns, widths, strict=False)
    )
    return Table(f"form_{table}", made)


def _nth(table: str, column: str, place: int) -> Live:
    unit = joined(plan_key(), f"|{place}")
    return _or_line(found(table, "nth", unit, column))
