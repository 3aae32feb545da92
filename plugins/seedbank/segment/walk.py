"""The best reading of a whole page: exact Viterbi over the grammar, linear in the number of lines.

With the best path comes, for every line, what the best path costs in which that line changes sides between "opens a
comment" and "does not": the margin (Viterbi forward and backward; the max-marginals of Wainwright and Jordan 2008, 2.5).
Sorts of pages (see habits.py) never mix within a page, so each is walked by itself.

The steps of the grammar are written out below, seven states a line: a loop over tables took four times as long, calls of
`max` twice as long. A test holds them against the table of grammar.py.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from operator import add

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
    steps: Rows  # from each state to each state
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
    ahead = [_forward(sort) for sort in sorts]
    totals = [_total(forward, sort.prior) for forward, sort in zip(ahead, sorts, strict=True)]
    best = max(totals)
    opens: array[int] | None = None
    rest: array[int] | None = None
    for sort, forward, total in zip(sorts, ahead, totals, strict=True):
        if total > best - FAR:
            through, others = _through(forward, _backward(sort), sort.prior)
            opens = array("q", map(max, opens, through)) if opens else through
            rest = array("q", map(max, rest, others)) if rest else others
    pairs = zip(opens or (), rest or (), strict=True)
    first = totals.index(best)
    return Path(_states(ahead[first], sorts[first]), array("q", [min(abs(a - b), FAR) for a, b in pairs]))


def _total(forward: array[int], prior: int) -> int:
    """Score the best path to an end."""
    return prior + max([score + end for score, end in zip(forward[-WIDTH:], end_costs(), strict=True)])


def steps_with(learnt: Rows) -> tuple[tuple[int, ...], ...]:
    """Add what is learnt about steps to what the grammar allows."""
    pairs = zip(step_costs(), learnt, strict=True)
    return tuple([tuple([a + b for a, b in zip(law, row, strict=True)]) for law, row in pairs])


def _rows(flat: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """Cut a flat run of scores into rows of one line each."""
    return zip(*[iter(flat)] * WIDTH, strict=True)


def _forward(sort: Sort) -> array[int]:
    """Score the best way from the start to each state of each line."""
    (aa, ab, an, *_), (ba, bb, bn, *_), (_, _, nn, nu, nf, *_), (_, _, un, uu, uf, *_), *said = sort.steps
    (_, _, fn, _, _, fs, fr), (_, _, sn, _, _, ss, sr), (_, _, rn, _, _, rs, rr) = said
    rows = _rows(sort.scores)
    a, b, n, u, f, s, r = map(add, start_costs(), next(rows))
    out = [a, b, n, u, f, s, r]  # a list grows in half the time of an array
    for ea, eb, en, eu, ef, es, er in rows:
        best = n + nn
        best = x if (x := a + an) > best else best
        best = x if (x := b + bn) > best else best
        best = x if (x := u + un) > best else best
        best = x if (x := f + fn) > best else best
        best = x if (x := s + sn) > best else best
        best = x if (x := r + rn) > best else best
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


def _backward(sort: Sort) -> array[int]:
    """Score the best way from each state of each line to the end; from the last line and the last state backwards."""
    (aa, ab, an, *_), (ba, bb, bn, *_), (_, _, nn, nu, nf, *_), (_, _, un, uu, uf, *_), *said = sort.steps
    (_, _, fn, _, _, fs, fr), (_, _, sn, _, _, ss, sr), (_, _, rn, _, _, rs, rr) = said
    a, b, n, u, f, s, r = end_costs()
    out: list[int] = []
    for er, es, ef, eu, en, eb, ea in _rows(reversed(sort.scores)):
        out += (r, s, f, u, n, b, a)
        a, b, n, u, f, s, r = a + ea, b + eb, n + en, u + eu, f + ef, s + es, r + er
        a, b, n, u, f, s, r = (
            (z if (z := x if (x := a + aa) > (y := b + ab) else y) > (y := n + an) else y),
            (z if (z := x if (x := a + ba) > (y := b + bb) else y) > (y := n + bn) else y),
            (z if (z := x if (x := n + nn) > (y := u + nu) else y) > (y := f + nf) else y),
            (z if (z := x if (x := n + un) > (y := u + uu) else y) > (y := f + uf) else y),
            (z if (z := x if (x := n + fn) > (y := s + fs) else y) > (y := r + fr) else y),
            (z if (z := x if (x := n + sn) > (y := s + ss) else y) > (y := r + sr) else y),
            (z if (z := x if (x := n + rn) > (y := s + rs) else y) > (y := r + rr) else y),
        )
    return array("q", out)


def _through(forward: array[int], backward: array[int], prior: int) -> tuple[array[int], array[int]]:
    """Score, for each line, the best path in which it opens a comment, and the best in which it does not."""
    both = array("q", map(add, forward, reversed(backward)))
    opens = array("q", [score + prior for score in both[State.NAME :: WIDTH]])
    rest = array("q", [max(a, b, u, f, s, r) + prior for a, b, _, u, f, s, r in _rows(both)])
    return opens, rest


def _states(forward: array[int], sort: Sort) -> tuple[State, ...]:
    """Walk back from the best end."""
    into = [[(before, sort.steps[before][state]) for before in able] for state, able in enumerate(_BEFORE)]
    last = len(forward) - WIDTH
    ends = end_costs()
    state = max(range(WIDTH), key=lambda s: (forward[last + s] + ends[s], -s))
    found = [state]
    for at in range(last - WIDTH, -1, -WIDTH):
        _, less = max([(forward[at + s] + step, -s) for s, step in into[state]])
        state = -less
        found.append(state)
    return tuple(map(tuple(State).__getitem__, reversed(found)))


_BEFORE = [[a.value for a in State if b in FOLLOWERS[a] or b in IF_TOLD.get(a, ())] for b in State]
"""State -> those that may stand before it. As bare numbers: to add to members of a class takes twice as long."""
