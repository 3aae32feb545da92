"""Whom one comment speaks to by name, and which of its lines are said to whom."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from seedbank.model import Comment
from seedbank.threads.calls import Call
from seedbank.threads.vocative import SETTLING, Way

CLASSES = (SETTLING | {Way.BEHIND}, {Way.AT}, {Way.CITED})
"""Ways to turn to somebody, the plainest first: where one is met, those after it only mention."""

HANDLE, HANDLE_FIRST = 5, 3
"""Letters of a handle, a name in no title case, that is nothing else wherever it stands, and as the first word of a comment."""


class Addressee(NamedTuple):
    """One author whom a comment turns to."""

    author: int
    calls: tuple[Call, ...]  # in order of the text, of the ways that turn to him
    lines: tuple[int, int] | None  # first and last said to him; None: the whole comment

    @property
    def way(self) -> Way:
        """The plainest way he is called."""
        return min(call.way for call in self.calls)


def addressees(comment: Comment, calls: tuple[Call, ...]) -> tuple[Addressee, ...]:
    """Those a comment turns to, in order of the text; () where it only mentions, or calls nobody. Linear."""
    able = [call for call in calls if call.author is not None and not call.worn]
    plainest = next((ways for ways in CLASSES if any(call.way in ways for call in able)), frozenset())
    turning = [call for call in able if call.way in plainest] if plainest else taken_up(able)
    by_author: dict[int, list[Call]] = {}
    for call in turning:
        if call.author is not None:
            by_author.setdefault(call.author, []).append(call)
    heads = sorted({call.paragraph for found in by_author.values() for call in found if call.way in SETTLING})
    alone = len(by_author) == 1
    return tuple(
        Addressee(author, tuple(found), lines_of(comment, found, heads, alone=alone))
        for author, found in by_author.items()
    )


def taken_up(calls: list[Call]) -> list[Call]:
    """The mentions of the only one whom a comment mentions, by a handle that is nobody else's and no word: what he said is taken up.

    Of 28 such comments in the labelled threads, 27 answer him.
    """
    able = [
        call for call in calls if call.whole and is_handle(call.text, HANDLE_FIRST if call.way is Way.BARE else HANDLE)
    ]
    return able if len({call.author for call in calls}) == 1 else []


def is_handle(name: str, letters: int) -> bool:
    """Whether a name as written is no person's: "nigelboy", not "Adam" or "Markus Kompa". `letters`: that it has at least."""
    return len(name) >= letters and not name.istitle() and name.lower() != name.upper()


def lines_of(comment: Comment, calls: list[Call], heads: list[int], *, alone: bool) -> tuple[int, int] | None:
    """The lines said to one author: from the line that calls him to before the next line whose head calls only others."""
    first, last = calls[0].paragraph, len(comment.paragraphs) - 1
    if calls[0].way not in SETTLING:
        line = comment.paragraphs[first].line
        return None if alone else (line, line)
    his = {call.paragraph for call in calls if call.way in SETTLING}
    end = next((head - 1 for head in heads[bisect_right(heads, first) :] if head not in his), last)
    return None if (first, end) == (0, last) else (comment.paragraphs[first].line, comment.paragraphs[end].line)
