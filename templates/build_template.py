"""Make the neutral slide template: 16:9, two layouts, no pictures.

    python templates/build_template.py

It writes the template that the package uses. An office replaces it with ``industry-clusters slides --template FILE``; any
PowerPoint file with the layouts 'Title Slide' and 'Title Only' will do.
"""

from pathlib import Path

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Inches, Pt

WIDE, TALL = Inches(13.333), Inches(7.5)
KEPT = ("Title Slide", "Title Only")
OUT = Path(__file__).resolve().parents[1] / "src" / "industry_clusters" / "render" / "deck" / "template.pptx"


def main() -> None:
    """Shape python-pptx's own blank file."""
    show = Presentation()
    show.slide_width, show.slide_height = WIDE, TALL
    for layout in list(show.slide_layouts):
        if layout.name not in KEPT:
            show.slide_layouts.remove(layout)
    for layout in show.slide_layouts:
        opening = layout.name == KEPT[0]
        for shape in layout.placeholders:
            kind = shape.placeholder_format.type
            if kind is not None and "TITLE" in str(kind) and "SUB" not in str(kind):
                place(
                    shape, 0.6, 2.4 if opening else 0.35, 12.1, 1.4 if opening else 0.8, 36 if opening else 28
                )
            elif "SUBTITLE" in str(kind):
                place(shape, 0.6, 3.9, 12.1, 1.0, 20)
            else:
                shape._element.getparent().remove(shape._element)
    show.save(OUT)


def place(shape, left, top, width, height, size) -> None:
    """Put a placeholder somewhere, with dark blue text of a size."""
    shape.left, shape.top, shape.width, shape.height = (Inches(value) for value in (left, top, width, height))
    frame = shape.text_frame
    frame.word_wrap = True
    for paragraph in frame.paragraphs:
        paragraph.font.size, paragraph.font.bold = Pt(size), True
        paragraph.font.color.rgb = RGBColor.from_string("1B3A57")


if __name__ == "__main__":
    main()
