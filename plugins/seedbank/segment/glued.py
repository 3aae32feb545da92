"""Buttons that were copied without the gaps between them: "permalinkreplysave"."""

from __future__ import annotations

import re
from collections.abc import Container

LONG_WORD = 12  # letters
GLUED = re.compile(rf"[a-zß-ÿ]{{{LONG_WORD},}}")  # at its start: first words are rarely as long
LONGEST = 100  # characters of the line
SHORTEST_PIECE, LONGEST_PIECE = 2, 24  # characters of a button


def pieces_of_glued(text: str, phrases: Container[str]) -> list[str]:
    """Part a line into the fewest phrases that make it up, two at least; else nothing. Linear in its length."""
    low = " ".join(text.lower().split())
    if len(low) > LONGEST or not GLUED.match(low):
        return []
    if not any(low[:size] in phrases for size in range(SHORTEST_PIECE, LONGEST_PIECE + 1)):
        return []
    best: list[list[str] | None] = [[], *[None] * len(low)]
    for end in range(1, len(low) + 1):
        best[end] = best[end - 1] if low[end - 1] == " " else _best(low, end, best, phrases)
    found = best[-1] or []
    return found if len(found) > 1 else []


def _best(low: str, end: int, best: list[list[str] | None], phrases: Container[str]) -> list[str] | None:
    """Find the fewest phrases that make up the line down to a place; None: there are none."""
    found: list[str] | None = None
    for start in range(max(0, end - LONGEST_PIECE), end - SHORTEST_PIECE + 1):
        before, part = best[start], low[start:end]
        if before is not None and (found is None or len(before) + 1 < len(found)) and part in phrases:
            found = [*before, part]
    return found
