"""The Setup sheet: every choice of the study, in cells that a person can change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.areas import area_said
from industry_clusters.formulas import AVERAGE_PAY
from industry_clusters.ingest.study.study_writer import mapping_text
from industry_clusters.sheet_names import SETUP_SHEET, SETUP_WORKINGS_SHEET
from industry_clusters.study import CPI_U_US, Criterion, Reading
from industry_clusters.study.registry import SETTINGS
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.industries.unit_columns import changed_vintages, stale_units
from industry_clusters.views.region.data_sheets import PRICES, REGION, TOTALS, year_headers, years_of
from industry_clusters.views.region.definition import definition_blocks
from industry_clusters.views.vocabulary.measured import or_missing, yearly_growth
from industry_clusters.views.vocabulary.model import (
    Choice,
    Column,
    Field,
    Fields,
    Formula,
    Heading,
    Kind,
    Number,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.setting_fields import setting_field, shown_settings
from industry_clusters.views.vocabulary.words import SOURCE_WORDS, names_of, quoted, source_line, source_words
from industry_clusters.views.workshop.teams import team_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Value

DATA_FILES = "data_files"
_EMPTY_FILE_ROWS = 8
_SAID = (
    'IF(LEFT(reference,7)="United ","the ","")&IF(AND(RIGHT(reference,1)=")",MID(reference,MAX(1,LEN(reference)-7),2)=" ("),'
    "LEFT(reference,LEN(reference)-8),reference)"
)
"""Without the code of five characters in parentheses at its end."""
_READING_MODE = f'IF(reading="{Reading.PUBLISHED.label}",1,IF(reading="{Reading.CERTAIN.label}",2,3))'
_AREAS_NAMED = 4
_YOURS = "Yellow cells are yours. What you choose under 'What to compare' and as a cut-off changes every sheet at once."
_CUT_OFFS = {
    Criterion.EMPLOYMENT: ("Jobs above", Unit.JOBS, "the average of the NAICS table"),
    Criterion.GROWTH: ("Annual growth above", Unit.PERCENT, "the region's growth"),
    Criterion.QUOTIENT: ("Location quotient above", Unit.QUOTIENT, "1"),
    Criterion.QUOTIENT_CHANGE: ("Change in LQ above", Unit.DIFFERENCE, "0"),
    Criterion.PAY: ("Pay above", Unit.DOLLARS, "the region's average pay"),
}
_DEFAULT_FORMULAS = {
    Criterion.EMPLOYMENT: f"IFERROR(AGGREGATE(1,6,{{{NAICS}.best_employment_last}}),NA())",
    Criterion.GROWTH: "region_growth",
    Criterion.QUOTIENT: "1",
    Criterion.QUOTIENT_CHANGE: "0",
    Criterion.PAY: "region_pay",
}


def setup_sheet(analysis: Analysis) -> Sheet:
    """All inputs, then the numbers that follow from them."""
    blocks = (
        Paragraph(_YOURS, "note"),
        *team_blocks(analysis),
        *definition_blocks(analysis),
        Heading("What to compare"),
        Fields(_live_choices(analysis)),
        Heading("Cut-offs for the highlights"),
        Paragraph("Leave a cell empty for the method's own cut-off; what is in use is shown below.", "note"),
        Fields(_cut_offs(analysis)),
        Heading("What the data sheets hold"),
        _stale(analysis),
        Fields(_built_choices(analysis)),
        _data_files(analysis),
    )
    return Sheet(
        SETUP_SHEET,
        f"Region and data: {analysis.region.label}",
        Role.INPUT,
        blocks,
        source_line(analysis),
        landscape=False,
    )


def setup_workings_sheet(analysis: Analysis) -> Sheet:
    """The numbers that follow from the choices, and that formulas name."""
    blocks = (
        Paragraph(f"Worked out from the choices on '{SETUP_SHEET}'.", "note"),
        Fields(_workings(analysis)),
    )
    return Sheet(
        SETUP_WORKINGS_SHEET,
        "Workings of the study's choices",
        Role.DATA,
        blocks,
        source_line(analysis),
        landscape=False,
    )


def _cells(*, needs_data: bool) -> tuple[str, ...]:
    """The settings of this sheet, those that the formulas follow or those that need the data again."""
    return tuple(
        setting.cell
        for setting in SETTINGS
        if setting.cell
        and setting.sheet == SETUP_SHEET
        and setting.table != "workshop"
        and setting.needs_data is needs_data
    )


def _live_choices(analysis: Analysis) -> tuple[Field, ...]:
    years = Choice("data_years", "Choose a year that the data hold.")
    lists = {
        "first_year": years,
        "last_year": years,
        "dollar_year": Choice(f"{{{PRICES}.year}}", "Choose a year of the price index."),
        "reference": Choice(
            tuple(cells.label for cells in analysis.references.values()), "Choose an area of the data sheets."
        ),
    }
    shown = shown_settings(analysis.study) | {"reference": analysis.reference.label}
    return tuple(setting_field(cell, shown[cell], lists.get(cell)) for cell in _cells(needs_data=False))


def _cut_offs(analysis: Analysis) -> tuple[Field, ...]:
    own = [
        Field(
            f"cut_off_{criterion}", label, analysis.study.cut_offs.get(criterion), unit,
            validation=Number(message="A number, or leave the cell empty."), help=f"Empty: {default}.",
        )
        for criterion, (label, unit, default) in _CUT_OFFS.items()
    ]  # fmt: skip
    used = [
        Field(
            f"cut_off_{criterion}_used", f"In use: {label[0].lower()}{label[1:]}",
            Formula(
                f"IF(ISNUMBER(cut_off_{criterion}),cut_off_{criterion},{_DEFAULT_FORMULAS[criterion]})",
                analysis.cut_offs[criterion],
            ),
            unit, Kind.DERIVED,
        )
        for criterion, (label, unit, _) in _CUT_OFFS.items()
    ]  # fmt: skip
    return (*own, *used)


def _built_choices(analysis: Analysis) -> tuple[Field, ...]:
    study = analysis.study
    shown = shown_settings(study) | {
        "region_name": study.region.name,
        "region_areas": ", ".join(study.region.area_fips) or None,
        "region_cbsa": study.region.cbsa,
        "references": "; ".join(analysis.references[code].label for code in study.references),
        "price_index": f"{analysis.prices.title} ({study.price_index})",
    }
    helps = {"price_index": _index_words(analysis)}
    return tuple(
        setting_field(cell, shown[cell], help=helps.get(cell, "")) for cell in _cells(needs_data=True)
    )


def _index_words(analysis: Analysis) -> str:
    """Whether the index is the region's own, in words; the nation's stands in where there is none."""
    if analysis.study.price_index == CPI_U_US:
        near = analysis.nearest_prices
        other = (
            f"{near}, of its part of the country, is among the data."
            if near
            else "The data hold no nearer one."
        )
        return (
            f"The U.S. index stands in for the region's own, whose prices may have moved differently. {other}"
        )
    return "The series, by its id in brackets. Choose one of the region's own where BLS has it."


def _stale(analysis: Analysis) -> Paragraph:
    """A sentence that turns into a warning when a choice differs from what the data sheets were built with."""
    changed = changed_since_the_build(analysis)
    fresh = "A change in this part shows after the next build."
    words = "CHANGED since the data sheets were built: build again before you read any sheet."
    return Paragraph(Formula(f'IF({changed},"{words}","{fresh}")', fresh), "note", alert=changed)


def changed_since_the_build(analysis: Analysis) -> str:
    """A formula: whether a choice differs from what the data sheets were built with."""
    tests = [
        f'{built.key}&""={quoted("" if built.value is None else str(built.value))}'
        for built in _built_choices(analysis)
        if built.key != "region_name"
    ]
    return f"NOT(AND({','.join(tests)}))"


def _data_files(analysis: Analysis) -> Table:
    sources = analysis.study.data
    mappings = [mapping_text(source.mapping) if source.mapping else None for source in sources]
    return Table(
        DATA_FILES,
        (
            Column(
                "path",
                "Data file, zip or folder",
                [source.path for source in sources],
                Unit.LONG_TEXT,
                Kind.INPUT,
                width=32.0,
            ),
            Column(
                "mapping",
                "Column mapping, for a table of your own",
                mappings,
                Unit.LONG_TEXT,
                Kind.INPUT,
                width=28.0,
            ),
        ),
        caption="Data files",
        name_range=DATA_FILES,
        input_rows=_EMPTY_FILE_ROWS,
    )


def _workings(analysis: Analysis) -> tuple[Field, ...]:
    words, marks = names_of(analysis), analysis.marks
    first, last = (
        analysis.years.index(year) + 1 for year in (analysis.study.first_year, analysis.study.last_year)
    )
    payroll_last = float(
        analysis.region.totals[analysis.study.base_total]["payroll"][analysis.study.last_year]
    )

    def total(area: str, measure: str, column: str) -> str:
        key = f'{area}&"|"&base_total&"|{measure}"'
        return f"INDEX({years_of(TOTALS, analysis)},MATCH({key},{{{TOTALS}.key}},0),{column})"

    def index_of(year: str) -> str:
        return f"INDEX({{{PRICES}.index}},MATCH({year},{{{PRICES}.year}},0))"

    def index(year: int) -> float:
        return analysis.prices.values.get(year, float("nan"))

    region = f'"{REGION}"'
    rows = (
        ("first_column", "First year's column in the data", f"MATCH(first_year,{year_headers(analysis)},0)", first, Unit.COUNT),
        ("last_column", "Last year's column in the data", f"MATCH(last_year,{year_headers(analysis)},0)", last, Unit.COUNT),
        ("reading_mode", "Numbers to show: 1 published only, 2 certain, 3 usual", _READING_MODE, analysis.study.reading.mode, Unit.COUNT),
        ("span", "Years between the two", "last_year-first_year", marks.span, Unit.COUNT),
        ("region_total_first", "Region's base total, first year", total(region, "Employment", "first_column"), words["region_total_first"], Unit.JOBS),
        ("region_total_last", "Region's base total, last year", total(region, "Employment", "last_column"), words["region_total_last"], Unit.JOBS),
        ("region_payroll_last", "Region's payroll, last year", total(region, "Payroll", "last_column"), payroll_last, Unit.DOLLARS),
        ("reference_total_first", "Reference's base total, first year", total("reference", "Employment", "first_column"), marks.reference_total_first, Unit.JOBS),
        ("reference_total_last", "Reference's base total, last year", total("reference", "Employment", "last_column"), marks.reference_total_last, Unit.JOBS),
        ("index_first", "Price index, first year", f"IFERROR({index_of('first_year')},NA())", index(analysis.study.first_year), Unit.INDEX),
        ("index_last", "Price index, last year", f"IFERROR({index_of('last_year')},NA())", index(analysis.study.last_year), Unit.INDEX),
        ("deflator_first", "First year's dollars to the dollar year", f"IFERROR({index_of('dollar_year')}/{index_of('first_year')},NA())", marks.deflator_first, Unit.RATE),
        ("deflator_last", "Last year's dollars to the dollar year", f"IFERROR({index_of('dollar_year')}/{index_of('last_year')},NA())", marks.deflator_last, Unit.RATE),
        ("units_stale", "1 where the comparable industry groups are of other years: build again", stale_units(analysis), 0, Unit.COUNT),
        ("changed_vintages", "NAICS that changed codes between the years built", quoted(changed_vintages(analysis)), changed_vintages(analysis), Unit.TEXT),
        ("region_growth", "Region's annual growth", or_missing(yearly_growth("region_total_first", "region_total_last")), marks.region_growth, Unit.PERCENT),
        ("region_pay", "Region's average pay, last year", or_missing(f"{AVERAGE_PAY.excel(payroll='region_payroll_last', employment='region_total_last')}*deflator_last"), marks.region_pay, Unit.DOLLARS),
        ("reference_said", "Reference area, as a sentence says it", _SAID, area_said(analysis.reference.label), Unit.TEXT),
        *_second_reference(analysis, total("second_reference", "Employment", "last_column")),
    )  # fmt: skip
    worked = (
        Field(key, label, Formula(text, value), unit, Kind.DERIVED) for key, label, text, value, unit in rows
    )
    source = Field(
        SOURCE_WORDS, "Source line of every sheet", source_words(analysis), Unit.TEXT, Kind.DERIVED
    )
    return (*worked, source)


def _second_reference(analysis: Analysis, total: str) -> Iterator[tuple[str, str, str, Value, Unit]]:
    """Another of the reference areas, where there are several: it follows the choice of the first."""
    if analysis.second is None:
        return
    one, two = (quoted(cells.label) for cells in list(analysis.references.values())[:2])
    jobs = float(analysis.second.totals[analysis.study.base_total]["employment"][analysis.study.last_year])
    yield (
        "second_reference",
        "Second reference area",
        f"IF(reference={one},{two},{one})",
        analysis.second.label,
        Unit.TEXT,
    )
    yield "second_total_last", "Its base total, last year", total, jobs, Unit.JOBS


def areas_named(analysis: Analysis) -> str:
    """The region's areas, the first of them by name."""
    names = [analysis.panel.area_title(code) for code in analysis.region_areas]
    rest = f" and {len(names) - _AREAS_NAMED} more" if len(names) > _AREAS_NAMED else ""
    return ", ".join(names[:_AREAS_NAMED]) + rest
