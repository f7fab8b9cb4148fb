"""README, quick start, tutorial, the store's page and the templates' page, followed as a new user would.

Their commands are taken out of the pages and run in the order of the page, in a fresh folder. BLS is a server on this computer.
Whoever adds a command to a page adds nothing here, unless it holds a placeholder or cannot run on a machine without network.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from industry_clusters.functions.declared import FUNCTIONS
from industry_clusters.hosts.cli import main
from industry_clusters.views.buttons import BUTTONS
from support import bls_server as bls
from support.example import whole_demo_in
from support.kern import NAME, kern_in

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    "README.md", "docs/quick-start.md", "docs/tutorial.md", "docs/store.md", "docs/papers.md", "templates/README.md",
)  # fmt: skip
EARLIER_YEARS = range(2001, 2020)
TYPED = {
    "industry-clusters inspect FOLDER": "inspect FOLDER",
    "industry-clusters trace STUDY WHAT": 'trace "Kern County.toml" 2111',
    "trace STUDY WHAT": 'trace "Kern County.xlsx" 2111',
    "letter STUDY": 'letter "Kern County.xlsx"',
    "share WORKBOOK": 'share "Kern County.xlsx" --out "shared again.xlsx"',
    "mobilize STUDY": 'mobilize "Kern County.xlsx"',
    "papers STUDY": 'papers "Kern County.xlsx"',
    "kit STUDY KIT": 'kit "Kern County.xlsx" meeting-1',
    "inspect FILE...": "inspect FOLDER/2024.csv",
    "data map FILE": "data map jobs.csv --yes --answer own_code=5",
    "data commute FILE": "data commute flows.csv --areas 06029",
    "clusters export STUDY FILE": 'clusters export "Kern County.xlsx" clusters.csv',
    "clusters import STUDY FILE": 'clusters import "Kern County.toml" clusters.csv',
    "clusters suggest STUDY": 'clusters suggest "Kern County.xlsx"',
    "clusters library STUDY": 'clusters library "Kern County.toml" --add state.csv --name State --year 2019',
    "clusters compare STUDY A B": 'clusters compare "Kern County.toml" study State',
    "clusters adopt STUDY NAME": 'clusters adopt "Kern County.toml" State',
    "data add FILE": "data add FOLDER/2024.csv",
}
"""What a person types for the capital letters of a page."""
NOT_RUN = {
    "python3 -m venv .venv": "makes what runs this test",
    "py -3 -m venv .venv": "makes what runs this test, on Windows",
    ".venv/bin/pip install -q .": "asks the network",
    r".venv\Scripts\pip install -q .": "asks the network",
    ".venv/bin/pip install -q -e '.[test]'": "asks the network",
    r'.venv\Scripts\pip install -q -e ".[test]"': "asks the network",
    ".venv/bin/python -m pytest -q -n auto": "is this run itself",
    r".venv\Scripts\python -m pytest -q -n auto": "is this run itself",
    r".venv\Scripts\activate": "is for Windows",
    r".venv\Scripts\industry-clusters demo": "is the line for a Mac, on Windows",
    "python addin/packaging/build_program.py": "takes minutes, and writes a program of 371 MB",
    "python docs/make_pictures.py": "starts LibreOffice, and writes into the project",
    "python templates/build_template.py": "writes into the project",
    "python templates/build_document_templates.py": "writes into the project",
    "demo": "tests/hosts/test_cli.py runs it",
    "source .venv/bin/activate": "has a test of its own below",
    'eval "$(_INDUSTRY_CLUSTERS_COMPLETE=bash_source industry-clusters)"': "tests/hosts/test_help.py asks for it",
    "_INDUSTRY_CLUSTERS_COMPLETE=fish_source industry-clusters | source": "tests/hosts/test_help.py asks for it",
    'trace "Madison County.toml" "Advanced manufacturing"': "tests/real/test_pages_of_real_data.py, on real data",
}
"""Lines of the pages that are not run here, and why."""
AGAIN = {"data get", "new"}
"""Commands that a later page gives again and that are run again: what the first left is what they are about."""
BATCH_YEARS = {"2014": "2022", "2001": "2022"}
"""Years of the page's batch, and those of fewer data in their place: the page says nothing of what they give."""
NOT_ZERO = {"addin status": {0, 1}}
"""'addin status' ends with 1 where no Excel is, which the README says of no machine."""


