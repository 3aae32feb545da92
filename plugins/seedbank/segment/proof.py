"""What the page itself proves of a name line, beyond what is learnt: lines that cannot be one, and habits of printing.

A page that prints a time below each name, or a button below each comment, does so for all of them. It is found by rule, for the
labelled pages have next to none of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from seedbank.model import Role
from seedbank.segment.frame import WORDS
from seedbank.segment.page import Page
from seedbank.segment.view import View

BARRED = -(10**8)  # thousandths against what cannot be a name
PROVEN = 4_000  # thousandths for what has a name line's form with a time, where the page has more of them
HABITUAL = 3_000  # thousandths for and against a name, where the page prints the like at each
REPEATED = 1_500  # thousandths for a line of several words that recurs on a page of text alone
COUNTED = 9_000  # thousandths, where the page also says that it has just so many comments
LEAST = 2  # places that make it a habit
NEARLY_ALL = (9, 10)  # of the places at which there could be a name
KINDS = (Role.TIME, Role.VOTES, Role.CONTROL)
ABOVE = frozenset([words for (_, where), words in WORDS.items() if where == "above"])

NUMBER = re.compile(r"(?:#|№\s?)(\d{1,6})\b")

Clues = tuple[str, ...]


def proofs_of(page: Page, framed: Sequence[Clues], counted: AbstractSet[int] = frozenset()) -> list[int]:
    """Give what the page adds to each line's being a name, in thousandths.

    `framed`: what of the frame is next to each line; `counted`: how many comments the page says that it has.
    """
    numbered = _numbered(page)
    formed = _formed(page, numbered, counted)
    habits = [0] * len(framed)
    if not numbered:  # these are the page's names, whatever it prints round them
        habits = _below_names(page, framed, counted) or (not any(formed) and _above_names(page, framed)) or habits
    forms = page.timed > 1
    plain = not any(framed)  # where furniture recurs, a phrase that does is sooner more of it
    return [
        BARRED
        if not possible
        else habit
        + (PROVEN if forms and view.opening.time is not None else 0)
        + (REPEATED if plain and _repeated(page, view) else 0)
        + told
        for view, possible, habit, told in zip(page.views, page.possible, habits, formed, strict=True)
    ]


def _formed(page: Page, numbered: Sequence[int], counted: AbstractSet[int]) -> list[int]:
    """Speak against the lines without a time of their own, where several name lines have it; above the first of them there is no name.

    The same of a number, where the names are numbered one after the other. `numbered`: their places.
    """
    places = [place for place, view in enumerate(page.views) if view.opening.time is not None and page.possible[place]]
    weight = COUNTED if len(places) in counted else HABITUAL
    if numbered:
        places, weight = list(numbered), COUNTED
    if len(places) <= LEAST:
        return [0] * len(page.views)
    formed = frozenset(places)
    return [weight if place in formed else BARRED if place < places[0] else -weight for place in range(len(page.views))]


def _numbered(page: Page) -> list[int]:
    """List the name lines that are numbered one after the other, up or down: "#1 Ann", "#2 Bert". Nothing where the page numbers them otherwise."""
    found = [
        (place, int(match[1]))
        for place, view in enumerate(page.views)
        if view.opening.sure and page.possible[place] and (match := NUMBER.match(view.text))
    ]
    steps = {below - above for (_, above), (_, below) in pairwise(found)}
    return [place for place, _ in found] if len(found) > LEAST and steps in ({1}, {-1}) else []


def _repeated(page: Page, view: View) -> bool:
    """Tell whether a line of several words, no sentence, stands on the page again: names of that kind are all but missing from the labelled pages."""
    return view.words > 1 and not view.closed and page.counts[view.low] > 1


def _below_names(page: Page, framed: Sequence[Clues], counted: AbstractSet[int]) -> list[int]:
    """Speak for the lines that have what the page prints below each name, and against the others; nothing where it does not."""
    for kind in KINDS:
        words = WORDS[kind, "below"]
        places = [place for place, clues in enumerate(framed) if words in clues]
        while places and not page.possible[places[0]]:
            del places[0]  # the page's date, below its title
        last = bool(places) and places[-1] == len(framed) - 1  # then nothing would be said under that name
        if (
            len(places) >= LEAST
            and not last
            and _are_possible(page, places)
            and (_opens(page, framed, places[0]) or _look_so(page, places))
        ):
            weight = COUNTED if len(places) in counted else HABITUAL
            above = BARRED if kind is not Role.CONTROL and len(places) > LEAST else -weight
            return [
                weight if words in clues else above if place < places[0] else -weight
                for place, clues in enumerate(framed)
            ]
    return []


def _look_so(page: Page, places: Sequence[int]) -> bool:
    """Tell whether nearly all these lines look like names: of what people say on one line few do."""
    part, whole = NEARLY_ALL
    return sum([page.candidates[place] for place in places]) * whole >= len(places) * part


def _opens(page: Page, framed: Sequence[Clues], place: int) -> bool:
    """Tell whether a line can be the page's first name: below furniture, or below what is no name itself.

    Where times stand below what is said, the line above the first such place is the name.
    """
    return place == 0 or not page.candidates[place - 1] or not ABOVE.isdisjoint(framed[place])


def _above_names(page: Page, framed: Sequence[Clues]) -> list[int]:
    """The same for what stands above each name, as its head or as the foot of the comment before: then the first may be without."""
    for kind in KINDS:
        words = WORDS[kind, "above"]
        places = [place for place, clues in enumerate(framed) if words in clues]
        if len(places) >= LEAST and _are_possible(page, places):
            opened = [place for place in range(places[0]) if not ABOVE.isdisjoint(framed[place])]
            first = opened[-1] if opened else places[0]  # the first comment stands below the page's counter
            return [
                HABITUAL if words in clues else -HABITUAL if place > first else 0 for place, clues in enumerate(framed)
            ]
    return []


def _are_possible(page: Page, places: Sequence[int]) -> bool:
    """Tell whether nearly all these lines could be names."""
    part, whole = NEARLY_ALL
    return sum([page.possible[place] for place in places]) * whole >= len(places) * part
