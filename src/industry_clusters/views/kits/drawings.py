"""Our own drawings of the method: the process, the three teams, and growing engagement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.mobilization.method import (
    ADMINISTRATION,
    CO_CHAIR_ALL,
    FACILITATOR,
    LEADER,
    LEADERSHIP_SIZE,
    MANAGER,
    YES,
)
from industry_clusters.views.kits.people import co_chairs, invitees
from industry_clusters.views.kits.words import interviews_done
from industry_clusters.views.slides.deck_words import short
from industry_clusters.views.vocabulary.document_model import DocumentTable
from industry_clusters.views.vocabulary.drawing import Arrow, Drawing, Form, Shape

if TYPE_CHECKING:
    from industry_clusters.views.papers.case import Case

STEPS = (
    ("Leadership group and support team", "people who sponsor the work and run it"),
    ("Choose clusters", "figures, interviews, and who is ready"),
    ("Recruit the group", "co-chairs, 30 to 50 invited, 15 to 20 in the room"),
    ("Meeting 1", "vision, one to three priorities, action teams"),
    ("Meeting 2", "conceptual plans, and what the group says of them"),
    ("Meeting 3", "action plans with commitments by name"),
    ("Launch", "the blueprint: all approved plans, and more champions"),
    ("Follow-up", "outcomes are checked until they are reached"),
)
"""The steps of the process with what each gives."""
_FOR_MEETING = {1: 3, 2: 4, 3: 5}
"""The step of each meeting."""
_MOST_GROUPS = 4


def process(here: int = -1) -> Drawing:
    """The eight steps in two rows; ``here`` (from 0) is the one that stands out."""
    shapes = []
    for at, (title, words) in enumerate(STEPS):
        x, y = (at % 4) * 0.25, 0.04 if at < 4 else 0.54  # noqa: PLR2004  four in a row
        style = "header" if at == here else "figure"
        shapes.append(
            Shape(x + 0.005, y, 0.24, 0.2, f"{at + 1}  {title}", form=Form.STEP, style=style, size=16.0)
        )
        shapes.append(Shape(x + 0.005, y + 0.21, 0.225, 0.19, "", (words,), style="box", size=20.0))
    alt = "The process in eight steps: " + "; ".join(f"{at}, {title}: {words}" for at, (title, words) in enumerate(STEPS, 1)) + "."  # fmt: skip
    return Drawing(tuple(shapes), (), alt)


def step_of(meeting: int) -> int:
    """The place of a meeting among the steps."""
    return _FOR_MEETING[meeting]


def three_teams(case: Case) -> Drawing:
    """Leadership group, support team and cluster groups: what each does, and what goes between them."""
    names = list(dict.fromkeys((case.cluster, *case.chosen)))
    shown = [short(name) for name in names[:_MOST_GROUPS]]
    more = len(names) - len(shown)
    groups = (*shown, *([f"and {more} more"] if more > 0 else []))
    leaders = len({*case.holders(LEADER), *case.holders(CO_CHAIR_ALL)})
    size = f"{leaders} members" if leaders else f"{LEADERSHIP_SIZE[0]} to {LEADERSHIP_SIZE[1]} members"
    shapes = (
        Shape(0.3, 0.02, 0.4, 0.34, "Leadership group",
              (size, "sponsors the work, finds resources,", "approves plans, speaks for the project"), style="header", size=21.0),
        Shape(0.0, 0.6, 0.4, 0.38, "Support team",
              (f"{MANAGER.lower()}, {FACILITATOR.lower()}s in pairs, {ADMINISTRATION.lower()}", "run the schedule, the meetings and the paper"), size=21.0),
        Shape(0.6, 0.6, 0.4, 0.38, "Cluster groups", ("two or three co-chairs each", *groups), size=21.0),
    )  # fmt: skip
    labels = (
        Shape(0.0, 0.41, 0.28, 0.13, "", ("reports, schedule",), style="text", size=19.0),
        Shape(0.72, 0.41, 0.28, 0.13, "", ("action plans up, feedback down",), style="text", size=19.0),
        Shape(0.41, 0.66, 0.18, 0.1, "", ("facilitation",), style="text", size=19.0),
    )
    arrows = (
        Arrow(0.36, 0.37, 0.25, 0.59, is_two_way=True),
        Arrow(0.64, 0.37, 0.75, 0.59, is_two_way=True),
        Arrow(0.405, 0.79, 0.595, 0.79, is_two_way=True),
    )
    alt = (
        f"Three teams: the leadership group ({size}) sponsors and approves; the support team runs schedule and meetings; the cluster "
        f"groups ({', '.join(groups)}) make the plans. Reports, plans and feedback go between them."
    )
    return Drawing((*shapes, *labels), arrows, alt)


def growing(case: Case) -> Drawing:
    """Steps upward: from employers who were interviewed to those who carry plans; with this group's numbers where there are some."""
    stages = engagement(case)
    wide = 1 / len(stages)
    shapes = []
    for at, (title, number, words) in enumerate(stages):
        tall = 0.36 + 0.62 * at / (len(stages) - 1)
        style = "header" if at == len(stages) - 1 else "figure"
        lines = (*([number] if number else []), words)
        shapes.append(
            Shape(at * wide + 0.005, 1 - tall, wide - 0.01, tall, title, lines, style=style, size=19.0)
        )
    said = "; ".join(f"{title}: {number or words}" for title, number, words in stages)
    return Drawing(tuple(shapes), (), f"Steps that rise from left to right. {said}.")


def engagement(case: Case) -> tuple[tuple[str, str, str], ...]:
    """The stages of engagement: (who, how many so far or "", what they do)."""
    invited = invitees(case)
    came = sum(YES in one.came for one in invited)
    plans = {
        row["number"].strip()
        for row in case.rows("plans", cluster=case.cluster)
        if row.get("number", "").strip()
    }
    committed = {
        row["person"].strip().casefold()
        for row in case.rows("commitments")
        if row.get("plan", "").strip() in plans and row.get("person", "").strip()
    }
    chairs = len(co_chairs(case))
    stages = (
        ("Interviewed", interviews_done(case), "employers say what they need"),
        ("Co-chairs", chairs, "peers who lead the group"),
        ("Invited", len(invited), "from all parts of the cluster"),
        ("In the room", came, "set a vision, vote on priorities"),
        ("Committed", len(committed), "take on a task in an action plan"),
    )
    counted = [(title, f"{number:,}" if number else "", words) for title, number, words in stages]
    return (*counted, ("Champions", "", "carry the plans after the launch and bring others in"))


def process_table(here: int) -> DocumentTable:
    """The same for a document: four steps side by side with what each gives beneath; ``here`` (from 0) is marked."""
    half = len(STEPS) // 2
    titles = [f"{at}  {title}" for at, (title, _) in enumerate(STEPS, 1)]
    words = [words for _, words in STEPS]
    rows = (tuple(words[:half]), tuple(titles[half:]), tuple(words[half:]))
    place = (-1, here) if here < half else (1, here - half)
    styles = {(1, column): "figure" for column in range(half)} | {place: "attention"}
    return DocumentTable(
        tuple(titles[:half]),
        rows,
        styles=styles,
        widths=(1.0,) * half,
        title="The process in eight steps",
        row_height=0.5,
    )
