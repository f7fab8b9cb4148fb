"""The add-in file: an Office package with the VBA project, the ribbon and the Function Wizard's texts."""

from __future__ import annotations

import io
from enum import StrEnum
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from industry_clusters import __version__
from industry_clusters.export.licences import licences_module
from industry_clusters.export.ribbon import RIBBON, RIBBON_MODULE
from industry_clusters.export.settings_sheet import PART, SPREADSHEET, settings_sheet
from industry_clusters.export.sources import source_text
from industry_clusters.export.vba_core import core_module, tables_module
from industry_clusters.export.vba_modules import Document, class_module, document_module, standard_module
from industry_clusters.export.vba_project import vba_project
from industry_clusters.export.vba_wrappers import CATEGORY, argument_text, wrapper_module
from industry_clusters.export.xlwings_source import XLWINGS_VERSION, dictionary_class, xlwings_module

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from industry_clusters.export.vba_modules import Module
    from industry_clusters.functions.model import WorksheetFunction

PROJECT = "industry-clusters"
"""Its settings are a sheet, and on a user's machine a file, called ``industry-clusters.conf``."""
MODE = "FUNCTIONS"
"""The setting that says who works functions out."""
_VBA_NAME = "IndustryClusters"
_SHEET = "SettingsSheet"
_EXCELS_OWN_CATEGORIES = 19
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_LATER = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'<styleSheet xmlns="{SPREADSHEET}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


class Mode(StrEnum):
    """Who works the worksheet functions out."""

    AUTO = "auto"
    """Python where its server answers, else VBA."""
    PYTHON = "python"
    """Python only; a function that it cannot answer shows #VALUE!."""
    VBA = "vba"
    """VBA only, and no Python for functions."""


def addin_package(
    functions: Sequence[WorksheetFunction], interpreter: Path | None = None, mode: Mode = Mode.AUTO
) -> bytes:
    """Build the add-in file; equal inputs give equal bytes, on every machine.

    Parameters
    ----------
    functions
        The worksheet functions.
    interpreter
        The Python that Excel starts; the one that the user's own settings name if left out.
    mode
        Who works the functions out.

    Raises
    ------
    AddinError
        Where xlwings is not the one expected, a source is missing, or Excel could not take a name or a text.
    """
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (
                "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility",
                "customUI/customUI14.xml",
            ),
        ),
        "docProps/core.xml": _properties(),
        "customUI/customUI14.xml": source_text(RIBBON),
        "xl/workbook.xml": _workbook(functions),
        "xl/_rels/workbook.xml.rels": _relationships(
            (f"{_OFFICE}/worksheet", "worksheets/sheet1.xml"),
            (f"{_OFFICE}/styles", "styles.xml"),
            ("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"),
        ),
        "xl/styles.xml": _STYLES,
        PART: settings_sheet(settings(interpreter, mode), _SHEET),
    }
    content = {
        name: (_DECLARATION + text if not text.startswith("<?") else text) for name, text in parts.items()
    }
    stored = {name: text.encode("utf-8") for name, text in content.items()}
    return _zip(stored | {"xl/vbaProject.bin": vba_project(_VBA_NAME, modules(functions))})


def modules(functions: Sequence[WorksheetFunction]) -> tuple[Module, ...]:
    """The VBA modules in the order of the project; raises as :func:`addin_package`."""
    return (
        document_module("ThisWorkbook", Document.WORKBOOK),
        document_module(_SHEET, Document.SHEET),
        wrapper_module(functions),
        standard_module(source_text("vba/FunctionMode.bas")),
        standard_module(source_text("vba/CellResults.bas")),
        core_module(),
        tables_module(),
        standard_module(source_text(RIBBON_MODULE)),
        standard_module(licences_module()),
        standard_module(xlwings_module(PROJECT)),
        class_module(dictionary_class()),
    )


def settings(interpreter: Path | None, mode: Mode = Mode.AUTO) -> dict[str, str]:
    """What the add-in tells xlwings, and the versions it was built from."""
    python = {} if interpreter is None else {key: str(interpreter) for key in INTERPRETER}
    return python | {
        "USE UDF SERVER": "True",  # a macro runs in the Python that is already there
        "ADD_WORKBOOK_TO_PYTHONPATH": "False",
        MODE: mode.value,
        "VERSION": __version__,
        "XLWINGS_VERSION": XLWINGS_VERSION,
    }


INTERPRETER = ("INTERPRETER_WIN", "INTERPRETER_MAC")
"""The settings that name Python; each system reads its own."""


def _zip(parts: dict[str, bytes]) -> bytes:
    """Put parts together as they are: compressed bytes would differ from one machine's library to the next."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as package:
        for name, content in parts.items():
            entry = ZipInfo(name)
            entry.create_system = 0
            package.writestr(entry, content)
    return file.getvalue()


def _content_types() -> str:
    kinds = {
        "/xl/workbook.xml": "application/vnd.ms-excel.addin.macroEnabled.main+xml",
        "/xl/worksheets/sheet1.xml": f"{_CONTENT}.worksheet+xml",
        "/xl/styles.xml": f"{_CONTENT}.styles+xml",
        "/xl/vbaProject.bin": "application/vnd.ms-office.vbaProject",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(*pairs: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _properties() -> str:
    """What Excel's list of add-ins shows."""
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Industry Clusters</dc:title>'
        f"<dc:description>From public employment data to clusters of opportunity. Version {__version__}."
        "</dc:description></cp:coreProperties>"
    )


def _workbook(functions: Sequence[WorksheetFunction]) -> str:
    described = "".join(_argument_texts(function) for function in functions)
    return (
        f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{_OFFICE}"><workbookPr codeName="ThisWorkbook"/>'
        f'<sheets><sheet name="{PROJECT}.conf" sheetId="1" r:id="rId1"/></sheets>'
        f'<functionGroups builtInGroupCount="{_EXCELS_OWN_CATEGORIES}">'
        f"<functionGroup name={quoteattr(CATEGORY)}/></functionGroups>"
        '<extLst><ext uri="{8193D73E-4604-4355-AFF4-8A2333D13BE4}" '
        f'xmlns:x14="{_LATER}"><x14:definedNames>{described}</x14:definedNames></ext></extLst></workbook>'
    )


def _argument_texts(function: WorksheetFunction) -> str:
    count = len(function.parameters)
    texts = "".join(
        f'<x14:argumentDescription index="{at}">{escape(argument_text(function, at))}</x14:argumentDescription>'
        for at in range(count)
    )
    return (
        f'<x14:definedName name="{function.name}"><x14:argumentDescriptions count="{count}">{texts}'
        "</x14:argumentDescriptions></x14:definedName>"
    )
