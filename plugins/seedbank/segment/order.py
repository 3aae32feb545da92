"""In which order the page prints its comments, where their indentation or their own times decide it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from seedbank.model import Comment, Line, Order
from seedbank.segment.times import Moment, later, moment_of

LEAST = 2  # steps from one time to another, so at least three comments
TAB = 4  # columns
STEP = 2  # columns; a single space in front of a name is a slip
BARE_CLOCK = "day"  # the scale of "14:05": comments of several days look as if they went back in time
NEARLY_ALL = (9, 10)  # of the steps that must run one way: a page mends a time, a clock passes midnight


def order_of(comments: Sequence[Comment], lines: Sequence[Line]) -> Order:
    """Conclude the order. Undecided pages are taken as oldest first: no guess turns a thread upside down. Linear."""
    if _is_tree([_column(lines[comment.line - lines[0].number].text) for comment in comments]):
        return "tree"
    return order_of_times(comments)


def _column(text: str) -> int:
    """Count the columns in front of a line's first sign."""
    indent = text[: len(text) - len(text.lstrip(" \t"))]
    return len(indent.expandtabs(TAB))


def _is_tree(columns: Sequence[int]) -> bool:
    """Tell whether names are indented as in a tree: from the edge inwards, never by more than one step at once."""
    used = sorted(set(columns))
    if len(used) <= 1 or min(right - left for left, right in pairwise(used)) < STEP:
        return False
    depths = {column: depth for depth, column in enumerate(used)}
    walked = [depths[column] for column in columns]
    return walked[0] == 0 and all(below <= above + 1 for above, below in pairwise(walked))


def order_of_times(comments: Sequence[Comment]) -> Order:
    """Conclude the order from the times alone.

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
    told = [moment for moment in moments if moment and moment.scale != BARE_CLOCK]
    steps = [step for one, other in pairwise(told) if (step := later(one, other))]
    part, whole = NEARLY_ALL
    enough = len(steps) >= LEAST and len(told) * 2 >= len(moments)
    return enough and steps.count(-1) * whole >= len(steps) * part
