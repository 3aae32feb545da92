"""Comments that are called by their number on the page: "@12:", "In reply to #12", "#12:"."""

from __future__ import annotations

import re
from typing import NamedTuple

from seedbank.model import Comment, Span

NUMBER = re.compile(
    r"\W{0,3}?(?P<said>(?:(?:in reply|in response|replying|reply|responding) to|re:?|to|comment|post)\s+#?|@\s?#?|"
    r"#(?=\d{1,5}\s*(?:[:;,–—]|-\s|$)))(?P<number>\d{1,5})"
    r"(?=[\s:,;.!?)\]–—-]|$)(?!\s*(?:a\.?m|p\.?m|%|h\b|min\b))(?![.,]\d)",
    re.IGNORECASE,
)
"""At the head of a paragraph only: elsewhere a number is mostly a number."""


class Numbered(NamedTuple):
    """A number that calls an earlier turn."""

    target: int  # turn; pages count comments from 1, in the order they were said
    span: Span
    text: str


def numbered(comment: Comment, turn: int) -> Numbered | None:
    """The first number at the head of a paragraph that an earlier turn can have."""
    for paragraph in comment.paragraphs:
        match = NUMBER.match(paragraph.text)
        if match and 0 < int(match["number"]) <= turn and sure(match["said"]):
            start, end = match.start("said"), match.end("number")
            return Numbered(int(match["number"]) - 1, Span(paragraph.line, start, end), paragraph.text[start:end])
    return None


def sure(said: str) -> bool:
    """Whether the words before a number make it a comment's: "to 12" or "post 12" alone do not."""
    return said.endswith(("#", "@", "@ ")) or "repl" in said.lower() or "respon" in said.lower()
