"""What 'data map' sees in a file, and what it asks."""

import pytest
from openpyxl import Workbook

from industry_clusters.errors import BadSetting, UnknownLayout
from industry_clusters.ingest.files.files import find_files
from industry_clusters.ingest.own.proposal import answered, propose
from industry_clusters.study import DataSource
from support.qcew_files import workbook, write

LONG = "FIPS,Year,Ownership,NAICS,Jobs,Total Wages\n06029,2022,Private,3254,120,6000000\n06029,2023,Private,3254,130,6600000\n"


def proposed(folder, content, name="own.csv"):
    write(folder, name, content)
    return propose(find_files([DataSource(name)], folder)[0][0].load())


def asked(proposal):
    return [question.key for question in proposal.open_questions]


def test_a_table_that_says_all_is_asked_nothing(tmp_path):
    found = proposed(tmp_path, LONG)
    assert asked(found) == []
    assert dict(found.mapping.columns) == {
        "area_fips": "FIPS", "year": "Year", "own_code": "Ownership", "industry_code": "NAICS",
        "annual_avg_emplvl": "Jobs", "total_annual_wages": "Total Wages",
    }  # fmt: skip


def test_titles_above_and_notes_below_are_not_the_header(tmp_path):
    found = proposed(tmp_path, f"Jobs in Kern County\n\n{LONG}Source: State labor office\n")
    assert (found.mapping.header_row, found.mapping.source) == (3, "State labor office")


def test_codes_are_recognized_by_content_under_a_header_of_any_words(tmp_path):
    rows = "\n".join(
        f"{code},Thing {code},06029,2022,120"
        for code in ("3254", "3253", "622", "311", "3111", "5412", "31-33")
    )
    found = proposed(tmp_path, f"Key,Industry,Where,When,Jobs\n{rows}\n")
    assert [found.mapping.columns[name] for name in ("industry_code", "area_fips", "year")] == [
        "Key",
        "Where",
        "When",
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("NAICS,Year,Ownership,Jobs\n3254,2022,Private,120\n", "area_fips"),
        ("FIPS,NAICS,Ownership,Jobs\n06029,3254,Private,120\n", "year"),
        ("FIPS,NAICS,Year,Jobs\n06029,3254,2022,120\n", "own_code"),
        ("FIPS,NAICS,Ownership,2022,2023\n06029,3254,Private,120,130\n", "value_column"),
        ("County,NAICS,Ownership,Year,Jobs\nKern County,3254,Private,2022,120\n", "state"),
        ("FIPS\tNAICS\tOwnership\tYear\tJobs\n06029\t3254\tPrivate\t2022\t1.500\n", "decimal"),
        ("FIPS,NAICS,Ownership,Year,Jobs\n06029,3254,Private,2022,120.5\n", "fractions"),
        ("FIPS,NAICS,Ownership,Year,Jobs\n06029,3254,Private,2022,conf.\n", "withheld_marks"),
    ],
)  # fmt: skip
def test_only_what_the_file_does_not_say_is_asked(tmp_path, text, key):
    assert asked(proposed(tmp_path, text)) == [key]


def test_a_title_that_says_it_answers_the_question(tmp_path):
    found = proposed(tmp_path, "Private, 2022 annual averages\nFIPS,NAICS,Jobs\n06029,3254,120\n")
    assert {question.key: question.default for question in found.questions} | {"source": ""} == {
        "year": "2022", "own_code": "5", "source": "",
    }  # fmt: skip


def test_wages_that_go_with_no_number_of_jobs_are_pay(tmp_path):
    rows = "\n".join(
        f"06029,{code},2022,Private,{jobs},{pay}"
        for code, jobs, pay in (("3254", 900, 51000), ("622", 9000, 49000), ("311", 20, 50500))
    )
    found = proposed(tmp_path, f"FIPS,NAICS,Year,Ownership,Jobs,Wages\n{rows}\n")
    assert found.mapping.columns["avg_annual_pay"] == "Wages"


def test_payroll_in_thousands_is_seen_in_its_header(tmp_path):
    text = LONG.replace("Total Wages", "Payroll ($1,000)").replace(
        "Jobs,Payroll ($1,000)", 'Jobs,"Payroll ($1,000)"'
    )
    assert proposed(tmp_path, text).mapping.wages_in == 1000


def test_a_sheet_a_year_is_one_mapping(tmp_path):
    book = Workbook()
    for year in (2022, 2023):
        sheet = book.create_sheet(f"Jobs {year}")
        for row in (["FIPS", "Ownership", "NAICS", "Jobs"], ["06029", "Private", 3254, 120]):
            sheet.append(row)
    book.remove(book["Sheet"])
    book.save(tmp_path / "own.xlsx")
    found = propose(find_files([DataSource("own.xlsx")], tmp_path)[0][0].load())
    assert (found.mapping.sheet, asked(found)) == ("Jobs {year}", [])


def test_a_lightcast_export_is_known_as_estimates(tmp_path):
    text = "NAICS,Description,2019 Jobs,2024 Jobs,2024 Payrolled Business Locations,Competitive Effect\n1111,Grain,310.4,298.2,22,(5)\n"
    found = proposed(tmp_path, text)
    assert (found.mapping.fractions, found.mapping.source) == (True, "Lightcast (estimates)")
    assert found.mapping.columns["annual_avg_emplvl"] == "{year} Jobs"


def test_what_was_not_answered_is_named_with_how_to(tmp_path):
    found = proposed(tmp_path, "NAICS,Year,Ownership,Jobs\n3254,2022,Private,120\n")
    with pytest.raises(UnknownLayout, match=r"area_fips: Which area.*--answer area_fips="):
        answered(found, {})


def test_an_answer_of_an_unknown_name_lists_the_known_ones(tmp_path):
    with pytest.raises(BadSetting, match="nothing called 'colour'"):
        answered(proposed(tmp_path, LONG), {"colour": "green"})


def test_an_answer_may_name_a_column_a_value_or_take_a_column_away(tmp_path):
    found = answered(
        proposed(tmp_path, LONG), {"own_code": "3", "industry_code": "Jobs", "total_annual_wages": ""}
    )
    assert (found.constants["own_code"], found.columns["industry_code"]) == ("3", "Jobs")
    assert "total_annual_wages" not in found.columns


@pytest.mark.parametrize("content", ["a,b\n1,2\n", "Tulip,Price\nred,3\n"])
def test_a_file_without_industries_is_no_table_to_map(tmp_path, content):
    with pytest.raises(UnknownLayout, match="no row looks like the header"):
        proposed(tmp_path, content)


def test_a_picture_in_a_workbook_does_no_harm(tmp_path):
    rows = [line.split(",") for line in LONG.splitlines()]
    assert asked(proposed(tmp_path, workbook(rows), "own.xlsx")) == []


def test_a_file_by_the_classification_before_naics_says_so(tmp_path):
    with pytest.raises(UnknownLayout, match=r"by SIC \(SIC_0A\), the classification that ended in 2000"):
        proposed(tmp_path, LONG.replace("3254", "SIC_0A"))
