"""Furniture that only the page proves: an avatar's text, a bare number of votes, a word that is a button or what somebody said.

Looked for before anything else, so that a page with all of it reads like the same page without.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from seedbank.model import Role
from seedbank.segment.furniture import TALK, ends, kind_of, mask, talk
from seedbank.segment.opening import Opening, opening_of

LEAST = 2  # places; one proves no habit of the page
LONGEST_NAME = 60  # characters
INITIALS = 2  # letters
NAME_WORDS = 5
NEARLY_ALL = (9, 10)  # of a page's times
CLOSING = frozenset('.!?…,;:。！？"”»')  # ends that a name has not, but for an initial's full stop
MOST_WORDS = 16  # of a name line with all that it says, of a title
MOST_TITLES = 12  # listed between article and comments


def settled(texts: Sequence[str]) -> list[tuple[Role | None, Opening]]:
    """Name the kind of furniture that each line is, and take it apart as a name line. `texts`: the lines that are not blank."""
    kinds = kinds_of(texts)
    openings = [
        Opening(text) if kind or text.count(" ") > MOST_WORDS else opening_of(text)
        for text, kind in zip(texts, kinds, strict=True)
    ]
    if sum([opening.free for opening in openings]) < LEAST:
        openings = [Opening(text) if opening.free else opening for text, opening in zip(texts, openings, strict=True)]
    return list(zip(kinds, openings, strict=True))


def kinds_of(texts: Sequence[str]) -> list[Role | None]:
    """Name the kind of furniture that each line is; None: text. `texts`: the lines that are not blank. Linear in their number."""
    kinds = [kind_of(text) for text in texts]
    _silence_talk(texts, kinds)
    doubles = [place for place in range(len(texts) - 1) if _is_avatar(texts, kinds, place)]
    for place in doubles if len(doubles) >= LEAST else ():
        kinds[place] = Role.CONTROL
    _find_bare_votes(texts, kinds)
    _find_second_lines(texts, kinds)
    _set_apart(texts, kinds)
    _close(texts, kinds)
    return kinds


def _find_bare_votes(texts: Sequence[str], kinds: list[Role | None]) -> None:
    """Take bare numbers for votes that stand beside furniture, or beside such a number."""
    known = list(kinds)
    for places in (range(len(texts)), range(len(texts) - 1, -1, -1)):
        for place in places:
            if known[place] is None and _is_number(texts[place]) and _beside(known, place):
                known[place] = Role.VOTES
    if sum([new is not old for new, old in zip(known, kinds, strict=True)]) >= LEAST:
        kinds[:] = known


def _silence_talk(texts: Sequence[str], kinds: list[Role | None]) -> None:
    """Take what people say as often as pages print it for text, unless the page has it three times or sets it between buttons."""
    spoken = [place for place, kind in enumerate(kinds) if kind and talk(texts[place])]
    counts = Counter([mask(texts[place]) for place in spoken])
    buttons = {Role.CONTROL, Role.COUNTER}
    for place in spoken:
        between = 0 < place < len(kinds) - 1 and kinds[place - 1] in buttons and kinds[place + 1] in buttons
        badge = _is_badge(texts, kinds, place) or _is_pin(texts, kinds, place)
        if counts[mask(texts[place])] < TALK and not between and not badge:
            kinds[place] = None


def _is_badge(texts: Sequence[str], kinds: Sequence[Role | None], place: int) -> bool:
    """Tell whether a line stands between a name and its time, as what the page says of the writer does."""
    inside = 0 < place < len(kinds) - 1 and kinds[place - 1] is None and kinds[place + 1] is Role.TIME
    return inside and _is_short(texts[place - 1])


def _is_pin(texts: Sequence[str], kinds: Sequence[Role | None], place: int) -> bool:
    """Tell whether a line stands above the page's first name, below a button: what the page says of the comment it puts first."""
    below = next((at for at in range(place + 1, len(kinds)) if kinds[at] is None), len(kinds) - 1)
    beside = 0 < place < len(kinds) - 2 and kinds[place - 1] in {Role.CONTROL, Role.COUNTER}
    first = beside and Role.TIME not in kinds[:place] and Role.TIME in kinds[below + 1 : below + 3]
    return first and below == place + 1 and _is_short(texts[below])


