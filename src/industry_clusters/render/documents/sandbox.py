"""Where a template's instructions run: they place words, and do nothing else, and not for ever."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import Macro
from jinja2.sandbox import SandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILTERS = ("capitalize", "default", "e", "escape", "first", "join", "last", "length", "list", "lower", "reverse",
            "string", "title", "trim", "upper")  # fmt: skip
"""What a letter needs; filters that make long texts of short ones are not among them."""
_PATIENCE = 20.0
_MOST_STEPS = 2_000_000
_COMPILED = ("<template>", "<unknown>")
"""What Jinja calls the code that it makes of a template without a file."""


class LetterEnvironment(SandboxedEnvironment):
    """Jinja with nothing but what a letter needs: its words, loops over them, conditions and a few filters.

    There is no way to other templates, to functions or to methods, and no operator that makes a long text of a short one.
    """

    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether the template may call something: only what it defined itself."""
        return isinstance(obj, Macro)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        """Refuse an operator that can make a text of any length."""
        raise SecurityError(f"a letter's template may not use the operator {operator!r}")


@contextmanager
def with_an_end() -> Iterator[None]:
    """Stop a template that loops and loops: its steps are counted, and its time.

    Raises
    ------
    TemplateRuntimeError
        Where it takes too long.
    """
    begun, steps = time.monotonic(), [0]

    def step(_frame: Any, _event: str, _argument: Any) -> Any:
        steps[0] += 1
        if steps[0] > _MOST_STEPS or time.monotonic() - begun > _PATIENCE:
            raise TemplateRuntimeError("its loops do not come to an end")
        return step

    def enter(frame: Any, _event: str, _argument: Any) -> Any:
        return step if frame.f_code.co_filename in _COMPILED else None

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        yield
    finally:
        sys.settrace(before)
