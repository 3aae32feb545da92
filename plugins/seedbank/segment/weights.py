"""The table of weights: what each clue adds to each state, in thousandths of a natural logarithm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

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

    def sorts(self, clues: Sequence[Sequence[str]], added: Sequence[Row]) -> list[Sort]:
        """Add up the clues of every line for every sort of page. `added`: what else each line's states get."""
        plain = [_sum(self.clues, line, more) for line, more in zip(clues, added, strict=True)]
        styles = [[clue for clue in line if clue in self.styles] for line in clues]
        own = [[_sum(rows, line, NOTHING) for line in styles] for rows in self.habits]
        return [Sort(_with(plain, own, kind), self.steps[kind], self.types[kind]) for kind in range(TYPES)]


def _sum(rows: dict[str, Row], clues: Sequence[str], more: Row) -> Row:
    """Add up the rows of one line's clues."""
    return tuple(map(sum, zip(more, *[rows[clue] for clue in clues if clue in rows], strict=True)))


def _with(plain: list[Row], own: list[list[Row]], kind: int) -> list[Row]:
    """Add what the habits of this sort of page make of each line."""
    for bit, rows in enumerate(own):
        if kind >> bit & 1:
            plain = [tuple(map(int.__add__, a, b)) for a, b in zip(plain, rows, strict=True)]
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