def spans_and_blocks(text):
    """Every piece of code of a page in its order: inline, indented, or in a fence that a person types."""
    inline = r"(?<!`)`(?P<span>[^`]+)`(?!`)"
    fence = r"^```(?P<kind>\w*)[^\n]*\n(?P<fence>.*?)^```"
    block = r"(?P<block>(?:^ {4}(?! )[^\n]*\n)+)"
    for found in re.finditer(f"{fence}|{inline}|(?<=\\n\\n){block}", text, re.DOTALL | re.MULTILINE):
        if found["span"]:
            yield " ".join(found["span"].split())
        elif found["block"]:
            yield from (line.strip() for line in found["block"].splitlines())
        elif found["kind"] == "console":
            yield from (line[2:] for line in found["fence"].splitlines() if line.startswith("$ "))


def commands_of(page):
    """The lines of a page that a person types, in their order and as they stand there."""
    for code in spans_and_blocks((ROOT / page).read_text(encoding="utf-8")):
        for part in code.split(" && "):
            if is_typed(part):
                yield part


def is_typed(part):
    """Whether a piece of code is a line to type, and not a value, a file, a formula or the name of a command."""
    line = as_typed(part)
    first, *rest = line.split()
    if part in NOT_RUN or line in NOT_RUN or "_COMPLETE=" in part:
        return True
    if re.match(r"(python3?|py|pip|source|eval|node|npm)\b|\.venv", line):
        return not line.startswith("python tests/benchmarks") and "/" in line
    if first not in main.commands:
        return False
    command, words = command_of([first, *rest])
    named = part.startswith("industry-clusters") or "industry-clusters" in part.split()[0]
    return bool(words) or (named and not any(param.required for param in command.params))


def command_of(words):
    """The command that words lead to, and the words behind it."""
    command, at = main, 0
    while isinstance(command, click.Group) and at < len(words) and words[at] in command.commands:
        command, at = command.commands[words[at]], at + 1
    if isinstance(command, click.Group):
        return command, []
    return command, words[at:]


def as_typed(part):
    return re.sub(r"^(\S*[/\\])?industry-clusters ", "", TYPED.get(part, part))


LINES = {page: list(commands_of(page)) for page in PAGES}


@pytest.fixture(scope="module")
def bls_here():
    """BLS on this computer with every year that the pages ask for, and a county more."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bls, "AREAS", (*bls.AREAS, "06107"))
        patch.setitem(bls._SIZE, "06107", 7)
        patch.setattr(bls, "WHOLE_YEARS", (*EARLIER_YEARS, *bls.WHOLE_YEARS))
        with bls.bls_server() as running:
            titles = "/cew/doc/titles/area/area_titles.csv"
            running.files[titles] += b'"06107","Tulare County, California"\n'
            yield running


@pytest.fixture(scope="module")
def followed(bls_here, tmp_path_factory):
    """Every page followed: what was typed, how it ended and what it printed, by page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INDUSTRY_CLUSTERS_BLS", bls_here.address)
        patch.setenv("INDUSTRY_CLUSTERS_STORE", str(tmp_path_factory.mktemp("at") / "store"))
        done, before = {}, {}
        for page in PAGES:
            folder = tmp_path_factory.mktemp(Path(page).stem)
            patch.chdir(folder)
            prepare(page)
            typed = dict.fromkeys(as_typed(part) for part in LINES[page] if not is_left_out(part))
            done[page] = [  # what a page says twice is typed once
                (line, before[line]) if line in before else run(line, folder) for line in typed
            ]
            before |= {line: result for line, result in done[page] if not is_typed_again(line)}
        yield done


