"""Addresses: slugs, and the way from a page to the root. No address rests on a guess, on order or on history."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from seedbank.model import Term

LONGEST_SLUG = 80
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d|page")  # names no Windows disk can hold; lists' own pages


def slug(text: str) -> str:
    """Return `text` as an address part: ASCII, lower case, `[a-z0-9]` joined by "-", cut at a word; "" where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    words = re.findall(r"[a-z0-9]+", plain)
    kept: list[str] = []
    for word in words:
        if len("-".join([*kept, word])) > LONGEST_SLUG:
            break
        kept.append(word)
    joined = "-".join(kept) or "".join(words[:1])[:LONGEST_SLUG]
    return f"{joined}-" if _RESERVED.fullmatch(joined) else joined


def slug_of_stem(stem: str) -> str:
    """Return the slug of a file's stem; where it has no ASCII letter or digit, "s-" and eight digits of its SHA-256."""
    return slug(stem) or f"s-{hashlib.sha256(stem.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"


def names_url(site: str) -> str:
    """Return the address of the names that are printed on one site."""
    return f"name/{slug_of_stem(site)}/"


def slug_of_name(name: str, digits: int = 8) -> str:
    """Return a printed name's slug, with the beginning of its SHA-256: "Basu", "basu" and "B.A.S.U." are three names."""
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:digits]
    return f"{slug(name) or 'n'}-{digest}".replace("--", "-")


def root_from(save_as: str) -> str:
    """Return the way from a page to the site's root: "" or "../../"; so the same bytes work at any address."""
    return "../" * save_as.count("/")


def term_url(term: Term) -> str:
    """Return the address of a term's page."""
    return f"{term.facet}/{term.path or term.slug}/"
