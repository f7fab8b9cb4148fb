"""A letter as a Word file: text is text, blanks are blanks, and an office's own template is used."""

import re
import zipfile
from xml.etree import ElementTree as ET

import pytest
from docx import Document

from industry_clusters.errors import WorkbookError
from industry_clusters.render.documents import sandbox, write_letter
from industry_clusters.views.vocabulary.document_model import (
    Blank,
    DocumentTable,
    Heading,
    Letter,
    Points,
    Text,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRANGE = [
    "Salt & <b>Pepper</b>",
    '=1+1 "quoted"',
    "{{ letter.subject }}",
    "{% for x in y %}",
    "{%p if x %}",
    "\u017b\u00f3\u0142w \u6771\u4eac \u0627\u0644\u0642\u0627\u0647\u0631\u0629 \U0001f33e",
    "A" * 500,
]


def letter(name="Food", **changes):
    parts = {
        "sender": ((Blank("[your organization]"),),),
        "date": ("March 4, 2021",),
        "addressee": (("The Office",),),
        "subject": f"About {name}",
        "salutation": ("Dear ", Blank("[name]"), ":"),
        "body": (
            Heading("The codes", 2),
            Text((f"Of {name}.",)),
            Points(((f"One {name}.",), ("By ", Blank("[date]"), "."))),
            DocumentTable(("Cluster", "Codes", "Which"), ((name, "1", "3111"), ("Other", "1", "3112"))),
            Text(("Thank you.",)),
        ),
        "closing": "Sincerely,",
        "signature": ((Blank("[your name]"),),),
        "enclosures": (f"Enclosure: {name}.xlsx",),
    }
    return Letter(**parts | changes)


def written(path, value=None, template=None):
    write_letter(value or letter(), path, template)
    return path


def root(path, part="word/document.xml"):
    with zipfile.ZipFile(path) as package:
        return ET.fromstring(package.read(part))


def paragraphs(path):
    """The text of each paragraph, blanks among it."""
    return ["".join(text.text or "" for text in one.iter(f"{W}t")) for one in root(path).iter(f"{W}p")]


def test_the_letter_reads_from_sender_to_enclosure(tmp_path):
    assert paragraphs(written(tmp_path / "one.docx")) == [
        "[your organization]", "March 4, 2021", "The Office", "About Food", "Dear [name]:", "The codes", "Of Food.",
        "One Food.", "By [date].", "Cluster", "Codes", "Which", "Food", "1", "3111", "Other", "1", "3112", "Thank you.",
        "Sincerely,", "[your name]", "Enclosure: Food.xlsx",
    ]  # fmt: skip


@pytest.mark.parametrize("name", STRANGE, ids=range(len(STRANGE)))
def test_a_strange_name_stands_as_it_is(tmp_path, name):
    shown = paragraphs(written(tmp_path / "one.docx", letter(name)))
    assert {f"About {name}", f"Of {name}.", f"One {name}.", name, f"Enclosure: {name}.xlsx"} <= set(shown)


def test_characters_that_no_file_can_hold_are_left_out_and_lines_become_one(tmp_path):
    assert "About a b" in paragraphs(written(tmp_path / "one.docx", letter("a\x00\x0b\nb\x1f")))


def test_a_blank_is_a_content_control_that_vanishes_when_it_is_filled(tmp_path):
    controls = [one.find(f"{W}sdtPr") for one in root(written(tmp_path / "one.docx")).iter(f"{W}sdt")]
    assert [one.find(f"{W}alias").get(f"{W}val") for one in controls] == [
        "[your organization]", "[name]", "[date]", "[your name]"
    ]  # fmt: skip
    assert all(one.find(f"{W}showingPlcHdr") is not None for one in controls)
    assert all(one.find(f"{W}temporary") is not None for one in controls)


def test_subject_and_parts_are_headings(tmp_path):
    document = Document(str(written(tmp_path / "one.docx")))
    headings = [one for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert [(one.style.name, one.text) for one in headings] == [
        ("Heading 1", "About Food"),
        ("Heading 2", "The codes"),
    ]


def test_the_tables_header_is_marked_as_one_and_no_row_is_cut_in_two(tmp_path):
    rows = list(root(written(tmp_path / "one.docx")).iter(f"{W}tr"))
    assert [row.find(f".//{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f".//{W}cantSplit") is not None for row in rows)


def test_title_and_language_are_set_for_who_listens(tmp_path):
    path = written(tmp_path / "one.docx")
    about = Document(str(path)).core_properties
    assert (about.title, about.language, about.author) == ("About Food", "en-US", "")
    assert root(path, "word/styles.xml").find(f".//{W}rPrDefault//{W}lang").get(f"{W}val") == "en-US"


def test_no_instruction_of_the_template_is_left(tmp_path):
    path = written(tmp_path / "one.docx")
    with zipfile.ZipFile(path) as package:
        assert not re.search(rb"\{[%{]", package.read("word/document.xml"))
    assert all(len(run) for run in root(path).iter(f"{W}r"))


def own_template(folder, words):
    document = Document()
    document.add_paragraph(words)
    document.save(str(folder / "office.docx"))
    return folder / "office.docx"


def test_an_offices_own_template_is_used(tmp_path):
    template = own_template(tmp_path, "County Board: {{ letter.subject }}")
    assert paragraphs(written(tmp_path / "one.docx", template=template))[0] == "County Board: About Food"


LOOPS = [
    "{%p for line in letter.sender %}", "{%p endfor %}", "{{ letter.date }}", "{%p for line in letter.addressee %}",
    "{%r for piece in line %}{{ piece.text }}{%r endfor %}", "{%p endfor %}", "{{ letter.subject }}", "{{ letter.salutation }}",
    "{%p for section in letter.sections %}", "{{ section.heading }}", "{%p for line in section.lines %}",
    "{%r for piece in line %}{{ piece.text }}{%r endfor %}", "{%p endfor %}", "{%p for line in section.points %}",
    "{%r for piece in line %}{{ piece.text }}{%r endfor %}", "{%p endfor %}", "{%p for row in section.rows %}",
    "{{ row[0] }}/{{ row[2] }}", "{%p endfor %}", "{%p endfor %}", "{{ letter.closing }}",
    "{%p for line in letter.signature %}", "{{ line }}", "{%p endfor %}", "{%p for name in letter.enclosures %}", "{{ name }}",
    "{%p endfor %}",
]  # fmt: skip
"""What offices copied from the template of earlier versions: it loops over the letter's parts."""


def test_an_offices_template_of_an_earlier_version_has_all_parts_where_it_loops_over_them(tmp_path):
    document = Document()
    for words in LOOPS:
        document.add_paragraph(words)
    document.save(str(tmp_path / "office.docx"))
    path = tmp_path / "one.docx"
    remarks = write_letter(letter(), path, tmp_path / "office.docx")
    assert ([text for text in paragraphs(path) if text], remarks) == ([
        "March 4, 2021", "The Office", "About Food", "Dear [name]:", "The codes", "Of Food.", "One Food.", "By [date].",
        "Food/3111", "Other/3112", "Thank you.", "Sincerely,", "[your name]", "Enclosure: Food.xlsx",
    ], ())  # fmt: skip


def test_parts_that_an_offices_template_has_no_place_for_stand_at_its_end_with_a_remark(tmp_path):
    template = own_template(tmp_path, "County Board: {{ letter.subject }}")
    path = tmp_path / "one.docx"
    remarks = write_letter(letter(), path, template)
    assert remarks[0].startswith(
        "The template office.docx has no place for {{ letter.date }}, {{ letter.addressee }}"
    )
    shown = paragraphs(path)
    assert shown[1] == f"[{remarks[0]} Delete this line.]"
    assert shown[2:5] == ["March 4, 2021", "The Office", "Dear [name]:"]
    assert shown[-1] == "Enclosure: Food.xlsx"


@pytest.mark.parametrize(
    "words",
    ["{{ letter.nothing }}", "{% if letter. %}", "{{ letter.__class__.__mro__ }}"],
    ids=["unknown", "broken", "reaching"],
)
def test_a_template_with_a_place_that_is_none_is_refused_and_nothing_is_written(tmp_path, words):
    with pytest.raises(WorkbookError, match=r"a place of the template office\.docx cannot be filled"):
        written(tmp_path / "one.docx", template=own_template(tmp_path, words))
    assert not (tmp_path / "one.docx").exists()


def test_a_template_that_is_no_word_file_is_refused(tmp_path):
    (tmp_path / "notes.docx").write_text("not a letter", encoding="utf-8")
    with pytest.raises(WorkbookError, match="is no Word file"):
        written(tmp_path / "one.docx", template=tmp_path / "notes.docx")


@pytest.mark.parametrize(
    "words",
    [
        "{% include 'other.docx' %}",
        "{% import 'other' as other %}",
        "{% extends 'other' %}",
        "{% for n in range(99999999) %}x{% endfor %}",
        "{{ 'x' * 3000000000 }}",
        "{{ '%3000000000d' % 1 }}",
        "{{ 'x'.ljust(3000000000) }}",
        "{{ 'x' | center(3000000000) }}",
        "{{ lipsum(n=100000) }}",
        "{{ 10 ** 10 ** 10 }}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
    ],
)
def test_a_template_that_loops_includes_or_makes_long_texts_is_refused_in_a_sentence(tmp_path, words):
    template = own_template(tmp_path, "{{ letter.subject }} " + words)
    with pytest.raises(WorkbookError, match=r"a place of the template office\.docx cannot be filled"):
        written(tmp_path / "one.docx", template=template)
    assert not (tmp_path / "one.docx").exists()


def test_a_template_whose_loops_do_not_end_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(sandbox, "_MOST_STEPS", 2000)
    nested = "".join(f"{{% for a{depth} in letter.sections %}}" for depth in range(15)) + "{% endfor %}" * 15
    template = own_template(tmp_path, "{{ letter.subject }} " + nested)
    with pytest.raises(WorkbookError, match="its loops do not come to an end"):
        written(tmp_path / "one.docx", template=template)


def test_on_a_letterhead_without_places_the_whole_letter_stands_beneath_a_remark(tmp_path):
    shown = paragraphs(written(tmp_path / "one.docx", template=own_template(tmp_path, "County Board")))
    assert shown[0] == "County Board"
    assert "has no place for {{ letter.sender }}" in shown[1]
    assert shown[2:6] == ["[your organization]", "March 4, 2021", "The Office", "About Food"]
