"""LibreOffice works out from scratch what the workbook holds as its values."""

import math

import pytest

from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.vocabulary.model import Column, Kind, Role, Sheet, Table, Unit
from support.libreoffice import needs_libreoffice
from support.recalculate import count_formulas, disagreements, recalculated, with_inputs
from support.sample_view import GROWTH, data_sheet, sample_view

pytestmark = needs_libreoffice

RANGE = "{data.y2020}"  # 110, 20, 5
FORMS = {
    "AGGREGATE(1,6,{data.y2019})": 70.0,  # leaves the missing one out
    "AGGREGATE(14,6,{data.y2019},2)": 40.0,
    f"AGGREGATE(15,6,(ROW({RANGE})-ROW({{data#y2020}}))/({RANGE}=20),1)": 2.0,
    f"RANK.EQ(20,{RANGE})": 2.0,
    'IFERROR(INDEX({data.y2020},MATCH("0112",{data.code},0)),NA())': 20.0,
    'IFERROR(INDEX({data.y2020},MATCH("none",{data.code},0)),NA())': math.nan,
    f"SUMPRODUCT(({RANGE}>10)*{RANGE})": 130.0,
    f'COUNTIFS({RANGE},">10",{{data.code}},"01*")': 2.0,
    f'SUMIFS({RANGE},{{data.title}},"Farms")': 20.0,
    "RRI(2,100,121)": 0.1,
    'TEXT(1234.5,"#,##0")&" jobs"': "1,235 jobs",
    f"LARGE({RANGE},1)": 110.0,
}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "sample.xlsx"
    write_workbook(sample_view(), path)
    return path


def forms_view(values):
    forms = Column("form", "Form", list(values), Unit.QUOTIENT, Kind.DERIVED, formulas=list(FORMS))
    return sample_view(
        sheets=(Sheet("Forms", "Forms", Role.RESULT, (Table("forms", (forms,)),), ""), data_sheet())
    )


def test_every_value_of_the_sample_agrees(path, tmp_path):
    assert disagreements(path, tmp_path) == []


def test_the_sample_has_formulas_to_agree_on(path):
    assert count_formulas(path) > 15


def test_every_form_of_formula_that_views_use_works(tmp_path):
    write_workbook(forms_view(FORMS.values()), tmp_path / "forms.xlsx")
    assert disagreements(tmp_path / "forms.xlsx", tmp_path) == []


def test_a_planted_error_is_found(tmp_path):
    planted = [*list(FORMS.values())[:-1], 111.0]
    write_workbook(forms_view(planted), tmp_path / "planted.xlsx")
    found = disagreements(tmp_path / "planted.xlsx", tmp_path)
    assert [(one.sheet, one.cached, one.recalculated) for one in found] == [("Forms", 111.0, 110.0)]


def test_another_cut_off_changes_the_words_beside_it(path, tmp_path):
    typed = with_inputs(path, tmp_path / "typed.xlsx", cut_off=0.5)
    words = [row[6] for row in recalculated(typed, tmp_path)["Result"].iter_rows(min_row=8, values_only=True)]
    assert words == ["[down]", "[down]", "?"]


def test_growth_is_what_python_says(path, tmp_path):
    shown = [row[5] for row in recalculated(path, tmp_path)["Result"].iter_rows(min_row=8, values_only=True)]
    assert shown[:2] == pytest.approx(GROWTH[:2])
