"""What the whole page says about its short lines: which recur, whom other lines call, what cannot be a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, repeat

from seedbank.frozen import dataclass
from seedbank.model import Role
from seedbank.segment.heads import HEAD_LINES, TITLE_WORDS, is_byline, is_text
from seedbank.segment.view import SHORT, View

PARTS = range(2, 5)  # words of a name that people shorten
MOST_CALLED = 4  # words of a name at the start of a line
CANDIDATE_WORDS = 4  # the words a name mostly has
ITEM = re.compile(r"\d{1,5}[.)]\s\S")  # of a list
BYLINE_PLACES = 4  # lines of text from the top on
DIGITS = re.compile(r"\d+")
BEHIND = ",:;!.-—"  # signs behind a name that is called
CALLING = frozenset(BEHIND)  # looking one up takes half the time that looking for it in a text takes
ROUND = ".,;:!?…\"“”‘’'«»()[]{}<>*_-–—/@#"  # signs round words


@dataclass(frozen=True, slots=True)
class Page:
    """All lines that are not blank, and what they have in common."""

    views: tuple[View, ...]
    counts: Counter[str]  # how often a short line occurs, in lower case
    masked: Counter[str]  # the same with every number made one
    called: Counter[str]  # how often a name is called by "@NAME" at the start of a line or as its whole
    named: Counter[str]  # how often a line opens with "NAME," or "NAME:"
    forms: int  # lines with the form of a name line
    timed: int  # those of them with a time
    used: frozenset[str]  # the words of its long lines, as written
    inside: frozenset[str]  # the same in lower case
    candidates: tuple[bool, ...]  # which lines look like names at first sight
    looks: Counter[str]  # what its candidates look like
    before: tuple[int, ...]  # candidates above each place; one more entry than views
    last: tuple[int, ...]  # place of the nearest candidate above, -1 where there is none
    next: tuple[int, ...]  # place of the nearest candidate below, the number of views where there is none
    possible: tuple[bool, ...]  # which lines can be a name at all
    text_above: tuple[int, ...]  # place of the nearest paragraph above, -1 where there is none
    text_below: tuple[int, ...]  # place of the nearest paragraph below, the number of views where there is none


def page_of(views: Sequence[View], head: int = 0, nameless: int = 0) -> Page:
    """Look over all lines; linear in their number.

    `head`: how many stand above "71 Comments", or above the first comment's time; `nameless`: how many are no names, since times say so.
    """
    called, named = list[str](), list[str]()
    for view in views:
        (called if view.text.startswith("@") else named).extend(_calls(view))
    counts = Counter([view.low for view in views if view.nameable])
    possible = tuple([may_be and place >= nameless for place, may_be in enumerate(_possible(views, counts, head))])
    candidates = tuple([may_be and _candidate(view) for view, may_be in zip(views, possible, strict=True)])
    used = _used(views)
    texts = tuple([is_text(view) for view in views])
    return Page(
        views=tuple(views),
        counts=counts,
        masked=Counter([mask(view.low) for view in views if view.nameable]),
        called=Counter(called),
        named=Counter(named),
        forms=sum([view.opening.sure and not view.opening.hint for view in views]),
        timed=sum([view.opening.time is not None for view in views]),
        used=used,
        inside=frozenset(map(str.lower, used)),
        candidates=candidates,
        looks=Counter([view.look for view, candidate in zip(views, candidates, strict=True) if candidate]),
        before=tuple(accumulate(candidates, initial=0)),
        last=_nearest(candidates),
        next=tuple([len(views) - 1 - place for place in reversed(_nearest(candidates[::-1]))]),
        possible=possible,
        text_above=_nearest(texts),
        text_below=tuple([len(views) - 1 - place for place in reversed(_nearest(texts[::-1]))]),
    )


def _used(views: Sequence[View]) -> frozenset[str]:
    """Gather the words of the long lines, as written."""
    written = set("\n".join([view.text for view in views if view.words > SHORT]).split())
    return frozenset(map(str.strip, written, repeat(ROUND)))


def mask(low: str) -> str:
    """Make lines equal that differ in numbers only."""
    return DIGITS.sub("#", low)


def _candidate(view: View) -> bool:
    """Tell whether a line looks like a name at first sight."""
    return view.opening.sure or (
        view.words <= CANDIDATE_WORDS
        and view.nameable
        and not view.closed
        and view.text[0] not in '@<"“'
        and not view.low.startswith("http")
    )


def _nearest(candidates: Sequence[bool]) -> tuple[int, ...]:
    """Give, for each place, the nearest candidate before it."""
    places = [place if candidate else -1 for place, candidate in enumerate(candidates)]
    return tuple(accumulate(places[:-1], max, initial=-1)) if places else ()


def _calls(view: View) -> set[str]:
    """List whom the line calls, if it calls anybody: one to four words behind "@", or up to a comma or colon."""
    words = view.low.split(maxsplit=MOST_CALLED)[:MOST_CALLED]
    if view.text.startswith("@"):
        return {" ".join(words[:count])[1:].rstrip(BEHIND) for count in range(1, len(words) + 1)}
    first = words if view.words > MOST_CALLED else words[:-1]
    return {" ".join(words[:count]).rstrip(BEHIND) for count, word in enumerate(first, 1) if word[-1] in CALLING}


def _possible(views: Sequence[View], counts: Counter[str], head: int) -> tuple[bool, ...]:
    """Rule out what no name line can be: too long, or an address of somebody who has a line of his own.

    "@X" where X is a line; and one part of a many-word name, alone on a line below that name ("Basu" under a comment of
    "Samit Basu"). A word that is a line more than once is a name of its own.
    And the writer's name below the page's title, and an item of a list ("3. Cold Comfort") where nothing shows it to be a comment's number.
    """
    possible, parts = [], set[str]()
    byline = _byline(views, head)
    for place, view in enumerate(views):
        by_at = view.address and counts[view.address] > 0
        by_part = view.low in parts and counts[view.low] == 1
        item = not view.opening.sure and ITEM.match(view.text) is not None
        possible.append(view.nameable and not by_at and not by_part and not item and place != byline)
        if possible[-1] and _many_word_name(view, counts):
            parts.update(view.low.split())
    return tuple(possible)


def _byline(views: Sequence[View], head: int) -> int | None:
    """Find the line below the page's title that names the writer, between the title and a whole paragraph or a date.

    "By A. Writer" says it; a person's name alone does where the page counts or dates its comments further down.
    """
    for place in range(1, min(HEAD_LINES, len(views) - 1)):
        view, above, below = views[place], views[place - 1], views[place + 1]
        titled = above.words in TITLE_WORDS and (not above.closed or above.end == "quote")
        written = is_byline(view) and (place < BYLINE_PLACES or not any(map(is_text, views[:place])))
        named = written or (place + 1 < head and view.look == "person")
        if titled and view.words > 1 and named and (below.kind is Role.TIME or is_text(below)):
            return place
    return None


def _many_word_name(view: View, counts: Counter[str]) -> bool:
    """Tell whether a line is a many-word name that recurs."""
    return len(view.low.split()) in PARTS and counts[view.low] > 1 and not view.closed
