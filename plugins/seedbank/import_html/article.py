"""Where in a page the article stands, and its text as blocks of the dialect."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag

from seedbank.import_html.elements import (
    attribute,
    classes,
    elements,
    flat,
    has_class,
    has_property,
    is_text,
    own,
    text_of,
)
from seedbank.import_html.speech import Speech, is_silent

# Containers in which pages put an article's text, from the surest; each a test over all elements of the page.
_CONTAINERS = (
    has_property("articleBody"),
    has_class("e-content"),
    has_class("entry-content", "post-content", "article-content", "article-body", "article__body", "article__content", "post-body",
              "entry", "story-body", "storytext", "td-post-content", "single-content", "post__content", "entry__content", "articlebody",
              "article-text", "article_body", "post_content", "news-content", "node__content", "field-name-body",
              "field--name-body", "c-article-content"),
    lambda tag: tag.name == "article",
    lambda tag: tag.name == "main" or attribute(tag, "role") == "main",
)  # fmt: skip
_LEAST = 140  # characters of text that make a container an article's
_SHARE = 3  # a surer container is one only with a third of the text of the largest: teasers have such classes too
# What stands in an article's container and is none of it.
_ASIDE = re.compile(
    r"(?:^|[-_ ])(?:share|sharing|shares|sharedaddy|social|related|relatedposts|recommended|newsletter|promo|advert|advertisement|ads?|"
    r"banner|breadcrumbs?|pagination|navigation|nav|menu|sidebar|widget|author-?(?:box|bio|info)|tags?|tag-?(?:list|links)|taglist|cat-links|"
    r"entry-(?:meta|footer|utility)|post-(?:meta|footer|tags|navigation)|postmetadata|subscribe|subscription|paywall|cookie|"
    r"screen-reader-text|visually-hidden|sr-only|skip-link|toc|wp-caption-dd|respond|comment-?(?:form|respond)|comments?)(?:$|[-_ ])",
    re.IGNORECASE,
)
_NEVER = frozenset({"aside", "footer", "nav"})


def container(soup: BeautifulSoup, places: Iterable[Tag]) -> Tag | None:
    """Return the element that holds the article's text; None where nothing looks like one. `places` hold the comments."""
    barred = {id(place) for place in places} | {id(tag) for tag in elements(soup) if is_silent(tag)}
    known = list(own(soup, barred))
    best = [found for test in _CONTAINERS if (found := _largest(filter(test, known), barred)) is not None]
    most = max((size for size, _ in best), default=0)
    return next((tag for size, tag in best if size * _SHARE >= most), None) or _densest(known)


def _largest(found: Iterable[Tag], barred: set[int]) -> tuple[int, Tag] | None:
    """The element with the most text, of several the first; None where none has enough for an article."""
    sized = [(measure(tag, barred), -at, tag) for at, tag in enumerate(found)]
    size, _, tag = max(sized, key=lambda one: one[:2], default=(0, 0, None))
    return (size, tag) if tag is not None and size >= _LEAST else None


def measure(tag: Tag, barred: set[int]) -> int:
    """Return how many characters of paragraphs an element holds, without what is barred (Python's ids), links and items of lists."""
    waiting, total = [tag], 0
    while waiting:
        found = waiting.pop()
        if id(found) in barred or found.name in _NEVER:
            continue
        total += (
            sum(len(flat(str(part))) for part in found.children if is_text(part))
            if found.name not in {"a", "li"}
            else 0
        )
        waiting += (child for child in found.children if isinstance(child, Tag))
    return total


def _densest(known: list[Tag]) -> Tag | None:
    """The element whose own paragraphs hold the most text: what is left to go by where nothing is named."""
    best, most = None, 2 * _LEAST
    for tag in known:
        if tag.name in {"p", "a", "li", "html"}:
            continue
        size = sum(len(text_of(child)) for child in tag.children if isinstance(child, Tag) and child.name == "p")
        if size > most:
            best, most = tag, size
    return best


def aside(tag: Tag, places: Iterable[Tag]) -> frozenset[int]:
    """Return the ids of the elements within an article's container that are none of it."""
    found = {id(place) for place in places}
    whole = measure(tag, found)
    for inner in elements(tag):
        names = " ".join([*classes(inner), attribute(inner, "id")])
        if inner.name in _NEVER or (_ASIDE.search(names) and 2 * measure(inner, found) <= whole):
            found.add(id(inner))
        if (
            attribute(inner, "hidden")
            or "hidden" in inner.attrs
            or re.search(r"display:\s*none", attribute(inner, "style"))
        ):
            found.add(id(inner))
    return frozenset(found)


def article_blocks(speech: Speech, tag: Tag, places: Iterable[Tag], title: str) -> list[str]:
    """Return the article's text as blocks; a heading that repeats the title is taken for it."""
    skip = aside(tag, places)
    heads = [head for head in tag.find_all(["h1", "h2"]) if flat(head.get_text()) == title]
    for head in heads[:1]:
        speech.take(head)
    return speech.blocks(tag.children, skip | {id(head) for head in heads[:1]}, headings=True)
