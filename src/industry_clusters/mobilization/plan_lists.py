"""Lists of what follows: plans with outcomes, steps, commitments and reviews; launch, reports, first steps."""

from __future__ import annotations

from industry_clusters.mobilization.columns import Holds, TypedColumn, TypedList
from industry_clusters.mobilization.method import (
    LEADERSHIP,
    MEETINGS,
    OUTCOME_STATES,
    OUTLOOKS,
    PLAN_STAGES,
    RECOMMENDATIONS,
)
from industry_clusters.mobilization.shared_columns import YES_NO, cluster_column, person_column, plan_column

PLANS = TypedList(
    "plans",
    "Action plans",
    (
        TypedColumn("number", "Number", width=9.0),
        cluster_column(),
        TypedColumn("title", "Plan", Holds.LONG_TEXT, 30.0),
        TypedColumn("priority", "Priority", width=9.0, note="The number of the priority that it comes from."),
        person_column("convenor", "Convenor (champion)"),
        TypedColumn("meets_on", "Team meets", Holds.DATE, 13.0),
        TypedColumn("goal", "Long-term goal", Holds.LONG_TEXT, 40.0),
        TypedColumn("timeline", "Timeline", Holds.LONG_TEXT, 28.0),
        TypedColumn("money", "Money", Holds.LONG_TEXT, 20.0),
        TypedColumn("expertise", "Expertise", Holds.LONG_TEXT, 20.0),
        TypedColumn("materials", "Materials", Holds.LONG_TEXT, 20.0),
        TypedColumn("organization", "Organization", Holds.LONG_TEXT, 20.0),
        TypedColumn("stage", "Stage", width=16.0, choices=PLAN_STAGES),
        TypedColumn("merged_into", "Merged into plan", width=10.0),
        TypedColumn("reason", "Reason, where it goes forward without commitments", Holds.LONG_TEXT, 28.0),
    ),
    room=15,
    further=6,
)
OUTCOMES = TypedList(
    "outcomes",
    "Outcomes",
    (
        plan_column(),
        TypedColumn("outcome", "Outcome", Holds.LONG_TEXT, 36.0),
        TypedColumn("measure", "Measure", Holds.LONG_TEXT, 20.0),
        TypedColumn("target", "Target", width=14.0),
        TypedColumn("date", "By", Holds.DATE, 13.0),
        person_column("owner", "Owner"),
        TypedColumn("clear", "Clear", width=8.0, choices=YES_NO, note="Would two people who read it expect the same?"),
        TypedColumn("compelling", "Compelling", width=11.0, choices=YES_NO, note="Would an employer give an evening for it?"),
        TypedColumn("result", "A result", width=8.0, choices=YES_NO, note="Something that is different afterwards, not an activity."),
        TypedColumn("feasible", "Within a year", width=9.0, choices=YES_NO, note="Can those who signed up do it in twelve months?"),
        TypedColumn("status", "Status", width=13.0, choices=OUTCOME_STATES),
        TypedColumn("latest", "Latest, with date", Holds.LONG_TEXT, 26.0),
    ),
    room=30,
    further=10,
)  # fmt: skip
STEPS = TypedList(
    "steps",
    "Plan steps",
    (
        plan_column(),
        TypedColumn("step", "Step", Holds.LONG_TEXT, 60.0),
        person_column("who", "Who"),
        TypedColumn("date", "By", Holds.DATE, 13.0),
    ),
    room=40,
    further=12,
)
COMMITMENTS = TypedList(
    "commitments",
    "Commitments",
    (
        plan_column(),
        person_column("person", "Person"),
        TypedColumn("commitment", "What the person takes on", Holds.LONG_TEXT, 60.0),
    ),
    room=40,
    further=12,
)
REVIEWS = TypedList(
    "reviews",
    "Reviews",
    (
        plan_column(),
        TypedColumn("meeting", "Who", width=18.0, choices=(*MEETINGS, LEADERSHIP)),
        TypedColumn("date", "Date", Holds.DATE, 13.0),
        TypedColumn("said", "Feedback on the record", Holds.LONG_TEXT, 44.0),
        TypedColumn("partners", "Regional partners to add", Holds.LONG_TEXT, 26.0),
        TypedColumn("recommendation", "Recommendation", Holds.LONG_TEXT, 20.0, RECOMMENDATIONS),
        TypedColumn("conditions", "Changes asked for", Holds.LONG_TEXT, 30.0),
        TypedColumn("met", "Changes made", width=10.0, choices=YES_NO),
    ),
    room=30,
    further=10,
)
CHAMPIONS = TypedList(
    "champions",
    "Launch",
    (
        TypedColumn("name", "Signed up at the launch", Holds.LONG_TEXT, 26.0),
        TypedColumn("organization", "Organization", Holds.LONG_TEXT, 40.0),
        plan_column(),
        TypedColumn("offers", "What the person offers", Holds.LONG_TEXT, 40.0),
    ),
    room=20,
)
REPORTS = TypedList(
    "reports",
    "Employer reports",
    (
        TypedColumn("date", "Date", Holds.DATE, 13.0),
        cluster_column(),
        person_column("person", "Employer"),
        TypedColumn("outlook", "Jobs are", width=12.0, choices=OUTLOOKS),
        TypedColumn("theme", "Theme", Holds.LONG_TEXT, 26.0, "{report_themes.theme}"),
        TypedColumn("text", "What was said", Holds.LONG_TEXT, 50.0),
    ),
    room=60,
    further=20,
)
REPORT_THEMES = TypedList(
    "report_themes",
    "Follow-up",
    (TypedColumn("theme", "Theme", Holds.LONG_TEXT, 30.0),),
    room=16,
    further=4,
    goes_on=False,
)
FIRST_STEPS = TypedList(
    "first_steps",
    "First steps",
    (
        TypedColumn("area", "Where", Holds.LONG_TEXT, 30.0),
        TypedColumn("team", "Team actions", Holds.LONG_TEXT, 44.0),
        TypedColumn("individual", "Individual commitments (who, what, by when)", Holds.LONG_TEXT, 44.0),
    ),
    room=6,
    further=0,
)
