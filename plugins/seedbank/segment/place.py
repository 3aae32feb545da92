"""Clues of a line's place in the page: how thick the candidates stand round it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from seedbank.segment.page import Page

Clues = tuple[str, ...]

WINDOW = 8  # lines
STEPS = (1, 2, 3, 6, 12)  # lines to the nearest candidate
TEXT_STEPS = (1, 2, 4, 8)  # lines to the nearest paragraph
FEW = 2
MOST = 5  # candidates near a line that are told apart
SHARES, HALF = 12, 6  # a share of candidates is told in twelfths, up to a half: of short comments names are as much


def placed(page: Page) -> Iterator[tuple[Clues, ...]]:
    """Look, for each line, at how many candidates stand above and below, and how near the next ones are."""
    before, count = page.before, len(page.views)
    rows = zip(page.candidates, page.last, page.next, page.text_above, page.text_below, strict=True)
    for place, (candidate, last, following, text, more) in enumerate(rows):
        to_come = count - place - 1
        so_far, through = before[place], before[place + 1]
        rest = before[-1] - through
        yield (
            _near(
                so_far - before[place - WINDOW if place > WINDOW else 0],
                before[place + 1 + WINDOW if to_come > WINDOW else -1] - through,
                place if place <= FEW else FEW + 1,
                candidate,
            ),
            _shares(
                so_far if so_far <= FEW else FEW + 1,
                so_far * SHARES // place if place else 0,
                rest * SHARES // to_come if rest else -1,
                candidate,
            ),
            _gaps(
                bisect_left(STEPS, place - last) if last >= 0 else len(STEPS),
                bisect_left(STEPS, following - place),
                candidate,
            ),
            _texts(
                bisect_left(TEXT_STEPS, place - text) if text >= 0 else -1,
                bisect_left(TEXT_STEPS, more - place) if more < count else -1,
                candidate,
            ),
        )


@cache
def _near(above: int, below: int, place: int, candidate: bool) -> Clues:  # noqa: FBT001  (cached by place)
    """Word how many candidates are near, and the page's first lines. Kept, as the next two are: there are some hundred cases."""
    found = [f"candidates above {min(above, MOST)}", f"candidates below {min(below, MOST)}"]
    if place <= FEW:
        found.append("first lines" if place else "first line")
    return _twice(found) if candidate else tuple(found)


@cache
def _shares(so_far: int, share: int, to_come: int, candidate: bool) -> Clues:  # noqa: FBT001  (cached by place)
    """Word how many candidates are above, and which shares of the lines above and below they make up, in twelfths; `to_come` -1: none."""
    found = ["no candidate so far"] if not so_far else ["few candidates so far"] if so_far <= FEW else []
    if to_come < 0:
        found.append("no candidate to come")
    found += [f"share to come {max(0, min(to_come, HALF))}", f"share so far {min(share, HALF)}"]
    return _twice(found) if candidate else tuple(found)


def _twice(found: list[str]) -> Clues:
    """Say the same once more of a candidate."""
    return (*found, *[f"candidate, {clue}" for clue in found])


@cache
def _gaps(above: int, below: int, candidate: bool) -> Clues:  # noqa: FBT001  (cached by place)
    """Word the way to the nearest candidates: the steps that it is within."""
    found = [f"gap above {step}" for step in STEPS[above:]] + [f"gap below {step}" for step in STEPS[below:]]
    return _twice(found) if candidate else tuple(found)


@cache
def _texts(above: int, below: int, candidate: bool) -> Clues:  # noqa: FBT001  (cached by place)
    """Word the way to the nearest paragraphs in steps: what a page prints round its article has none on one side. -1: there is none."""
    found = [
        "no paragraph so far" if above < 0 else f"paragraph above, step {above}",
        "no paragraph to come" if below < 0 else f"paragraph below, step {below}",
        f"between paragraphs {above} {below}",
    ]
    return _twice(found) if candidate else tuple(found)
