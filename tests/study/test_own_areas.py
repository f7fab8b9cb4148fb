"""References of one's own and areas that continue others: written, read back, and refused with a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industry_clusters.analysis.tables import analyse
from industry_clusters.errors import BadCell, BadSetting
from industry_clusters.ingest.study.study_file import study_from_text
from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.ingest.study.study_writer import study_text
from industry_clusters.own_areas import Continuation, OwnKind, OwnReference
from industry_clusters.render.workbook import write_workbook
from industry_clusters.sheet_names import SETUP_SHEET
from industry_clusters.study import Member
from industry_clusters.views.workbook import workbook_view
from support.panels import panel_of
from support.recalculate import open_book
from support.small_study import PRICES, THREE_YEARS, study

codes = st.from_regex(r"[0-9]{5}", fullmatch=True)
several = st.lists(codes, min_size=1, max_size=4, unique=True).map(tuple)
OWN = (
    OwnReference("Rest of it", OwnKind.REST, ("01000",)),
    OwnReference("Counties", OwnKind.ALL_AREAS),
    OwnReference("Near", OwnKind.LIST, ("01000", "US000")),
)
LINE = Continuation(("01001",), ("01999",))


@given(several, several)
def test_a_line_of_continuation_is_read_as_it_was_written(new, old):
    if set(new) != set(old):
        assert Continuation.of(Continuation(new, old).text) == Continuation(new, old)


@given(several)
def test_a_list_of_areas_is_read_as_it_was_written(areas):
    own = OwnReference("Near here", OwnKind.LIST, areas)
    assert OwnReference.of(own.text) == own


@pytest.mark.parametrize("own", OWN, ids=lambda own: own.kind)
def test_every_kind_is_read_as_it_was_written(own):
    assert OwnReference.of(own.text) == own


@pytest.mark.parametrize("text", ["46102", "46102 =", "= 46113", "46102 = 46102", "1 = 2", "a = b = c"])
def test_a_line_that_says_nothing_is_refused_with_how_to_write_it(text):
    with pytest.raises(BadSetting, match="46102 = 46113"):
        Continuation.of(text)


@pytest.mark.parametrize(
    "text", ["Near", "Near = ", "= 39035", "Near = Ohio", "39000 = 39035", "Near (1) = 39035"]
)
def test_a_reference_that_says_nothing_is_refused_with_how_to_write_it(text):
    with pytest.raises(BadSetting, match="39000 without the region"):
        OwnReference.of(text)


def test_a_study_file_keeps_both():
    whole = study(reference="Near", own_references=OWN, continues=(LINE,))
    assert study_from_text(study_text(whole)) == whole


def test_a_bad_line_in_a_study_file_names_its_line():
    text = study_text(study(continues=(LINE,))).replace("01001 = 01999", "01001 and 01999")
    with pytest.raises(BadSetting, match="study, line"):
        study_from_text(text)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    path = tmp_path_factory.mktemp("own") / "b.xlsx"
    whole = study(
        reference="Rest of it",
        references=("US000", "Counties"),
        own_references=OWN[:2],
        clusters=(Member("Food", "3111"),),
    )
    panel = panel_of(THREE_YEARS + THREE_YEARS.replace("01001", "01003").split("US000")[0])
    write_workbook(workbook_view(analyse(whole, panel, PRICES)), path)
    return path, whole


def test_a_workbook_keeps_them_and_the_one_that_is_chosen(workbook):
    path, whole = workbook
    found = read_study_from_workbook(path)
    assert (found.own_references, found.reference, found.references) == (
        whole.own_references, whole.reference, whole.references,
    )  # fmt: skip


def test_a_line_that_is_typed_is_read_and_a_bad_one_names_its_cell(workbook, tmp_path):
    for typed, read in (("46102 = 46113; 02063 + 02066 = 02261", 2), ("46102", None)):
        book = open_book(workbook[0])
        sheet, cell = next(iter(book.defined_names["continues"].destinations))
        book[sheet][cell.replace("$", "")] = typed
        book.save(tmp_path / "typed.xlsx")
        if read:
            assert len(read_study_from_workbook(tmp_path / "typed.xlsx").continues) == read
        else:
            with pytest.raises(BadCell, match=f"sheet {SETUP_SHEET}, cell"):
                read_study_from_workbook(tmp_path / "typed.xlsx")


def test_a_reference_whose_line_was_deleted_is_no_area(workbook, tmp_path):
    book = open_book(workbook[0])
    sheet, cell = next(iter(book.defined_names["own_references"].destinations))
    book[sheet][cell.replace("$", "")] = None
    book.save(tmp_path / "typed.xlsx")
    with pytest.raises(BadCell, match="Rest of it"):
        read_study_from_workbook(tmp_path / "typed.xlsx")
