"""Which lines above the comments are furniture: ways through the site, buttons, what the page says of itself.

They are flagged and kept on the page of every line; only the article does without them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from seedbank.model import Role
from seedbank.segment.body import strays
from seedbank.segment.furniture import heads, speakable
from seedbank.segment.grammar import State
from seedbank.segment.heads import is_text, is_ways
from seedbank.segment.layout import MOST_ABOVE, MOST_LONG
from seedbank.segment.view import View

COUNT = re.compile(r"[+]?\d[\d.,]*\s?[KkMm]?")
NUMBER = re.compile(r"\d{1,6}")
ANY = re.compile(r"\d{1,6}\s[^\W\d]+|[^\W\d]+:?\s[(\[]?\d{1,6}[)\]]?")
LEAST = 2  # buttons that show where an article is over
PRESSED = frozenset({Role.CONTROL, Role.COUNTER})


def asides(above: Sequence[View], framed: Sequence[bool], states: Sequence[State], *, sure: bool) -> list[bool]:
    """Tell which lines above the comments are furniture.

    A button that nobody says is furniture wherever it stands, any of the page's frame is below the first paragraph, ways, counters and
    buttons side by side are above it, and so are times and votes right above the first name, and all between "71 Comments" and it.
    """
    begun = next((place for place, view in enumerate(above) if is_text(view)), len(above))
    found = [
        state is State.BEFORE
        or (view.kind is Role.CONTROL and (not speakable(view.low) or (in_frame and place > begun)))
        or (in_frame and place > begun and view.kind is not Role.TIME)
        or (place < begun and (is_ways(view.text) or _is_of_the_head(above, framed, place)))
        for place, (view, in_frame, state) in enumerate(zip(above, framed, states, strict=False))
    ]
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
    return found


def _counts(text: str, names: int) -> bool:
    """Tell whether a line is as many of something as the page has comments, whatever the word: "5 opinions"."""
    number = NUMBER.search(text)
    return names >= LEAST and number is not None and int(number[0]) == names and ANY.fullmatch(text) is not None


def _is_of_the_head(above: Sequence[View], framed: Sequence[bool], place: int) -> bool:
    """Tell whether a line above the first paragraph is a counter, or a button or a number beside a button: "Share", "41", "3 comments"."""
    view = above[place]
    beside = any(above[at].kind in PRESSED for at in (place - 1, place + 1) if 0 <= at < len(above))
    return (framed[place] and (view.kind is Role.COUNTER or (view.kind is Role.CONTROL and beside))) or (
        beside and COUNT.fullmatch(view.text) is not None
    )


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
