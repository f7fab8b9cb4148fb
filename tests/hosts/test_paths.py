"""A path that is not there, is a folder, or may not be read or written: a sentence from every command."""

import pytest
from click.testing import CliRunner

from industry_clusters.hosts.cli import main
from support.damaging import fault_of
from support.small_files import small_study_in

PLACES = ["missing", "folder", "folder.xlsx", "folder.toml", "folder.csv", "empty.xlsx", "empty.toml", "empty.csv", "x" * 300 + ".csv", "nul\0.csv"]  # fmt: skip
COMMANDS = {
    "build": ("build", "PLACE"),
    "build into": ("build", "here.toml", "--out", "PLACE"),
    "slides": ("slides", "PLACE"),
    "slides into": ("slides", "here.toml", "--out", "PLACE"),
    "slides on": ("slides", "here.toml", "--template", "PLACE"),
    "letter": ("letter", "PLACE"),
    "letter into": ("letter", "here.toml", "--out", "PLACE"),
    "letter on": ("letter", "here.toml", "--template", "PLACE"),
    "share": ("share", "PLACE"),
    "trace": ("trace", "PLACE", "3111"),
    "inspect": ("inspect", "PLACE"),
    "batch": ("batch", "PLACE"),
    "export": ("clusters", "export", "PLACE", "out.csv"),
    "export into": ("clusters", "export", "here.toml", "PLACE"),
    "import": ("clusters", "import", "here.toml", "PLACE"),
    "import into": ("clusters", "import", "PLACE", "data.csv"),
    "suggest": ("clusters", "suggest", "PLACE"),
    "library": ("clusters", "library", "PLACE"),
    "library of": ("clusters", "library", "here.toml", "--add", "PLACE"),
    "compare": ("clusters", "compare", "PLACE", "State"),
    "adopt": ("clusters", "adopt", "PLACE", "State"),
    "new": ("new", "Here", "--areas", "01001", "--data", "PLACE", "--out", "n.toml"),
    "new into": ("new", "Here", "--areas", "01001", "--data", "data.csv", "--out", "PLACE"),
    "add": ("data", "add", "PLACE"),
    "nation into": ("nation", "--years", "2010-2020", "--out", "PLACE"),
    "demo into": ("demo", "--out", "PLACE"),
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_path_of_any_kind_is_no_traceback(tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INDUSTRY_CLUSTERS_STORE", str(tmp_path / "store"))
    small_study_in(tmp_path)
    for name in PLACES[1:5]:
        (tmp_path / name).mkdir()
    for name in PLACES[5:8]:
        (tmp_path / name).write_bytes(b"")
    wrong = {}
    for place in PLACES:
        if command == "demo into" and "folder" in place:
            continue  # that is where a demo goes
        if command == "new" and "\0" in place:
            continue  # no shell can say so
        words = [place if word == "PLACE" else word for word in COMMANDS[command]]
        result = CliRunner().invoke(main, words)
        if fault := fault_of(result):
            wrong[place[:20]] = fault
    assert wrong == {}
