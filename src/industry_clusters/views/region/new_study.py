"""The form of a new study: what has to be known before there is a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.study.registry import SETTINGS
from industry_clusters.study.setting import Reads
from industry_clusters.views.vocabulary.model import (
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
from industry_clusters.views.vocabulary.setting_fields import setting_field

if TYPE_CHECKING:
    from industry_clusters.study.setting import Setting
    from industry_clusters.views.vocabulary.model import Value

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
    kind = Field(FORM_NAME, "This is", "the form of a new study", Unit.TEXT, Kind.DERIVED)
    year = Number(1975, 2100, whole=True, message="A year.")
    asked = (setting for setting in SETTINGS if setting.form)
    return (
        kind,
        *(
            setting_field(
                setting.cell,
                _suggested(setting),
                year if setting.unit == Unit.YEAR else None,
                setting.form_help,
            )
            for setting in asked
        ),
    )


def _suggested(setting: Setting) -> Value:
    """A default that is a choice of the method; what is a region's own is left to fill in."""
    is_own = setting.table in ("region", "years") or setting.reads is Reads.AREAS
    return None if is_own else setting.shown(setting.default)


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
