"""The worksheet functions as text for people: to paste into Excel, and the page of examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.export.vba_wrappers import argument_text
from industry_clusters.functions.bodies.formulas import PREFIX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.export.lambda_names import LambdaName
    from industry_clusters.functions.model import WorksheetFunction


def names_text(names: Sequence[LambdaName]) -> str:
    """Every name and its formula as a module of Excel Labs, which puts the module's name ``IC`` and a point before each."""
    return "\n".join(
        f"/* {one.comment} */\n{one.name.removeprefix(PREFIX)} = {one.formula};\n" for one in names
    )


def functions_page(functions: Sequence[WorksheetFunction]) -> str:
    """A section for each function: what it gives, its arguments, the formula, and an example."""
    return "\n".join(_section(function) for function in functions)


def _section(function: WorksheetFunction) -> str:
    arguments = ", ".join(parameter.name for parameter in function.parameters)
    listed = "\n".join(
        f"- `{parameter.name}`: {argument_text(function, at)}"
        for at, parameter in enumerate(function.parameters)
    )
    beside = " in the first of three cells" if function.results > 1 else ""
    spill = " in the first cell" if function.keeps_shape else ""
    return (
        f"### {function.name}\n\n`={function.name}({arguments})`\n\n{function.words} {function.returns}\n\n{listed}\n\n"
        f"Formula: {function.formula}\n\nExample: `{function.example.formula}` shows {function.example.shown}{beside}{spill}; "
        f"as a name or on the web `{function.example.formula.replace('=', '=' + PREFIX, 1)}`.\n"
    )
