"""Workbooks of occupations: read as their text is, and refused where they cannot be."""

import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from industry_clusters.errors import BadValue, EmptyFile, UnknownLayout, UnreadableFile
from support.occupation_files import (
    HOSPITALS,
    california_oews,
    occupations_in,
    oews,
    oews_rows,
    skills,
    told_of,
)
from support.qcew_files import read, workbook, zipped

SKILLS = skills(
    "29-1141.00 | 2.A.1.a | Reading Comprehension | IM | 4.12 | N | n/a",
    "29-1141.01 | 2.A.1.a | Reading Comprehension | IM | 3.12 | N | n/a",
)


def cells(text, delimiter=","):
    return [line.split(delimiter) for line in text.splitlines()]


def typed(rows):
    """Cells as a spreadsheet has them: numbers that are numbers."""
    return [[float(cell) if cell.replace(".", "").isdigit() else cell for cell in row] for row in rows]


def edited(content, change):
    book = load_workbook(io.BytesIO(content))
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def replaced(content, part, old, new):
    """A workbook with other text in one part of its package."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            text = source.read(name)
            target.writestr(name, text.replace(old, new) if name == part else text)
    return buffer.getvalue()


def test_staffing_patterns_are_the_same_as_in_text(tmp_path):
    changes = (HOSPITALS, {**HOSPITALS, "OWN_CODE": "3", "TOT_EMP": "**", "A_MEAN": "#"})
    there = occupations_in(tmp_path, {"nat3d_M2024.xlsx": workbook(oews_rows(*changes))}).staffing
    assert there.equals(occupations_in(tmp_path, {"nat3d_M2024.csv": oews(*changes)}).staffing)


def test_codes_and_jobs_that_are_numbers_in_a_spreadsheet_are_the_same(tmp_path):
    rows = oews_rows(HOSPITALS)
    there = occupations_in(tmp_path, {"nat3d_M2024.xlsx": workbook(typed(rows))}).staffing
    assert there.equals(occupations_in(tmp_path, {"nat3d_M2024.csv": oews(HOSPITALS)}).staffing)


def test_a_flag_that_is_a_truth_value_is_read(tmp_path):
    rows = oews_rows({"ANNUAL": True})
    assert occupations_in(tmp_path, {"state_M2024.xlsx": workbook(rows)}).wages["hourly_pct50"].isna().item()


def test_skills_are_the_same_as_in_text(tmp_path):
    there = occupations_in(tmp_path, {"Skills.xlsx": workbook(typed(cells(SKILLS, "\t")))}).elements
    assert there.equals(occupations_in(tmp_path, {"Skills.txt": SKILLS}).elements)


def test_californias_rows_are_read_from_a_workbook(tmp_path):
    text = california_oews(
        "California | 2024 | 1st Qtr | 291141 | Hourly Wage | 1500 | 60.5 | 40 | 50 | 60 | 70 | 80"
    )
    rows = cells(text.replace('"Total, All Industries"', "All Industries"))
    assert occupations_in(tmp_path, {"oews.xlsx": workbook(rows)}).wages["area_fips"].item() == "06000"


def test_a_table_below_a_few_lines_of_words_is_found(tmp_path):
    rows = [["May 2024 estimates"], ["Bureau of Labor Statistics"], [], *oews_rows(HOSPITALS)]
    assert occupations_in(tmp_path, {"nat3d_M2024.xlsx": workbook(rows)}).staffing["line"].tolist() == [5]


def test_a_table_on_a_later_sheet_is_found(tmp_path):
    content = edited(
        workbook(oews_rows(HOSPITALS)), lambda book: book.create_sheet("Read me", 0).append(["Notes"])
    )
    assert len(occupations_in(tmp_path, {"nat3d_M2024.xlsx": content}).staffing) == 1


def test_notes_beside_the_table_are_no_rows(tmp_path):
    content = edited(workbook(oews_rows(HOSPITALS)), lambda book: book.active.cell(9, 60, "A note"))
    assert len(occupations_in(tmp_path, {"nat3d_M2024.xlsx": content}).staffing) == 1


def test_a_workbook_with_a_header_only_is_empty(tmp_path):
    with pytest.raises(EmptyFile, match=r"no row below the header \(nat3d\.xlsx, sheet 'Sheet1'\)"):
        read(tmp_path, {"nat3d.xlsx": workbook(oews_rows())})


def test_text_in_a_number_names_its_row(tmp_path):
    rows = oews_rows(HOSPITALS, {**HOSPITALS, "TOT_EMP": "many"})
    with pytest.raises(BadValue, match=r"'many'.*nat3d\.xlsx, line 3"):
        read(tmp_path, {"nat3d.xlsx": workbook(rows)})


def test_a_formula_that_was_never_calculated_is_no_blank_cell(tmp_path):
    rows = oews_rows({**HOSPITALS, "TOT_EMP": "=1+1"})
    with pytest.raises(
        BadValue, match=r"formula '=1\+1' has no value \(nat3d\.xlsx, sheet 'Sheet1', cell L2\)"
    ):
        read(tmp_path, {"nat3d.xlsx": workbook(rows)})


def test_an_error_in_a_cell_is_no_blank_cell(tmp_path):
    rows = oews_rows(HOSPITALS, {**HOSPITALS, "TOT_EMP": "#DIV/0!"})
    with pytest.raises(BadValue, match=r"holds '#DIV/0!' \(nat3d\.xlsx, sheet 'Sheet1', cell L3\)"):
        read(tmp_path, {"nat3d.xlsx": workbook(rows)})


def test_an_error_in_a_column_that_is_not_read_does_not_matter(tmp_path):
    rows = oews_rows({**HOSPITALS, "PCT_RPT": "#DIV/0!"})
    assert len(occupations_in(tmp_path, {"nat3d_M2024.xlsx": workbook(rows)}).staffing) == 1


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9])
def test_a_workbook_cut_short_is_refused(tmp_path, kept):
    content = workbook(oews_rows(*[HOSPITALS] * 50))
    with pytest.raises(UnreadableFile, match="no XLSX workbook that can be read"):
        read(tmp_path, {"nat3d.xlsx": content[: int(len(content) * kept)]})


def test_a_damaged_part_of_a_workbook_is_refused(tmp_path):
    content = replaced(workbook(oews_rows(HOSPITALS)), "xl/worksheets/sheet1.xml", b"</row>", b"<")
    with pytest.raises(UnreadableFile, match="no XLSX workbook that can be read"):
        read(tmp_path, {"nat3d.xlsx": content})


def test_an_unknown_workbook_that_was_named_is_refused_with_its_columns(tmp_path):
    with pytest.raises(UnknownLayout, match="found 'Occupation', 'Rank'"):
        read(tmp_path, {"report.xlsx": workbook([["Occupation", "Rank"], ["Tapers", 1]])})


def test_an_unknown_workbook_in_an_archive_is_passed_over(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("nat3d_M2024.csv", oews(HOSPITALS))
        archive.writestr("report.xlsx", workbook([["Occupation", "Rank"], ["Tapers", 1]]))
    assert "a.zip/report.xlsx: Passed over" in told_of(tmp_path, {"a.zip": buffer.getvalue()})


def test_a_cell_in_the_last_corner_of_a_sheet_is_refused_before_memory_is_gone(tmp_path):
    content = edited(
        workbook(oews_rows(HOSPITALS)), lambda book: book.active.cell(1_048_576, 16_384, "stray")
    )
    with pytest.raises(UnreadableFile, match=r"spans 17,179,869,184 cells.*nat3d\.xlsx, sheet1\.xml"):
        read(tmp_path, {"nat3d.xlsx": content})


def test_so_is_a_cell_that_says_it_is_in_another_row(tmp_path):
    content = edited(workbook(oews_rows(HOSPITALS)), lambda book: book.active.cell(3, 703, "stray"))
    content = replaced(content, "xl/worksheets/sheet1.xml", b'r="AAA3"', b'r="AAA1048576"')
    with pytest.raises(UnreadableFile, match="blank ones counted"):
        read(tmp_path, {"nat3d.xlsx": content})


def test_a_workbook_that_unpacks_to_more_than_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("INDUSTRY_CLUSTERS_UNPACK_GB", "0.000001")
    with pytest.raises(UnreadableFile, match="unpacks to"):
        read(tmp_path, {"nat3d.xlsx": workbook(oews_rows(HOSPITALS))})


def test_a_sheet_of_many_real_rows_is_not_refused(tmp_path):
    book = Workbook(write_only=True)
    sheet = book.create_sheet("nat3d")
    for row in oews_rows(
        HOSPITALS, *({**HOSPITALS, "NAICS": f"{code}00", "I_GROUP": "4-digit"} for code in range(1111, 2111))
    ):
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    assert len(occupations_in(tmp_path, {"nat4d_M2024.xlsx": buffer.getvalue()}).staffing) == 1001


def test_an_archive_that_is_no_workbook_is_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="no XLSX workbook"):
        read(tmp_path, {"nat3d.xlsx": zipped(one_csv=oews(HOSPITALS))})


def test_a_damaged_old_excel_workbook_is_refused(tmp_path):
    with pytest.raises(UnreadableFile, match=r"no XLS workbook that can be read.*nat3d\.xls"):
        read(tmp_path, {"nat3d.xls": b"\xd0\xcf\x11\xe0" + bytes(600)})
