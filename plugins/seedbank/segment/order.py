"""In which order the page prints its comments, where their own times decide it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from seedbank.model import Comment, Order
from seedbank.segment.times import Moment, later, moment_of

LEAST = 2  # steps from one time to another, so at least three comments
NEARLY_ALL = (9, 10)  # of the steps that must run one way: a page mends a time, a clock passes midnight


def order_of(comments: Sequence[Comment]) -> Order:
    """Conclude the order. Undecided pages are taken as oldest first: no guess turns a thread upside down. Linear.

    "03/05/2019" may be in March or in May: both are tried, and where both are possible they must agree.
    """
    printed = [comment.time for comment in comments if comment.time]
    if len(printed) <= LEAST or len(printed) * 2 < len(comments):
        return "oldest-first"
    tried = [[moment_of(time, month_first=month_first) for time in printed] for month_first in (False, True)]
    fewest = min(moments.count(None) for moments in tried)
    newest_first = all(_falls(moments) for moments in tried if moments.count(None) == fewest)
    return "newest-first" if newest_first else "oldest-first"


def _falls(moments: Sequence[Moment | None]) -> bool:
    """Tell whether nearly all steps from a time to the next go back. Times of different scales make no step."""
    told = [moment for moment in moments if moment]
    steps = [step for one, other in pairwise(told) if (step := later(one, other))]
    part, whole = NEARLY_ALL
    enough = len(steps) >= LEAST and len(told) * 2 >= len(moments)
    return enough and steps.count(-1) * whole >= len(steps) * part
