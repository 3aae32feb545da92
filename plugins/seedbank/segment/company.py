"""Clues of the lines above and below."""

from __future__ import annotations

from bisect import bisect_left
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


def facts_of(page: Page, place: int) -> Facts:
    """List what a line's neighbours may know of it."""
    view = page.views[place]
    found = [SIZE_FACTS[bisect_left(SIGN_STEPS, len(view.text))], WORD_FACTS[bisect_left(WORD_STEPS, view.words)]]
    found += [fact for fact, holds in (("candidate", page.candidates[place]), ("closed", view.closed)) if holds]
    found += _start(view)
    if view.end in LEADING:
        found.append(LEADING[view.end])
    if view.words <= SHORT and signs_off(view.low):
        found.append("sign-off")
    if view.kind:
        found += ["furniture", "furniture again"] if page.masked[mask(view.low)] > 1 else ["furniture"]
    if view.nameable:
        if page.counts[view.low] > 1:
            found.append("recurring")
        if page.called[view.low] or page.named[view.low]:
            found.append("called")
        if view.address and page.counts[view.address]:
            found.append("address known")
    return tuple(found)


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


def beside(facts: list[Facts], place: int, look: str, *, candidate: bool) -> list[Facts]:
    """Look at the two lines above and the two below."""
    last = len(facts) - 1
    found = [
        _worded("above", facts[place - 1] if place else EDGE, candidate),
        _worded("below", facts[place + 1] if place < last else EDGE, candidate),
        _worded("above but one", facts[place - 2] if place > 1 else EDGE, candidate),
        _worded("below but one", facts[place + 2] if place + 1 < last else EDGE, candidate),
    ]
    if candidate and 0 < place < last:
        found.append((_seated(look, facts[place - 1], facts[place + 1]), *_between(facts, place)))
    return found


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


def _between(facts: list[Facts], place: int) -> list[str]:
    """Look whether one sentence runs on over a short line: the text was cut at a link or a stress."""
    above, below = facts[place - 1], facts[place + 1]
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
