"""Lines to a reading: look, weigh, walk, compose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seedbank.model import Doubt, Line, Reading, Role
from seedbank.segment.clues import clues_of
from seedbank.segment.compose import article_of, comments_of
from seedbank.segment.fixes import NO_FIXES, Fixes
from seedbank.segment.grammar import FURNITURE, SPEECH, STATES_OF, State
from seedbank.segment.view import View, views_of
from seedbank.segment.walk import Path, walk
from seedbank.segment.weights import weights

RULED_OUT = 10**8  # thousandths against a name line that cannot be one
TOLD = 10**9  # thousandths that a keeper's word adds: more than any page can gather against it
SURE = 3000  # thousandths of margin from which a reading is not in doubt
MOST_DOUBTS = 5  # shown of one seed, the weakest first


def segment(lines: tuple[Line, ...], fixes: Fixes = NO_FIXES) -> Reading:
    """Give every line its role, and gather article and comments. Linear in the number of lines."""
    views = views_of(lines)
    path = _path(views, fixes)
    roles = _roles(lines, views, path, fixes)
    return Reading(
        roles=roles,
        article=article_of(lines, roles),
        comments=comments_of(lines, roles, fixes.authors),
        confidence=_confidence(path),
        doubts=_doubts(views, path),
        order=fixes.order or "oldest-first",
    )


def _path(views: Sequence[View], fixes: Fixes) -> Path:
    """Weigh every line and find the best path."""
    clues, possible = clues_of(views)
    added = [_added(view.number, fixes, possible=may_be) for view, may_be in zip(views, possible, strict=True)]
    return walk(weights().sorts(clues, added))


def _added(number: int, fixes: Fixes, *, possible: bool) -> tuple[int, ...]:
    """Give what a line's states get besides its clues: what rules a name out, and the keeper's word."""
    added = [0] * len(State)
    if not possible:
        added[State.NAME] -= RULED_OUT
    for state in _told(number, fixes):
        added[state] += TOLD
    return tuple(added)


def _told(number: int, fixes: Fixes) -> Iterator[State]:
    """List the states that the keeper's word allows a line; nothing where he is silent."""
    if number in fixes.roles:
        yield from STATES_OF[fixes.roles[number]]
    elif fixes.first_comment is not None:
        if not fixes.first_comment or number < fixes.first_comment:
            yield from (State.ARTICLE, State.BEFORE)
        elif number == fixes.first_comment:
            yield State.NAME


def _roles(lines: Sequence[Line], views: Sequence[View], path: Path, fixes: Fixes) -> tuple[Role, ...]:
    """Name the role of every line, blank ones included."""
    roles = [Role.BLANK] * len(lines)
    for view, state in zip(views, path.states, strict=True):
        told = fixes.roles.get(view.number)
        held = told is not None and state in STATES_OF[told]
        roles[view.number - lines[0].number] = told if told and held else _role(view, state)
    return tuple(roles)


def _role(view: View, state: State) -> Role:
    """Name the role of a line by its state."""
    if state is State.NAME:
        return Role.NAME
    if state in SPEECH:
        return Role.QUOTE if view.text.startswith(">") else Role.COMMENT
    if state in FURNITURE:
        return view.kind or Role.OTHER
    return Role.PARAGRAPH


def _confidence(path: Path) -> int:
    """Map the smallest margin to hundredths."""
    return 50 + min(49, min(path.margins, default=SURE * 2) * 49 // (SURE * 2))


def _doubts(views: Sequence[View], path: Path) -> tuple[Doubt, ...]:
    """List the lines whose side could well be the other, the weakest first, with the sidecar's line that settles it."""
    weak = sorted((margin, place) for place, margin in enumerate(path.margins) if margin < SURE)
    return tuple([_doubt(views[place].number, path.states[place]) for _, place in weak[:MOST_DOUBTS]])


def _doubt(number: int, state: State) -> Doubt:
    """Word one doubt."""
    if state is State.NAME:
        return Doubt(number, "read as a name line; it may be text", f'[[line]]\nline = {number}\nrole = "comment"')
    return Doubt(number, "read as text; it may be a name line", f'[[line]]\nline = {number}\nrole = "name"')
