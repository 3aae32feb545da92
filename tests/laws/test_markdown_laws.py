"""Laws of the Markdown dialect: what was typed comes back as typed, whatever was typed."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from making import document
from seedbank.decode import cut
from seedbank.from_markdown import from_markdown, plain
from seedbank.model import Comment, Document, Paragraph, Reading, Reply, Role, Seed, Stated, Thread, When
from seedbank.to_markdown import escape, one_line, paragraph_to_markdown, to_markdown

MARKS = st.sampled_from([
    "*", "_", "`", "\\", "[", "]", "](", ")", "{#L1}", "#", "## ", "### ", "> ", "- ", "+ ", "1. ", "1) ", "    ", "\t", "&",
    "&amp;", "&#35;", "<", ">", "<b>", "<script>", "http://", "https://example.org/a_b*c?x=1&y=2", "www.", "~", "===", "---",
    "|", "!", "![", "\u202e", "\u200b", "\x00", "\x02", "\x03", "\u00a0", "\u3000", "\x0c", "\x85", "\u2028", "é", "日本", "「", "🙂",
    "Comments", "Title: x", "In reply to ", "(keeper’s reading)", "(probably)", "the article", "Time: ", "'", '"', "a", "word", " ",
])  # fmt: skip
TYPED = st.lists(st.one_of(MARKS, st.text(st.characters(blacklist_categories=["Cs"]), max_size=5)), max_size=12).map(
    "".join
)
LINE = TYPED.map(lambda text: text.replace("\r", "").replace("\n", "").replace("\0", "")).filter(str.strip)
FACT = LINE.map(lambda text: re.sub("[\x00-\x1f\x7f-\x9f]", "", text).strip()).filter(bool)
HEX = "0" * 64


@st.composite
def comments(draw, first):
    """Some comments, a name line and its paragraphs each, from line `first` on."""
    found = []
    for index in range(draw(st.integers(0, 4))):
        said = draw(st.lists(LINE, min_size=1, max_size=3))
        lines = tuple(Paragraph(first + 1 + at, text, Role.COMMENT) for at, text in enumerate(said))
        time, votes = draw(st.none() | LINE), draw(st.none() | LINE)
        found.append(Comment(index, first, first + len(said), draw(LINE), lines, time, votes))
        first += len(said) + 1
    return tuple(found)


@st.composite
def documents(draw):
    """A document whose every text is hostile."""
    texts = draw(st.lists(LINE, max_size=3))
    roles = [draw(st.sampled_from([Role.PARAGRAPH, Role.PARAGRAPH, Role.HEADING, Role.CAPTION])) for _ in texts]
    article = tuple(Paragraph(at, text, role) for at, (text, role) in enumerate(zip(texts, roles, strict=True), 1))
    said = draw(comments(len(texts) + 1))
    replies = []
    for comment in said[1:]:
        targets = draw(st.lists(st.none() | st.integers(0, comment.index - 1), max_size=2, unique=True))
        kind = draw(st.sampled_from(["explicit", "keeper"]))
        for to in sorted(targets, key=str):
            sure = None if kind == "keeper" else draw(st.sampled_from([52, 89, 90, 100]))
            replies.append(Reply(comment.index, to, kind, "mention", sure, drawn=True))
    title, site, note, byline = (draw(FACT) for _ in range(4))
    return Document(
        seed=Seed("content/seeds/a.txt", "a", HEX, 0, "utf-8", b"", ()),
        reading=Reading((), article, said),
        thread=Thread((), tuple(replies)),
        tags={},
        title=Stated(title, "sidecar"),
        date=When("2019-08~", "2019-08-01", "2019-08-31", "sidecar"),
        language=Stated("en", "sidecar"),
        summary="",
        slug="stated",
        source_url="https://example.org/a",
        site=site,
        byline=Stated(byline, "sidecar"),
        captured="2019-08-23T09:00:00Z",
        note=note,
    )


def words(paragraph):
    return (paragraph.text, paragraph.role)


def said(comment):
    return (comment.author, comment.time, comment.votes, [words(paragraph) for paragraph in comment.paragraphs])


def stated(replies):
    """Who answers whom in so many words."""
    return {(reply.comment, reply.to, reply.kind) for reply in replies}


@given(LINE)
def test_what_is_escaped_reads_back_as_typed(text):
    assert plain(escape(text)) == text


@given(st.lists(LINE, min_size=1, max_size=3).map("\n".join))
def test_several_lines_read_back_as_typed(text):
    assert plain(escape(text)) == text


@given(LINE, st.sampled_from([Role.PARAGRAPH, Role.HEADING, Role.CAPTION]))
def test_an_article_paragraph_reads_back_with_its_role(text, role):
    found = from_markdown(cut("Title: a\n\n" + paragraph_to_markdown(Paragraph(1, text, role)) + "\n")).reading
    assert [words(paragraph) for paragraph in found.article] == [(text, role)]


@settings(max_examples=60)
@given(documents())
def test_a_document_comes_back_from_its_markdown(made):
    found = from_markdown(cut(to_markdown(made)))
    assert [words(p) for p in found.reading.article] == [words(p) for p in made.reading.article]
    assert [said(comment) for comment in found.reading.comments] == [said(comment) for comment in made.reading.comments]
    assert stated(found.replies) == stated(made.thread.replies)


@settings(max_examples=30)
@given(documents())
def test_markdown_of_what_was_read_from_markdown_is_the_same_text(made):
    first = from_markdown(cut(to_markdown(made))).reading
    blocks = [paragraph_to_markdown(paragraph) for paragraph in first.article]
    again = [paragraph_to_markdown(paragraph) for paragraph in made.reading.article]
    assert blocks == again


@settings(max_examples=30)
@given(documents())
def test_the_markdown_is_a_seed_that_reads_as_the_same_document(made):
    again = document(to_markdown(made), name="a.md")
    for fact in ("slug", "source_url", "site", "captured", "note", "status", "url"):
        assert getattr(again, fact) == getattr(made, fact), fact
    assert (again.title, again.language) == (made.title, made.language)
    assert (again.byline, again.date) == (made.byline, made.date)
    assert [words(p) for p in again.reading.article] == [words(p) for p in made.reading.article]
    assert [said(comment) for comment in again.reading.comments] == [said(comment) for comment in made.reading.comments]
    kept = {reply for reply in stated(again.thread.replies) if reply[2] == "keeper"}
    assert kept == {reply for reply in stated(made.thread.replies) if reply[2] == "keeper"}
    drawn = stated(reply for reply in again.thread.replies if reply.drawn and reply.kind == "explicit")
    assert drawn >= {reply for reply in stated(made.thread.replies) if reply[2] == "explicit"}


@settings(max_examples=60)
@given(
    st.lists(st.one_of(LINE, st.sampled_from(["", "## Comments", "### Anna {#L1}", "*Time: 3h*", "> so", "Title: a"])))
)
def test_any_markdown_at_all_is_read_and_every_line_has_a_role(lines):
    text = cut("\n".join(lines))
    found = from_markdown(text)
    assert len(found.reading.roles) == len(text)
    kept = [line.number for line, role in zip(text, found.reading.roles, strict=True) if role is not Role.BLANK]
    assert kept == [line.number for line in text if line.text.strip()]


def test_an_addressee_who_is_not_here_stays_a_paragraph():
    reading = from_markdown(cut("## Comments\n\n### Anna {#L1}\n\n*In reply to [Bert](#L9)*\n\nNo.\n")).reading
    assert [p.text for p in reading.comments[0].paragraphs] == ["In reply to Bert", "No."]


def test_a_keepers_italics_stay_a_paragraph():
    reading = from_markdown(cut("## Comments\n\n### Anna {#L1}\n\n*In reply to my friend*\n\n*Time: 3h*\n")).reading
    assert [p.text for p in reading.comments[0].paragraphs] == ["In reply to my friend", "Time: 3h"]
    assert reading.comments[0].time is None


def test_a_second_time_stays_a_paragraph():
    reading = from_markdown(cut("## Comments\n\n### Anna {#L1}\n\n*Time: 3h*\n\n*Time: 4h*\n\nNo.\n")).reading
    assert reading.comments[0].time == "3h"
    assert [p.text for p in reading.comments[0].paragraphs] == ["Time: 4h", "No."]


def test_what_is_only_inferred_is_not_stated_in_the_markdown():
    text = to_markdown(document("A council met on Tuesday and put off the vote for a month.\n"))
    assert "Proposed-Title: " in text
    assert "\nTitle: " not in f"\n{text}"


TWICE = "## Comments\n\n### Gus {#L1}\n\nNo.\n\n### Gus {#L2}\n\nYes.\n\n### Anna {#L3}\n\n*In reply to [Gus](#L1)MARK*\n\n@Gus and why?\n"


def test_what_a_page_stated_is_surer_than_a_name_that_means_several_comments():
    reply = next(
        reply for reply in document(TWICE.replace("MARK", ""), name="a.md").thread.replies if reply.comment == 2
    )
    assert (reply.to, reply.kind, reply.cue, reply.confidence, reply.drawn) == (0, "explicit", "markup", 100, True)
    assert [found.text for found in reply.evidence] == ["", "@Gus"]


def test_what_is_stated_as_probable_stays_as_sure_as_the_text_makes_it_and_is_written_so_again():
    made = document(TWICE.replace("MARK", " (probably)"), name="a.md")
    reply = next(reply for reply in made.thread.replies if reply.comment == 2)
    assert (reply.to, reply.cue) == (0, "mention")
    assert (reply.confidence or 0) < 90
    assert "*In reply to [Gus](#L3) (probably)*" in to_markdown(made)


@pytest.mark.parametrize("order", ["newest-first", "tree"])
def test_the_order_of_the_comments_is_kept(order):
    text = "## Comments\n\n### Anna {#L1}\n\nYes.\n\n### Bert {#L2}\n\nNo.\n"
    first = document(f"Title: a\nOrder: {order}\n\nIt rained.\n\n{text}", name="a.md")
    assert first.reading.order == order
    assert f"\nOrder: {order}\n" in to_markdown(first)


@given(TYPED)
def test_a_header_value_is_one_line(text):
    assert "\n" not in one_line(text)
    assert "\r" not in one_line(text)
