"""What the site itself printed of whom a comment answers: "In reply to Name" on a line of its own, "Ann → Bob" as a name line.

The reader of the page counts such lines as furniture, so no page shows them as speech; here they are heard before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from seedbank.model import Comment, Paragraph, Role
from seedbank.threads.vocative import ANSWERS, ARROWS

MARK = re.compile(rf"\s*(?!reply\b)(?:{ANSWERS}\b|{ARROWS})[\s:：]*[@#\w]", re.IGNORECASE)
"""How such a mark begins. "Reply to Ann" is none: it is the button below what Ann wrote."""


def with_marks(comments: tuple[Comment, ...], lines: Sequence[str], roles: Sequence[Role]) -> tuple[Comment, ...]:
    """Return the comments with the site's marks as their first paragraphs. `lines` of the seed and their `roles`, from line 1."""
    marked = {comment.index: tuple(marks_of(comment, lines, roles)) for comment in comments}
    if not any(marked.values()):
        return comments
    return tuple(
        replace(comment, paragraphs=(*marks, *comment.paragraphs)) if (marks := marked[comment.index]) else comment
        for comment in comments
    )


def marks_of(comment: Comment, lines: Sequence[str], roles: Sequence[Role]) -> Iterator[Paragraph]:
    """The marks of one comment: behind the name on its line, and among the furniture between name and text."""
    named = next((place.span for place in comment.places if place.entry == "author" and place.span), None)
    if named and MARK.match(lines[comment.line - 1], named.end):
        yield Paragraph(comment.line, " " * named.end + lines[comment.line - 1][named.end :])
    first = comment.paragraphs[0].line if comment.paragraphs else comment.last + 1
    for line in range(comment.line + 1, first):
        if roles[line - 1] is Role.CONTROL and MARK.match(lines[line - 1]):
            yield Paragraph(line, lines[line - 1])
