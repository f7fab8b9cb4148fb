"""A document is made of blocks: each is in the Word file as a person, and who listens, expects it."""

import re
import zipfile
from xml.etree import ElementTree as ET

import pytest
from docx import Document as WordFile

from industry_clusters.outputs import LETTER
from industry_clusters.render.documents import blocks, kept_texts, write_document
from industry_clusters.views.vocabulary.chart_model import RangeBar, RangeBars
from industry_clusters.views.vocabulary.document_model import (
    CARDS_5_BY_7,
    NAME_TENTS,
    Blank,
    Callout,
    Card,
    Cards,
    Document,
    DocumentTable,
    Heading,
    KeptText,
    KeyFigures,
    PageBreak,
    Picture,
    Place,
    Points,
    Run,
    Signature,
    Text,
    WriteIn,
    report,
)
from industry_clusters.views.vocabulary.model import Unit

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE = DocumentTable(
    ("A", "B", "C", "D", "E"), (("one", "two", "3", "4", "5"),), words=2, title="Five columns"
)
BARS = RangeBars((RangeBar("Food", "≈ 10", 10, 5, 20, 9, 11),), "Jobs", Unit.JOBS)
PICTURE = Picture(
    BARS,
    "Food has about 10 jobs.",
    DocumentTable(("Cluster", "Jobs"), (("Food", "≈ 10"),)),
    "Jobs by cluster",
)
STRANGE = "Café & <b>{{ document.title }}</b> {% if %} Ż東"


def written(folder, *body, template=None, name="one.docx", kept=None):
    path = folder / name
    told = write_document(
        (report("Title", "Subtitle", "Board", "May 2021", body),), path, LETTER, template, kept or {}
    )
    return path, told


def root(path):
    with zipfile.ZipFile(path) as package:
        return ET.fromstring(package.read("word/document.xml"))


def texts(path):
    return [
        words
        for one in root(path).iter(f"{W}p")
        if (words := "".join(t.text or "" for t in one.iter(f"{W}t")))
    ]


def test_title_subtitle_office_and_date_stand_above_the_body(tmp_path):
    path, told = written(tmp_path, Text(("Body.",)))
    assert (texts(path), told) == (["Title", "Subtitle", "Board", "May 2021", "Body."], ())


def test_a_strange_text_stands_as_it_is_in_every_block(tmp_path):
    body = (
        Heading(STRANGE), Text((STRANGE,)), Points(((STRANGE,),)), DocumentTable((STRANGE,), ((STRANGE,),)),
        KeyFigures(((STRANGE, STRANGE),)), Callout(((STRANGE,),), STRANGE), WriteIn(STRANGE), KeptText("k", "p", STRANGE),
        Signature(STRANGE, ((STRANGE,),)),
    )  # fmt: skip
    path, _ = written(tmp_path, *body)
    assert texts(path)[4:] == [STRANGE] * 13


def test_words_that_stand_out_are_bold_or_italic_and_the_others_plain(tmp_path):
    path, _ = written(tmp_path, Text(("a ", Run("b", bold=True), Run("c", italic=True))))
    runs = WordFile(str(path)).paragraphs[-1].runs
    assert [(run.text, bool(run.bold), bool(run.italic)) for run in runs] == [
        ("a ", False, False), ("b", True, False), ("c", False, True)
    ]  # fmt: skip


def test_a_table_has_as_many_columns_as_its_header_and_numbers_stand_to_the_right(tmp_path):
    table = WordFile(str(written(tmp_path, TABLE)[0])).tables[0]
    assert len(table.columns) == 5
    assert [cell.paragraphs[0].alignment for cell in table.rows[1].cells] == [None, None, 2, 2, 2]


def test_two_tables_side_by_side_stay_two(tmp_path):
    assert len(WordFile(str(written(tmp_path, TABLE, TABLE)[0])).tables) == 2


def test_each_list_with_numbers_begins_with_one(tmp_path):
    path, _ = written(
        tmp_path, Points((("a",), ("b",)), is_numbered=True), Points((("c",),), is_numbered=True)
    )
    numbers = [one.get(f"{W}val") for one in root(path).iter(f"{W}numId")]
    assert numbers[0] == numbers[1] != numbers[2]
    with zipfile.ZipFile(path) as package:
        numbering = ET.fromstring(package.read("word/numbering.xml"))
    begins = {one.get(f"{W}numId"): one.find(f".//{W}startOverride") for one in numbering.iter(f"{W}num")}
    assert all(begins[number].get(f"{W}val") == "1" for number in numbers)


