"""A drawing on a slide, as shapes that a person can edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from industry_clusters.views.vocabulary.drawing import Form
from industry_clusters.views.vocabulary.palette import STYLES

if TYPE_CHECKING:
    from pptx.util import Length

    from industry_clusters.views.vocabulary.drawing import Arrow, Drawing, Shape

    Box = tuple[int, int, int, int]
    """Left, top, width, height."""

_FORMS = {Form.BOX: MSO_SHAPE.RECTANGLE, Form.STEP: MSO_SHAPE.PENTAGON}
_DARK, _LINE = "262626", "6E6E6E"
_WORDS_SHARE, _AIR = 0.8, Pt(4)


def add_drawing(page: Any, body: Drawing, box: tuple[Length, Length, Length, Length]) -> None:
    """Draw into a box of a slide; what the drawing shows in words is on its first shape."""
    left, top, width, height = (int(length) for length in box)
    place = (left, top, width, height)
    for number, shape in enumerate(body.shapes):
        drawn = _shape(page, shape, place)
        if number == 0:
            drawn._element.nvSpPr.cNvPr.set("descr", body.alt)  # noqa: SLF001  there is no public way
    for arrow in body.arrows:
        _arrow(page, arrow, place)


def _shape(page: Any, shape: Shape, box: Box) -> Any:
    left, top, width, height = box
    place = (left + shape.x * width, top + shape.y * height, shape.width * width, shape.height * height)
    look, box_ = STYLES[shape.style], tuple(Emu(int(length)) for length in place)
    drawn = page.shapes.add_shape(_FORMS[shape.form], *box_) if look.fill else page.shapes.add_textbox(*box_)
    drawn.name = shape.title or "Words"
    if look.fill:
        _painted(drawn, shape, look.fill)
    frame = drawn.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = _AIR
    lines = [
        (shape.title, shape.size, True),
        *((words, shape.size * _WORDS_SHARE, False) for words in shape.words),
    ]
    for number, (words, size, bold) in enumerate(line for line in lines if line[0]):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.CENTER
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold = words, Pt(size), bold
        run.font.color.rgb = RGBColor.from_string(look.font or _DARK)
    return drawn


def _painted(drawn: Any, shape: Shape, fill: str) -> None:
    if shape.form is Form.STEP:
        drawn.adjustments[0] = 0.18
    drawn.fill.solid()
    drawn.fill.fore_color.rgb = RGBColor.from_string(fill)
    drawn.line.fill.background()
    drawn.shadow.inherit = False


def _arrow(page: Any, arrow: Arrow, box: Box) -> None:
    left, top, width, height = box
    ends = (
        left + arrow.x * width,
        top + arrow.y * height,
        left + arrow.to_x * width,
        top + arrow.to_y * height,
    )
    line = page.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *(Emu(int(end)) for end in ends))
    line.name = "Arrow"
    line.line.color.rgb = RGBColor.from_string(_LINE)
    line.line.width = Pt(2.25)
    properties = line.line._get_or_add_ln()  # noqa: SLF001  heads of lines have no public way
    for end in ("headEnd", "tailEnd") if arrow.is_two_way else ("tailEnd",):
        head = properties.makeelement(qn(f"a:{end}"), {"type": "triangle", "w": "med", "len": "med"})
        properties.append(head)
