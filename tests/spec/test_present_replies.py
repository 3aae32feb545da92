"""What a page says of whom a comment answers: in words, with reasons, linked both ways, and only what is known."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from making import document
from seedbank import present
from seedbank.conversation import redrawn
from seedbank.model import Comment, Evidence, Paragraph, Reply, Role, Span, Thread
from seedbank.outline import drawing
from seedbank.threads import arrange, link, with_marks

SAID = "The council promised three new ferries by the end of spring and bought none."
TEXT = f"""The council of Port Lowell voted on Tuesday to close the old ferry pier for the winter, members said after the meeting.
The pier has served the islands since 1931 and carries four hundred people on a working day, most of them to work.
Ann Lee
{SAID}
Old Salt
A pier is a pier.
Kim
@Harbourmaster you told us it would stay open.
Bob
“{SAID}”
And who told you that? I was there.
Old Salt
They could have asked.
Marigold
@Old Salt @Ann Lee they never ask anybody.
"""


def shown(made, number):
    return next(view for view in present.thread(made) if view.number == f"#{number}")


def with_replies(made, *replies):
    comments, order = made.reading.comments, made.reading.order
    return replace(made, thread=Thread(arrange(comments, replies, order), replies, made.thread.mentions))


def inferred(comment, to, confidence, *, drawn=False):
    return Reply(comment, to, "inferred", "content", confidence, drawn=drawn)


def test_an_addressee_whose_comment_is_not_kept_is_named_and_nothing_is_made_up_for_him():
    kim = shown(document(TEXT), 3)
    assert kim.ghosts == ("Harbourmaster",)
    assert kim.replies == ()


def test_a_site_s_own_mark_names_somebody_whose_comment_is_not_kept():
    kim = shown(document(TEXT.replace("@Harbourmaster you", "In reply to Dana Pell\nYou")), 3)
    assert kim.ghosts == ("Dana Pell",)
    assert kim.replies == ()


@pytest.mark.parametrize(
    ("said", "to"),
    [
        ("In reply to Ann Lee\nYou", 0),
        ("Replying to Old Salt\nYou", 1),
        ("In reply to #2\nYou", 1),
        ("In reply to @Ann Lee:\nYou", 0),
    ],
)
def test_a_line_of_the_site_s_own_says_whom_a_comment_answers(said, to):
    made = document(TEXT.replace("@Harbourmaster you", said))
    assert made.reading.roles[7] is Role.CONTROL
    (reply,) = (reply for reply in made.replies_by[2] if reply.drawn)
    assert (reply.to, reply.kind, reply.cue) == (to, "explicit", "markup")
    assert [words.span.line for words in reply.evidence] == [8]
    assert "In reply to" not in shown(made, 3).html


def test_a_name_line_may_say_whom_its_comment_answers():
    lines = ["Ann", "One.", "Bob → Ann", "Two.", "Cid replied to Bob", "Three.", "Dee", "Four.", "Reply to Dee"]
    roles = [Role.NAME, Role.COMMENT] * 4 + [Role.CONTROL]
    comments = tuple(
        Comment(
            at,
            2 * at + 1,
            2 * at + 2 + (at == 3),
            name,
            (Paragraph(2 * at + 2, lines[2 * at + 1]),),
            places=(Evidence(name, Span(2 * at + 1, 0, len(name)), "author"),),
        )
        for at, name in enumerate(("Ann", "Bob", "Cid", "Dee"))
    )
    replies = link(with_marks(comments, lines, roles))
    explicit = [reply for reply in replies if reply.kind == "explicit"]
    assert [(reply.comment, reply.to, reply.evidence[0].span) for reply in explicit] == [
        (1, 0, Span(3, 6, 9)),
        (2, 1, Span(5, 15, 18)),
    ]


def test_a_quotation_leads_to_the_place_quoted_and_that_leads_back():
    made = document(TEXT)
    quoted, quoting = shown(made, 1), shown(made, 4)
    assert f'<a href="#L10">{SAID[:-1]}</a>' in quoted.html
    assert f'<a href="#L4">{SAID[:-1]}</a>' in quoting.html
    (reply,) = quoting.replies
    assert (reply.phrase, reply.to.number, [words.line for words in reply.evidence]) == ("in_reply_to", "#1", [10, 4])


def test_names_in_the_text_lead_to_the_comment_they_mean():
    assert '<a href="#L12">@Old Salt</a> <a href="#L3">@Ann Lee</a>' in shown(document(TEXT), 6).html


def test_a_comment_of_which_nothing_is_sure_enough_keeps_its_candidates_with_how_likely_each_is():
    made = with_replies(document(TEXT), inferred(4, None, 31), inferred(4, 0, 12), inferred(4, 3, 44))
    salt = shown(made, 5)
    assert salt.replies == ()
    assert [(one.to and one.to.number, one.confidence) for one in salt.candidates] == [
        ("#4", 44),
        (None, 31),
        ("#1", 12),
    ]
    assert shown(made, 1).candidates == ()


def test_a_confidence_is_told_in_words_too_and_rivals_with_theirs():
    made = with_replies(document(TEXT), inferred(4, 3, 83, drawn=True), inferred(4, 0, 12))
    (reply,) = shown(made, 5).replies
    assert (reply.phrase, reply.how, reply.confidence) == ("probably", "very", 83)
    assert [(one.to.number, one.confidence) for one in reply.others] == [("#1", 12)]
    for hundredths, how in ((99, "certain"), (79, "likely"), (50, "open"), (39, "unlikely")):
        (reply,) = shown(with_replies(made, inferred(4, 3, hundredths, drawn=True)), 5).replies
        assert reply.how == how


def test_the_site_says_how_sure_an_inferred_reply_has_to_be():
    made = with_replies(document(TEXT), inferred(3, 0, 55, drawn=True), inferred(4, 3, 44), inferred(4, 0, 12))
    assert drawing(redrawn(made, 60)) == ("L3 Ann Lee\nL5 Old Salt\nL7 Kim\nL9 Bob\nL12 Old Salt\nL14 Marigold")
    assert drawing(redrawn(made, 40)) == (
        "L3 Ann Lee\n  L9 Bob  -> L3 inferred 55\n    L12 Old Salt  -> L9 inferred 44\nL5 Old Salt\nL7 Kim\nL14 Marigold"
    )
    assert redrawn(made, 50) is made


def test_the_threshold_touches_neither_what_the_text_says_nor_what_a_keeper_says():
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    made = document(TEXT, f'seed_sha256 = "{sha256}"\n[[comment]]\nline = 12\nreply_to = "unknown"\n')
    low = redrawn(made, 1)
    assert not any(reply.drawn for reply in low.replies_by.get(4, ()))
    explicit = [reply for reply in made.thread.replies if reply.kind == "explicit"]
    assert [reply for reply in redrawn(made, 100).thread.replies if reply.kind == "explicit"] == explicit


def test_each_comment_is_counted_once_by_what_is_known_of_whom_it_answers():
    made = document(TEXT)
    found = with_replies(
        made,
        Reply(5, 1, "explicit", "mention", 98, drawn=True),
        Reply(5, 0, "explicit", "mention", 98, drawn=True),
        Reply(4, 3, "keeper", "sidecar", None, drawn=True),
        inferred(3, 0, 80, drawn=True),
        inferred(1, None, 70, drawn=True),
        inferred(0, None, 40),
    )
    view = present.article(found, str)
    assert (view.explicit, view.keeper, view.inferred, view.to_article, view.unknown) == (2, 1, 1, 1, 1)
    assert view.total == 6  # the second that says whom it answers is Kim, who calls somebody who is not here


def test_a_name_that_stands_more_than_once_leads_to_its_comments_whoever_says_most_first():
    view = present.article(document(TEXT), str)
    assert [(name, [to.number for to in said]) for name, said in view.voices] == [("Old Salt", ["#2", "#5"])]
    more = present.article(document(f"{TEXT}Kim\nThey asked me.\nKim\nThey did not listen.\n"), str)
    assert [(name, [to.number for to in said]) for name, said in more.voices] == [
        ("Kim", ["#3", "#7", "#8"]),
        ("Old Salt", ["#2", "#5"]),
    ]
