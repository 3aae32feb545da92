"""The table of weights: what each clue adds to each state, in thousandths of a natural logarithm."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from struct import Struct

from seedbank.frozen import dataclass
from seedbank.segment.grammar import State
from seedbank.segment.habits import HABITS, PLAIN, TYPES
from seedbank.segment.walk import WIDTH, Sort, steps_with

NOTHING = (0,) * len(State)
TYPES_ROW = "types"  # how common each sort of page is
MOST_KEPT = 1 << 14  # sums of clues

Row = tuple[int, ...]


class _Sums(dict[tuple[str, ...], int]):
    """What clues that are found together add up to. Kept from page to page, but not without end."""

    def __init__(self, rows: Mapping[str, Row]) -> None:
        super().__init__()
        self._packed = _Packed(rows)

    def __missing__(self, clues: tuple[str, ...]) -> int:
        if len(self) >= MOST_KEPT:
            self.clear()
        found = self[clues] = sum(map(self._packed.__getitem__, clues))
        return found


class _Packed(dict[str, int]):
    """What a clue adds in each sort of page, packed when a line first has it: a page has a quarter of them."""

    def __init__(self, rows: Mapping[str, Row]) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, clue: str) -> int:
        found = [
            _pack(_where(place, row)) for prefix, place in _PREFIXES.items() if (row := self._rows.get(prefix + clue))
        ]
        if not found:
            return 0  # and not kept: there is no end of clues that weigh nothing
        self[clue] = sum(found)
        return self[clue]


_PREFIXES = {"": 0} | {f"{habit}: ": place for habits in HABITS.values() for place, habit in enumerate(habits, 1)}
"""What goes before a clue where it weighs more in pages of a habit -> the place of that habit; a table has its own ones."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The table, ready to add up."""

    sums: Mapping[
        tuple[str, ...], int
    ]  # clues -> what they add up to in each sort of page: 32 bits a state, in one integer
    steps: tuple[tuple[Row, ...], ...]  # for each sort of page: from each state to each state
    types: Row  # how common each sort of page is

    def sorts(self, lines: Iterable[tuple[Sequence[tuple[str, ...]], Row]]) -> list[Sort]:
        """Add up every line for every sort of page. `lines`: its clues, and what else its states get.

        One sum of long integers adds up all states of all sorts of pages of a line: a fifth of the time of a sum for each.
        """
        sum_of = self.sums.__getitem__
        totals = [sum(map(sum_of, clues), _packed(more)) for clues, more in lines]
        # each state as a signed number again
        numbers = _numbers(b"".join([((total + _SIGNS) ^ _SIGNS).to_bytes(_ROW, "little") for total in totals]))
        return [Sort(_scores(numbers, kind), self.steps[kind], self.types[kind]) for kind in range(TYPES)]


def _scores(numbers: array[int], kind: int) -> array[int]:
    """Take the scores of one sort of page out of the rows of all, a state at a time."""
    scores = array("i", bytes(4 * (len(numbers) // TYPES)))
    for state in range(WIDTH):
        scores[state::WIDTH] = numbers[kind * WIDTH + state :: TYPES * WIDTH]
    return scores


_ROW = 4 * TYPES * WIDTH  # bytes: a keeper's word, the most there is, takes half of what 32 bits hold
_SIGNS = sum(1 << (32 * place + 31) for place in range(TYPES * WIDTH))


@cache
def _packed(row: Row) -> int:
    """Pack what a line's states get in any sort of page."""
    return _pack(row * TYPES)


def _pack(values: Iterable[int]) -> int:
    """Put values side by side, the first lowest: the sum of value << 32 * place, without thirty shifts of long integers."""
    return (int.from_bytes(_WORDS.pack(*values), "little") ^ _SIGNS) - _SIGNS


_WORDS = Struct(f"<{TYPES * WIDTH}i")


def _numbers(table: bytes) -> array[int]:
    found = array("i")
    found.frombytes(table)
    if sys.byteorder == "big":
        found.byteswap()
    return found


@cache
def weights(name: str = PLAIN) -> Weights:
    """Load a table, once."""
    text = (files("seedbank.segment") / name).read_text("utf-8")
    return table_of({clue: row for clue, row in map(_row, text.splitlines()) if row})


def table_of(rows: dict[str, Row]) -> Weights:
    """Sort the rows of the table by what they weigh."""
    learnt = {prefix: _steps(rows, prefix) for prefix in _PREFIXES}
    return Weights(
        sums=_Sums(rows),
        steps=tuple([steps_with(_added(learnt, kind)) for kind in range(TYPES)]),
        types=rows.get(TYPES_ROW, NOTHING)[:TYPES],
    )


def _where(place: int, row: Row) -> Iterator[int]:
    """Lay a row out over the sorts of pages that it is for: those with the habit at its place; all at the first place."""
    for kind in range(TYPES):
        yield from row if not place or kind >> (place - 1) & 1 else NOTHING


def _steps(rows: dict[str, Row], prefix: str) -> list[Row]:
    """Gather the rows that weigh steps."""
    return [rows.get(f"{prefix}step {state.name.lower()}", NOTHING) for state in State]


def _added(learnt: Mapping[str, list[Row]], kind: int) -> list[Row]:
    """Add up the steps of one sort of page: those of all pages, and those of its habits."""
    chosen = [steps for prefix, steps in learnt.items() if not (at := _PREFIXES[prefix]) or kind >> (at - 1) & 1]
    return [tuple(map(sum, zip(*rows, strict=True))) for rows in zip(*chosen, strict=True)]


def _row(line: str) -> tuple[str, Row]:
    """Read one row; comments have no values."""
    clue, *cells = line.split("\t")
    if clue.startswith("#") or not cells:
        return clue, ()
    return clue, tuple([int(cell) for cell in cells])
