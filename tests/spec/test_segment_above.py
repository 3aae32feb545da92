"""What a page prints above a name: it belongs to that name's comment where the whole page prints it so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from making import ARTICLE, SAID
from seedbank.decode import cut
from seedbank.model import Role
from seedbank.segment import Fixes, segment
from seedbank.segment.above import lines_above_names


def page(*blocks):
    """A page with a comment a block; a block's lines have NAME and SAID for the name and what is said."""
    texts = [
        block.replace("NAME", name).replace("SAID", said) for block, (name, said) in zip(blocks, SAID, strict=False)
    ]
    return cut(ARTICLE + "".join(f"{text}\n" for text in texts))


def read(lines, fixes=None):
    """Name line, last line, time and votes of each comment."""
    return [(one.line, one.last, one.time, one.votes) for one in segment(lines, fixes or Fixes()).comments]


def test_times_and_votes_above_every_name_are_its_comments():
    lines = page(
        "5 points\n1h\nNAME\nSAID\nReply", "7 points\n2h\nNAME\nSAID\nReply", "9 points\n3h\nNAME\nSAID\nReply"
    )
    assert read(lines) == [(5, 7, "1h", "5 points"), (10, 12, "2h", "7 points"), (15, 17, "3h", "9 points")]
    assert segment(lines).order == "newest-first"


def test_a_button_above_every_name_is_no_line_of_the_comment_before():
    lines = page(*["Follow\nNAME\nSAID\nReply"] * 3)
    assert [last for _, last, _, _ in read(lines)] == [6, 10, 14]


def test_the_roles_stay():
    lines = page("1h\nNAME\nSAID", "2h\nNAME\nSAID", "3h\nNAME\nSAID")
    assert [str(role) for role in segment(lines).roles[2:]] == ["time", "name", "comment"] * 3


def test_blank_lines_change_nothing():
    lines = page("1h\n\nNAME\n\nSAID\n", "2h\n\nNAME\n\nSAID\n", "3h\n\nNAME\n\nSAID\n")
    assert [time for _, _, time, _ in read(lines)] == ["1h", "2h", "3h"]


def test_without_an_article_the_first_time_is_its_comments_too():
    lines = cut("1 hour ago\nAnna\nI do not believe it, and I never did.\n2 hours ago\nbridgefan77\nYou never do.\n")
    assert [time for _, _, time, _ in read(lines)] == ["1 hour ago", "2 hours ago"]


def test_of_two_times_above_the_first_name_the_nearer_is_its_comments():
    lines = page("Aug. 22, 2019\n1h\nNAME\nSAID", "2h\nNAME\nSAID", "3h\nNAME\nSAID")
    assert [time for _, _, time, _ in read(lines)] == ["1h", "2h", "3h"]


@pytest.mark.parametrize(
    "blocks",
    [
        ["NAME\nSAID\n1h", "NAME\nSAID\n2h", "NAME\nSAID\n3h"],  # at the foot
        ["NAME\nSAID\n1h\nReply", "NAME\nSAID\n2h\nReply", "NAME\nSAID\n3h\nReply"],
        ["Aug. 22, 2019\nNAME\nSAID\n1h", "NAME\nSAID\n2h", "NAME\nSAID\n3h"],  # below the article, then at the foot
        ["Aug. 22, 2019\nNAME\nSAID\n1h\nReply", "NAME\nSAID\n2h\nReply", "NAME\nSAID\nReply"],
    ],
)
def test_what_stands_at_the_foot_of_comments_stays_theirs(blocks):
    assert [time for _, _, time, _ in read(page(*blocks))][:2] == ["1h", "2h"]


def test_a_time_below_the_names_stays_theirs_whatever_stands_above():
    lines = page("Aug. 22, 2019\nNAME\n1h\nSAID", "NAME\n2h\nSAID", "NAME\n3h\nSAID")
    assert [time for _, _, time, _ in read(lines)] == ["1h", "2h", "3h"]


def test_one_name_is_no_habit():
    lines = page("1h\nNAME\nSAID")
    assert [time for _, _, time, _ in read(lines, Fixes(first_comment=4))] == [None]


def test_a_habit_needs_nine_names_in_ten():
    lines = page("1h\nNAME\nSAID", "NAME\nSAID", "3h\nNAME\nSAID")
    assert lines_above_names(lines, segment(lines).roles) == frozenset()


ROLES = st.lists(
    st.sampled_from([Role.NAME, Role.COMMENT, Role.TIME, Role.VOTES, Role.CONTROL, Role.BLANK, Role.OTHER])
)


@settings(deadline=None)
@given(ROLES)
def test_only_furniture_between_a_name_and_the_text_before_it_is_above_the_name(roles):
    lines = cut("\n".join(str(role) for role in roles))
    for number in lines_above_names(lines, roles[: len(lines)]):
        below = next(role for role in roles[number:] if role not in {Role.TIME, Role.VOTES, Role.CONTROL, Role.BLANK})
        assert roles[number - 1] in {Role.TIME, Role.VOTES, Role.CONTROL}
        assert below is Role.NAME
