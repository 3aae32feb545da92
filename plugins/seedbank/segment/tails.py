"""Name lines that end alike: a page prints the same words of its own behind every name, with or without a time among them.

"Ann said at 11:10", "Ann on Tuesday", "Ann (reader since 1977):", "Ann writes". What the lines end with but for its numbers and
weekdays is the page's, and what differs is the name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from seedbank.model import Role
from seedbank.segment.days import weekdays
from seedbank.segment.furniture import kind_of
from seedbank.segment.make import are_followed
from seedbank.segment.opening import SAYS, Opening, unled

LEAST = 3  # lines
LONGEST = 60  # characters
MOST_WORDS = 9
MOST_TAIL, MOST_NAME = 5, 5  # words
NUMBER = re.compile(r"\d+(?:[.:]\d+)*")
SENTENCE = ".!?。！？…"
ROUND = " \t,;:·•|-–—()[]"
DAY = "%"  # stands for any weekday


def of_one_tail(
    texts: Sequence[str], kinds: Sequence[Role | None], openings: Sequence[Opening]
) -> Iterator[tuple[int, Opening]]:
    """Give the lines that are name lines because several end alike, with something said below each. `texts`: the lines that are not blank."""
    able = [place for place, kind in enumerate(kinds) if kind is None and _may_be(texts[place], openings[place])]
    if len(able) < LEAST:
        return
    words = {place: texts[place].split() for place in able}
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, tokens in words.items():
        masked = [_mask(token) for token in tokens]
        for size in range(1, min(len(tokens) - 1, MOST_TAIL) + 1):
            groups[tuple(masked[-size:])].append(place)
    ranked = sorted(groups.items(), key=lambda group: (-len(group[1]), -len(group[0]), group[0]))
    tail, places = next(((tail, places) for tail, places in ranked if _is_own(tail, places, words, kinds)), ((), []))
    for place in places:
        tokens = words[place]
        said = " ".join(tokens[-len(tail) :])
        yield place, Opening(" ".join(tokens[: -len(tail)]).strip(ROUND), _time(said), sure=True)


def _may_be(text: str, opening: Opening) -> bool:
    return len(text) <= LONGEST and 0 < text.count(" ") < MOST_WORDS and not opening.sure and text[-1] not in SENTENCE


def _is_own(
    tail: tuple[str, ...], places: Sequence[int], words: dict[int, list[str]], kinds: Sequence[Role | None]
) -> bool:
    """Tell whether a tail is the page's own: on several lines, behind several names, with something said below."""
    names = [words[place][: -len(tail)] for place in places]
    return (
        len(places) >= LEAST
        and _is_told(tail)
        and len({" ".join(name) for name in names}) > 1
        and all(len(name) <= MOST_NAME and name[0][0].isalnum() for name in names)
        and are_followed(places, kinds)
    )


def _is_told(tail: tuple[str, ...]) -> bool:
    """Tell whether words are more than an ending that headings may share: a verb of saying, a word and a colon, brackets, a day, two words with a number."""
    whole = " ".join(tail)
    if SAYS.fullmatch(f"x {whole.rstrip(':')}"):
        return True
    if whole[0] in "([" and whole.rstrip(":")[-1] in ")]":
        return True
    if whole[-1] == ":" and whole[:-1].isalpha():
        return True  # a verb of saying that no table has
    return len(tail) > 1 and (DAY in tail or "#" in whole) and whole[0].isalpha()


def _mask(token: str) -> str:
    bare = token.strip(ROUND).lower()
    return token.lower().replace(bare, DAY) if bare in weekdays() else NUMBER.sub("#", token.lower())


def _time(said: str) -> str | None:
    """Give the time in the page's own words, as printed, if they hold one."""
    verb = SAYS.fullmatch(f"x {said}") is None and SAYS.match(f"x {said}")
    bare = unled((said[verb.end() - 2 :] if verb else said).strip(ROUND))
    return bare if kind_of(bare) is Role.TIME or bare.split()[0].strip(ROUND).lower() in weekdays() else None
