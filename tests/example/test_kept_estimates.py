"""The estimates that come along with the example are those that are made of its data."""

import pandas as pd
import pytest

from industry_clusters.workflows.estimate_memory import EstimateMemory, tables_in
from support.regenerate import ESTIMATES, estimates_of_the_example

pytestmark = pytest.mark.build


@pytest.fixture(scope="module")
def made():
    return estimates_of_the_example()


def test_the_files_are_those_of_the_examples_data(made):
    assert [file.name for file in ESTIMATES.glob("*.npz")] == [f"estimates-{name}.npz" for name in made]


def test_they_say_what_is_estimated_anew(made):
    (fingerprint,) = made
    kept = tables_in(ESTIMATES / f"estimates-{fingerprint}.npz")
    for name, table in made[fingerprint].items():
        pd.testing.assert_frame_equal(
            kept[name], table.reset_index(drop=True), check_dtype=False, rtol=1e-6, atol=0.05
        )


def test_estimates_of_a_study_are_kept_and_found_again(tmp_path):
    memory = EstimateMemory(tmp_path)
    memory.keep("abc", {"table": pd.DataFrame({"code": ["31-33", "10"], "jobs": [1.5, 2.0]})})
    assert memory.recall("abc")["table"].to_dict("list") == {"code": ["31-33", "10"], "jobs": [1.5, 2.0]}


def test_what_is_no_file_of_estimates_is_made_again(tmp_path):
    (tmp_path / "estimates-abc.npz").write_bytes(b"no archive")
    assert EstimateMemory(tmp_path).recall("abc") is None


def test_no_more_than_forty_are_kept_and_no_other_file_goes(tmp_path):
    (tmp_path / "mine.npz").write_bytes(b"")
    for number in range(43):
        EstimateMemory(tmp_path).keep(f"{number}", {"table": pd.DataFrame({"jobs": [1.0]})})
    assert len(list(tmp_path.glob("estimates-*.npz"))) == 40
    assert (tmp_path / "mine.npz").exists()
