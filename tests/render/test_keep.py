"""Sheets that a person added are carried into the workbook that is made again."""

import re
import zipfile

import pytest

from industry_clusters.errors import WorkbookError
from industry_clusters.render.keep import Carried, carry_own_sheets, memo, sheet_names
from industry_clusters.render.workbook import write_workbook
from support.own_sheets import OWN, SECOND, add_own_sheets, package_faults, with_parts
from support.recalculate import open_book
from support.sample_view import MEMO, sample_view

GENERATED = [sheet.name for sheet in sample_view().sheets]
WORKBOOK, TIES, KINDS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    path = tmp_path_factory.mktemp("rendered") / "study.xlsx"
    write_workbook(sample_view(), path)
    return path


@pytest.fixture(scope="module")
def before(rendered, tmp_path_factory):
    return add_own_sheets(rendered, tmp_path_factory.mktemp("before") / "study.xlsx")


def carried(old, folder, **view):
    new = folder / "again.xlsx"
    write_workbook(sample_view(**view), new)
    return new, carry_own_sheets(old, new, GENERATED)


@pytest.fixture(scope="module")
def after(before, tmp_path_factory):
    return carried(before, tmp_path_factory.mktemp("after"))[0]


@pytest.fixture(scope="module")
def own(after):
    return open_book(after)[OWN]


def sheet_part(path, name):
    number = sheet_names(path).index(name)
    with zipfile.ZipFile(path) as archive:
        keys = re.findall(r'<(?:\w+:)?sheet [^>]*?r:id="(\w+)"', archive.read(WORKBOOK).decode())
        ties = archive.read(TIES).decode()
        tie = next(tie for tie in re.findall(r"<Relationship [^>]*>", ties) if f'Id="{keys[number]}"' in tie)
        target = re.search(r'Target="/?(?:xl/)?([^"]*)"', tie)[1]
    return f"xl/{target}"


def text_of(path, part):
    with zipfile.ZipFile(path) as archive:
        return archive.read(part).decode()


def test_sheets_of_ones_own_stand_behind_the_generated_ones(after):
    assert sheet_names(after)[-2:] == [OWN, SECOND]


def test_generated_sheets_occur_once(after):
    assert len(set(sheet_names(after))) == len(sheet_names(after)) == len(GENERATED) + 4


def test_the_result_names_each_sheet(before, tmp_path):
    assert carried(before, tmp_path)[1] == [Carried(OWN, OWN), Carried(SECOND, SECOND)]


def test_a_workbook_without_sheets_of_ones_own_has_nothing_to_tell(rendered, tmp_path):
    assert carried(rendered, tmp_path)[1] == []


def test_the_package_is_whole(after):
    assert package_faults(after) == []


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("A1", "Our view"),
        ("B2", "=Setup!B5*2"),
        ("B3", "='Ann''s data'!D6*2"),
        ("B4", "=cut_off+our_rate"),
        ("B10", 30),
        ("C5", "over four cells"),
    ],
)
def test_cells_keep_text_numbers_and_formulas(own, cell, value):
    assert own[cell].value == value


def test_fonts_are_kept(own):
    assert (own["A1"].font.b, own["A1"].font.sz, own["A1"].font.color.rgb) == (True, 18, "FFFF0000")


def test_fills_are_kept(own):
    assert own["A1"].fill.fgColor.rgb == "FFFFEEAA"


def test_number_formats_are_kept(own):
    assert own["B2"].number_format == '#,##0.000 "jobs"'


def test_generated_cells_look_as_they_did(after, rendered):
    new, first = (open_book(path)["Result"]["F8"] for path in (after, rendered))
    assert (new.number_format, new.fill.fgColor.rgb) == (first.number_format, first.fill.fgColor.rgb)


def test_column_widths_are_kept(own):
    assert own.column_dimensions["A"].width == 33


def test_merged_cells_are_kept(own):
    assert [str(area) for area in own.merged_cells.ranges] == ["C5:D6"]


def test_comments_are_kept_on_their_own_sheet(after):
    book = open_book(after)
    assert (book[OWN]["A1"].comment.text, book[SECOND]["A2"].comment.text) == ("Ask Ann", "Also here")


def test_generated_comments_are_untouched(after):
    assert open_book(after)["Result"]["A7"].comment.text == "The industry's code."


def test_conditional_colours_are_kept(own):
    rule = own.conditional_formatting["B10:B14"][0]
    assert rule.dxf.fill.bgColor.rgb == "FF00FF00"


def test_drop_downs_are_kept(own):
    assert [rule.formula1 for rule in own.data_validations.dataValidation] == ['"yes,no"']