def test_a_picture_says_in_words_what_it_shows(tmp_path):
    path, told = written(tmp_path, PICTURE)
    said = [one.get("descr") for one in root(path).iter() if one.tag.endswith("}docPr")]
    assert (said, told) == (["Food has about 10 jobs."], ())


def test_what_is_said_between_a_table_and_its_picture_has_its_marks_in_the_order_that_word_wants(tmp_path):
    path, _ = written(
        tmp_path, TABLE, PageBreak(), Text(("Said.",)), PICTURE, TABLE, Text(("Again.",)), PICTURE
    )
    said = [one for one in root(path).iter(f"{W}p") if "".join(one.itertext()) in ("Said.", "Again.")]
    marks = [[mark.tag.removeprefix(W) for mark in one.find(f"{W}pPr")] for one in said]
    assert marks == [["pStyle", "keepNext", "pageBreakBefore", "spacing"], ["pStyle", "keepNext", "spacing"]]


def test_without_what_draws_the_numbers_stand_as_a_table_and_a_remark_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(blocks, "picture_of", lambda *_: None)
    path, told = written(tmp_path, PICTURE, PICTURE)
    assert texts(path)[4:9] == ["Cluster", "Jobs", "Food", "≈ 10", "Jobs by cluster"]
    assert len(told) == 1
    assert "pictures need Matplotlib" in told[0]


def test_what_follows_a_page_break_begins_a_page(tmp_path):
    path, _ = written(tmp_path, Text(("a",)), PageBreak(), Text(("b",)))
    _, second = [one for one in root(path).iter(f"{W}p") if "".join(one.itertext()) in ("a", "b")]
    assert second.find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_a_table_after_a_page_break_begins_a_page(tmp_path):
    path, _ = written(tmp_path, Text(("a",)), PageBreak(), KeyFigures((("1", "b"),)))
    assert len(list(root(path).iter(f"{W}br"))) == 1


def test_words_that_a_team_typed_in_the_workbook_keep_their_paragraphs(tmp_path):
    path, _ = written(tmp_path, KeptText("vision", "What the team wants", "One.\nTwo."))
    assert texts(path)[4:] == ["One.", "Two."]


def test_words_typed_into_a_document_are_in_the_next_one_too(tmp_path):
    path, _ = written(tmp_path, KeptText("vision", "What the team wants"))
    assert (texts(path)[-1], kept_texts(path)) == ("What the team wants", {})
    first, _ = written(tmp_path, KeptText("vision", "", "Typed by hand.\nTwice."), name="typed.docx")
    again, _ = written(
        tmp_path, KeptText("vision", "What the team wants"), name="again.docx", kept=kept_texts(first)
    )
    assert texts(again)[4:] == ["Typed by hand.", "Twice."]


def test_words_in_the_workbook_win_over_those_typed_into_an_earlier_document(tmp_path):
    path, _ = written(tmp_path, KeptText("vision", "", "New."), kept={"vision": "Old."})
    assert texts(path)[-1] == "New."


def test_a_file_that_is_none_keeps_nothing(tmp_path):
    (tmp_path / "no.docx").write_bytes(b"no")
    assert kept_texts(tmp_path / "no.docx") == kept_texts(tmp_path / "nowhere.docx") == {}


def cards_only(folder, cards):
    path = folder / "cards.docx"
    document = Document("Cards", (Place("body", (cards,)),), template="blank.docx")
    write_document((document,), path, LETTER)
    return WordFile(str(path))


def test_two_cards_of_five_by_seven_inches_lie_on_a_sheet(tmp_path):
    made = cards_only(tmp_path, Cards(tuple(Card(str(number)) for number in range(3)), CARDS_5_BY_7))
    rows = made.tables[0].rows
    assert [(row.height.inches, [cell.width.inches for cell in row.cells]) for row in rows] == [
        (7.0, [5.0, 5.0])
    ] * 2
    assert [cell.text for row in rows for cell in row.cells] == ["0", "1", "2", ""]


def test_cards_alone_have_no_page_before_and_none_after(tmp_path):
    made = cards_only(tmp_path, Cards((Card("A"),)))
    assert len(made.sections) == 1
    assert made.sections[0].page_width.inches == 11


def test_cards_between_words_have_pages_of_their_own(tmp_path):
    path, _ = written(tmp_path, Text(("before",)), Cards((Card("A"),)), Text(("after",)))
    wide = [section.page_width.inches for section in WordFile(str(path)).sections]
    assert wide == [8.5, 11, 8.5]


