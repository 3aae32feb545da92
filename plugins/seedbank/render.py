"""From what a page declares to its bytes. The only door to `jinja2` besides Pelican's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound

from seedbank.addresses import root_from
from seedbank.fingerprint import fingerprint
from seedbank.frozen import dataclass, field
from seedbank.plan import Inputs, Kind, Page
from seedbank.policy import Policy
from seedbank.remarks import Remark
from seedbank.typesetting import OPTIONS, CompiledTemplates, Quick, known_in
from seedbank.wording import FILTERS, Words

_NAMES = re.compile(r"{%[-+]?\s*(?:extends|include|import|from)\s+(?:([\"'])(.*?)\1)?")
"""A template that another one needs; without a name in quotes it may be any."""


@dataclass(frozen=True)
class Theme:
    """Everything besides its own inputs that the bytes of a page come from."""

    templates: Mapping[str, str]  # name -> text
    words: Words
    site: Mapping[str, object]  # the site's policy as templates name it
    address: str  # the site's, without its last slash; "": it is not known
    options: Mapping[str, Any] = field(default_factory=dict)  # Jinja's
    digests: Mapping[str, bytes] = field(default_factory=dict)  # of each template with those it needs
    digest: bytes = b""  # of all but the templates
    compiled: str = ""  # a folder for compiled templates; "": they are compiled in each process

    def __hash__(self) -> int:
        return hash((self.digest, *self.digests.values()))


def theme_of(
    templates: Mapping[str, str], words: Words, site: Mapping[str, object], address: str, options: Mapping[str, Any]
) -> Theme:
    """Return the theme with its digests."""
    needs = {name: _needs(text, templates) for name, text in templates.items()}
    own = {name: fingerprint(text) for name, text in templates.items()}
    digests = {name: fingerprint(*(own[found] for found in sorted(_closure(name, needs)))) for name in templates}
    return Theme(templates, words, site, address, options, digests, fingerprint(words, site, address, options))


def _needs(text: str, templates: Mapping[str, str]) -> set[str]:
    named = {found[2] for found in _NAMES.finditer(text)}
    return set(templates) if None in named else named & templates.keys()


def _closure(name: str, needs: Mapping[str, set[str]]) -> set[str]:
    found, left = {name}, [name]
    while left:
        new = needs[left.pop()] - found
        found |= new
        left += new
    return found


class _Loader(BaseLoader):
    def __init__(self, templates: Mapping[str, str]) -> None:
        self._templates = templates

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool]]:  # noqa: ARG002  (Jinja's)
        if template not in self._templates:
            raise TemplateNotFound(template)
        return self._templates[template], None, lambda: True


@lru_cache(maxsize=2)
def plain(theme: Theme) -> Environment:
    """Return Jinja as a theme needs it: nothing undefined passes."""
    return _with_filters(Environment(loader=_Loader(theme.templates), **theme.options))  # noqa: S701  (autoescape is among the options)


@lru_cache(maxsize=2)
def quick(theme: Theme) -> Environment:
    """Return what makes the same pages in half the time."""
    known = known_in(theme.templates, _tables(theme))
    compiled = CompiledTemplates(theme.compiled, theme.digests, theme.digest, *known) if theme.compiled else None
    made = Quick(loader=_Loader(theme.templates), bytecode_cache=compiled, **theme.options)
    return _with_filters(made.knows(known, theme.templates))


def compile_templates(theme: Theme, names: Iterable[str]) -> None:
    """Compile templates into the theme's folder, so that no other process has to. What is wrong with one, its pages tell."""
    for name in names if dict(theme.options) == OPTIONS else ():
        with suppress(Exception):
            quick(theme).get_template(f"{name}.html")


def _with_filters(made: Environment) -> Environment:
    made.filters.update(FILTERS)
    made.undefined = StrictUndefined
    return made


class Table(dict[str, Any]):
    """A table whose entries are attributes too: where a template names one with a point, Jinja finds it at once, without an exception first."""

    def __init__(self, entries: Mapping[str, Any]) -> None:
        super().__init__({name: _with_tables(value) for name, value in entries.items()})
        self.__dict__ = self


def _with_tables(value: Any) -> Any:
    if isinstance(value, Mapping):
        return Table(value)
    return tuple(map(_with_tables, value)) if isinstance(value, (list, tuple)) else value


@lru_cache(maxsize=2)
def _tables(theme: Theme) -> Mapping[str, Table]:
    return {"site": Table(theme.site), "words": Table(theme.words)}


def context_of(theme: Theme, save_as: str) -> dict[str, object]:
    """Return what the template of one page sees, but for what the page declares itself."""
    url = save_as.removesuffix("index.html")
    at_any_depth = save_as == "404.html"  # served in place of any page, so its links cannot be relative
    return {
        **_tables(theme),
        "page": Table({"save_as": save_as, "url": url, "canonical": f"{theme.address}/{url}" if theme.address else ""}),
        "root": f"{_path(theme.address)}/" if at_any_depth else root_from(save_as),
    }


def _path(address: str) -> str:
    """The part of an address behind its host."""
    return re.sub(r"^[A-Za-z][\w+.-]*://[^/]*", "", address)


def render(theme: Theme, template: str, save_as: str, made: Inputs | bytes) -> bytes:
    """Return a page's bytes from what its `make` returned."""
    if isinstance(made, bytes):
        return made
    name, inputs = f"{template}.html", {**context_of(theme, save_as), **made}
    if dict(theme.options) == OPTIONS:
        with suppress(Exception):
            return quick(theme).get_template(name).render(inputs).encode()
    return plain(theme).get_template(name).render(inputs).encode()


@dataclass(frozen=True, slots=True)
class Draft:
    """A page of the plan with all that it is made of."""

    page: Page
    said: tuple[tuple[Remark, ...], ...]  # the comments of the seeds that it asks for


def render_page(draft: Draft, theme: Theme, policy: Policy) -> bytes:
    """Return the bytes of a page of the plan."""
    page = draft.page
    return render(theme, page.template, page.save_as, page.made(policy, draft.said))


def render_kinds(document: object, url: str, kinds: Iterable[Kind], theme: Theme, policy: Policy) -> list[bytes]:
    """Return the bytes of some of a document's own files."""
    return [render(theme, kind.template, f"{url}{kind.name}", kind.make(document, policy)) for kind in kinds]  # type: ignore[arg-type]
