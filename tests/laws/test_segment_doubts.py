"""Laws of doubt: the lines that `seedbank check` prints are TOML, and writing them settles the doubt."""

import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from making import ARTICLE
from seedbank.decode import cut
from seedbank.model import Role
from seedbank.segment import Fixes, segment
from seedbank.segment.doubts import sureness_of

LINES = st.sampled_from([
    "yoshi", "Samit Basu", "Basu", "Lol.", "2 hours ago", "Off to the bridge", "Reply", "Harbour", "What they said", "> so you say", "",
    "The council met on Tuesday and put off the vote for a month.", "I do not believe a word of it, and you should not.", "- one", "42",
])  # fmt: skip
PAGES = st.lists(LINES, min_size=1, max_size=12).map(lambda lines: cut(ARTICLE + "\n".join(lines) + "\n"))


def told(fix):
    toml = tomllib.loads(fix)
    return Fixes(
        roles={entry["line"]: Role(entry["role"]) for entry in toml.get("line", [])},
        first_comment=toml.get("reading", {}).get("first_comment"),
    )


@settings(deadline=None, max_examples=60)
@given(PAGES)
def test_writing_what_is_proposed_settles_the_doubt(lines):
    for doubt in segment(lines).doubts:
        after = segment(lines, told(doubt.fix))
        assert doubt.line not in [left.line for left in after.doubts], doubt


@settings(deadline=None, max_examples=60)
@given(PAGES)
def test_a_doubt_names_a_line_that_is_written(lines):
    for doubt in segment(lines).doubts:
        assert lines[doubt.line - 1].text.strip()


@settings(deadline=None, max_examples=60)
@given(PAGES, st.lists(st.integers(0, 20_000), min_size=1, max_size=5), st.integers(0, 20_000))
def test_the_wider_the_margins_the_surer_a_comment(lines, margins, more):
    assert sureness_of(margins) <= sureness_of([margin + more for margin in margins])
    assert all(0 < comment.confidence <= 100 for comment in segment(lines).comments)


def test_what_a_keeper_says_of_a_comment_is_as_sure_as_can_be():
    lines = cut(ARTICLE + "Off to the bridge\nThey have put it off.\n")
    fixes = Fixes(roles={3: Role.NAME, 4: Role.COMMENT}, first_comment=3)
    (comment,) = segment(lines, fixes).comments
    assert comment.confidence >= 98


def test_words_that_the_furniture_leaves_over_are_in_doubt():
    said = "{}\n{} hours ago\nThey have put it off for ten years now.\nReply\n"
    names = ("quay_walker", "Ines Albrecht", "bridgefan77", "Shin Ra")
    page = ARTICLE + "".join([said.format(name, hours) for hours, name in enumerate(names, 2)])
    odd = page.replace("now.\nReply\nbridgefan77", "now.\nReply\nWell put, all of you\nReply\nbridgefan77")
    reading = segment(cut(odd))
    assert segment(cut(page)).confidence >= 90
    assert reading.confidence == 60
    (doubt,) = [doubt for doubt in reading.doubts if "furniture" in doubt.what]
    assert (doubt.what, doubt.fix) == ("read as furniture, but may be text", '[[line]]\nline = 11\nrole = "comment"')
    assert segment(cut(odd), told(doubt.fix)).confidence >= 90


def test_a_line_that_one_name_alone_has_below_it_is_in_doubt():
    said = "{}\n{} hours ago\nThey have put it off for ten years now.\nReply\n"
    names = ("quay_walker", "Ines Albrecht", "Well put\nbridgefan77", "Shin Ra")
    reading = segment(cut(ARTICLE + "".join([said.format(name, hours) for hours, name in enumerate(names, 2)])))
    assert reading.confidence == 60
    assert [(doubt.line, doubt.what) for doubt in reading.doubts] == [
        (12, "read as furniture, but may be the name or text")
    ]
