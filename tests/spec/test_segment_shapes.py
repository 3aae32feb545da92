"""Shapes of saved pages, and what is read of each: the comments with their times and votes, and every line's role."""

import pytest

from making import ARTICLE
from seedbank.decode import cut
from seedbank.model import Role
from seedbank.segment import Fixes, segment

GERMAN = (
    "Der Stadtrat hat am Dienstag die Abstimmung über die neue Hafenbrücke um weitere sechs Monate verschoben.\n"
    "Die Ingenieure sollen im März berichten, sagte die Bürgermeisterin nach der Sitzung.\n"
)
JAPANESE = (
    "市議会は火曜日、新しい港の橋に関する採決をさらに六か月延期した。\n技術者は三月に報告する予定だと市長は述べた。\n"
)


def comments(text, fixes=None):
    reading = segment(cut(text), fixes or Fixes())
    return [(one.author, one.time, one.votes, [part.text for part in one.paragraphs]) for one in reading.comments]


def roles(text, fixes=None):
    return [str(role) for role in segment(cut(text), fixes or Fixes()).roles]


def test_times_and_votes_under_the_name_are_the_comments():
    text = ARTICLE + (
        "71 Comments\nquay_walker\nAug. 22, 2019 | 06:58 pm JST\n5 (+7 / -2)\nThey have put it off for ten years.\nReply\nReport\n"
        "Ines Albrecht\nAug. 22, 2019 | 07:40 pm JST\n12 (+12 / -0)\nAnd who pays?\nReply\nReport\n"
    )
    assert comments(text) == [
        ("quay_walker", "Aug. 22, 2019 | 06:58 pm JST", "5 (+7 / -2)", ["They have put it off for ten years."]),
        ("Ines Albrecht", "Aug. 22, 2019 | 07:40 pm JST", "12 (+12 / -0)", ["And who pays?"]),
    ]


def test_german_times_and_buttons():
    text = GERMAN + (
        "2 Kommentare\nJürgen Möller\n22.08.2019 um 14:05 Uhr\nDas glaube ich erst, wenn ich es sehe.\nAntworten\n"
        "hafenkatze\n22.08.2019 um 15:11 Uhr\nIch auch nicht.\nAntworten\n"
    )
    assert [(author, time) for author, time, _, _ in comments(text)] == [
        ("Jürgen Möller", "22.08.2019 um 14:05 Uhr"),
        ("hafenkatze", "22.08.2019 um 15:11 Uhr"),
    ]


def test_unspaced_scripts_are_counted_by_signs():
    text = (
        JAPANESE
        + "名無しさん\n2019年8月22日\n信じられない。\n返信\n港の猫\n2019年8月22日\n私もです。ずっと待っています。\n返信\n"
    )
    assert [author for author, *_ in comments(text)] == ["名無しさん", "港の猫"]


def test_an_article_alone_has_no_comments():
    assert comments(ARTICLE + "What happens next\n" + ARTICLE) == []


def test_comments_without_an_article():
    text = "Anna\nI do not believe it, and I never did.\nbridgefan\nYou never do.\nAnna\nBecause I am never wrong.\n"
    assert [author for author, *_ in comments(text)] == ["Anna", "bridgefan", "Anna"]


def test_blank_lines_between_all_lines_change_nothing():
    text = ARTICLE + "Anna K.\nI do not believe it, and I never did.\nbridgefan\nYou never do.\nAnna K.\nI do now.\n"
    assert comments(text.replace("\n", "\n\n")) == comments(text)


@pytest.mark.parametrize(
    ("line", "author", "time"),
    [
        ("Anna says:", "Anna", None),
        ("Anna wrote on 3 May 2019:", "Anna", "3 May 2019"),
        ("Posted by Anna at 14:05", "Anna", "14:05"),
        ("Anna · 3h", "Anna", "3h"),
        ("#12 Anna", "Anna", None),
        ("Anna B. schrieb am 22.08.2019 um 14:05 Uhr:", "Anna B.", "22.08.2019 um 14:05 Uhr"),
        ("Scritto da Anna il 3 settembre 2015 alle 9:12", "Anna", "3 settembre 2015 alle 9:12"),
        ("answered 2 years ago by Anna", "Anna", "2 years ago"),
        ("svarat för 5 månader sedan av Anna", "Anna", "för 5 månader sedan"),
    ],
)
def test_a_name_line_may_say_more_than_the_name(line, author, time):
    text = ARTICLE + f"{line}\nI do not believe it.\n{line.replace('Anna', 'Bert')}\nYou never do, and you never did.\n"
    assert [one[:2] for one in comments(text)] == [(author, time), (author.replace("Anna", "Bert"), time)]


