"""The page on workshops, followed as a trainer would: its lines are run in their order, with data of Kern and Los Angeles County."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from industry_clusters.hosts.cli import main
from industry_clusters.ingest.workshop.plan_file import plan_from_text
from support import bls_server as bls

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "workshops.md").read_text(encoding="utf-8")
LINES = re.findall(r"^(?: {4}|`)industry-clusters ([^`\n]+)", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """What each line of the page printed, and how it ended."""
    folder = tmp_path_factory.mktemp("page")
    with pytest.MonkeyPatch.context() as patch, bls.bls_server() as running:
        patch.chdir(folder)
        patch.setenv("INDUSTRY_CLUSTERS_BLS", running.address)
        patch.setenv("INDUSTRY_CLUSTERS_STORE", str(folder / "store"))
        typed("data get --areas 06029,06031 --years 2022-2024 --email you@region.example")
        yield [(line, typed(line)) for line in LINES if not line.startswith("clusters import")]


def typed(line):
    return CliRunner().invoke(main, shlex.split(line))


@pytest.mark.build
def test_every_line_runs_as_it_is_printed(followed):
    assert [(line, done.output) for line, done in followed if done.exit_code] == []


@pytest.mark.build
def test_the_lines_make_plan_workbooks_board_and_comparison(followed):
    assert [line.split()[1] for line, _ in followed] == [
        "new",
        "make",
        "new",
        "handouts",
        "collect",
        "compare",
    ]
    assert "Made 5 of 5 team workbooks" in followed[1][1].output


@pytest.mark.quick
def test_the_plan_of_the_page_is_one():
    (text,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert [team.study.region.name for team in plan_from_text(text).teams] == [
        "Kern County",
        "Los Angeles County",
    ]
