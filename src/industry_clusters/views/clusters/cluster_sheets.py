"""Step 6: the summary of all clusters, and one table for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.clusters.clusters import REFERENCE_ENDS
from industry_clusters.analysis.industries.derived import YEARS
from industry_clusters.analysis.once import once
from industry_clusters.analysis.rows import records
from industry_clusters.formulas import AVERAGE_PAY
from industry_clusters.panel import TOTAL_INDUSTRY
from industry_clusters.sheet_names import SUMMARY_SHEET
from industry_clusters.study import Reading
from industry_clusters.terms import TERMS
from industry_clusters.views.clusters.career_columns import CAREERS, career_formulas, with_careers
from industry_clusters.views.clusters.comparable_words import remark_formula, remark_on
from industry_clusters.views.clusters.definitions import (
    CLUSTER_LIST,
    DEFINITIONS,
    STATE,
    SUMMARY_KEY,
    cluster_slots,
    clusters_in,
)
from industry_clusters.views.clusters.ranges_sheet import (
    RANGES,
    constants_at,
    depth,
    state_formulas,
    sums_of_level,
)
from industry_clusters.views.industries.known_formulas import (
    grade_formula,
    grade_word,
    likely_jobs,
    pay_shown,
    pay_spread,
)
from industry_clusters.views.industries.marks import estimate_marks
from industry_clusters.views.industries.second_columns import (
    SECOND_AMOUNTS,
    second_of_clusters,
)
from industry_clusters.views.industries.unit_columns import (
    COMPARABLE,
    changed_vintages,
    codes_left_out,
    share_formulas,
)
from industry_clusters.views.region.area_words import area_warnings
from industry_clusters.views.region.data_sheets import HIGH_PAYROLL, LOW_PAYROLL, WIDER, wider_codes, years_of
from industry_clusters.views.vocabulary.figures import grade_words, shown_column, shown_formula
from industry_clusters.views.vocabulary.measured import or_missing, quotient, relative_change, yearly_growth
from industry_clusters.views.vocabulary.model import (
    Column,
    Formula,
    Highlight,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.words import (
    header,
    live_text,
    names_of,
    note,
    source_line,
)

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block


SUMMARY = SUMMARY_KEY
_SUMMARY_COLUMNS = (
    "cluster", "members", "known", "employment_first", "employment_last", "shown_last", "graded_last", "employment_change", "growth",
    "shown_growth", "pay_first", "pay_last", "pay_change", "quotient_first", "quotient_last", "quotient_percent_change",
    "low_employment_last", "high_employment_last", "broken",
)  # fmt: skip
_SUMS = ("jobs", "payroll", "reference", "published", "pay_spread")
"""What is summed over the members of a cluster, by year."""
_OF_MEMBERS = {"jobs": "employment"}
_UNITS = {"growth": Unit.PERCENT, CAREERS: Unit.PERCENT, "pay": Unit.DOLLARS, "quotient": Unit.QUOTIENT}


def summary_formulas(analysis: Analysis) -> dict[str, str]:
    """The live formula of every column of the summary."""
    formulas = {
        "cluster": f'INDEX({{{CLUSTER_LIST}.name}},[slot])&""',
        "members": f'IF([cluster]="",0,SUMIFS({{{DEFINITIONS}.counted}},{{{DEFINITIONS}.slot}},[slot]))',
        **{name: _of_members(name) for name in ("known", "broken", "absent", "left")},
        "node": f'IFERROR(MATCH("{TOTAL_INDUSTRY}",{{{WIDER}.industry_code}},0),0)',
    }
    for year in YEARS:
        formulas |= _year_formulas(year, analysis)
    formulas |= {name: _where_members(text) for name, text in _derived_formulas().items()}
    formulas |= {"remark": remark_formula()}
    formulas |= {name: _where_members(text) for name, text in career_formulas(analysis).items()}
    formulas |= {"expected_last": _of_members("expected_last")}
    return formulas | _second_formulas(analysis)


def _second_formulas(analysis: Analysis) -> dict[str, str]:
    """Jobs of the members in the second reference area, and how well they are known."""
    if analysis.second is None:
        return {}
    if not analysis.reference_is_ranged:
        return {"second_last": _of_members("second_last")}
    low, high, best = "[low_second_last]", "[high_second_last]", "[second_last]"
    sure = f"IFERROR({low}={high},FALSE)*ISNUMBER({best})"
    graded = grade_formula(best, "[likely_low_second_last]", "[likely_high_second_last]", sure)
    return {
        **{name: _of_members(name) for name in SECOND_AMOUNTS},
        "grade_second_last": _where_members(f"IF(ISNUMBER({best}),{graded},NA())"),
    }


def _of_members(column: str) -> str:
    return _where_members(f"SUMIFS({{{DEFINITIONS}.{column}}},{{{DEFINITIONS}.slot}},[slot])")


def _where_members(formula: str) -> str:
    """A cluster without members, and a spare row, have empty cells."""
    return f'IF([members]=0,"",{formula})'


def _year_formulas(year: str, analysis: Analysis) -> dict[str, str]:
    """Jobs and pay of a year: sums, bounds, best value, likely range, grade, and the number that is shown."""
    summed = (*_SUMS, *(f"{end}_reference" for end in REFERENCE_ENDS if analysis.reference_is_ranged))
    sums = {f"{name}_{year}": _of_members(f"{_OF_MEMBERS.get(name, name)}_{year}") for name in summed}
    level = depth(analysis) + 1
    below = sums_of_level(level, year, f"{{{RANGES if level > 1 else DEFINITIONS}.slot}}", "[slot]")
    low, high, variance = f"[low_employment_{year}]", f"[high_employment_{year}]", f"[variance_{year}]"
    cells = {"low": low, "high": high, "variance": variance}
    state = state_formulas(below, constants_at("[node]", year, analysis), cells)
    best = f"[best_employment_{year}]"
    likely = likely_jobs(best, f"[published_{year}]", variance, low, high)
    ends = (f"[likely_low_employment_{year}]", f"[likely_high_employment_{year}]")
    sure = f"IFERROR({low}={high},FALSE)*ISNUMBER({best})"
    worked = {
        f"least_payroll_{year}": _certain_payroll(LOW_PAYROLL, year, analysis),
        f"most_payroll_{year}": _certain_payroll(HIGH_PAYROLL, year, analysis),
        f"low_employment_{year}": state["low"],
        f"high_employment_{year}": state["high"],
        f"variance_{year}": state["variance"],
        f"best_employment_{year}": f"IF(reading_mode=2,({low}+{high})/2,[jobs_{year}])",
        f"likely_low_employment_{year}": f"CHOOSE(reading_mode,{best},{low},{likely[0]})",
        f"likely_high_employment_{year}": f"CHOOSE(reading_mode,{best},{high},{likely[1]})",
        f"grade_{year}": grade_formula(best, *ends, sure),
        f"employment_{year}": f"IF([grade_{year}]<4,{best},NA())",
        f"best_pay_{year}": or_missing(
            AVERAGE_PAY.excel(payroll=f"[payroll_{year}]", employment=f"[jobs_{year}]")
        ),
        **_pay_ends(year),
        f"pay_{year}": f"IFERROR({pay_shown(f'[best_pay_{year}]', f'[likely_low_pay_{year}]', f'[likely_high_pay_{year}]', f'[grade_{year}]')},NA())",
        f"best_quotient_{year}": _quotient(best, year),
        **_quotient_ends(year, ends, analysis),
    }
    worked |= share_formulas(DEFINITIONS, year)
    return sums | {name: _where_members(text) for name, text in worked.items()}


def _certain_payroll(table: str, year: str, analysis: Analysis) -> str:
    """The members' bounds of payroll added up, where the certain ones are shown: only they need it."""
    block = f"INDEX({years_of(table, analysis)},0,{year}_column)"
    of_row = f"SUMIF({{{table}.industry_code}},{{{DEFINITIONS}.code_text}},{block})"
    counts = f"({{{DEFINITIONS}.slot}}=[slot])*({{{DEFINITIONS}.there_{year}}}=1)"
    return f"IF(reading_mode=2,SUMPRODUCT({counts}*{of_row})*deflator_{year},0)"


