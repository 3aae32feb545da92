"""What stands below the last comment: told by what the page prints at the foot of the comments before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from seedbank.model import Role
from seedbank.segment.form import LONG, is_open
from seedbank.segment.furniture import mask
from seedbank.segment.grammar import SPEECH, State
from seedbank.segment.view import View

LEAST = 2  # comments before the last
FEET = frozenset({Role.CONTROL, Role.VOTES, Role.COUNTER})


def below_last(views: Sequence[View], states: Sequence[State]) -> list[int]:
    """List the lines read as the last comment's that stand below its buttons, where no other comment goes on below any.

    Below other buttons than theirs only what is worded as headlines are.
    """
    names = [place for place, state in enumerate(states) if state is State.NAME]
    if len(names) <= LEAST:
        return []
    before = [_feet(views, states, range(start, end)) for start, end in pairwise(names)]
    if any(_goes_on(states, range(start, end)) for start, end in pairwise(names)):
        return []
    counts = Counter([foot for feet in before for foot in feet])
    common = {foot for foot, count in counts.items() if count * 2 >= len(before)}
    buttons = [place for place in range(names[-1], len(views)) if states[place] is State.AFTER and views[place].kind]
    said = [place for place in range(names[-1], len(views)) if states[place] in SPEECH]
    sentences = [place for place in said if not is_open(views[place]) or views[place].words > LONG]
    headlines = sentences[-1] + 1 if sentences else 0  # from there on all is worded as headlines are
    for place in buttons:
        if _foot(views[place]) in common or (place >= headlines and views[place].kind is Role.CONTROL):
            return [at for at in said if at > place]
    return []


def _feet(views: Sequence[View], states: Sequence[State], places: range) -> set[str]:
    """Gather the buttons at a comment's foot, numbers made alike."""
    return {_foot(views[place]) for place in places if states[place] is State.AFTER and views[place].kind in FEET}


def _foot(view: View) -> str:
    return "votes" if view.kind is Role.VOTES else mask(view.text)


def _goes_on(states: Sequence[State], places: range) -> bool:
    """Tell whether anything is said below a comment's buttons."""
    return any(states[place] is State.AFTER and states[place + 1] in SPEECH for place in places[:-1])
