"""Step 10: each cluster's jobs at high, mid and entry pay, with cut-offs that a person can change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.occupations.pay import BY_JOBS
from industry_clusters.measures.staffing import ENTRY, HIGH, LEVELS, MID, NOT_KNOWN
from industry_clusters.sheet_names import LEVELS_SHEET
from industry_clusters.study import LevelBasis
from industry_clusters.views.clusters.definitions import CLUSTER_LIST
from industry_clusters.views.occupations.member_sheets import wage_area_label
from industry_clusters.views.occupations.occupation_words import LEVEL_WORDS, occupation_source
from industry_clusters.views.occupations.staffing_sheets import JOBS, ROWS, TOP_PAY, WAGE_AREAS, jobs_key
from industry_clusters.views.vocabulary.criteria import dollars_below, dollars_from, dollars_up_to
from industry_clusters.views.vocabulary.drawn import Chart, ChartKind, Series
from industry_clusters.views.vocabulary.model import (
    Choice,
    Column,
    Field,
    Fields,
    Formula,
    Heading,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.setting_fields import plain_field, setting_field
from industry_clusters.views.vocabulary.words import note, quoted

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block

OCCUPATION_LEVELS, COVERAGE, LEVEL_CHART = "occupation_levels", "occupation_coverage", "level_chart"
_QUARTILES = LevelBasis.CLUSTER.label
_STYLES = {HIGH: "level_high", MID: "level_mid", ENTRY: "level_entry", NOT_KNOWN: "level_unknown"}
_CHART_ROWS, _ROWS_A_CLUSTER, _MOST_ROWS = 8, 1.7, 34
_CLUSTER_WIDTH, _COVERAGE_WIDTH = 30.0, 10.0


def levels_sheet(analysis: Analysis) -> Sheet:
    """Chart, table by cluster and level, what is known, and the choices."""
    found = analysis.occupations
    blocks: tuple[Block, ...] = (
        Paragraph(
            "High: the occupation's median pay is at or above the upper cut-off; entry: below the lower one; mid: between. Shares "
            "are of the jobs that are published by occupation. Jobs are the region's, shared out by national staffing patterns; "
            "where a pattern withholds an occupation they are 'at least'. Cut-offs are yours to change, beneath the table.",
            "note",
        ),
        _chart(analysis),
        Heading("Share of each cluster's jobs by level of pay"),
        _chart_data(analysis),
        Heading("Cut-offs"),
        Fields((*level_choices(analysis), *_cut_offs(analysis))),
        _stale(analysis),
        Heading("What to know before reading"),
        *(Paragraph(remark, "note") for remark in found.remarks),
        Heading("How much is known"),
        _coverage(analysis),
        Heading("Jobs and average pay by level"),
        _levels(analysis),
    )
    title = f"Occupations by level of pay, clusters of {analysis.region.label}"
    return Sheet(
        LEVELS_SHEET, title, Role.INPUT, blocks, occupation_source(analysis), landscape=False, full_width=True
    )


def level_choices(analysis: Analysis) -> tuple[Field, ...]:
    """The four choices of a person."""
    study = analysis.study
    areas = analysis.occupations.wage_areas
    chosen = next((wage_area_label(area) for area in areas if area[0] == study.wage_area), study.wage_area)
    listed = Choice(f"{{{WAGE_AREAS}.label}}", "An area of the wage files, or leave it empty.")
    own = (plain_field(cell, study) for cell in ("level_basis", "level_low", "level_high"))
    return (*own, setting_field("wage_area", chosen or None, listed if areas else None))


def _cut_offs(analysis: Analysis) -> tuple[Field, ...]:
    cuts = analysis.occupations.cut_offs
    area = (
        cuts.kind
        if cuts.kind.startswith(BY_JOBS)
        else f"25th and 75th percentile of all wages, {cuts.area}, {cuts.period}"
    )
    area = area if cuts.area else "no wage file"

    def used(name: str, value: float) -> Formula:
        rest = f'IF(level_basis="{_QUARTILES}",NA(),area_{name})'
        return Formula(f"IF(ISNUMBER({name}),{name},{rest})", value)

    return (
        Field("area_level_low", "The area's lower cut-off", cuts.area_low, Unit.DOLLARS, Kind.DATA, help=area),
        Field("area_level_high", "The area's upper cut-off", cuts.area_high, Unit.DOLLARS, Kind.DATA, help=area),
        Field("level_low_used", "In use: entry is below", used("level_low", cuts.low), Unit.DOLLARS, Kind.DERIVED,
              help="#N/A: each cluster has its own, in the table below, or nothing is known."),
        Field("level_high_used", "In use: high is from", used("level_high", cuts.high), Unit.DOLLARS, Kind.DERIVED),
    )  # fmt: skip


def _stale(analysis: Analysis) -> Paragraph:
    """A warning when the wage area differs from the one that pay and cut-offs were built with."""
    built = level_choices(analysis)[-1].value
    same = f'wage_area&""={quoted(str(built or ""))}'
    changed = '"The wage area was CHANGED since the build: build again before you read the levels."'
    return Paragraph(Formula(f'IF({same},"",{changed})', ""), "note", alert=f"NOT({same})")


def _coverage(analysis: Analysis) -> Table:
    rows = analysis.occupations.coverage
    slots = list(range(1, len(rows) + 1))

    def of_rows(column: str) -> list[str]:
        return [f"SUMIFS({{{ROWS}.{column}}},{{{ROWS}.slot}},{slot})" for slot in slots]

    shown = (
        ("covered", "Jobs with a staffing pattern", Unit.JOBS, of_rows("weight")),
        ("published", "Published by occupation", Unit.JOBS, [f"SUM({{{JOBS}.{jobs_key(slot)}}})" for slot in slots]),
        ("not_published", "Not published by occupation", Unit.JOBS, ["MAX(ROUND([covered]-[published],3),0)"] * len(slots)),
        ("withheld_members", "Members not disclosed", Unit.COUNT, of_rows("withheld")),
        ("no_pattern_members", "Members without pattern", Unit.COUNT, of_rows("no_pattern")),
        ("left_out_members", "Members left out", Unit.COUNT, of_rows("left_out")),
        ("low", "Entry below", Unit.DOLLARS, [_quartile(slot, "low", 0.25) for slot in slots]),
        ("high", "High from", Unit.DOLLARS, [_quartile(slot, "high", 0.75) for slot in slots]),
    )  # fmt: skip
    columns = (
        Column(name, label, rows[name].tolist(), unit, Kind.DERIVED, formulas=formulas, width=_COVERAGE_WIDTH)
        for name, label, unit, formulas in shown
    )
    return Table(COVERAGE, (_clusters(rows["cluster"].tolist(), slots), *columns))


def _quartile(slot: int, name: str, share: float) -> str:
    """The cut-off in use, or the least pay that a share of the cluster's jobs is paid, or less."""
    jobs, pay = f"{{{JOBS}.{jobs_key(slot)}}}", f"{{{JOBS}.compared}}"
    known = f'SUMIFS({jobs},{pay},">=0")'
    below = f'(SUMIF({pay},{dollars_up_to(pay)},{jobs})-SUMIF({pay},"<0",{jobs}))'
    enough = f"({known}>0)*({pay}>=0)*ISNUMBER({jobs})*({below}>={share}*{known}-0.000001)"
    least = f"AGGREGATE(15,6,{pay}/({enough}),1)"
    own = f"IFERROR(IF({least}<{TOP_PAY:.0f},{least},NA()),NA())"
    return f'IF(level_basis="{_QUARTILES}",IF(ISNUMBER(level_{name}),level_{name},{own}),level_{name}_used)'


