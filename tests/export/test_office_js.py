"""The add-in for Excel on the web: what is kept is what the list of functions makes."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from industry_clusters.export.office_js import manifest, web_files
from industry_clusters.functions.declared import FUNCTIONS
from support.regenerate import made_files

ROOT = Path(__file__).parents[2]
WEB = ROOT / "addin" / "web"
FILES = web_files(FUNCTIONS)
BT = "{http://schemas.microsoft.com/office/officeappbasictypes/1.0}"


@pytest.mark.parametrize("path", made_files(), ids=lambda path: path.name)
def test_a_file_that_is_made_is_what_the_list_of_functions_makes(path):
    assert path.read_text(encoding="utf-8") == made_files()[path], (
        "python -m support.regenerate in the folder tests"
    )


def test_every_name_has_three_letters_or_more_and_is_tied_to_a_body():
    described = json.loads(FILES["functions.json"])["functions"]
    assert [one["name"] for one in described] == [f"IC.{function.name}" for function in FUNCTIONS]
    bodies = re.search(r"const BODIES = \{(.*?)\n\};", FILES["functions.js"], re.DOTALL)[1]
    assert re.findall(r"^  (\w+):", bodies, re.MULTILINE) == [function.name for function in FUNCTIONS]


def test_every_argument_is_described_and_errors_come_in_as_they_are():
    for one, function in zip(json.loads(FILES["functions.json"])["functions"], FUNCTIONS, strict=True):
        assert [parameter["name"] for parameter in one["parameters"]] == [
            each.name for each in function.parameters
        ]
        assert all(parameter["description"] for parameter in one["parameters"])
        assert one["options"]["allowErrorForDataTypeAny"] is True


def test_the_functions_call_no_server():
    assert re.findall(r"fetch\(|XMLHttpRequest|https?://|import\(|WebSocket", FILES["functions.js"]) == []


def test_the_manifest_names_files_that_are_there_and_every_name_has_its_place():
    root = ET.fromstring(manifest("https://office.example.gov/ic").encode())
    urls = {one.get("id"): one.get("DefaultValue") for one in root.iter(f"{BT}Url")}
    assert {url.rpartition("/")[2] for url in urls.values()} <= set(FILES)
    assert {one.get("resid") for one in root.iter() if one.get("resid")} <= set(urls)
    assert all(url.startswith("https://office.example.gov/ic/") for url in urls.values())


def test_nothing_of_node_is_needed_to_use_the_addin_and_no_lock_file_is_kept():
    kept = {path.name for path in WEB.iterdir() if path.name != "node_modules"}
    assert kept == {*FILES, "package.json", "test.js", "metadata.js"}
