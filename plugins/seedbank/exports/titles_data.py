"""Titles as a classic script, so that a page can look for them from a disk as well: nothing is fetched.

One file a year: a new document changes its year's file, and a reader's browser keeps the others.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from seedbank.cards import Card
from seedbank.to_html import visible

_BREAKS = {0x2028: "\\u2028", 0x2029: "\\u2029"}  # older browsers take these for ends of lines


def titles_script(year: str, cards: Iterable[Card], date_words: Callable[[str], str]) -> bytes:
    """Return a call of `seedbankTitles` with all documents of a year, newest first.

    A row: title, last part of the address, date in words, number of comments, then the places in `words` of the site (or -1)
    and of each term.
    """
    words: dict[str, int] = {}
    rows = []
    for card in cards:
        terms = [label for _, labels in card.tags for _, label, _, _ in labels]
        site = words.setdefault(visible(card.site), len(words)) if card.site else -1
        places = [words.setdefault(label, len(words)) for label in terms]
        slug = card.url[:-1].rpartition("/")[2]
        when = date_words(card.edtf) if card.day else ""
        rows.append(_short([visible(card.title), slug, when, card.comments, site, *places]))
    rows.reverse()
    found = f'{{"year":"{year}","words":{_short(list(words))},"rows":[\n' + ",\n".join(rows) + "\n]}"
    return f"seedbankTitles({found.translate(_BREAKS)});\n".encode("utf-8", "replace")


def _short(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
