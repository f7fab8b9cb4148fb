"""Every rule finds the fault that breaks it, and nothing in a file that breaks none."""

import pytest

from support import faulty
from support.excel_rules import RULES, Package
from support.faulty import (
    BOOK,
    CHART,
    DRAWING,
    LINKS,
    NOTE_BOXES,
    NOTES,
    SECOND,
    SHEET,
    STYLES,
    TABLE,
    TEXTS,
    TYPES,
)

KINDS = {"workbook": faulty.workbook, "letter": faulty.letter, "slides": faulty.slides}
TIE = '<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/x/{kind}" Target="{target}" {more}/>'
OUTER = 'TargetMode="External"'
LETTER, LETTER_TIES = "word/document.xml", "word/_rels/document.xml.rels"
SLIDES, SLIDE = "ppt/presentation.xml", "ppt/slides/slide1.xml"
NESTED = "ABS(" * 65 + "1" + ")" * 65


def changed(part, old, new):
    return lambda parts: parts.change(part, old, new)


def cell(content, place="B3"):
    return lambda parts: parts.put(place, content)


def formula(text):
    return lambda parts: parts.formula(text)


def name(attributes, refers_to="Jobs!$A$1"):
    return lambda parts: parts.name(attributes, refers_to)


def tie(target, kind="hyperlink", more=OUTER, identity="more"):
    return lambda parts: parts.append(LINKS, TIE.format(id=identity, kind=kind, target=target, more=more))


def part(part_name, content="<a/>"):
    return lambda parts: parts.__setitem__(part_name, content)