def test_charts_are_kept_with_their_ranges(own):
    assert own._charts[0].series[0].val.numRef.f == "'Our & \"own\"'!$B$10:$B$14"


def test_tables_are_kept(own):
    assert (own.tables["Mine"].ref, own.tables["Mine"].tableStyleInfo.name) == (
        "A30:B31",
        "TableStyleMedium2",
    )


def test_links_out_of_the_workbook_are_kept(own):
    assert own["A40"].hyperlink.target == "https://example.org/?a=b&c=d"


def test_page_setup_and_print_area_are_kept(own):
    assert (own.page_setup.orientation, own.print_area) == ("landscape", "'Our & \"own\"'!$A$1:$H$40")


def test_hidden_sheets_stay_hidden(after):
    assert open_book(after)[SECOND].sheet_state == "hidden"


def test_names_of_ones_own_are_kept(after):
    assert open_book(after).defined_names["our_rate"].attr_text == "'Our & \"own\"'!$B$11"


def test_names_of_one_sheet_stay_that_sheets(own):
    assert own.defined_names["here_only"].attr_text == "'Our & \"own\"'!$B$12"


def test_generated_names_are_the_new_workbooks(before, tmp_path):
    sheets = sample_view().sheets
    new, _ = carried(
        before, tmp_path, sheets=(sheets[1], sheets[0], *sheets[2:]), names={"data_codes": "{data.title}"}
    )
    assert open_book(new).defined_names["data_codes"].attr_text == "'Ann''s data'!$B$5:$B$7"


def test_only_one_sheet_is_selected(after):
    parts = [sheet_part(after, name) for name in sheet_names(after)]
    assert sum('tabSelected="1"' in text_of(after, part) for part in parts) == 1


def test_carrying_twice_changes_nothing_more(after, tmp_path):
    again, _ = carried(after, tmp_path)
    assert [text_of(again, sheet_part(again, OWN))] == [text_of(after, sheet_part(after, OWN))]


def test_a_name_that_the_workbook_now_needs_itself_is_told(before, tmp_path):
    new = tmp_path / "again.xlsx"
    write_workbook(sample_view(), new)
    told = carry_own_sheets(before, new, [name for name in GENERATED if name != "Trends"])
    renamed = next(one for one in told if one.sheet == "Trends")
    assert (renamed.new_name, "now 'Trends (2)'" in renamed.left_behind[0]) == ("Trends (2)", True)


def test_a_formula_that_points_at_a_sheet_no_more_made_becomes_an_error_and_is_told(before, tmp_path):
    sheets = tuple(sheet for sheet in sample_view().sheets if sheet.name in ("Setup", "Ann's data", "Start"))
    old = with_parts(
        before,
        tmp_path / "old.xlsx",
        {sheet_part(before, SECOND): lambda text: re.sub(r"<f>[^<]*</f>", "<f>Trends!A1+1</f>", text)},
    )
    new, told = carried(old, tmp_path, sheets=sheets)
    assert ("<f>#REF!A1+1</f>" in text_of(new, sheet_part(new, SECOND)), told[0].left_behind) == (
        True,
        ("sheet 'Trends', at which formulas of yours point",),
    )


def test_theme_colours_are_written_out_where_the_theme_is_another(before, tmp_path):
    themes = {"xl/theme/theme1.xml": lambda text: text.replace("4F81BD", "123456")}
    new, _ = carried(with_parts(before, tmp_path / "old.xlsx", themes), tmp_path)
    assert open_book(new)[OWN]["A2"].font.color.rgb == "FF123456"


def test_theme_colours_stay_themed_where_the_theme_is_the_same(own):
    assert own["A2"].font.color.theme == 4


def test_dates_from_1904_stay_the_same_days(before, tmp_path):
    flagged = {WORKBOOK: lambda text: re.sub(r"<workbookPr[^>]*/>", '<workbookPr date1904="1"/>', text)}
    new, _ = carried(with_parts(before, tmp_path / "old.xlsx", flagged), tmp_path)
    assert 'date1904="1"' in text_of(new, WORKBOOK)


def tie(key, role, target):
    kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{role}"
    return f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/></Relationships>'


def kind(part, name):
    start = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return f'<Override PartName="/{part}" ContentType="{start}.{name}+xml"/></Types>'


