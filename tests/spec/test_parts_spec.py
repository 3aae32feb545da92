"""Where long threads and long seeds are cut into pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbank.model import Place
from seedbank.parts import LINES, PART, WHOLE, levels_of, parts_of, seed_page, seed_pages, way
from seedbank.threads.reading_order import place_under


@st.composite
def threads(draw, longest=60):
    """A thread in reading order: each comment below one of those that are still open, or at the top."""
    places, open_ = [], []
    for index in range(draw(st.integers(0, longest))):
        depth = draw(st.integers(0, len(open_)))
        del open_[depth:]
        place = place_under(open_[-1] if open_ else None, index, stays=bool(open_) and draw(st.booleans()))
        places.append(place)
        open_.append(place)
    return tuple(places)


def branch(places, at):
    """The places of the branch that begins at one."""
    end = at + 1
    while end < len(places) and places[end].depth > places[at].depth:
        end += 1
    return range(at, end)


@given(threads(), st.integers(1, 20), st.integers(1, 12))
def test_every_comment_stands_on_one_page_in_order_and_no_page_holds_more_than_it_may(places, whole, part):
    pages = parts_of(places, whole, part)
    assert [at for page in pages for at in page] == list(range(len(places)))
    if len(places) <= whole:
        assert len(pages) == 1
    else:
        assert all(1 <= len(page) <= part for page in pages)


@given(threads(), st.integers(2, 12))
def test_no_branch_is_cut_that_fits_on_a_page(places, part):
    pages = parts_of(places, 0, part)
    on = {at: number for number, page in enumerate(pages) for at in page}
    for at in range(len(places)):
        found = branch(places, at)
        if len(found) <= part:
            assert len({on[one] for one in found}) == 1


@given(threads(), st.integers(2, 12))
def test_on_a_page_of_its_own_a_thread_begins_at_the_top_and_goes_down_one_step_at_a_time(places, part):
    for page in parts_of(places, 0, part):
        before = -1
        for level in levels_of(places[page.start : page.stop]):
            assert 0 <= level <= before + 1
            before = level


def test_a_thread_on_one_page_keeps_its_levels():
    levels = (0, 1, 2, 1, 0, 0, 1)
    assert levels_of([Place(at, level, level, None) for at, level in enumerate(levels)]) == list(levels)


@pytest.mark.parametrize(("number", "sizes"), [(0, [0]), (WHOLE, [WHOLE]), (WHOLE + 1, [84, 84, 84, 83, 83, 83])])
def test_comments_that_nobody_answers_are_spread_evenly(number, sizes):
    assert [len(page) for page in parts_of([Place(at, 0, 0, None) for at in range(number)])] == sizes


def test_a_chain_of_twenty_thousand_is_cut_at_once():
    chain = [Place(at, at, min(at, 6), at - 1 if at else None) for at in range(20_000)]
    assert {len(page) for page in parts_of(chain)} == {PART}


@given(st.integers(1, 10 * LINES))
def test_every_line_of_a_seed_stands_on_one_of_its_pages(line):
    assert 1 <= seed_page(line) <= seed_pages(line)
    assert seed_pages(line) == seed_page(line)


def test_a_seed_without_a_line_has_one_page():
    assert seed_pages(0) == 1


@pytest.mark.parametrize(
    ("here", "there", "found"),
    [(1, 1, ""), (3, 3, ""), (1, 2, "2/index.html"), (2, 1, "../index.html"), (2, 3, "../3/index.html")],
)
def test_the_way_from_page_to_page(here, there, found):
    assert way(here, there) == found
