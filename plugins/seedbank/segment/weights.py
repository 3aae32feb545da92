"""The table of weights: what each clue adds to each state, in thousandths."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from seedbank.segment.grammar import State

WIDTH = len(State)
STEP = "step "  # rows of the table that weigh a step from a state, not a clue

Row = tuple[int, ...]


@cache
def weights() -> tuple[dict[str, Row], tuple[Row, ...]]:
    """Load the table once: clue -> one weight a state, and state -> one weight a following state."""
    text = (files("seedbank.segment") / "weights.tsv").read_text("utf-8")
    rows = {clue: values for clue, values in map(_row, text.splitlines()) if values}
    steps = tuple([rows.pop(STEP + state.name.lower(), (0,) * WIDTH) for state in State])
    return rows, steps


def _row(line: str) -> tuple[str, Row]:
    """Read one row; comments and the heading have no values."""
    clue, *cells = line.split("\t")
    if clue.startswith("#") or not cells:
        return clue, ()
    return clue, tuple([int(cell) for cell in cells])
