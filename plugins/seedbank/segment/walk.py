"""The best reading of a whole page: exact Viterbi over the grammar, linear in the number of lines.

With the best path comes, for every line, what the best path costs in which that line changes sides between "opens a
comment" and "does not": the margin (Viterbi forward and backward; the max-marginals of Wainwright and Jordan 2008, 2.5).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from seedbank.segment.grammar import NEVER, State, end_costs, start_costs, step_costs

WIDTH = len(State)
FLOOR = NEVER * 4  # below every possible path: sums stay within 64 bits


@dataclass(frozen=True, slots=True)
class Path:
    """The best path through a page."""

    states: tuple[State, ...]  # one a line
    margins: array[int]  # one a line, thousandths: best path minus the best one in which this line changes sides


def walk(scores: Sequence[Sequence[int]], steps: Sequence[Sequence[int]]) -> Path:
    """Find the best path for the scores of each line and the scores of each step, both in thousandths."""
    if not scores:
        return Path((), array("q"))
    forward = _forward(scores, steps)
    backward = _backward(scores, steps)
    states = _states(forward, scores, steps)
    return Path(states, _margins(forward, backward, len(scores)))


def steps_with(learnt: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """Add what is learnt about steps to what the grammar allows."""
    pairs = zip(step_costs(), learnt, strict=True)
    return tuple([tuple([a + b for a, b in zip(law, row, strict=True)]) for law, row in pairs])


def _into(steps: Sequence[Sequence[int]]) -> list[list[tuple[int, int]]]:
    """List, for each state, the states it may come from with the step's score."""
    return [[(a, steps[a][b]) for a in range(WIDTH) if steps[a][b] > NEVER // 2] for b in range(WIDTH)]


def _out(steps: Sequence[Sequence[int]]) -> list[list[tuple[int, int]]]:
    """List, for each state, the states it may go to with the step's score."""
    return [[(b, steps[a][b]) for b in range(WIDTH) if steps[a][b] > NEVER // 2] for a in range(WIDTH)]


def _forward(scores: Sequence[Sequence[int]], steps: Sequence[Sequence[int]]) -> array[int]:
    """Score the best way from the start to each state of each line."""
    into = _into(steps)
    last = [max(FLOOR, a + b) for a, b in zip(start_costs(), scores[0], strict=True)]
    out = array("q", last)
    for score in _rest(scores):
        last = [max(FLOOR, *[last[a] + step + score[b] for a, step in froms]) for b, froms in enumerate(into)]
        out.extend(last)
    return out


def _backward(scores: Sequence[Sequence[int]], steps: Sequence[Sequence[int]]) -> array[int]:
    """Score the best way from each state of each line to the end; rows in reverse order, the last line first."""
    onward = _out(steps)
    last = list(end_costs())
    out = array("q", last)
    for index in range(len(scores) - 1, 0, -1):
        score = scores[index]
        ahead = [a + b for a, b in zip(last, score, strict=True)]
        last = [max(FLOOR, *[step + ahead[b] for b, step in tos]) for tos in onward]
        out.extend(last)
    return out


def _rest(scores: Sequence[Sequence[int]]) -> Iterable[Sequence[int]]:
    """Give every line but the first."""
    rows = iter(scores)
    next(rows)
    return rows


def _states(forward: array[int], scores: Sequence[Sequence[int]], steps: Sequence[Sequence[int]]) -> tuple[State, ...]:
    """Walk back from the best end. Of equals the lower state wins, so that no reading depends on chance."""
    into = _into(steps)
    count = len(scores)
    ends = end_costs()
    state = _best([forward[(count - 1) * WIDTH + s] + ends[s] for s in range(WIDTH)])
    found = [state]
    for index in range(count - 2, -1, -1):
        row = index * WIDTH
        state = max(into[state], key=lambda pair: (forward[row + pair[0]] + pair[1], -pair[0]))[0]
        found.append(state)
    kinds = tuple(State)
    return tuple([kinds[state] for state in reversed(found)])


def _best(values: Sequence[int]) -> int:
    """Index of the greatest value, the first of equals."""
    return max(range(len(values)), key=lambda index: (values[index], -index))


def _margins(forward: array[int], backward: array[int], count: int) -> array[int]:
    """Subtract, for each line, the better of the two sides from the worse."""
    name, out = int(State.NAME), array("q")
    for index in range(count):
        ahead, back = index * WIDTH, (count - 1 - index) * WIDTH
        through = [forward[ahead + s] + backward[back + s] for s in range(WIDTH)]
        opens = through.pop(name)
        out.append(abs(max(through) - opens))
    return out
