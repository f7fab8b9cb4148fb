"""References of a view become addresses."""

import pytest

from industry_clusters.errors import WorkbookError
from industry_clusters.render.refs import ROW, Addresses
from support.sample_view import sample_view

PLACES = Addresses.of(sample_view())


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("[after]/[before]", "$E9/$D9"),
        ("SUM({result.after})", "SUM($E$8:$E$10)"),
        ("SUM({result.before:after})", "SUM($D$8:$E$10)"),
        ("{result#after}", "$E$7"),
        ("{result#before:after}", "$D$7:$E$7"),
        ("SUM({data.y2020})", "SUM('Ann''s data'!$D$5:$D$7)"),
        ('"[after]"&"{data.code}"', '"[after]"&"{data.code}"'),
        ('"say ""[after]"""&[after]', '"say ""[after]"""&$E9'),
        ("cut_off*2", "cut_off*2"),
        ("RANK.EQ([after],{result.after})", "_xlfn.RANK.EQ($E9,$E$8:$E$10)"),
        ("AGGREGATE(1,6,{result.after})", "_xlfn.AGGREGATE(1,6,$E$8:$E$10)"),
    ],
)
def test_a_reference_becomes_an_address(text, resolved):
    assert PLACES.resolve(text, "Result", "result", row=8) == resolved


def test_a_column_is_resolved_once_with_its_row_left_open():
    assert PLACES.template("[after]", "Result", "result") == f"$E{ROW}"


def test_a_field_has_an_address():
    assert PLACES.cell("cut_off") == "'Setup'!$B$5"


def test_a_note_box_has_the_address_of_its_first_cell():
    assert PLACES.cell("note_growth") == "'Setup'!$A$19"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{resul.after}", "'resul'.*Did you mean 'result'"),
        ("{result.aftr}", "'aftr'.*Did you mean 'after'"),
        ("[aftr]", "'aftr'.*Did you mean 'after'"),
    ],
)
def test_an_unknown_reference_names_what_it_may_mean(text, message):
    with pytest.raises(WorkbookError, match=message):
        PLACES.resolve(text, "Result", "result")
