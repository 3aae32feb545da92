"""Habits of a page's commenters, which change what a name line looks like there.

Whether a page has a habit is not known beforehand: each sort of page is read for itself, and the best reading of all wins.
A short comment of one line and a name of one word are the habits that set sites apart most.
"""

from __future__ import annotations

HABITS = ("one line", "one word")
"""Nearly every comment is one line; nearly every name is one word."""

TYPES = 1 << len(HABITS)  # sorts of pages: one bit a habit

_CASES = ("small", "upper", "title", "first capital", "mixed", "capital", "camel")
_FAMILIES = (
    "words ",
    "bias",
    "handle",
    "has a digit",
    "has an underscore",
    *[f"{case} {count}" for case in _CASES for count in (1, 2, 3)],
)


def of_habit(clue: str) -> bool:
    """Tell whether a clue may weigh otherwise in pages of a habit."""
    return clue.startswith(("words ", "look: ")) or clue in _FAMILIES
