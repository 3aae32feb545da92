"""The title of a page copied whole: above its writer's line or its date, below the ways through the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seedbank.model import Role
from seedbank.segment.furniture import DIGIT
from seedbank.segment.heads import TITLE_WORDS, is_byline, is_ways
from seedbank.segment.view import View

FEW = 3  # words of a way, of a rubric, of what says who the writer is
MOST_BETWEEN = 6  # short lines between the title, or what stands under it, and the writer
MOST_UNDER = 2  # lines under a title that tell more of the article
OPEN_ENDS = frozenset({"comma", "colon", "dots"})


def headline(above: Sequence[View], begun: int) -> int | None:
    """Find the title: the first of the longer lines right above the writer's line or the date. `begun`: the first paragraph.

    None where no such line stands there, or nothing above it that a title would have to be told from.
    """
    for sign in _signs(above, begun):
        place = sign - 1
        for _ in range(MOST_BETWEEN):
            if place >= 0 and _is_short(above[place]):
                place -= 1
        run = list[int]()
        while place >= 0 and len(run) <= MOST_UNDER and _is_worded(above[place]):
            run.append(place)
            place -= 1
        titles = [at for at in run if _is_title(above[at])]
        if titles:
            return titles[-1]
    return None


def _signs(above: Sequence[View], begun: int) -> Iterator[int]:
    """Give the places that a title stands above: writers' lines first, then dates."""
    yield from [place for place in range(1, begun) if is_byline(above[place])]
    yield from [
        place for place in range(1, begun) if above[place].kind is Role.TIME and DIGIT.search(above[place].text)
    ]


def _is_short(view: View) -> bool:
    return view.kind is not None or view.words <= FEW


def _is_worded(view: View) -> bool:
    """Tell whether a line says something: a title, or what tells more of the article under it."""
    return view.kind is None and view.words > FEW and not is_ways(view.text) and not is_byline(view)


def _is_title(view: View) -> bool:
    return view.words in TITLE_WORDS and view.end != "stop" and view.end not in OPEN_ENDS
