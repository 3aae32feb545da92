"""Lines that open alike: by a number that counts on from one to the next, or by the same sign or words, with something said below each.

"12. Ann", "13. Bert"; "+ Ann", "+ Bert"; "Message from Ann". Names of a page are printed so, and so are the headings of an article: it is
a hint, which the weights judge with all else. Only a number behind which somebody comes back is beyond doubt.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from seedbank.model import Role
from seedbank.segment.look import look_of
from seedbank.segment.make import DASHES, NUMBER, are_followed
from seedbank.segment.opening import BY, INITIAL, Opening
from seedbank.segment.tails import SENTENCE
from seedbank.segment.words import classes_of

LEAST = 3  # lines
LONGEST = 60  # characters
MOST_HEAD, MOST_NAME, MOST_COUNTED = 4, 6, 8  # words
COUNT = re.compile(r"(?:#|№|No\.|Nr\.)?\s?(?P<number>\d{1,5})(?:[.):：]|\s?[楼樓])?\s+(?P<name>\S.*)")
COUNTS = frozenset("0123456789#№N")  # first signs of such a line
CALLS = frozenset(f"{BY}|from|de|di|of|name|navn|nom|nombre|имя".split("|"))
"""Words that lead to a name: "Message from", "Name:"."""
LEADS = re.compile(rf"[\W_]|.*?\b(?:{'|'.join(sorted(CALLS))})\b", re.IGNORECASE)
"""A line that a mark opens, or that has such a word."""
ROUND = " \t,;:·•|*+=<>()[]"


def of_one_head(
    texts: Sequence[str], kinds: Sequence[Role | None], openings: Sequence[Opening]
) -> Iterator[tuple[int, Opening]]:
    """Give the lines that open alike, with the name that they would hold. `texts`: the lines that are not blank."""
    able = [
        place
        for place, kind in enumerate(kinds)
        if kind is None and len(texts[place]) <= LONGEST and _may_be(texts[place], openings[place])
    ]
    if len(able) < LEAST:
        return
    counted = set[int]()
    for run in _runs(texts, able):
        if len(run) >= LEAST and are_followed([place for place, _ in run], kinds):
            counted.update([place for place, _ in run])
            names = Counter([name for _, name in run])
            if max(names.values()) > 1 or any(map(_is_somebody, names)):
                hint = len(names) == len(run)
                yield from [
                    (place, Opening(name, sure=True, hint=hint)) for place, name in run if not openings[place].sure
                ]
    rest = [place for place in able if place not in counted and not openings[place].sure and LEADS.match(texts[place])]
    yield from _with_head(texts, kinds, rest)


def _may_be(text: str, opening: Opening) -> bool:
    """Tell whether a short line may be a name with a head. One that has a time is known already."""
    closed = text[-1] in SENTENCE and not INITIAL.fullmatch(text)
    return not closed and opening.time is None and text.count(" ") < MOST_HEAD + MOST_NAME


def _is_somebody(name: str) -> bool:
    """Tell whether a name looks like one by itself: headings are numbered too."""
    return look_of(name, classes_of(name.lower().split())) in {"person", "first name", "handle"}


def _runs(texts: Sequence[str], able: Sequence[int]) -> list[list[tuple[int, str]]]:
    """Gather the lines whose numbers count on by one, up or down, with other lines between any two: their places, and what follows the numbers."""
    runs: list[list[tuple[int, str]]] = []
    last = step = 0
    for place in able:
        match = COUNT.fullmatch(texts[place]) if texts[place][0] in COUNTS else None
        if not match or len(match["name"].split()) > MOST_COUNTED:
            continue
        by = int(match["number"]) - last
        last += by
        if runs and runs[-1][-1][0] + 1 < place and by in ((step,) if len(runs[-1]) > 1 else (1, -1)):
            runs[-1].append((place, match["name"].strip()))
        else:
            runs.append([(place, match["name"].strip())])
        step = by
    return runs


def _with_head(
    texts: Sequence[str], kinds: Sequence[Role | None], able: Sequence[int]
) -> Iterator[tuple[int, Opening]]:
    """Give the lines that open with the same sign or words, but for numbers; the longest head that as many have."""
    words = {place: texts[place].split() for place in able}
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, tokens in words.items():
        for head in _heads(tokens[:-1]):
            groups[head].append(place)
    ranked = sorted(groups.items(), key=lambda group: (-len(group[1]), -len(group[0]), group[0]))
    head, places = next(((head, places) for head, places in ranked if _is_own(head, places, words, kinds)), ((), []))
    for place in places:
        name = " ".join(words[place][len(head) :]).strip(ROUND)
        if name:
            yield place, Opening(name, sure=True, hint=True)


def _heads(tokens: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Give what may lead to a name at the start of a line: a mark, "message # from", "name:", in lower case."""
    if tokens and tokens[0][0] not in DASHES and not any(map(str.isalnum, tokens[0])):
        yield (tokens[0],)
    for size, token in enumerate(tokens[:MOST_HEAD], 1):
        if token.lower().rstrip(ROUND) in CALLS:
            yield tuple([NUMBER.sub("#", word.lower()) for word in tokens[:size]])


def _is_own(
    head: tuple[str, ...], places: Sequence[int], words: dict[int, list[str]], kinds: Sequence[Role | None]
) -> bool:
    """Tell whether a head is the page's own: on several lines, before several names, with something said below."""
    if len(places) < LEAST:
        return False
    names = [" ".join(words[place][len(head) :]) for place in places]
    apart = all(below - above > 1 for above, below in pairwise(places))
    short = all(name.count(" ") < MOST_NAME for name in names)
    return apart and short and len(set(names)) > 1 and are_followed(places, kinds)
