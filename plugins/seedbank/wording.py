"""The words the site says, filled in: dates as a person writes them, counts with their noun, phrases with links in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from string import Formatter
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

Words = Mapping[str, Any]
"""theme/words.toml: tables of phrases, in which {name} stands for what is filled in."""


def date_words(words: Words, edtf: str) -> str:
    """Return an EDTF value as a person writes it: "22 August 2019", "about August 2019", "not before 2016"."""
    first, slash, second = edtf.partition("/")
    if not slash:
        return _day_words(words, edtf)
    if second in {"", ".."}:
        return str(words["from"]).format(date=_day_words(words, first))
    if first in {"", ".."}:
        return str(words["until"]).format(date=_day_words(words, second))
    return str(words["between"]).format(earliest=_day_words(words, first), latest=_day_words(words, second))


def _day_words(words: Words, value: str) -> str:
    exact = value.rstrip("~?%")
    year, month, day = [*exact.split("-"), "", ""][:3]
    if year.endswith("XX"):
        said = str(words["between"]).format(earliest=year.replace("X", "0"), latest=year.replace("X", "9"))
    elif "X" in year:
        said = str(words["decade"]).format(year=year.replace("X", "0"))
    elif not month:
        said = str(words["year"]).format(year=year)
    else:
        form = str(words["day"] if day else words["month"])
        said = form.format(year=year, month=words["months"][int(month) - 1], day=int(day or 0))
    return said if exact == value else str(words["about"]).format(date=said)


def at(url: str, root: str) -> str:
    """Return the relative link from a page to an address below the site's root; `root` is the page's way there."""
    if url.endswith("/") and "#" not in url:
        return f"{root}{url}index.html"
    address, hash_, fragment = url.partition("#")
    whole = f"{address}index.html" if not address or address.endswith("/") else address
    return f"{root}{whole}{hash_}{fragment}"


def fill(text: str, **parts: object) -> Markup:
    """Return a phrase with its parts filled in, every part escaped unless it is `Markup` already."""
    pieces = pieces_of(text)
    if pieces is None:
        return escape(text).format(**{name: escape(part) for name, part in parts.items()})
    return Markup("".join([escape(parts[piece]) if named else piece for piece, named in pieces]))  # noqa: S704  (escaped, each)


@lru_cache(maxsize=1024, typed=True)  # typed: what is Markup already equals its text, and is not escaped again
def pieces_of(text: str) -> tuple[tuple[str, bool], ...] | None:
    """Return a phrase, escaped, in pieces: its own words, and names of what is filled in (True); None where it asks for more than names."""
    found: list[tuple[str, bool]] = []
    for words, name, form, conversion in Formatter().parse(escape(text)):
        found.append((words, False))
        if name is not None:
            if not name.isidentifier() or form or conversion:
                return None
            found.append((name, True))
    return tuple(piece for piece in found if piece[0])


def number(value: int) -> str:
    """Return a whole number as a person writes it: "10,000"."""
    return f"{value:,}"


def count(forms: Mapping[str, str], value: int) -> str:
    """Return a number with its noun, from a table of `one` and `other`."""
    return forms["one" if value == 1 else "other"].format(n=number(value))


def host(url: str) -> str:
    """Return the host of a web address as a reader knows it, without its "www."."""
    return re.sub(r"^www\.", "", urlsplit(url).netloc)


def once(macro: Callable[..., Any], root: str, *given: object) -> Markup:
    """Return what a macro shows of what it is given and of the way to the root; given the same on another page, what it showed there, with this way.

    For macros that look at nothing else, and write the way to the root only at the beginning of links.
    """
    return _AS_MARKUP(_shown(macro, *given).replace(_ROOT, _escaped(root)))


_AS_MARKUP: Callable[[str], Markup] = partial(str.__new__, Markup)
"""What a macro shows is escaped; asked for row by row, Markup's own way to be made takes half as long as all else."""


@lru_cache(maxsize=64)
def _escaped(root: str) -> str:
    return str(escape(root))


@lru_cache(maxsize=1 << 13)
def _shown(macro: Callable[..., Any], *given: object) -> str:
    text = getattr(macro, "text", macro) if getattr(macro, "takes", 0) == len(given) + 1 else macro
    return str(text(*given, _ROOT))


_ROOT = "\0"
"""Stands for the way to the root: nothing that a page shows has this sign."""

FILTERS: Mapping[str, Callable[..., object]] = MappingProxyType(
    {"at": at, "count": count, "fill": fill, "host": host, "number": number, "once": once}
)
"""What templates may call, besides what Jinja has."""
