"""What is said of each term in one text: its mentions, counted from the sides that salience looks at."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from operator import and_, itemgetter, sub

from seedbank.frozen import dataclass, field
from seedbank.terms.facet import Mention

KIND_WORTH = {"name": 10, "people": 9, "seat": 8, "office": 6, "state": 6, "town": 6}
"""How much of a mention of the country itself each kind is, in tenths."""

STRONG = frozenset({"name", "people"})
KIND_BIT = {"name": 1, "people": 2, "seat": 4, "office": 8, "state": 8, "town": 8}
TITLE_LEVEL = {"name": 3, "people": 3, "seat": 2, "office": 1, "state": 1, "town": 1}

ACTING = (
    *("said", "says", "has", "had", "is", "was", "will", "would", "may", "could", "also", "plans", "wants", "should"),
    *("and", "to", "are", "were"),
)
ACTS = re.compile(rf" (?:{'|'.join(ACTING)})\b")
"""Behind a name: what it names does something, or a second one follows."""
ACTS_OPEN = frozenset(f" {word[:2]}" for word in ACTING)
"""The first signs of these: to look for them first is much faster."""

START, END = itemgetter(0), itemgetter(1)
OPENING = 12  # characters from the head of a paragraph within which it opens with a form
NEAR = 16  # characters to the next name in a row


@dataclass(slots=True)
class Measure:
    """What was counted of one term in one text."""

    worth: int = 0  # of all mentions, in tenths of a plain one
    title: int = 0  # level of the feature
    title_place: int = 999  # of its first mention in the title
    dated: bool = False  # it is the dateline's
    first: int = -1  # characters before its first mention in the body, -1: none
    strong: int = 0
    weak: int = 0
    kinds: int = 0
    listed: int = 0
    opens: int = 0
    acts: int = 0  # mentions in the body that a verb follows
    owns: int = 0  # mentions in the body with an apostrophe
    people: int = 0
    name: int = 0
    forms: set[str] = field(default_factory=set)
    paragraphs: int = 0  # in how many it stands


@dataclass(frozen=True, slots=True)
class Shape:
    """What holds for the text as a whole."""

    starts: tuple[int, ...]  # where each paragraph begins in the joined body
    words: int
    dateline: int  # where the dateline ends, 0: there is none
    titled: bool  # there is a title
    body: str  # the paragraphs joined by line ends


def measure(mentions: Sequence[Mention], groups: Iterable[Sequence[Mention]], shape: Shape) -> dict[str, Measure]:
    """Count what is said of each term. Code -> measure, in order of first mention.

    `mentions`: in order of place, so that those of title and dateline come first; `groups`: the same by their form.
    """
    found: dict[str, Measure] = defaultdict(Measure)
    ahead = next(
        (place for place, each in enumerate(mentions) if not each[3] and each[1] > shape.dateline), len(mentions)
    )
    for mention in mentions[:ahead]:
        above_text(found[mention[2].code], mention)
    running = mentions[ahead:]
    body = shape.body + "\n"  # so that something stands behind the last mention
    for group in groups:
        same = [each for each in group if not each[3] and each[1] > shape.dateline] if ahead else group
        if same:
            in_text(found[same[0][2].code], same, shape.dateline, body)
    by_paragraph(found, running, shape.starts)
    for mention in in_rows(mentions, ahead):
        found[mention[2].code].listed += 1
    return dict(found)


def alike(mentions: Sequence[Mention]) -> Collection[list[Mention]]:
    """Return mentions by their form: a long text has hundreds of some dozens."""
    found: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[id(mention[2])].append(mention)
    return found.values()


def above_text(one: Measure, mention: Mention) -> None:
    """Count a mention in the title or the dateline."""
    start, _, form, titled, _ = mention
    kind = form.kind
    one.kinds |= KIND_BIT[kind]
    one.forms.add(form.text)
    one.worth += KIND_WORTH[kind]
    if titled:
        one.title = max(one.title, TITLE_LEVEL[kind])
        one.title_place = min(one.title_place, start)
        one.worth += KIND_WORTH[kind]
    else:
        one.dated = True


def in_text(one: Measure, same: Sequence[Mention], dated: int, body: str) -> None:
    """Count the mentions by one form in the running text, `dated` being where the dateline ends."""
    start, _, form, _, _ = same[0]
    count = len(same)
    one.kinds |= KIND_BIT[form.kind]
    one.forms.add(form.text)
    one.worth += count * KIND_WORTH[form.kind]
    first = start - dated
    one.first = first if one.first < 0 else min(first, one.first)
    one.name += count if form.kind == "name" else 0
    one.people += count if form.kind == "people" else 0
    one.strong, one.weak = one.name + one.people, one.weak + (0 if form.kind in STRONG else count)
    for end in [end for _, end, _, _, _ in same if body[end : end + 3] in ACTS_OPEN or body[end] == "'"]:
        if body[end] == "'":
            one.owns += body.startswith(("'s", "' "), end)
        elif ACTS.match(body, end):
            one.acts += 1


def by_paragraph(found: Mapping[str, Measure], running: Sequence[Mention], starts: Sequence[int]) -> None:
    """Count in how many paragraphs each term stands, and how often it opens one."""
    places = [place for place, _, _, _, _ in running]
    codes = [form.code for _, _, form, _, _ in running]
    begins = [bisect_left(places, start) for start in starts]
    for begin, stop, start in zip(begins, (*begins[1:], len(places)), starts, strict=True):
        if stop > begin:
            for code in set(codes[begin:stop]):
                found[code].paragraphs += 1
            for code in codes[begin : bisect_right(places, start + OPENING, begin, stop)]:
                found[code].opens += 1


def in_rows(mentions: Sequence[Mention], ahead: int) -> list[Mention]:
    """Return the mentions by name or people that stand in a row of three or more, as far as distances tell, but for the first `ahead`."""
    gaps = map(sub, map(START, islice(mentions, 1, None)), map(END, mentions))
    near = [0 <= gap < NEAR for gap in gaps]
    middle = [place for place, both in enumerate(map(and_, near, near[1:]), start=1) if both]
    return [mentions[place] for place in middle if place >= ahead and mentions[place][2].kind in STRONG]
