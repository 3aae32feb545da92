"""Clues of the lines above and below."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from seedbank.segment.page import Page, mask
from seedbank.segment.view import SHORT, View
from seedbank.segment.words import signs_off

SIGN_STEPS = (10, 20, 40, 80, 160)
SIZE_FACTS = tuple([f"size {place}" for place in range(len(SIGN_STEPS) + 1)])
WORD_STEPS = (1, 4, 8, 15)
WORD_FACTS = ("one word", "few words", "some words", "more words", "many words")
LEADING = {"colon": "ends with colon", "comma": "ends with comma"}
"""Ends after which the text goes on."""

Facts = tuple[str, ...]


def facts_of(page: Page) -> Iterator[Facts]:
    """List what each line's neighbours may know of it."""
    for view, candidate in zip(page.views, page.candidates, strict=True):
        words, end, low = view.words, view.end, view.low
        found = [SIZE_FACTS[bisect_left(SIGN_STEPS, len(view.text))], WORD_FACTS[bisect_left(WORD_STEPS, words)]]
        if candidate:
            found.append("candidate")
        if view.closed:
            found.append("closed")
        found += _start(view)
        if end in LEADING:
            found.append(LEADING[end])
        if words <= SHORT and signs_off(low):
            found.append("sign-off")
        if view.kind:
            found += ["furniture", "furniture again"] if page.masked[mask(low)] > 1 else ["furniture"]
        if view.nameable:
            found += _met(page, view)
        yield tuple(found)


def _met(page: Page, view: View) -> Iterator[str]:
    """Tell whether other lines say the same as a short line, or call it."""
    if page.counts[view.low] > 1:
        yield "recurring"
    if page.called[view.low] or page.named[view.low]:
        yield "called"
    if view.address and page.counts[view.address]:
        yield "address known"


def _start(view: View) -> Facts:
    """Name a start that no name line and no fresh sentence has."""
    start = view.text[0]
    if start in "@#":
        return (start,)
    if view.low.startswith("http"):
        return ("link",)
    if start.islower():
        return ("small",)
    return () if start.isalnum() else ("sign",)


EDGE: Facts = ("edge",)


def beside(page: Page) -> Iterator[list[Facts]]:
    """Look, for each line, at the two lines above and the two below."""
    facts = list(facts_of(page))
    last, framed = len(facts) - 1, [EDGE, EDGE, *facts, EDGE, EDGE]
    rows = zip(page.views, page.candidates, framed, framed[1:], framed[3:], framed[4:], strict=False)
    for place, (view, candidate, far_above, above, below, far_below) in enumerate(rows):
        found = [
            _worded("above", above, candidate),
            _worded("below", below, candidate),
            _worded("above but one", far_above, candidate),
            _worded("below but one", far_below, candidate),
        ]
        if candidate and 0 < place < last:
            found.append((_seated(view.look, above, below), *_between(above, below)))
        yield found


def _seated(look: str, above: Facts, below: Facts) -> str:
    """Word a candidate's look together with what it stands between."""
    over = "a candidate" if "candidate" in above else "a closed line" if "closed" in above else "an open line"
    under = (
        "a candidate"
        if "candidate" in below
        else "a short line"
        if "few words" in below or "one word" in below
        else "a text"
    )
    return f"{look} between {over} and {under}"


def _between(above: Facts, below: Facts) -> list[str]:
    """Look whether one sentence runs on over a short line: the text was cut at a link or a stress."""
    open_above, runs_on = "closed" not in above and "candidate" not in above, "small" in below or "sign" in below
    if open_above and runs_on:
        return ["within a sentence"]
    if "closed" in above and not runs_on:
        return ["between sentences"]
    return []


@cache
def _worded(word: str, facts: Facts, candidate: bool) -> Facts:  # noqa: FBT001  (cached by place)
    """Word the facts as clues; a candidate has words of its own for them. Kept: there are a few hundred sorts of lines."""
    plain = [f"{word}: {fact}" for fact in facts]
    return tuple([*plain, *[f"candidate, {clue}" for clue in plain]] if candidate else plain)