def is_typed_again(line):
    return " ".join(line.split()[:2]) in AGAIN or line.split()[0] in AGAIN


def is_left_out(part):
    return part in NOT_RUN or as_typed(part) in NOT_RUN


def prepare(page):
    """Lay out what a page says that a person has."""
    text = (ROOT / page).read_text(encoding="utf-8")
    Path("FOLDER").mkdir()
    Path("FOLDER/2024.csv").write_bytes(bls.area_slice(2024, "06031"))
    Path("jobs.csv").write_text("County,NAICS,Year,Employment\n06029,10,2023,300000\n", encoding="utf-8")
    Path("state.csv").write_text("cluster,naics\nOil,2111\nFood,4451\n", encoding="utf-8")
    Path("flows.csv").write_text(own_data_file("flows.csv"), encoding="utf-8")
    shutil.copy(files("industry_clusters.render.deck") / "template.pptx", "office.pptx")
    shutil.copy(files("industry_clusters.render.documents") / "letter.docx", "office.docx")
    Path("office").mkdir()
    shutil.copy(files("industry_clusters.render.documents") / "document.docx", "office")
    if "regions.toml" in text:
        (batch,) = re.findall(r"```toml\n(\[common.*?)```", text, re.DOTALL)
        for year, of_less in BATCH_YEARS.items():
            batch = batch.replace(f"first = {year}", f"first = {of_less}")
        Path("regions.toml").write_text(batch, encoding="utf-8")
    if "Sample region.xlsx" in text:
        whole_demo_in(Path())
    if "My region" in text:
        shutil.copy(kern_in(Path()), "My region.xlsx")
        Path(f"{NAME}.xlsx").unlink()


def own_data_file(name):
    text = (ROOT / "docs" / "your-own-data.md").read_text(encoding="utf-8")
    return re.search(rf"```csv {name}\n(.*?)```", text, re.DOTALL)[1]


def run(line, folder):
    words = shlex.split(line)
    if words[0] == "batch":  # the README names a second county whose data come from the store
        invoke("data", "get", "--areas", "06107", "--years", "2022-2024")
        words += ["--jobs", "1"]  # each process more loads all of the program again
    if words[0] == "addin":  # Excel's own folder, which is not on this machine
        words += ["--folder", str(folder / "XLSTART")]
    if words[0] == "build" and "north.toml" in words:
        for name in ("north", "south"):  # of little, as the README says nothing of what is in them
            invoke(
                "new", name, "--areas", "06029", "--first", "2022", "--level", "2", "--out", f"{name}.toml"
            )
    if words[:2] == ["data", "remove"]:
        words += ["--yes"]
    return line, invoke(*words)


def invoke(*words):
    return CliRunner().invoke(main, words)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_commands_to_run(page):
    assert [part for part in LINES[page] if not is_left_out(part)]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_runs_as_it_is_printed(followed, page):
    failed = [
        (line, result.output)
        for line, result in followed[page]
        if result.exit_code not in NOT_ZERO.get(" ".join(line.split()[:2]), {0})
    ]
    assert failed == []


def test_what_is_not_run_and_what_is_typed_otherwise_is_on_a_page():
    there = {part for lines in LINES.values() for part in lines}
    there |= {as_typed(part) for part in there}
    assert [line for line in (*NOT_RUN, *TYPED) if line not in there] == []


