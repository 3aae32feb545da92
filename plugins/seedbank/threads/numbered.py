"""Comments that are called by their place on the page: "@12:", "In reply to #12", "#12:", ">>12"; "^ This" the one above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from seedbank.model import Comment, Span
from seedbank.threads.talk import Talk

NUMBER = re.compile(
    r"\W{0,3}?(?P<said>(?:(?:in reply|in response|replying|reply|responding) to|re:?|to|comment|post)\s+#?|@\s?#?|"
    r"(?:>>|＞＞|&gt;&gt;)#?|"
    r"#(?=\d{1,5}\s*(?:[:;,–—]|-\s|$)))(?P<number>\d{1,5})"
    r"(?=[\s:,;.!?)\]–—-]|$)(?!\s*(?:a\.?m|p\.?m|%|h\b|min\b))(?![.,]\d)",
    re.IGNORECASE,
)
"""At the head of a paragraph only: elsewhere a number is mostly a number."""


PLAIN = re.compile(r"\W{0,3}?(?P<said>#)(?P<number>\d{1,5})(?=\s+\S)")
"""A number with no mark behind it: "#1 there will be cards". So are hopes and hits counted; a page where only one comment begins
so does not count its comments."""

HABIT = 2
"""Comments that begin so, from which on it is the page's way to answer."""


ABOVE = re.compile(
    r"\s*(?:(?P<said>\^+|[↑⬆☝👆]\ufe0f?)(?=\s|[^\W\d_]|[,;:!.](?:\s|$)|$)"
    r"|(?:(?:all|so much) (?:of )?)?(?:this|that|true)\s*[:!.,]?\s*(?P<behind>\^+|[↑⬆☝👆]\ufe0f?)\s*$)",
    re.IGNORECASE,
)
"""What a comment begins with that points up: "^ This", "^^", "This ^". Faces ("^_^", "^.^") do not."""


class Numbered(NamedTuple):
    """A number, or a sign that points up, that calls an earlier turn."""

    target: int  # turn; pages count comments from 1, in the order they were said
    span: Span
    text: str
    entry: str = "number of a comment"


def numbers_in(talk: Talk) -> tuple[tuple[Numbered, ...], ...]:
    """For each turn, the numbers at the head of its paragraphs that earlier turns have; else whom it points up to. Linear."""
    numbered = numbered_in(talk)
    return tuple(found or above(talk, turn) for turn, found in enumerate(numbered))


def above(talk: Talk, turn: int) -> tuple[Numbered, ...]:
    """The turn just before, not the speaker's own, where a turn begins with a sign that points up."""
    first = next(iter(talk.turns[turn].paragraphs), None)
    match = ABOVE.match(first.text) if first else None
    if not first or not match or not turn:
        return ()
    target = turn - 1
    while target >= 0 and talk.speaker[target] == talk.speaker[turn]:
        target -= 1
    group = "said" if match["said"] else "behind"
    span = Span(first.line, match.start(group), match.end(group))
    return (Numbered(target, span, match[group], "points to the comment above"),) if target >= 0 else ()


def numbered_in(talk: Talk) -> tuple[tuple[Numbered, ...], ...]:
    """The same of numbers alone."""
    bare = [tuple(numbers(comment, turn, PLAIN)) for turn, comment in enumerate(talk.turns)]
    habit = sum(map(bool, bare)) >= HABIT
    found = (tuple(numbers(comment, turn, NUMBER)) for turn, comment in enumerate(talk.turns))
    if not habit:
        return tuple(found)
    both = (
        {one.target: one for one in (*plain_ones, *sure_ones)}
        for sure_ones, plain_ones in zip(found, bare, strict=True)
    )
    return tuple(tuple(sorted(by_target.values(), key=lambda one: one.span.line)) for by_target in both)


def numbers(comment: Comment, turn: int, form: re.Pattern[str]) -> Iterator[Numbered]:
    """Each earlier turn that a paragraph begins by calling, the first time it does."""
    met: set[int] = set()
    for paragraph in comment.paragraphs:
        match = form.match(paragraph.text)
        number = int(match["number"]) if match else 0
        if match and 0 < number <= turn and number not in met and sure(match["said"]):
            met.add(number)
            start, end = match.start("said"), match.end("number")
            yield Numbered(number - 1, Span(paragraph.line, start, end), paragraph.text[start:end])


def sure(said: str) -> bool:
    """Whether the words before a number make it a comment's: "to 12" or "post 12" alone do not."""
    return said.endswith(("#", "@", "@ ", ">", "＞", ";")) or "repl" in said.lower() or "respon" in said.lower()
