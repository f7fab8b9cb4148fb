"""A second engine works out the demo and a real region too, and finds what was written."""

import re
import zipfile

import pytest

from industry_clusters.workflows.start import make_demo
from support.recalculate import sheet_parts
from support.second_engine import NOT_IN_THE_ENGINE, differences


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    return make_demo(tmp_path_factory.mktemp("demo")).path


def test_the_second_engine_finds_every_value_of_the_demo(demo, tmp_path):
    found, count = differences(demo, tmp_path)
    assert (found, count > 30_000) == ([], True)


def test_a_planted_wrong_value_is_found_by_the_second_engine(demo, tmp_path):
    planted = tmp_path / "planted.xlsx"
    with zipfile.ZipFile(demo) as whole, zipfile.ZipFile(planted, "w") as wrong:
        summary = dict(sheet_parts(whole))["Cluster summary"]
        for item in whole.infolist():
            text = whole.read(item)
            if item.filename == summary:
                text, count = re.subn(rb"(<c r=\"D7\"[^>]*><f>[^<]*</f><v>)[^<]*", rb"\g<1>12345", text)
                assert count == 1
            wrong.writestr(item, text)
    found, _ = differences(planted, tmp_path)
    assert {(one.sheet, one.cell) for one in found} == {("Cluster summary", "D7")}


@pytest.mark.parametrize(
    ("formula", "rule"),
    [
        ("=AGGREGATE(14,6,A1:A9,1)", "AGGREGATE is not built"),
        ("=SUM(A1:A9)", None),
        ("=SUMPRODUCT(A1:A9,B1:B9)", None),
    ],
)
def test_only_what_the_engine_cannot_do_is_left_out(formula, rule):
    assert next((words for words, one in NOT_IN_THE_ENGINE.items() if one.search(formula)), None) == rule
