"""What speaks for a line's being this or that: short words, each with its weight in the table.

A clue is a plain fact about the line, its neighbours or its page. Clues are counted, never multiplied, so that every
reading can be explained by adding up what stands in the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seedbank.segment.page import Page
from seedbank.segment.view import WORD, View

FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be but by das de den der des die do ein eine el en es est for from have he how i ich if il in is"
        " ist it la las le les los mit my nicht no not of on or our pas por que qui she so that the their them they this to"
        " un una und une von was we were what when which who why will with you your zu",
    )
)
HANDLE = re.compile(r"[A-Za-z][\w.-]*(?:[\d_]|[a-z][A-Z])[\w.-]*")
LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
OPENERS = '"“”‘«„「『>-–—*•·#(<['
MANY = 5  # words; from here on a line counts as a sentence


def clues_of(page: Page, place: int) -> list[str]:
    """List all clues of one line of the page."""
    view = page.views[place]
    found = list(_alone(view))
    if view.nameable:
        found.extend(_on_page(page, place, view))
    before = page.views[place - 1] if place else None
    after = page.views[place + 1] if place + 1 < len(page.views) else None
    found.extend(_beside(view, before, after))
    return found


def _alone(view: View) -> Iterator[str]:
    """Look at the line alone."""
    yield f"words {min(view.words, 9)}"
    if view.kind:
        yield f"kind {view.kind}"
    if view.closed:
        yield "closed"
    if not view.nameable:
        yield "not nameable"
        return
    if view.opening.sure:
        yield "form of a name line"
    if view.text.startswith("@"):
        yield "starts with @"
    elif view.text[0] in OPENERS:
        yield "starts as no name does"
    yield from _shape(view)


def _shape(view: View) -> Iterator[str]:
    """Look at the capitals and the words of a short line."""
    words = view.text.split()
    if len(words) == 1 and HANDLE.fullmatch(view.text):
        yield "handle"
    elif len(words) > 1 and all(word[0].isupper() for word in words):
        yield "all words capital"
    elif len(words) > 1 and view.text[0].islower():
        yield "starts small"
    if any(word in FUNCTION_WORDS for word in WORD.findall(view.low)):
        yield "function word"
    if LINK.search(view.text):
        yield "link"


def _on_page(page: Page, place: int, view: View) -> Iterator[str]:
    """Look at what other lines say about this one."""
    if page.counts[view.low] > 1:
        yield "recurs"
    if page.called[view.low]:
        yield "is called"
    if place in page.barred:
        yield "barred"


def _beside(view: View, before: View | None, after: View | None) -> Iterator[str]:
    """Look at the neighbours."""
    if not after:
        yield "last"
    elif view.nameable:
        yield "above a name" if after.nameable else "above a text"
        if after.words > MANY:
            yield "above a sentence"
    if before and view.nameable:
        yield "below a closed line" if before.closed else "below an open line"
        if before.nameable:
            yield "below a name"
