"""Which lines above the comments are furniture: ways through the site, buttons, what the page says of itself.

They are flagged and kept on the page of every line; only the article does without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from seedbank.model import Role
from seedbank.segment.body import PRESSED, strays
from seedbank.segment.furniture import heads, speakable
from seedbank.segment.grammar import State
from seedbank.segment.headline import headline
from seedbank.segment.heads import is_byline, is_text, is_ways
from seedbank.segment.layout import MOST_ABOVE, MOST_LONG
from seedbank.segment.view import View

COUNT = re.compile(r"[+]?\d[\d.,]*\s?[KkMm]?")
NUMBER = re.compile(r"\d{1,6}")
ANY = re.compile(r"\d{1,6}\s[^\W\d]+|[^\W\d]+:?\s[(\[]?\d{1,6}[)\]]?")
LIST = 3  # lines of an article that may be a table or a list
HEADING = 6  # words of a line over the comments
LEAST = 2  # buttons that show where an article is over


def asides(above: Sequence[View], framed: Sequence[bool], states: Sequence[State], *, sure: bool) -> list[bool]:
    """Tell which lines above the comments are furniture.

    A button that nobody says is furniture wherever it stands, any of the page's frame is below the first paragraph, ways, counters and
    buttons side by side are above it, and so are times and votes right above the first name, and all between "71 Comments" and it.
    """
    begun = next((place for place, view in enumerate(above) if is_text(view)), len(above))
    found = [
        (view.kind is Role.CONTROL and (not speakable(view.low) or (in_frame and place > begun)))
        or (in_frame and place > begun and view.kind is not Role.TIME)
        or (place < begun and (is_ways(view.text) or _is_of_the_head(above, framed, place)))
        for place, (view, in_frame) in enumerate(zip(above, framed, strict=False))
    ]
    for place in _unlikely(above, states, found, begun):
        found[place] = True
    for place in range(len(above) - 1, -1, -1):
        if not found[place] and above[place].kind not in {Role.TIME, Role.VOTES}:
            break
        found[place] = True
    for place in (*(_below_counter(above, begun) if State.NAME in states and sure else ()), *_below_text(above, begun)):
        found[place] = True
    names = states.count(State.NAME)
    counted = [at for at in range(begun + 1, len(above)) if _counts(above[at].text, names)]
    for place in counted[-1:]:
        found[place] = True
    for place in strays(above, found):
        found[place] = True
    if State.BEFORE in states[:begun]:
        _free_title(above, found, begun)
    kept = [place for place in range(begun, len(above)) if not found[place]]
    dressed = State.UNDER_NAME in states or State.AFTER in states
    if dressed and sure and _heads_comments([above[place] for place in kept[-2:]]):
        found[kept[-1]] = True
    return found


def _unlikely(above: Sequence[View], states: Sequence[State], known: Sequence[bool], begun: int) -> Iterator[int]:
    """List the lines that the weights take for furniture: between two paragraphs only beside known furniture, and never all the page's text."""
    end = max([place for place, view in enumerate(above) if is_text(view)], default=-1)
    taken = [state is State.BEFORE or aside for state, aside in zip(states, known, strict=False)]
    alone = all(taken)
    for run in [list(places) for away, places in groupby(range(len(above)), key=taken.__getitem__) if away]:
        inside = len(run) >= LIST and begun < run[0] and run[-1] < end
        if not inside or any(known[place] for place in run):
            yield from [place for place in run if not (alone and is_text(above[place]))]


def _counts(text: str, names: int) -> bool:
    """Tell whether a line is as many of something as the page has comments, whatever the word: "5 opinions"."""
    if names < LEAST or text.count(" ") > 1:  # seen without a look for numbers: it would be more than two words
        return False
    number = NUMBER.search(text)
    return number is not None and int(number[0]) == names and ANY.fullmatch(text) is not None


def _is_of_the_head(above: Sequence[View], framed: Sequence[bool], place: int) -> bool:
    """Tell whether a line above the first paragraph is a counter, or a button or a number beside a button: "Share", "41", "3 comments"."""
    view = above[place]
    beside = any(above[at].kind in PRESSED for at in (place - 1, place + 1) if 0 <= at < len(above))
    return (framed[place] and (view.kind is Role.COUNTER or (view.kind is Role.CONTROL and beside))) or (
        beside and COUNT.fullmatch(view.text) is not None
    )


def _free_title(above: Sequence[View], found: list[bool], begun: int) -> None:
    """Keep the title, and the writer below it, where the weights took them for ways through the site; what stands above it is none of the article."""
    title = headline(above, begun)
    if title is None or not found[title]:
        return
    found[: title + 1] = [*[True] * title, False]
    for place in range(title + 1, begun):
        if is_byline(above[place]) or above[place].look == "person":
            found[place] = False


def _heads_comments(last: Sequence[View]) -> bool:
    """Tell whether the last line above the first name stands over the comments, whatever it says: no article ends with a heading.

    Asked of pages that print more than names: on others it is as likely the article's.
    `last`: it and the line before. Of 366 labelled pages 3 have an article that ends so.
    """
    if len(last) < LEAST or last[1].words > HEADING or last[1].closed or not is_text(last[0]):
        return False
    return last[1].look != "person" and not is_byline(last[1])


def _below_text(above: Sequence[View], begun: int) -> range:
    """Give the lines from the first button below the article's last paragraph on, where no text follows and several are buttons.

    There a page says what else it has: how to share, its topics, further articles.
    """
    last = next((at for at in range(len(above) - 1, begun, -1) if is_text(above[at])), begun)
    pressed = [at for at in range(last + 1, len(above)) if above[at].kind in PRESSED and not speakable(above[at].low)]
    open_ = all(above[at].kind or not above[at].closed for at in range(pressed[0], len(above))) if pressed else False
    return range(pressed[0] if open_ and len(pressed) >= LEAST else len(above), len(above))


def _below_counter(above: Sequence[View], begun: int) -> range:
    """Give the lines between the last counter below the article's first paragraph and the first name: what the page says of its comments."""
    counter = next(
        (at for at in range(len(above) - 1, begun, -1) if above[at].kind and heads(above[at].text)), len(above)
    )
    texts = [view for view in above[counter:] if not view.kind]
    few = len(texts) <= MOST_ABOVE and sum(map(is_text, texts)) <= MOST_LONG
    return range(counter if few else len(above), len(above))
