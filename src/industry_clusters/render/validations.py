"""Drop-downs and bounds of input cells. They refer to their own sheet or to names, so that a sheet can be carried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.views.vocabulary.model import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from industry_clusters.views.vocabulary.model import Number, Validation

_LONGEST = 255
_ANY_NUMBER = (-1e15, 1e15)


def validation_options(rule: Validation, named_list: Callable[[Choice], str]) -> dict[str, Any]:
    """XlsxWriter's options for a rule; ``named_list`` gives the defined name of a list that is not short."""
    options: dict[str, Any] = {"ignore_blank": True, "error_title": "Not possible here"}
    if rule.message:
        options["error_message"] = options["input_message"] = rule.message[:_LONGEST]
    return options | (_list(rule, named_list) if isinstance(rule, Choice) else _bounds(rule))


def _list(rule: Choice, named_list: Callable[[Choice], str]) -> dict[str, Any]:
    """A list in the cell itself, where it is short and no comma or quotation mark would end an option before its end."""
    if (
        isinstance(rule.options, str)
        or len(",".join(rule.options)) > _LONGEST
        or {",", '"'} & set("".join(rule.options))
    ):
        return {"validate": "list", "source": f"={named_list(rule)}"}
    return {"validate": "list", "source": list(rule.options)}


def _bounds(rule: Number) -> dict[str, Any]:
    kind = {"validate": "integer" if rule.whole else "decimal"}
    if rule.low is not None and rule.high is None:
        return kind | {"criteria": ">=", "value": _bound(rule.low)}
    if rule.high is not None and rule.low is None:
        return kind | {"criteria": "<=", "value": _bound(rule.high)}
    low, high = (
        _ANY_NUMBER if rule.low is None or rule.high is None else (_bound(rule.low), _bound(rule.high))
    )
    return kind | {"criteria": "between", "minimum": low, "maximum": high}


def _bound(bound: float | str) -> float | str:
    return f"={bound}" if isinstance(bound, str) else bound
