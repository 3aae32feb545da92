"""Times, votes and buttons that a page prints above the name and not below it: they belong to the name that follows.

Between two comments the foot of the one and the head of the other look alike. The ends of the page tell them apart: a
head stands above the first name too, and a foot stands under the last comment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from seedbank.frozen import dataclass
from seedbank.model import SPEECH_ROLES, Line, Role
from seedbank.segment.furniture import mask

LEAST = 2  # names; one proves no habit of the page
NEARLY_ALL = (9, 10)  # of the names that must have it above
OWNED = frozenset({Role.TIME, Role.VOTES, Role.CONTROL})
BREAKS = SPEECH_ROLES | {Role.NAME, Role.PARAGRAPH, Role.HEADING, Role.CAPTION}

Kind = tuple[Role, str]
"""What must recur: any time, any votes, but a button with the same words."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Furniture that stands together, between two lines of text or at an end of the page."""

    pieces: tuple[tuple[int, Kind | None], ...]  # top down: line number; None: of no kind that a name owns
    under_name: bool  # the line of text above it is a name
    above_name: bool  # the line of text below it is one

    def kinds(self) -> set[Kind]:
        return {kind for _, kind in self.pieces if kind}

    def tail(self, kinds: set[Kind]) -> dict[Kind, int]:
        """Give what stands directly above the name, bottom up: lines of these kinds, one of each."""
        found: dict[Kind, int] = {}
        for number, kind in reversed(self.pieces):
            if kind not in kinds or kind in found:
                break
            found[kind] = number
        return found


def lines_above_names(lines: Sequence[Line], roles: Sequence[Role]) -> frozenset[int]:
    """Give the lines that belong to the comment of the name below them. Linear in the number of lines."""
    if not any(role in OWNED or role is Role.DATE for role in roles):
        return frozenset()
    runs = list(_runs(lines, roles))
    places = [place for place, run in enumerate(runs) if run.above_name]
    if len(places) < LEAST:
        return frozenset()
    above = [runs[place] for place in places]
    foot = [run for run in runs if run.under_name] + runs[places[-1] + 1 :]
    kinds = _usual([run.kinds() for run in above]) - {kind for run in foot for kind in run.kinds()}
    kinds = _usual([set(run.tail(kinds)) for run in above])
    return frozenset([number for run in above for number in run.tail(kinds).values()])


def _usual(found: Sequence[set[Kind]]) -> set[Kind]:
    """Give the kinds that nearly all names have, the first name among them. `found`: the kinds of each name."""
    part, whole = NEARLY_ALL
    counts = Counter([kind for kinds in found for kind in kinds])
    return {kind for kind in found[0] if counts[kind] * whole >= len(found) * part}


def _runs(lines: Sequence[Line], roles: Sequence[Role]) -> Iterator[_Run]:
    """Part the furniture into runs; between two lines of text there is one, which may be empty. Blank lines part nothing."""
    pieces: list[tuple[int, Kind | None]] = []
    under_name = named = False
    for line, role in zip(lines, roles, strict=True):
        if role in BREAKS:
            yield _Run(tuple(pieces), under_name, above_name=role is Role.NAME)
            pieces, under_name = [], role is Role.NAME
            named = named or under_name
        elif role is not Role.BLANK:
            pieces.append((line.number, _kind(line.text, role, named=named)))
    yield _Run(tuple(pieces), under_name, above_name=False)


def _kind(text: str, role: Role, *, named: bool) -> Kind | None:
    """Say what must recur of a line. Above all names a time may have been taken for the page's date."""
    if role is Role.DATE and not named:
        return Role.TIME, ""
    if role is Role.CONTROL:
        return role, mask(text)
    return (role, "") if role in OWNED else None
