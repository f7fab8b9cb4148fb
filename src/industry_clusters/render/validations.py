"""Drop-downs and bounds of input cells. They refer to their own sheet or to names, so that a sheet can be carried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.views.model import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from industry_clusters.views.model import Validation

_LONGEST_LIST = 255
_UNBOUNDED = 1e15


def validation_options(rule: Validation, named_list: Callable[[Choice], str]) -> dict[str, Any]:
    """XlsxWriter's options for a rule; ``named_list`` gives the defined name of a list that is not short."""
    options: dict[str, Any] = {"ignore_blank": True, "error_title": "Not possible here"}
    if rule.message:
        options["error_message"] = rule.message[:_LONGEST_LIST]
    if isinstance(rule, Choice):
        short = not isinstance(rule.options, str) and len(",".join(rule.options)) <= _LONGEST_LIST
        plain = short and not any("," in option for option in rule.options)
        return options | {
            "validate": "list",
            "source": list(rule.options) if plain else f"={named_list(rule)}",
        }
    low = -_UNBOUNDED if rule.low is None else rule.low
    high = _UNBOUNDED if rule.high is None else rule.high
    bounds = [f"={bound}" if isinstance(bound, str) else bound for bound in (low, high)]
    return options | {
        "validate": "integer" if rule.whole else "decimal",
        "criteria": "between",
        "minimum": bounds[0],
        "maximum": bounds[1],
    }
