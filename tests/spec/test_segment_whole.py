"""Pages copied whole: the title among the ways of the site, the line over the comments, and what a keeper says of them."""

import pytest

from seedbank.decode import cut
from seedbank.model import Role
from seedbank.segment import Fixes, segment

PARAGRAPHS = (
    "The town council has agreed to silence the bells between midnight and five, after four hours of debate and two petitions.",
    "Residents of Cloth Lane had asked for quiet since the clockwork was mended in the spring and the bells could be heard again.",
    "The vicar said that the bells had rung through two wars, and that he would ask the bishop what he thought of the vote.",
)
WAYS = ("Courier Online", "Home", "Council & People", "Sport", "What's On", "Sign in")
TITLE = "Town council votes on clock tower chimes after long night"
COMMENTS = (
    ("quay_walker", "2 hours ago", "I like the bells, they tell me when to go home."),
    ("Ines Albrecht", "3 hours ago", "You live by the harbour, of course you like them."),
    ("bridgefan77", "5 hours ago", "At last. My daughter starts school at eight and has not slept since Easter."),
)


def page(*parts):
    """Lines, one after the other."""
    return "".join(f"{line}\n" for part in parts for line in ([part] if isinstance(part, str) else part))


def comments():
    return [line for comment in COMMENTS for line in (*comment, "Reply")]


def roles(text):
    lines = cut(text)
    return {line.text: str(role) for line, role in zip(lines, segment(lines).roles, strict=True)}


@pytest.mark.parametrize(
    "head",
    [
        (TITLE, "By Percy Wain", "5 September 2024, 22:51"),
        (TITLE, "5 September 2024, 22:51", "By Percy Wain"),
        (TITLE, "Two petitions and a bishop who was not asked", "By Percy Wain", "5 September 2024, 22:51"),
        (TITLE, "By Percy Wain", "Senior reporter", "5 September 2024, 22:51", "Share"),
    ],
)
def test_the_title_stands_above_its_writer_below_the_ways(head):
    found = roles(page(WAYS, head, PARAGRAPHS, "3 Comments", comments()))
    assert found[TITLE] == "title"
    assert {found[way] for way in WAYS} <= {"control", "other"}
    assert [found[paragraph] for paragraph in PARAGRAPHS] == ["paragraph"] * 3


@pytest.mark.parametrize("line", ["Readers say", "Comments from the bell ringers", "3 little words", "Kibitzers"])
def test_no_article_ends_with_a_heading(line):
    found = roles(page(TITLE, "By Percy Wain", PARAGRAPHS, line, comments()))
    assert found[line] in {"counter", "control", "other"}
    assert found["quay_walker"] == "name"


def test_a_page_without_them_is_sure():
    reading = segment(
        cut(page(TITLE, "By Percy Wain", "5 September 2024, 22:51", PARAGRAPHS, "3 Comments", comments()))
    )
    assert reading.confidence >= 90
    assert reading.doubts == ()


def test_a_keeper_who_says_what_the_lines_are_settles_it():
    text = page(WAYS, TITLE, "By Percy Wain", "5 September 2024, 22:51", PARAGRAPHS, "3 Comments", comments())
    lines = cut(text)
    bare = segment(lines)
    told = {
        line.number: role
        for line, role in zip(lines, bare.roles, strict=True)
        if role in {Role.OTHER, Role.HEADING, Role.PARAGRAPH}
    }
    assert segment(lines, Fixes(told, None, {}, None)).confidence > bare.confidence
