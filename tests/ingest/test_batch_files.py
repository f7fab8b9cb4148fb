"""A batch file: what regions have in common, what is a region's own, and where it is wrong."""

from pathlib import Path

import pytest

from industry_clusters.errors import BadSetting
from industry_clusters.ingest.study.batch_file import AreaKind, batch_from_text, read_batch
from industry_clusters.study import Ownership

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "regions.toml"
COMMON = """
[common.years]
first = 2014
last = 2024

[common.measure]
ownership = "all"
"""
HERE = COMMON + '[[region]]\nname = "Here"\nareas = ["06029"]\n'


def entries(text):
    return batch_from_text(text, "regions.toml").entries


def wrong(text):
    with pytest.raises(BadSetting) as caught:
        batch_from_text(text, "regions.toml")
    return str(caught.value)


def test_every_region_has_what_is_common():
    here, there = entries(HERE + '[[region]]\nname = "There"\ncbsa = "41860"\n')
    assert (here.region.area_fips, there.region.cbsa) == (("06029",), "41860")
    assert {(one.first_year, one.last_year, one.ownership) for one in (here, there)} == {
        (2014, 2024, Ownership.ALL)
    }


def test_a_regions_own_setting_stands_above_the_common_one_and_leaves_the_others():
    (here,) = entries(HERE + 'years = { first = 2001 }\nmeasure = { reading = "certain" }\n')
    assert (here.first_year, here.last_year, here.ownership, here.reading) == (
        2001,
        2024,
        "all",
        "certain",
    )


def test_without_data_the_studies_read_the_store():
    (here,) = entries(HERE)
    assert [source.is_store for source in here.data] == [True]


def test_data_of_its_own_take_the_place_of_the_common_ones():
    (here,) = entries(HERE + '[[region.data]]\npath = "kern.csv"\n')
    assert [source.path for source in here.data] == ["kern.csv"]


@pytest.mark.parametrize(
    ("wish", "kind", "state"),
    [
        ('counties_of = "06"', AreaKind.COUNTY, "06"),
        ('msas_of = "06"', AreaKind.MSA, "06"),
        ("all_msas = true", AreaKind.MSA, "US"),
    ],
)
def test_every_area_of_a_kind_may_be_asked_for(wish, kind, state):
    (every,) = entries(f"{COMMON}[[region]]\n{wish}\n")
    assert (every.kind, every.state, every.pattern.last_year) == (kind, state, 2024)


def test_an_unknown_key_of_a_region_is_named_with_its_line_and_the_key_that_was_meant():
    assert wrong(HERE + 'ares = ["06031"]\n') == (
        "unknown key 'ares' in [[region]] (regions.toml, line 11). Did you mean 'areas' or 'years'?"
    )


def test_a_common_value_that_cannot_be_is_named_with_its_line():
    assert wrong(HERE.replace('"all"', '"privat"')).startswith(
        "measure.ownership is 'privat' (regions.toml, line 7). Choose one of private, all."
    )


def test_a_regions_own_value_that_cannot_be_is_named_with_the_regions_line():
    assert "(regions.toml, line 11)" in wrong(HERE + "years = { first = 2024 }\n")


def test_a_second_regions_table_is_named_with_its_own_line():
    second = '[[region]]\nname = "There"\nareas = ["06031"]\n[region.reference]\narea = 6\n'
    assert wrong(HERE + second) == (
        'reference.area is 6, not text (regions.toml, line 15). Put it in quotes: "6".'
    )


@pytest.mark.parametrize(
    ("value", "step"),
    [
        ("6", 'California is "06", in quotes.'),
        ('"California"', 'It is "06".'),
        ('"03"', 'California is "06"'),
    ],
)
def test_a_state_is_named_by_its_two_digits(value, step):
    told = wrong(f"{COMMON}[[region]]\ncounties_of = {value}\n")
    assert "no state's two digits (regions.toml, line 9)" in told
    assert step in told


def test_a_region_is_named_or_every_one_of_a_kind_and_not_both():
    assert wrong(HERE + 'counties_of = "06"\n') == (
        "a region has counties_of and name and areas (regions.toml, line 11). Give one of them."
    )


def test_a_batch_without_regions_is_refused():
    assert wrong(COMMON) == "the batch names no region (regions.toml). Add [[region]] with a name and areas."


def test_a_study_file_in_place_of_a_batch_file_is_refused():
    assert "line 1). Write each as [[region]]." in wrong('[region]\nname = "Here"\nareas = ["06029"]\n')


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadSetting, match=r"cannot read the study 'regions\.toml'"):
        read_batch(tmp_path / "regions.toml")


def test_the_example_of_california_can_be_read():
    every, valley, kern = read_batch(EXAMPLE).entries
    assert (every.kind, every.state, every.pattern.references) == (AreaKind.COUNTY, "06", ("US000", "06000"))
    assert len(valley.region.area_fips) == 4
    assert (kern.first_year, kern.last_year, valley.first_year) == (2017, 2024, 2014)
