"""Names for which a reading has no room: below what was said, or on the line of what was said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from seedbank.model import Role
from seedbank.segment.grammar import SPEECH, State
from seedbank.segment.view import View

FEW = 5  # words of a line that may be a name, or stand in a page's foot
LEAST = 2  # names
LEAST_INLINE = 3  # lines
INLINE = re.compile(r"[<\[@]?(?P<name>[^\W\d][^:<>\[\]]{0,30}?)(?::|[>\]]:?|\s[-–—])\s+\S")
DASH = re.compile(r"[-–—]+\s*\w")
PARTS = re.compile(r"\s*[,|·•(]\s*|\s+[-–—]\s+")
MOST = (2, 3)  # of the names, from which on what they have is the page's habit


def unplaced(views: Sequence[View], states: Sequence[State]) -> list[int]:
    """List the places of such names.

    A name closes no page whose names stand above; and "NAME: what was said", line by line down to the end, may be a discussion.
    """
    texts = [place for place, view in enumerate(views) if view.kind is None]
    if not texts:
        return []
    names = [place for place, state in enumerate(states) if state is State.NAME]
    closing = [texts[-1]] if _closes(views, states, texts[-1], names) else []
    return closing or _signed(views, names) or _inline(views, texts)


def _closes(views: Sequence[View], states: Sequence[State], last: int, names: Sequence[int]) -> bool:
    """Tell whether the page's last line of text is a name: by its form, because it is one elsewhere, or above a time as they are."""
    view, known = views[last], {views[place].low for place in names}
    if states[last] not in SPEECH:
        return False
    if (view.opening.sure and not view.opening.hint) or view.low in known:
        return True
    if view.words > FEW:
        return PARTS.split(view.low)[0] in known
    timed = [place for place in names if views[place + 1].kind is Role.TIME]
    return (
        (DASH.match(view.text) is not None and any(map(DASH.match, known)))
        or (len(PARTS.split(view.low)) > 1 and PARTS.split(view.low)[0] in known)
        or (
            len(timed) >= LEAST
            and last - 1 not in names
            and [above.kind for above in views[last + 1 : last + 2]] == [Role.TIME]
        )
    )


def _signed(views: Sequence[View], names: Sequence[int]) -> list[int]:
    """List the names that close a paragraph each, text right above and a gap below, or the last that says its time, with nothing said below."""
    part, whole = MOST
    parted = [place for place in names if place + 1 < len(views) and views[place + 1].gap and not views[place].gap]
    if len(parted) > LEAST and len(parted) * whole >= len(names) * part:
        return parted
    forms = [place for place in names if views[place].opening.time is not None]
    if len(forms) < LEAST:
        return []
    rest = [place for place in range(forms[-1] + 1, len(views)) if views[place].kind is None]
    silent = all(
        views[place].words <= FEW and (not views[place].closed or views[place].end == "colon") for place in rest
    )
    return [forms[-1]] if silent and _speaks_above(views, forms[0]) else []


def _speaks_above(views: Sequence[View], first: int) -> bool:
    """Tell whether something may be said above the first name: a line of text, with no button or counter between them."""
    return first > 0 and views[first - 1].kind is None and views[first - 1].closed


def _inline(views: Sequence[View], texts: Sequence[int]) -> list[int]:
    """List the last lines "NAME: what was said" of a page that ends with them, some of the names coming back."""
    found = list[tuple[int, str]]()
    for place in reversed(texts):
        match = INLINE.match(views[place].text)
        if not match:
            break
        found.append((place, match["name"].lower()))
    names = Counter([name for _, name in found])
    return [place for place, _ in found[::-1]] if len(found) >= LEAST_INLINE and 1 < len(names) < len(found) else []
