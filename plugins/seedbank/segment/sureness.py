"""How likely the reading of a page of text alone is to be right: facts about its margins and about where the comments begin, weighed.

The least margin by itself promises too much on pages unlike those learnt from: there a reading may be far from any other and wrong,
most often about where the article ends. So it is weighed with others (a logistic regression, fitted by benchmarks/calibrate_reading.py).
Facts are steps: a fact that holds of 3,000 thousandths holds of 2,000 too, and each adds what it has of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from seedbank.segment.grammar import ABOVE, SPEECH, State
from seedbank.segment.view import View
from seedbank.segment.walk import FAR, Path

MARGINS = (250, 500, 1000, 1500, 2000, 3000, 4500, 7000, 10_000)  # thousandths
TENTHS = (1, 3, 5, 6, 7, 8, 9)  # of the article's lines
WORDS = (0, 3, 8, 20, 40)
NAMES = (0, 1, 2, 4, 8, 16, 32)
FIFTH = 4  # place among the margins, the least first
ALL = 10  # tenths
BIAS = "bias"
EVEN = 10_000
"""What is added to a sum, so that none is below zero: as much stands for even odds."""


@cache
def _table() -> Mapping[str, int]:
    """Load the weights once: fact -> thousandths of a logit."""
    rows = (files("seedbank.segment") / "sureness.tsv").read_text("utf-8").splitlines()
    return {fact: int(weight) for fact, weight in [row.split("\t") for row in rows if not row.startswith("#")]}


def sum_of(facts: Iterable[str], weights: Mapping[str, int] | None = None) -> int:
    """Add up what speaks for a reading's being right, in thousandths of a logit above -10. `weights`: others than the product's, in benchmarks only."""
    table = _table() if weights is None else weights
    return max(0, sum([table.get(fact, 0) for fact in (BIAS, *facts)]))


def facts_of(views: Sequence[View], path: Path, *, told: bool = False) -> list[str]:
    """List the facts about a reading. `told`: a keeper has said where the comments begin, so that nothing about it is in doubt."""
    ranked = sorted(path.margins)
    states = path.states
    article = [place for place, state in enumerate(states) if state in ABOVE]
    found = _steps("least", ranked[0] if ranked else FAR, MARGINS)
    found += _steps("fifth", ranked[FIFTH] if len(ranked) > FIFTH else FAR, MARGINS)
    found += _steps("article", _least(path, frozenset(ABOVE)), MARGINS)
    found += _steps("name", _least(path, frozenset([State.NAME])), MARGINS)
    found += _steps("said", _least(path, frozenset(SPEECH)), MARGINS)
    closed = sum([views[place].closed for place in article])
    found += _steps("closed tenths above", ALL * closed // len(article) if article and not told else ALL, TENTHS)
    last = article[-1] if article and len(article) < len(states) else None
    words = WORDS[-1] + 1 if told else views[last].words if last is not None else 0
    found += _steps("words above the comments", words, WORDS)
    return found + _steps("names", states.count(State.NAME), NAMES)


def _least(path: Path, states: frozenset[State]) -> int:
    """Give the least margin of the lines in some states."""
    return min(
        [margin for margin, state in zip(path.margins, path.states, strict=True) if state in states], default=FAR
    )


def _steps(name: str, amount: int, steps: Sequence[int]) -> list[str]:
    """List the steps that an amount is over."""
    return [f"{name} over {step}" for step in steps[: bisect_left(steps, amount)]]
