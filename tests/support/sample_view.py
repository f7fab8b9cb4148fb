"""A small workbook view with every kind of block, worked out by hand."""

import math

from industry_clusters.views.vocabulary.drawn import Chart, ChartKind, Series
from industry_clusters.views.vocabulary.model import (
    Choice,
    Column,
    Field,
    Fields,
    Formula,
    Heading,
    Highlight,
    Kind,
    Legend,
    LegendEntry,
    Link,
    NoteBox,
    Number,
    Paragraph,
    Role,
    Sheet,
    Table,
    Trend,
    Unit,
    Workbook,
)

SOURCE = "Source: R&D survey of 2020; reference United States"
GROUPS = ["=1+1", "Farms", "Mines"]
JOBS = {2019: [100.0, 40.0, math.nan], 2020: [110.0, 20.0, 5.0]}
GROWTH = [0.1, -0.5, math.nan]
MEMO = 'region = "Here"\n\n[years]\nfirst = 2019'
LONG_CHOICE = tuple(f"Area number {number} of many" for number in range(20))


def data_sheet():
    columns = (
        Column("code", "Code", ["0111", "0112", "21"], Unit.CODE),
        Column("title", "Industry", GROUPS),
        *(Column(f"y{year}", str(year), jobs, Unit.JOBS) for year, jobs in JOBS.items()),
    )
    return Sheet(
        "Ann's data", "Jobs by industry", Role.DATA, (Table("data", columns, freeze_columns=2),), SOURCE
    )


def result_sheet():
    jobs = "INDEX({data.y2019:y2020},[position],%s)"
    columns = (
        Column("code", "Code", ["0111", "0112", "21"], Unit.CODE, note="The industry's code."),
        Trend("trend", "Trend", "data", "y2019", "y2020", [0, 1, None]),
        Column(
            "position",
            "Row",
            [1, 2, 3],
            Unit.COUNT,
            Kind.DERIVED,
            "MATCH([code],{data.code},0)",
            hidden=True,
        ),
        Column("before", "Jobs before", JOBS[2019], Unit.JOBS, Kind.DERIVED, jobs % 1),
        Column("after", "Jobs after", JOBS[2020], Unit.JOBS, Kind.DERIVED, jobs % 2, states=["", "partial", ""]),
        Column("growth", "Growth", GROWTH, Unit.PERCENT, Kind.DERIVED, "IFERROR([after]/[before]-1,NA())"),
        Column("words", "In words", ["[up]", "[down]", "?"], Unit.TEXT, Kind.DERIVED,
               'IF(ISNUMBER([growth]),IF([growth]>cut_off,"[up]","[down]"),"?")'),
        Column("even", "Even", [None, True, False], Unit.TEXT, formulas=[None, "MOD([after],2)=0", "MOD([after],2)=0"]),
    )  # fmt: skip
    table = Table(
        "result",
        columns,
        caption="What grew",
        filters=True,
        freeze_columns=1,
        highlights=(Highlight(("after", "growth"), "[growth]>cut_off", "growth"),),
    )
    legend = Legend((LegendEntry("growth", "G", Formula('"growth above "&cut_off', "growth above 0.05")),))
    return Sheet("Result", "Industries", Role.RESULT, (legend, table), SOURCE)


def input_sheet():
    fields = Fields(
        (
            Field("cut_off", "Cut-off", 0.05, Unit.PERCENT, validation=Number(-1, 1, message="From -100% to 100%.")),
            Field("least", "Least jobs", None, Unit.JOBS, validation=Number(0, whole=True), help="Empty: none."),
            Field("area", "Area", "Here, and there", validation=Choice(LONG_CHOICE)),
            Field("owner", "Owner", "Private", validation=Choice(("Private", "All"))),
            Field("group", "Group", "Farms", validation=Choice("{data.title}")),
            Field("every_job", "All jobs", Formula("SUM({data.y2020})", 135.0), Unit.JOBS, Kind.DERIVED),
        )
    )  # fmt: skip
    files = Table(
        "files",
        (Column("path", "File", ["=SUM(A1)"], Unit.LONG_TEXT, Kind.INPUT),),
        name_range="file_paths",
        input_rows=3,
    )
    box = NoteBox("note_growth", "What grows?", "The farms do.\n=and more", lines=3)
    blocks = (Heading("What to compare"), fields, files, box)
    return Sheet("Setup", "Setup", Role.INPUT, blocks, SOURCE, landscape=False)


def trend_sheet():
    columns = (
        Column("year", "Year", [2019, 2020, 2021], Unit.YEAR),
        Column("jobs", "Jobs", [140.0, 135.0, math.nan], Unit.JOBS),
    )
    line = (Series("Here", "{years.year}", "{years.jobs}", "region"),)
    charts = tuple(
        Chart(f"chart_{kind}", kind, f"Jobs, as {kind}", "Year", "Jobs", line, rows=12) for kind in ChartKind
    )
    return Sheet("Trends", "Over time", Role.RESULT, (*charts, Table("years", columns)), SOURCE)  # fmt: skip


def start_sheet():
    steps = Table("steps", (Column("where", "Sheet", [Link("Go to the data", "Ann's data")]),))
    warning = Paragraph(Formula('"Group: "&group', "Group: Farms"), "note", alert='group<>"Farms"')
    blocks = (Paragraph("A long text. " * 30), warning, steps)
    return Sheet("Start", Formula('"Study of "&area', "Study of Here, and there"), Role.GUIDE, blocks, SOURCE)


def sample_view(**changes):
    sheets = (start_sheet(), input_sheet(), result_sheet(), trend_sheet(), data_sheet())
    return Workbook(
        **{"title": "Sample", "sheets": sheets, "names": {"data_codes": "{data.code}"}, "memo": MEMO}
        | changes
    )
