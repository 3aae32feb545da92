"""Lines that are one sign, as a button's picture is."""

from __future__ import annotations

from collections.abc import Sequence

from seedbank.model import Role
from seedbank.segment.furniture import ROUND

LEAST = 2  # lines; one proves no habit of the page
SIGNS = ROUND + "−+▲▼△▽↑↓×✕✖☰☆★⚙♡♥❤🔗🔎🏳\ufe0f"
LONE = 3  # signs of a button's picture


def signs_alone(texts: Sequence[str], kinds: Sequence[Role | None]) -> list[int]:
    """List the lines that are one sign, as a button's picture is; two at least, and on a page with other furniture: else they are names."""
    if not any(kinds):
        return []
    signs = [place for place, text in enumerate(texts) if len(text) <= LONE and kinds[place] is None and _is_sign(text)]
    return signs if len(signs) >= LEAST else []


def _is_sign(text: str) -> bool:
    """Tell whether a line is nothing but a sign or two that buttons have for pictures: "−", "⚑", "⋮"."""
    return not any(map(str.isalnum, text)) and not text.strip(SIGNS)
