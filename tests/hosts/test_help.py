"""What every command has in common: its help, examples that run, one option for areas, Ctrl-C, and lines to type next."""

import shlex
import shutil
import signal
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from industry_clusters.hosts import cli_door
from industry_clusters.hosts.cli import main
from support.bls_server import SLICE_YEARS, area_slice, bls_server, whole_year
from support.kern import kern_in

DOCUMENTS = Path(__file__).resolve().parents[2] / "docs"
BATCH = '[common.years]\nfirst = 2022\nlast = 2024\n\n[[region]]\ncounties_of = "06"\n'
FLOWS = "".join(
    f"06,{home},California,County {home},006,{work},California,County {work},{workers},100\n"
    for home, work, workers in (("029", "029", 300_000), ("029", "107", 20_000), ("107", "107", 100_000))
)
FLOW_HEADER = (
    "State FIPS Code,County FIPS Code,State Name,County Name,"
    "State FIPS Code,County FIPS Code,State Name,County Name,Workers in Commuting Flow,Margin of Error\n"
)
EXCEL_FOLDER = {"addin install", "addin status", "addin uninstall"}
"""Commands that look for Excel's own folder; here each is given one."""
ELSEWHERE = {"industry-clusters demo": "tests/hosts/test_cli.py runs it"}
"""Examples that are not run here, and why."""
STATUS = {"addin status": {0, 1}}
"""What a command ends with where it is not 0: there is no Excel here, and a report of that is what was asked for."""


def commands(group=main, path=()):
    """Every command with the words that lead to it."""
    for name, one in group.commands.items():
        if isinstance(one, click.Group):
            yield from commands(one, (*path, name))
        else:
            yield " ".join((*path, name)), one


COMMANDS = dict(commands())
EXAMPLES = [(words, line) for words, one in COMMANDS.items() for line in one.examples]


@pytest.mark.parametrize("words", ["", "data", "clusters", "addin", *COMMANDS])
def test_help_is_whole_words_that_a_windows_console_can_show(words):
    shown = CliRunner().invoke(main, [*words.split(), "--help"])
    assert shown.exit_code == 0
    assert "\\b" not in shown.output
    shown.output.encode("cp437")


