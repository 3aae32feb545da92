"""Furniture that only the page proves: an avatar's text, a bare number of votes, a word that is a button or what somebody said.

Looked for before anything else, so that a page with all of it reads like the same page without.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from seedbank.model import Role
from seedbank.segment.days import days_alone
from seedbank.segment.furniture import TALK, ends, kind_of, mask, talk
from seedbank.segment.layout import CLOSING, LONGEST_NAME, beside_names, is_short, recurring
from seedbank.segment.lone_signs import signs_alone
from seedbank.segment.opening import opening_of
from seedbank.segment.refrain import refrains

LEAST = 2  # places; one proves no habit of the page
INITIALS = 2  # letters
AGAIN, LONGEST_TITLE = "re: ", 160
ORDINAL = re.compile(r"#\d{1,5}(?:\.\d{1,4})*|[(\[]\d{1,5}[)\]]")  # the number of a comment, of votes
COUNTED = re.compile(r"\D{1,24}\s?[(\[（]\d{1,6}[)\]）]")
LONGEST_COUNTED = 36  # characters
MOST_WORDS, FEW = 16, 4  # of a title; of a way to another page
MOST_TITLES = 12  # listed between article and comments


def kinds_of(texts: Sequence[str]) -> list[Role | None]:
    """Name the kind of furniture that each line is; None: text. `texts`: the lines that are not blank. Linear in their number."""
    kinds = [kind_of(text) for text in texts]
    _silence_talk(texts, kinds)
    _find_titles(texts, kinds)
    doubles = [place for place in range(len(texts) - 1) if _is_avatar(texts, kinds, place)]
    for place in doubles if len(doubles) >= LEAST else ():
        kinds[place] = Role.CONTROL
    for place in signs_alone(texts, kinds):
        kinds[place] = Role.CONTROL
    for place in days_alone(texts, kinds):
        kinds[place] = Role.TIME
    _find_counter(texts, kinds)
    _find_counted(texts, kinds)
    _find_bare_votes(texts, kinds)
    for places in (refrains, recurring, beside_names):
        for place in places(texts, kinds):
            kinds[place] = Role.CONTROL
    _set_apart(texts, kinds)
    _close(texts, kinds)
    return kinds


def _find_bare_votes(texts: Sequence[str], kinds: list[Role | None]) -> None:
    """Take bare numbers for votes that stand beside furniture, or beside such a number; and rows of numbers, where the page has more of them."""
    known = list(kinds)
    numbers = [place for place, kind in enumerate(kinds) if kind is None and _is_number(texts[place])]
    for places in (numbers, numbers[::-1]):
        for place in places:
            if known[place] is None and (beside(known, place) or (place == len(known) - 1 and Role.VOTES in known)):
                known[place] = Role.CONTROL if ORDINAL.fullmatch(texts[place].strip()) else Role.VOTES
    found = [place for place in numbers if known[place]]
    if len(found) >= LEAST or all(_is_below_button(kinds, place) for place in found):
        kinds[:] = known
    standing = set(numbers)
    rows = [place for place in numbers if place + 1 in standing and kinds[place] is None]
    if len([place for place in rows if place - 1 not in rows]) >= LEAST:
        for place in {*rows, *[place + 1 for place in rows]}:
            kinds[place] = Role.VOTES


def _find_counter(texts: Sequence[str], kinds: list[Role | None]) -> None:
    """Take a word with a number in brackets for the comments' counter where it stands above a button, and above the first time."""
    first = kinds.index(Role.TIME) if Role.TIME in kinds else 0
    for place in range(1, first - 1):
        above = (
            kinds[place] is None
            and kinds[place + 1] in {Role.CONTROL, Role.COUNTER}
            and COUNTED.fullmatch(texts[place].strip())
        )
        if above and (kinds[place - 1] or not is_short(texts[place - 1])):
            kinds[place] = Role.COUNTER


def _is_below_button(kinds: Sequence[Role | None], place: int) -> bool:
    """Tell whether a line stands below a button or votes, or below a time as votes do elsewhere; and above no time, as a name would."""
    under_time = (Role.TIME, Role.VOTES) in pairwise(kinds)
    if kinds[place + 1 : place + 2] == [Role.TIME]:
        return False
    if place == len(kinds) - 1 and Role.VOTES in kinds:
        return True
    return place > 0 and (
        kinds[place - 1] in {Role.CONTROL, Role.VOTES} or (under_time and kinds[place - 1] is Role.TIME)
    )


def _find_titles(texts: Sequence[str], kinds: list[Role | None]) -> None:
    """Set aside titles that stand again, as boards print the thread's above each post: "Re: Which oil?"."""
    lows = [text[: LONGEST_TITLE + len(AGAIN)].lower() for text in texts]
    titles = {low.removeprefix(AGAIN) for low in lows if low.startswith(AGAIN)}
    if texts and texts[0].count(" ") >= LEAST and _is_title(texts[0]):
        titles.add(lows[0])
    for place in range(1, len(texts) if titles else 0):
        if (
            kinds[place] is None
            and beside(kinds, place)
            and lows[place].removeprefix(AGAIN) in titles
            and _is_title(texts[place])
        ):
            kinds[place] = Role.CONTROL


def _find_counted(texts: Sequence[str], kinds: list[Role | None]) -> None:
    """Take for buttons words with a number in brackets, the same words each time, beside furniture each time: "Dislike (3)"."""
    found: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        if len(text) <= LONGEST_COUNTED and kinds[place] is None and COUNTED.fullmatch(text.strip()):
            found.setdefault(mask(text), []).append(place)
    for places in found.values():
        if len(places) >= LEAST and all(beside(kinds, place) for place in places):
            for place in places:
                kinds[place] = Role.VOTES


