"""Furniture that only the page proves: an avatar's text, a bare number of votes, a word that is a button or what somebody said.

Looked for before anything else, so that a page with all of it reads like the same page without.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from seedbank.model import Role
from seedbank.segment.furniture import TALK, kind_of, mask, talk
from seedbank.segment.opening import Opening, opening_of

LEAST = 2  # places; one proves no habit of the page
LONGEST_NAME = 60  # characters
INITIALS = 2  # letters
MOST_WORDS = 16  # of a name line with all that it says


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
    numbers = [
        place for place, text in enumerate(texts) if kinds[place] is None and _is_number(text) and _beside(kinds, place)
    ]
    for place in numbers if len(numbers) >= LEAST else ():
        kinds[place] = Role.VOTES
    return kinds


def _silence_talk(texts: Sequence[str], kinds: list[Role | None]) -> None:
    """Take what people say as often as pages print it for text, unless the page has it three times or sets it between buttons."""
    spoken = [place for place, kind in enumerate(kinds) if kind and talk(texts[place])]
    counts = Counter([mask(texts[place]) for place in spoken])
    buttons = {Role.CONTROL, Role.COUNTER}
    for place in spoken:
        between = 0 < place < len(kinds) - 1 and kinds[place - 1] in buttons and kinds[place + 1] in buttons
        if counts[mask(texts[place])] < TALK and not between:
            kinds[place] = None


def _is_avatar(texts: Sequence[str], kinds: Sequence[Role | None], place: int) -> bool:
    """Tell whether a line only repeats the name below it, or its initials, as the text of a picture does."""
    text = texts[place].strip()
    if kinds[place] or kinds[place + 1] or len(text) > LONGEST_NAME or not text[-1].isalnum():
        return False
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
