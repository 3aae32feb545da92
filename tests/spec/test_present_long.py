"""A thread of more than 500 comments, as its pages show it: nothing is lost between them, and every way leads on."""

import functools
import json
import re
from dataclasses import replace

import pytest

from making import document
from seedbank import present
from seedbank.cards import card_of
from seedbank.exports.document_json import as_json
from seedbank.plan import KINDS, files_of
from seedbank.present_linked import linked_data

NUMBER = 620
NAMES = ("Ada Alder", "Bruno Birch", "Cleo Cedar", "Dag Dogwood", "Elin Elm", "Faro Fir", "Gwen Gorse", "Hana Hazel")
ARTICLE = (
    "The council of Incheon voted on Monday to keep the old ferry pier open for another ten years.\n"
    "Engineers said that nobody had yet counted what the repairs of the pier will cost the town.\n"
)


def turn(at):
    """A comment; every third answers the one before it, which has another name."""
    to = f"@{NAMES[(at - 1) % 8]}\n" if at % 3 else ""
    return f"{NAMES[at % 8]}\n{to}That is what I have to say of it as number {at + 1}, and no more.\n"


@functools.cache
def long():
    return document(ARTICLE + "".join(map(turn, range(NUMBER))))


@functools.cache
def views():
    made = long()
    return [present.article(made, str, part) for part in range(1, card_of(made).thread_pages + 1)]


def test_it_was_read_as_it_was_written():
    assert len(long().reading.comments) == NUMBER


def test_every_comment_stands_on_one_page_and_the_article_on_the_first():
    order = [place.comment for place in long().thread.places]
    ids = [long().reading.comments[index].id for index in order]
    assert len(views()) > 3
    assert [comment.id for view in views() for comment in view.comments] == ids
    assert [bool(view.html) for view in views()] == [True] + [False] * (len(views()) - 1)


def test_the_first_page_knows_where_each_comment_of_the_others_stands():
    first, *others = views()
    stubs = {stub.id: part.page for part in first.parts for stub in part.stubs}
    assert stubs == {comment.id: f"{view.part}/index.html" for view in others for comment in view.comments}
    assert not any(part.stubs for view in others for part in view.parts)


def test_previous_and_next_lead_over_the_edge_of_a_page():
    first, second, third, *_, last = views()
    assert (first.comments[0].previous, last.comments[-1].next) == ("", "")
    assert first.comments[-1].next == f"2/index.html#{second.comments[0].id}"
    assert second.comments[0].previous == f"../index.html#{first.comments[-1].id}"
    assert second.comments[-1].next == f"../3/index.html#{third.comments[0].id}"
    assert third.comments[0].previous == f"../2/index.html#{second.comments[-1].id}"
    assert (first.comments[1].previous, first.comments[1].next) == tuple(f"#{first.comments[at].id}" for at in (0, 2))


@pytest.mark.parametrize("part", [0, 1, 2, -1])
def test_lists_that_open_on_a_page_close_on_it(part):
    level = 0
    for comment in views()[part].comments:
        level += bool(comment.opens)
        level -= comment.closes
        assert level >= 0
    assert level == 0


def test_a_link_in_the_text_names_the_page_its_comment_stands_on():
    """As does every other: `shown` has the way to each line of the article and of all comments."""
    crossing = 0
    for view in views():
        here = {comment.id for comment in view.comments}
        for comment in view.comments:
            for page, target in re.findall(r'href="([^"#]*)#(L\d+)"', comment.html):
                assert (target in here) == (page == "")
                assert page == view.shown[int(target[1:])]
                crossing += page != ""
    assert crossing < NUMBER


def test_numbers_are_of_the_whole_thread():
    assert {(view.total, view.names, view.explicit) for view in views()} == {(NUMBER, 8, views()[0].explicit)}


def test_the_plan_has_a_file_for_each_page_of_the_thread_and_of_the_seed():
    card = card_of(long())
    names = [kind.name for kind in files_of(card, KINDS)]
    assert (card.thread_pages, card.seed_pages) == (len(views()), 2)
    assert names[:5] == [kind.name for kind in KINDS]
    assert names[5:] == [*(f"{part}/index.html" for part in range(2, len(views()) + 1)), "seed/2/index.html"]
    assert files_of(card._replace(thread_pages=1, seed_pages=1), KINDS) == KINDS


def test_the_pages_of_the_seed_hold_every_line_once_and_lead_to_the_right_page_of_the_thread():
    lines = [line for part in (1, 2) for line in present.seed_lines(long(), part)]
    assert [line.number for line in lines] == list(range(1, len(long().seed.lines) + 1))
    on = {comment.first: view.part for view in views() for comment in view.comments}
    for line in lines:
        up = "../" if line.number <= 1500 else "../../"
        if line.number in on:
            assert line.page == up + ("index.html" if on[line.number] == 1 else f"{on[line.number]}/index.html")


def test_a_line_leads_to_its_page_of_the_seed():
    assert views()[0].seed_at(3) == "seed/index.html#L3"
    assert views()[1].seed_at(1501) == "../seed/2/index.html#L1501"


def test_linked_data_of_every_page_are_of_the_one_article_and_have_its_own_comments():
    for view in views():
        told = json.loads(linked_data(long(), view.part))
        assert told["@id"] == ("./" if view.part == 1 else "../")
        assert told["commentCount"] == NUMBER
        assert [comment["@id"] for comment in told["comment"]] == [f"#{comment.id}" for comment in view.comments]


def test_how_a_thread_is_cut_shows_in_no_other_file():
    made = long()
    told = as_json(made)
    assert [comment["id"] for comment in told["comments"]] == [comment.id for comment in made.reading.comments]
    assert "page" not in str(told.keys())
    assert as_json(replace(made)) == told