def printed(followed, page, start):
    """What the first command that starts so printed."""
    return next(result.output for line, result in followed[page] if line.startswith(start))


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("data get", "Fetched "),
        ("new", "Wrote Kern County.toml: Kern County, 2001 to 2024."),
        ("build", "Wrote Kern County.xlsx"),
        ("slides", "Wrote Kern County.pptx"),
        ("share", "The copy was read again"),
        ("mobilize", "Wrote Kern County - mobilization.xlsx"),
        ("functions", "functions.xlsx"),
        ("data update", "files are as at the source."),
        ("batch", "Built 3 of 3 regions"),
    ],
)
def test_a_command_of_the_readme_makes_what_the_readme_says(followed, start, words):
    assert words in printed(followed, "README.md", start)


def test_a_year_that_was_fetched_is_not_fetched_again(followed):
    assert "Fetched 0 files" in printed(followed, "docs/quick-start.md", "data get")


def test_a_workbook_of_which_nothing_changed_is_up_to_date(followed):
    builds = [result.output for line, result in followed["README.md"] if line == 'build "Kern County.xlsx"']
    assert "is up to date" in builds[0]


def test_the_tutorial_shows_what_its_trace_prints(followed):
    text = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    shown = re.search(r"```text\n(.*?)```", text, re.DOTALL)[1]
    assert printed(followed, "docs/tutorial.md", "trace").startswith(shown)


def test_the_copy_to_share_is_beside_the_workbook_of_the_template_page(followed):
    assert {line.split()[0] for line, _ in followed["templates/README.md"]} == {"slides", "letter"}


@pytest.mark.parametrize(
    ("page", "words", "count"),
    [
        ("README.md", r"puts all (\w+) into a study's workbook", len(FUNCTIONS)),
        (
            "addin/smoke/smoke_check.py",
            r"shows, with (\w+) groups",
            len({button.group for button in BUTTONS}),
        ),
    ],
)
def test_a_page_counts_right(page, words, count):
    numbers = {"six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
    assert numbers[re.search(words, (ROOT / page).read_text(encoding="utf-8"))[1]] == count


@pytest.mark.parametrize("page", ["README.md", "docs/scale.md"])
def test_a_page_that_runs_a_benchmark_names_the_extra_that_it_needs(page):
    assert "'.[bench]'" in (ROOT / page).read_text(encoding="utf-8")


def test_the_run_command_is_followed_by_what_makes_the_program_known():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    run, first = text.index("industry-clusters demo\n"), text.index("`industry-clusters data get")
    assert run < text.index("source .venv/bin/activate") < first
    assert run < text.index(r".venv\Scripts\activate") < first


@pytest.mark.skipif(
    not (Path(sys.prefix) / "bin" / "activate").exists(), reason="not run in a .venv of a Mac or Linux"
)
def test_after_activation_a_command_can_be_typed_as_it_is_printed(tmp_path):
    (tmp_path / ".venv").symlink_to(sys.prefix)
    bare = {"PATH": "/usr/bin:/bin", "HOME": os.environ.get("HOME", "/")}
    typed = "source .venv/bin/activate && industry-clusters --version"
    done = subprocess.run(
        ["bash", "-c", typed], env=bare, check=False, capture_output=True, text=True, cwd=tmp_path
    )
    assert done.stdout.startswith("industry-clusters, version"), done.stderr


def test_a_build_says_first_what_the_store_lacks(bls_here, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INDUSTRY_CLUSTERS_BLS", bls_here.address)
    monkeypatch.setenv("INDUSTRY_CLUSTERS_STORE", str(tmp_path / "store"))
    for words in (
        "data get --area 06029 --years 2022-2024 --email you@region.example --no-prices",
        "data get --area 06031 --years 2024 --no-prices",
        'new "Two counties" --areas 06029,06031',
    ):
        assert invoke(*shlex.split(words)).exit_code == 0
    lines = invoke("build", "Two counties.toml").output.splitlines()
    first = lines[: next(number for number, line in enumerate(lines) if "missing:" not in line and number)]
    assert lines[0] == "Wrote Two counties.xlsx"
    assert any("06031" in line and "2022" in line for line in first), lines
