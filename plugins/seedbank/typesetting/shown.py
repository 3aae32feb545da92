"""What templates that were compiled in the quick way run on: how text is escaped, macros called, loops gone through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from jinja2 import Environment
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape


def by_replacing(text: str) -> str:
    """Return text with what means something in HTML as references, as `markupsafe.escape` writes them."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&#34;").replace("'", "&#39;")


try:  # markupsafe's own, in C: a sixth of the time, and not promised to stay
    from markupsafe._speedups import _escape_inner as _with_references
except ImportError:
    _with_references = by_replacing


def escaped(value: object) -> str:
    """Return a value as a page shows it. As `markupsafe.escape`, but for the kind of what it returns."""
    kind = type(value)
    if kind is str:
        return _with_references(value)  # type: ignore[arg-type]
    if kind is Markup:
        return value  # type: ignore[return-value]
    return str(value) if kind is int else escape(value)


def called(context: Context, found: Any, *arguments: object) -> str:
    """Return what a template's call shows. A macro's own text needs no escaping: everything in it was escaped."""
    if type(found) is TextMacro and len(arguments) <= found.takes:
        return found.text(*arguments, *[missing] * (found.takes - len(arguments)))
    return escaped(context.call(found, *arguments))


class _Turn:
    """What a loop over a tuple knows of where it is; for what else Jinja's knows, a page is made in the plain way."""

    __slots__ = ("first", "index", "index0", "items", "last")
    first: bool
    last: bool
    index: int
    index0: int

    def __init__(self, items: Sequence[object]) -> None:
        self.items = items

    @property
    def nextitem(self) -> object:
        """What comes next. Raises IndexError at the last."""
        return self.items[self.index]


def looped(items: Any, *more: Any) -> Iterable[tuple[Any, Any]]:
    """Yield what a loop goes through, each with where it is."""
    if type(items) is not tuple or len(more) > 1:
        return LoopContext(items, *more)
    return _turns(items)


def _turns(items: Sequence[object]) -> Iterator[tuple[object, _Turn]]:
    turn, length = _Turn(items), len(items)
    for at, item in enumerate(items, start=1):
        turn.index0, turn.index, turn.first, turn.last = at - 1, at, at == 1, at == length
        yield item, turn


class TextMacro(Macro):
    """A macro that can be asked for its text alone."""

    def __init__(
        self, environment: Environment, text: Callable[..., str], name: str, arguments: list[str], *more: bool
    ) -> None:
        super().__init__(environment, text, name, arguments, *more)
        self.text = text
        self.takes = -1 if any(more[:3]) else len(arguments)
