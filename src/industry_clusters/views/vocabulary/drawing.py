"""Drawings of our own, as values: boxes and steps with words, joined by arrows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """What a shape looks like: a box, or a step that points to the next."""

    BOX = "box"
    STEP = "step"


@dataclass(frozen=True)
class Shape:
    """A shape with a title and a few words; place and size are shares of the drawing's width and height.

    ``style`` is the palette's for the shape; ``size`` is that of the title in points on a slide, the words are smaller.
    """

    x: float
    y: float
    width: float
    height: float
    title: str
    words: tuple[str, ...] = ()
    form: Form = Form.BOX
    style: str = "figure"
    size: float = 14.0


@dataclass(frozen=True)
class Arrow:
    """An arrow from one place to another, in shares of the drawing's width and height; ``is_two_way`` has two heads."""

    x: float
    y: float
    to_x: float
    to_y: float
    is_two_way: bool = False


@dataclass(frozen=True)
class Drawing:
    """Shapes in the order in which they are drawn, and arrows over them; ``alt`` says in words what it shows."""

    shapes: tuple[Shape, ...]
    arrows: tuple[Arrow, ...] = ()
    alt: str = ""
