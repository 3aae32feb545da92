"""The title of a page copied whole: above its writer's line or its date, below the ways through the site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from seedbank.model import Role
from seedbank.segment.form import COUNT, DIGIT, FEW, is_row, is_writer
from seedbank.segment.heads import HEAD_LINES, TITLE_WORDS, is_byline, is_ways
from seedbank.segment.view import View

MOST_BETWEEN = 6  # short lines between the title, or what stands under it, and the writer
MOST_UNDER = 2  # lines under a title that tell more of the article
OPEN_ENDS = frozenset({"stop", "comma", "colon", "dots"})


def title_of(above: Sequence[View], begun: int) -> int | None:
    """Find the title among the lines above the first paragraph, `begun`: right above the writer or the date, else worded so."""
    over = (title for sign in _signs(above, begun) if (title := _over(above, sign)) is not None)
    found = next(over, None)
    return _worded(above, begun) if found is None else found


def _signs(above: Sequence[View], begun: int) -> Iterator[int]:
    """Give the places that a title stands above: writers' lines first, then dates."""
    yield from [place for place in range(1, begun) if is_byline(above[place])]
    yield from [
        place for place in range(1, begun) if above[place].kind is Role.TIME and DIGIT.search(above[place].text)
    ]


def _over(above: Sequence[View], sign: int) -> int | None:
    """Find the first of the longer lines right above the writer's line or the date."""
    place = sign - 1
    for _ in range(MOST_BETWEEN):
        if place >= 0 and (above[place].kind is not None or above[place].words <= FEW):
            place -= 1
    run = list[int]()
    while place >= 0 and len(run) <= MOST_UNDER and _says_something(above[place]):
        run.append(place)
        place -= 1
    return next((at for at in reversed(run) if _is_title(above[at])), None)


def _worded(above: Sequence[View], begun: int) -> int | None:
    """Find the first line worded as a title, or the one that the page prints twice."""
    worded = [place for place in range(min(begun, HEAD_LINES * 2)) if _is_title(above[place])]
    counts = Counter([above[place].low for place in worded])
    twice = [place for place in worded if counts[above[place].low] > 1]
    if twice and any(is_writer(above[place]) or above[place].kind is Role.TIME for place in range(twice[0], twice[-1])):
        return twice[0]  # the head stands below it: the second is the article's own heading
    long = [place for place in worded if above[place].words > FEW]
    return twice[-1] if twice else next(iter(long or worded), None)


def _says_something(view: View) -> bool:
    """Tell whether a line is a title, or what tells more of the article under it."""
    return view.kind is None and view.words > FEW and not is_ways(view.text) and not is_byline(view)


def _is_title(view: View) -> bool:
    return (
        view.words in TITLE_WORDS
        and view.kind is None
        and view.end not in OPEN_ENDS
        and not is_byline(view)
        and not COUNT.fullmatch(view.text)
        and not is_row(view.text)
    )
