"""The real seed's conversation: what the text itself says, nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedbank.model import Comment, Paragraph
from seedbank.threads import arrange, link

SEED = Path(__file__).parent / "000_3ee0856b8c3cb974.txt"
NAME_LINES = (29, 31, 38, 42, 44, 46, 49, 51, 53, 59, 61, 64, 66, 68, 70, 80, 86, 90)


@pytest.fixture(scope="module")
def comments():
    lines = SEED.read_text(encoding="utf-8").splitlines()
    ends = (*NAME_LINES[1:], len(lines) + 1)
    return tuple(
        Comment(at, line, end - 1, lines[line - 1], tuple(Paragraph(n, lines[n - 1]) for n in range(line + 1, end)))
        for at, (line, end) in enumerate(zip(NAME_LINES, ends, strict=True))
    )


@pytest.fixture(scope="module")
def replies(comments):
    lines = SEED.read_text(encoding="utf-8").splitlines()
    return link(comments, tuple(Paragraph(number, text) for number, text in enumerate(lines[:28], 1)))


def test_explicit_replies_are_these_four_and_no_other(replies):
    explicit = [reply for reply in replies if reply.drawn and reply.kind == "explicit"]
    assert [(reply.comment, reply.to, reply.cue, reply.lines) for reply in explicit] == [
        (14, 4, "mention", (71, 74)),
        (14, 5, "mention", (75, 77)),
        (14, 7, "mention", (78, 79)),
        (16, 14, "address", None),
    ]
    assert [(words.text, words.span.line) for reply in explicit for words in reply.evidence] == [
        ("@Shin Ra", 71),
        ("@Muratafan", 75),
        ("@erbaviva", 78),
        ("Basu", 87),
    ]


def test_the_explicit_thread_is_read_so(comments, replies):
    explicit = tuple(reply for reply in replies if reply.kind == "explicit")
    drawing = [f"{'  ' * place.level}{place.comment}" for place in arrange(comments, explicit)]
    assert drawing == ["0", "1", "2", "3", "4", "  14", "    16", *map(str, (*range(5, 14), 15, 17))]
