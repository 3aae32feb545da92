"""Laws of segment: every line has one role, and the grammar holds whatever the lines are."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbank.decode import cut
from seedbank.model import ARTICLE_ROLES, SPEECH_ROLES, Role
from seedbank.segment import Fixes, segment

LINES = st.sampled_from([
    "", "  ", "yoshi", "Samit Basu", "Basu", "@Samit Basu", "AlexBecu", "Lol.", "2 hours ago", "5 (+7 / -2)",
    "Reply", "Report", "71 Comments", "> so you say", "http://example.org/a", "Anna says:", "#12 Anna", "Anna · 3h",
    "The council met on Tuesday and put off the vote for a month.", "I do not believe a word of it, and you should not.",
    "- one", "名無し", "そうですね。", "Advertisement", "By A. Writer, Agency", "🙂",
])  # fmt: skip
PAGES = st.lists(st.one_of(LINES, st.text(max_size=30))).map("\n".join).map(cut)
SPOKEN = SPEECH_ROLES
FRAME = {Role.TIME, Role.VOTES, Role.COUNTER, Role.CONTROL, Role.OTHER, Role.BLANK}
HEAD = {Role.TITLE, Role.BYLINE, Role.DATE, Role.SECTION}


@settings(deadline=None)
@given(PAGES)
def test_every_line_has_exactly_one_role(lines):
    reading = segment(lines)
    assert len(reading.roles) == len(lines)
    assert all((role is Role.BLANK) == (not line.text.strip()) for line, role in zip(lines, reading.roles, strict=True))


@settings(deadline=None)
@given(PAGES)
def test_article_comments_and_furniture_cover_all_lines_once_in_order(lines):
    reading = segment(lines)
    article = [paragraph.line for paragraph in reading.article]
    said = [number for comment in reading.comments for number in [comment.line, *[p.line for p in comment.paragraphs]]]
    frame = [line.number for line, role in zip(lines, reading.roles, strict=True) if role in FRAME | HEAD]
    assert article == sorted(article)
    assert said == sorted(said)
    assert sorted([*article, *said, *frame]) == [line.number for line in lines]


@settings(deadline=None)
@given(PAGES)
def test_the_grammar_holds(lines):
    roles = segment(lines).roles
    names = [place for place, role in enumerate(roles) if role is Role.NAME]
    first = names[0] if names else len(roles)
    assert not set(roles[:first]) & SPOKEN
    assert not set(roles[first:]) & (ARTICLE_ROLES | HEAD)
    for name, end in pairwise([*names, len(roles)]):
        assert set(roles[name:end]) & SPOKEN


@settings(deadline=None)
@given(PAGES)
def test_comments_are_numbered_in_order_and_hold_their_lines(lines):
    comments = segment(lines).comments
    assert [comment.index for comment in comments] == list(range(len(comments)))
    for comment in comments:
        assert all(comment.line < paragraph.line <= comment.last for paragraph in comment.paragraphs)


@settings(deadline=None)
@given(PAGES)
def test_two_readings_of_one_page_are_equal(lines):
    assert segment(lines) == segment(lines)


@settings(deadline=None)
@given(PAGES)
def test_told_that_there_are_no_comments_none_is_read(lines):
    assert segment(lines, Fixes(first_comment=0)).comments == ()


@settings(deadline=None)
@given(PAGES, st.data())
def test_the_keepers_first_comment_is_the_first(lines, data):
    written = [line.number for line in lines if line.text.strip()]
    if written:
        number = data.draw(st.sampled_from(written))
        assert segment(lines, Fixes(first_comment=number)).comments[0].line == number


@settings(deadline=None)
@given(PAGES, st.data())
def test_a_line_that_the_keeper_calls_a_name_is_one(lines, data):
    written = [line.number for line in lines if line.text.strip()]
    if written:
        number = data.draw(st.sampled_from(written))
        reading = segment(lines, Fixes(roles={number: Role.NAME}, authors={number: "Somebody"}))
        assert [comment.author for comment in reading.comments if comment.line == number] == ["Somebody"]


@pytest.mark.parametrize("text", ["", "\n", " \r\n\r\n"])
def test_a_page_of_blank_lines_has_no_article(text):
    reading = segment(cut(text))
    assert set(reading.roles) <= {Role.BLANK}
    assert (reading.article, reading.comments) == ((), ())


def test_a_long_page_is_read():
    lines = cut(
        "A sentence that says something at some length.\n" * 400 + "Anna\nI see it so.\nBert\nI do not.\n" * 400
    )
    assert len(segment(lines).comments) == 800
