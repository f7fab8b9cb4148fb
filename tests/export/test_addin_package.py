"""The add-in file, held against what Excel asks of a package and of a ribbon."""

import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from itertools import permutations
from pathlib import PureWindowsPath

import pytest

from industry_clusters.export.addin_package import INTERPRETER, addin_package, modules
from industry_clusters.export.licences import licences
from industry_clusters.export.ribbon import RIBBON, ribbon_macros
from industry_clusters.export.settings_sheet import read_settings
from industry_clusters.export.sources import source_text
from industry_clusters.export.vba_modules import Kind
from industry_clusters.functions.declared import FUNCTIONS
from industry_clusters.hosts.excel_build import LOOK_SOON
from industry_clusters.workflows.addin.install import ADDIN_FILE
from support.basic import as_compiled, opened_by_calc, run_basic
from support.libreoffice import needs_libreoffice
from support.vba import extracted

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LATER = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
RIBBON_SPACE = "{http://schemas.microsoft.com/office/2009/07/customui}"
ALLOWED = {
    "customUI": {"children": {"ribbon"}, "attributes": set()},
    "ribbon": {"children": {"tabs"}, "attributes": set()},
    "tabs": {"children": {"tab"}, "attributes": set()},
    "tab": {"children": {"group"}, "attributes": {"id", "label", "insertAfterMso", "keytip"}},
    "group": {"children": {"button"}, "attributes": {"id", "label"}},
    "button": {
        "children": set(),
        "attributes": {"id", "label", "size", "imageMso", "keytip", "onAction", "screentip", "supertip"},
    },
}
"""Elements of the format that the ribbon uses: what may stand in each, and what may be said of it."""
DOUBTFUL = {"GroupOrganizationChartLayout", "ContactCardCall", "OrganizationChartInsert", "AcceptInvitation"}
"""Names of pictures that some lists of Office's have and others have not."""
COMPILED = sorted(
    {
        as_compiled(module.source, mac=mac): f"{module.name} on {'a Mac' if mac else 'Windows'}"
        for module in modules(FUNCTIONS)
        if module.kind is Kind.STANDARD
        for mac in (True, False)
    }.items(),
    key=lambda pair: pair[1],
)
"""Each standard module as a system sees it, once where both see the same."""
WITH_A_DIFFICULT_NAME = PureWindowsPath(r"C:\Users\O'Neil & Söhne <x>\venv\Scripts\python.exe")


@pytest.fixture(scope="module")
def addin(tmp_path_factory):
    path = tmp_path_factory.mktemp("addin") / "industry-clusters.xlam"
    path.write_bytes(addin_package(FUNCTIONS, WITH_A_DIFFICULT_NAME))
    return path


@pytest.fixture(scope="module")
def parts(addin):
    with zipfile.ZipFile(addin) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def workbook(parts):
    return ET.fromstring(parts["xl/workbook.xml"])


def test_two_builds_are_equal():
    assert addin_package(FUNCTIONS) == addin_package(FUNCTIONS)


def test_nothing_is_compressed_so_that_bytes_are_equal_on_every_machine(addin):
    with zipfile.ZipFile(addin) as package:
        assert {(entry.compress_type, entry.date_time[0]) for entry in package.infolist()} == {(0, 1980)}


@pytest.mark.parametrize("module", modules(FUNCTIONS), ids=lambda module: module.name)
def test_the_vba_taken_out_again_is_the_source_to_the_byte(module, addin):
    assert extracted(addin)[module.name] == module.stored.decode("cp1252")


def test_the_ribbon_module_is_the_file_that_people_edit(addin):
    assert extracted(addin)["Ribbon"].replace("\r\n", "\n") == source_text("vba/Ribbon.bas")


def test_every_part_has_a_content_type(parts):
    types = ET.fromstring(parts["[Content_Types].xml"])
    endings = {kind.get("Extension") for kind in types if kind.tag.endswith("Default")}
    named = {kind.get("PartName") for kind in types if kind.tag.endswith("Override")}
    untyped = [name for name in parts if f"/{name}" not in named and name.rpartition(".")[2] not in endings]
    assert untyped == []


