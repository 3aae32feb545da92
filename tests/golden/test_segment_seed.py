"""The real seed, read exactly."""

from pathlib import Path

import pytest

from seedbank.decode import decode
from seedbank.model import Role
from seedbank.segment import segment

SEED = Path(__file__).with_name("000_3ee0856b8c3cb974.txt")
COMMENTS = [  # name line, author, paragraphs
    (29, "yoshi", 1),
    (31, "Heckleberry", 6),
    (38, "Yubaru", 3),
    (42, "Heckleberry", 1),
    (44, "Shin Ra", 1),
    (46, "Muratafan", 2),
    (49, "extanker", 1),
    (51, "erbaviva", 1),
    (53, "Samit Basu", 5),
    (59, "NorwegianboyEE", 1),
    (61, "nigelboy", 2),
    (64, "vanityofvanities", 1),
    (66, "KariHaruka", 1),
    (68, "nigelboy", 1),
    (70, "Samit Basu", 9),
    (80, "nigelboy", 5),
    (86, "AlexBecu", 3),
    (90, "extanker", 3),
]


@pytest.fixture(scope="module")
def reading():
    return segment(decode(SEED.read_bytes(), SEED.name).lines)


def test_the_article_has_28_paragraphs(reading):
    assert [paragraph.line for paragraph in reading.article] == list(range(1, 29))
    assert {paragraph.role for paragraph in reading.article} == {Role.PARAGRAPH}


def test_18_comments_by_13_names(reading):
    assert [(comment.line, comment.author, len(comment.paragraphs)) for comment in reading.comments] == COMMENTS
    assert len({comment.author for comment in reading.comments}) == 13


def test_basu_on_a_line_of_his_own_is_called_and_does_not_speak(reading):
    assert reading.roles[87 - 1] is Role.COMMENT
    assert reading.comments[16].paragraphs[0].text == "Basu"


def test_the_called_names_are_part_of_the_comment(reading):
    assert [reading.roles[number - 1] for number in (71, 75, 78)] == [Role.COMMENT] * 3
