"""The table of weights: what each clue adds to each state, in thousandths of a natural logarithm."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import add

from seedbank.segment.grammar import State
from seedbank.segment.habits import HABITS, TYPES
from seedbank.segment.walk import Sort, steps_with

NOTHING = (0,) * len(State)
TYPES_ROW = "types"  # how common each sort of page is

Row = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """The table, ready to add up."""

    clues: dict[str, Row]  # clue -> one weight a state
    habits: tuple[dict[str, Row], ...]  # for each habit: clue -> what it weighs more or less there
    styles: frozenset[str]  # the clues that weigh more or less in pages of some habit
    steps: tuple[tuple[Row, ...], ...]  # for each sort of page: from each state to each state
    types: Row  # how common each sort of page is

    def sorts(self, lines: Iterable[tuple[Sequence[str], Row]]) -> list[Sort]:
        """Add up every line for every sort of page. `lines`: its clues, and what else its states get."""
        plain, own = array("q"), [array("q") for _ in self.habits]
        for clues, more in lines:
            plain.extend(map(sum, zip(more, *filter(None, map(self.clues.get, clues)), strict=True)))
            styles = [clue for clue in clues if clue in self.styles]
            for habit, found in zip(self.habits, own, strict=True):
                found.extend(map(sum, zip(NOTHING, *filter(None, map(habit.get, styles)), strict=True)))
        return [Sort(_with(plain, own, kind), self.steps[kind], self.types[kind]) for kind in range(TYPES)]


def _with(plain: array[int], own: Sequence[array[int]], kind: int) -> array[int]:
    """Add what the habits of this sort of page make of each line."""
    for bit, scores in enumerate(own):
        if kind >> bit & 1:
            plain = array("q", map(add, plain, scores))
    return plain


@cache
def weights() -> Weights:
    """Load the table, once."""
    text = (files("seedbank.segment") / "weights.tsv").read_text("utf-8")
    return table_of({clue: row for clue, row in map(_row, text.splitlines()) if row})


def table_of(rows: dict[str, Row]) -> Weights:
    """Sort the rows of the table by what they weigh."""
    learnt = [_steps(rows, prefix) for prefix in ("", *[f"{habit}: " for habit in HABITS])]
    own = [
        {clue.removeprefix(f"{habit}: "): row for clue, row in rows.items() if clue.startswith(f"{habit}: ")}
        for habit in HABITS
    ]
    return Weights(
        clues=rows,
        habits=tuple(own),
        styles=frozenset([clue for rows in own for clue in rows if not clue.startswith("step ")]),
        steps=tuple([steps_with(_added(learnt, kind)) for kind in range(TYPES)]),
        types=rows.get(TYPES_ROW, NOTHING)[:TYPES],
    )


def _steps(rows: dict[str, Row], prefix: str) -> list[Row]:
    """Gather the rows that weigh steps."""
    return [rows.get(f"{prefix}step {state.name.lower()}", NOTHING) for state in State]


def _added(learnt: list[list[Row]], kind: int) -> list[Row]:
    """Add up the steps of one sort of page: those of all pages, and those of its habits."""
    chosen = [learnt[0], *[steps for bit, steps in enumerate(learnt[1:]) if kind >> bit & 1]]
    return [tuple(map(sum, zip(*rows, strict=True))) for rows in zip(*chosen, strict=True)]


def _row(line: str) -> tuple[str, Row]:
    """Read one row; comments have no values."""
    clue, *cells = line.split("\t")
    if clue.startswith("#") or not cells:
        return clue, ()
    return clue, tuple([int(cell) for cell in cells])