def test_every_content_type_has_a_part(parts):
    types = ET.fromstring(parts["[Content_Types].xml"])
    assert {kind.get("PartName").removeprefix("/") for kind in types if kind.get("PartName")} <= set(parts)


@pytest.mark.parametrize(
    ("relationships", "folder"), [("_rels/.rels", ""), ("xl/_rels/workbook.xml.rels", "xl")]
)
def test_every_relationship_has_a_target(relationships, folder, parts):
    targets = [posixpath.join(folder, link.get("Target")) for link in ET.fromstring(parts[relationships])]
    assert [target for target in targets if target not in parts] == []


def test_every_part_is_reached_by_a_relationship(parts):
    linked = {link.get("Target") for link in ET.fromstring(parts["_rels/.rels"])}
    linked |= {f"xl/{link.get('Target')}" for link in ET.fromstring(parts["xl/_rels/workbook.xml.rels"])}
    assert {name for name in parts if not name.endswith((".rels", "[Content_Types].xml"))} == linked


def test_workbook_and_sheet_have_the_names_of_their_modules(workbook, parts, addin):
    sheet = ET.fromstring(parts["xl/worksheets/sheet1.xml"])
    names = {
        workbook.find(f"{SHEET}workbookPr").get("codeName"),
        sheet.find(f"{SHEET}sheetPr").get("codeName"),
    }
    assert names <= set(extracted(addin))


def test_the_function_wizard_has_a_category_of_ours(workbook):
    groups = workbook.find(f"{SHEET}functionGroups")
    number = int(groups.get("builtInGroupCount")) + 1
    assert f'" \\n{number}"' in modules(FUNCTIONS)[2].source


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_the_function_wizard_has_a_text_for_each_argument(function, workbook):
    described = workbook.find(f".//{LATER}definedName[@name='{function.name}']/{LATER}argumentDescriptions")
    places = [int(text.get("index")) for text in described]
    words = [
        text.text.startswith(parameter.words)
        for text, parameter in zip(described, function.parameters, strict=True)
    ]
    assert (places, int(described.get("count")), all(words)) == (list(range(len(words))), len(words), True)


def test_the_interpreter_is_in_the_add_ins_own_settings(addin):
    assert [read_settings(addin)[key] for key in INTERPRETER] == [str(WITH_A_DIFFICULT_NAME)] * 2


def test_a_file_that_is_no_add_in_has_no_settings(tmp_path):
    (tmp_path / "x.xlam").write_bytes(b"no package")
    assert read_settings(tmp_path / "x.xlam") == {}


@pytest.mark.parametrize(
    "words", ["Zoomer Analytics", "BSD 3-clause", "Tim Hall", "MIT License", "WITHOUT WARRANTY"]
)
def test_licences_of_others_are_carried_in_the_file_itself(words, addin):
    assert (words in licences(), words in extracted(addin)["Licences"]) == (True, True)


@pytest.fixture(scope="module")
def controls():
    return list(ET.fromstring(source_text(RIBBON)).iter())


@pytest.fixture(scope="module")
def buttons(controls):
    return [control for control in controls if control.tag == f"{RIBBON_SPACE}button"]


@pytest.mark.libreoffice
class TestInLibreOffice:
    pytestmark = needs_libreoffice

    def test_the_file_opens_with_all_its_modules(self, addin, tmp_path):
        with zipfile.ZipFile(opened_by_calc(addin, tmp_path)) as opened:
            found = {name for name in opened.namelist() if name.startswith("Basic/IndustryClusters/")}
        assert {f"Basic/IndustryClusters/{module.name}.xml" for module in modules(FUNCTIONS)} <= found

    @pytest.mark.parametrize("source", [source for source, _ in COMPILED], ids=[name for _, name in COMPILED])
    def test_a_module_compiles(self, source, tmp_path):
        assert run_basic(source, tmp_path) == "compiled"

    def test_a_slip_of_syntax_does_not_compile(self, tmp_path):
        assert run_basic("Sub X\n  If a Then\n", tmp_path, seconds=8) is None


