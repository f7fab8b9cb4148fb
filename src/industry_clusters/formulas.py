"""Each measure as it is written, once: worksheets, worksheet functions, SQL, glossary, slides and README take it from here.

What it works out to is in :mod:`industry_clusters.measures`, in NumPy and by itself, so that a workbook's formulas and Python's
values check each other; ``tests/measures/test_formulas.py`` holds the two, the statement and the words together.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = re.compile(r"[a-z]\w*")
_AFTER_DIVISION = re.compile(r"/ ([a-z]\w*)")
_NESTED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|\"[^\"]*\"|'[^']*'")


@dataclass(frozen=True)
class Written:
    """A measure's formula over names in small letters, with ``+ - * / ^``, brackets and whole numbers."""

    formula: str

    @property
    def names(self) -> tuple[str, ...]:
        """What it is made of, each once, in the order of the formula."""
        return tuple(dict.fromkeys(_NAME.findall(self.formula)))

    def excel(self, **cells: str) -> str:
        """As a formula of a worksheet, without the sign of equality.

        Parameters
        ----------
        cells
            By name: a cell, a name, or a formula that needs no brackets where it is put.

        Raises
        ------
        ValueError
            Where a formula would need brackets.

        Examples
        --------
        >>> PERCENT_CHANGE.excel(first="B2", last="SUM(C2:C9)")
        'SUM(C2:C9)/B2-1'
        """
        for name in self.names:
            loose = "+-=<>&^" + ("*/" if name in _AFTER_DIVISION.findall(self.formula) else "")
            if any(sign in loose for sign in _outside(cells[name])):
                raise ValueError(f"{cells[name]!r} needs brackets in the place of {name} of {self.formula}")
        return _NAME.sub(lambda name: cells[name[0]], self.formula.replace(" ", ""))

    def said(self, **words: str) -> str:
        """In words for a reader, each name by its words; a name without words is its own, with blanks.

        Examples
        --------
        >>> GROWTH.said(first="jobs first", last="jobs last")
        '(jobs last / jobs first) ^ (1 / years) - 1'
        """
        return _NAME.sub(lambda name: words.get(name[0], name[0].replace("_", " ")), self.formula)

    def sql(self, **columns: str) -> str:
        """As SQL, in which a zero divisor gives NULL; names stay where no columns are given.

        Examples
        --------
        >>> PERCENT_CHANGE.sql()
        '(last / nullif(first, 0)) - 1'
        """
        return _Spelled(columns, "({0} / nullif({1}, 0))", "power({0}, {1})", "{0} {1} {2}").of(self.formula)

    def lambda_text(self, names: Mapping[str, str] | None = None, *, finite_products: bool = False) -> str:
        """As the body of a LAMBDA, in which ``IC.RATIO`` divides, and ``IC.FINITE`` looks at products that may be too large.

        Examples
        --------
        >>> GROWTH.lambda_text()
        'IC.RATIO(last,first)^IC.RATIO(1,years)-1'
        """
        product = "IC.FINITE({0}*{2})" if finite_products else "{0}*{2}"
        return _Spelled(names or {}, "IC.RATIO({0},{1})", "{0}^{1}", "{0}{1}{2}", product).of(self.formula)


@dataclass(frozen=True)
class _Spelled:
    """A formula in another language: how it writes a division, a power, another step, and a product where that differs."""

    names: Mapping[str, str]
    division: str
    power: str
    step: str
    product: str = ""

    def of(self, formula: str) -> str:
        return self._of(ast.parse(formula.replace("^", "**"), mode="eval").body)

    def _of(self, node: ast.AST) -> str:
        if isinstance(node, ast.Name):
            return self.names.get(node.id, node.id)
        if isinstance(node, ast.Constant):
            return str(node.value)
        assert isinstance(node, ast.BinOp)
        left, right = self._of(node.left), self._of(node.right)
        if isinstance(node.op, ast.Div):
            return self.division.format(left, right)
        if isinstance(node.op, ast.Pow):
            return self.power.format(left, right)
        if isinstance(node.op, ast.Mult):
            left, right = (
                f"({text})" if _is_sum(side) else text
                for side, text in ((node.left, left), (node.right, right))
            )
            return (self.product or self.step).format(left, "*", right)
        return self.step.format(left, "+" if isinstance(node.op, ast.Add) else "-", right)


def _is_sum(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub)


def _outside(text: str) -> str:
    """A formula without what stands in brackets and quotes.

    Examples
    --------
    >>> _outside('INDEX([a]+1,2)*"x-y"')
    'INDEX*'
    """
    while (shorter := _NESTED.sub("", text)) != text:
        text = shorter
    return text


LOCATION_QUOTIENT = Written("(region_industry / region_total) / (reference_industry / reference_total)")
CHANGE = Written("last - first")
PERCENT_CHANGE = Written("last / first - 1")
GROWTH = Written("(last / first) ^ (1 / years) - 1")
AVERAGE_PAY = Written("payroll / employment")
REAL_PAY = Written("pay * base_index / index")
NATIONAL_EFFECT = Written("region_first * ((reference_total_last / reference_total_first) - 1)")
MIX_EFFECT = Written(
    "region_first * ((reference_industry_last / reference_industry_first) - (reference_total_last / reference_total_first))"
)
COMPETITIVE_EFFECT = Written(
    "region_last - region_first * (reference_industry_last / reference_industry_first)"
)

MEASURES = {
    "location_quotient": LOCATION_QUOTIENT,
    "location_quotient_change": CHANGE,
    "location_quotient_percent_change": PERCENT_CHANGE,
    "average_annual_growth_rate": GROWTH,
    "average_pay": AVERAGE_PAY,
    "real_pay": REAL_PAY,
    "national_growth_effect": NATIONAL_EFFECT,
    "industry_mix_effect": MIX_EFFECT,
    "competitive_effect": COMPETITIVE_EFFECT,
}
"""By the name of the function that works it out in :mod:`industry_clusters.measures`."""
