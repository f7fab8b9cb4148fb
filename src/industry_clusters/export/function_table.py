"""The worksheet functions as a table for a page of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.functions.model import WorksheetFunction

_HEADER = ("Function", "What it gives", "Formula", "Example")


def function_table(functions: Sequence[WorksheetFunction]) -> str:
    """Write a Markdown table of all functions, a line each, with a line feed at the end."""
    rows = [_HEADER, tuple("---" for _ in _HEADER), *(_row(function) for function in functions)]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n" for row in rows)


def _row(function: WorksheetFunction) -> tuple[str, ...]:
    call = f"`{function.name}({', '.join(parameter.name for parameter in function.parameters)})`"
    example = f"`{function.example.formula}` shows {function.example.shown}"
    return call, f"{function.words} {function.returns}".strip(), function.formula, example
