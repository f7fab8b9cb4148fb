"""Lists of people as offices have them, brought into the register."""

import pytest
from openpyxl import Workbook

from industry_clusters.analysis.mobilization.duplicates import merged_people
from industry_clusters.errors import EmptyFile, IndustryClustersError, UnreadableFile
from industry_clusters.ingest.mobilization.register import read_people

CARDS = """BEGIN:VCARD
VERSION:3.0
FN:José García
N:García;José;;;
ORG:Küche & Söhne
TITLE:Owner
EMAIL;TYPE=WORK:jose@example.org
TEL;TYPE=WORK:(555) 555-0101
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Ann Lee
N:Lee;Ann;;;
END:VCARD
"""


def written(folder, text, name="people.csv", encoding="utf-8"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_headings_of_an_address_book_find_their_columns(tmp_path):
    text = 'First name,Last name,Company,Job title,Employees,NAICS code,E-mail address,Business phone\nJosé,García,"Küche, Söhne & Co.",Owner,"1,200",6221,j@example.org,(555) 555-0101\n'
    (row,) = read_people(written(tmp_path, text)).rows
    assert row == {
        "name": "José García", "organization": "Küche, Söhne & Co.", "title": "Owner", "size": "250 jobs or more",
        "industry_code": "6221", "email": "j@example.org", "phone": "(555) 555-0101",
    }  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_accents_survive_whatever_encoding_a_program_chose(tmp_path, encoding):
    (row,) = read_people(written(tmp_path, "Name;Company\nNúñez, Inés;Añejo\n", encoding=encoding)).rows
    assert row == {"name": "Inés Núñez", "organization": "Añejo"}


def test_a_workbook_is_read_with_codes_as_text(tmp_path):
    book = Workbook()
    book.active.append(["Full name", "Organization", "NAICS", "Sector"])
    book.active.append(["Ann Lee", "Acme", 6221, "University"])
    book.save(tmp_path / "people.xlsx")
    assert read_people(tmp_path / "people.xlsx").rows == (
        {"name": "Ann Lee", "organization": "Acme", "industry_code": "6221", "sector": "education"},
    )


def test_cards_of_an_address_book_are_people(tmp_path):
    rows = read_people(written(tmp_path, CARDS, "people.vcf")).rows
    assert [row["name"] for row in rows] == ["José García", "Ann Lee"]
    assert rows[0]["organization"] == "Küche & Söhne"


def test_who_has_no_name_is_known_by_the_organization_and_blank_rows_are_counted(tmp_path):
    read = read_people(written(tmp_path, "Name,Company,Note\n,Acme,\n,,a note\n"))
    assert [row["name"] for row in read.rows] == ["Acme"]
    assert read.remarks == ("1 rows have neither a name nor an organization and were left out",)


def test_a_column_without_a_place_is_named(tmp_path):
    read = read_people(written(tmp_path, "Name,Shoe size\nAnn Lee,38\n"))
    assert read.remarks == ("people.csv: columns that the register has no place for: Shoe size",)


@pytest.mark.parametrize(
    ("text", "name", "error"),
    [
        ("Color,Shape\nred,round\n", "people.csv", UnreadableFile),
        ("", "people.csv", EmptyFile),
        ("Name\n", "people.csv", EmptyFile),
        ("not a workbook", "people.xlsx", IndustryClustersError),
    ],
)
def test_what_is_no_list_of_people_is_refused_with_its_name(tmp_path, text, name, error):
    with pytest.raises(error, match=name.replace(".", r"\.")):
        read_people(written(tmp_path, text, name))


def test_who_is_there_already_is_not_added_and_only_gaps_are_filled():
    there = ({"name": "José García", "organization": "Acme", "phone": "1"},)
    merged = merged_people(
        there, ({"name": "JOSE GARCIA", "organization": "ACME", "phone": "2", "email": "j@example.org"},)
    )
    assert merged.rows == (
        {"name": "José García", "organization": "Acme", "phone": "1", "email": "j@example.org"},
    )
    assert merged.added == 0
    assert merged.remarks == (
        "1 are on the register already, and only gaps were filled: JOSE GARCIA (row 1)",
    )


def test_one_address_with_a_name_alike_is_one_person_and_a_shared_address_is_many():
    there = ({"name": "Ann Lee", "email": "office@example.org"},)
    merged = merged_people(
        there,
        (
            {"name": "A. Lee", "email": "OFFICE@example.org"},
            {"name": "Bo Ruiz", "email": "office@example.org"},
        ),
    )
    assert [row["name"] for row in merged.rows] == ["Ann Lee", "Bo Ruiz"]


def test_a_namesake_at_another_firm_is_another_person_and_gets_the_firm_behind_the_name():
    merged = merged_people(
        ({"name": "Ann Lee", "organization": "Acme"},), ({"name": "Ann Lee", "organization": "Zenith"},)
    )
    assert [row["name"] for row in merged.rows] == ["Ann Lee", "Ann Lee (Zenith)"]
    assert merged.remarks[0].startswith("1 have the name of somebody else")
