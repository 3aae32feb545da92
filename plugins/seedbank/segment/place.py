"""Clues of a line's place in the page: how thick the candidates stand round it."""

from __future__ import annotations

from seedbank.segment.page import Page

WINDOW = 8  # lines
STEPS = (1, 2, 3, 6, 12)  # lines to the nearest candidate
FEW = 2


def placed(page: Page, place: int) -> list[str]:
    """Look at how many candidates stand above and below."""
    count = len(page.views)
    above = page.before[place] - page.before[max(0, place - WINDOW)]
    below = page.before[min(count, place + 1 + WINDOW)] - page.before[place + 1]
    rest = page.before[count] - page.before[place + 1]
    found = [f"candidates above {min(above, 5)}", f"candidates below {min(below, 5)}"]
    if not page.before[place]:
        found.append("no candidate so far")
    elif page.before[place] <= FEW:
        found.append("few candidates so far")
    if not rest:
        found.append("no candidate to come")
    found.append(f"share to come {_share(rest, count - place - 1)}")
    found.append(f"share so far {_share(page.before[place], place)}")
    found += _gaps(page, place)
    if place < FEW + 1:
        found.append("first lines" if place else "first line")
    if page.candidates[place]:
        found += [f"candidate, {clue}" for clue in found]
    return found


def _share(part: int, whole: int) -> int:
    """Grade a share of candidates 0 to 6: names make up a third to a half of short comments."""
    return min(6, part * 12 // whole) if whole else 0


def _gaps(page: Page, place: int) -> list[str]:
    """Measure the way to the nearest candidates."""
    above, below = place - page.last[place], page.next[place] - place
    found = [f"gap above {step}" for step in STEPS if page.last[place] >= 0 and above <= step]
    return found + [f"gap below {step}" for step in STEPS if below <= step]
