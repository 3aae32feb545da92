"""Pages written to learn from: every line with its role, as `benchmarks/pages/*.txt` has them.

A page begins with "## " and a word on its shape; then `ROLE | text` for each of its lines. Blank lines are rows too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from reading_threads import Row, Thread

from seedbank.model import Role
from seedbank.segment.grammar import ENDS, FOLLOWERS, STARTS, STATES_OF, State

FOLDER = Path(__file__).with_name("pages")
SAID = frozenset({Role.COMMENT, Role.QUOTE})
OF_ARTICLE = frozenset([role for role, states in STATES_OF.items() if State.ARTICLE in states])

Labelled = list[tuple[str, str]]  # role and text of each line


def written(folder: Path = FOLDER) -> Iterator[Thread]:
    """Read all pages of a folder that the grammar can hold; names below what was said it cannot."""
    for path in sorted(folder.glob("*.txt")):
        for place, (_, lines) in enumerate(pages(path.read_text("utf-8"))):
            thread = _thread(f"{path.stem}-{place}", lines)
            if _is_held([state for _, state in thread.rows]):
                yield thread


def pages(text: str) -> Iterator[tuple[str, Labelled]]:
    """Part a file into pages."""
    for page in f"\n{text}".split("\n## ")[1:]:
        shape, _, rest = page.partition("\n")
        rows = [line.partition("|") for line in rest.split("\n") if "|" in line[:12]]
        yield shape, [(role.strip(), said.removeprefix(" ")) for role, _, said in rows]


def _thread(name: str, lines: Iterable[tuple[str, str]]) -> Thread:
    rows, blanks, gap = list[Row](), set[int](), False
    for role, text in lines:
        if role == Role.BLANK or not text.strip():
            gap = True
            continue
        if gap and rows:
            blanks.add(len(rows))
        gap = False
        rows.append((text, _state(role, rows[-1][1] if rows else State.BEFORE)))
    return Thread(name, "written", f"written {name}", tuple(rows), sort="written", blanks=frozenset(blanks))


def _state(role: str, last: State) -> State:
    """Say what a line is to the grammar. `last`: the state of the line above it."""
    above, named = last in (State.ARTICLE, State.BEFORE), last in (State.NAME, State.UNDER_NAME)
    if role == Role.NAME:
        return State.NAME
    if role in SAID:
        return State.FIRST if named else State.SAID
    if role in OF_ARTICLE and (above or role not in (Role.DATE, Role.SECTION)):
        return State.ARTICLE
    return State.BEFORE if above else State.UNDER_NAME if named else State.AFTER


def _is_held(states: list[State]) -> bool:
    ends = bool(states) and states[0] in STARTS and states[-1] in ENDS
    return ends and all(below in FOLLOWERS[above] for above, below in pairwise(states))
