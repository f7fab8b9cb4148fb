"""Damaged files of every kind: each command ends in a sentence, and leaves the file as it was. The long sweep: benchmarks/damage.py."""

import pytest

from industry_clusters.workflows.opening import open_analysis
from support.damaging import PACKAGE_WAYS, WAYS, targets_in, trial

KINDS = ["here.xlsx", "here.toml", "data.csv", "data.zip", "titles.xlsx", "defs.xlsx", "defs.csv", "office.pptx", "office.docx"]  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sound")
    return folder, targets_in(folder)


@pytest.fixture
def one_analysis(monkeypatch):
    """Let slides and letters of the same sound study be made of one analysis: what is damaged is the office's template."""
    seen = {}

    def opened(source, *rest, **more):
        if source.name not in seen:
            seen[source.name] = open_analysis(source, *rest, **more)
        return seen[source.name]

    for user in ("slides", "letter"):
        monkeypatch.setattr(f"industry_clusters.workflows.{user}.open_analysis", opened)


@pytest.mark.filterwarnings("ignore")  # libraries warn about what they read
@pytest.mark.parametrize("name", KINDS)
def test_a_damaged_file_is_a_sentence(sound, tmp_path, monkeypatch, name, request):
    if name.startswith("office."):
        request.getfixturevalue("one_analysis")
    folder, targets = sound
    monkeypatch.setenv("INDUSTRY_CLUSTERS_STORE", str(tmp_path / "work" / "store"))
    ways = WAYS if name.endswith((".toml", ".csv")) else PACKAGE_WAYS
    commands = targets[name]
    wrong = []
    for place, way in enumerate(ways):
        few = [commands[(place + step) % len(commands)] for step in range(2 if name == "here.xlsx" else 1)]
        wrong += trial(folder, tmp_path / "work", name, few, way, seed=1)
    assert wrong == []
