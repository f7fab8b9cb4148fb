"""Words that co-chairs can use at each item of a meeting, and what has to be at hand; by meeting and item."""

from __future__ import annotations

from dataclasses import dataclass

NOTHING_READY: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spoken:
    """What a co-chair can say at an item, and what the facilitators have ready."""

    words: tuple[str, ...]
    ready: tuple[str, ...] = NOTHING_READY


_BEFORE = Spoken(
    ("Who opens, who leads which item, who closes? Who greets people at the door?",),
    (
        "Agenda for each person",
        "Name tents on the tables",
        "Attendance sheet at the door",
        "Flip-chart headings on the wall",
    ),
)
SPOKEN: dict[tuple[int, str], Spoken] = {
    (1, "Co-chairs and facilitators meet"): _BEFORE,
    (1, "Welcome and introductions"): Spoken(
        (
            "Good morning, and thank you for coming. You are here because each of you knows a part of this industry that nobody else in the room does.",
            "Please tell us your name, your organization, and one thing that is going well in your business. Half a minute each.",
            "Today we do three things: say where we want to be in five years, choose what we need most, and see who will work on it.",
        ),
        ("Cards on the tables, one for each person",),
    ),
    (1, "Overview and briefing"): Spoken(
        (
            "These are the figures of our cluster, and what employers said in interviews. Is this the industry you know? What is missing?",
            "In this process employers decide. Staff prepare, write down, and keep us on time.",
        ),
        ("Slides", "Handout: the cluster on a page", "Map of the cluster on the wall"),
    ),
    (1, "Vision and requirements"): Spoken(
        (
            ("Take your card. On the front, write in a phrase what this industry should be in this region in five years. On the back, the three things it "
            "needs most to get there. You have five minutes, and we are quiet while we write."),
            "Now we read out, one after the other. No comments yet: we listen.",
            "Which of these belong together? What should we call this group?",
        ),
        ("Cards and thick pens", "Flip-chart sheets: visions, and one for each category of requirements"),
    ),
    (1, "Vote and break"): Spoken(
        (
            "Each of you has four dots. Put at most one on a priority. Put them on what you would work on yourself, not on what others should do.",
            "We all put them up at the same time, during the break.",
        ),
        ("Dots, four for each person", "Numbered priorities on the wall, look-alikes merged"),
    ),
    (1, "Discussion of the top priorities"): Spoken(
        (
            "These have the most dots. Ties stay ties: we decide together.",
            "What would be different in a year if this worked? One to three of them go on.",
        ),
    ),
    (1, "Volunteers and action teams"): Spoken(
        (
            "Who takes the lead on this one? A priority without somebody who leads does not go on, and that is no failure.",
            "Who joins? When does the team meet? Please write your name on the sheet before you leave.",
        ),
        ("Flip-chart sheet for each action team", "Worksheet: conceptual plan"),
    ),
    (1, "Teams draft conceptual plans"): Spoken(
        ("Each team takes a worksheet and fills it in: the goal, what will be different within a year, the first steps.",),
        ("Worksheet: conceptual plan", "Handout: what a good outcome is"),
    ),
    (1, "End"): Spoken(
        ("Thank you. You will have the summary within three days. The next meeting is on the last line of your agenda.",),
        ("Pictures of all sheets", "Cards collected"),
    ),
    (2, "Co-chairs and facilitators meet"): _BEFORE,
    (2, "Welcome and introductions"): Spoken(
        ("Welcome back, and welcome to those who are new. New people first: who are you, and what brings you here?",),
    ),
    (2, "Overview of the first step"): Spoken(
        (
            "In the first meeting you described where we want to be, and chose the priorities on this slide.",
            "Today each team shows its plan. At the end we recommend for each: go on, merge, or stop.",
        ),
        ("Slides", "Summary of meeting 1"),
    ),
    (2, "Teams draft conceptual plans"): Spoken(
        ("Teams have an hour. Fill in one page: the goal, what will be different within a year, the first steps, who is in.",),
        ("Worksheet: conceptual plan",),
    ),
    (2, "Presentations: 10 to 15 minutes a team, and discussion"): Spoken(
        (
            "Ten minutes, one page, then questions. Ask as if your own money were in it.",
            "Is the outcome strong, and can it be measured? What does the plan assume? Which partners are missing? Who volunteers, and for what?",
            "Thank you. What you heard is written down; nobody has to answer it now.",
        ),
        ("A copy of each plan for each person", "Sheet for feedback", "A clock"),
    ),
    (2, "Wrap-up: go on, merge or stop; volunteers"): Spoken(
        (
            "For each plan: who is for going on? For merging it, and with which? For stopping?",
            "Who else joins a team? Please put your name on its sheet.",
        ),
        ("Flip-chart sheet: go on, merge, stop",),
    ),
    (2, "End"): Spoken(
        ("Until the next meeting each team turns its page into an action plan: timeline, what it needs, and who has committed to what.",),
        ("Worksheet: action plan, for each team",),
    ),
    (3, "Co-chairs and facilitators meet"): _BEFORE,
    (3, "Welcome"): Spoken(
        ("Welcome. Today the plans are finished. After today the leadership group decides on them, and at the launch the region hears of them.",),
    ),
    (3, "Overview of the second step"): Spoken(
        ("This is what you asked of each team in the last meeting. Listen for whether it is in the plan now.",),
        ("Slides", "Feedback of meeting 2 on the wall"),
    ),
    (3, "Presentation of action plans"): Spoken(
        (
            "For each plan: the outcome, the timeline, what it takes, and who has committed to what, by name.",
            "Is somebody in this room the person this plan lacks?",
        ),
        ("A copy of each action plan for each person", "Sheet for commitments"),
    ),
    (3, "Recommendation on each plan"): Spoken(
        (
            "A plan without clear commitments does not go forward. Is there somebody who changes that now?",
            "What do we recommend to the leadership group: this plan goes forward, merges with another, or stops?",
        ),
        ("Flip-chart sheet: recommendations",),
    ),
    (3, "What follows: leadership group and launch"): Spoken(
        (
            "We hand the plans to the leadership group. It approves them, or names the changes it asks for. You will hear from us either way.",
            "Please come to the launch and bring somebody who could join a team.",
        ),
        ("Invitation to the launch",),
    ),
    (3, "End"): Spoken(("Thank you for your time, and for what you put your name to.",), ("Commitments collected",)),
}  # fmt: skip
"""An item that is not listed has no words of its own."""
