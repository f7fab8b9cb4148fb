"""Make the neutral template of letters.

    python templates/build_letter_template.py

It writes the template that the package uses. README.md beside this file says how an office takes its own.
"""

from pathlib import Path

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Pt, RGBColor

DARK, GREY, BLUE, YELLOW = "1B3A57", "595959", "1F3FBF", "FFF9DB"
OUT = (
    Path(__file__).resolve().parents[1] / "src" / "industry_clusters" / "render" / "documents" / "letter.docx"
)
BLANK = """<w:sdt {names}><w:sdtPr><w:alias w:val="{{{{ piece.text[:60] }}}}"/><w:temporary/><w:showingPlcHdr/></w:sdtPr>
<w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/><w:color w:val="{blue}"/>
<w:shd w:val="clear" w:color="auto" w:fill="{yellow}"/></w:rPr><w:t>{{{{ piece.text }}}}</w:t></w:r></w:sdtContent></w:sdt>"""
FIELD = '<w:fldSimple {names} w:instr=" {what} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
WIDTHS = (1.9, 0.8, 3.8)


def main() -> None:
    """Shape python-docx's own blank file."""
    document = Document()
    forget_the_maker(document)
    page(document.sections[0])
    styles(document)
    lines(document, "letter.sender", "Sender")
    line_where_any(document, "letter.date", "Date")
    lines(document, "letter.addressee", "Addressee")
    document.add_paragraph("{{ letter.subject }}", style="Heading 1")
    line_where_any(document, "letter.salutation", "Salutation")
    body(document)
    document.add_paragraph("{%p if letter.closing %}")
    document.add_paragraph("{{ letter.closing }}", style="Closing")
    document.add_paragraph("{%p endif %}")
    lines(document, "letter.signature", "Signature")
    document.add_paragraph("{%p for name in letter.enclosures %}")
    document.add_paragraph("{{ name }}", style="Enclosure")
    document.add_paragraph("{%p endfor %}")
    document.save(OUT)


def forget_the_maker(document) -> None:
    """Leave out author, comment and picture of the blank file, and give its zoom the number that the format asks for."""
    about = document.core_properties
    about.author = about.comments = about.last_modified_by = about.title = ""
    about.language = "en-US"
    document.settings.element.find(qn("w:zoom")).set(qn("w:percent"), "100")
    related = document.part.package.rels
    for relations, unwanted in ((related, "thumbnail"), (document.part.rels, "stylesWithEffects")):
        for key in [key for key, one in relations.items() if one.reltype.endswith(unwanted)]:
            relations.pop(key)


def page(section) -> None:
    """Letter paper, an inch on every side, the page's number beneath."""
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(1)
    foot = section.footer.paragraphs[0]
    foot.alignment = 2
    for what in ("PAGE", "NUMPAGES"):
        if what == "NUMPAGES":
            foot.add_run(" / ")
        foot._p.append(parse_xml(FIELD.format(names=nsdecls("w"), what=what)))


def styles(document) -> None:
    """Fonts and distances, by styles alone, so that an office changes them in one place."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    for name, size, before in (("Heading 1", 13, 12), ("Heading 2", 11, 8)):
        style = document.styles[name]
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), True, RGBColor.from_string(DARK)
        style.element.rPr.rFonts.attrib.clear()
        style.font.name = "Calibri"
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
        style.paragraph_format.keep_with_next = True
    document.styles["List Bullet"].paragraph_format.space_after = Pt(3)
    paragraph(document, "Sender", after=0, colour=GREY)
    paragraph(document, "Date", before=14, after=14)
    paragraph(document, "Addressee", after=0)
    paragraph(document, "Salutation", before=4)
    paragraph(document, "Closing", before=10, after=30, keep=True)
    paragraph(document, "Signature", after=0, keep=True)
    paragraph(document, "Enclosure", before=10, colour=GREY)
    paragraph(document, "Table Text", after=1)
    blank = document.styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)
    blank.font.color.rgb = RGBColor.from_string(BLUE)
    blank.element.get_or_add_rPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{YELLOW}"/>')
    )


def paragraph(document, name, *, before=0, after=6, colour=None, keep=False) -> None:
    """Add a style of paragraphs."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    form = style.paragraph_format
    form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), keep
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)


def line_where_any(document, what, style) -> None:
    """One paragraph, and none where there is nothing to say."""
    document.add_paragraph(f"{{%p if {what} %}}")
    pieces(document.add_paragraph(style=style), what)
    document.add_paragraph("{%p endif %}")


def lines(document, what, style) -> None:
    """Repeat a paragraph for each line."""
    document.add_paragraph(f"{{%p for line in {what} %}}")
    pieces(document.add_paragraph(style=style), "line")
    document.add_paragraph("{%p endfor %}")


def pieces(paragraph, what) -> None:
    """Words as they are, blanks as content controls that a person types over."""
    paragraph.add_run(f"{{%r for piece in {what} %}}")
    paragraph.add_run("{%r if piece.blank %}")
    paragraph._p.append(parse_xml(BLANK.format(names=nsdecls("w"), blue=BLUE, yellow=YELLOW)))
    paragraph.add_run("{%r else %}")
    paragraph.add_run("{{ piece.text }}")
    paragraph.add_run("{%r endif %}")
    paragraph.add_run("{%r endfor %}")


def body(document) -> None:
    """Sections: heading, paragraphs, list, table."""
    document.add_paragraph("{%p for section in letter.sections %}")
    document.add_paragraph("{%p if section.heading %}")
    document.add_paragraph("{{ section.heading }}", style="Heading 2")
    document.add_paragraph("{%p endif %}")
    lines(document, "section.lines", "Normal")
    lines(document, "section.points", "List Bullet")
    document.add_paragraph("{%p if section.rows %}")
    table(document)
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")


def table(document) -> None:
    """Three columns; the header is repeated on every page, and no row is cut in two."""
    grid = document.add_table(rows=4, cols=3, style="Table Grid")
    grid.autofit = False
    row_of(grid.rows[0], [f"{{{{ section.header[{place}] }}}}" for place in range(3)], bold=True)
    row_of(grid.rows[1], ["{%tr for row in section.rows %}", "", ""])
    row_of(grid.rows[2], [f"{{{{ row[{place}] }}}}" for place in range(3)])
    row_of(grid.rows[3], ["{%tr endfor %}", "", ""])
    for number in (0, 2):
        kept = grid.rows[number]._tr.get_or_add_trPr()
        kept.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    grid.rows[0]._tr.trPr.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for place, width in enumerate(WIDTHS):
        grid.columns[place].width = Inches(width)
    for cell in grid.rows[0].cells:
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="E8EDF2"/>')
        )


def row_of(row, texts, *, bold=False) -> None:
    """Fill a row in the style of tables."""
    for cell, text, width in zip(row.cells, texts, WIDTHS, strict=True):
        cell.width = Inches(width)
        cell.paragraphs[0].style = "Table Text"
        cell.paragraphs[0].add_run(text).bold = bold or None


if __name__ == "__main__":
    main()
