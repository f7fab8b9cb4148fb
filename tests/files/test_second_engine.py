"""IronCalc agrees with the cached values of whole workbooks, but for what it is known not to calculate."""

import re
import zipfile

import pytest

from industry_clusters.render.workbook import write_workbook
from industry_clusters.workflows.build import build
from support.example import whole_demo_in
from support.recalculate import Disagreement, count_formulas, formula_cells, sheet_parts
from support.sample_view import sample_view
from support.second_engine import agree, differences, passed_over
from support.small_files import small_study_in


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "sample.xlsx"
    write_workbook(sample_view(), path)
    return path


def share_compared(path, compared):
    return compared / count_formulas(path)


def test_every_formula_of_the_demo_that_it_calculates_agrees(tmp_path):
    demo = whole_demo_in(tmp_path)
    found, compared = differences(demo)
    assert found == []
    assert share_compared(demo, compared) > 0.95


def test_every_formula_of_a_study_with_one_finding_agrees(tmp_path):
    """One comparison alone is a truth value in Excel and a number in LibreOffice."""
    found, _ = differences(build(small_study_in(tmp_path)).path)
    assert found == []


def with_value(path, target, sheet, cell, value):
    """A copy of a workbook in which a formula's cell holds another value."""
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(target, "w") as changed:
        part = dict(sheet_parts(whole))[sheet]
        for item in whole.infolist():
            content = whole.read(item)
            if item.filename == part:
                content, count = re.subn(
                    rf'(<c r="{cell}"[^>]*>.*?<v>)[^<]*'.encode(), rf"\g<1>{value}".encode(), content, count=1
                )
                assert count == 1
            changed.writestr(item, content)
    return target


@pytest.mark.parametrize("kind", [float, str])
def test_a_planted_wrong_value_is_found(sample, tmp_path, kind):
    sheet, cell, *_ = next(one for one in formula_cells(sample) if isinstance(one[3], kind))
    wrong = with_value(sample, tmp_path / "wrong.xlsx", sheet, cell, "7654321")
    found, _ = differences(wrong)
    assert [(one.sheet, one.cell) for one in found] == [(sheet, cell)]


def test_the_sample_agrees_in_every_formula(sample):
    found, compared = differences(sample)
    assert (found, share_compared(sample, compared)) == ([], 1)


@pytest.mark.parametrize(
    "formula",
    [
        "=_xlfn.AGGREGATE(15,6,A1:A9,1)",
        '=SUMPRODUCT(--(MID(Table!$P$7:$P$9,1,1)="E"))',
        "=SUMPRODUCT(1*ISNUMBER(A1:A9),B1:B9)",
        '=IF(SUMPRODUCT(--ISNA(A1:A9))>0,"some","")',
        '=SUMPRODUCT((A1:A9<>"")*(ISNUMBER(FIND(" and ",B1:B9))>0))',
        """=IFERROR(MATCH("10",'Wider industries'!$A$7,0),0)""",
        "=INDEX(Jobs!$C$7,$B8)",
        "=SUMPRODUCT(--ISTEXT(INDEX(Jobs!$C$7:$F$9,$P8,0)),B1:B9)",
    ],
)
def test_what_it_is_known_not_to_calculate_is_passed_over(formula):
    assert passed_over(formula)


@pytest.mark.parametrize(
    "formula",
    [
        "=SUMPRODUCT(A1:A9,B1:B9)",
        '=MID(A1,1,1)="E"',
        "=IF(ISNUMBER(A1),SUMPRODUCT(A1:A9),0)",
        "=IF(ISNA(A1),0,SUMPRODUCT(A1:A9))",
        "=INDEX(A1:C9,2,0)",
        '=IF(ISNUMBER(FIND(",",A1)),SUMPRODUCT(A1:A9),0)',
        "=MATCH(A1,Jobs!$C$7:$C$9,0)",
    ],
)
def test_other_formulas_are_compared(formula):
    assert not passed_over(formula)


@pytest.mark.parametrize(
    ("cached", "now", "same"),
    [
        ("13% of jobs", "12% of jobs", True),
        ("13% of jobs", "11% of jobs", False),
        ("13% of jobs", "12% of pay", False),
        ("11% of jobs", "12% of jobs", False),
        ("12% of jobs", "11% of jobs", False),
        ("1,001", "1,000", True),
        ("1.5", "14", False),
        ("13%", 0.125, False),
    ],
)
def test_only_halves_that_are_rounded_two_ways_are_excused(cached, now, same):
    assert agree(Disagreement("Sheet", "A1", '=TEXT(B1,"0%")', cached, now)) is same
