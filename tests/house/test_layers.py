"""The house: data flows one way, and nothing is loaded before it is needed."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "industry_clusters"
LAYERS = (
    ("formulas", "sheet_names"),
    ("errors", "terms", "progress"),
    ("outputs", "plain_text", "file_names", "mail_address", "own_areas"),
    ("panel", "price_index", "occupations", "interviews", "study"),
    ("mobilization", "workshop"),
    ("industry_codes",),
    ("ingest", "measures", "fetch"),
    ("analysis", "store"),
    ("functions",),
    ("views",),
    ("export", "render"),
    ("workflows",),
    ("hosts",),
)
"""From the ground up: a room may import rooms of its own layer's parts or of a layer below."""
HEIGHT = {room: height for height, rooms in enumerate(LAYERS) for room in rooms}
SPREADSHEETS = {"openpyxl", "xlsxwriter", "lxml", "python_calamine"}
DOCUMENTS = {"docx", "docxtpl", "jinja2", "pptx"}


def rooms():
    return sorted(SOURCE.rglob("*.py"))


def room_of(path):
    return path.relative_to(SOURCE).with_suffix("").parts[0]


@cache
def imported(path):
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names.append(node.module)
    return names


def test_imports_go_one_way():
    assert [offence for path in rooms() for offence in wrong_way(path)] == []


def wrong_way(path):
    """What a file imports from a layer above its own, or from another room beside it."""
    own = [name.split(".")[1] for name in imported(path) if name.startswith("industry_clusters.")]
    if not own or room_of(path) == "__init__":
        return [f"{path} imports {room}" for room in own]
    height = HEIGHT[room_of(path)]
    above = [room for room in own if HEIGHT[room] > height]
    beside = {room for room in own if HEIGHT[room] == height and room != room_of(path)}
    allowed_beside = {"panel", "price_index", "interviews"} if room_of(path) == "study" else set()
    return [f"{path} imports {room}" for room in [*above, *sorted(beside - allowed_beside)]]


def test_only_render_and_ingest_know_spreadsheet_libraries_and_only_hosts_know_xlwings():
    allowed = {"render": SPREADSHEETS, "ingest": {"openpyxl", "python_calamine"}, "hosts": {"xlwings"}}
    assert strangers(SPREADSHEETS | {"xlwings"}, allowed) == []


def test_only_render_knows_libraries_of_documents_and_slides():
    assert strangers(DOCUMENTS, {"render": DOCUMENTS}) == []


FLOORS = {
    "analysis": (("batch", "industries", "interviews", "workshop"), ("occupations", "withheld"), ("clusters",), ("mobilization",)),
    "views": (
        ("vocabulary",), ("batch", "mobilization", "region"), ("industries",), ("clusters", "workshop"),
        ("interviews", "matrix", "occupations"), ("cluster_map", "slides"), ("board_pack", "dashboard", "letter"),
        ("papers",), ("kits",),
    ),
    "render": (("keep", "pictures"), ("deck", "documents", "share"), ("papers",)),
    "workflows": (("addin", "batch", "mobilization"), ("workshop",)),
}  # fmt: skip
"""From the ground up: what a room within a layer needs when it runs stands on a floor below its own."""
HANDOUTS = {("workshop", room) for room in ("interviews", "mobilization", "slides")}
"""What a trainer prints takes from rooms above the sheets of a workshop, and nothing takes from it."""


@pytest.mark.parametrize("layer", FLOORS)
def test_within_a_layer_a_room_needs_only_rooms_below_it(layer):
    height = {room: floor for floor, rooms in enumerate(FLOORS[layer]) for room in rooms}
    found = {
        (path.relative_to(SOURCE / layer).parts[0], name.split(".")[2])
        for path in (SOURCE / layer).rglob("*.py")
        for name in run_by(path)
        if name.startswith(f"industry_clusters.{layer}.")
    }
    assert {
        (room, needed)
        for room, needed in found - HANDOUTS
        if room != needed and room in height and needed in height and height[needed] >= height[room]
    } == set()


@pytest.mark.parametrize("layer", FLOORS)
def test_every_room_within_a_layer_has_its_floor(layer):
    rooms = {path.parent.name for path in (SOURCE / layer).glob("*/__init__.py")}
    assert rooms == {room for floor in FLOORS[layer] for room in floor}


def test_every_room_says_what_it_may_not_know():
    rooms = [path for path in SOURCE.rglob("__init__.py") if path.parent != SOURCE]
    silent = [
        path
        for path in rooms
        if not re.search(
            r"\b(know|knows|may use|imports)\b",
            ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))),
        )
    ]
    assert silent == []


ACTS = {"batch": set(), "workshop": {"batch"}, "addin": set(), "mobilization": set()}
"""Rooms of the acts that go beyond one study, and the others of them that each may know; acts on one study know none."""


def test_acts_on_one_study_know_no_room_of_wider_acts():
    workflows = SOURCE / "workflows"
    assert [
        f"{path} imports {room}"
        for path in sorted(workflows.rglob("*.py"))
        for own in [path.relative_to(workflows).parts[0]]
        for name in imported(path)
        for room in [name.removeprefix("industry_clusters.workflows.").partition(".")[0]]
        if name.startswith("industry_clusters.workflows.")
        and room in ACTS
        and room not in {own, *ACTS.get(own, ())}
    ] == []


def test_no_view_works_with_arrays():
    """A view describes what is shown; what arrays are needed for, measures and analysis have worked out."""
    arrays = {"numpy", "pandas"}
    assert [
        path
        for path in (SOURCE / "views").rglob("*.py")
        if {name.split(".")[0] for name in run_by(path)} & arrays
    ] == []


def run_by(path):
    """What a file imports when it runs, at its top or in a function, and not for types alone."""
    waiting = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
        elif not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            waiting += ast.iter_child_nodes(node)


def strangers(libraries, allowed):
    """Files that import one of these libraries where their room may not."""
    return [
        f"{path} imports {name}"
        for path in rooms()
        for name in sorted({name.split(".")[0] for name in imported(path)} & libraries)
        if name not in allowed.get(room_of(path), set())
    ]


@pytest.mark.parametrize("room", ["formulas", "measures", "study", "interviews", "panel", "terms", "errors"])
def test_a_pure_room_loads_neither_pandas_nor_a_spreadsheet(room):
    assert loaded_with(f"import industry_clusters.{room}") & {*SPREADSHEETS, "xlwings", "pandas"} == set()


def test_importing_the_package_loads_nothing_but_itself():
    assert loaded_with("import industry_clusters") & {*SPREADSHEETS, "xlwings", "pandas", "numpy"} == set()


def test_the_command_lines_help_loads_neither_pandas_nor_a_spreadsheet():
    assert loaded_with("import industry_clusters.hosts.cli") & {*SPREADSHEETS, "xlwings", "pandas"} == set()


def loaded_with(statement):
    code = f"import sys; {statement}; print(' '.join({{name.split('.')[0] for name in sys.modules}}))"
    return set(
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
    )
