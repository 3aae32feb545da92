"""What every template sees besides what its page declares: the site's policy, the words, the way to the root."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from importlib import metadata
from pathlib import Path
from typing import Any

import pelican

from seedbank import typesetting, wording
from seedbank.fingerprint import fingerprint
from seedbank.policy import REPRESENTATIONS, Policy
from seedbank.problems import Problem, ProblemsError, nearest
from seedbank.render import Theme, theme_of
from seedbank.wording import Words, date_words

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
        representations=_representations(settings["SEEDBANK_FILES"]),
        names=settings["SEEDBANK_NAMES"],
    )


def _representations(chosen: Sequence[str]) -> tuple[str, ...]:
    """Return what every document is to have besides its article page and its seed; raises ProblemsError for what there is not."""
    unknown = [name for name in chosen if name not in REPRESENTATIONS]
    if unknown:
        fix = f"write {nearest(unknown[0], REPRESENTATIONS) or ', '.join(REPRESENTATIONS)}"
        raise ProblemsError([Problem("pelican.conf.py", 0, f"SEEDBANK_FILES has an unknown “{unknown[0]}”", fix)])
    return tuple(name for name in REPRESENTATIONS if name in chosen)


def theme_for(settings: Mapping[str, Any], theme: str, words: Words, pages: Sequence[Any], *, feed: bool) -> Theme:
    """Return all that the site's pages have in common."""
    address = settings["SITEURL"].rstrip("/")
    site = site_view(settings, pages, feed=feed)
    made = theme_of(templates_of(settings, theme), words, site, address, settings["JINJA_ENVIRONMENT"])
    compiled = Path(settings["CACHE_PATH"]) / f"templates-{metadata.version('jinja2')}-{_compiler()}"
    compiled.mkdir(parents=True, exist_ok=True)
    return replace(made, compiled=str(compiled))


@cache
def _compiler() -> str:
    """What names the very code that templates are compiled by."""
    files = (Path(wording.__file__), *sorted(Path(typesetting.__file__).parent.glob("*.py")))
    return fingerprint(*(path.read_bytes() for path in files)).hex()[:8]


def templates_of(settings: Mapping[str, Any], theme: str) -> dict[str, str]:
    """Return every template by its name, as Pelican finds them: the keeper's overrides, the theme, and Pelican's simple one."""
    simple = Path(pelican.__file__).parent / "themes" / "simple" / "templates"
    own = Path(theme).expanduser() / "templates"
    found: dict[str, str] = {}
    for folder, prefix in (
        (own, "!theme/"),
        (simple, "!simple/"),
        (simple, ""),
        (own, ""),
        *((Path(folder), "") for folder in reversed(settings["THEME_TEMPLATES_OVERRIDES"])),
    ):
        for parent, _, names in os.walk(folder):
            for name in names:
                path = Path(parent, name)
                try:
                    found[f"{prefix}{path.relative_to(folder).as_posix()}"] = path.read_text("utf-8")
                except UnicodeDecodeError:
                    continue  # no template
    return found


def site_view(settings: Mapping[str, Any], pages: Sequence[Any], *, feed: bool) -> Mapping[str, Any]:
    """Return the site's policy as templates name it; nothing here changes when a seed is added, but the first feed."""
    return {
        "name": settings["SITENAME"],
        "subtitle": settings.get("SITESUBTITLE") or "",
        "url": settings["SITEURL"].rstrip("/"),
        "language": settings["DEFAULT_LANG"],
        "feed": feed,
        "facets": tuple(settings["SEEDBANK_FACETS"]),
        "files": _representations(settings["SEEDBANK_FILES"]),
        "pages": [{"title": page.title, "url": page.url} for page in pages],
        "attributions": ATTRIBUTIONS,
        "contact": settings.get("SEEDBANK_CONTACT", ""),
    }
