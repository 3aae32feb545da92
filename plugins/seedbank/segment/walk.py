"""The best reading of a whole page: exact Viterbi over the grammar, linear in the number of lines.

With the best path comes, for every line, what the best path costs in which that line changes sides between "opens a
comment" and "does not": the margin (Viterbi forward and backward; the max-marginals of Wainwright and Jordan 2008, 2.5).
Sorts of pages (see habits.py) never mix within a page, so each is walked by itself.

The steps of the grammar are written out below, seven states a line: a loop over tables took four times as long, calls of
`max` twice as long, even for one state alone. Steps are levelled first, so that those to a name need no sum: every state may come before one. A test
holds them against the table of grammar.py.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import add, sub
from typing import NamedTuple

from seedbank.frozen import dataclass
from seedbank.segment.grammar import FOLLOWERS, IF_TOLD, State, end_costs, start_costs, step_costs

WIDTH = len(State)
FAR = 12_000
"""Thousandths: a margin as wide as this is as good as any. Sorts of pages that stay so far behind are not walked backwards."""

Rows = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Sort:
    """What one sort of page adds up to."""

    scores: array[int]  # thousandths, one for each state of each line, line by line
    steps: tuple[tuple[int, ...], ...]  # from each state to each state
    prior: int  # how common the sort is


@dataclass(frozen=True, slots=True)
class Path:
    """The best path through a page."""

    states: tuple[State, ...]  # one a line
    margins: array[
        int
    ]  # one a line, thousandths, FAR at most: best path minus the best one in which this line changes sides


def walk(sorts: Sequence[Sort]) -> Path:
    """Find the best path of all sorts of pages. Of equals the first sort and the lower state win."""
    if not sorts[0].scores:
        return Path((), array("q"))
    levels = [_levelled(sort.steps) for sort in sorts]
    ahead = [_forward(sort, level) for sort, level in zip(sorts, levels, strict=True)]
    totals = [max(map(add, forward[-WIDTH:], level.ends)) for forward, level in zip(ahead, levels, strict=True)]
    best = max(totals)
    opens: array[int] | None = None
    rest: array[int] | None = None
    for sort, level, forward, total in zip(sorts, levels, ahead, totals, strict=True):
        if total > best - FAR:
            through, others = _through(forward, _backward(sort, level))
            opens = array("q", map(max, opens, through)) if opens else through
            rest = array("q", map(max, rest, others)) if rest else others
    pairs = zip(opens or (), rest or (), strict=True)
    first = totals.index(best)
    return Path(_states(ahead[first], levels[first]), array("q", [min(abs(a - b), FAR) for a, b in pairs]))


class _Level(NamedTuple):
    """Steps of which those to a name cost nothing, but from a name: what such a step costs is added in whatever leads to its state.

    So a path's score is what it was, once its first state is added and its last one taken off.
    """

    steps: Rows
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    into: tuple[
        tuple[tuple[int, int], ...], ...
    ]  # to each state: those that may stand before it, with the step from them


@lru_cache(maxsize=64)
def _levelled(steps: tuple[tuple[int, ...], ...]) -> _Level:
    """Level steps; the same few are asked for with every page."""
    heights = [0 if state is State.NAME else row[State.NAME] for state, row in zip(State, steps, strict=True)]
    level = [
        tuple([step - height + to for step, to in zip(row, heights, strict=True)])
        for height, row in zip(heights, steps, strict=True)
    ]
    return _Level(
        tuple(level),
        tuple(map(add, start_costs(), heights)),
        tuple(map(sub, end_costs(), heights)),
        tuple([tuple([(before, level[before][state]) for before in able]) for state, able in enumerate(_BEFORE)]),
    )


def steps_with(learnt: Rows) -> tuple[tuple[int, ...], ...]:
    """Add what is learnt about steps to what the grammar allows."""
    pairs = zip(step_costs(), learnt, strict=True)
    return tuple([tuple([a + b for a, b in zip(law, row, strict=True)]) for law, row in pairs])


def _rows(flat: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """Cut a flat run of scores into rows of one line each."""
    return zip(*[iter(flat)] * WIDTH, strict=True)


def _forward(sort: Sort, level: _Level) -> array[int]:
    """Score the best way from the start to each state of each line, and how common the sort is."""
    (aa, ab, *_), (ba, bb, *_), (_, _, nn, nu, nf, *_), (_, _, _, uu, uf, *_), *said = level.steps
    (*_, fs, fr), (*_, ss, sr), (*_, rs, rr) = said
    rows = _rows(sort.scores)
    a, b, n, u, f, s, r = [start + sort.prior + score for start, score in zip(level.starts, next(rows), strict=True)]
    out = [a, b, n, u, f, s, r]  # a list grows in half the time of an array
    for ea, eb, en, eu, ef, es, er in rows:
        best = x if (x := n + nn) > a else a
        best = b if b > best else best  # noqa: FURB136  (so are the next: a call takes as long as four such lines)
        best = u if u > best else best  # noqa: FURB136
        best = f if f > best else best  # noqa: FURB136
        best = s if s > best else best  # noqa: FURB136
        best = r if r > best else best  # noqa: FURB136
        a, b, n, u, f, s, r = (
            (x if (x := a + aa) > (y := b + ba) else y) + ea,
            (x if (x := a + ab) > (y := b + bb) else y) + eb,
            best + en,
            (x if (x := n + nu) > (y := u + uu) else y) + eu,
            (x if (x := n + nf) > (y := u + uf) else y) + ef,
            (z if (z := x if (x := f + fs) > (y := s + ss) else y) > (y := r + rs) else y) + es,
            (z if (z := x if (x := f + fr) > (y := s + sr) else y) > (y := r + rr) else y) + er,
        )
        out += (a, b, n, u, f, s, r)
    return array("q", out)


def _backward(sort: Sort, level: _Level) -> array[int]:
    """Score the best way from each state of each line to the end; from the last line and the last state backwards."""
    (aa, ab, *_), (ba, bb, *_), (_, _, nn, nu, nf, *_), (_, _, _, uu, uf, *_), *said = level.steps
    (*_, fs, fr), (*_, ss, sr), (*_, rs, rr) = said
    a, b, n, u, f, s, r = level.ends
    out: list[int] = []
    for er, es, ef, eu, en, eb, ea in _rows(reversed(sort.scores)):
        out += (r, s, f, u, n, b, a)
        a, b, n, u, f, s, r = a + ea, b + eb, n + en, u + eu, f + ef, s + es, r + er
        a, b, n, u, f, s, r = (
            (z if (z := x if (x := a + aa) > (y := b + ab) else y) > n else n),
            (z if (z := x if (x := a + ba) > (y := b + bb) else y) > n else n),
            (z if (z := x if (x := n + nn) > (y := u + nu) else y) > (y := f + nf) else y),
            (z if (z := x if (x := u + uu) > (y := f + uf) else y) > n else n),
            (z if (z := x if (x := s + fs) > (y := r + fr) else y) > n else n),
            (z if (z := x if (x := s + ss) > (y := r + sr) else y) > n else n),
            (z if (z := x if (x := s + rs) > (y := r + rr) else y) > n else n),
        )
    return array("q", out)


def _through(forward: array[int], backward: array[int]) -> tuple[array[int], array[int]]:
    """Score, for each line, the best path in which it opens a comment, and the best in which it does not."""
    both = array("q", map(add, forward, reversed(backward)))
    rest = map(max, *[both[state::WIDTH] for state in range(WIDTH) if state != State.NAME])
    return both[State.NAME :: WIDTH], array("q", rest)


def _states(forward: array[int], level: _Level) -> tuple[State, ...]:
    """Walk back from the best end."""
    last, ends, into = len(forward) - WIDTH, level.ends, level.into
    state = max(range(WIDTH), key=lambda s: (forward[last + s] + ends[s], -s))
    found = [state]
    for at in range(last - WIDTH, -1, -WIDTH):
        (state, step), *others = into[state]
        best = forward[at + state] + step
        for other, step in others:
            if (score := forward[at + other] + step) > best:
                state, best = other, score
        found.append(state)
    return tuple(map(_ALL.__getitem__, reversed(found)))


_ALL = tuple(State)
_BEFORE = [[a.value for a in State if b in FOLLOWERS[a] or b in IF_TOLD.get(a, ())] for b in State]
"""State -> those that may stand before it. As bare numbers: to add to members of a class takes twice as long."""
