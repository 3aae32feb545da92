"""Clues of a line's place in the page: how thick the candidates stand round it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from seedbank.segment.page import Page

Clues = tuple[str, ...]

WINDOW = 8  # lines
STEPS = (1, 2, 3, 6, 12)  # lines to the nearest candidate
FEW = 2
MOST = 5  # candidates near a line that are told apart


def placed(page: Page, place: int, *, candidate: bool) -> tuple[Clues, ...]:
    """Look at how many candidates stand above and below, and how near the next ones are."""
    before, count = page.before, len(page.views)
    so_far, through = before[place], before[place + 1]
    above = so_far - before[max(0, place - WINDOW)]
    below = before[min(count, place + 1 + WINDOW)] - through
    rest = before[count] - through
    last = bisect_left(STEPS, place - page.last[place]) if page.last[place] >= 0 else len(STEPS)
    return (
        _near(min(above, MOST), min(below, MOST), min(place, FEW + 1), candidate),
        _shares(
            min(so_far, FEW + 1), _share(so_far, place), -1 if not rest else _share(rest, count - place - 1), candidate
        ),
        _gaps(last, bisect_left(STEPS, page.next[place] - place), candidate),
    )


@cache
def _near(above: int, below: int, place: int, candidate: bool) -> Clues:  # noqa: FBT001  (cached by place)
    """Word how many candidates are near, and the page's first lines. Kept, as the next two are: there are some hundred cases."""
    found = [f"candidates above {above}", f"candidates below {below}"]
    if place <= FEW:
        found.append("first lines" if place else "first line")
    return _twice(found) if candidate else tuple(found)


@cache
def _shares(so_far: int, share: int, to_come: int, candidate: bool) -> Clues:  # noqa: FBT001  (cached by place)
    """Word how many candidates are above, and which shares of the lines above and below they make up; `to_come` -1: none."""
    found = ["no candidate so far"] if not so_far else ["few candidates so far"] if so_far <= FEW else []
    if to_come < 0:
        found.append("no candidate to come")
    found += [f"share to come {max(0, to_come)}", f"share so far {share}"]
    return _twice(found) if candidate else tuple(found)


def _twice(found: list[str]) -> Clues:
    """Say the same once more of a candidate."""
    return (*found, *[f"candidate, {clue}" for clue in found])


def _share(part: int, whole: int) -> int:
    """Grade a share of candidates 0 to 6: names make up a third to a half of short comments."""
    return min(6, part * 12 // whole) if whole else 0


@cache
def _gaps(above: int, below: int, candidate: bool) -> Clues:  # noqa: FBT001  (cached by place)
    """Word the way to the nearest candidates: the steps that it is within."""
    found = [f"gap above {step}" for step in STEPS[above:]] + [f"gap below {step}" for step in STEPS[below:]]
    return _twice(found) if candidate else tuple(found)
