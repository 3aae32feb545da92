"""What a page says of whom a comment answers: in words, with reasons, linked both ways, and only what is known."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from making import document
from seedbank import present
from seedbank.conversation import redrawn
from seedbank.model import Reply, Thread
from seedbank.outline import drawing
from seedbank.threads import arrange

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


def test_a_quotation_leads_to_the_place_quoted_and_that_leads_back():
    made = document(TEXT)
    quoted, quoting = shown(made, 1), shown(made, 4)
    assert f'<a href="#L10">{SAID[:-1]}</a>' in quoted.html
    assert f'<a href="#L4">{SAID[:-1]}</a>' in quoting.html
    (reply,) = quoting.replies
    assert (reply.phrase, reply.to.number, [words.line for words in reply.evidence]) == ("in_reply_to", "#1", [10, 4])


def test_names_in_the_text_lead_to_the_comment_they_mean():
    assert '<a href="#L12">@Old Salt</a> <a href="#L3">@Ann Lee</a>' in shown(document(TEXT), 6).html


def test_every_comment_lists_those_that_answer_it():
    assert [link.number for link in shown(document(TEXT), 1).answered_by] == ["#4"]


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
