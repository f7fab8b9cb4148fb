"""Make the neutral templates of Word documents: letters, reports, and pages of blocks alone.

    python templates/build_document_templates.py

It writes the templates that the package uses. README.md beside this file says how an office takes its own.
"""

from pathlib import Path

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Pt, RGBColor

DARK, GREY, BLUE, YELLOW = "1B3A57", "595959", "1F3FBF", "FFF9DB"
OUT = Path(__file__).resolve().parents[1] / "src" / "industry_clusters" / "render" / "documents"
BLANK = """<w:sdt {names}><w:sdtPr><w:alias w:val="{{{{ piece.text[:60] }}}}"/><w:temporary/><w:showingPlcHdr/></w:sdtPr>
<w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/><w:color w:val="{blue}"/>
<w:shd w:val="clear" w:color="auto" w:fill="{yellow}"/></w:rPr><w:t>{{{{ piece.text }}}}</w:t></w:r></w:sdtContent></w:sdt>"""
FIELD = '<w:fldSimple {names} w:instr=" {what} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
LOOK = """<w:style {names} w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report Table"/>
<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{dark}"/>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{dark}"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="D9D9D9"/></w:tblBorders></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E8EDF2"/></w:tcPr></w:tblStylePr>
</w:style>"""


def main() -> None:
    """Shape python-docx's own blank file."""
    for name, shape in (("letter", letter), ("document", report), ("blank", blank)):
        document = Document()
        forget_the_maker(document)
        page(document.sections[0])
        styles(document, (13, 11) if shape is letter else (16, 12))
        shape(document)
        document.save(OUT / f"{name}.docx")


def letter(document) -> None:
    """From sender to enclosures."""
    lines(document, "letter.sender", "Sender")
    pieces(document.add_paragraph(style="Date"), "letter.date")
    lines(document, "letter.addressee", "Addressee")
    document.add_paragraph("{{ letter.subject }}", style="Heading 1")
    pieces(document.add_paragraph(style="Salutation"), "letter.salutation")
    document.add_paragraph("{{ letter.body }}")
    document.add_paragraph("{{ letter.closing }}", style="Closing")
    lines(document, "letter.signature", "Signature")
    lines(document, "letter.enclosures", "Enclosure")


def report(document) -> None:
    """Title, who made it and when, and the body."""
    document.add_paragraph("{{ document.title }}", style="Title")
    document.add_paragraph("{{ document.subtitle }}", style="Subtitle")
    optional(document, "document.office", "Byline")
    document.add_paragraph("{{ document.date }}", style="Byline")
    document.add_paragraph("{{ document.body }}")


def blank(document) -> None:
    """The body alone."""
    document.add_paragraph("{{ document.body }}")


def optional(document, what, style) -> None:
    """A line that is not there where it is empty."""
    document.add_paragraph(f"{{%p if {what} | string %}}")
    document.add_paragraph(f"{{{{ {what} }}}}", style=style)
    document.add_paragraph("{%p endif %}")


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


def styles(document, headings) -> None:
    """Fonts and distances, by styles alone, so that an office changes them in one place."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    for name, size, before in (
        ("Heading 1", headings[0], 12),
        ("Heading 2", headings[1], 8),
        ("Heading 3", 10.5, 8),
        ("Title", 26, 0),
    ):
        style = document.styles[name]
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), True, RGBColor.from_string(DARK)
        style.element.rPr.rFonts.attrib.clear()
        style.font.name = "Calibri"
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
        style.paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number"):
        document.styles[name].paragraph_format.space_after = Pt(3)
    title_and_captions(document)
    paragraph(document, "Sender", after=0, colour=GREY)
    paragraph(document, "Date", before=14, after=14)
    paragraph(document, "Addressee", after=0)
    paragraph(document, "Salutation", before=4)
    paragraph(document, "Closing", before=10, after=30, keep=True)
    paragraph(document, "Signature", after=0, keep=True)
    paragraph(document, "Enclosure", before=10, colour=GREY)
    paragraph(document, "Table Text", before=1, after=1, size=9)
    boxes_and_cards(document)
    blank = document.styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)
    blank.font.color.rgb = RGBColor.from_string(BLUE)
    blank.element.get_or_add_rPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{YELLOW}"/>')
    )


def title_and_captions(document) -> None:
    """The title above a line; captions and sources in small gray letters."""
    title = document.styles["Title"]
    for border in list(title.element.pPr.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    title.paragraph_format.space_after = Pt(2)
    title.font.bold = True
    subtitle = document.styles["Subtitle"]
    subtitle.element.rPr.rFonts.attrib.clear()
    subtitle.font.name, subtitle.font.size, subtitle.font.italic = "Calibri", Pt(14), False
    subtitle.font.color.rgb = RGBColor.from_string(GREY)
    caption = document.styles["Caption"]
    caption.font.size, caption.font.bold, caption.font.color.rgb = Pt(9), False, RGBColor.from_string(GREY)
    caption.paragraph_format.space_after = Pt(10)
    paragraph(document, "Byline", after=0, colour=GREY)
    paragraph(document, "Source", before=2, after=8, colour=GREY, size=8)
    paragraph(document, "Picture", before=4, after=2, align=1)
    paragraph(document, "Table Gap", after=0, size=4)
    document.styles.element.append(parse_xml(LOOK.format(names=nsdecls("w"), dark=DARK)))


def boxes_and_cards(document) -> None:
    """Key figures, boxes and cards."""
    paragraph(document, "Key Figure", before=6, after=0, colour=DARK, size=17, bold=True, align=1)
    paragraph(document, "Key Label", after=6, colour=GREY, size=8.5, align=1)
    paragraph(document, "Callout", before=3, after=3)
    paragraph(document, "Callout Title", before=4, after=0, colour=DARK, bold=True, keep=True)
    paragraph(document, "Card Title", before=4, after=4, colour=DARK, size=20, bold=True, align=1)
    paragraph(document, "Card Text", before=2, after=2, size=11, align=1)
    paragraph(document, "Card Foot", before=6, after=0, colour=GREY, size=8, align=1)


def paragraph(
    document, name, *, before=0, after=6, colour=None, keep=False, size=None, bold=None, align=None
) -> None:
    """Add a style of paragraphs."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.quick_style = True
    if size:
        style.font.size = Pt(size)
    style.font.bold = bold
    if align is not None:
        style.paragraph_format.alignment = align
    style.base_style = document.styles["Normal"]
    form = style.paragraph_format
    form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), keep
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)


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


if __name__ == "__main__":
    main()
