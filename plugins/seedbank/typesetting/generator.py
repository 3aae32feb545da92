"""Writes the Python that a template becomes."""

from __future__ import annotations

from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from seedbank.typesetting.known import Known


class QuickGenerator(CodeGenerator):
    """Writes the Python of one template."""

    environment: Any  # Quick
    _escapes = True  # everything that is shown
    _shown: frozenset[int] = frozenset()  # the calls whose text is shown, of one output

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  (Jinja's)
        """Work out what is known before anything is written; where a template says itself what is escaped, leave it as it is."""
        self._escapes = next(node.find_all(nodes.EvalContextModifier), None) is None
        if self._escapes:
            node = Known(self.environment, self.environment.known, self.environment.asks).visit(node)
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        """Every function of a template has our ways of escaping and calling."""
        super().write_commons()
        self.writeline("escape, called, Macro = environment.escaped, environment.called, environment.macro")
        self.writeline("LoopContext = environment.looped")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  (Jinja's)
        """Write an attribute as Python has it."""
        if iskeyword(node.attr) or _is_self(node.node):
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
        """Write a call whose text is shown, and one of a record's method; any other is Jinja's."""
        if id(node) in self._shown:
            self.write("called(context, ")
            self.visit(node.node, frame)
            self.write(", ")
        elif isinstance(node.node, nodes.Getattr) and not (_is_self(node.node.node) or _is_named(node)):
            self.visit(node.node, frame)
            self.write("(")
        else:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


def _is_plain_call(node: nodes.Node) -> bool:
    """Whether something is called by its name, with nothing but values in order."""
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and not _is_named(node)


def _is_named(node: nodes.Call) -> bool:
    """Whether a call has more than values in order."""
    return bool(node.kwargs or node.dyn_args or node.dyn_kwargs)


def _is_self(node: nodes.Node) -> bool:
    """Whether something is the template itself, of which only Jinja knows the blocks."""
    return isinstance(node, nodes.Name) and node.name == "self"
