"""A page as linked data (JSON-LD in the words of schema.org): what machines may know of it without guessing.

Only what the seed prints or a keeper states: no inferred title, date, term or reply. The text itself is not repeated;
it stands on the page, marked by microformats2.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from seedbank.model import Document
from seedbank.parts import home, parts_of
from seedbank.present_thread import shown_lines
from seedbank.threads.reading_order import sure
from seedbank.to_html import visible

_CALENDAR = re.compile(r"\d{4}(-\d\d){0,2}")
_HIDDEN = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


def linked_data(document: Document, part: int = 1, shown: Mapping[int, str] | None = None) -> Markup:
    """Return what stands in a page's `<script type="application/ld+json">`. Its ids are relative, as all links are.

    `shown` is what `shown_lines` says, where somebody has asked already.
    """
    address = home(part) or "./"
    when, comments = document.date, _comments(document, part, shown or shown_lines(document, part))
    known = {
        "@context": "https://schema.org",
        "@type": "NewsArticle" if document.reading.article else "Conversation",
        "@id": address,
        "url": address,
        "headline": visible(document.title.value) if document.title.source != "inferred" else None,
        "inLanguage": document.language.value if document.language.value != "und" else None,
        "datePublished": when.edtf if when and when.source != "inferred" and _CALENDAR.fullmatch(when.edtf) else None,
        "publisher": {"@type": "Organization", "name": visible(document.site)} if document.site else None,
        "isBasedOn": document.source_url,
        "commentCount": len(document.reading.comments),
        "comment": comments or None,
    }
    text = json.dumps(
        {name: value for name, value in known.items() if value is not None}, ensure_ascii=False, separators=(",", ":")
    )
    return Markup(text.translate(_HIDDEN))  # noqa: S704  (nothing is left in it that ends a script)


def _comments(document: Document, part: int, shown: Mapping[int, str]) -> list[Mapping[str, Any]]:
    places, page = document.thread.places, parts_of(document.thread.places)[part - 1]
    return [_comment(document, place.comment, shown) for place in places[page.start : page.stop]]


def _comment(document: Document, index: int, shown: Mapping[int, str]) -> Mapping[str, Any]:
    """One comment; its parents are those that the text or the keeper names beyond doubt which comment is meant."""
    comments = document.reading.comments
    parents = [
        {"@id": f"{shown[comments[reply.to].line]}#{comments[reply.to].id}"}
        for reply in document.replies_by.get(index, ())
        if reply.drawn and reply.to is not None and sure(reply)
    ]
    said = {
        "@type": "Comment",
        "@id": f"#{comments[index].id}",
        "author": {"@type": "Person", "name": visible(comments[index].author)},
    }
    return {**said, "parentItem": parents[0] if len(parents) == 1 else parents} if parents else said
