"""A document as the full-text search reads it: its words and no more, each comment below a heading that bears its id.

Pagefind leads from a word to the nearest heading above it that has an id (a "sub-result"): so to the comment itself, with
one record for each document. It knows nothing of the theme. A record for each comment was measured and rejected
(docs/decisions.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from seedbank.addresses import term_url
from seedbank.model import Document
from seedbank.present_thread import body
from seedbank.to_html import visible


def search_page(document: Document, date_words: Callable[[str], str]) -> bytes:
    """Return the page that is indexed in place of the document's own; it is published nowhere."""
    language = document.language.value
    head = "".join(
        f'<meta data-pagefind-{kind} content="{escape(value)}">\n' for kind, value in _facts(document, date_words)
    )
    article = "".join(f"<p>{_text(paragraph.text)}</p>\n" for paragraph in body(document))
    said = "".join(
        f'<h2 id="{comment.id}">{_text(comment.author)}</h2>\n'
        + "".join(f"<p>{_text(paragraph.text)}</p>\n" for paragraph in comment.paragraphs)
        for comment in document.reading.comments
    )
    page = (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<body data-pagefind-body>\n'
        f"<h1>{_text(document.title.value)}</h1>\n{head}{article}{said}</body>\n</html>\n"
    )
    return page.encode("utf-8", "replace")


def _text(text: str) -> str:
    return escape(visible(text))


def _facts(document: Document, date_words: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """What a search can be narrowed to and put in order by, and what its results say."""
    yield 'filter="year[content]"', document.year
    for facet, tags in document.tags.items():
        for url in sorted({above for tag in tags for above in _upwards(term_url(tag.term))}):
            yield f'filter="{facet}[content]"', url
    for name in sorted({looked_up(comment.author) for comment in document.reading.comments}):
        yield 'filter="name[content]"', name
    when = document.date
    if when and document.dated:
        yield 'sort="date[content]"', when.earliest or ""
        yield 'meta="date[content]"', date_words(when.edtf)
    if document.site:
        yield 'meta="site[content]"', visible(document.site)
    yield 'meta="lang[content]"', document.language.value


def looked_up(name: str) -> str:
    """Return a name as it is looked up, whatever its case; a browser's `toLowerCase` gives the same."""
    return " ".join(visible(name).lower().split())


def _upwards(url: str) -> Iterator[str]:
    """A term's address, and those of all that are broader: "topic/a/b/" stands below "topic/a/"."""
    parts = url[:-1].split("/")
    return (f"{'/'.join(parts[:end])}/" for end in range(2, len(parts) + 1))
