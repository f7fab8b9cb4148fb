"""Rounding as Excel does it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def round_as_excel(value: float, decimals: int) -> float:
    """Round to so many decimals as ``ROUND`` and ``TEXT`` of Excel do: halves away from zero, of the fifteen digits that Excel has.

    Parameters
    ----------
    value
        A finite number, of any unit.
    decimals
        Digits behind the point.

    Notes
    -----
    Source: Microsoft, Excel specifications and limits (number precision: 15 digits).

    Examples
    --------
    >>> round_as_excel(0.625, 2), round(0.625, 2)
    (0.63, 0.62)
    """
    exact = Decimal(f"{value:.15g}")
    return float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
