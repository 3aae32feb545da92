"""Looking at elements: classes, attributes, text, and what is a comment's own.

Elements are compared by identity only: bs4 compares and hashes them by their whole content.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from bs4 import BeautifulSoup, CData, Tag
from bs4.element import NavigableString, PageElement, PreformattedString, Script, Stylesheet

_WHITE = re.compile(r"[ \t\n\r\f\v]+")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


def attribute(tag: Tag, name: str) -> str:
    """Return an attribute's value, "" where it has none; several values as they were written."""
    value = tag.get(name)
    return value if isinstance(value, str) else " ".join(value or ())


def classes(tag: Tag) -> list[str]:
    """Return the classes of an element, as written."""
    return attribute(tag, "class").split()


def has_class(*names: str) -> Callable[[Tag], bool]:
    """Return a test for elements with one of these classes."""
    wanted = set(names)
    return lambda tag: not wanted.isdisjoint(classes(tag))


def class_like(pattern: str) -> Callable[[Tag], bool]:
    """Return a test for elements with a class in which a pattern is found, whatever the case of its letters."""
    wanted = re.compile(pattern, re.IGNORECASE)
    return lambda tag: any(map(wanted.search, classes(tag)))


def words_of(name: str) -> list[str]:
    """Return the words of a class or an id, in small letters: "fig-commentUser" -> fig, comment, user."""
    return [word.lower() for word in _WORD.findall(name)]


def word_like(pattern: str) -> Callable[[Tag], bool]:
    """Return a test for elements with a class or a property in whose words, joined by "-", a pattern is found."""
    wanted = re.compile(pattern)
    return lambda tag: any(
        wanted.search("-".join(words_of(name)))
        for name in f"{attribute(tag, 'class')} {attribute(tag, 'itemprop')}".split()
    )


def has_property(*names: str) -> Callable[[Tag], bool]:
    """Return a test for elements with one of these microdata properties."""
    wanted = set(names)
    return lambda tag: not wanted.isdisjoint(attribute(tag, "itemprop").split())


def is_text(node: PageElement) -> bool:
    """Whether a node is text that a page shows: no comment, no declaration, no script, no style."""
    if not isinstance(node, NavigableString) or isinstance(node, (Script, Stylesheet)):
        return False
    return isinstance(node, CData) or not isinstance(node, PreformattedString)


def flat(text: str) -> str:
    """Return text on one line, as a browser would show it."""
    return _WHITE.sub(" ", text).strip(" \xa0")


def text_of(node: Tag | str) -> str:
    """Return the text of an element on one line; of a text, itself."""
    if isinstance(node, NavigableString) or not isinstance(node, Tag):
        return flat(str(node))
    return flat("".join(str(part) for part in node.descendants if is_text(part)))


def elements(tag: Tag) -> Iterator[Tag]:
    """Every element below `tag`, in the order of the page."""
    return (node for node in tag.descendants if isinstance(node, Tag))


def own(tag: Tag, others: Iterable[int] = ()) -> Iterator[Tag]:
    """Every element below `tag`, in the order of the page, without those named by their ids and what is in them.

    So the parts of one comment are found without walking through the comments that it holds.
    """
    barred = set(others)
    waiting = [child for child in reversed(tag.contents) if isinstance(child, Tag)]
    while waiting:
        found = waiting.pop()
        if id(found) in barred:
            continue
        yield found
        waiting += (child for child in reversed(found.contents) if isinstance(child, Tag))


def first(found: Iterable[Tag], *tests: Callable[[Tag], bool]) -> Tag | None:
    """Return the first element that passes the first test that any passes."""
    known = list(found)
    return next((tag for test in tests for tag in known if test(tag)), None)


def with_text(*tests: Callable[[Tag], bool]) -> tuple[Callable[[Tag], bool], ...]:
    """Return the tests, each for elements that show some text too."""
    return tuple(partial(_both, test) for test in tests)


def _both(test: Callable[[Tag], bool], tag: Tag) -> bool:
    return test(tag) and bool(text_of(tag))


def parents(node: PageElement) -> Iterator[Tag]:
    """The elements round a node, from the nearest out; not the document itself."""
    return (parent for parent in node.parents if not isinstance(parent, BeautifulSoup))


def around(tags: Iterable[Tag]) -> Tag | None:
    """Return the innermost element that holds all of these; None for none."""
    shared: list[Tag] = []
    for number, tag in enumerate(tags):
        line = [*reversed(list(parents(tag)))]
        if not number:
            shared = line
            continue
        same = 0
        while same < min(len(shared), len(line)) and shared[same] is line[same]:
            same += 1
        shared = shared[:same]
    return shared[-1] if shared else None
