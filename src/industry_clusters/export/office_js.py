"""The worksheet functions as a static Office.js add-in: the files of ``addin/web``, for Excel on the web, a Mac and Windows."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from industry_clusters import __version__
from industry_clusters.export.vba_wrappers import argument_text
from industry_clusters.functions.bodies import body_text
from industry_clusters.functions.bodies.formulas import PREFIX
from industry_clusters.functions.lookups import UNITED_STATES
from industry_clusters.ingest.lookups import naics_titles, us_price_index

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from industry_clusters.functions.model import WorksheetFunction

HOST = "https://example.org/industry-clusters"
"""Where the files lie; an administrator puts the agency's own address in its place."""
_ID = "6f2c1e1a-6a0e-4c0a-9c55-0b6f1f6f3d10"
_OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js"

_HEAD = """/* Made from the list of functions and src/industry_clusters/functions/bodies/core.js; do not edit.
   No server and no network call: everything that a function needs stands in this file. */
"use strict";
(function (root) {
"""
_TAIL = """
/* A cell of Excel's as the bodies take it, and back: errors are objects there. */
function fromExcel(cell) {
  if (cell instanceof CellError) return cell;
  if (!cell || typeof cell !== "object") return cell;
  if (cell.type && cell.type !== "Error") return cell.basicValue;
  return errorOf(cell.basicValue || cell.code || cell.message || "");
}

function toExcel(cell) {
  if (!(cell instanceof CellError)) return cell;
  const codes = { "#N/A": "notAvailable", "#DIV/0!": "divisionByZero", "#NUM!": "invalidNumber" };
  const code = codes[cell.text] || "invalidValue";
  return new root.CustomFunctions.Error(root.CustomFunctions.ErrorCode[code]);
}

const asRows = (given) => (Array.isArray(given) ? given : [[given]]);

function called(name, given) {
  const tables = given.slice(0, BODIES[name][0].length).map((one) => asRows(one).map((row) => row.map(fromExcel)));
  return evaluate(name, tables).map((row) => row.map(toExcel));
}

if (root.CustomFunctions && root.CustomFunctions.associate) {
  for (const name of Object.keys(BODIES)) {
    root.CustomFunctions.associate(PREFIX + name, (...given) => called(name, given));
  }
}
if (typeof module !== "undefined") module.exports = { evaluate, CellError, errorOf, names: Object.keys(BODIES) };
})(typeof globalThis !== "undefined" ? globalThis : this);
"""


_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xmlns:ov="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="TaskPaneApp">
  <Id>$ID</Id>
  <Version>$VERSION</Version>
  <ProviderName>Industry Clusters for Excel</ProviderName>
  <DefaultLocale>en-US</DefaultLocale>
  <DisplayName DefaultValue="Industry Clusters functions"/>
  <Description DefaultValue="=IC.LQ(), =IC.AAGR() and other functions of regional analysis."/>
  <SupportUrl DefaultValue="$HOST/help.html"/>
  <Hosts>
    <Host Name="Workbook"/>
  </Hosts>
  <Requirements>
    <Sets DefaultMinVersion="1.3">
      <Set Name="CustomFunctionsRuntime" MinVersion="1.3"/>
    </Sets>
  </Requirements>
  <DefaultSettings>
    <SourceLocation DefaultValue="$HOST/help.html"/>
  </DefaultSettings>
  <Permissions>ReadDocument</Permissions>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="VersionOverridesV1_0">
    <Hosts>
      <Host xsi:type="Workbook">
        <AllFormFactors>
          <ExtensionPoint xsi:type="CustomFunctions">
            <Script>
              <SourceLocation resid="Functions.Script.Url"/>
            </Script>
            <Page>
              <SourceLocation resid="Functions.Page.Url"/>
            </Page>
            <Metadata>
              <SourceLocation resid="Functions.Metadata.Url"/>
            </Metadata>
          </ExtensionPoint>
        </AllFormFactors>
      </Host>
    </Hosts>
    <Resources>
      <bt:Urls>
$URLS      </bt:Urls>
    </Resources>
  </VersionOverrides>
