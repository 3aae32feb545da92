"""How sure a reading is, and which lines could well be read otherwise."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from seedbank.model import Doubt, Line, Role
from seedbank.segment.fixes import Fixes
from seedbank.segment.furniture import kind_of
from seedbank.segment.grammar import SPEECH, STATES_OF, State
from seedbank.segment.heads import is_text
from seedbank.segment.view import View
from seedbank.segment.walk import FAR, Path

SURE = 90  # hundredths from which on nothing is listed as doubtful
UNEVEN = 60  # hundredths at most, where the furniture of a page leaves words over
FEW = 5  # such words in a line
HEADLESS = 3  # short lines above the text: section, title and writer are seldom all so short
LEAST_INLINE = 3  # lines
INLINE = re.compile(r"[<\[@]?(?P<name>[^\W\d][^:<>\[\]]{0,30}?)(?::|[>\]]:?|\s[-–—])\s+\S")
DASH = re.compile(r"[-–—]+\s*\w")
MOST = 5  # doubts listed of one seed, the weakest lines first


@cache
def _table(name: str = "confidence.tsv") -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Load a calibration once: margins and the confidences that begin there."""
    text = (files("seedbank.segment") / name).read_text("utf-8")
    rows = [row.split("\t") for row in text.splitlines() if not row.startswith("#")]
    return tuple([int(margin) for margin, _ in rows]), tuple([int(confidence) for _, confidence in rows])


def confidence_of(views: Sequence[View], path: Path) -> int:
    """Say how often a reading with this margin was exactly right, in hundredths. A page of blank lines is sure.

    A page whose furniture leaves words over is in doubt whatever its margin.
    """
    if not path.margins:
        return 100
    margins, confidences = _table()
    found = confidences[max(0, bisect_right(margins, min(path.margins)) - 1)]
    return min(found, UNEVEN) if strangers(views, path.states) or unplaced(views, path.states) else found


def unplaced(views: Sequence[View], states: Sequence[State]) -> list[int]:
    """List the places of names for which a reading has no room: below what was said, or on the line of what was said.

    A name closes no page whose names stand above; and "NAME: what was said", line by line down to the end, may be a discussion.
    """
    texts = [place for place, view in enumerate(views) if view.kind is None]
    if not texts:
        return []
    last, names = texts[-1], {view.low for view, state in zip(views, states, strict=True) if state is State.NAME}
    closing = states[last] in SPEECH and (
        views[last].opening.sure
        or views[last].low in names
        or (views[last].words <= FEW and DASH.match(views[last].text) and any(map(DASH.match, names)))
    )
    return [last] if closing else _inline(views, texts)


def _inline(views: Sequence[View], texts: Sequence[int]) -> list[int]:
    """List the last lines "NAME: what was said" of a page that ends with them, some of the names coming back."""
    found = list[tuple[int, str]]()
    for place in reversed(texts):
        match = INLINE.match(views[place].text)
        if not match:
            break
        found.append((place, match["name"].lower()))
    names = Counter([name for _, name in found])
    return [place for place, _ in found[::-1]] if len(found) >= LEAST_INLINE and 1 < len(names) < len(found) else []


def strangers(views: Sequence[View], states: Sequence[State]) -> list[int]:
    """List the places where a few words are left over by a page's furniture: read as more of the text, or as what stands beside a name now and then.

    They may be furniture that no table knows, or the name itself. The weights know nothing of it: the labelled pages have no furniture.
    """
    begun = next((place for place, view in enumerate(views) if is_text(view)), len(views))
    left = [
        place
        for place in range(1, len(views))
        if _resumes(states, place, begun) and views[place - 1].kind and _is_scrap(views[place])
    ]
    return sorted(
        {*left, *_beside_names(views, states), *_last_words(views, states), *_above_text(views, states, begun)}
    )


def _above_text(views: Sequence[View], states: Sequence[State], begun: int) -> list[int]:
    """List the short lines above the article's first paragraph, where they are more than a head is made of: ways to other pages, most often."""
    found = [
        place
        for place in range(begun)
        if states[place] is State.ARTICLE and not views[place].kind and _is_scrap(views[place])
    ]
    return found if len(found) >= HEADLESS else []


def _is_scrap(view: View) -> bool:
    """Tell whether a line is a few words and no sentence."""
    return view.words <= FEW and not view.closed


def _last_words(views: Sequence[View], states: Sequence[State]) -> list[int]:
    """List the short lines that end every other comment at least with the same words: buttons that no table knows."""
    ends = [
        place
        for place in range(len(views))
        if states[place] is State.SAID and states[place + 1 : place + 2] != (State.SAID,)
    ]
    short = [place for place in ends if views[place].words <= FEW]
    counts = Counter([views[place].low for place in short])
    least = max(2, states.count(State.NAME) / 2)
    return [place for place in short if counts[views[place].low] >= least]