class TestRibbon:
    """The rules of Office's ribbon format, version of 2009."""

    def test_elements_stand_where_they_may_with_attributes_they_may_have(self, controls):
        for control in controls:
            rule = ALLOWED[control.tag.removeprefix(RIBBON_SPACE)]
            assert {child.tag.removeprefix(RIBBON_SPACE) for child in control} <= rule["children"]
            assert set(control.attrib) <= rule["attributes"]

    def test_every_id_is_a_name_and_unique(self, controls):
        ids = [control.get("id") for control in controls[3:]]
        assert (len(ids), all(re.fullmatch(r"[A-Za-z_][\w.-]*", name) for name in ids)) == (
            len(set(ids)),
            True,
        )

    def test_texts_are_not_empty_and_not_too_long(self, controls):
        texts = [control.get(key, "-") for control in controls for key in ("label", "screentip", "supertip")]
        assert all(1 <= len(text) <= 1024 for text in texts)

    def test_sizes_are_large_or_normal(self, buttons):
        assert {button.get("size") for button in buttons} == {"large", "normal"}

    def test_keys_are_of_one_to_three_characters_and_no_key_begins_another(self, buttons):
        keys = [button.get("keytip") for button in buttons]
        assert all(1 <= len(key) <= 3 for key in keys)
        assert [(a, b) for a, b in permutations(keys, 2) if b.startswith(a)] == []

    def test_every_button_has_an_icon_and_two_tips(self, buttons):
        assert all(button.get(key) for button in buttons for key in ("imageMso", "screentip", "supertip"))

    def test_no_icon_is_used_twice(self, buttons):
        assert len({button.get("imageMso") for button in buttons}) == len(buttons)

    def test_every_callback_is_in_vba_and_every_one_in_vba_has_a_button(self, buttons):
        assert [button.get("onAction") for button in buttons] == [
            f"Ribbon.{name}" for name in ribbon_macros()
        ]

    def test_the_groups_are_the_steps_of_the_method(self, controls):
        groups = {
            control.get("label"): [
                ribbon_macros()[button.get("onAction").partition(".")[2]] for button in control
            ]
            for control in controls
            if control.tag == f"{RIBBON_SPACE}group"
        }
        assert groups == {
            "Study": ["new_study", "get_data", "add_data_files", "attention"],
            "Industries": ["naics_table", "highlights", "observations"],
            "Clusters": ["cluster_tables", "charts"],
            "Interviews and decision": ["fact_sheets", "interviews", "decision_matrix"],
            "Occupations and pages": ["occupations", "cluster_map", "data_request"],
            "Mobilize": ["mobilize_clusters", "add_people", "calendar_files", "papers"],
            "Workshop": ["team_workbooks", "workshop_handouts", "progress_board", "compare_teams"],
            "Share": ["slides", "board_pack", "print_board", "share_copy"],
            "Workbook": ["data_sheets", "rebuild_all", "undo", "check_installation"],
        }

    def test_a_command_for_python_holds_no_double_quote(self):
        commands = re.findall(r"RunPython (.*)", source_text("vba/Ribbon.bas"))
        assert [one for one in commands if '"' in one.strip('"').replace('" & key & "', "")] == []

    def test_a_name_that_python_calls_in_vba_is_there(self):
        module, _, macro = LOOK_SOON.partition("!")[2].partition(".")
        assert f"Public Sub {macro}()" in source_text(f"vba/{module}.bas")
        assert LOOK_SOON.startswith(f"'{ADDIN_FILE}'!")

    def test_no_icon_is_one_of_those_that_office_may_not_have(self, buttons):
        assert {button.get("imageMso") for button in buttons} & DOUBTFUL == set()
