"""What every template sees besides what its page declares: the site's policy, the words, the way to the root."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from seedbank.addresses import root_from
from seedbank.policy import Policy
from seedbank.problems import Problem, ProblemsError
from seedbank.wording import Words, at, count, date_words, fill, host

FILTERS = MappingProxyType({"at": at, "count": count, "fill": fill, "host": host})

ATTRIBUTIONS = (
    {
        "name": "IPTC Media Topics",
        "url": "https://iptc.org/standards/media-topics/",
        "licence": "CC BY 4.0",
        "what": "names and order of topics",
    },
    {"name": "GeoNames", "url": "https://www.geonames.org/", "licence": "CC BY 4.0", "what": "towns and regions"},
    {
        "name": "Unicode CLDR",
        "url": "https://cldr.unicode.org/",
        "licence": "Unicode License v3",
        "what": "names of countries",
    },
    {
        "name": "iso-codes",
        "url": "https://salsa.debian.org/iso-codes-team/iso-codes",
        "licence": "LGPL 2.1 or later",
        "what": "codes of countries",
    },
)
"""Whose data the tables of terms were built from; the about page names them whatever its text says."""


def load_words(theme: str) -> Words:
    """Return the theme's catalogue; raises ProblemsError where there is none or it is no TOML."""
    path = Path(theme) / "words.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as wrong:
        what = f"cannot be read: {(wrong.strerror or str(wrong)).lower()}"
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        what = f"is not TOML: {wrong}"
    shown = f"{Path(theme).name}/words.toml"
    raise ProblemsError([Problem(shown, 0, what, "copy words.toml from Seedbank's own theme, and change that")])


def policy(settings: Mapping[str, Any], words: Words, pages: Sequence[Any]) -> Policy:
    """Return what `pelican.conf.py` decides about the whole site."""
    return Policy(
        name=settings["SITENAME"],
        site_url=settings["SITEURL"].rstrip("/"),
        subtitle=settings.get("SITESUBTITLE") or "",
        date_words=partial(date_words, words["date"]),
        pages=tuple(page.url for page in pages),
    )


def page_context(settings: Mapping[str, Any], words: Words, site: Mapping[str, Any], save_as: str) -> dict[str, Any]:
    """Return what the template of one page sees, but for what the page declares itself."""
    url = save_as.removesuffix("index.html")
    address = settings["SITEURL"].rstrip("/")
    at_any_depth = save_as == "404.html"  # served in place of any page, so its links cannot be relative
    return {
        "site": site,
        "words": words,
        "page": {"save_as": save_as, "url": url, "canonical": f"{address}/{url}" if address else ""},
        "root": f"{urlsplit(address).path}/" if at_any_depth else root_from(save_as),
        "localsiteurl": "",  # Pelican's writer asks for it
        "SITEURL": address,
    }


def site_view(settings: Mapping[str, Any], pages: Sequence[Any], *, feed: bool) -> Mapping[str, Any]:
    """Return the site's policy as templates name it; nothing here changes when a seed is added, but the first feed."""
    return {
        "name": settings["SITENAME"],
        "subtitle": settings.get("SITESUBTITLE") or "",
        "url": settings["SITEURL"].rstrip("/"),
        "language": settings["DEFAULT_LANG"],
        "feed": feed,
        "facets": tuple(settings["SEEDBANK_FACETS"]),
        "pages": [{"title": page.title, "url": page.url} for page in pages],
        "attributions": ATTRIBUTIONS,
        "contact": settings.get("SEEDBANK_CONTACT", ""),
    }
