"""Lines to a reading: look, weigh, walk, compose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from seedbank.model import ARTICLE_ROLES, Evidence, Line, Reading, Role, Span
from seedbank.segment.asides import asides
from seedbank.segment.clues import clues_of
from seedbank.segment.compose import article_of, comments_of
from seedbank.segment.doubts import confidence_of, doubts_of, margins_of, questions_of
from seedbank.segment.fixes import NO_FIXES, TOLD, Fixes
from seedbank.segment.foot import below_last
from seedbank.segment.frame import framed_of
from seedbank.segment.grammar import SPEECH, STATES_OF, State
from seedbank.segment.habits import DRESSED, PLAIN
from seedbank.segment.heads import dateline_of, roles_above
from seedbank.segment.order import order_of
from seedbank.segment.view import View, views_of
from seedbank.segment.walk import Path, walk
from seedbank.segment.weights import Weights, weights

UNSAID = -3_000  # thousandths against a button's being said, on a page of buttons
SENTENCE = -3_000  # and against a whole sentence's being furniture behind what was said
UNKNOWN = -2_000  # against any line's being furniture among the comments of a page of text alone
FEWEST = 3  # words of a sentence


def segment(lines: tuple[Line, ...], fixes: Fixes = NO_FIXES) -> Reading:
    """Give every line its role, and gather article and comments. Linear in the number of lines."""
    views = views_of(lines)
    framed = framed_of(views)
    path = path_of(views, fixes, framed=framed)
    aside = asides(views, framed, path, fixes.roles)
    roles = roles_of(lines, views, path, aside.found, fixes)
    known = [roles[view.number - lines[0].number] for view in views]
    questions = questions_of(views, path, known, framed, fixes)
    openings = {view.number: view.opening for view in views if view.opening.sure}
    comments = comments_of(lines, roles, margins_of(lines, views, path), openings, fixes.authors)
    return Reading(
        roles=roles,
        article=article_of(lines, roles),
        comments=comments,
        confidence=confidence_of(path, aside, questions),
        doubts=doubts_of(views, path, aside, questions, fixes),
        order=fixes.order or order_of(comments, lines),
        order_source="sidecar" if fixes.order else "inferred",
        title=_evidence(lines, roles, Role.TITLE) or _heading_on_top(lines, roles),
        byline=_evidence(lines, roles, Role.BYLINE),
        date=_evidence(lines, roles, Role.DATE),
        section=_evidence(lines, roles, Role.SECTION),
        dateline=dateline_of(lines, roles),
    )


def _heading_on_top(lines: Sequence[Line], roles: Sequence[Role]) -> Evidence | None:
    """The heading that serves as title: the article's first line, with no byline or date to back it as more."""
    first = next((role for role in roles if role in ARTICLE_ROLES), None)
    return _evidence(lines, roles, Role.HEADING) if first is Role.HEADING else None


def path_of(
    views: Sequence[View],
    fixes: Fixes = NO_FIXES,
    table_named: Callable[[str], Weights] = weights,
    *,
    framed: tuple[bool, ...] | None = None,
) -> Path:
    """Weigh every line that is not blank and find the best path. `table_named` gives others than the product's in benchmarks only.

    Whether a page prints known furniture decides what its unknown lines are likely to be. `framed`: which lines are, where that is known already.
    """
    frame = framed or framed_of(views)
    found = zip(views, clues_of(views, frame), frame, strict=True)
    dressed = any(frame)
    lines = (
        (clues, _added(view, fixes, proof, framed=framed, dressed=dressed)) for view, (clues, proof), framed in found
    )
    return walk(table_named(DRESSED if dressed else PLAIN).sorts(lines))


@cache
def _name(proof: int, speech: int, under: int, after: int) -> tuple[int, ...]:
    """Lay out what the page itself says for or against a name, against speech, and against furniture above and behind it."""
    added = {State.NAME: proof, State.UNDER_NAME: under, State.AFTER: after} | dict.fromkeys(SPEECH, speech)
    return tuple([added.get(state, 0) for state in State])


def _added(view: View, fixes: Fixes, proof: int, *, framed: bool, dressed: bool) -> tuple[int, ...]:
    """Give what a line's states get besides its clues: what the page itself says of a name and of its buttons, and the keeper's word."""
    unsaid = UNSAID if framed and view.kind is Role.CONTROL else 0
    under = 0 if dressed else UNKNOWN
    bare = _name(proof, unsaid, under, SENTENCE if dressed and _is_sentence(view) else under)
    if fixes is NO_FIXES:
        return bare
    added = list(bare)
    for state in _told(view.number, fixes):
        added[state] += TOLD
    return tuple(added)


def _is_sentence(view: View) -> bool:
    """Tell whether a line that no table knows is a whole sentence."""
    return view.kind is None and view.closed and view.end in {"stop", "cry"} and view.words >= FEWEST


def _told(number: int, fixes: Fixes) -> Iterator[State]:
    """List the states that the keeper's word allows a line; nothing where he is silent."""
    if number in fixes.roles:
        yield from STATES_OF[fixes.roles[number]]
    elif fixes.first_comment is not None:
        if not fixes.first_comment or number < fixes.first_comment:
            yield from (State.ARTICLE, State.BEFORE)
        elif number == fixes.first_comment:
            yield State.NAME


def roles_of(
    lines: Sequence[Line], views: Sequence[View], path: Path, aside: Sequence[bool], fixes: Fixes
) -> tuple[Role, ...]:
    """Name the role of every line, blank ones included. A keeper's word stands wherever the grammar can hold it."""
    rest = zip(views[len(aside) :], path.states[len(aside) :], strict=True)
    found = [*roles_above(views[: len(aside)], aside), *[_role(view, state) for view, state in rest]]
    for place in below_last(views, path.states):
        found[place] = Role.OTHER
    roles = [Role.BLANK] * len(lines)
    for view, state, role in zip(views, path.states, found, strict=True):
        told = fixes.roles.get(view.number)
        roles[view.number - lines[0].number] = told if told and state in STATES_OF[told] else role
    return tuple(roles)


def _role(view: View, state: State) -> Role:
    """Name the role of a line from the first name on."""
    if state is State.NAME:
        return Role.NAME
    if state in SPEECH:
        return Role.QUOTE if view.text.startswith(">") else Role.COMMENT
    return view.kind or Role.OTHER


def _evidence(lines: Sequence[Line], roles: Sequence[Role], wanted: Role) -> Evidence | None:
    """Give the first line of a role, with its place."""
    if wanted not in roles:
        return None
    line = lines[roles.index(wanted)]
    start = len(line.text) - len(line.text.lstrip())
    text = line.text.strip()
    return Evidence(text, Span(line.number, start, start + len(text)), f"the seed's {wanted}")
