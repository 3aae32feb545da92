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

from collections.abc import Mapping, MutableMapping
from functools import cache
from types import MappingProxyType
from typing import Any, Self

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from seedbank.typesetting.generator import QuickGenerator
from seedbank.typesetting.known import asks, known_in
from seedbank.typesetting.shown import TextMacro, called, escaped, looped

__all__ = ["OPTIONS", "CompiledTemplates", "Quick", "known_in"]

OPTIONS: Mapping[str, object] = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "extensions": []}
"""Jinja's options under which templates are known well enough to be compiled in another way."""


class Quick(Environment):
    """Jinja, with templates compiled in the quick way."""

    code_generator_class = QuickGenerator
    escaped = staticmethod(escaped)
    called = staticmethod(called)
    looped = staticmethod(looped)
    macro = TextMacro
    known: Mapping[str, Any] = MappingProxyType({})  # what is the same on every page, by its name

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what every template of this environment may name, as one table: each page looks through it for each import, and Jinja's chain of tables takes long."""
        return {**self.globals, **(d or {})}

    def knows(self, known: Mapping[str, Any], templates: Mapping[str, str]) -> Self:
        """Take what is the same on every page, by its name, and the texts of all templates."""
        self.known = known
        self.asks = cache(lambda name: asks(self, name, templates, known))
        return self


class CompiledTemplates(FileSystemBytecodeCache):
    """A folder for compiled templates, each under its name: what they are compiled with decides whether one is still good.

    `digests`: of each template with those it needs; `more` is the same for all.
    """

    def __init__(self, folder: str, digests: Mapping[str, bytes], *more: object) -> None:
        super().__init__(folder)
        self._digests, self._more = digests, more

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:  # noqa: ARG002  (Jinja's)
        """Return the place of a template, with what it holds if that is still good."""
        checksum = self.get_source_checksum(f"{self._more} {self._digests[name].hex()}")
        bucket = Bucket(environment, self.get_cache_key(name, filename), checksum)
        self.load_bytecode(bucket)
        return bucket
