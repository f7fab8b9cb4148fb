"""Cluster definitions as files."""

import pytest
from openpyxl import Workbook, load_workbook

from industry_clusters.errors import BadValue, EmptyFile, MissingColumn, UnreadableFile
from industry_clusters.industry_codes import level_of
from industry_clusters.ingest.definitions import (
    four_digit_shares,
    members_from_shares,
    read_definitions,
    read_six_digit_definitions,
    starter_definitions,
    write_definitions,
)
from industry_clusters.ingest.lookups import naics_vintages
from industry_clusters.study import Member, MemberRole

MEMBERS = [
    Member("Health", "6211", MemberRole.SERVING, "our team"),
    Member("=1+1", "6212", None, "-2"),
    Member("Unknown", "62111x", MemberRole.SUPPORT, ""),
]


@pytest.mark.parametrize("name", ["clusters.csv", "clusters.xlsx"])
def test_definitions_that_are_written_are_the_ones_read(tmp_path, name):
    write_definitions(MEMBERS, tmp_path / name)
    assert read_definitions(tmp_path / name) == MEMBERS


def test_a_name_that_looks_like_a_formula_is_text_in_a_workbook(tmp_path):
    write_definitions(MEMBERS, tmp_path / "clusters.xlsx")
    assert load_workbook(tmp_path / "clusters.xlsx").active["A3"].data_type == "s"


def test_columns_are_found_in_any_order_and_role_and_source_may_be_missing(tmp_path):
    (tmp_path / "c.csv").write_text("NAICS,Cluster\n6211,Health\n,\n", encoding="utf-8")
    assert read_definitions(tmp_path / "c.csv") == [Member("Health", "6211")]


def test_a_code_that_a_spreadsheet_made_a_number_is_a_code(tmp_path):
    book = Workbook()
    book.active.append(["cluster", "naics"])
    book.active.append(["Health", 6211.0])
    book.save(tmp_path / "c.xlsx")
    assert read_definitions(tmp_path / "c.xlsx")[0].industry_code == "6211"


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [
        ("cluster,naics,role\nHealth,6211,exporting\n", BadValue, "line 2"),
        ("name,naics\nHealth,6211\n", MissingColumn, "'cluster'"),
        ("cluster,naics\n", EmptyFile, "no definitions"),
    ],
)
def test_what_cannot_be_is_named(tmp_path, text, error, said):
    (tmp_path / "c.csv").write_text(text, encoding="utf-8")
    with pytest.raises(error, match=said):
        read_definitions(tmp_path / "c.csv")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UnreadableFile, match=r"nowhere\.csv"):
        read_definitions(tmp_path / "nowhere.csv")


LEFT_TO_THE_REGION = {"4911", "5211", "8131", "8139", "8141", "4851", "5621", "9281"}
"""Some industries that no starter cluster has: they serve everybody alike."""


def starter_of(digits):
    codes = [code for code in naics_vintages() if level_of(code) == digits and not code.startswith("99")]
    return codes, starter_definitions(codes)


@pytest.mark.parametrize("digits", [2, 3, 4])
def test_the_starter_set_puts_each_code_once_with_a_role_and_the_reason_for_it(digits):
    codes, placed = starter_of(digits)
    found = [member.industry_code for member in placed]
    assert len(found) == len(set(found)) <= len(codes)
    assert all(member.role and member.source.removeprefix("starter set: ") for member in placed)


def test_not_every_industry_is_in_a_cluster():
    codes, placed = starter_of(4)
    free = set(codes) - {member.industry_code for member in placed}
    assert free >= LEFT_TO_THE_REGION
    assert len(free) < 0.1 * len(codes)


@pytest.mark.parametrize("digits", [2, 3, 4])
def test_the_starter_set_has_about_a_dozen_clusters(digits):
    assert 12 <= len({member.cluster for member in starter_of(digits)[1]}) <= 18


@pytest.mark.parametrize(
    ("code", "cluster"),
    [("4571", "Retail"), ("4471", "Retail"), ("42", "Logistics and trade"), ("423", "Logistics and trade"), ("31-33", "Manufacturing"),
     ("3261", "Chemicals and plastics"), ("3273", "Construction and real estate"), ("1153", "Wood, textiles and furniture")],
)  # fmt: skip
def test_a_code_is_where_its_work_belongs(code, cluster):
    assert [member.cluster for member in starter_definitions([code])] == [cluster]


def test_energy_sells_no_gasoline():
    energy = {member.industry_code for member in starter_of(4)[1] if member.cluster == "Energy and mining"}
    assert energy
    assert not any(code.startswith(("44", "45")) for code in energy)


def test_a_finer_code_goes_where_its_four_digits_are():
    assert [
        (member.cluster, member.industry_code) for member in starter_definitions(["325412", "814110"])
    ] == [("Health and biomedicine", "325412")]


def test_a_six_digit_definition_comes_with_the_share_of_each_group():
    details = [("Aerospace", "336411"), ("Aerospace", "336412"), ("Missiles", "336414")]
    nation = ["336411", "336412", "336413", "336414"]
    shares = {(item.cluster, item.industry_code): item.share for item in four_digit_shares(details, nation)}
    assert shares == {("Aerospace", "3364"): 0.5, ("Missiles", "3364"): 0.25}


def test_shares_are_of_jobs_where_jobs_are_given():
    jobs = {"336411": 90.0, "336412": 0.0, "336413": 10.0}
    (share,) = four_digit_shares([("Aerospace", "336411")], jobs, jobs)
    assert share.share == 0.9


def test_a_group_in_which_a_codes_jobs_are_missing_is_shared_by_codes():
    jobs = {"336411": 90.0, "336412": float("nan"), "336413": 10.0, "541511": 3.0, "541512": 1.0}
    shares = four_digit_shares([("A", "336411"), ("B", "541511")], jobs, jobs)
    assert [round(item.share, 2) for item in shares] == [0.33, 0.75]


def test_only_groups_at_the_threshold_become_members_and_say_their_share():
    shares = four_digit_shares(
        [("A", "336411"), ("B", "336412"), ("A", "336413")], ["336411", "336412", "336413"]
    )
    (member,) = members_from_shares(shares, 0.5, "benchmark")
    assert (member.cluster, member.industry_code, member.source) == (
        "A",
        "3364",
        "benchmark: 67% of the group (2 of 3 codes)",
    )


def test_six_digit_rows_are_found_under_any_header_with_both_columns(tmp_path):
    (tmp_path / "b.csv").write_text(
        "NAICS ,TradedLocal,Cluster,SubclusterName\n336411,Traded,Aerospace,Aircraft\n", encoding="utf-8"
    )
    assert read_six_digit_definitions(tmp_path / "b.csv") == [("Aerospace", "336411")]