def _resumes(states: Sequence[State], place: int, begun: int) -> bool:
    """Tell whether text goes on below furniture: in a comment, or in the article below its first paragraph, `begun`."""
    said = states[place] is State.SAID and states[place - 1] is State.AFTER
    return said or (states[place] is State.ARTICLE and place > begun)


def _beside_names(views: Sequence[View], states: Sequence[State]) -> list[int]:
    """List the lines below a name that no table knows and that fewer than half the names have, unless they are names themselves: whom it answers."""
    names = {view.low for view, state in zip(views, states, strict=True) if state is State.NAME}
    pairs = [
        place for place in range(1, len(views)) if (states[place - 1], states[place]) == (State.NAME, State.UNDER_NAME)
    ]
    found = [place for place in pairs if views[place].kind is Role.CONTROL and kind_of(views[place].text) is None]
    rare = len(found) * 2 < states.count(State.NAME)
    return [place for place in found if rare and views[place].low not in names]


def margins_of(lines: Sequence[Line], views: Sequence[View], path: Path) -> array[int]:
    """Give the margin of every line; a blank line is as sure as any."""
    found = array("q", [FAR]) * len(lines)
    for view, margin in zip(views, path.margins, strict=True):
        found[view.number - lines[0].number] = margin
    return found


def sureness_of(margins: Sequence[int]) -> int:
    """Say how often a comment whose lines, and the next one's name, have these margins was right, in hundredths."""
    known, confidences = _table("comment_confidence.tsv")
    return confidences[max(0, bisect_right(known, min(margins)) - 1)]


def doubts_of(views: Sequence[View], path: Path, fixes: Fixes) -> tuple[Doubt, ...]:
    """List what the keeper said and the grammar cannot hold, then the weakest lines of an unsure reading."""
    margins, confidences = _table()
    sure = next(margin for margin, confidence in zip(margins, confidences, strict=True) if confidence >= SURE)
    weak = sorted([(margin, place) for place, margin in enumerate(path.margins) if margin < sure])[:MOST]
    odd = [place for place in strangers(views, path.states) if views[place].number not in fixes.roles]
    return (
        *_unheld(views, path, fixes),
        *[_doubt(views, path.states, place) for _, place in weak],
        *[_odd(views, path.states, place) for place in odd[:MOST]],
        *[
            _homeless(views[place].number)
            for place in unplaced(views, path.states)[:MOST]
            if views[place].number not in fixes.roles
        ],
    )


def _homeless(number: int) -> Doubt:
    """Word the doubt of a name that is not above what was said."""
    return Doubt(
        number,
        "read as text, but may be a name that stands behind what was said: names are read above it only",
        f'[[line]]\nline = {number}\nrole = "comment"',
    )


def _odd(views: Sequence[View], states: Sequence[State], place: int) -> Doubt:
    """Word the doubt of words that a page's furniture leaves over."""
    number = views[place].number
    if states[place] is State.UNDER_NAME:
        return Doubt(
            number, "read as furniture, but may be the name or text", f'[[line]]\nline = {number}\nrole = "name"'
        )
    return Doubt(number, "read as text, but may be furniture", f'[[line]]\nline = {number}\nrole = "control"')


def _unheld(views: Sequence[View], path: Path, fixes: Fixes) -> list[Doubt]:
    """Find roles that the sidecar gives and that cannot be: a comment above all names, a role for a blank line."""
    states = {view.number: state for view, state in zip(views, path.states, strict=True)}
    return [
        Doubt(
            number, f'the sidecar calls it "{role}", which cannot stand there', f"[[line]]\nline = {number}\nrole = ..."
        )
        for number, role in sorted(fixes.roles.items())
        if (states[number] not in STATES_OF[role] if number in states else role is not Role.BLANK)
    ]


def _doubt(views: Sequence[View], states: Sequence[State], place: int) -> Doubt:
    """Word one doubt, with the lines of the sidecar that settle it."""
    number, state = views[place].number, states[place]
    if state is State.NAME and State.NAME not in states[:place]:
        return Doubt(number, "read as the first name line, but may be text", f"[reading]\nfirst_comment = {number}")
    if state in {State.ARTICLE, State.BEFORE}:
        return Doubt(number, "read as article, but the comments may begin here", f"[reading]\nfirst_comment = {number}")
    what, role = (
        ("read as a name line, but may be text", "comment")
        if state is State.NAME
        else ("read as text, but may be a name line", "name")
    )
    return Doubt(number, what, f'[[line]]\nline = {number}\nrole = "{role}"')
