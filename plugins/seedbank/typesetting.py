"""Templates compiled to make pages fast: whatever is the same on every page of a theme is worked out once, when they are compiled.

The templates stay Jinja's, and so do the bytes: `plain` is what Jinja makes of them by itself, and the law is that both are
equal. Differences are in the Python that a template becomes:

- a word of the catalogue or a fact about the site is text in it, not looked up, and a phrase is its pieces;
- text is escaped without being wrapped as `Markup`, since nothing is done with it but to join it;
- `a.b` is Python's, a macro is called as the function that it is.

Where that fails (a table's entry that is no attribute, something undefined) the page is made in the plain way, which
says in Jinja's words what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from keyword import iskeyword
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from seedbank.wording import pieces_of

OPTIONS: Mapping[str, object] = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "extensions": []}
"""Jinja's options under which templates are known well enough to be compiled in another way."""


def escaped(value: object) -> str:
    """Return a value as a page shows it. As `markupsafe.escape`, but for the kind of what it returns."""
    kind = type(value)
    if kind is str:
        text: str = value  # type: ignore[assignment]
        return (
            text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace('"', "&#34;")
            .replace("'", "&#39;")
        )
    if kind is Markup:
        return value  # type: ignore[return-value]
    return str(value) if kind is int else escape(value)


def called(context: Context, found: Any, *arguments: object) -> str:
    """Return what a template's call shows. A macro's own text needs no escaping: everything in it was escaped."""
    if type(found) is _Macro and len(arguments) <= found.takes:
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


class _Macro(Macro):
    """A macro that can be asked for its text alone."""

    def __init__(
        self, environment: Environment, text: Callable[..., str], name: str, arguments: list[str], *more: bool
    ) -> None:
        super().__init__(environment, text, name, arguments, *more)
        self.text = text
        self.takes = -1 if any(more[:3]) else len(arguments)


