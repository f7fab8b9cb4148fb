"""Launch, follow-up, employers' reports, forms of level 1, first steps, and what the new data changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.mobilization.method import OUTLOOKS
from industry_clusters.views.mobilization.tables import SOURCE, Shown, study_table, typed_table
from industry_clusters.views.vocabulary.model import (
    Choice,
    Column,
    Field,
    Fields,
    Heading,
    Highlight,
    NoteBox,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.mobilization.tables import Mobilization
    from industry_clusters.views.vocabulary.model import Block

STATEMENT, RETENTION, REBASE = "mobilize_note_statement", "mobilize_note_retention", "mobilize_rebase"
_EVENT = (
    "Date, place and program, with the leadership group's co-chairs as hosts",
    "Champions present their plans, five minutes each",
    "A table for each plan, with a sign-up sheet",
    "Blueprint printed: all approved plans and the statement of support",
    "Press, local officials and the state invited",
    "Volunteers thanked by name (those who agreed to be listed)",
)
_SURVEY = (
    "What does your firm make or do, and for whom?",
    "How many people work at this place? More or fewer than a year ago?",
    "Which jobs are hardest to fill, and why?",
    "Which skills will you need in three years that you do not have today?",
    "Which training have you used here? Did it fit?",
    "What holds you here, and what might make you leave?",
    "Which suppliers or services do you buy elsewhere that you would buy here?",
    "What should the region do first for your industry?",
    "May we call you, and list you as taking part? (yes / no)",
)
_FOCUS = (
    ("0:00", "Welcome: why you were asked, what happens with what you say; nobody is quoted by name"),
    ("0:10", "Each person: firm, and one thing that changed in the past year"),
    ("0:25", "Show two figures of the cluster: does this fit what you see?"),
    ("0:45", "What do you need most? One card each; read out; group by category"),
    ("1:05", "For the first three: what has been tried, what would work, who would have to help?"),
    ("1:25", "What should be decided this year, and who decides it?"),
    ("1:30", "Thanks; when and how you hear what became of it"),
)


def launch_sheet(view: Mobilization, name: str) -> Sheet:
    """What goes into the blueprint, the event, and who signed up."""
    approved = (
        Shown("cluster", "Cluster", width=26.0),
        Shown("label", "Approved plan", width=40.0),
        Shown("goal", "Long-term goal", width=40.0),
        Shown("convenor", "Convenor", width=30.0),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(
            "Approved plans go into the blueprint with the leadership group's statement of support. The launch finds more champions."
        ),
        Heading("Plans for the blueprint"),
        study_table(view, "blueprint", (), approved),
        NoteBox(
            STATEMENT, "The leadership group's statement of support", view.typed.words.get(STATEMENT, ""), 6
        ),
        Heading("The event"),
        _ticks("launch_list", _EVENT),
        Heading("Signed up at the launch"),
        typed_table(view, "champions", (Shown("check", "To check", width=24.0),)),
    )
    return Sheet(name, "Launch", Role.INPUT, blocks, SOURCE)


def _ticks(key: str, lines: tuple[str, ...]) -> Table:
    return Table(
        key,
        (
            Column("mark", "☐", ["☐"] * len(lines), width=26.0),
            Column("line", "What", list(lines), Unit.LONG_TEXT, width=40.0, span=2),
        ),
    )


def follow_sheet(view: Mobilization, name: str) -> Sheet:
    """Employers' reports by cluster and theme; reminders are on 'Outcomes'."""
    by_cluster = (
        Shown("cluster", "Cluster", width=30.0),
        *(Shown(f"is_{at}", f"Jobs {one}", Unit.COUNT, 14.0) for at, one in enumerate(OUTLOOKS)),
        Shown("says", "What that means", width=44.0),
    )
    names = [str(row["cluster"]) for row in view.book.tables["clusters"].filled if row.get("there") == 1]
    themed = typed_table(
        view,
        "report_themes",
        (
            Shown("every", "All reports", Unit.COUNT, 14.0),
            *(Shown(f"in_{at}", one, Unit.COUNT, 14.0) for at, one in enumerate(names, 1)),
        ),
    )
    seen = tuple(
        Highlight((f"in_{at}",), f"IF(ISNUMBER([in_{at}]),[in_{at}]>0,FALSE)", "quotient")
        for at, _ in enumerate(names, 1)
    )
    blocks: tuple[Block, ...] = (
        Paragraph(
            "Employers warn early: a short report every few months on jobs and what changed, entered on 'Employer reports'. Outcomes with "
            "their reminders are on 'Outcomes'; once a year 'What changed' holds the new figures against those the choice rested on."
        ),
        Heading("Reports by cluster"),
        study_table(view, "report_tally", (), by_cluster),
        Heading("Reports by theme; the list is yours"),
        Table(**{**vars(themed), "highlights": seen}),
    )
    return Sheet(name, "Follow-up", Role.INPUT, blocks, SOURCE)


def reports_sheet(view: Mobilization, name: str) -> Sheet:
    """Employers' periodic reports."""
    blocks: tuple[Block, ...] = (
        Paragraph(
            "A row for each report: date, cluster, who, whether jobs grow, and what the person said. 'Follow-up' counts them."
        ),
        typed_table(view, "reports", (Shown("check", "To check", width=30.0),), freeze=2),
    )
    return Sheet(name, "Employer reports (early warning)", Role.INPUT, blocks, SOURCE)


