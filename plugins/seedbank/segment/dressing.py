"""Clues that only pages with known furniture have: the words of short lines, and what sorts of lines stand round each.

Plain pages go without: there a name is a name by what it looks like, and words would be learnt by heart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from seedbank.segment.form import class_of, words_of
from seedbank.segment.furniture import MOST_KEPT, ends
from seedbank.segment.heads import is_text
from seedbank.segment.view import View

Clues = tuple[str, ...]


def dressing_of(views: Sequence[View], framed: Sequence[bool]) -> Iterator[list[Clues]]:
    """Give each line's further clues. `framed`: which lines are known furniture."""
    classes = [
        "",
        "top",
        *[class_of(view, framed=here) for view, here in zip(views, framed, strict=True)],
        "bottom",
        "",
    ]
    ended = False
    for place, view in enumerate(views):
        found = [_among(*classes[place : place + 5])]
        if not is_text(view):
            found.append(_words(view))
        if ended:
            found.append(_ended(classes[place + 2]))
        yield found
        ended = ended or (view.kind is not None and ends(view.text))


@lru_cache(maxsize=MOST_KEPT)
def _among(top: str, above: str, here: str, below: str, bottom: str) -> Clues:
    """Word the sorts of the two lines above, and below."""
    return (
        f"over it {above}",
        f"under it {below}",
        f"{here} among {above} {below}",
        f"two over it {top} {above}",
        f"two under it {below} {bottom}",
    )


def _words(view: View) -> Clues:
    """Give the words of a short line in a fixed order."""
    return tuple(sorted(words_of(view)))


@cache
def _ended(here: str) -> Clues:
    """Word that a line stands behind one that no comment follows."""
    return ("behind the end", f"{here} behind the end")