def test_cards_after_cards_have_no_empty_page_between(tmp_path):
    path, _ = written(tmp_path, Text(("before",)), Cards((Card("A"),)), Cards((Card("B"),), NAME_TENTS))
    wide = [section.page_width.inches for section in WordFile(str(path)).sections]
    assert wide == [8.5, 11, 8.5]


def test_a_name_tent_has_its_name_on_both_sides_turned_to_the_fold(tmp_path):
    made = cards_only(tmp_path, Cards((Card("José Núñez"),), NAME_TENTS))
    cells = made.tables[0].rows[0].cells
    assert [cell.text for cell in cells] == ["José Núñez"] * 2
    turned = [one.get(f"{W}val") for one in made.element.body.iter(f"{W}textDirection")]
    assert turned == ["tbRl", "btLr"]


def test_a_long_title_is_in_smaller_letters(tmp_path):
    made = cards_only(tmp_path, Cards((Card("Short"), Card("A long requirement " * 25))))
    sizes = [cell.paragraphs[0].runs[0].font.size for cell in made.tables[0].rows[0].cells]
    assert sizes[1] < sizes[0]


def test_many_documents_in_one_file_each_begin_a_page_and_have_their_own_words(tmp_path):
    documents = tuple(
        report(f"For {name}", "", "", "", (Text((f"Dear {name}",)),)) for name in ("Ana", "Bo", "Cy")
    )
    path = tmp_path / "all.docx"
    write_document(documents, path, LETTER)
    assert texts(path) == ["For Ana", "Dear Ana", "For Bo", "Dear Bo", "For Cy", "Dear Cy"]
    assert len(list(root(path).iter(f"{W}pageBreakBefore"))) == 2


def test_a_card_to_write_on_has_a_line_for_each_answer(tmp_path):
    made = cards_only(tmp_path, Cards((Card("Needs", lines=3, numbered=True),)))
    lines = [
        one for one in made.tables[0].rows[0].cells[0].paragraphs if one._p.find(f".//{W}pBdr") is not None
    ]
    assert [one.text for one in lines] == ["1.", "2.", "3."]


def test_rows_to_write_in_are_as_high_as_asked_for(tmp_path):
    path = tmp_path / "sheet.docx"
    table = DocumentTable(("Step", "Who"), (("", ""),), row_height=0.5)
    write_document((report("Sheet", "", "", "", (table,)),), path, LETTER)
    assert [one.get(f"{W}val") for one in root(path).iter(f"{W}trHeight")] == ["720"]


@pytest.fixture
def office(tmp_path):
    """An office's template: styles of its own, no list, no table style, places in a sentence, a header and a cell."""
    made = WordFile()
    for name in ("List Bullet", "List Number", "Caption"):
        made.styles[name].delete()
    made.styles["Heading 1"].font.name = "Georgia"
    made.sections[0].header.paragraphs[0].text = "{{ document.office }}"
    made.add_paragraph("Report: {{ document.title }} of {{ document.date }}")
    made.add_table(1, 1).rows[0].cells[0].text = "{{ document.body }}"
    made.save(str(tmp_path / "office.docx"))
    return tmp_path / "office.docx"


def test_an_offices_template_has_words_and_blocks_in_its_places_wherever_they_are(tmp_path, office):
    path, told = written(
        tmp_path,
        Heading("One"),
        Points((("a",), ("b",))),
        Points((("c",),), is_numbered=True),
        TABLE,
        template=office,
    )
    made = WordFile(str(path))
    assert made.sections[0].header.paragraphs[0].text == "Board"
    assert made.paragraphs[0].text == "Report: Title of May 2021"
    cell = made.tables[0].rows[0].cells[0]
    assert [one.text for one in cell.paragraphs][:4] == ["One", "\N{BULLET} a", "\N{BULLET} b", "1. c"]
    assert len(cell.tables) == 1
    assert told == (
        "The template office.docx has no place for {{ document.subtitle }}: what belongs there stands at the end.",
    )


def test_a_style_that_an_office_lacks_comes_along_and_its_own_stay(tmp_path, office):
    made = WordFile(str(written(tmp_path, Callout((("a",),)), PICTURE, template=office)[0]))
    assert {"Callout", "Caption", "Picture"} <= {style.name for style in made.styles}
    assert made.styles["Heading 1"].font.name == "Georgia"


def test_no_token_of_a_place_is_left(tmp_path, office):
    path, _ = written(tmp_path, Text((Blank("[here]"),)), template=office)
    with zipfile.ZipFile(path) as package:
        parts = b"".join(package.read(name) for name in package.namelist() if name.endswith(".xml"))
    assert not re.search(rb"\[[0-9a-f]{16}-\d+\]", parts)