</OfficeApp>
"""


def web_files(functions: Sequence[WorksheetFunction], host: str = HOST) -> dict[str, str]:
    """Every file of the add-in by its name; equal inputs give equal texts."""
    return {
        "functions.js": functions_js(),
        "functions.json": functions_json(functions),
        "functions.html": _functions_page(),
        "help.html": help_page(functions),
        "manifest.xml": manifest(host),
    }


def functions_js() -> str:
    """The bodies with the tables that come along, and what ties them to Excel."""
    tables = {
        "TITLES": dict(naics_titles()),
        "PRICE_INDEX": {str(year): index for year, index in us_price_index().values.items()},
        "UNITED_STATES": UNITED_STATES,
        "PREFIX": PREFIX,
    }
    constants = "".join(f"const {name} = {_json(table, 0)};\n" for name, table in tables.items())
    return _HEAD + constants + "\n" + body_text("core.js") + _TAIL


def functions_json(functions: Sequence[WorksheetFunction]) -> str:
    """What Excel knows of each function before it is called."""
    listed = [_described(function) for function in functions]
    return _json({"allowCustomDataForDataTypeAny": False, "functions": listed}, 2) + "\n"


def _described(function: WorksheetFunction) -> Mapping[str, object]:
    parameters = [
        {
            "name": parameter.name,
            "description": argument_text(function, at),
            "type": "any",
            "dimensionality": "matrix",
        }
        for at, parameter in enumerate(function.parameters)
    ]
    return {
        "id": PREFIX + function.name,  # Excel takes names of three letters or more, and LQ has two
        "name": PREFIX + function.name,
        "description": function.words,
        "helpUrl": f"{HOST}/help.html",
        "result": {"dimensionality": "matrix"},
        "parameters": parameters,
        "options": {"allowErrorForDataTypeAny": True},
    }


def _json(value: object, indent: int) -> str:
    return json.dumps(value, indent=indent or None, ensure_ascii=True)


def _functions_page() -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Industry Clusters functions</title>\n'
        f'<script src="{_OFFICE_JS}"></script>\n<script src="functions.js"></script>\n</head>\n<body></body>\n</html>\n'
    )


def help_page(functions: Sequence[WorksheetFunction]) -> str:
    """One page that says what each function gives, with an example."""
    rows = "".join(_help_row(function) for function in functions)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Industry Clusters functions</title>\n'
        "<style>body{font:16px/1.5 sans-serif;margin:2em;max-width:60em}td,th{text-align:left;vertical-align:top;"
        "padding:.3em .8em .3em 0}</style>\n</head>\n<body>\n<h1>Industry Clusters functions</h1>\n"
        "<p>Every argument may be a cell or a range; results spill. A blank cell gives #N/A, text #VALUE!, a division by "
        "zero #DIV/0!. Nothing leaves your workbook: the functions make no network calls.</p>\n"
        f"<table>\n<tr><th>Function</th><th>What it gives</th><th>Example</th></tr>\n{rows}</table>\n</body>\n</html>\n"
    )


def _help_row(function: WorksheetFunction) -> str:
    arguments = ", ".join(parameter.name for parameter in function.parameters)
    example = function.example.formula.replace("=", f"={PREFIX}", 1)
    cells = (
        f"{PREFIX}{function.name}({arguments})",
        f"{function.words} {function.returns}",
        f"{example} shows {function.example.shown}",
    )
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>\n"


def manifest(host: str = HOST) -> str:
    """What an administrator deploys: a custom-functions add-in without a pane or a button."""
    shared = {
        "Functions.Script.Url": "functions.js",
        "Functions.Metadata.Url": "functions.json",
        "Functions.Page.Url": "functions.html",
    }
    urls = "".join(
        f"        <bt:Url id={quoteattr(key)} DefaultValue={quoteattr(f'{host}/{name}')}/>\n"
        for key, name in shared.items()
    )
    version = ".".join([*__version__.split("."), "0", "0", "0"][:4])
    places = {"$ID": _ID, "$VERSION": version, "$HOST": host, "$URLS": urls}
    return re.sub(r"\$[A-Z]+", lambda place: places[place[0]], _MANIFEST)