def _is_short(text: str) -> bool:
    """Tell whether a line could be a name at first sight."""
    return len(text) <= LONGEST_NAME and text.count(" ") < NAME_WORDS and text[-1] not in CLOSING


def _find_second_lines(texts: Sequence[str], kinds: list[Role | None]) -> None:
    """Take for furniture what stands between every name and its time: a place, a handle. The first time of the page must have it."""
    times = [place for place, kind in enumerate(kinds) if kind is Role.TIME]
    if len(times) < LEAST or times[0] < LEAST:
        return
    part, whole = NEARLY_ALL
    found = [place - 1 for place in times if place >= LEAST and _has_second_line(texts, kinds, place - 1)]
    if times[0] - 1 in found and len(found) * whole >= len(times) * part:
        for place in found:
            kinds[place] = Role.CONTROL


def _has_second_line(texts: Sequence[str], kinds: Sequence[Role | None], place: int) -> bool:
    """Tell whether two short lines stand above a time, the upper one below a whole sentence, furniture, or nothing."""
    pair = kinds[place] is None and kinds[place - 1] is None and _is_short(texts[place]) and _is_short(texts[place - 1])
    return pair and (place == 1 or kinds[place - 2] is not None or not _is_short(texts[place - 2]))


def _set_apart(texts: Sequence[str], kinds: list[Role | None]) -> None:
    """Set aside the titles that a page lists between its article and its comments: below "Related articles", above "71 Comments"."""
    counter = next((place for place, kind in enumerate(kinds) if kind is Role.COUNTER), 0)
    listing = next((place for place in range(counter - 1, -1, -1) if kinds[place] and ends(texts[place])), counter)
    titles = range(listing + 1, counter)
    if len(titles) <= MOST_TITLES and all(kinds[place] or _is_title(texts[place]) for place in titles):
        for place in titles:
            kinds[place] = kinds[place] or Role.CONTROL


def _is_title(text: str) -> bool:
    """Tell whether a line is worded as a title is: no whole sentence, no list's heading."""
    return text.count(" ") < MOST_WORDS and text[-1] not in CLOSING - {"?"} and text[-1] != ":"


def _close(texts: Sequence[str], kinds: list[Role | None]) -> None:
    """Set aside what stands below the comments: from a line that ends them on, where no time follows."""
    times = [place for place, kind in enumerate(kinds) if kind is Role.TIME]
    if len(times) < LEAST:
        return
    closing = next(
        (place for place in range(times[-1] + 1, len(texts)) if kinds[place] and ends(texts[place])), len(texts)
    )
    for place in range(closing, len(texts)):
        kinds[place] = kinds[place] or Role.CONTROL


def _is_avatar(texts: Sequence[str], kinds: Sequence[Role | None], place: int) -> bool:
    """Tell whether a line only repeats the name below it, or its initials, as the text of a picture does."""
    text = texts[place].strip()
    if kinds[place] or kinds[place + 1] or len(text) > LONGEST_NAME or not text[-1].isalnum():
        return False
    if len(text) > INITIALS and text not in texts[place + 1]:
        return False  # seen without taking the name line apart
    name = opening_of(texts[place + 1]).author
    if text == name:
        return True
    initials = "".join([word[0] for word in name.split()]).upper()
    return (
        text.isalpha()
        and text.isupper()
        and len(text) <= INITIALS
        and text in {initials, initials[:1]}
        and len(name) > INITIALS
    )


def _is_number(text: str) -> bool:
    return text.strip()[:1].isdigit() and mask(text) == "#"


def _beside(kinds: Sequence[Role | None], place: int) -> bool:
    """Tell whether the line above or below is furniture."""
    return bool((place and kinds[place - 1]) or (place + 1 < len(kinds) and kinds[place + 1]))
