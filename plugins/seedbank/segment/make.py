"""Name lines of one make: every site prints name, time and words of its own in another order, but a page repeats it at each comment.

So what the lines with a time have in common is the page's, and what differs is the name: "#12 NAME (author) 3 hours ago",
"[14:05] NAME", "On 3 March 2022, NAME said:". Two more makes have no time on their line: "NAME > NAME", whom it answers,
and "NAME says".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from seedbank.model import Role
from seedbank.segment.furniture import TRIM, kind_of
from seedbank.segment.opening import BY, DIGIT, LONGEST, OTHER, SAYS, Opening, unled
from seedbank.segment.printed_times import is_time, starters

LEAST = 3  # lines of a make
MOST = 0.8  # of its lines that a word of the page's own is on, and that are to fit
MOST_TOKENS = 16  # of a name line with all that it says
MOST_OF_TIME = 8
MOST_OF_NAME = 5
DASHES = "-–—"  # before a name they say that it stands below its words
TOKEN = re.compile(r"\S+")
SIGNS = TRIM + ",;:()[]<>*#@=|•»«›‹…."
NUMBER = re.compile(r"\d+")
ENDS_IN_BY = re.compile(rf"\s+(?:{BY})$", re.IGNORECASE)
ROUND = "()[]{}<>|,;:·•-–—»« "
BEFORE = re.compile(r"^(?:(?:[-–—•·*=<\[|»>+]+\s*)+(?=\w)|[^\W\d_]{4,10}:\s+(?=\w)|Blogger\s+(?=\w))")
"""Signs before a name, or a word that says what it is: "Author: "."""
BEHIND = re.compile(r"(?<=[\w.)])(?:\s*[-–—:>\]|«]+)+$")
STARS = re.compile(r"(?<=[\w.)])\*{1,3}$")  # behind a name that begins with the like; else they mask it: "ann****"


class _Cut(NamedTuple):
    """A line with a time in it, cut at that."""

    place: int
    time: str
    left: tuple[str, ...]
    right: tuple[str, ...]


def of_one_make(
    texts: Sequence[str], kinds: Sequence[Role | None], openings: Sequence[Opening]
) -> Iterator[tuple[int, Opening]]:
    """Give the lines that are name lines because several of the page are of one make. `texts`: the lines that are not blank."""
    yield from _with_time(texts, kinds, openings)
    yield from _towards(kinds, openings)
    yield from _saying(texts, kinds, openings)


def _with_time(
    texts: Sequence[str], kinds: Sequence[Role | None], openings: Sequence[Opening]
) -> Iterator[tuple[int, Opening]]:
    cuts = [
        cut
        for place, text in enumerate(texts)
        if kinds[place] is None and len(text) <= LONGEST and (cut := _cut(place, text, openings[place]))
    ]
    if len(cuts) < LEAST or all(openings[cut.place].sure and not _holds_time(openings[cut.place], cut) for cut in cuts):
        return
    for sides in ((True, False), (False, True), (True, True)):
        own = [cut for cut in cuts if (bool(cut.left), bool(cut.right)) == sides]
        common = _ends([cut.left for cut in own]), _ends([cut.right for cut in own])
        found = [(cut, name) for cut in own if (name := _name(cut, *common))]
        if len(own) >= LEAST and len(found) >= MOST * len(own) and are_followed([cut.place for cut in own], kinds):
            for cut, name in found:
                old = openings[cut.place]
                if not old.sure or _holds_time(old, cut):
                    yield cut.place, Opening(name, cut.time, sure=True)


def _holds_time(opening: Opening, cut: _Cut) -> bool:
    """Tell whether what was taken for the name has the time in it."""
    return cut.time in opening.author


def are_followed(places: Sequence[int], kinds: Sequence[Role | None]) -> bool:
    """Tell whether something is said below most of these lines: text, and none of them."""
    own = frozenset(places)
    below = [next((at for at in range(place + 1, len(kinds)) if kinds[at] is None), None) for place in places]
    return sum([at is not None and at not in own for at in below]) >= MOST * len(places)


def _cut(place: int, text: str, opening: Opening) -> _Cut | None:
    """Cut a line at the time in it, if it may be a name line at all."""
    if text[0] in DASHES or text.count(" ") >= MOST_TOKENS or (_is_sentence(text) and not opening.sure):
        return None
    known = text.find(opening.time) if opening.time else -1
    start, end = (known, known + len(opening.time or "")) if known >= 0 else _time_in(text)
    left, right = tuple(text[:start].split()), tuple(text[end:].split())
    time = ENDS_IN_BY.sub("", unled(text[start:end].strip(ROUND)))
    return _Cut(place, time, left, right) if time and (left or right) else None


def _is_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does; dots may stand for what was cut off."""
    return text[-1] in ".!?。！？" and text[-3:-1] != ".."