def _pay_ends(year: str) -> dict[str, str]:
    pay, spread = f"[best_pay_{year}]", pay_spread(f"[pay_spread_{year}]")
    low = f"CHOOSE(reading_mode,{pay},[least_payroll_{year}]/[high_employment_{year}],{pay}/{spread})"
    high = f"CHOOSE(reading_mode,{pay},[most_payroll_{year}]/[low_employment_{year}],{pay}*{spread})"
    return {
        f"likely_low_pay_{year}": f"IFERROR({low},NA())",
        f"likely_high_pay_{year}": f"IFERROR({high},NA())",
    }


def _quotient(jobs: str, year: str, there: str = "reference") -> str:
    return quotient(jobs, f"[{there}_{year}]", year)


def _quotient_ends(year: str, ends: tuple[str, str], analysis: Analysis) -> dict[str, str]:
    """The likely range of a quotient, and the number that is shown; where the reference area has ranges, by those too."""
    ranged, best = analysis.reference_is_ranged, f"[reference_{year}]"
    names = ("likely_high_reference", "likely_low_reference") if ranged else ("reference", "reference")
    grade = f"[grade_quotient_{year}]" if ranged else f"[grade_{year}]"
    low, high = f"[low_reference_{year}]", f"[high_reference_{year}]"
    sure = f"IFERROR({low}={high},FALSE)*ISNUMBER({best})"
    graded = grade_formula(best, f"[likely_low_reference_{year}]", f"[likely_high_reference_{year}]", sure)
    grades = {
        f"grade_reference_{year}": f"IF(ISNUMBER({best}),{graded},NA())",
        f"grade_quotient_{year}": f"MAX([grade_{year}],IFERROR([grade_reference_{year}],0))",
    }
    return {
        **(grades if ranged else {}),
        f"likely_low_quotient_{year}": _quotient(ends[0], year, names[0]),
        f"likely_high_quotient_{year}": _quotient(ends[1], year, names[1]),
        f"quotient_{year}": f"IF({grade}<4,[best_quotient_{year}],NA())",
    }


