"""Whatever is done to a file: an error of ours, or the right numbers."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from industry_clusters.errors import IndustryClustersError
from industry_clusters.ingest.files.files import DataFile, Entry
from industry_clusters.ingest.reading.read import read_data
from industry_clusters.ingest.reading.reader import read_file
from industry_clusters.study import DataSource
from support.qcew_files import (
    AREA_TITLES,
    OWN,
    annual,
    four_quarters,
    quarterly,
    subset,
    titled,
    workbook,
    zipped,
)

COUNTIES = "cbsacode,fipsstatecode,fipscountycode\n12540,06,029\n31080,06,037\n"
PRICES = "series_id,area_name,year,period,value\nS,U.S.,2016,M13,240.007\nS,U.S.,2017,M13,245.1\n"
NEW_YORK = (
    '"AREATYPE","AREA","NAICS","TITLE","YEAR","ESTAB","AVGEMP","TOTWAGE","ANNAVGSAL"\n'
    '"State","New York State",00,"Total\t",2016,500,9000,900000,100\n'
    '"County","Albany County",311,"Food\t",2016,2,40,4000,100\n'
)
ROWS = [
    f"06029 5 {code} 2016 . {n} {n}23 {n}4567" for n, code in enumerate(("3253", "3254", "3255", "3256"), 1)
]
LAYOUTS = {
    "annual": annual(*ROWS, "06029 5 3259 2016 N 1 0 0"),
    "titled": titled(*(f"{row} | Kern County, California | Drugs, and so on" for row in ROWS)),
    "quarterly": quarterly(*four_quarters("06029 5 3254 2016", 2, "6 6 6", 100)),
    "subset": subset(*(f"2016 {quarter} 06029 10 70 9 900 90 90 90" for quarter in range(1, 5))),
    "new_york": NEW_YORK,
    "area_titles": AREA_TITLES,
    "counties": COUNTIES,
    "prices": PRICES,
    "own": "County,NAICS,Year,Jobs\n06029,3254,2016,120\n06029,3255,2016,N\n",
}
PACKAGES = {
    "a.zip": zipped(one_csv=LAYOUTS["annual"]),
    "own.xlsx": workbook(
        [["County", "NAICS", "Year", "Jobs"], ["06029", 3254, 2016, 120], ["06029", 3255, 2016, "N"]]
    ),
}
quick = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
edits = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.sampled_from("ridt"), st.binary(min_size=1, max_size=3)),
    min_size=1,
    max_size=4,
)


def damaged(content, changes):
    """Replace, insert or delete bytes, or cut the end off."""
    data = bytearray(content)
    for where, kind, what in changes:
        place = int(where * len(data))
        if kind == "t":
            del data[place:]
        elif kind == "i":
            data[place:place] = what
        else:
            data[place : place + len(what)] = what if kind == "r" else b""
    return bytes(data)


def content_or_error(name, content):
    """What a file gives, or None where it is refused with an error of ours."""
    file = DataFile(
        f"{name}.csv", "", "2020-01-01", named=True, mapping=OWN if name == "own" else None, content=content
    )
    try:
        return read_file(file)
    except IndustryClustersError:
        return None


@pytest.mark.parametrize("name", LAYOUTS)
@quick
@given(changes=edits)
def test_a_damaged_file_gives_our_error_or_is_read(name, changes):
    content_or_error(name, damaged(LAYOUTS[name].encode(), changes))


@pytest.mark.parametrize("name", PACKAGES)
@settings(quick, max_examples=60)
@given(changes=edits)
def test_a_damaged_package_gives_our_error_or_is_read(tmp_path, name, changes):
    (tmp_path / name).write_bytes(damaged(PACKAGES[name], changes))
    with suppress(IndustryClustersError):
        read_data([DataSource(name, OWN if name.startswith("own") else None)], tmp_path)


@quick
@given(
    line=st.integers(1, 5), where=st.integers(0, 60), byte=st.characters(min_codepoint=32, max_codepoint=126)
)
def test_damage_to_one_line_leaves_the_numbers_of_the_others(line, where, byte):
    lines = LAYOUTS["annual"].splitlines()
    place = min(where, len(lines[line]) - 1)
    lines[line] = lines[line][:place] + byte + lines[line][place + 1 :]
    content = content_or_error("annual", ("\n".join(lines) + "\n").encode())
    if content is not None:
        wages = dict(zip(content.annual["line"], content.annual["total_annual_wages"], strict=True))
        others = {n + 1: float(f"{n}4567") for n in range(1, 5) if n != line}
        assert {number: wages[number] for number in others} == others


@quick
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["06029", "06037"]),
            st.sampled_from(["0", "5"]),
            st.integers(1, 999),
            st.integers(2_000, 900_000),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_what_was_written_is_what_is_read(rows):
    text = annual(
        *(
            f"{area} {own} {3000 + n} 2016 . {jobs} {jobs} {jobs * pay}"
            for n, (area, own, jobs, pay) in enumerate(rows)
        )
    )
    table = content_or_error("annual", text.encode()).annual
    assert list(zip(table["annual_avg_emplvl"], table["total_annual_wages"], strict=True)) == [
        (jobs, jobs * pay) for _, _, jobs, pay in rows
    ]


@quick
@given(
    table=st.lists(st.lists(st.text(max_size=6), min_size=1, max_size=5), min_size=1, max_size=6),
    name=st.sampled_from(list(LAYOUTS)),
)
def test_a_random_table_gives_our_error_or_is_read(table, name):
    buffer = io.StringIO()
    buffer.write(LAYOUTS[name].splitlines()[0] + "\n")
    csv.writer(buffer).writerows(table)
    content_or_error(name, buffer.getvalue().encode("utf-8", errors="ignore"))
    content_or_error("nothing", buffer.getvalue().split("\n", 1)[1].encode("utf-8", errors="ignore"))


def test_an_entry_that_vanished_gives_our_error(tmp_path):
    with pytest.raises(IndustryClustersError, match="cannot be read"):
        Entry(tmp_path / "gone.csv", named=True, size=0).load()
