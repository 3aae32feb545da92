"""A document as the full-text search reads it: its words and no more, each comment below a heading that bears its id.

Pagefind leads from a word to the nearest heading above it that has an id (a "sub-result"): so to the comment itself, with
one record for each document. It knows nothing of the theme. A record for each comment was measured and rejected
(docs/decisions.md).

It cuts a page into words as the language of the page does. Chinese and Japanese set no space between theirs, so that below an
article in another language only the beginning of such a sentence would be found: those lines have a page of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape

from seedbank.addresses import term_url
from seedbank.model import Comment, Document
from seedbank.present_thread import body
from seedbank.to_html import visible

WITHOUT_SPACES = ("ja", "zh")
"""Languages that set no space between words."""
_KANA = re.compile("[\u3040-\u30ff\u31f0-\u31ff]")
_HAN_OR_KANA = re.compile("[\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def search_pages(document: Document, date_words: Callable[[str], str]) -> Mapping[str, bytes]:
    """Return what is indexed in place of the document's own page, and published nowhere: folder -> page.

    "" is the document; "in-ja" and "in-zh" are the lines of its comments in these languages, where it has some and is in another.
    """
    facts = "".join(
        f'<meta data-pagefind-{kind} content="{escape(value)}">\n' for kind, value in _facts(document, date_words)
    )
    whole = '<meta data-pagefind-filter="whole[content]" content="1">\n'  # a search without words finds it once
    article = "".join(f"<p>{_text(paragraph.text)}</p>\n" for paragraph in body(document))
    language, title, comments = document.language.value, _text(document.title.value), document.reading.comments
    apart = () if language.partition("-")[0] in WITHOUT_SPACES else WITHOUT_SPACES
    said = "".join(_heading(comment) + _said(comment, "", apart) for comment in comments)
    pages = {"": _page(language, f"<h1>{title}</h1>\n{facts}{whole}{article}{said}")}
    head = f'<meta data-pagefind-meta="title[content]" content="{title}">\n{facts}'
    for tongue in apart:
        found = ((comment, _said(comment, tongue, apart)) for comment in comments)
        lines = "".join(_heading(comment) + lines for comment, lines in found if lines)
        if lines:
            pages[f"in-{tongue}"] = _page(tongue, head + lines)
    return pages


def _page(language: str, inner: str) -> bytes:
    page = f'<!doctype html>\n<html lang="{escape(language)}">\n<body data-pagefind-body>\n{inner}</body>\n</html>\n'
    return page.encode("utf-8", "replace")


def _heading(comment: Comment) -> str:
    return f'<h2 id="{comment.id}">{_text(comment.author)}</h2>\n'


def _said(comment: Comment, tongue: str, apart: tuple[str, ...]) -> str:
    """The lines of a comment in one of the languages apart, or ("") in any other."""
    texts = (paragraph.text for paragraph in comment.paragraphs)
    return "".join(f"<p>{_text(text)}</p>\n" for text in texts if (without_spaces(text) if apart else "") == tongue)


def without_spaces(text: str) -> str:
    """Return "ja" or "zh" where at least half of the letters are of such a language, else ""; kana tell Japanese."""
    eastern = 0 if text.isascii() else len(_HAN_OR_KANA.findall(text))
    if not eastern or eastern * 2 < sum(map(str.isalpha, text)):
        return ""
    return "ja" if _KANA.search(text) else "zh"


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
