"""The quick look passes over no cell that a look at each cell would change, and the proof finds what it forgets."""

import io
import zipfile
from contextlib import nullcontext

import pytest

from industry_clusters.analysis.interviews.private_words import PrivateWords
from industry_clusters.interviews import Contact
from industry_clusters.render.keep.parts import Parts
from industry_clusters.render.share.proof import remaining
from industry_clusters.render.share.quick import QuickLook
from support.disguises import CONTACTS, LEFT_ALONE, WRITTEN

WORDS = PrivateWords.of(
    [Contact("1", "Acme Mills", "Maria Lopez", phone="(555) 555-0101", email="ml@acme.example")]
)
SHARED = ("Jobs", "ask Maria", "Maria Lopez", "Pay")
HEAD = '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
PLAIN = '<c r="A1" t="s"><v>0</v></c><c r="B1"><v>5</v></c><c r="C1" t="str"><f>IF(A1="x","a","b")</f><v>a</v></c>'


def sheet(cells=PLAIN, behind="", before=""):
    return f'{HEAD}{before}<sheetData><row r="1">{cells}</row></sheetData>{behind}</worksheet>'.encode()


def used(content, is_typed=None):
    return QuickLook(WORDS, SHARED).used(content, is_typed)


def test_a_sheet_without_anything_private_is_told_with_the_texts_that_it_uses():
    assert used(sheet()) == {0}


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="D1" t="s"><v>2</v></c>',
        '<c r="D1" s="4" t="s"><v>1</v></c>',
        '<c r="D1" t="str"><f>A1</f><v>Lopez, Maria</v></c>',
        '<c r="D1" t="str"><f>A1</f><v>M&#97;ria</v></c>',
        '<c r="D1"><f>IF("Lopez"=A1,1,2)</f><v>1</v></c>',
        '<c r="D1"><f>LEN(&quot;Mar&quot;&amp;&quot;ia Lo&quot;&amp;&quot;pez&quot;)</f><v>11</v></c>',
        "<c r=\"D1\"><f>'[Lopez.xlsx]S'!A1</f><v>1</v></c>",
        '<c r="D1"><v>5555550101</v></c>',
        '<c r="D1" t="inlineStr"><is><r><t>Ma</t></r><r><t>ria</t></r></is></c>',
        '<c r="D1" t="str"><f>A1</f><v>someone@home.example</v></c>',
        '<c r="D1" t="str"><f>A1</f><v>call 555-0199</v></c>',
        '<c r="D1" t="str"><f>A1</f><v>MARI\u0301A LO\u0301PEZ</v></c>',
        '<c r="D1" t="str"><f>A1</f><v>Lo\u200bpez</v></c>',
        '<x:c r="D1" t="s"><x:v>2</x:v></x:c>',
        '<c t="s"><v>2</v></c>',
        '<c t="s" r="D1"><v>2</v></c>',
        '<c r="D1" t="s"><f>A1</f><v>2</v></c>',
        '<c r="D1" t="str"><v><![CDATA[Maria]]></v></c>',
    ],
)
def test_a_cell_that_a_person_typed_is_looked_at_where_it_may_be_private(cell):
    assert used(sheet(PLAIN + cell)) is None


@pytest.mark.parametrize(
    ("cell", "is_free"),
    [
        ('<c r="D1" t="s"><v>1</v></c>', True),
        ('<c r="D1" t="s"><v>2</v></c>', False),
        ('<c r="D1" t="str"><f>A1</f><v>Maria</v></c>', True),
        ('<c r="D1" t="str"><f>A1</f><v>5555550101</v></c>', False),
        ('<c r="D1"><v>5555550101</v></c>', True),
        ('<c r="D1"><f>LEN("Lo"&amp;"pez Maria")</f><v>1</v></c>', False),
    ],
)
def test_what_nobody_typed_is_looked_at_for_what_is_certain_alone(cell, is_free):
    assert (used(sheet(PLAIN + cell), lambda place: place != b"D1") is not None) == is_free


@pytest.mark.parametrize("typed", [True, False])
def test_among_many_texts_every_one_that_would_be_cleaned_is_suspected(typed):
    words = PrivateWords.of(CONTACTS)
    texts = [text for text, _ in WRITTEN] + list(LEFT_ALONE) + [f"row {number}" for number in range(99)]
    cleaned = {text for text in texts if words.without(text, typed=typed) != text}
    assert cleaned <= set(words.suspects(texts, typed=typed))