class _Generator(CodeGenerator):
    """Writes the Python of one template."""

    environment: Quick
    _escapes = True  # everything that is shown
    _shown: frozenset[int] = frozenset()  # the calls whose text is shown, of one output

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  (Jinja's)
        """Work out what is known before anything is written; where a template says itself what is escaped, leave it as it is."""
        self._escapes = next(node.find_all(nodes.EvalContextModifier), None) is None
        super().visit_Template(_Known(self.environment).visit(node) if self._escapes else node, frame)

    def write_commons(self) -> None:
        """Every function of a template has our ways of escaping and calling."""
        super().write_commons()
        self.writeline("escape, called, Macro = environment.escaped, environment.called, environment.macro")
        self.writeline("LoopContext = environment.looped")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  (Jinja's)
        """Write an attribute as Python has it."""
        if iskeyword(node.attr) or (isinstance(node.node, nodes.Name) and node.node.name == "self"):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802  (Jinja's)
        """Write what stands under a key as Python has it."""
        if isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802  (Jinja's)
        """Write what is shown; a call says itself what it shows."""
        self._shown = frozenset(map(id, filter(_is_plain_call, node.nodes))) if self._escapes else frozenset()
        super().visit_Output(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if id(node) not in self._shown:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if id(node) not in self._shown:
            super()._output_child_post(node, frame, finalize)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802  (Jinja's)
        """Write a call whose text is shown; any other is Jinja's."""
        if id(node) not in self._shown:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("called(context, ")
        self.visit(node.node, frame)
        for argument in node.args:
            self.write(", ")
            self.visit(argument, frame)
        self.write(")")


def _is_plain_call(node: nodes.Node) -> bool:
    """Whether something is called by its name, with nothing but values in order."""
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return False
    return not (node.kwargs or node.dyn_args or node.dyn_kwargs)


class _Known(NodeTransformer):
    """Puts what is known in the place of what names it, and a phrase's pieces in the place of the phrase."""

    def __init__(self, environment: Quick) -> None:
        self.environment = environment

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802  (Jinja's)
        """An entry of what is known, if it is text or a number."""
        return self._known(node)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802  (Jinja's)
        """The same, named by a key."""
        return self._known(node)

    def _known(self, node: nodes.Expr) -> nodes.Node:
        try:
            value = self._value(node)
        except (LookupError, TypeError):
            return self.generic_visit(node)
        return self._const(value, node) if _is_simple(value) else self.generic_visit(node)

    def _value(self, node: nodes.Node) -> Any:
        """Return what an expression names. Raises LookupError where that is not known."""
        if isinstance(node, nodes.Name):
            return self.environment.known[node.name]
        if isinstance(node, nodes.EnvironmentAttribute):
            return self.environment.known
        if isinstance(node, nodes.Getattr):
            return self._value(node.node)[node.attr]
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            return self._value(node.node)[node.arg.value]
        raise LookupError

    def _const(self, value: object, like: nodes.Node) -> nodes.Const:
        return nodes.Const(value, lineno=like.lineno, environment=self.environment)

    def visit_Output(self, node: nodes.Output) -> list[nodes.Node]:  # noqa: N802  (Jinja's)
        """Show pieces where a phrase was shown, and what a choice comes to as a choice of what is shown."""
        self.generic_visit(node)
        return list(self._statements(node.nodes))

    def _statements(self, shown: list[nodes.Expr]) -> Iterator[nodes.Node]:
        waiting: list[nodes.Expr] = []
        for piece in self._pieces(shown):
            if not isinstance(piece, nodes.CondExpr):
                waiting.append(piece)
                continue
            if waiting:
                yield self._output(waiting)
            waiting = []
            yield from self._choice(piece)
        if waiting:
            yield self._output(waiting)

    def _output(self, shown: list[nodes.Expr]) -> nodes.Output:
        return nodes.Output(shown, lineno=shown[0].lineno, environment=self.environment)

    def _choice(self, choice: nodes.CondExpr) -> Iterator[nodes.Node]:
        first = list(self._statements([choice.expr1]))
        other = list(self._statements([choice.expr2])) if choice.expr2 is not None else []
        yield nodes.If(choice.test, first, [], other, lineno=choice.lineno, environment=self.environment)

    def _pieces(self, shown: list[nodes.Expr]) -> Iterator[nodes.Expr]:
        left = shown[::-1]
        while left:
            node = left.pop()
            parts = self._parts(node)
            if parts is None:
                yield node
            else:
                left += parts[::-1]

    def _parts(self, node: nodes.Expr) -> list[nodes.Expr] | None:
        """What is shown one after the other where an expression is shown; None: it is shown itself."""
        if isinstance(node, nodes.Concat):
            return node.nodes
        if not isinstance(node, nodes.Filter) or node.name != "fill" or node.args or node.dyn_args or node.dyn_kwargs:
            return None
        phrase = self._chosen(node.node) if isinstance(node.node, nodes.Getitem) else node.node
        if isinstance(phrase, nodes.CondExpr) and phrase.expr2 is not None:
            first, other = (self._filled(node, choice) for choice in (phrase.expr1, phrase.expr2))
            return [nodes.CondExpr(phrase.test, first, other, lineno=node.lineno, environment=self.environment)]
        return self._phrase(node, phrase.value) if isinstance(phrase, nodes.Const) else None

    def _chosen(self, node: nodes.Getitem) -> nodes.Expr:
        """A phrase of a small table of phrases, named by a key that only the page knows, as a choice among all of them."""
        try:
            table = self._value(node.node)
        except (LookupError, TypeError):
            return node
        if not isinstance(table, Mapping) or len(table) > _FEW or set(map(type, table.values())) != {str}:
            return node
        chosen: nodes.Expr = nodes.Getitem(nodes.Dict([]), node.arg, "load", lineno=node.lineno)
        for key, phrase in table.items():
            test = nodes.Compare(node.arg, [nodes.Operand("eq", self._const(key, node))], lineno=node.lineno)
            chosen = nodes.CondExpr(test, self._const(phrase, node), chosen, lineno=node.lineno)
        return chosen

    def _filled(self, node: nodes.Filter, phrase: nodes.Expr) -> nodes.Filter:
        more = {"lineno": node.lineno, "environment": self.environment}
        return nodes.Filter(phrase, node.name, node.args, node.kwargs, node.dyn_args, node.dyn_kwargs, **more)

    def _phrase(self, node: nodes.Filter, text: str) -> list[nodes.Expr] | None:
        pieces = pieces_of(text)
        given: dict[Any, nodes.Expr] = {pair.key: pair.value for pair in node.kwargs}
        if pieces is None or not {piece for piece, named in pieces if named} <= given.keys():
            return None
        return [given[piece] if named else self._const(Markup(piece), node) for piece, named in pieces]  # noqa: S704  (escaped)


class Quick(Environment):
    """Jinja, with templates compiled in the quick way. `known` is what is the same on every page, by its name."""

    known: Mapping[str, Any] = MappingProxyType({})
    code_generator_class = _Generator
    escaped = staticmethod(escaped)
    called = staticmethod(called)
    looped = staticmethod(looped)
    macro = _Macro


_FEW = 8  # phrases
_PLAIN = (str, int, bool, type(None))


def _is_simple(value: object) -> bool:
    """Whether a value can stand in Python's text as it is."""
    return type(value) in _PLAIN or (type(value) is tuple and all(type(one) in _PLAIN for one in value))


_BOUND = re.compile(
    r"""{%[-+]?\s*(?:set\b[^=%]* | for\b.*?\bin\b | (?:macro|call|with|import|from)\b.*?%})""", re.DOTALL | re.VERBOSE
)
"""The part of a tag in which a template may give a name to something."""


def known_in(templates: Mapping[str, str], tables: Mapping[str, object]) -> Mapping[str, object]:
    """Return the tables whose names no template gives to anything else."""
    bound = {name for text in templates.values() for part in _BOUND.findall(text) for name in _WORD.findall(part)}
    return {name: table for name, table in tables.items() if name not in bound}


_WORD = re.compile(r"(?<![.\w])\w+(?![\w.])")


class CompiledTemplates(FileSystemBytecodeCache):
    """A folder for compiled templates, each under its name: what they are compiled with decides whether one is still good."""

    def __init__(self, folder: str, digest: bytes, known: Iterable[str]) -> None:
        super().__init__(folder)
        self._more = f"{_FORM} {digest.hex()} {' '.join(known)}\n"

    def get_source_checksum(self, source: str) -> str:
        """Return what has to be as it was when a template was compiled."""
        return super().get_source_checksum(self._more + source)


_FORM = 1  # of the Python above; another one is compiled anew
