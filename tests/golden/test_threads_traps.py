"""Small threads full of traps, each drawn as it is to be read: who turns to whom, and who is spoken to and not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from seedbank.model import Comment, Paragraph
from seedbank.threads import all_mentions, link

TRAPS = Path(__file__).parent / "threads_traps.txt"
"""Blocks of: a line "== what it tries", the article, "--", the thread, "--", what is drawn."""


def blocks():
    for block in TRAPS.read_text("utf-8").removeprefix("== ").rstrip("\n").split("\n== "):
        head, said, drawn = block.split("\n--\n")
        name, article = head.split("\n", 1)
        yield pytest.param(article, said, drawn, id=name)


def comments_of(said):
    """`Name: what he said`, further paragraphs indented."""
    comments, line = [], 1
    for block in re.split(r"\n(?=\S)", said):
        author, text = block.split(": ", 1)
        texts = [part.strip() for part in text.split("\n")]
        paragraphs = tuple(Paragraph(line + at, part) for at, part in enumerate(texts, 1))
        comments.append(Comment(len(comments), line, line + len(texts), author, paragraphs))
        line += len(texts) + 1
    return tuple(comments)


def drawing(comments, article):
    """A line for each comment that the text itself makes an answer, or that speaks to somebody who is not there."""
    replies = [reply for reply in link(comments, article) if reply.drawn and reply.kind == "explicit"]
    rows = []
    for index, mentions in sorted(all_mentions(comments, article, tuple(replies)).items()):
        told = [f"{reply.to} {comments[reply.to].author} ({reply.cue})" for reply in replies if reply.comment == index]
        told += [f"{mention.name}, not here" for mention in mentions if mention.to is None]
        rows += [f"{index} {comments[index].author} -> {'; '.join(told)}"] if told else []
    return "\n".join(rows) or "nobody"


@pytest.mark.parametrize(("article", "said", "drawn"), list(blocks()))
def test_traps_are_read_as_drawn(article, said, drawn):
    assert drawing(comments_of(said), (Paragraph(1, article),)) == drawn
