"""What speaks for a line's being this or that: short words, each with its weight in the table.

A clue is a plain fact about the line, its neighbours or its page. Clues are counted, never multiplied, so that every
reading can be explained by adding up what stands in the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import repeat

from seedbank.model import Role
from seedbank.segment.company import beside
from seedbank.segment.dressing import dressing_of
from seedbank.segment.frame import frame_of, framed_of
from seedbank.segment.gaps import gaps_of
from seedbank.segment.page import Page, page_of
from seedbank.segment.place import placed
from seedbank.segment.proof import BARRED, proofs_of
from seedbank.segment.recurrence import on_page
from seedbank.segment.shape import alone
from seedbank.segment.times import Moment, moment_of
from seedbank.segment.view import View

Clues = tuple[str, ...]
"""Clues that were found together: they recur together too, and are added up once for all lines that share them."""

COUNT = re.compile(r"\b\d{1,6}\b")
LEAST = 2  # times of comments
MOST_LINES = 4  # from a name to its time
BIAS: Clues = ("bias",)


def clues_of(
    views: Sequence[View], framed: tuple[bool, ...] | None = None, *, dressing: bool = True
) -> Iterator[tuple[list[Clues], int]]:
    """Give the clues of every line of the page, and what the page itself adds to its being a name; one line at a time.

    `framed`: which lines are frame, where that is known already; `dressing`: with the clues that only pages with known furniture have.
    """
    frame = frame_of(views, framed or framed_of(views))
    counted = frozenset(
        [int(found[0]) for view in views if view.kind is Role.COUNTER and (found := COUNT.search(view.text))]
    )
    clocks = _above_clocks(views, frame.framed)
    page = page_of(frame.core, max(_above_counter(views, frame.framed), clocks), clocks - MOST_LINES)
    text = _text(page, frame.clues, counted)
    if not any(frame.framed):
        yield from text
        return
    further = dressing_of(views, frame.framed) if dressing else repeat([], len(views))
    for view, in_frame, more in zip(views, frame.framed, further, strict=True):
        clues, proof = ([(f"framed {view.kind}",)], BARRED) if in_frame else next(text)
        yield [*clues, *more], proof


def _above_counter(views: Sequence[View], framed: Sequence[bool]) -> int:
    """Count the lines that are not frame above the page's last counter, "71 Comments"; 0 where it has none."""
    last = max([place for place, view in enumerate(views) if framed[place] and view.kind is Role.COUNTER], default=0)
    return last - sum(framed[:last])


def _above_clocks(views: Sequence[View], framed: Sequence[bool]) -> int:
    """Count the lines that are not frame above the page's second time, where that and all further ones have a clock, or are ages, and the first is not.

    The first is the article's, and the line above it no commenter's.
    """
    times = [place for place, view in enumerate(views) if framed[place] and view.kind is Role.TIME]
    if len(times) <= LEAST:
        return 0
    first, *rest = [moment_of(views[place].text) for place in times]
    clocks = not _has_clock(first) and all(map(_has_clock, rest))
    ages = first is not None and first.scale != "age" and all(moment and moment.scale == "age" for moment in rest)
    if not clocks and not ages:
        return 0
    return times[1] - sum(framed[: times[1]])


def _has_clock(moment: Moment | None) -> bool:
    """Tell whether a printed time is closer than a day."""
    return moment is not None and (moment.second is not None or moment.scale == "age")


def _text(page: Page, framed: Sequence[Clues], counted: frozenset[int]) -> Iterator[tuple[list[Clues], int]]:
    """Give the clues of the lines that are not frame."""
    gaps = gaps_of([view.gap for view in page.views])
    proofs, used = proofs_of(page, framed, counted), page.used
    rows = zip(page.views, framed, gaps, beside(page), placed(page), proofs, strict=True)
    for place, (view, in_frame, gap, neighbours, seat, proof) in enumerate(rows):
        yield [BIAS, in_frame, gap, on_page(page, place), *alone(view, used), *neighbours, *seat], proof
