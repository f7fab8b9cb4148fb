"""What README and quick start show of a real county is what the commands print."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from industry_clusters.hosts.cli import main
from support.real_data import REAL, needs_real_data

ROOT = Path(__file__).resolve().parents[2]
DATA = ("qcew_oh_counties_2020_2023", "qcew_us_reconstructed")

pytestmark = needs_real_data


def printed(*words):
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="module")
def madison(tmp_path_factory):
    """The study of Madison County, Ohio, and what its command printed."""
    study = tmp_path_factory.mktemp("madison") / "Madison County.toml"
    data = [word for name in DATA for word in ("--data", REAL / name)]
    years = ("--first", "2020", "--last", "2023")
    return study, printed("new", "Madison County", "--areas", "39097", *years, *data, "--out", study)


def test_how_many_clusters_are_known_is_as_the_readme_says(madison):
    said = re.search(r"`(Clusters known to within [^`]+)`", (ROOT / "README.md").read_text(encoding="utf-8"))[
        1
    ]
    assert said.removesuffix(".") in madison[1]


def test_a_trace_prints_what_the_quick_start_shows(madison):
    page = (ROOT / "docs" / "quick-start.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```text\n(Cluster .*?)```", page, re.DOTALL)
    lines = printed("trace", madison[0], "Advanced manufacturing").splitlines()
    assert lines[: len(shown.splitlines())] == shown.splitlines()
