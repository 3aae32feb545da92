"""Laws of the whole way of one seed: nothing is lost, nothing is made up."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from making import TALK, document, source
from seedbank.decode import encode
from seedbank.model import Role
from seedbank.pipeline import read_all
from seedbank.present import article, seed_lines, thread

PARTS = st.sampled_from([
    "", " ", "yoshi", "Samit Basu", "@yoshi", "Lol.", "2 hours ago", "Reply", "> so you say", "http://example.org/2019/07/a/",
    "The council met on Tuesday and put off the vote for a month.", "I do not believe a word of it.", "Aug. 5, 2019", "日本。",
    "<script>alert(1)</script>", "\x1b[31m", "\u202e", "## Comments", "### Anna {#L1}", "Title: x",
])  # fmt: skip
TEXTS = st.lists(
    st.one_of(PARTS, st.text(st.characters(exclude_categories=["Cs"]), max_size=12)), min_size=1, max_size=14
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])
SEEDS = st.tuples(TEXTS, ENDS).map(lambda pair: pair[1].join(pair[0]).replace("\0", "")).filter(bool)
NAMES = st.sampled_from(["a.txt", "a.md"])


@settings(max_examples=60)
@given(SEEDS, NAMES)
def test_a_seed_comes_back_byte_for_byte_from_what_was_read(text, name):
    for found in read_all([source(text, None, name)], ()).documents:
        assert encode(found.seed) == text.encode()
        assert len(found.reading.roles) == len(found.seed.lines)


@settings(max_examples=60)
@given(SEEDS, NAMES)
def test_every_line_of_the_seed_stands_on_its_page_with_its_role(text, name):
    for found in read_all([source(text, None, name)], ()).documents:
        lines = seed_lines(found)
        assert [line.number for line in lines] == list(range(1, len(found.seed.lines) + 1))
        assert all((line.role == Role.BLANK) == (not line.text.strip()) for line in lines if "\ufffd" not in line.text)


@settings(max_examples=60)
@given(SEEDS)
def test_what_is_not_stated_is_marked_as_concluded_or_printed(text):
    found = document(text)
    stated = [
        found.title,
        found.language,
        *([found.date] if found.date else []),
        *([found.byline] if found.byline else []),
    ]
    assert all(value.source in {"inferred", "seed"} for value in stated)
    assert found.year == "undated"
    assert found.corrections == ()


@settings(max_examples=60)
@given(SEEDS, NAMES)
def test_every_comment_stands_once_in_the_thread_and_no_reply_points_forward(text, name):
    for found in read_all([source(text, None, name)], ()).documents:
        comments = found.reading.comments
        assert sorted(view.id for view in thread(found)) == sorted(comment.id for comment in comments)
        for reply in found.thread.replies:
            assert reply.to is None or reply.to < reply.comment
        views = thread(found)
        assert sum(view.closes for view in views) == sum(view.opens > 0 for view in views)


@settings(max_examples=20)
@given(SEEDS)
def test_reading_twice_gives_the_same_document_and_the_same_page(text):
    one, two = document(text), document(text)
    assert one == two
    assert article(one, str) == article(two, str)


@settings(max_examples=20)
@given(st.lists(st.sampled_from(["It rained.\n", TALK, "", "\x89PNG\0\0\0\rIHDR"]), max_size=5), st.integers())
def test_one_broken_seed_hides_nothing_of_the_others(texts, number):
    sources = [source(text, None, f"{at}.txt") for at, text in enumerate(texts)]
    outcome = read_all(sources, ())
    good = [found.path for found, text in zip(sources, texts, strict=True) if text in {"It rained.\n", TALK}]
    assert [found.seed.path for found in outcome.documents] == good
    assert {problem.path for problem in outcome.problems} == {found.path for found in sources} - set(good)
    random.Random(number).shuffle(sources)
    assert set(read_all(sources, ()).problems) == set(outcome.problems)
