"""Furniture round the article that no table knows is told by its shape and its place; every word of it here is invented."""

import pytest

from seedbank.decode import cut
from seedbank.segment import segment

TITLE = "Harbour bridge to close for repairs in spring"
ARTICLE = (
    "The old harbour bridge will close for six months from March while its bearings are replaced, the council said on Monday.",
    "Engineers found cracks in four of the twelve bearings last autumn, and buses will be sent over the new crossing at Millgate.",
    "The work will cost 2.3 million and is paid for by the county.",
)
COMMENTS = (
    "3 Comments",
    *("mara_k", "3 hours ago", "I have crossed that bridge every day for thirty years.", "Reply"),
    *("Oliver Stanton", "2 hours ago", "Ten minutes? They have clearly never sat at the lights.", "Reply"),
    *("tess", "1 hour ago", "Good. Close it before it closes itself.", "Reply"),
)


PLACES = ("above", "title", "below_title", "first", "inside", "rest", "below", "comments", "foot")


def read(**printed):
    """Put lines at places of the page; give back the roles of each place's lines, and the reading."""
    page = {"title": (TITLE,), "first": ARTICLE[:1], "rest": ARTICLE[1:], "comments": COMMENTS, **printed}
    groups = [page.get(place, ()) for place in PLACES]
    reading = segment(cut("\n".join([line for group in groups for line in group])))
    roles = iter(map(str, reading.roles))
    return [[next(roles) for _ in group] for group in groups], reading


@pytest.mark.parametrize(
    "lines",
    {
        "above": ("Log in", "Brundle", "Ostrava Plim", "Vesk & Torn", "Quimby Dalmost"),
        "below_title": ("Share", "Plendo", "41", "12.4K grommins"),
        "inside": ("Share", "Plendo viri | The mill that bought its own bus", "Advertisement"),
        "below": ("Share", "Brundle", "Ostrava plim", "The mill that bought its own bus", "Why your kettle is lying to you"),
        "foot": ("Grundle", "Vesk torn", "Why your kettle is lying to you"),
    }.items(),
    ids=lambda case: case[0],
)  # fmt: skip
def test_lines_beside_buttons_are_furniture(lines):
    where, printed = lines
    groups, reading = read(**{where: printed})
    assert not {"paragraph", "heading", "title", "comment", "name"} & set(groups[PLACES.index(where)])
    assert [paragraph.text for paragraph in reading.article if paragraph.text in ARTICLE] == list(ARTICLE)
    assert [one.author for one in reading.comments] == ["mara_k", "Oliver Stanton", "tess"]


@pytest.mark.parametrize(
    "lines",
    {
        "inside": ("What the engineers found", "Steel", "Concrete", "Wages"),
        "below": ("Open as usual:", "Bus 14", "Bus 22", "the ferry,", "and the night train"),
    }.items(),
    ids=lambda case: case[0],
)
def test_short_lines_of_an_article_are_its_own_where_no_button_stands_beside_them(lines):
    where, printed = lines
    groups, _ = read(**{where: printed})
    assert set(groups[PLACES.index(where)]) <= {"paragraph", "heading"}


def test_a_writer_and_an_opening_sentence_below_the_title_stay():
    groups, _ = read(above=("Log in",), below_title=("Tamsin Oake, Staff Writer", "Share", "What the county will pay"))
    assert groups[2] == ["paragraph", "control", "paragraph"]


def test_no_name_stands_above_the_first_that_says_its_time():
    named = ("Forum", "Page 1", "mara_k · 3h", "Close it.", "tess · 2h", "Oh no.", "Oliver · 1h", "Good.")
    assert [one.author for one in read(comments=named)[1].comments] == ["mara_k", "tess", "Oliver"]


@pytest.mark.parametrize(
    ("comments", "line", "what"),
    [
        ((*COMMENTS[:5], "Bert Dove", "No time for this one.", "Reply", *COMMENTS[5:], *COMMENTS[1:]), 10, "text, but may be furniture"),
        ((*COMMENTS[:1], "mara_k", "Duluth, MN", *COMMENTS[2:]), 7, None),
        ((*COMMENTS[:3], "17", *COMMENTS[3:]), None, None),
        ((*COMMENTS[:-1], "Free pages hosted by Grundle"), 17, "furniture, but may be text"),
    ],
    ids=("no time", "a place", "a number", "the last line"),
)  # fmt: skip
def test_what_breaks_a_pages_habits_puts_it_in_doubt(comments, line, what):
    assert read()[1].confidence > 80
    reading = read(comments=comments)[1]
    assert reading.confidence <= 60
    if line and what:
        assert any(doubt.line == line and what in doubt.what for doubt in reading.doubts)


@pytest.mark.parametrize(
    "make",
    ["{text}\n{name}, {time}", "{text}\n— {name}, {time}", "{text}\n{name} ({time})", "{text}\nPosted by {name} on {time}\n"],
)  # fmt: skip
def test_names_below_what_was_said_are_never_read_with_confidence(make):
    said = [
        ("mara_k", "I have crossed it every day."),
        ("tess", "Close it."),
        ("Oliver", "Ten minutes?"),
        ("tess", "Yes."),
    ]
    for times in (
        ("3 hours ago", "2 hours ago", "1 hour ago", "just now"),
        ("3 March 2022", "3 March 2022", "4 March 2022", "5 March 2022"),
    ):
        lines = [make.format(text=text, name=name, time=time) for (name, text), time in zip(said, times, strict=True)]
        reading = read(comments=("4 Comments", *lines))[1]
        assert reading.confidence < 90
        assert reading.doubts


SAID = (
    ("mara_k", "I have crossed that bridge every day for thirty years."),
    ("Oliver Stanton", "Ten minutes? They have clearly never sat at the lights."),
    ("tess", "Good. Close it before it closes itself, and the ferry too."),
    ("Bert Dove", "You would say that, you live on the other side."),
    ("Ann", "The county pays for it, so it will be late again."),
)


@pytest.mark.parametrize("button", ["Plendo", "Brundle viri", "Ostrava (7)"])
@pytest.mark.parametrize("time", ["3 hours ago", None])
def test_a_button_that_no_table_knows_is_no_name_above_the_next(button, time):
    lines = [line for name, text in SAID for line in (name, time, text, button) if line]
    reading = read(comments=("5 Comments", "Log in", *lines))[1]
    assert [one.author for one in reading.comments] == [name for name, _ in SAID]
    assert [[part.text for part in one.paragraphs] for one in reading.comments] == [[text] for _, text in SAID]


def test_nothing_speaks_below_the_mark_of_who_owns_the_page():
    lines = [line for pair in SAID for line in pair]
    reading = read(comments=("5 Comments", *lines), foot=("© 2024 Harbour News", "Babaden frifri", "Fri quanok"))[1]
    assert [one.author for one in reading.comments] == [name for name, _ in SAID]
    assert reading.comments[-1].paragraphs[-1].text == SAID[-1][1]