def _clusters(names: list[str], slots: list[int]) -> Column:
    formulas = [f'INDEX({{{CLUSTER_LIST}.name}},{slot})&""' for slot in slots]
    return Column(
        "cluster", "Cluster", names, Unit.TEXT, Kind.DERIVED, formulas=formulas, width=_CLUSTER_WIDTH
    )


def _levels(analysis: Analysis) -> Table:
    rows = analysis.occupations.levels
    slots = [slot for slot in range(1, len(rows) // len(LEVELS) + 1) for _ in LEVELS]
    places = list(zip(slots, rows["level"], strict=True))
    share = [f"IFERROR([jobs]/INDEX({{{COVERAGE}.published}},{slot}),NA())" for slot in slots]
    return Table(
        OCCUPATION_LEVELS,
        (
            _clusters(rows["cluster"].tolist(), slots),
            Column("level", "Level of pay", rows["level"].map(LEVEL_WORDS).tolist(), Unit.TEXT, width=14.0, note=note("pay_level")),
            Column("jobs", f"Jobs {analysis.study.last_year}", rows["employment"].tolist(), Unit.JOBS, Kind.DERIVED,
                   formulas=[_jobs_formula(slot, level) for slot, level in places]),
            Column("share", "Share", rows["share"].tolist(), Unit.SHARE, Kind.DERIVED, formulas=share),
            Column("pay", "Average pay a year", rows["average_pay"].tolist(), Unit.DOLLARS, Kind.DERIVED,
                   formulas=[_pay_formula(slot, level) for slot, level in places],
                   note="Median pay of the occupations, weighted by their jobs; occupations without a number are left out."),
        ),
    )  # fmt: skip


def _cuts(slot: int) -> tuple[str, str]:
    return f"INDEX({{{COVERAGE}.low}},{slot})", f"INDEX({{{COVERAGE}.high}},{slot})"


def _jobs_formula(slot: int, level: str) -> str:
    jobs, pay = f"{{{JOBS}.{jobs_key(slot)}}}", f"{{{JOBS}.compared}}"
    low, high = _cuts(slot)
    sums = {
        HIGH: f"SUMIFS({jobs},{pay},{dollars_from(high)})",
        MID: f"SUMIFS({jobs},{pay},{dollars_from(low)},{pay},{dollars_below(high)})",
        ENTRY: f'SUMIFS({jobs},{pay},">=0",{pay},{dollars_below(low)},{pay},{dollars_below(high)})',
        NOT_KNOWN: f'SUMIFS({jobs},{pay},"<0")',
    }
    otherwise = f"SUM({jobs})" if level == NOT_KNOWN else "NA()"
    parted = f"IF(ISNUMBER({low})*ISNUMBER({high}),{sums[level]},{otherwise})"
    return f"IF(INDEX({{{COVERAGE}.published}},{slot})>0,{parted},NA())"  # nothing published: not known, and not zero


def _pay_formula(slot: int, level: str) -> str:
    """Pay weighted by jobs; texts in either column count as nothing, in both sums."""
    jobs, pay, compared = (f"{{{JOBS}.{name}}}" for name in (jobs_key(slot), "annual_pay", "compared"))
    low, high = _cuts(slot)
    tests = {
        HIGH: f"({compared}>={high})",
        MID: f"({compared}>={low})*({compared}<{high})",
        ENTRY: f"({compared}>=0)*({compared}<{low})*({compared}<{high})",
        NOT_KNOWN: f"({compared}>=-1)*NOT(ISNUMBER({low})*ISNUMBER({high}))",
    }
    test = f"1*({tests[level]})"
    return f"IFERROR(SUMPRODUCT({test},{jobs},{pay})/SUMPRODUCT({test},1*ISNUMBER({pay}),{jobs}),NA())"


def _chart(analysis: Analysis) -> Chart:
    cuts, clusters = analysis.occupations.cut_offs, len(analysis.clusters.names)
    series = tuple(
        Series(LEVEL_WORDS[level], f"{{{LEVEL_CHART}.cluster}}", f"{{{LEVEL_CHART}.{_chart_key(level)}}}", _STYLES[level])
        for level in LEVELS
    )  # fmt: skip
    return Chart(
        "level_bars",
        ChartKind.BAR,
        f"Jobs by level of pay, clusters of {analysis.region.label}, {analysis.study.last_year}",
        "Cluster",
        f"Share of jobs published by occupation (cut-offs: {cuts.kind})",
        series,
        Unit.PERCENT,
        rows=min(_CHART_ROWS + round(_ROWS_A_CLUSTER * max(clusters, 3)), _MOST_ROWS),
        alt_text="Stacked bars: share of each cluster's jobs at high, mid and entry pay",
        stacked=True,
    )


def _chart_data(analysis: Analysis) -> Table:
    rows = analysis.occupations.levels
    names = list(analysis.occupations.coverage["cluster"])
    slots = list(range(1, len(names) + 1))
    columns = (
        Column(
            _chart_key(level),
            LEVEL_WORDS[level].capitalize(),
            rows.loc[rows["level"].eq(level), "share"].tolist(),
            Unit.SHARE,
            Kind.DERIVED,
            formulas=[
                f"INDEX({{{OCCUPATION_LEVELS}.share}},{(slot - 1) * len(LEVELS) + place})" for slot in slots
            ],
        )
        for place, level in enumerate(LEVELS, 1)
    )
    base = analysis.occupations.coverage["published"].tolist()
    published = Column(
        "published", "Jobs published by occupation", base, Unit.JOBS, Kind.DERIVED,
        formulas=[f"INDEX({{{COVERAGE}.published}},{slot})" for slot in slots],
    )  # fmt: skip
    return Table(LEVEL_CHART, (_clusters(names, slots), published, *columns))


def _chart_key(level: str) -> str:
    return LEVEL_WORDS[level].replace(" ", "_")