def survey_sheet(_view: Mobilization, name: str) -> Sheet:
    """Two forms for level 1: a survey, and the guide of a focus group."""
    survey = Table(
        "survey",
        (
            Column("at", "", [str(at) for at, _ in enumerate(_SURVEY, 1)], width=10.0),
            Column("ask", "Question", list(_SURVEY), Unit.LONG_TEXT, width=46.0),
            Column("answer", "Answer", ["\n\n"] * len(_SURVEY), Unit.LONG_TEXT, width=40.0),
        ),
    )
    focus = Table(
        "focus",
        (
            Column("at", "Time", [at for at, _ in _FOCUS], width=10.0),
            Column("what", "What happens", [what for _, what in _FOCUS], Unit.LONG_TEXT, width=46.0, span=2),
        ),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(
            "Where employers are asked and not yet partners: a survey to mail, and the guide of a focus group of 90 minutes."
        ),
        Heading("Employer survey"),
        survey,
        Heading("Focus group", new_page=True),
        focus,
    )
    return Sheet(name, "Survey and focus group", Role.GUIDE, blocks, SOURCE, landscape=False)


PROMPTS = (
    ("Level 1", "A working group of several agencies keeps the data set and meets twice a year."),
    ("Level 1", "Clusters are a chapter of each year's planning packet; the update has a month of its own."),
    ("Level 1", "Training is chosen and designed by cluster; grants are applied for together."),
    ("Level 1", "Employers of the clusters are recruited to boards; some report early on jobs."),
    ("Level 2", "Names for a design team; a date when the board decides on mobilization."),
    ("Level 2", "Leadership group named; clusters scored; the first group's meeting dates set."),
)


def first_steps_sheet(view: Mobilization, name: str) -> Sheet:
    """The grid of first steps for both levels."""
    prompts = Table(
        "prompts",
        (
            Column("level", "For", [level for level, _ in PROMPTS], width=30.0),
            Column(
                "words",
                "An idea to begin with",
                [words for _, words in PROMPTS],
                Unit.LONG_TEXT,
                width=44.0,
                span=2,
            ),
        ),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(
            "Level 1 puts information into decisions; level 2 mobilizes clusters. What will the team do, and what does each person commit to?"
        ),
        prompts,
        Heading("First steps"),
        typed_table(view, "first_steps"),
    )
    return Sheet(name, "First steps", Role.INPUT, blocks, SOURCE)


def changed_sheet(view: Mobilization, name: str) -> Sheet:
    """Claims that the choice rested on, then and now; clusters that the study renamed or dropped."""
    claims = view.claims
    table = Table(
        "claims",
        (
            Column("cluster", "Cluster", [one.cluster for one in claims], Unit.LONG_TEXT, width=30.0),
            Column("claim", "Claim", [one.claim for one in claims], Unit.LONG_TEXT, width=46.0),
            Column("then", "When chosen", [one.then or "-" for one in claims], width=14.0),
            Column("now", "Now", [one.now for one in claims], width=14.0),
            Column("says", "What that means", [one.says for one in claims], Unit.LONG_TEXT, width=26.0),
        ),
        highlights=(Highlight(("says",), 'LEFT([says],5)<>"still"', "warning"),),
    )
    fresh = Field(REBASE, "Begin again with these figures (yes)", None, validation=Choice(("yes",)))
    blocks: tuple[Block, ...] = (
        Paragraph(
            "When the study has a new year of data, build this workbook again: each claim says whether it still holds. A claim whose "
            "range leaves it open is not known."
        ),
        *_gone(view),
        Fields((fresh,)),
        table,
    )
    return Sheet(name, "What the new data changed", Role.RESULT, blocks, SOURCE)


def _gone(view: Mobilization) -> Iterator[Block]:
    if view.gone:
        names = ", ".join(view.gone)
        yield Paragraph(
            f"No longer clusters of the study: {names}. What was typed for them is kept; people who were invited have to be told.",
            "warning",
        )


def needs_sheet(view: Mobilization, name: str) -> Sheet:
    """What interviews named, by cluster."""
    data = (
        Shown("cluster", "Cluster", width=30.0),
        Shown("kind", "What", Unit.TEXT, 12.0),
        Shown("words", "Theme or need", width=44.0),
        Shown("interviews", "Interviews that name it", Unit.COUNT, 14.0),
    )
    words = "Themes and needs of the study's interviews, most often named first; no names of persons."
    return Sheet(
        name, "What employers said", Role.DATA, (Paragraph(words), study_table(view, "needs", data)), SOURCE
    )


def holidays_sheet(view: Mobilization, name: str) -> Sheet:
    """Federal holidays, which dates are held against."""
    data = (Shown("date", "Date", Unit.DATE, 14.0), Shown("name", "Federal holiday", width=44.0))
    source = "Source: United States federal holidays with observed days, from the Python library holidays"
    return Sheet(name, "Federal holidays", Role.DATA, (study_table(view, "holidays", data),), source)


def privacy_sheet(view: Mobilization, name: str) -> Sheet:
    """What this workbook holds of people, and how long."""
    blocks: tuple[Block, ...] = (
        Paragraph("This workbook holds names, addresses and votes of people. The study's workbook does not, and travels without this one."),
        Paragraph("Send on only what 'Share a copy' makes: it takes the register out, and looks for its names, e-mail addresses and telephone numbers in everything else."),
        Paragraph("List people only where 'May be listed' says yes. Take out who asks for it: delete the row of the register, and the name where a check then says 'not on the register'."),
        Paragraph("Earlier copies, named '(before DATE)', and calendar files hold names as well: delete them when this workbook goes."),
        NoteBox(RETENTION, "How long are these names kept, who may open this file, and who deletes it?", view.typed.words.get(RETENTION, ""), 4),
    )  # fmt: skip
    return Sheet(name, "Privacy", Role.GUIDE, blocks, SOURCE, landscape=False)