def _derived_formulas() -> dict[str, str]:
    """What needs both years: of the comparable part, missing where that is not nearly all of the cluster."""

    def compared(formula: str) -> str:
        return f"IF([is_comparable]=0,NA(),IFERROR({formula},NA()))"

    def of_whole(formula: str) -> str:
        return f"IF([left]>0,NA(),IFERROR({formula},NA()))"

    def growth(first: str, last: str) -> str:
        return compared(
            yearly_growth(
                f"([{first}_employment_first]*[share_first])", f"[{last}_employment_last]*[share_last]"
            )
        )

    numbers = "MAX([grade_first],[grade_last])<4"
    return {
        "grade": "MAX([grade_first],[grade_last])",
        "is_comparable": COMPARABLE,
        "not_comparable": codes_left_out(DEFINITIONS),
        "best_growth": growth("best", "best"),
        "likely_low_growth": growth("likely_high", "likely_low"),
        "likely_high_growth": growth("likely_low", "likely_high"),
        "growth": f"IF({numbers},[best_growth],NA())",
        "employment_change": compared("[employment_last]*[share_last]-[employment_first]*[share_first]"),
        "best_employment_change": compared("[best_employment_last]*[share_last]-[best_employment_first]*[share_first]"),
        "pay_change": of_whole(relative_change("[pay_first]", "[pay_last]")),
        "quotient_percent_change": of_whole(relative_change("[quotient_first]", "[quotient_last]")),
        "shown_last": shown_formula(
            "[best_employment_last]", "[likely_low_employment_last]", "[likely_high_employment_last]", "[grade_last]", Unit.JOBS
        ),
        "graded_last": grade_word("[grade_last]"),
        "shown_growth": shown_formula("[best_growth]", "[likely_low_growth]", "[likely_high_growth]", "[grade]", Unit.PERCENT),
    }  # fmt: skip


def summary_sheet(analysis: Analysis) -> Sheet:
    """One row a cluster, from sums."""
    guide = live_text(
        "Sums over the members of each cluster; pay is payroll over jobs in dollars of {dollar_year}, and the quotient "
        "compares with {reference_said}. Numbers shown: {reading}. The bounds are certain: no other number agrees with all that is "
        "published. #N/A is known as a range only, or cannot be compared; the remark says which.",
        names_of(analysis),
    )
    title = f"Clusters of {analysis.region.label}"
    blocks: tuple[Block, ...] = (*area_warnings(analysis), Paragraph(guide, "note"), _summary_table(analysis))
    return Sheet(SUMMARY_SHEET, title, Role.RESULT, blocks, source_line(analysis))


