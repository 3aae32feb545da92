"""Where long things are cut into pages: a thread between whole branches, a seed by the number of its lines.

A seed is never edited and its pages are cut by number alone, so a line's page never changes. A thread is cut by its
branches, which a better reading may change: the first page of a thread therefore knows every comment's place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, starmap

from seedbank.model import Place

WHOLE = 500
"""Comments up to which a thread stands on one page. Longer ones were measured: the layout of 500 takes a phone a second."""

PART = 100
"""Comments that a page of a longer thread holds at most: layout on a phone stays below what a hand notices."""

LINES = 1500
"""Lines that one page of a seed holds: about 300 kB."""


def parts_of(places: Sequence[Place], whole: int = WHOLE, part: int = PART) -> tuple[range, ...]:
    """Return the pages of a thread, each as places in reading order; one page where the thread is short, or empty.

    No branch that fits on a page is cut; of a longer one, whole branches below it stay together. Linear.
    """
    if len(places) <= whole:
        return (range(len(places)),)
    sizes = _sizes(places)
    fit = {place.comment: at for at, place in enumerate(places) if sizes[place.comment] <= part}
    cuts = [0]
    while (left := len(places) - cuts[-1]) > part:
        share = -(-left // -(-left // part))  # of what is left, so that the last page is not a remnant
        highest = _highest(places, cuts[-1] + share, fit)
        cuts.append(highest if highest > cuts[-1] else highest + sizes[places[highest].comment])
    return tuple(starmap(range, pairwise([*cuts, len(places)])))


def _sizes(places: Sequence[Place]) -> dict[int, int]:
    """How many comments the branch of each has, itself among them."""
    sizes = {place.comment: 1 for place in places}
    for place in reversed(places):
        if place.parent is not None:
            sizes[place.parent] += sizes[place.comment]
    return sizes


def _highest(places: Sequence[Place], at: int, fit: Mapping[int, int]) -> int:
    """Where the highest branch begins that holds a place and fits on a page; the place itself where none does."""
    while (parent := places[at].parent) is not None and parent in fit:
        at = fit[parent]
    return at


def levels_of(places: Sequence[Place]) -> list[int]:
    """Return the levels of a page's places by themselves: what stands below a comment of another page stands at the top."""
    above: list[int] = []
    levels = []
    for place in places:
        while above and above[-1] >= place.level:
            above.pop()
        levels.append(len(above))
        above.append(place.level)
    return levels


def seed_pages(lines: int) -> int:
    """Return how many pages a seed of so many lines takes."""
    return -(-lines // LINES) or 1


def seed_page(line: int) -> int:
    """Return the page of a seed on which a line stands."""
    return (line - 1) // LINES + 1


def way(here: int, there: int) -> str:
    """Return the way from one page of a thread, or of a seed, to another; "" to itself."""
    return "" if here == there else f"{home(here)}{folder(there)}index.html"


def home(part: int) -> str:
    """Return the way from a page of a thread to the folder of the first."""
    return "../" if part > 1 else ""


def folder(part: int) -> str:
    """Return where a page stands below the first: "" for that, "2/" for the second."""
    return f"{part}/" if part > 1 else ""
