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
from typing import Literal

Choice = Literal["what", "which"]
"""What is answered, the article or which turn; or which of one author's turns is meant."""

EXP = (*(round(1_000_000 * math.exp(-step / 100)) for step in range(1400)), 0)
"""e to the power of minus so many hundredths, in millionths; nothing beyond the last."""

NUMBERED = 75
"""Hundredths for a comment called by its number. Not measured, for no labelled page has them; the page may have counted
comments that were not saved."""

STEPS = 20
"""The chance is read against the table in so many steps; between them it is interpolated."""


@cache
def weights(choice: Choice) -> Mapping[str, int]:
    """Clue -> thousandths."""
    begin = len(choice) + 1
    rows = (line[begin:].split("\t") for line in table("weights.tsv") if line.startswith(choice))
    return {clue: int(thousandths) for clue, thousandths in rows}


@cache
def steps() -> Mapping[str, tuple[int, ...]]:
    """Ground -> how often, in thousandths, a link on it is right, by the chance the model gives it."""
    rows = (line.split("\t") for line in table("confidence.tsv"))
    return {ground: tuple(map(int, shares)) for ground, *shares in rows}


@cache
def table(name: str) -> tuple[str, ...]:
    """The rows of one of this package's tables."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if not line.startswith("#"))


def scores(choice: Choice, weighing: Iterable[Iterable[str]]) -> list[int]:
    """Thousandths for the clues of each candidate; a clue that is not in the table weighs nothing."""
    weight = weights(choice).get
    return [sum(map(weight, clues, repeat(0))) for clues in weighing]


def chances(sums: Sequence[int]) -> list[int]:
    """Each sum's share of belief, thousandths; they add up to a thousand but for rounding."""
    best, least = max(sums), len(EXP) - 1
    parts = [EXP[min((best - one) // 10, least)] for one in sums]
    whole = sum(parts)
    return [(1000 * part + whole // 2) // whole for part in parts]


def confidence(ground: str, chance: int) -> int:
    """Hundredths, from 1 to 99: how often a link on this ground, with this chance in thousandths, is right."""
    if ground == "numbered":
        return NUMBERED
    row, width = steps()[ground], 1000 // STEPS
    at, rest = divmod(min(chance, 999), width)
    stated = row[at] * (width - rest) + row[at + 1] * rest
    return max(1, min(99, (stated + 5 * width) // (10 * width)))
