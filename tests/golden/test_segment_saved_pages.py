"""Shapes of saved pages, from many sites and in many languages, are read exactly as shapes.txt says."""

from itertools import pairwise
from pathlib import Path

import pytest

from seedbank.decode import cut
from seedbank.segment import segment

TEXT = Path(__file__).with_name("shapes.txt").read_text("utf-8")
SHAPES = [shape.partition("\n") for shape in TEXT.split("\n## ")[1:]]


def parts(shape):
    rows = [line.partition("|") for line in shape.splitlines() if line[:2] not in {"=>", ""}]
    told = [tuple(line[3:].split(" ~ ")) for line in shape.splitlines() if line.startswith("=>")]
    return [role.strip() for role, _, _ in rows], cut("\n".join([text.removeprefix(" ") for *_, text in rows])), told


@pytest.mark.parametrize(("title", "shape"), [(title, shape) for title, _, shape in SHAPES])
def test_the_shape_is_read_as_it_says(title, shape):
    roles, lines, told = parts(shape)
    reading = segment(lines)
    assert [str(role) for role in reading.roles] == roles, title
    assert [(one.author, one.time or "-", one.votes or "-") for one in reading.comments] == told


@pytest.mark.parametrize("shape", [shape for *_, shape in SHAPES])
def test_what_a_line_says_of_a_comment_stands_where_it_says(shape):
    _, lines, _ = parts(shape)
    for comment in segment(lines).comments:
        assert {"author": comment.author, "time": comment.time, "votes": comment.votes}.items() >= {
            (place.entry, place.text) for place in comment.places
        }
        for place in comment.places:
            assert lines[place.span.line - 1].text[place.span.start : place.span.end] == place.text


def test_every_shape_has_its_own_title():
    titles = sorted(title for title, _, _ in SHAPES)
    assert all(one != other for one, other in pairwise(titles))
    assert len(titles) > 70