@pytest.mark.parametrize(
    "content",
    [
        sheet('<c r="A1" t="str"><v>Maria Lopez</v></c>'),
        sheet('<c r="A1" t="str"><v>M&#97;ria &#x4c;opez</v></c>'),
        sheet('<c r="A1" t="inlineStr"><is><r><t>Mar</t></r><r><t>ia Lo</t></r><r><t>pez</t></r></is></c>'),
        sheet('<c r="A1"><f>"Mar"&amp;B1&amp;"ia Lo"&amp;"pez"</f></c>'),
        sheet('<c r="A1"><f>&quot;Mar&quot;&amp;&quot;ia Lo&quot;&amp;&quot;pez&quot;</f></c>'),
        sheet('<c r="A1" t="str"><v>Mari\u0301a LO\u0301PEZ</v></c>'),
        sheet('<c r="A1" t="str"><v>Maria Lo\u00adpez</v></c>'),
        sheet('<c r="A1"><v>5555550101</v></c>'),
        sheet('<c r="A1"><f>"555"&amp;B7&amp;"5550101"</f></c>'),
        sheet("<!-- Maria Lopez -->" + PLAIN),
        sheet(behind="<headerFooter><oddHeader>&amp;L555-&amp;12 555-0101</oddHeader></headerFooter>"),
        sheet(behind="<headerFooter><oddHeader>&amp;LLopez,&amp;B Maria</oddHeader></headerFooter>"),
        sheet(behind='<hyperlinks><hyperlink ref="A1" tooltip="Maria Lopez"/></hyperlinks>'),
        sheet(
            behind='<dataValidations><dataValidation><formula1>"a,ml@acme.example"</formula1></dataValidation></dataValidations>'
        ),
        sheet(before='<sheetPr codeName="x"><tabColor rgb="Maria_Lopez"/></sheetPr>'),
        sheet(
            '<c r="A1" t="inlineStr"><is><r><rPr><rFont val=">"/></rPr><t>Maria L</t></r><r><t>opez</t></r></is></c>'
        ),
        sheet(PLAIN + '<c r="D1"><x:f xmlns:x="y">Maria Lopez</x:f></c>'),
    ],
)
def test_the_proof_finds_in_a_sheet_what_the_look_before_forgot(tmp_path, content):
    with zipfile.ZipFile(tmp_path / "copy.xlsx", "w") as package:
        package.writestr("xl/worksheets/sheet1.xml", content)
    assert [one.part for one in remaining(tmp_path / "copy.xlsx", WORDS)] == ["xl/worksheets/sheet1.xml"]


def test_the_proof_lets_a_sheet_of_figures_and_words_pass(tmp_path):
    with zipfile.ZipFile(tmp_path / "copy.xlsx", "w") as package:
        package.writestr("xl/worksheets/sheet1.xml", sheet())
    assert remaining(tmp_path / "copy.xlsx", WORDS) == []


def test_a_part_is_not_copied_as_it_is_compressed_where_bytes_hide_behind_its_end(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("x.xml", "plain " * 9)
        package.writestr("y.xml", "other " * 9)
    content = path.read_bytes()
    assert {name: parts_of(content).packed(name) is not None for name in ("x.xml", "y.xml")} == {
        "x.xml": True,
        "y.xml": True,
    }
    assert parts_of(with_bytes_behind(content, b"Maria Lopez")).packed("x.xml") is None


def parts_of(content):
    return Parts(content, nullcontext)


def with_bytes_behind(content, hidden):
    """The same file with bytes behind the end of its first part's compressed ones, which no reader shows."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        first, second = package.infolist()
    end, grown = second.header_offset, len(hidden)
    at = content.index(b"PK\x01\x02")
    directory = bytearray(content[at:])
    directory[20:24] = (first.compress_size + grown).to_bytes(4, "little")
    next_entry = directory.index(b"PK\x01\x02", 4)
    directory[next_entry + 42 : next_entry + 46] = (end + grown).to_bytes(4, "little")
    last = directory.index(b"PK\x05\x06")
    directory[last + 16 : last + 20] = (at + grown).to_bytes(4, "little")
    return content[:end] + hidden + content[end:at] + bytes(directory)
