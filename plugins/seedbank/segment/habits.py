"""Habits of a page, which change what a name line looks like there.

Whether a page has a habit is not known beforehand: each sort of page is read for itself, and the best reading of all wins.
"""

from __future__ import annotations

PLAIN, DRESSED = "weights.tsv", "weights_dressed.tsv"
"""The table for pages of text alone, and that for pages with known furniture."""

HABITS = {
    PLAIN: ("one line", "one word"),
    DRESSED: ("furniture under names", "furniture behind comments"),
}
"""Table -> the habits of its pages. Of commenters: nearly every comment is one line, nearly every name one word. Of sites: furniture stands
under nearly every name, behind nearly every comment."""

TYPES = 1 << max(map(len, HABITS.values()))  # sorts of pages: one bit a habit

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
