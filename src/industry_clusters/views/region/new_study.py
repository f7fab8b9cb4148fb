"""The form of a new study: what has to be known before there is a workbook."""

from __future__ import annotations

from industry_clusters.study import CPI_U_US, BaseTotal, Ownership
from industry_clusters.views.vocabulary.model import (
    Choice,
    Column,
    Field,
    Fields,
    Kind,
    Number,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
    Workbook,
)

FORM_SHEET, FORM_NAME = "New study", "new_study_form"
"""The sheet, and a name that tells the form from a study's workbook."""
_FILE_ROWS = 12


def new_study_form() -> Workbook:
    """A workbook of one sheet, with the inputs of Setup that a build begins with."""
    words = Paragraph(
        "Fill in the yellow cells, then press 'New study' again: the workbook of your study is made beside this file. "
        "Data files may be QCEW files as BLS or your state offers them, zips, folders, or a table of your own; or press "
        "'Get data' first, which fetches what is needed from BLS, once the areas and years are filled in."
    )
    blocks = (words, Fields(_fields()), _files())
    sheet = Sheet(
        FORM_SHEET,
        "A new study",
        Role.INPUT,
        blocks,
        "Nothing here leaves this computer; 'Get data' asks BLS for areas and years.",
        landscape=False,
    )
    return Workbook("A new study", (sheet,), {})


def _fields() -> tuple[Field, ...]:
    year = Number(1975, 2100, whole=True, message="A year.")
    return (
        Field(FORM_NAME, "This is", "the form of a new study", Unit.TEXT, Kind.DERIVED),
        Field("region_name", "Region", None, help="As it is to stand in titles."),
        Field("region_areas", "Areas", None, Unit.CODE, help="County codes (FIPS), separated by commas. Leave empty for a CBSA."),
        Field("region_cbsa", "CBSA", None, Unit.CODE, help="Code of a metropolitan area, instead of counties."),
        Field("reference", "Reference area", "US000", Unit.CODE, help="What to compare with: US000 is the United States, 06000 California."),
        Field("references", "Further reference areas", None, Unit.CODE, help="Codes to choose from later, separated by semicolons; your state, for instance."),
        Field("first_year", "First year", None, Unit.YEAR, validation=year, help="Growth and change start here."),
        Field("last_year", "Last year", None, Unit.YEAR, validation=year, help="Later than the first year."),
        Field("dollar_year", "Dollar year", None, Unit.YEAR, validation=year, help="Real pay is in dollars of this year; often the last one."),
        Field("ownership", "Ownership", Ownership.PRIVATE.label, validation=Choice(tuple(item.label for item in Ownership))),
        Field("base_total", "Base total", BaseTotal.TOTAL_COVERED.label, validation=Choice(tuple(item.label for item in BaseTotal)),
              help="What an industry's jobs are a share of."),
        Field("industry_level", "NAICS digits", 4, Unit.COUNT, validation=Number(2, 6, whole=True, message="2 to 6."),
              help="Four are the method's industry groups."),
        Field("price_index", "Price index", CPI_U_US, help="The U.S. index comes along; a regional one is read from a CPI file among the data."),
    )  # fmt: skip


def _files() -> Table:
    return Table(
        "data_files",
        (
            Column("path", "Data file, zip or folder", [None], Unit.LONG_TEXT, Kind.INPUT),
            Column("mapping", "Column mapping, for a table of your own", [None], Unit.LONG_TEXT, Kind.INPUT),
        ),
        caption="Data files",
        name_range="data_files",
        input_rows=_FILE_ROWS,
    )