def test_a_quoted_line_is_a_quote():
    text = ARTICLE + "Anna\nI do not believe it.\nbridgefan\n> I do not believe it.\nYou never do.\nAnna\nI do now.\n"
    assert roles(text)[5] == "quote"


def test_the_head_of_the_page_is_named():
    text = "Politics\nCouncil delays vote on harbour bridge\nBy A. Writer, Harbour Agency\nAug. 22, 2019\n" + ARTICLE
    reading = segment(cut(text))
    assert [str(role) for role in reading.roles] == ["section", "title", "byline", "date", "paragraph", "paragraph"]
    found = [reading.section, reading.title, reading.byline, reading.date]
    assert [(one.text, one.span.line) for one in found] == [
        ("Politics", 1),
        ("Council delays vote on harbour bridge", 2),
        ("By A. Writer, Harbour Agency", 3),
        ("Aug. 22, 2019", 4),
    ]


def test_the_keepers_role_beats_the_model():
    text = ARTICLE + "Anna\nI do not believe it.\nbridgefan\nYou never do.\n"
    assert [one[0] for one in comments(text, Fixes(roles={5: Role.COMMENT}))] == ["Anna"]
    assert roles(text, Fixes(roles={1: Role.TITLE}))[0] == "title"


def test_the_keepers_author_stands_for_the_printed_name():
    text = ARTICLE + "Anna\nI do not believe it.\nbridgefan\nYou never do.\n"
    assert [one[0] for one in comments(text, Fixes(authors={5: "Bert"}))] == ["Anna", "Bert"]


def test_a_comment_of_which_nothing_is_left_is_read_where_the_keeper_says_so():
    text = ARTICLE + "Anna\nbridgefan\nYou never do.\n"
    assert comments(text, Fixes(roles={3: Role.NAME, 4: Role.NAME})) == [
        ("Anna", None, None, []),
        ("bridgefan", None, None, ["You never do."]),
    ]


def test_what_the_grammar_cannot_hold_is_a_doubt():
    reading = segment(cut(ARTICLE), Fixes(roles={1: Role.COMMENT}))
    assert [(doubt.line, doubt.what) for doubt in reading.doubts[:1]] == [
        (1, 'the sidecar calls it "comment", which cannot stand there'),
    ]


def test_what_is_settled_is_in_doubt_no_more():
    text = ARTICLE + "Onward\nto the bridge\n"
    for doubt in segment(cut(text)).doubts:
        told = segment(cut(text), Fixes(first_comment=0))
        assert doubt not in told.doubts


def test_the_order_is_the_keepers():
    assert segment(cut(ARTICLE), Fixes(order="newest-first")).order == "newest-first"


def test_a_title_that_nothing_backs_is_a_heading_that_serves_as_title():
    """With a byline below it, it would be the title and no part of the text."""
    reading = segment(cut(f"Council delays vote on harbour bridge\n{ARTICLE}"))
    assert reading.roles[0] is Role.HEADING
    assert reading.article[0].text == "Council delays vote on harbour bridge"
    assert reading.title is not None
    assert reading.title.text == "Council delays vote on harbour bridge"


def test_a_name_alone_below_the_title_is_the_writers_where_the_comments_are_counted_further_down():
    text = (
        "Council delays the vote on the harbour bridge\nPriyanka Rell\n" + ARTICLE + "2 Comments\n"
        "quay_walker\n3 hours ago\nThey have put it off for ten years.\nInes Albrecht\n2 hours ago\nAnd who pays?\n"
    )
    assert [author for author, *_ in comments(text)] == ["quay_walker", "Ines Albrecht"]


def test_several_counts_in_brackets_are_votes():
    text = ARTICLE + (
        "2 Comments\nlemur wrangler\n2 hours ago\nFunny (14) Smart (2)\nThe chimney was lonely.\n"
        "snoutcounter\n1 hour ago\nFunny (0) Smart (3)\nBricks do not float.\n"
    )
    assert [(author, votes) for author, _, votes, _ in comments(text)] == [
        ("lemur wrangler", "Funny (14) Smart (2)"),
        ("snoutcounter", "Funny (0) Smart (3)"),
    ]


SCRAPS = "Harbour\nOur towns\nPictures\nWeather today\n"
TALK = (
    "quay_walker\nThey have put it off for ten years, and nobody was ever asked to explain why.\n"
    "Ines Albrecht\nAnd who pays for it? Not the mayor, I am quite sure of that.\n"
)


def test_scraps_above_the_text_put_a_page_in_doubt():
    above = segment(cut(SCRAPS + ARTICLE + TALK), Fixes())
    assert above.confidence <= 60
    assert {doubt.line for doubt in above.doubts} >= {1, 2, 3, 4}