def _time_in(text: str) -> tuple[int, int]:
    """Find the first and longest run of words in a line that is a time; (0, 0): there is none."""
    if not DIGIT.search(text):
        words = text.lower().split()
        bare = words if text.replace(" ", "").isalnum() else [word.strip(ROUND) for word in words]
        if starters().isdisjoint(bare):
            return 0, 0
    tokens = list(TOKEN.finditer(text))
    for at, token in enumerate(tokens):
        if DIGIT.search(token[0]) or token[0].lower().strip(ROUND) in starters():
            for first in (at - 1, at) if at else (at,):
                for last in range(min(len(tokens), first + MOST_OF_TIME) - 1, first - 1, -1):
                    start, end = tokens[first].start(), tokens[last].end()
                    if tokens[last][0].strip(ROUND) and is_time(text[start:end].strip(ROUND).lower()):
                        return start, end
    return 0, 0


def _ends(sides: Sequence[tuple[str, ...]]) -> tuple[int, int]:
    """Count the words that nearly all lines have in common at both ends of what stands on one side of the time."""
    bare = [[_mask(token) for token in side] for side in sides]
    head = _shared(bare)
    return head, _shared([side[head:][::-1] for side in bare])


def _shared(rows: Sequence[Sequence[str]]) -> int:
    """Count the words that nearly all rows begin with."""
    count = 0
    while rows:
        words = Counter([row[count] for row in rows if len(row) > count])
        if not words or words.most_common(1)[0][1] < MOST * len(rows):
            break
        count += 1
    return count


def _mask(token: str) -> str:
    """Make words equal that differ in numbers or in the signs round them only; a word of digits is a number whatever it is."""
    return NUMBER.sub("#", token.lower().strip(SIGNS)) or "sign"


def _name(cut: _Cut, left: tuple[int, int], right: tuple[int, int]) -> str:
    """Give what is left of a line when its time and the words in common are off: the name; "" where that can be none."""
    rest = [side[head : len(side) - tail] for side, (head, tail) in ((cut.left, left), (cut.right, right))]
    names = [" ".join(side).strip(SIGNS if len(side) > 1 else TRIM + ",;:|") for side in rest]
    found = [_alone(name) for name in names if name.strip(SIGNS)]
    if len(found) != 1 or len(found[0].split()) > MOST_OF_NAME or kind_of(found[0]) or found[0].isdigit():
        return ""
    return found[0]


def _alone(name: str) -> str:
    """Take off what stands behind a name: whom it answers, that it says so."""
    name = OTHER.sub("", name)
    said = SAYS.fullmatch(name)
    return (said["name"] if said else name).strip(TRIM + ",")


def _towards(kinds: Sequence[Role | None], openings: Sequence[Opening]) -> Iterator[tuple[int, Opening]]:
    """Give the lines "NAME > NAME" beside a time, where the second is a name of the page."""
    names = [opening.author.strip() for opening in openings]
    found = [
        (place, match)
        for place, name in enumerate(names)
        if kinds[place] is None
        and len(name) <= LONGEST
        and _may_tell(name)
        and (match := OTHER.search(name))
        and match.start()
    ]
    if not found:
        return
    timed = [
        below is Role.TIME or opening.sure
        for (_, below), opening in zip(pairwise([*kinds, None]), openings, strict=True)
    ]
    known = {
        name.lower() for name, kind, is_timed in zip(names, kinds, timed, strict=True) if kind is None and is_timed
    }
    known |= {names[place][: match.start()].lower() for place, match in found}
    for place, match in found:
        if match["other"].strip().lower() in known and (_is_timed(kinds, place) or len(found) >= LEAST):
            yield place, openings[place]._replace(author=names[place][: match.start()], sure=True)


def _may_tell(name: str) -> bool:
    """Tell at little cost whether a line may hold whom it answers: an arrow, or the words for it."""
    if not name.isascii():
        return True
    low = name.lower()
    return ">" in low or "repl" in low or "antwort" in low or "sp" in low  # "sp": respuesta, resposta, risposta


def _is_timed(kinds: Sequence[Role | None], place: int) -> bool:
    return Role.TIME in kinds[max(place - 1, 0) : place + 2]


def _saying(
    texts: Sequence[str], kinds: Sequence[Role | None], openings: Sequence[Opening]
) -> Iterator[tuple[int, Opening]]:
    """Give the lines "NAME says" above a time."""
    found = [
        (place, match["name"])
        for place, text in enumerate(texts[:-1])
        if kinds[place] is None and kinds[place + 1] is Role.TIME and (match := SAYS.fullmatch(text.strip()))
    ]
    for place, name in found if len(found) >= LEAST else ():
        if not openings[place].sure:
            yield place, Opening(name, sure=True)


def unmarked(openings: Sequence[Opening]) -> list[Opening]:
    """Take off the names what all of a page's names begin or end with, where several names are left: "* Ann", "[Ann]", "Author: Ann"."""
    found = list(openings)
    stars = all(opening.author.startswith("*") for opening in found)
    for mark in (BEFORE, BEHIND, *([STARS] if stars else ())):
        first = mark.search(found[0].author) if found else None
        if not first or len({opening.author for opening in found}) <= 1:
            continue
        if all((one := mark.search(opening.author)) and one[0] == first[0] for opening in found):
            found = [opening._replace(author=mark.sub("", opening.author, count=1)) for opening in found]
    return found
