"""Make the neutral slide template: 16:9, two layouts, no pictures.

    python templates/build_template.py

It writes the template that the package uses. README.md beside this file says how an office takes its own.
"""

from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

WIDE, TALL = Inches(13.333), Inches(7.5)
KEPT = ("Title Slide", "Title Only")
DARK, GREY, ACCENT = "1B3A57", "595959", "E3B505"
OUT = Path(__file__).resolve().parents[1] / "src" / "industry_clusters" / "render" / "deck" / "template.pptx"
BAR = """<p:sp {names}><p:nvSpPr><p:cNvPr id="{number}" name="Bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>
<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{tall}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>
<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"""
STYLE = """<a:lstStyle {names}><a:lvl1pPr marL="0" indent="0" algn="l"><a:buNone/><a:defRPr sz="{size}00" b="{bold}">
<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>"""


def main() -> None:
    """Shape python-pptx's own blank file."""
    show = Presentation()
    show.slide_width, show.slide_height = WIDE, TALL
    for layout in list(show.slide_layouts):
        if layout.name not in KEPT:
            show.slide_layouts.remove(layout)
    for layout in show.slide_layouts:
        opening = layout.name == KEPT[0]
        for shape in list(layout.placeholders):
            kind = shape.placeholder_format.type.name
            if kind in {"TITLE", "CENTER_TITLE"}:
                box = (0.9, 2.2, 11.6, 1.6) if opening else (0.6, 0.32, 12.1, 0.75)
                place(shape, box, size=40 if opening else 28, bold=1, colour=DARK)
            elif kind == "SUBTITLE":
                place(shape, (0.9, 4.0, 11.6, 1.2), size=20, bold=0, colour=GREY)
            else:
                shape._element.getparent().remove(shape._element)
        if opening:
            bar(layout, 0.55, 2.3, 0.09, 2.8, DARK)
        else:
            bar(layout, 0.6, 1.06, 12.13, 0.03, ACCENT)
    show.save(OUT)


def place(shape, box, *, size, bold, colour) -> None:
    """Put a placeholder somewhere, with text of a size."""
    shape.left, shape.top, shape.width, shape.height = (Inches(value) for value in box)
    body = shape.text_frame._txBody
    style = etree.fromstring(STYLE.format(names=nsdecls("a"), size=size, bold=bold, colour=colour))
    body.replace(body.find(qn("a:lstStyle")), style)


def bar(layout, left, top, wide, tall, colour) -> None:
    """Draw a coloured bar behind everything."""
    tree = layout.shapes._spTree
    sizes = dict(
        zip(("left", "top", "wide", "tall"), map(int, map(Inches, (left, top, wide, tall))), strict=True)
    )
    xml = BAR.format(names=nsdecls("p", "a"), number=90, colour=colour, **sizes)
    tree.insert(2, etree.fromstring(xml))


if __name__ == "__main__":
    main()
