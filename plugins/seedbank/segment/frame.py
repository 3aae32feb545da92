"""The frame of a page: furniture that is furniture beyond doubt, because the page has several pieces of it.

One line "Reply" may be what somebody said; three are buttons. Lines of the frame are set aside before the others are looked
at, so that a page with times, votes and buttons reads like the same page without them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from seedbank.frozen import dataclass
from seedbank.model import Role
from seedbank.segment.furniture import speakable
from seedbank.segment.view import View

LEAST = 2  # pieces of furniture that make a frame even of what people say too
OFTEN = 3  # pieces of a kind from which on every comment should have one

WORDS = {
    (Role.TIME, "below"): "time below",
    (Role.VOTES, "below"): "votes below",
    (Role.CONTROL, "below"): "control below",
    (Role.COUNTER, "below"): "counter below",
    (Role.TIME, "above"): "time above",
    (Role.VOTES, "above"): "votes above",
    (Role.CONTROL, "above"): "control above",
    (Role.COUNTER, "above"): "counter above",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """Which lines are frame, and where the others stand in it."""

    framed: tuple[bool, ...]  # one a line that is not blank
    core: tuple[View, ...]  # the lines that are not frame
    clues: tuple[tuple[str, ...], ...]  # for each of those, what of the frame is next to it


def frame_of(views: Sequence[View], framed: tuple[bool, ...]) -> Frame:
    """Part the frame from the text. `framed`: which lines are frame."""
    core = tuple([view for view, in_frame in zip(views, framed, strict=True) if not in_frame])
    return Frame(framed, core, _neighbours(views, framed) if any(framed) else ((),) * len(core))


def framed_of(views: Sequence[View]) -> tuple[bool, ...]:
    """Tell which lines are frame."""
    kinds = [view.kind for view in views]
    if not any(kinds):
        return (False,) * len(kinds)
    pieces = sum([kind is not None or view.opening.time is not None for view, kind in zip(views, kinds, strict=True)])
    return tuple([
        kind is not None and (pieces >= LEAST or not speakable(view.low))
        for view, kind in zip(views, kinds, strict=True)
    ])  # fmt: skip


def _neighbours(views: Sequence[View], framed: Sequence[bool]) -> tuple[tuple[str, ...], ...]:
    """Word what stands between each line of text and the next ones."""
    gaps: list[set[Role]] = [set()]
    for view, in_frame in zip(views, framed, strict=True):
        if in_frame and view.kind:
            gaps[-1].add(view.kind)
        else:
            gaps.append(set())
    common = Counter([kind for gap in gaps for kind in gap])
    often = [kind for kind in sorted(common) if common[kind] >= OFTEN]
    return tuple([_worded(above, below, often) for above, below in pairwise(gaps)])


def _worded(above: set[Role], below: set[Role], often: Sequence[Role]) -> tuple[str, ...]:
    """Word the frame next to one line: what is there, and what is not though it is common on the page."""
    found = [WORDS[kind, "above"] for kind in sorted(above)] + [WORDS[kind, "below"] for kind in sorted(below)]
    for kind in often:
        if kind not in below:
            found.append(f"no {WORDS[kind, 'below']}")
        if kind not in above:
            found.append(f"no {WORDS[kind, 'above']}")
    return tuple(found)
