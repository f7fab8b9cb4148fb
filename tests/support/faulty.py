"""Files that break no rule, small and with everything in them, as parts that a test changes before they are written."""

import io
import re
import zipfile

import xlsxwriter
from pptx import Presentation

SHEET = "xl/worksheets/sheet1.xml"
SECOND = "xl/worksheets/sheet2.xml"
BOOK = "xl/workbook.xml"
TEXTS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
TABLE = "xl/tables/table1.xml"
NOTES = "xl/comments1.xml"
NOTE_BOXES = "xl/drawings/vmlDrawing1.vml"
DRAWING = "xl/drawings/drawing1.xml"
CHART = "xl/charts/chart1.xml"
TYPES = "[Content_Types].xml"
LINKS = "xl/worksheets/_rels/sheet1.xml.rels"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


class Parts(dict):
    """The parts of a package by name."""

    def change(self, part, old, new):
        """Put a text in the place of another, which must be there."""
        assert old in self[part], f"{old} is not in {part}: {self[part][:3000]}"
        self[part] = self[part].replace(old, new, 1)

    def append(self, part, text):
        """Put a text at the end of a part's outermost element."""
        head, mark, tail = self[part].rpartition("</")
        self[part] = head + text + mark + tail

    def put(self, cell, content, sheet=SHEET):
        """Give a cell another content."""
        self[sheet], count = re.subn(
            rf'<c r="{cell}"[^>]*?(?:/>|>.*?</c>)',
            lambda _: f'<c r="{cell}"{content}</c>',
            self[sheet],
            count=1,
        )
        assert count == 1, cell

    def name(self, attributes, refers_to):
        """Add a defined name."""
        self.change(
            BOOK, "</definedNames>", f"<definedName {attributes}>{refers_to}</definedName></definedNames>"
        )

    def formula(self, text):
        """Give a cell another formula."""
        self.put("B3", f"><f>{text}</f><v>1</v>")

    def write(self, path, *, also=()):
        """Write the package; ``also`` names parts a second time."""
        with zipfile.ZipFile(path, "w") as package:
            for name, content in (*self.items(), *((one, "") for one in also)):
                package.writestr(name, content)
        return path


def _parts(stream):
    with zipfile.ZipFile(stream) as package:
        return Parts((name, _text(name, package.read(name))) for name in package.namelist())


def _text(name, content):
    return content.decode() if name.endswith((".xml", ".rels", ".vml")) else content


def workbook():
    """A workbook with each thing that a rule looks at."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    page, other = book.add_worksheet("Jobs"), book.add_worksheet("Ann's data")
    other.write_row(0, 0, [1.5, 2, 3])
    _cells(book, page)
    _rules(book, page)
    _shapes(book, page)
    book.define_name("all_jobs", "=Jobs!$B$1:$B$2")
    book.define_name("Jobs!here", "=Jobs!$B$1")
    book.close()
    return _parts(stream)


def _cells(book, page):
    page.write_row(0, 0, ["Farms", 10.5])
    page.write_row(1, 0, ["0111", 20])
    page.write_formula(
        2, 1, "=SUM(B1:B2)", book.add_format({"num_format": "0.0", "font_color": "#FF0000"}), 30.5
    )
    page.write_formula(3, 1, "=NA()", None, "#N/A")
    page.write_formula(4, 1, '=COUNTIF(B1:B2,">="&B2)', None, 1)
    page.write(5, 1, " outer blanks ")
    page.ignore_errors({"number_stored_as_text": "A1:C9", "eval_error": "A1:C9"})


def _rules(book, page):
    page.merge_range("D1:E1", "Merged")
    page.merge_range("D2:E2", "Merged as well")
    page.autofilter("G1:H3")
    page.set_column("A:A", 20)
    page.set_column("C:C", 12)
    style = book.add_format({"bold": True})
    for cell in ("B1", "B2"):
        page.conditional_format(cell, {"type": "formula", "criteria": "=$B$1>1", "format": style})
    page.data_validation(
        "J1", {"validate": "list", "source": ["yes", "no"], "input_title": "Say", "input_message": "so"}
    )
    page.data_validation("J2", {"validate": "integer", "criteria": ">", "value": 1})
    page.write_url("K1", "internal:Jobs!A1", tip="Up")
    page.write_url("K2", "https://example.org/")
    page.add_table("M1:N3", {"name": "own_table", "columns": [{"header": "One"}, {"header": "Two"}]})
    page.set_header("&LJobs && pay")
    page.set_print_scale(90)
    page.set_zoom(90)
    page.set_h_pagebreaks([20])


def _shapes(book, page):
    page.write_comment("A1", "A note")
    for place in ("P1", "P20"):
        chart = book.add_chart({"type": "line"})
        for column in ("B", "C"):
            chart.add_series({"values": f"=Jobs!${column}$1:${column}$2", "values_data": [10.5, 20]})
        page.insert_chart(place, chart, {"description": "Jobs over time"})


def slides():
    """Two slides with a shape each."""
    made, stream = Presentation(), io.BytesIO()
    for _ in range(2):
        made.slides.add_slide(made.slide_layouts[1])
    made.save(stream)
    return _parts(stream)


def letter():
    """A letter of one paragraph, as small as Word takes it."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {"document": "document.main", "styles": "styles", "numbering": "numbering"}
    named = "".join(
        f'<Override PartName="/word/{a}.xml" ContentType="{types}.{b}+xml"/>' for a, b in kinds.items()
    )
    lines = "".join(
        f'<Relationship Id="r{one}" Type="{office}/{one}" Target="{one}.xml"/>'
        for one in ("styles", "numbering")
    )
    body = '<w:p><w:pPr><w:pStyle w:val="Plain"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return Parts(
        {
            TYPES: f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="{rels}"/>{named}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{lines}</Relationships>',
            "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f'<w:styles {WORD}><w:style w:styleId="Plain"/></w:styles>',
            "word/numbering.xml": f'<w:numbering {WORD}><w:num w:numId="1"/></w:numbering>',
        }
    )
