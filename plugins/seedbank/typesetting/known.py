"""What is known of a theme before any page is, put into its templates: words, facts about the site, pieces of phrases."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.meta import find_undeclared_variables
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from seedbank.wording import pieces_of


def asks(environment: Environment, name: str, templates: Mapping[str, str], known: Iterable[str]) -> bool:
    """Return whether a template, or one that it imports, asks for anything that is not known."""
    left, seen = [name], {name}
    while left:
        parsed = environment.parse(templates.get(left.pop(), "{{ page }}"))
        if any(map(parsed.find, _OF_OTHERS)) or find_undeclared_variables(parsed).difference(known):
            return True
        for found in parsed.find_all(nodes.FromImport):
            if not isinstance(found.template, nodes.Const):
                return True
            left += {found.template.value} - seen
        seen.update(left)
    return False


_BOUND = re.compile(
    r"""{%[-+]?\s*(?:set\b[^=%]* | for\b.*?\bin\b | (?:macro|call|with|import|from)\b.*?%})""", re.DOTALL | re.VERBOSE
)
"""The part of a tag in which a template may give a name to something."""


def known_in(templates: Mapping[str, str], tables: Mapping[str, object]) -> Mapping[str, object]:
    """Return the tables whose names no template gives to anything else."""
    bound = {name for text in templates.values() for part in _BOUND.findall(text) for name in _WORD.findall(part)}
    return {name: table for name, table in tables.items() if name not in bound}


_WORD = re.compile(r"(?<![.\w])\w+(?![\w.])")


class Known(NodeTransformer):
    """Puts what is known in the place of what names it, and a phrase's pieces in the place of the phrase."""

    def __init__(self, environment: Environment, known: Mapping[str, Any], asks: Callable[[str], bool]) -> None:
        self.environment, self.known, self.asks = environment, known, asks

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802  (Jinja's)
        """A table that is known: there is no need to look for it on the page."""
        if node.ctx != "load" or node.name not in self.known:
            return node
        known = nodes.EnvironmentAttribute("known", lineno=node.lineno)
        return nodes.Getitem(
            known, self._const(node.name, node), "load", lineno=node.lineno, environment=self.environment
        )

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
            return self.known[node.name]
        if isinstance(node, nodes.EnvironmentAttribute):
            return self.known
        if isinstance(node, nodes.Getattr):
            return self._value(node.node)[node.attr]
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            return self._value(node.node)[node.arg.value]
        raise LookupError

    def _const(self, value: object, like: nodes.Node) -> nodes.Const:
        return nodes.Const(value, lineno=like.lineno, environment=self.environment)

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node:  # noqa: N802  (Jinja's)
        """Import once what says the same on every page."""
        if node.with_context and isinstance(node.template, nodes.Const):
            node.with_context = self.asks(node.template.value)
        return node

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


_FEW = 8  # phrases
_OF_OTHERS: tuple[type[nodes.Node], ...] = (nodes.Import, nodes.Include, nodes.Extends)
_PLAIN = (str, int, bool, type(None))


def _is_simple(value: object) -> bool:
    """Whether a value can stand in Python's text as it is."""
    return type(value) in _PLAIN or (type(value) is tuple and all(type(one) in _PLAIN for one in value))
