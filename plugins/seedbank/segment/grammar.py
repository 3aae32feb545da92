"""The grammar of a seed: which line may follow which.

A seed is article lines, then comments; a comment is a name line and one or more lines said. Furniture (times, votes,
buttons, counters) may stand anywhere. Article text never comes back after the first name.
"""

from __future__ import annotations

from enum import IntEnum

from seedbank.model import Role

NEVER = -(10**12)  # no line may follow so
ONLY_IF_TOLD = -(10**7)  # nothing the model can say outweighs it, a keeper's word does


class State(IntEnum):
    """What a line is to the grammar."""

    ARTICLE = 0
    BEFORE = 1  # furniture above the first name
    NAME = 2
    UNDER_NAME = 3  # furniture between a name and what is said
    FIRST = 4  # the first line said
    SAID = 5  # a further line said
    AFTER = 6  # furniture behind a line said


FOLLOWERS = {
    State.ARTICLE: (State.ARTICLE, State.BEFORE, State.NAME),
    State.BEFORE: (State.ARTICLE, State.BEFORE, State.NAME),
    State.NAME: (State.UNDER_NAME, State.FIRST),
    State.UNDER_NAME: (State.UNDER_NAME, State.FIRST),
    State.FIRST: (State.NAME, State.SAID, State.AFTER),
    State.SAID: (State.NAME, State.SAID, State.AFTER),
    State.AFTER: (State.NAME, State.SAID, State.AFTER),
}
"""State -> the states that may follow it."""

IF_TOLD = {State.NAME: (State.NAME,), State.UNDER_NAME: (State.NAME,)}
"""A comment of which nothing is left: read so only where a keeper says so."""

STARTS = (State.ARTICLE, State.BEFORE, State.NAME)
ENDS = (State.ARTICLE, State.BEFORE, State.FIRST, State.SAID, State.AFTER)

ABOVE = (State.ARTICLE, State.BEFORE)
FURNITURE = (State.BEFORE, State.UNDER_NAME, State.AFTER)
SPEECH = (State.FIRST, State.SAID)

STATES_OF = {
    Role.TITLE: (State.ARTICLE,),
    Role.BYLINE: (State.ARTICLE,),
    Role.DATE: ABOVE,
    Role.SECTION: (State.ARTICLE,),
    Role.HEADING: (State.ARTICLE,),
    Role.CAPTION: (State.ARTICLE,),
    Role.PARAGRAPH: (State.ARTICLE,),
    Role.NAME: (State.NAME,),
    Role.COMMENT: SPEECH,
    Role.QUOTE: SPEECH,
    Role.TIME: FURNITURE,
    Role.VOTES: FURNITURE,
    Role.COUNTER: FURNITURE,
    Role.CONTROL: FURNITURE,
    Role.OTHER: FURNITURE,
    Role.BLANK: FURNITURE,
}
"""Role that a keeper gives a line -> the states in which the grammar has such a line."""


def step_costs() -> tuple[tuple[int, ...], ...]:
    """Tabulate what it costs to go from a state to another: 0, ONLY_IF_TOLD or NEVER."""
    table = [[NEVER] * len(State) for _ in State]
    for state, followers in FOLLOWERS.items():
        for follower in followers:
            table[state][follower] = 0
    for state, followers in IF_TOLD.items():
        for follower in followers:
            table[state][follower] = ONLY_IF_TOLD
    return tuple([tuple(row) for row in table])


def start_costs() -> tuple[int, ...]:
    """Tabulate which states may open a seed."""
    return tuple([0 if state in STARTS else NEVER for state in State])


def end_costs() -> tuple[int, ...]:
    """Tabulate which states may close a seed. A name with nothing under it closes one only if a keeper says so."""
    return tuple([0 if state in ENDS else ONLY_IF_TOLD for state in State])
