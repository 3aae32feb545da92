"""Which lines above the comments are the article's, told by shape: furniture that no table knows stands out from paragraphs.

Only where the page shows that it was copied whole: beside furniture that is known. A page of text alone keeps every line. The grades
are set by reasoning, few and coarse; nothing is learnt, and no word is looked up but in the tables of furniture.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from seedbank.model import Role
from seedbank.segment.furniture import heads
from seedbank.segment.heads import HEAD_LINES, TITLE_WORDS, is_byline, is_text, is_ways
from seedbank.segment.view import View

COUNT = re.compile(
    r"[+~]?\d[\d.,\u202f\xa0]*\s?(?:[KkMm]|°[CF]?|%)?(?:\s?[^\W\d]{2,14}\.?){0,2}"
)  # "41", "48.2K subscribers", "6 мин"
LEAD = re.compile(r"(?P<lead>[^|>›»:–—-]{2,30}?)\s*(?P<sign>[|>›»:]|\s[–—-])\s+\S.{8,}")  # "Read also | ..."
GAPS, BAR = re.compile(r"\S(?:\s{2,}|\t)(?=\S)"), re.compile(r"\s[|/>›»·•]\s")
ITEM = re.compile(r"(?:\d{1,3}[.)]|\d{1,2}(?::\d\d)+|[-–—•*·])\s")
ADDRESS = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+")
PRESSED = frozenset({Role.CONTROL, Role.COUNTER})
BARS = "|>›»"
MARKS = "©®"  # of who owns it
FEW = 3  # words of a button
LEAST = 2  # buttons
MANY = 3  # ways
MOST_LEADING = 3  # short lines above the first of them
LONG = 12  # words of a line that is no headline
MOST_WORDS = 16  # of a headline with the words before it
SHORT = 6  # words of a way, a tag, a button
WRITER = range(2, 9)  # words of a line with the writer's name
NEAR = 3  # sentences between the article and the first name
TEXT, SENTENCE, ITEMS, OPEN, KNOWN, COUNTER = 10, 4, 2, -2, -3, -8
"""Grades: how much a line speaks for the article's going on at least as far as itself."""


def strays(above: Sequence[View], aside: Sequence[bool]) -> list[int]:
    """List the lines above the comments that are furniture by their shape. `aside`: which are furniture already."""
    begun = next((place for place, view in enumerate(above) if is_text(view) and not aside[place]), len(above))
    if begun == len(above):
        return []
    found = list(aside)
    for place in (*_head(above, found, begun), *_tail(above, found, begun)):
        found[place] = True
    for place in _middle(above, found, begun):
        found[place] = True
    return [place for place, away in enumerate(found) if away and not aside[place]]


def title_of(above: Sequence[View], aside: Sequence[bool], begun: int) -> int | None:
    """Find the title among the lines above the first paragraph: of those worded so the first, or the one that the page prints twice."""
    worded = [
        place
        for place in range(min(begun, HEAD_LINES * 2))
        if not aside[place] and _is_title(above[place]) and not is_row(above[place].text)
    ]
    counts = Counter([above[place].low for place in worded])
    twice = [place for place in worded if counts[above[place].low] > 1]
    long = [place for place in worded if above[place].words > FEW]
    if twice and any(is_writer(above[place]) or above[place].kind is Role.TIME for place in range(twice[0], twice[-1])):
        return twice[0]  # the head stands below it: the second is the article's own heading
    return twice[-1] if twice else next(iter(long or worded), None)


def _is_title(view: View) -> bool:
    return (
        view.words in TITLE_WORDS
        and view.kind is None
        and view.end not in {"stop", "comma", "colon", "dots"}
        and not is_byline(view)
        and not COUNT.fullmatch(view.text)
    )


def is_row(text: str) -> bool:
    """Tell whether a line is ways side by side, parted by a bar or by wide gaps."""
    parts = BAR.split(text)
    ways = len(parts) > 1 and all(len(part.split()) <= FEW for part in parts)
    return ways or is_ways(text) or len(GAPS.findall(text)) > 1


def _is_known(above: Sequence[View], aside: Sequence[bool], place: int) -> bool:
    """Tell whether a line is furniture beyond what is judged here. A date is none: clean pages have one."""
    return aside[place] and above[place].kind is not Role.TIME


def _head(above: Sequence[View], aside: Sequence[bool], begun: int) -> Iterator[int]:
    """List what stands above the title, and the buttons and numbers between it and the first paragraph, where the page has buttons there."""
    title = title_of(above, aside, begun)
    known = any(
        above[place].kind in PRESSED or _is_known(above, aside, place) or is_ways(above[place].text)
        for place in range(begun)
    )
    if title is None or not (known or title >= MANY):
        return
    yield from [place for place in range(title) if above[place].kind is not Role.TIME]
    found = list(aside)
    signed = any(is_writer(above[place]) for place in range(title + 1, begun) if not aside[place])
    for places in (range(title + 1, begun), range(begun - 1, title, -1)):
        for place in places:
            if not found[place] and _is_button(above, found, place, signed=signed):
                found[place] = True
                yield place


