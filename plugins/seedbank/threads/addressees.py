"""Whom one comment speaks to by name, and which of its lines are said to whom."""

from __future__ import annotations

from dataclasses import dataclass

from seedbank.model import Comment
from seedbank.threads.calls import Call
from seedbank.threads.vocative import SETTLING, Way

CLASSES = (SETTLING | {Way.BEHIND}, {Way.AT}, {Way.CITED})
"""Ways to turn to somebody, the plainest first: where one is met, those after it only mention."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """One author whom a comment turns to."""

    author: int
    calls: tuple[Call, ...]  # in order of the text, of the ways that turn to him
    lines: tuple[int, int] | None  # first and last said to him; None: the whole comment

    @property
    def way(self) -> Way:
        """The plainest way he is called."""
        return min(call.way for call in self.calls)


def addressees(comment: Comment, calls: tuple[Call, ...]) -> tuple[Addressee, ...]:
    """Those a comment turns to, in order of the text; () where it only mentions, or calls nobody."""
    able = [call for call in calls if call.author is not None and not call.worn]
    plainest = next((ways for ways in CLASSES if any(call.way in ways for call in able)), frozenset())
    turned = [call for call in able if call.way in plainest]
    authors = dict.fromkeys(call.author for call in turned if call.author is not None)
    return tuple(
        Addressee(
            author=author,
            calls=tuple(call for call in turned if call.author == author),
            lines=lines_for(comment, turned, author),
        )
        for author in authors
    )


def lines_for(comment: Comment, turned: list[Call], author: int) -> tuple[int, int] | None:
    """The lines said to one author: from the line he is called on to before the line that calls only others."""
    first = next(call for call in turned if call.author == author)
    if first.way not in SETTLING:
        line = comment.paragraphs[first.paragraph].line
        return None if all(call.author == author for call in turned) else (line, line)
    heads = [call for call in turned if call.way in SETTLING]
    shared = {call.paragraph for call in heads if call.author == author}
    following = (call.paragraph for call in heads if call.paragraph > first.paragraph and call.paragraph not in shared)
    end = next(following, len(comment.paragraphs))
    if first.paragraph == 0 and end == len(comment.paragraphs):
        return None
    return comment.paragraphs[first.paragraph].line, comment.paragraphs[end - 1].line
