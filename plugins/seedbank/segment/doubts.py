"""How sure a reading is, and which lines could well be read otherwise."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from seedbank.model import Doubt, Line, Role
from seedbank.segment.asides import Asides
from seedbank.segment.fixes import Fixes
from seedbank.segment.grammar import ABOVE, STATES_OF, State
from seedbank.segment.irregular import strangers
from seedbank.segment.misplaced import unplaced
from seedbank.segment.sureness import facts_of, sum_of
from seedbank.segment.view import View
from seedbank.segment.walk import FAR, Path

SURE = 90  # hundredths from which on nothing is listed as doubtful
HALF = 95  # the same of names and comments alone, or of what stands above them, where both are weighed
UNEVEN = 60  # hundredths at most, where the furniture of a page leaves words over
MOST = 5  # doubts of a kind listed of one seed, the weakest lines first
OF_TEXT, OF_DRESSED = "confidence.tsv", "confidence_dressed.tsv"
"""Calibrations: of what speaks for the reading of a page of text alone; of the least margin between a name and none on a page with known furniture."""
OF_ASIDES, OF_COMMENTS = "asides_confidence.tsv", "comment_confidence.tsv"
"""Of its least margin between furniture and the article; of a comment's least margin."""


@cache
def _table(name: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Load a calibration once: margins and the confidences that begin there."""
    text = (files("seedbank.segment") / name).read_text("utf-8")
    rows = [row.split("\t") for row in text.splitlines() if not row.startswith("#")]
    return tuple([int(margin) for margin, _ in rows]), tuple([int(confidence) for _, confidence in rows])


def _sureness(name: str, margins: Sequence[int]) -> int:
    """Say how often what has such a least margin was right, in hundredths."""
    known, confidences = _table(name)
    return confidences[max(0, bisect_right(known, min(margins, default=FAR)) - 1)]


class Questions(NamedTuple):
    """What asks for a keeper's look, where he has not said what it is."""

    odd: tuple[tuple[int, Role], ...]  # places of lines that break the habits of their page, with what they are read as
    homeless: tuple[int, ...]  # places of names for which a reading has no room
    names: int  # how often names and comments of a reading like this were right, in hundredths

    def __bool__(self) -> bool:
        """Tell whether any line breaks the habits of its page."""
        return bool(self.odd or self.homeless)


def questions_of(
    views: Sequence[View], path: Path, roles: Sequence[Role], framed: Sequence[bool], fixes: Fixes
) -> Questions:
    """Look for such lines. `roles`: of the lines that are not blank, like `views`; `framed`: which of them are known furniture."""
    odd = strangers(views, path.states, roles, framed)
    return Questions(
        tuple([(place, roles[place]) for place in odd if views[place].number not in fixes.roles]),
        tuple([place for place in unplaced(views, path.states) if views[place].number not in fixes.roles]),
        _sureness(OF_DRESSED, path.margins) if any(framed) else _of_text(views, path, fixes),
    )


def _of_text(views: Sequence[View], path: Path, fixes: Fixes) -> int:
    """Say how often such a reading of a page of text alone was right. Where a keeper has settled every line nothing else is asked."""
    if min(path.margins, default=FAR) == FAR:
        return _sureness(OF_TEXT, ())
    return _sureness(OF_TEXT, [sum_of(facts_of(views, path, told=fixes.first_comment is not None))])


def confidence_of(path: Path, aside: Asides, questions: Questions) -> int:
    """Say how often a reading like this was exactly right, in hundredths. A page of blank lines is sure.

    On a page with known furniture its comments have to be right, and its article too. A page with lines that break its habits
    is in doubt whatever its margins.
    """
    if not path.margins:
        return 100
    found = _likelihood(aside, questions)
    return min(found, UNEVEN) if questions else found


def _likelihood(aside: Asides, questions: Questions) -> int:
    """Say how often names and comments of such a reading were right, and the lines above them, whatever breaks the habits of its page."""
    return questions.names * _sureness(OF_ASIDES, aside.margins) // 100 if aside.weighed else questions.names


def margins_of(lines: Sequence[Line], views: Sequence[View], path: Path) -> array[int]:
    """Give the margin of every line; a blank line is as sure as any."""
    found = array("q", [FAR]) * len(lines)
    for view, margin in zip(views, path.margins, strict=True):
        found[view.number - lines[0].number] = margin
    return found


def sureness_of(margins: Sequence[int]) -> int:
    """Say how often a comment whose lines, and the next one's name, have these margins was right, in hundredths."""
    return _sureness(OF_COMMENTS, margins)


def doubts_of(
    views: Sequence[View], path: Path, aside: Asides, questions: Questions, fixes: Fixes
) -> tuple[Doubt, ...]:
    """List what the keeper said and the grammar cannot hold, then the weakest lines of an unsure reading."""
    names, above = list[int](), list[int]()
    if _likelihood(aside, questions) < SURE:
        names = _weak(path.margins, OF_DRESSED) if aside.weighed else _weakest(path.margins, FAR)
        above = _weak(aside.margins, OF_ASIDES)
    uncertain = [(place, _shown(aside, place)) for place in above]
    return (
        *_unheld(views, path, fixes),
        *[_doubt(views, path.states, place) for place in names],
        *[_odd(views[place].number, path.states[place], role) for place, role in (*uncertain, *questions.odd[:MOST])],
        *[_homeless(views[place].number) for place in questions.homeless[:MOST]],
    )


def _shown(aside: Asides, place: int) -> Role:
    return Role.OTHER if aside.found[place] else Role.PARAGRAPH


def _weak(margins: Sequence[int], name: str) -> list[int]:
    """List the places with the least margins, of those that no sure half of a reading has. `name`: of the calibration."""
    known, confidences = _table(name)
    return _weakest(
        margins, next(margin for margin, confidence in zip(known, confidences, strict=True) if confidence >= HALF)
    )


def _weakest(margins: Sequence[int], sure: int) -> list[int]:
    """List the places with the least margins below one."""
    ranked = sorted([(margin, place) for place, margin in enumerate(margins) if margin < sure])
    return [place for _, place in ranked[:MOST]]


def _homeless(number: int) -> Doubt:
    """Word the doubt of a name that is not above what was said."""
    return Doubt(
        number,
        "read as text, but may be a name that stands behind what was said: names are read above it only",
        f'[[line]]\nline = {number}\nrole = "comment"',
    )


def _odd(number: int, state: State, role: Role) -> Doubt:
    """Word the doubt of words that a page's furniture leaves over, or that are taken for more of it."""
    if state is State.UNDER_NAME:
        return Doubt(
            number, "read as furniture, but may be the name or text", f'[[line]]\nline = {number}\nrole = "name"'
        )
    if role is Role.OTHER:
        role = Role.PARAGRAPH if state in ABOVE else Role.COMMENT
        return Doubt(number, "read as furniture, but may be text", f'[[line]]\nline = {number}\nrole = "{role}"')
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
