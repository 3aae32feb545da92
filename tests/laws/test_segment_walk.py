"""Laws of the walk: it is exact, against trying every path that the grammar's table allows."""

from array import array
from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from seedbank.segment.fixes import TOLD
from seedbank.segment.grammar import ENDS, FOLLOWERS, STARTS, State
from seedbank.segment.proof import BARRED
from seedbank.segment.walk import FAR, WIDTH, Sort, steps_with, walk
from seedbank.segment.weights import table_of

SCORES = st.lists(st.integers(-5000, 5000), min_size=WIDTH, max_size=4 * WIDTH).map(
    lambda flat: flat[: len(flat) // WIDTH * WIDTH]
)
LEARNT = st.lists(st.lists(st.integers(-2000, 2000), min_size=WIDTH, max_size=WIDTH), min_size=WIDTH, max_size=WIDTH)


def paths(count):
    """Every path that the grammar allows."""
    for states in product(State, repeat=count):
        follows = all(later in FOLLOWERS[state] for state, later in pairwise(states))
        if states[0] in STARTS and states[-1] in ENDS and follows:
            yield states


def total(states, scores, learnt):
    here = sum(scores[place * WIDTH + state] for place, state in enumerate(states))
    return here + sum(learnt[state][later] for state, later in pairwise(states))


@settings(deadline=None)
@given(SCORES, LEARNT)
def test_the_path_is_the_best_and_its_margins_are_true(scores, learnt):
    found = walk([Sort(array("q", scores), steps_with(learnt), 0)])
    totals = {states: total(states, scores, learnt) for states in paths(len(scores) // WIDTH)}
    best = max(totals.values())
    assert totals[found.states] == best
    for place, margin in enumerate(found.margins):
        side = found.states[place] is State.NAME
        others = [value for states, value in totals.items() if (states[place] is State.NAME) != side]
        if others:
            assert margin == min(best - max(others), FAR)


@settings(deadline=None)
@given(SCORES, LEARNT, st.lists(st.integers(-15_000, 15_000), min_size=2, max_size=4))
def test_the_margins_are_those_of_all_sorts_of_pages_together(scores, learnt, priors):
    steps = steps_with(learnt)
    sorts = [Sort(array("q", [one + at for one in scores]), steps, prior) for at, prior in enumerate(priors)]
    found = walk(sorts)
    totals = [
        (states, total(states, sort.scores, learnt) + sort.prior)
        for states in paths(len(scores) // WIDTH)
        for sort in sorts
    ]
    best = max(value for _, value in totals)
    assert best in [value for states, value in totals if states == found.states]
    for place, margin in enumerate(found.margins):
        opens = [value for states, value in totals if states[place] is State.NAME]
        rest = [value for states, value in totals if states[place] is not State.NAME]
        if opens and rest:
            assert margin == min(abs(max(opens) - max(rest)), FAR)


@settings(deadline=None)
@given(SCORES, LEARNT, st.integers(-9000, 9000))
def test_the_better_sort_of_page_wins(scores, learnt, prior):
    worse = [score - 10 for score in scores]
    sorts = [Sort(array("q", worse), steps_with(learnt), prior), Sort(array("q", scores), steps_with(learnt), prior)]
    assert walk(sorts).states == walk(sorts[1:]).states


def test_no_lines_no_path():
    assert walk([Sort(array("q"), steps_with([[0] * WIDTH] * WIDTH), 0)]).states == ()


def test_scores_hold_whatever_a_page_and_a_keeper_say():
    """Sums are kept in as many bits as the most that can meet takes: a keeper's word with or against what bars a name."""
    most = TOLD + -BARRED
    table = table_of({"clue": (1,) * WIDTH})
    for value in (most, -most, TOLD + BARRED, 0):
        (first, *_) = table.sorts([([("clue",)] * 3, (value,) * WIDTH)])
        assert list(first.scores) == [value + 3] * WIDTH