@pytest.fixture
def with_pivot(before, tmp_path):
    part = sheet_part(before, SECOND)
    ties = part.replace("worksheets/", "worksheets/_rels/") + ".rels"
    pivot = "xl/pivotTables/pivotTable1.xml"
    changes = {
        ties: lambda text: text.replace("</Relationships>", tie("rId77", "pivotTable", f"/{pivot}")),
        pivot: lambda _: "<pivotTableDefinition/>",
        KINDS: lambda text: text.replace("</Types>", kind(pivot, "pivotTable")),
    }
    return with_parts(before, tmp_path / "pivot.xlsx", changes)


def test_a_pivot_table_is_left_behind_and_told(with_pivot, tmp_path):
    assert carried(with_pivot, tmp_path)[1][1] == Carried(
        SECOND, SECOND, ("a pivot table (its cells stay, as values)",)
    )


def test_a_sheet_without_its_pivot_table_is_whole(with_pivot, tmp_path):
    assert package_faults(carried(with_pivot, tmp_path)[0]) == []


def test_a_sheet_of_old_macros_is_told(before, tmp_path):
    def as_macros(text):
        target = sheet_part(before, SECOND).removeprefix("xl/")
        return re.sub(
            r"<Relationship [^>]*" + re.escape(target) + r"[^>]*>",
            lambda found: re.sub(r'Type="[^"]*"', 'Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"', found[0]),
            text,
        )  # fmt: skip

    old = with_parts(before, tmp_path / "macros.xlsx", {TIES: as_macros})
    told = carried(old, tmp_path)[1]
    assert told[-1] == Carried(SECOND, None, ("the sheet itself, a xlMacrosheet",))


@pytest.fixture
def with_link(before, tmp_path):
    """An own sheet's formula points into another workbook."""
    link = "xl/externalLinks/externalLink1.xml"
    book = '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    changes = {
        sheet_part(before, SECOND): lambda text: re.sub(r"<f>[^<]*</f>", "<f>[1]Sheet1!A1</f>", text),
        link: lambda _: book,
        TIES: lambda text: text.replace("</Relationships>", tie("rId99", "externalLink", f"/{link}")),
        KINDS: lambda text: text.replace("</Types>", kind(link, "externalLink")),
        WORKBOOK: lambda text: text.replace(
            "<definedNames>",
            '<externalReferences><externalReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId99"/></externalReferences><definedNames>',
        ),
    }
    return with_parts(before, tmp_path / "link.xlsx", changes)


def test_links_into_other_workbooks_are_carried(with_link, tmp_path):
    new, _ = carried(with_link, tmp_path)
    assert (
        "<f>[1]Sheet1!A1</f>" in text_of(new, sheet_part(new, SECOND)),
        "externalReference " in text_of(new, WORKBOOK),
    ) == (True, True)


def test_a_workbook_with_links_into_others_is_whole(with_link, tmp_path):
    assert package_faults(carried(with_link, tmp_path)[0]) == []


def test_macros_are_told(before, tmp_path):
    code = "xl/vbaProject.bin"
    changes = {
        TIES: lambda text: text.replace("</Relationships>", tie("rId98", "vbaProject", f"/{code}")),
        code: lambda _: "code",
    }
    told = carried(with_parts(before, tmp_path / "old.xlsm", changes), tmp_path)[1]
    assert told[0] == Carried(
        "(the workbook itself)", None, ("macros (a workbook of the kind .xlsx holds none)",)
    )


def test_the_memo_comes_back_word_for_word(rendered):
    assert memo(rendered) == MEMO


def test_the_memo_survives_another_program(before):
    assert memo(before) == MEMO


def test_a_workbook_of_anybody_elses_has_no_memo(before, tmp_path):
    book = open_book(before)
    del book["_study"]
    book.save(tmp_path / "foreign.xlsx")
    assert memo(tmp_path / "foreign.xlsx") == ""


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04cut short"])
def test_a_file_that_is_no_workbook_is_named(tmp_path, content):
    (tmp_path / "bad.xlsx").write_bytes(content)
    with pytest.raises(WorkbookError, match=r"'bad\.xlsx' cannot be read as a workbook.*Open it in Excel"):
        sheet_names(tmp_path / "bad.xlsx")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(WorkbookError, match=r"'none\.xlsx'"):
        memo(tmp_path / "none.xlsx")


def test_an_unreadable_old_workbook_leaves_the_new_one_alone(rendered, tmp_path):
    new = tmp_path / "again.xlsx"
    new.write_bytes(rendered.read_bytes())
    (tmp_path / "bad.xlsx").write_bytes(b"no workbook")
    with pytest.raises(WorkbookError):
        carry_own_sheets(tmp_path / "bad.xlsx", new, GENERATED)
    assert new.read_bytes() == rendered.read_bytes()