@pytest.mark.parametrize("words", COMMANDS)
def test_every_example_is_of_its_command_and_stands_in_its_help(words):
    shown = CliRunner().invoke(main, [*words.split(), "--help"]).output
    assert COMMANDS[words].examples
    assert [line for line in COMMANDS[words].examples if f"  {line}\n" not in shown] == []
    assert {line.startswith(f"industry-clusters {words}") for line in COMMANDS[words].examples} == {True}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A folder with what the examples name, and a data store that was filled from a server on this computer."""
    folder = tmp_path_factory.mktemp("office")
    kern_in(folder)
    for name in ("north", "south"):
        shutil.copy(folder / "Kern County.toml", folder / f"{name}.toml")
    with pytest.MonkeyPatch.context() as patch, bls_server() as bls:
        patch.chdir(folder)
        patch.setenv("INDUSTRY_CLUSTERS_STORE", str(folder / "store"))
        patch.setenv("INDUSTRY_CLUSTERS_BLS", bls.address)
        _write_files()
        run("industry-clusters data get --areas 06029,06031 --years 2022-2024 --email you@region.example")
        yield folder


def run(line, *more):
    return CliRunner().invoke(main, [*shlex.split(line)[1:], *more])


def _write_files():
    Path("qcew").mkdir()
    Path("qcew/2024.csv").write_bytes(area_slice(SLICE_YEARS[-1], "06031"))
    Path("2019_annual_singlefile.zip").write_bytes(whole_year(2019))
    Path("area_titles.csv").write_text(
        '"area_fips","area_title"\n"06029","Kern County, California"\n', "utf-8"
    )
    Path("state.csv").write_text("cluster,naics\nHealth care,6221\nFood,3114\n", "utf-8")
    shutil.copy(files("industry_clusters.render.documents") / "document.docx", "office.docx")
    Path("office").mkdir()
    shutil.copy("office.docx", "office/document.docx")
    Path("regions.toml").write_text(BATCH, "utf-8")
    Path("chamber.csv").write_text("First name,Last name,Company\nAda,Example,Mill\n", "utf-8")
    Path("jobs.csv").write_text(
        "County,NAICS,Year,Ownership,Employment\n06029,10,2023,Private,300000\n06029,622,2023,Private,9000\n",
        "utf-8",
    )
    Path("flows.csv").write_text(FLOW_HEADER + FLOWS, "utf-8")


TO_RUN = [(words, line) for words, line in EXAMPLES if line not in ELSEWHERE]


def test_what_is_not_run_here_is_an_example():
    assert set(ELSEWHERE) <= {line for _, line in EXAMPLES}


@pytest.mark.parametrize(("words", "line"), TO_RUN, ids=[line for _, line in TO_RUN])
def test_an_example_of_the_help_runs(office, tmp_path, monkeypatch, words, line):
    monkeypatch.chdir(office)
    more = ["--folder", str(tmp_path)] if words in EXCEL_FOLDER else []
    more += ["--yes"] if words == "data remove" else []
    more += ["--jobs", "1"] if words == "batch" else []  # each process more loads all of the program again
    done = run(line, *more)
    assert done.exit_code in STATUS.get(words, {0}), done.output


@pytest.mark.parametrize(
    "given", [["--areas", "06029,06031"], ["--area", "06029", "--area", "06031"], ["--area", "06029,06031"]]
)
def test_areas_are_given_with_commas_or_one_after_another(office, monkeypatch, tmp_path, given):
    monkeypatch.chdir(office)
    for command in ("data get --years 2024", f"new Both --out '{tmp_path / 'both.toml'}'"):
        done = run(f"industry-clusters {command}", *given)
        assert done.exit_code == 0, done.output
    assert 'areas = ["06029", "06031"]' in (tmp_path / "both.toml").read_text(encoding="utf-8")


def test_every_command_that_takes_areas_takes_them_alike():
    options = {
        words: option.opts
        for words, one in COMMANDS.items()
        for option in one.params
        if {"--area", "--areas"} & {*option.opts}
    }
    assert set(options) == {"new", "workshop new", "data get", "data commute"}
    assert {tuple(opts) for opts in options.values()} == {("--area", "--areas")}


def _interrupted(*_words, **_settings):
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    "words", ["demo", "inspect x", "build x.toml", "slides x.toml", "data list", "clusters suggest x"]
)
def test_ctrl_c_ends_every_command_with_130_and_a_word(monkeypatch, words):
    found = main
    for word in words.split():
        found = found.commands[word] if isinstance(found, click.Group) else found
    monkeypatch.setattr(found, "callback", _interrupted)
    done = CliRunner().invoke(main, words.split())
    assert (done.exit_code, done.output) == (130, "Stopped.\n")


def test_ctrl_c_at_a_question_is_130_too_and_no_is_1(monkeypatch):
    @main.command("asks", examples=())
    def asks():
        click.confirm("Sure?", abort=True)

    try:
        monkeypatch.setattr("click.termui.visible_prompt_func", _interrupted)
        assert CliRunner().invoke(main, ["asks"]).exit_code in (1, 130)
        monkeypatch.undo()
        assert CliRunner().invoke(main, ["asks"], input="n\n").exit_code == 1
    finally:
        del main.commands["asks"]


@pytest.mark.skipif(sys.platform == "win32", reason="a process is not sent Ctrl-C alone there")
def test_a_process_that_is_sent_ctrl_c_ends_with_130(tmp_path):
    code = (
        "import os, signal\nfrom industry_clusters.hosts.cli import main\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # which a run in the background has not\n"
        "main.commands['functions'].callback = lambda **_: os.kill(os.getpid(), signal.SIGINT)\nmain(['functions'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, cwd=tmp_path
    )
    assert (done.returncode, done.stderr) == (128 + signal.SIGINT, "Stopped.\n")


@pytest.mark.parametrize(
    ("found", "started", "typed"),
    [
        ("/usr/bin/industry-clusters", ".venv/bin/industry-clusters", "industry-clusters"),
        (None, ".venv/bin/industry-clusters", ".venv/bin/industry-clusters"),
        (None, "/my office/.venv/bin/industry-clusters", '"/my office/.venv/bin/industry-clusters"'),
        (None, "/somewhere/pytest", "industry-clusters"),
    ],
)
def test_a_line_to_type_next_names_the_program_as_it_can_be_typed(monkeypatch, found, started, typed):
    monkeypatch.setattr(cli_door.shutil, "which", lambda _name: found)
    monkeypatch.setattr(sys, "argv", [started])
    assert cli_door.program() == typed


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_told_how_to_complete_words(shell):
    code = "from industry_clusters.hosts.cli import main; main(prog_name='industry-clusters')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"_INDUSTRY_CLUSTERS_COMPLETE": f"{shell}_source", "PATH": "/usr/bin:/bin"},
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0 or "version" in done.stderr, done.stderr
    assert "_INDUSTRY_CLUSTERS_COMPLETE" in done.stdout


def test_the_tab_key_finds_the_rest_of_a_command():
    code = "from industry_clusters.hosts.cli import main; main(prog_name='industry-clusters')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"_INDUSTRY_CLUSTERS_COMPLETE": "bash_complete", "COMP_WORDS": "industry-clusters data g", "COMP_CWORD": "2"},
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout == "plain,get\n"


def test_the_readme_says_how_to_turn_completion_on():
    readme = (DOCUMENTS.parent / "README.md").read_text(encoding="utf-8")
    assert 'eval "$(_INDUSTRY_CLUSTERS_COMPLETE=bash_source industry-clusters)"' in readme
