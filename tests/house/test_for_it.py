"""What docs/for-it.md tells an office's IT, held against the code."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from industry_clusters.export.xlwings_source import XLWINGS_VERSION
from industry_clusters.fetch.source import Source
from industry_clusters.hosts.cli import main
from industry_clusters.workflows.addin.install import excel_start_folder
from industry_clusters.workflows.addin.program import program_place

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "for-it.md").read_text(encoding="utf-8")
SOURCE = {
    path: path.read_text(encoding="utf-8") for path in (ROOT / "src" / "industry_clusters").rglob("*.py")
}


def rooms_with(pattern):
    """The rooms whose files hold a pattern."""
    base = ROOT / "src" / "industry_clusters"
    return {path.relative_to(base).parts[0] for path, text in SOURCE.items() if re.search(pattern, text)}


def test_the_addresses_are_those_that_the_code_fetches_from():
    table = PAGE.partition("## Network")[2].partition("## Data kept")[0]
    named = set(re.findall(r"^\| `([\w.]+)` \|", table, re.MULTILINE))
    assert named == {re.sub("^https://", "", Source().employment), re.sub("^https://", "", Source().series)}


def test_only_the_room_that_fetches_speaks_to_the_network():
    speaks = r"httpx\.(Client|AsyncClient|get|post|stream)\(|urlopen\(|socket\.(socket|create_connection)\("
    assert rooms_with(speaks) == {"fetch"}


def test_nothing_is_written_to_the_registry():
    assert rooms_with(r"\b(SetValueEx?|CreateKeyEx?|DeleteKey|DeleteValue)\b") == set()


def test_no_process_is_started_but_by_what_the_page_tells():
    starts = r"\bsubprocess\.(run|Popen|call)\(|os\.system\(|ProcessPoolExecutor\(|multiprocessing\."
    assert rooms_with(starts) == {"workflows"}


@pytest.mark.parametrize(
    ("folder", "named"),
    [
        (excel_start_folder("win32", {"APPDATA": "%APPDATA%"}), r"%APPDATA%\Microsoft\Excel\XLSTART"),
        (program_place(system="win32", environment={"LOCALAPPDATA": "%LOCALAPPDATA%"}), r"%LOCALAPPDATA%\Programs\Industry Clusters"),
        (program_place(system="win32", environment={"PROGRAMFILES": "%PROGRAMFILES%"}, all_users=True), r"%PROGRAMFILES%\Industry Clusters"),
        (excel_start_folder("darwin").relative_to(Path.home()), "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"),
        (excel_start_folder("darwin", all_users=True), "/Library/Application Support/Microsoft/Office365/User Content.localized/Startup.localized/Excel"),
        (program_place(system="darwin").relative_to(Path.home()), "Library/Application Support/Industry Clusters Program"),
    ],
    ids=lambda value: str(value)[-24:],
)  # fmt: skip
def test_a_place_is_where_the_code_puts_it(folder, named):
    assert folder.as_posix() == named.replace("\\", "/")
    assert named in PAGE


def test_the_dlls_have_the_names_of_the_version_that_the_add_in_is_made_from():
    assert {f"xlwings{bits}-{XLWINGS_VERSION}.dll" for bits in (32, 64)} == set(
        re.findall(r"xlwings\d\d-[\d.]+\.dll", PAGE)
    )


@pytest.mark.parametrize("word", sorted(set(re.findall(r"INDUSTRY_CLUSTERS_\w+", PAGE))))
def test_a_word_of_the_environment_is_one_that_the_code_reads(word):
    assert any(f'"{word}"' in text for text in SOURCE.values())


@pytest.mark.parametrize(
    "command", sorted(set(re.findall(r"`industry-clusters (addin \w+(?: --[\w-]+)?)", PAGE)))
)
def test_a_command_of_the_page_is_one_that_there_is(command):
    words = command.split()
    shown = CliRunner().invoke(main, [*words[:2], "--help"])
    assert (shown.exit_code, [word for word in words[2:] if word not in shown.output]) == (0, [])


def test_files_that_the_page_names_are_there():
    named = re.findall(r"`((?:src|addin|tests)/[\w/.-]+)`", PAGE) + re.findall(
        r"`python (addin/[\w/.]+)`", PAGE
    )
    assert [name for name in named if not (ROOT / name).exists()] == []
