"""Laws of the thread: what holds for any comments and any replies."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from seedbank.model import Comment, Paragraph, Reply
from seedbank.threads import all_mentions, arrange, link
from seedbank.threads.moment import candidates, moment
from seedbank.threads.overhear import overhear
from seedbank.threads.scene import hear

NAMES = ("Ann", "Bob", "Cid Lee", "Dee Lee", "now")
WORDS = (
    *NAMES,
    "@o\u0301",
    "@Ann_Le\u0301",
    "#2",
    "@2:",
    "“tea is cold”",
    "&gt; tea",
    "@Ann",
    "@Bob,",
    "Lee,",
    "@Ghost",
    "> Ann",
    "tea",
    "is",
    "cold?",
    "you",
    "@",
    "Bob.",
    "é",
    "茶",
)
ORDERS = ("oldest-first", "newest-first", "tree")


def comment(index, author, *texts):
    line = 1 + 10 * index
    paragraphs = tuple(Paragraph(line + at, text) for at, text in enumerate(texts, 1))
    return Comment(index, line, line + len(texts), author, paragraphs)


def reply(index, to, confidence=60, **how):
    return Reply(index, to, how.pop("kind", "inferred"), "content", confidence, how.pop("drawn", True), **how)


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
said = st.tuples(st.sampled_from(NAMES), st.lists(texts, min_size=1, max_size=3))
threads = st.lists(said, max_size=14).map(
    lambda spoken: tuple(comment(at, name, *paragraphs) for at, (name, paragraphs) in enumerate(spoken))
)


@st.composite
def linked(draw):
    """Comments with any replies at all: forward, to themselves, in circles, to nothing."""
    comments = draw(threads)
    index = st.integers(0, max(0, len(comments) - 1))
    kinds = st.sampled_from(("explicit", "inferred", "keeper"))
    replies = st.builds(
        lambda index, to, confidence, kind, drawn: reply(index, to, confidence, kind=kind, drawn=drawn),
        *(index, st.none() | index, st.none() | st.integers(0, 100), kinds, st.booleans()),
    )
    return comments, tuple(draw(st.lists(replies, max_size=30)))


def earlier(order, one, other):
    return one > other if order == "newest-first" else one < other


@given(threads, st.sampled_from(ORDERS))
def test_a_reply_points_to_what_was_said_before(comments, order):
    for one in link(comments, order=order):
        assert one.to is None or earlier(order, one.to, one.comment)


@given(threads)
def test_replies_are_sorted_by_comment_and_drawn_ones_come_first(comments):
    replies = link(comments)
    assert [one.comment for one in replies] == sorted(one.comment for one in replies)
    for _, of_one in itertools.groupby(replies, key=lambda one: one.comment):
        drawn = [one.drawn for one in of_one]
        assert drawn == sorted(drawn, reverse=True)


@given(threads)
def test_no_comment_has_two_replies_to_one_target(comments):
    pairs = [(one.comment, one.to) for one in link(comments)]
    assert len(pairs) == len(set(pairs))


@given(threads)
def test_confidence_is_hundredths_and_no_certainty(comments):
    assert all(one.confidence is not None and 0 < one.confidence < 100 for one in link(comments))


@given(threads)
def test_evidence_and_mentions_are_the_words_at_their_place(comments):
    lines = {paragraph.line: paragraph.text for one in comments for paragraph in one.paragraphs}
    for evidence in (evidence for one in link(comments) for evidence in one.evidence):
        assert lines[evidence.span.line][evidence.span.start : evidence.span.end] == evidence.text
    for found in all_mentions(comments).values():
        assert all(lines[one.span.line][one.span.start : one.span.end].strip("@ ") for one in found)


@given(threads)
def test_lines_of_a_reply_lie_within_its_comment(comments):
    for one in link(comments):
        first, last = one.lines or (comments[one.comment].line + 1,) * 2
        assert comments[one.comment].line < first <= last <= comments[one.comment].last


@given(linked(), st.sampled_from(ORDERS))
def test_every_comment_has_one_place(given_thread, order):
    comments, replies = given_thread
    assert sorted(place.comment for place in arrange(comments, replies, order)) == list(range(len(comments)))


@given(linked(), st.sampled_from(ORDERS))
def test_a_place_follows_its_parents_and_goes_one_deeper(given_thread, order):
    comments, replies = given_thread
    placed = {}
    for place in arrange(comments, replies, order):
        above = placed.get(place.parent)
        assert (above is None) == (place.parent is None)
        assert place.depth == (0 if above is None else above.depth + 1)
        assert above is None or earlier(order, place.parent, place.comment)
        placed[place.comment] = place


@given(linked(), st.sampled_from(ORDERS))
def test_a_branch_stands_in_one_piece(given_thread, order):
    """The parent of each place is the place before it, or one of that place's ancestors."""
    places = arrange(*given_thread, order)
    by_comment = {place.comment: place for place in places}
    for before, place in itertools.pairwise(places):
        line = [before.comment]
        while by_comment[line[-1]].parent is not None:
            line.append(by_comment[line[-1]].parent)
        assert place.parent is None or place.parent in line