def _is_button(above: Sequence[View], aside: Sequence[bool], place: int, *, signed: bool) -> bool:
    """Tell whether a line of the head is a button, a number, an address: not the writer, not the date, not the article's first words.

    `signed`: the writer has a line of his own; else a line beside the date may be his.
    """
    view = above[place]
    if view.kind is not None:
        return view.kind is not Role.TIME
    if COUNT.fullmatch(view.text) or ADDRESS.fullmatch(view.text):
        return True
    near = [at for at in (place - 1, place + 1) if 0 <= at < len(above)]
    beside = any(aside[at] or (signed and above[at].kind is Role.TIME) for at in near)
    plain = view.words <= FEW and not view.closed and not is_writer(view)
    return beside and plain and (view.words == 1 or not view.text.istitle())


def is_writer(view: View) -> bool:
    """Tell whether a line may name the writer: "Ann Oake", "Ann Oake, Staff Writer"."""
    return is_byline(view) or (view.words in WRITER and view.look in {"person", "title of strangers"})


def _tail(above: Sequence[View], aside: Sequence[bool], begun: int) -> list[int]:
    """List what stands below the article's end: where it goes on no further by the grades of its lines, if several are known furniture."""
    counter = max(
        [place for place in range(begun, len(above)) if above[place].kind and heads(above[place].text)],
        default=len(above),
    )
    best = total = 0
    end = begun + 1
    for place in range(begun + 1, len(above)):
        total += _grade(above, aside, place, below=place > counter)
        if total > best:
            best, end = total, place + 1
    last = begun
    for place in range(begun, end):
        if not aside[place]:
            last = place
    rest = range(last + 1, len(above))
    known = [place for place in rest if _is_known(above, aside, place)]
    said = [place for place in rest if above[place].closed and above[place].words > FEW and not aside[place]]
    if not known or len(said) > NEAR:
        return []
    first = known[0]
    lead = [above[place] for place in range(last + 1, first)]
    pressed = [place for place in known if above[place].kind is not Role.COUNTER]
    if len(pressed) >= LEAST and len(lead) <= MOST_LEADING and all(view.words <= SHORT for view in lead):
        first = last + 1
    return [place for place in rest if place >= first and above[place].kind is not Role.TIME]


def _grade(above: Sequence[View], aside: Sequence[bool], place: int, *, below: bool) -> int:
    """Grade one line. `below`: it stands below the comments' counter."""
    view = above[place]
    if aside[place] or view.kind in {Role.CONTROL, Role.COUNTER, Role.VOTES}:
        return COUNTER if view.kind is Role.COUNTER and heads(view.text) else KNOWN
    if view.text[0] in MARKS and view.words <= LONG:
        return KNOWN
    if is_text(view):
        return ITEMS if below else TEXT
    if view.closed and view.end != "colon":
        return 1 if below else SENTENCE
    if (
        view.words > LONG
        or ITEM.match(view.text)
        or view.text[0].islower()
        or (above[place - 1].end == "colon" and not aside[place - 1])
    ):
        return ITEMS
    return OPEN


def _middle(above: Sequence[View], aside: Sequence[bool], begun: int) -> Iterator[int]:
    """List the furniture between two paragraphs: buttons, numbers, "Read also | ...", lines that begin alike as "Read also: ..." does."""
    if not any(_is_known(above, aside, place) for place in range(len(above))):
        return
    end = max([place for place in range(begun, len(above)) if not aside[place] and above[place].closed], default=begun)
    inside = [place for place in range(begun + 1, end) if not aside[place] and is_open(above[place])]
    leads = {
        place: match
        for place in inside
        if (match := LEAD.fullmatch(above[place].text))
        and above[place].words <= MOST_WORDS
        and _is_alone(above, aside, place)
    }
    counts = Counter([match["lead"] for match in leads.values()])
    for place in inside:
        view = above[place]
        beside = aside[place - 1] or aside[place + 1]
        number = COUNT.fullmatch(view.text) is not None and view.kind is not Role.TIME
        match = leads.get(place)
        lead = match and (match["sign"] in BARS or counts[match["lead"]] > 1)
        if lead or view.kind in PRESSED or (number and beside):
            yield place


def is_open(view: View) -> bool:
    """Tell whether a line ends as a headline does: in no sign, or in a question mark."""
    return not view.closed or view.text.endswith(("?", "？"))


def _is_alone(above: Sequence[View], aside: Sequence[bool], place: int) -> bool:
    """Tell whether a line stands between two whole sentences, or furniture, and they open with no such words: then people talk."""
    around = [at for at in (place - 1, place + 1) if not aside[at]]
    return all(above[at].closed and not LEAD.match(above[at].text) for at in around)