def _summary_table(analysis: Analysis) -> Table:
    rows = shown_summary(analysis)
    formulas = summary_formulas(analysis)

    def derived(name: str, *, hidden: bool = False) -> Column:
        label = header(name, analysis) if name in TERMS else name.replace("_", " ").capitalize()
        comment = note(name) if name in TERMS else ""
        width = {"cluster": 34.0, "remark": 54.0}.get(name)
        values = rows[name].tolist()
        return Column(
            name, label, values, _unit_of(name), Kind.DERIVED, formulas[name], note=comment, hidden=hidden, width=width
        )  # fmt: skip

    columns = with_careers(_SUMMARY_COLUMNS, analysis)
    workings = [name for name in formulas if name not in (*columns, "remark", "slot")]
    position = f"ROW()-ROW({{{SUMMARY}#cluster}})"
    numbers = list(range(1, len(rows) + 1))
    return Table(
        SUMMARY,
        (
            *(derived(name) for name in columns),
            *second_of_clusters(analysis, rows),
            derived("remark"),
            Column("slot", "Number", rows["slot"].tolist(), Unit.COUNT, hidden=True),
            Column("position", "Position", numbers, Unit.COUNT, Kind.DERIVED, position, hidden=True),
            *(derived(name, hidden=True) for name in workings),
        ),
        filters=True,
        freeze_columns=1,
        printed_through="quotient_percent_change",
        highlights=(
            Highlight(("members",), '[cluster]=""', "unseen"),  # a spare row shows no zero
            *estimate_marks(columns, ranged=analysis.reference_is_ranged),
        ),
    )


def _unit_of(name: str) -> Unit:
    if name in TERMS:
        return Unit(TERMS[name].unit)
    figure = next((figure for figure in _UNITS if figure in name and "spread" not in name), "")
    return _UNITS.get(figure, Unit.COUNT)


@once
def shown_summary(analysis: Analysis) -> pd.DataFrame:
    """The summary as the sheet shows it: an empty cluster and a spare row have empty cells, not missing ones."""
    summary = analysis.clusters.summary
    rows = summary.reindex(range(cluster_slots(analysis))).astype(object)
    rows["slot"] = range(1, len(rows) + 1)
    rows["cluster"] = [*analysis.clusters.names, *[""] * (len(rows) - len(summary))]
    rows["members"] = rows["members"].where(rows["members"].notna(), 0)
    rows["node"] = _total_node(analysis)
    if analysis.study.reading is not Reading.CERTAIN:
        rows[[f"{end}_payroll_{year}" for end in ("least", "most") for year in YEARS]] = 0.0
    rows = rows.assign(**_texts(rows, changed_vintages(analysis))).astype(object)
    kept = {name: rows[name] for name in ("slot", "cluster", "members", "node", "remark")}
    rows = rows.where(rows["members"].ne(0), "", axis=0).assign(**kept)
    return rows


def _total_node(analysis: Analysis) -> int:
    codes = wider_codes(analysis)
    return codes.index(TOTAL_INDUSTRY) + 1 if TOTAL_INDUSTRY in codes else 0


def _texts(rows: pd.DataFrame, vintages: str) -> dict[str, list[str]]:
    """What a person sees of each cluster's jobs and growth, and the remark."""
    return {
        "shown_last": shown_column(rows, "employment_last", "grade_last", Unit.JOBS),
        "shown_growth": shown_column(rows, "growth", "grade", Unit.PERCENT),
        "graded_last": grade_words(rows["grade_last"]),
        "remark": [remark_on(row, vintages) for row in records(rows)],
    }  # fmt: skip


def clusters_state(analysis: Analysis) -> Formula:
    """How many clusters have members, and how many industry groups are in none."""
    filled = int((analysis.clusters.summary["members"] > 0).sum())
    free = int(clusters_in(analysis).eq(0).sum())
    count = f"SUMPRODUCT(--({{{SUMMARY}.members}}>0))"
    live = f'{count}&IF({count}=1," cluster, "," clusters, ")&INDEX({{{STATE}.none}},1)&" industry groups in none"'
    return Formula(live, f"{filled} cluster{'s' * (filled != 1)}, {free} industry groups in none")