@given(linked(), st.sampled_from(ORDERS))
def test_siblings_stand_oldest_first(given_thread, order):
    siblings = {}
    for place in arrange(*given_thread, order):
        siblings.setdefault(place.parent, []).append(place.comment)
    for found in siblings.values():
        assert found == sorted(found, reverse=order == "newest-first")


@given(linked(), st.sampled_from(ORDERS))
def test_levels_let_templates_open_and_close_lists_by_their_difference(given_thread, order):
    places = arrange(*given_thread, order)
    levels, children = {place.comment: place.level for place in places}, {}
    for place in places:
        children.setdefault(place.parent, []).append(place.comment)
    assert all(one.level <= before.level + 1 for before, one in itertools.pairwise(places))
    for place in places:
        if place.parent is None:
            assert place.level == 0
        elif place.level == levels[place.parent]:
            assert place.level == 6 or children[place.parent] == [place.comment]
        else:
            assert place.level == levels[place.parent] + 1 <= 6


def chain(authors, size):
    comments = tuple(comment(at, authors[at % len(authors)], "So.") for at in range(size))
    return comments, tuple(reply(at, at - 1) for at in range(1, size))


def test_a_chain_of_ten_thousand_has_a_place_for_each():
    places = arrange(*chain(("Ann", "Bob", "Cid"), 10_000))
    assert [place.depth for place in places] == list(range(10_000))
    assert [place.level for place in places] == [*range(6), *[6] * 9_994]


def test_the_level_does_not_grow_while_two_people_alternate():
    assert [place.level for place in arrange(*chain(("Ann", "Bob"), 40))] == [0, 1, *[1] * 38]


def test_a_third_voice_makes_the_level_grow_again():
    comments, replies = chain(("Ann", "Bob"), 6)
    third = (comment(6, "Cid", "And I?"), comment(7, "Bob", "And you."))
    levels = [place.level for place in arrange((*comments, *third), (*replies, reply(6, 5), reply(7, 6)))]
    assert levels == [0, 1, 1, 1, 1, 1, 2, 2]


def test_two_answers_to_one_comment_of_an_exchange_stand_below_it():
    comments, replies = chain(("Ann", "Bob"), 4)
    levels = [place.level for place in arrange((*comments, comment(4, "Cid", "I?")), (*replies, reply(4, 2)))]
    assert levels == [0, 1, 1, 2, 2]


def test_a_comment_stands_under_its_first_sure_addressee_else_under_the_likeliest():
    comments = tuple(comment(at, name, "So.") for at, name in enumerate(("Ann", "Bob", "Cid", "Dee", "Eve")))
    sure = (reply(4, 3, 70, kind="explicit"), reply(4, 1, 95, kind="explicit"), reply(4, 0, 97, kind="explicit"))
    unsure = (reply(4, 3, 60), reply(4, 2, 80), reply(4, 1, 99, drawn=False))
    keeper = (reply(4, 0, 97, kind="explicit", drawn=False), reply(4, 2, None, kind="keeper"))
    for replies, parent in ((sure, 1), (unsure, 2), (keeper, 2), ((), None)):
        assert next(place.parent for place in arrange(comments, replies) if place.comment == 4) == parent


def test_a_turn_of_a_long_thread_weighs_no_more_candidates_than_one_of_a_short_thread():
    """So the cost grows with the text, not with its square: whoever speaks, whatever is repeated."""
    for authors, texts in (
        (["Ann"], ["So it goes, word{0}."]),
        (["writer{0}"], ["@writer0 yes, harbour and ferry again."]),
        (["writer{0}", "Ann", "Bob"], ["Ann, harbour and ferry again.", "Bob said so, word{0}.", "> so it goes"]),
    ):
        comments = tuple(
            comment(at, authors[at % len(authors)].format(at), texts[at % len(texts)].format(at)) for at in range(600)
        )
        heard = overhear(comments)
        scene = hear(heard.talk, heard.calls)
        weighed = [len(candidates(moment(scene, turn))) for turn in range(600)]
        assert max(weighed) <= 8 + 1 + 2 + 6 + 6 + 3
        assert max(weighed[500:]) <= max(weighed[:300])
