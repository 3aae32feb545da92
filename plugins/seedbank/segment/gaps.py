"""Clues of blank lines, where a page has them in some places and not in others."""

from __future__ import annotations

from collections.abc import Sequence

PLAIN: tuple[str, ...] = ()
CLUES = {
    (False, False): ("no blank line above", "no blank line below"),
    (False, True): ("no blank line above", "blank line only below"),
    (True, False): ("blank line only above", "blank line above"),
    (True, True): ("blank line above", "blank line below"),
}


def gaps_of(gaps: Sequence[bool]) -> list[tuple[str, ...]]:
    """Word the blank lines round each line. Blank lines between all lines, or between none, say nothing."""
    count = sum(gaps)
    if not 0 < count < len(gaps) - 1:
        return [PLAIN] * len(gaps)
    return [CLUES[above, below] for above, below in zip(gaps, [*gaps[1:], True], strict=True)]
