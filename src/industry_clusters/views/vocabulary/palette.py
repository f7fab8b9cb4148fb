"""Colours, said once. Five highlights differ in brightness as well as hue, so that they part on grey paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """How a cell or line of this meaning looks; colours are RGB hex without ``#``, None leaves it as it is."""

    fill: str | None = None
    stripes: str | None = None  # over the fill; a program without stripes shows the color between the two
    outline: str | None = None
    font: str | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    dash: str | None = None  # of a chart's line
    marker: str | None = None
    number: str | None = None  # a number format of Excel
    conceals: bool = False  # the formula is not shown on a protected sheet


_ANSWERS = {
    "percent": "0.0%",
    "quotient": "0.00",
    "difference": "+0.00;-0.00;0.00",
    "dollars": "$#,##0",
    "jobs": "#,##0",
}
"""Numbers in cells that a build leaves to a person, by their unit."""

STYLES = {
    # cells
    "title": Style(font="1B3A57", bold=True),
    "heading": Style(font="1B3A57", bold=True),
    "text": Style(),
    "check": Style(conceals=True),
    "note": Style(font="595959", italic=True),
    "warning": Style(fill="FFF2CC", font="7F6000", bold=True),
    "header": Style(fill="1B3A57", font="FFFFFF", bold=True),
    "input": Style(fill="FFF9DB", font="1F3FBF"),
    **{
        f"answer_{unit}": Style(fill="FFF9DB", font="1F3FBF", outline="BFBFBF", number=shown)
        for unit, shown in _ANSWERS.items()
    },
    "link": Style(font="0563C1", underline=True),
    "withheld": Style(fill="F2F2F2", font="5F5F5F", italic=True),
    "partial": Style(fill="E7E6E6", font="595959", italic=True),
    "estimated": Style(italic=True, font="7A4B00"),
    "broken": Style(font="C00000", underline=True),
    "missing": Style(font="6E6E6E", italic=True),
    "attention": Style(fill="FFF2CC", font="5C4400", bold=True),
    "unseen": Style(number=";;;"),  # a number that only sorts: beside it stands what a reader sees
    "figure": Style(fill="EAF0F6", font="1B3A57", bold=True),
    "box": Style(fill="F5F8FB", font="262626"),
    "arrow": Style(font="6E6E6E"),
    # the five criteria of step 4, light to dark
    "employment": Style(fill="FFF3A6", bold=True),
    "growth": Style(fill="BFE3C3", bold=True),
    "quotient": Style(fill="9CCBE8", bold=True),
    "quotient_change": Style(fill="F0B27A", bold=True),
    "pay": Style(fill="B794C7", bold=True),
    # the same where a part of the likely range meets them
    "employment_may": Style(outline="BF9000"),
    "growth_may": Style(outline="2E7D32"),
    "quotient_may": Style(outline="1F6FA8"),
    "quotient_change_may": Style(outline="B45F06"),
    "pay_may": Style(outline="7B4B94"),
    # the decision matrix, dark to light, each with its letter
    "green": Style(fill="8FCB9B", bold=True),
    "yellow": Style(fill="FFE699"),
    "red": Style(fill="F4B6A6", italic=True),
    # where two classes are possible both colors are there; where all three are, no color says anything
    "green_yellow": Style(fill="FFE699", stripes="8FCB9B", bold=True),
    "yellow_red": Style(fill="FFE699", stripes="F4B6A6", italic=True),
    "green_yellow_red": Style(fill="FFFFFF", stripes="D9D9D9"),
    # chart series
    "region": Style(fill="1B3A57", marker="circle"),
    "earlier": Style(fill="7293B2", marker="circle"),
    "mark": Style(fill="C00000"),
    "reference_1": Style(fill="D55E00", dash="dash", marker="diamond"),
    "reference_2": Style(fill="009E73", dash="round_dot", marker="square"),
    "reference_3": Style(fill="7F7F7F", dash="long_dash", marker="triangle"),
    # levels of pay, dark to light
    "level_high": Style(fill="1B3A57", font="FFFFFF"),
    "level_mid": Style(fill="7FA6C9", font="000000"),
    "level_entry": Style(fill="D9E6F2", font="000000"),
    "level_unknown": Style(fill="A6A6A6", font="000000"),
}
BUBBLE_COLOURS = (
    "0072B2", "D55E00", "009E73", "CC79A7", "E69F00", "56B4E9", "695A1E", "A5D24B", "784BC3", "C3003C",
    "D2C3B4", "4B6969", "1E7800", "B40F87", "FF9687", "B4A5FF", "1EE187", "874B4B", "D2B469", "5AD2D2",
    "F087FF", "A5D296", "FF5A96", "0087FF", "878700", "785A96", "964B1E", "3C693C", "A596B4", "A52D5A",
)  # fmt: skip
"""As many as there is room for clusters, each as far as can be from all before it in what the eye tells apart (CIELAB)."""
TAB_COLOURS = {"guide": "1B3A57", "input": "E3B505", "result": "2E7D32", "data": "7F7F7F"}