IN_PACKAGES = [
    ("every_part_has_a_content_type", part("xl/odd.bin", "")),
    ("every_content_type_names_a_part_that_is_there", changed(TYPES, "/xl/styles.xml", "/xl/lost.xml")),
    ("every_part_is_well_formed", changed(SECOND, "</worksheet>", "")),
    ("every_relationship_leads_to_a_part_that_is_there", changed(LINKS, "drawing1.xml", "lost.xml")),
    ("no_relationship_id_occurs_twice_in_a_part", tie("https://example.org/", identity="rId1")),
    ("every_part_is_led_to", part("xl/odd.xml")),
    ("every_relationship_that_a_part_uses_is_there", changed(SHEET, 'r:id="rId1"', 'r:id="rId9"')),
    ("every_outer_link_leads_to_the_web_to_mail_or_to_a_file_beside", tie("file:///C:/plans.xlsx")),
    ("every_outer_link_leads_to_the_web_to_mail_or_to_a_file_beside", tie("\\\\server\\plans.xlsx")),
    ("no_outer_link_is_longer_than_2079_characters", tie("https://example.org/" + "a" * 2060)),
    ("no_workbook_leads_to_another_workbook", tie("other.xlsx", "externalLinkPath")),
    ("no_part_names_a_folder_of_its_maker", changed(TEXTS, "Farms", "/home/ann/farms.csv")),
    ("no_document_holds_styles_with_effects", part("word/stylesWithEffects.xml")),
]
IN_BOOKS = [
    ("no_two_sheets_have_one_name", changed(BOOK, "Ann's data", "JOBS")),
    ("every_sheet_name_is_allowed", changed(BOOK, "Ann's data", "Jobs?")),
    ("every_sheet_name_is_allowed", changed(BOOK, "Ann's data", "A" * 32)),
    ("every_sheet_name_is_allowed", changed(BOOK, "Ann's data", "History")),
    ("no_two_sheets_have_one_number", changed(BOOK, 'sheetId="2"', 'sheetId="1"')),
    ("the_sheet_that_opens_is_shown", changed(BOOK, 'sheetId="1"', 'sheetId="1" state="hidden"')),
    ("every_name_is_allowed", name('name="all jobs"')),
    ("every_name_is_allowed", name(f'name="{"a" * 256}"')),
    ("no_name_looks_like_a_cell", name('name="LQ2"')),
    ("no_name_looks_like_a_cell", name('name="r1c1"')),
    ("no_name_occurs_twice_in_a_scope", name('name="ALL_JOBS"')),
    ("every_name_of_a_sheet_has_its_sheet", name('name="lost" localSheetId="2"')),
    ("every_name_refers_to_something", name('name="lost"', "Jobs!#REF!")),
    ("no_comment_of_a_name_is_longer_than_255_characters", name(f'name="said" comment="{"a" * 256}"')),
    ("every_cell_has_a_format_that_is_there", cell(' s="3"><v>1</v>')),
    (
        "every_format_has_a_font_a_fill_and_a_border_that_are_there",
        changed(STYLES, 'fontId="2"', 'fontId="4"'),
    ),
    ("formats_and_fonts_are_within_excels_limits", changed(STYLES, "</fonts>", "<font/>" * 512 + "</fonts>")),
    ("every_number_format_can_be_read", changed(STYLES, 'formatCode="0.0"', 'formatCode="0 jobs"')),
    ("every_number_format_can_be_read", changed(STYLES, 'formatCode="0.0"', 'formatCode="0;0;0;@;0"')),
    ("every_color_has_eight_hexadecimal_digits", changed(STYLES, "FFFF0000", "FF0000")),
]
IN_CELLS = [
    ("rows_are_in_order", changed(SHEET, '<row r="2"', '<row r="1"')),
    ("cells_are_in_order_and_occur_once", changed(SHEET, '<c r="B1"', '<c r="A1"')),
    ("every_cell_stands_in_its_row", changed(SHEET, '<c r="B1"', '<c r="B2"')),
    ("no_row_is_higher_than_409_points", changed(SHEET, '<row r="2"', '<row ht="410" r="2"')),
    ("every_shared_text_is_there", cell(' t="s"><v>9</v>')),
    ("the_count_of_shared_texts_is_right", changed(TEXTS, 'uniqueCount="9"', 'uniqueCount="8"')),
    ("no_text_is_longer_than_32767_characters", changed(TEXTS, "Farms", "a" * 32_768)),
    ("no_text_is_longer_than_32767_characters", cell(f' t="str"><f>A1</f><v>{"a" * 32_768}</v>')),
    ("outer_blanks_of_a_text_are_kept", changed(TEXTS, ' xml:space="preserve"', "")),
    ("no_text_holds_an_escape_that_excel_would_read", changed(TEXTS, "Farms", "_x0041_")),
    ("every_number_is_a_number", cell("><v>nan</v>")),
    ("every_number_is_a_number", cell("><v>many</v>")),
    ("every_formula_has_a_value", cell("><f>A1</f>")),
    ("an_empty_value_of_a_formula_is_a_text", cell("><f>A1</f><v></v>")),
    ("every_error_is_one_that_excel_knows", cell(' t="e"><f>A1</f><v>#LOST!</v>')),
    (
        "numbers_stored_as_text_have_no_green_triangle",
        changed(SHEET, 'sqref="A1:C9" numberStored', 'sqref="B1" numberStored'),
    ),
    (
        "numbers_stored_as_text_have_no_green_triangle",
        lambda parts: parts.put("K1", ' t="str"><f>A1</f><v>-12%</v>'),
    ),
    ("errors_of_formulas_have_no_green_triangle", changed(SHEET, 'sqref="A1:C9" eval', 'sqref="A1:B3" eval')),
]
IN_FORMULAS = [
    ("no_formula_is_longer_than_8192_characters", formula("1+" * 4096 + "1")),
    ("no_formula_begins_with_an_equals_sign", formula("=A1")),
    ("every_formula_can_be_read", formula("SUM((A1)")),
    ("every_formula_can_be_read", formula("A1)")),
    ("no_text_in_a_formula_is_longer_than_255_characters", formula(f'"{"a" * 256}"')),
    ("no_formula_is_nested_deeper_than_64_levels", formula(NESTED)),
    ("no_function_has_more_than_255_arguments", formula(f"SUM({'1,' * 255}1)")),
    ("functions_newer_than_excel_2007_have_their_prefix", formula("AGGREGATE(15,6,A1:A2,1)")),
    ("functions_newer_than_excel_2007_have_their_prefix", name('name="own"', "LAMBDA(_xlpm.a,_xlpm.a)")),
    ("functions_are_written_in_capitals", formula("sum(A1)")),
    ("no_formula_has_lost_a_reference", formula("SUM(#REF!)")),
    ("arguments_are_parted_by_commas", formula("SUM(1;2)")),
    ("no_formula_refers_to_another_workbook", formula("[1]Jobs!A1")),
    ("every_sheet_in_a_formula_is_there", formula("Lost!A1")),
    ("every_sheet_in_a_formula_is_there", changed(CHART, "Jobs!$B$1:$B$2", "Lost!$B$1:$B$2")),
    ("every_name_in_a_formula_is_there", formula("lost_jobs+1")),
    ("every_reference_is_within_the_sheet", formula("A1048577")),
    ("every_reference_is_within_the_sheet", formula("XFE1")),
    ("no_number_becomes_text_in_a_criterion_without_a_margin", formula('COUNTIF(B1:B2,"&gt;="&amp;B1)')),
    ("no_number_becomes_text_in_a_criterion_without_a_margin", formula('COUNTIF(B1:B2,"&lt;"&amp;all_jobs)')),
    (
        "no_number_becomes_text_in_a_criterion_without_a_margin",
        formula('COUNTIF(B1:B2,"&gt;"&amp;INDEX(B1:B2,1))'),
    ),
]
IN_PAGES = [
    (
        "the_parts_of_a_sheet_are_in_order",
        lambda parts: parts.append(SHEET, '<sheetProtection sheet="1"/>'),
    ),
    ("merges_do_not_overlap", changed(SHEET, 'ref="D2:E2"', 'ref="E1:F2"')),
    ("no_merge_is_of_one_cell", changed(SHEET, 'ref="D2:E2"', 'ref="D2"')),
    ("no_merge_lies_in_a_filter", changed(SHEET, 'ref="D2:E2"', 'ref="H3:I3"')),
    ("every_filter_has_its_name", changed(BOOK, "Jobs!$G$1:$H$3", "Jobs!$G$1:$H$4")),
    ("columns_do_not_overlap", changed(SHEET, 'min="1" max="1"', 'min="1" max="3"')),
    ("no_column_is_wider_than_255_characters", changed(SHEET, 'width="20.7109375"', 'width="256"')),
    (
        "no_conditional_format_refers_to_another_sheet",
        changed(SHEET, "<formula>$B$1&gt;1", "<formula>'Ann''s data'!$B$1&gt;1"),
    ),
    ("no_priority_of_a_conditional_format_occurs_twice", changed(SHEET, 'priority="2"', 'priority="1"')),
    ("every_conditional_format_has_its_style", changed(SHEET, 'dxfId="0"', 'dxfId="1"')),
    (
        "no_conditional_format_has_more_than_three_formulas",
        changed(SHEET, "</cfRule>", "<formula>1</formula>" * 3 + "</cfRule>"),
    ),
    (
        "no_list_or_formula_of_choices_is_longer_than_255_characters",
        changed(SHEET, '"yes,no"', f'"{"yes," * 64}no"'),
    ),
    (
        "no_list_or_formula_of_choices_is_longer_than_255_characters",
        changed(SHEET, "<formula1>1<", f"<formula1>{'1+' * 128}1<"),
    ),
    ("every_list_of_choices_names_them", changed(SHEET, '<formula1>"yes,no"</formula1>', "")),
    (
        "the_words_of_a_choice_are_short_enough",
        changed(SHEET, 'promptTitle="Say"', f'promptTitle="{"a" * 33}"'),
    ),
    ("choices_do_not_overlap", changed(SHEET, 'sqref="J2"', 'sqref="J1:J2"')),
    (
        "the_count_of_choices_is_right",
        changed(SHEET, '<dataValidations count="2"', '<dataValidations count="3"'),
    ),
    ("every_link_leads_to_a_place_that_is_there", changed(SHEET, 'location="Jobs!A1"', 'location="Lost!A1"')),
    ("no_cell_has_two_links", changed(SHEET, '<hyperlink ref="K2"', '<hyperlink ref="K1"')),
    (
        "no_sheet_has_more_than_65530_links",
        changed(SHEET, "<hyperlinks>", "<hyperlinks>" + '<hyperlink ref="Z1" location="here"/>' * 65_530),
    ),
    (
        "no_tip_of_a_link_is_longer_than_255_characters",
        changed(SHEET, 'tooltip="Up"', f'tooltip="{"a" * 256}"'),
    ),
    ("no_two_tables_have_one_name", changed(TABLE, 'displayName="own_table"', 'displayName="All_jobs"')),
    ("the_headers_of_a_table_differ", changed(TABLE, 'name="Two"', 'name="one"')),
    ("no_header_or_footer_is_longer_than_255_characters", changed(SHEET, "Jobs &amp;&amp; pay", "a" * 254)),
    ("no_header_or_footer_has_a_lone_ampersand", changed(SHEET, "Jobs &amp;&amp; pay", "Jobs &amp; pay")),
    ("page_scales_and_zooms_are_between_10_and_400", changed(SHEET, 'scale="90"', 'scale="9"')),
    ("page_scales_and_zooms_are_between_10_and_400", changed(SHEET, 'zoomScale="90"', 'zoomScale="401"')),
    ("page_breaks_are_counted_and_within_1023", changed(SHEET, 'rowBreaks count="1"', 'rowBreaks count="2"')),
]
IN_DRAWINGS = [
    (
        "no_cell_has_two_comments",
        changed(NOTES, "</commentList>", '<comment ref="A1" authorId="0"/></commentList>'),
    ),
    ("every_comment_has_its_author", changed(NOTES, 'authorId="0"', 'authorId="1"')),
    ("no_comment_is_longer_than_32767_characters", changed(NOTES, "A note", "a" * 32_768)),
    ("every_comment_has_its_box", changed(NOTE_BOXES, "<x:Row>0<", "<x:Row>1<")),
    ("no_two_shapes_of_a_drawing_have_one_number_or_name", changed(DRAWING, 'id="3"', 'id="2"')),
    ("no_two_shapes_of_a_drawing_have_one_number_or_name", changed(DRAWING, "Chart 2", "Chart 1")),
    (
        "every_shape_runs_from_left_to_right_and_from_top_to_bottom",
        changed(DRAWING, "<xdr:col>22<", "<xdr:col>14<"),
    ),
    ("every_drawing_says_what_it_shows", changed(DRAWING, 'descr="Jobs over time"', "")),
    (
        "every_axis_of_a_chart_is_there_once",
        changed(CHART, 'crossAx val="50010002"', 'crossAx val="50010009"'),
    ),
    (
        "every_axis_of_a_chart_is_there_once",
        changed(CHART, '<c:catAx><c:axId val="50010001"', '<c:catAx><c:axId val="50010002"'),
    ),
    ("no_two_series_of_a_chart_have_one_place", changed(CHART, 'order val="1"', 'order val="0"')),
    (
        "no_chart_has_more_than_255_series",
        changed(CHART, "</c:lineChart>", "<c:ser/>" * 254 + "</c:lineChart>"),
    ),
    ("every_series_keeps_as_many_values_as_its_cells", changed(CHART, 'ptCount val="2"', 'ptCount val="3"')),
    ("every_kept_value_of_a_series_is_a_number_in_its_place", changed(CHART, "<c:v>10.5<", "<c:v>#N/A<")),
    ("every_kept_value_of_a_series_is_a_number_in_its_place", changed(CHART, 'pt idx="1"', 'pt idx="2"')),
]
IN_LETTERS = [
    ("every_style_of_a_letter_is_there", changed(LETTER, 'pStyle w:val="Plain"', 'pStyle w:val="Lost"')),
    ("every_list_of_a_letter_is_there", changed(LETTER, 'numId w:val="1"', 'numId w:val="2"')),
    ("every_relationship_leads_to_a_part_that_is_there", changed(LETTER_TIES, "styles.xml", "lost.xml")),
]
IN_SLIDES = [
    ("every_slide_has_a_number_of_its_own", changed(SLIDES, 'id="257"', 'id="256"')),
    ("every_slide_has_a_number_of_its_own", changed(SLIDES, 'id="257"', 'id="255"')),
    ("no_two_shapes_of_a_slide_have_one_number", changed(SLIDE, 'id="3"', 'id="2"')),
    ("every_relationship_that_a_part_uses_is_there", changed(SLIDES, 'r:id="rId7"', 'r:id="rId99"')),
]
PLANTED = [
    *(
        ("workbook", *fault)
        for fault in (*IN_PACKAGES, *IN_BOOKS, *IN_CELLS, *IN_FORMULAS, *IN_PAGES, *IN_DRAWINGS)
    ),
    *(("letter", *fault) for fault in IN_LETTERS),
    *(("slides", *fault) for fault in IN_SLIDES),
]
WRITTEN_TWICE = "no_two_parts_have_one_name"
"""The rule whose fault is not in the text of a part."""


@pytest.fixture(scope="module")
def sound():
    return {kind: make() for kind, make in KINDS.items()}


def found_by(rule, path):
    return list(next(one for one in RULES if one.__name__ == rule)(Package(path)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_file_breaks_no_rule(sound, kind, tmp_path):
    package = Package(sound[kind].write(tmp_path / "sound"))
    assert [rule.__name__ for rule in RULES if list(rule(package))] == []


@pytest.mark.parametrize(
    ("kind", "rule", "plant"), PLANTED, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_planted_fault_is_found(sound, kind, rule, plant, tmp_path):
    parts = faulty.Parts(sound[kind])
    plant(parts)
    assert found_by(rule, parts.write(tmp_path / "faulty"))


def test_a_part_that_is_there_twice_is_found(sound, tmp_path):
    path = sound["workbook"].write(tmp_path / "faulty", also=("XL/styles.xml",))
    assert found_by(WRITTEN_TWICE, path) == ["xl/styles.xml"]


def test_every_rule_has_a_planted_fault():
    assert {rule.__name__ for rule in RULES} == {rule for _, rule, _ in PLANTED} | {WRITTEN_TWICE}
