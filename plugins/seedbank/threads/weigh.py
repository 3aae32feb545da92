"""Clues -> chances -> confidence, in whole numbers throughout, so that no float's last bit decides anything.

The model is log-linear: the weights of the clues of one candidate are added up, and the sums are compared with each other
(softmax). Weights and steps are fitted by benchmarks/fit_threads.py.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat
from types import MappingProxyType
from typing import Literal

Choice = Literal["what", "which"]
"""What is answered, the article or which turn; or which of one author's turns is meant."""

EXP = tuple(round(1_000_000 * math.exp(-step / 100)) for step in range(1400))
"""e to the power of minus so many hundredths, in millionths."""

NUMBERED = 75
"""Hundredths for a comment called by its number. Not measured, for no labelled page has them; the page may have counted
comments that were not saved."""

STEPS = 20
"""The chance is read against the table in so many steps; between them it is interpolated."""


@cache
def weights(choice: Choice) -> Mapping[str, int]:
    """Clue -> thousandths."""
    rows = (line.split("\t") for line in table("weights.tsv"))
    return MappingProxyType({clue: int(thousandths) for of, clue, thousandths in rows if of == choice})


@cache
def steps(ground: str) -> tuple[int, ...]:
    """How often, in thousandths, a link on this ground is right, by the chance the model gives it."""
    rows = (line.split("\t") for line in table("confidence.tsv"))
    return next(tuple(map(int, row[1:])) for row in rows if row[0] == ground)


def table(name: str) -> list[str]:
    """The rows of one of this package's tables."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def score(choice: Choice, clues: Iterable[str]) -> int:
    """Thousandths; a clue that is not in the table weighs nothing."""
    return sum(map(weights(choice).get, clues, repeat(0)))


def chances(scores: Sequence[int]) -> list[int]:
    """Each score's share of belief, thousandths; they add up to a thousand but for rounding."""
    best = max(scores)
    parts = [EXP[(best - one) // 10] if (best - one) // 10 < len(EXP) else 0 for one in scores]
    whole = sum(parts)
    return [(1000 * part + whole // 2) // whole for part in parts]


def confidence(ground: str, chance: int) -> int:
    """Hundredths, from 1 to 99: how often a link on this ground, with this chance in thousandths, is right."""
    if ground == "numbered":
        return NUMBERED
    row, width = steps(ground), 1000 // STEPS
    at, rest = divmod(min(chance, 999), width)
    stated = row[at] * (width - rest) + row[at + 1] * rest
    return max(1, min(99, (stated + 5 * width) // (10 * width)))
