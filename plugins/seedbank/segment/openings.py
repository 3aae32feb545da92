"""The lines of a page taken apart as name lines: by their own form, by what they have in common, by what the page says twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from seedbank.model import Role
from seedbank.segment.alike import of_one_head
from seedbank.segment.around import beside, kinds_of
from seedbank.segment.make import of_one_make
from seedbank.segment.opening import Opening, opening_of
from seedbank.segment.tails import of_one_tail

LEAST = 2  # names; one proves no habit of the page
ITEM = re.compile(r"\d{1,5}[.)]\s")
MOST_WORDS = 16  # of a name line with all that it says


def settled(texts: Sequence[str]) -> list[tuple[Role | None, Opening]]:
    """Name the kind of furniture that each line is, and take it apart as a name line. `texts`: the lines that are not blank."""
    kinds = kinds_of(texts)
    openings = [
        Opening(text) if kind or text.count(" ") > MOST_WORDS else opening_of(text)
        for text, kind in zip(texts, kinds, strict=True)
    ]
    for alike in (of_one_make, of_one_tail):
        for place, opening in [*alike(texts, kinds, openings)]:
            openings[place] = opening
    names = Counter([opening.author for opening in openings if opening.sure])
    for place, opening in enumerate(openings):
        if (
            opening.sure
            and ITEM.match(texts[place])
            and names[opening.author] < LEAST
            and not opening.time
            and not beside(kinds, place)
        ):
            openings[place] = Opening(texts[place])  # an item of a list
    if sum([opening.free for opening in openings]) < LEAST:
        openings = [Opening(text) if opening.free else opening for text, opening in zip(texts, openings, strict=True)]
    for place, opening in [*of_one_head(texts, kinds, openings)]:
        openings[place] = opening
    for place in _said_again(texts, kinds, openings):
        kinds[place], openings[place] = Role.TIME, Opening(texts[place])
    return list(zip(kinds, openings, strict=True))


def _said_again(texts: Sequence[str], kinds: Sequence[Role | None], openings: Sequence[Opening]) -> Iterator[int]:
    """List the lines that say once more, with the time, who wrote: "Post by NAME » TIME" below NAME and what the page says of him."""
    name, untimed = "", False
    for place, opening in enumerate(openings):
        if kinds[place] is None:
            if opening.time is not None and untimed and opening.author == name:
                yield place
            name, untimed = texts[place].strip(), True
        elif place and kinds[place - 1] is None and kinds[place] is Role.TIME:
            untimed = False