def _silence_talk(texts: Sequence[str], kinds: list[Role | None]) -> None:
    """Take what people say as often as pages print it for text, unless the page has it three times or sets it between buttons."""
    spoken = [place for place, kind in enumerate(kinds) if kind and talk(texts[place])]
    counts = Counter([mask(texts[place]) for place in spoken])
    silent = list[int]()
    first = next((place for place, kind in enumerate(kinds) if kind is Role.TIME), len(kinds))
    for place in spoken:
        between = 0 < place < len(kinds) - 1 and all(_is_button(texts, kinds, at) for at in (place - 1, place + 1))
        badge = _is_badge(texts, kinds, place) or (place < first and _is_above_names(texts, kinds, place, first))
        if counts[mask(texts[place])] < TALK and not between and not badge:
            silent.append(place)
    for place in _unproven(texts, kinds, silent):
        kinds[place] = None


def _unproven(texts: Sequence[str], kinds: Sequence[Role | None], places: Sequence[int]) -> list[int]:
    """List those of some lines that the page does not show to be buttons: twice at least, always beside one, with something said above."""
    shown: dict[str, list[bool]] = {}
    for place in places:
        shown.setdefault(mask(texts[place]), []).append(_is_foot(texts, kinds, place))
    return [place for place in places if len(own := shown[mask(texts[place])]) < LEAST or not all(own)]


def _is_button(texts: Sequence[str], kinds: Sequence[Role | None], place: int) -> bool:
    """Tell whether a line is a button, a counter, or a number as they have beside them."""
    return kinds[place] in {Role.CONTROL, Role.COUNTER} or (kinds[place] is None and _is_number(texts[place]))


def _is_foot(texts: Sequence[str], kinds: Sequence[Role | None], place: int) -> bool:
    """Tell whether a line stands above a button, below a line that is neither name nor time: what is said has a name of its own above."""
    inside = 1 < place < len(kinds) - 1 and kinds[place - 1] is None and kinds[place - 2] in {None, Role.TIME}
    return inside and (kinds[place + 1] is Role.VOTES or _is_button(texts, kinds, place + 1))


def _is_badge(texts: Sequence[str], kinds: Sequence[Role | None], place: int) -> bool:
    """Tell whether a line stands between a name and its time, as what the page says of the writer does."""
    inside = 0 < place < len(kinds) - 1 and kinds[place - 1] is None and kinds[place + 1] is Role.TIME
    return inside and is_short(texts[place - 1])


def _is_above_names(texts: Sequence[str], kinds: Sequence[Role | None], place: int, first: int) -> bool:
    """Tell whether a line above the page's first time, at `first`, is the page's own."""
    return _is_pin(texts, kinds, place) or (first < len(kinds) and _is_top(texts, kinds, place))


def _is_top(texts: Sequence[str], kinds: Sequence[Role | None], place: int) -> bool:
    """Tell whether a line stands between the article and the page's first name: above a button, and no name above it."""
    above = 0 < place < len(kinds) - 1 and _is_button(texts, kinds, place + 1)
    return above and (kinds[place - 1] is not None or not is_short(texts[place - 1]))


def _is_pin(texts: Sequence[str], kinds: Sequence[Role | None], place: int) -> bool:
    """Tell whether a line stands above the page's first name, below a button: what the page says of the comment it puts first."""
    below = next((at for at in range(place + 1, len(kinds)) if kinds[at] is None), len(kinds) - 1)
    beside = 0 < place < len(kinds) - 2 and kinds[place - 1] in {Role.CONTROL, Role.COUNTER}
    first = beside and Role.TIME in kinds[below + 1 : below + 3]
    return first and below == place + 1 and is_short(texts[below])


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
        for place in _below_mark(texts, kinds):
            kinds[place] = kinds[place] or Role.CONTROL
        return
    closing = next(
        (place for place in range(times[-1] + 1, len(texts)) if kinds[place] and ends(texts[place])), len(texts)
    )
    if closing < len(texts):
        closing = _foot(texts, kinds, closing, times[-1])
    for place in range(closing, len(texts)):
        kinds[place] = kinds[place] or Role.CONTROL


def _below_mark(texts: Sequence[str], kinds: Sequence[Role | None]) -> range:
    """Give the last lines of a page from "© 2024 Harbour News" on, where nothing below is a sentence."""
    marks = [place for place in range(max(0, len(texts) - MOST_TITLES), len(texts)) if texts[place].lstrip()[:1] == "©"]
    first = marks[0] if marks else len(texts)
    plain = all(kinds[place] or _is_title(texts[place]) for place in range(first + 1, len(texts)))
    return range(first, len(texts)) if plain and first > len(texts) // 2 else range(0)


def _foot(texts: Sequence[str], kinds: Sequence[Role | None], closing: int, last: int) -> int:
    """Give where the foot of a page begins that ends at `closing`: higher up, where all below the last button, below the time at `last`, are a few open words."""
    top = next(place for place in range(closing - 1, last - 1, -1) if kinds[place])
    words = [texts[place] for place in range(top + 1, closing)]
    few = all(text.count(" ") < FEW and text[-1] not in CLOSING for text in words)
    return top + 1 if few and top > last + 1 else closing


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
    bare = text.strip()
    return mask(bare) == "#" if bare[:1].isdigit() else bare[:1] in "#([" and ORDINAL.fullmatch(bare) is not None


def beside(kinds: Sequence[Role | None], place: int) -> bool:
    """Tell whether the line above or below is furniture."""
    return bool((place and kinds[place - 1]) or (place + 1 < len(kinds) and kinds[place + 1]))
