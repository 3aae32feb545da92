"""Which lines above the comments are furniture: ways through the site, buttons, what the page says of itself and of its writer.

They are flagged and kept on the page of every line; only the article does without them. A page of text alone keeps every line
but ways to other pages. On pages with known furniture a chain of two states, the article's or not, is weighed (a conditional
random field over `whereabouts.py`, learnt from the pages in benchmarks/pages; Lafferty, McCallum, Pereira 2001).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import repeat

from seedbank.frozen import dataclass
from seedbank.model import Role
from seedbank.segment.fixes import TOLD
from seedbank.segment.grammar import ABOVE, STATES_OF, State
from seedbank.segment.heads import is_text, is_ways
from seedbank.segment.view import View
from seedbank.segment.walk import FAR, Path
from seedbank.segment.whereabouts import above_of, clues_above

STEPS = ("step aside aside", "step aside article", "step article aside", "step article article")
"""Rows of the table that weigh what a line is by what the line above it is."""


@dataclass(frozen=True, slots=True)
class Asides:
    """What the lines above the comments are."""

    found: tuple[bool, ...]  # whether each is furniture
    margins: tuple[int, ...]  # thousandths, FAR at most: how much the other way would cost
    weighed: bool  # the page has known furniture


@cache
def _table() -> Mapping[str, int]:
    """Load the weights once: clue -> thousandths for a line's being the article's."""
    rows = (files("seedbank.segment") / "asides.tsv").read_text("utf-8").splitlines()
    return {clue: int(weight) for clue, weight in [row.split("\t") for row in rows if not row.startswith("# ")]}


def asides(views: Sequence[View], framed: Sequence[bool], path: Path, told: Mapping[int, Role]) -> Asides:
    """Tell which lines above the comments are furniture. `told`: roles by the number of the line, from the keeper."""
    count = sum([state in ABOVE for state in path.states])
    if not any(framed):
        return Asides(_of_text_alone(views[:count], path.states), (FAR,) * count, weighed=False)
    weights = _table()
    above = above_of(views, framed, count, names=count < len(views))
    scores = [
        weigh(weights, clues, words) + _told(told.get(view.number))
        for view, (clues, words) in zip(above.views, clues_above(above), strict=True)
    ]
    found = two_ways(scores, [weights.get(step, 0) for step in STEPS])
    return found if count == len(views) else _without_times_below(above.views, found)


def _without_times_below(above: Sequence[View], asides: Asides) -> Asides:
    """Leave times and votes right above the first name to its comment."""
    end = len(above)
    while end and above[end - 1].kind in {Role.TIME, Role.VOTES}:
        end -= 1
    return replace(asides, found=(*asides.found[:end], *[True] * (len(above) - end)))


def _of_text_alone(above: Sequence[View], states: Sequence[State]) -> tuple[bool, ...]:
    """Set aside what the weights take for furniture, and ways above the first paragraph, but never all the page's text."""
    begun = next((place for place, view in enumerate(above) if is_text(view)), len(above))
    found = [
        state is State.BEFORE or (place < begun and is_ways(view.text))
        for place, (view, state) in enumerate(zip(above, states, strict=False))
    ]
    alone = all(found)
    return tuple([away and not (alone and is_text(view)) for away, view in zip(found, above, strict=True)])


def weigh(weights: Mapping[str, int], clues: Collection[str], words: Collection[str]) -> int:
    """Add up what speaks for a line's being the article's."""
    return sum(map(weights.get, clues, repeat(0))) + sum(map(weights.get, words, repeat(0)))


def _told(role: Role | None) -> int:
    """Give the keeper's word its weight."""
    if role is None:
        return 0
    return TOLD if State.ARTICLE in STATES_OF[role] else -TOLD


def two_ways(scores: Sequence[int], steps: Sequence[int]) -> Asides:
    """Find the best path of a chain of two states. `scores`: for the article; `steps`: in the order of STEPS. Of equals the article wins."""
    out_out, out_in, in_out, in_in = steps
    ahead, out, inside = list[tuple[int, int]](), 0, 0
    for place, score in enumerate(scores):
        if place:
            out, inside = max(out + out_out, inside + in_out), max(out + out_in, inside + in_in)
        inside += score
        ahead.append((out, inside))
    margins, rest_out, rest_in = list[int](), 0, 0
    for score, (out, inside) in zip(reversed(scores), reversed(ahead), strict=True):
        margins.append(inside + rest_in - out - rest_out)
        rest_in += score
        rest_out, rest_in = max(rest_out + out_out, rest_in + out_in), max(rest_out + in_out, rest_in + in_in)
    margins.reverse()
    return Asides(
        tuple([margin < 0 for margin in margins]), tuple([min(abs(margin), FAR) for margin in margins]), weighed=True
    )
