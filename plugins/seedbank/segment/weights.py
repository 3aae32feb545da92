"""The table of weights: what each clue adds to each state, in thousandths of a natural logarithm."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat
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

    packed: dict[
        str, int
    ]  # clue -> what it weighs in all pages, then in pages of each habit: 64 bits a state, in one integer
    habits: int
    steps: tuple[tuple[Row, ...], ...]  # for each sort of page: from each state to each state
    types: Row  # how common each sort of page is

    def sorts(self, lines: Iterable[tuple[Sequence[str], Row]]) -> list[Sort]:
        """Add up every line for every sort of page. `lines`: its clues, and what else its states get.

        One sum of long integers adds up all states of all habits of a line: a fifth of the time of a sum for each.
        """
        tables = [bytearray() for _ in range(1 + self.habits)]
        signs = _signs(len(tables))
        for clues, more in lines:
            total = sum(map(self.packed.get, clues, repeat(0)), _packed(more))
            found = ((total + signs) ^ signs).to_bytes(
                _ROW * len(tables), "little"
            )  # each state as a signed number again
            for place, table in enumerate(tables):
                table.extend(found[place * _ROW : (place + 1) * _ROW])
        plain, *own = map(_numbers, tables)
        return [Sort(_with(plain, own, kind), self.steps[kind], self.types[kind]) for kind in range(TYPES)]


_ROW = 8 * len(State)  # bytes


@cache
def _packed(row: Row) -> int:
    return sum(value << (64 * place) for place, value in enumerate(row))


@cache
def _signs(tables: int) -> int:
    return sum(1 << (64 * place + 63) for place in range(tables * len(State)))


def _numbers(table: bytearray) -> array[int]:
    found = array("q")
    found.frombytes(table)
    if sys.byteorder == "big":
        found.byteswap()
    return found


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
    packed: dict[str, int] = {}
    for place, prefix in enumerate(("", *[f"{habit}: " for habit in HABITS])):
        for clue, row in rows.items():
            name = clue.removeprefix(prefix)
            if clue.startswith(prefix):
                packed[name] = packed.get(name, 0) + (_packed(row) << (64 * len(State) * place))
    return Weights(
        packed=packed,
        habits=len(HABITS),
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
