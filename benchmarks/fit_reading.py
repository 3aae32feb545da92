"""Fit the weights of the reader on labelled threads and write weights.tsv and weights_dressed.tsv in plugins/seedbank/segment.

    python benchmarks/fit_reading.py THREADS [--further FOLDER]

FOLDER holds threads of other sites, made by gather_threads.py. They are there for breadth and weigh a quarter each.
The second table is for pages that print known furniture: it learns from the pages in benchmarks/pages besides, which were written to have
what the labelled threads lack: heads, feet, teasers, and name lines of many makes.
Needs numpy and scipy, at this time only. The threads are measured with, never copied: the table holds clues and
numbers, no text of theirs.
"""

# ruff: noqa: PLR2004  (a share of random copies stands where it is drawn)

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from reading_copies import above_copy, broken, furniture_copy, headless, invent, opened, regrafted, renamed, spaced
from reading_field import Field, Fitted, Sample
from reading_pages import written
from reading_threads import Thread, article_only, load

from seedbank.segment.clues import clues_of
from seedbank.segment.grammar import State
from seedbank.segment.habits import HABITS, TYPES
from seedbank.segment.weights import DRESSED, PLAIN
from seedbank.segment.words import every_word

L2 = 8.0
BREADTH = 0.25  # what a site of --further weighs beside one of THREADS
ROUNDS = 180
WORTH = {"clean": 1.0, "written": 1.0, "opened": 0.4}  # of a page to learn from; other copies count between
ROOM = Path(__file__).parents[1] / "plugins" / "seedbank" / "segment"
_samples: dict[tuple, tuple[list[list[str]], list[int]]] = {}


def word_lists() -> dict[str, list[str]]:
    """Words to invent names of, from the shipped table."""
    table = every_word()
    return {
        "given": sorted(w for w, c in table.items() if "g" in c and w.isascii()),
        "family": sorted(w for w, c in table.items() if "f" in c and w.isascii()),
        "common": sorted(w for w, c in table.items() if c in ("2", "3", "4") and w.isascii()),
    }


def copies(threads: list[Thread], *, names: bool = True, graft: bool = True) -> list[Thread]:
    """All pages to learn from: the threads, and copies of parts of them."""
    out = list(threads)
    words = word_lists()
    own = [t for t in threads if t.source in ("guardian", "haacked", "mm", "td", "web")] or threads
    for place, thread in enumerate(threads):
        rng = random.Random(thread.id)
        if thread.worth < 1 and place % 3:  # breadth needs fewer copies
            again = renamed(thread, [invent(rng, words) for _ in thread.rows])
            out.append(again if place % 3 == 1 else regrafted(again, rng.choice(own)))
            continue
        out.append(furniture_copy(thread, "1"))
        if place % 3 == 0:
            out.append(article_only(thread))
        if place % 3 != 0:
            out.append(broken(thread, "1", words))
        if place % 3 == 0:
            out.append(article_only(broken(thread, "2", words)))
        if place % 4 == 3:
            out += [opened(thread, "1"), above_copy(thread, "1")]
        if place % 5 == 2:
            out += [headless(thread), above_copy(headless(thread), "2")]
        if place % 4 == 2:
            out.append(spaced(thread, "1"))
        if names:
            fresh = [invent(rng, words) for _ in thread.rows]
            again = renamed(thread, fresh)
            out.append(regrafted(again, rng.choice(own)) if graft and place % 2 == 1 else again)
    return out


def sample(thread: Thread, weight: float) -> Sample:
    """Look at a page as the reader does."""
    key = (thread.id, thread.sort, thread.rows[:1], len(thread.rows))
    if key not in _samples:
        found = list(clues_of(thread.views))
        _samples[key] = (
            [[clue for together in clues for clue in together] for clues, _ in found],
            [place for place, (_, proof) in enumerate(found) if proof < 0],
        )
    clues, barred = _samples[key]
    states = [int(state) for _, state in thread.rows]
    return Sample(clues, states, weight, [place for place in barred if states[place] != State.NAME], habits_of(thread))


def habits_of(thread: Thread) -> int:
    """Name the page's habits, by its gold."""
    names = [text for text, state in thread.rows if state is State.NAME]
    if not names:
        return 0
    more = sum(state is State.SAID for _, state in thread.rows)
    words = sum(len(name.split()) > 1 for name in names)
    return (more <= len(names) * 0.15) + 2 * (words <= len(names) * 0.1)


def samples_of(threads: list[Thread]) -> list[Sample]:
    """Weigh each page by one over the root of its source's pages, copies less than the threads themselves."""
    count: dict[str, int] = {}
    for thread in threads:
        count[thread.source] = count.get(thread.source, 0) + 1
    raw = [thread.worth * count[thread.source] ** -0.5 * WORTH.get(thread.sort, 0.6) for thread in threads]
    mean = sum(raw) / len(raw)
    return [sample(thread, weight / mean) for thread, weight in zip(threads, raw, strict=True)]


def fit(threads: list[Thread], pages: Iterable[Thread] = (), l2: float = L2, rounds: int = ROUNDS) -> Fitted:
    """Fit on threads, their copies, and pages written to learn from."""
    return Field(samples_of([*copies(threads), *pages])).fit(l2, rounds)


def fits(threads: list[Thread]) -> Iterator[tuple[str, Fitted]]:
    """Fit each of the two tables, by its name."""
    yield PLAIN, fit(threads)
    yield DRESSED, fit(threads, written())


def further(folder: Path | None) -> list[Thread]:
    """Read the threads of other sites, if there are any."""
    return load(folder, BREADTH) if folder else []


def whole(row: np.ndarray) -> tuple[int, ...]:
    """Round to whole thousandths: what the reader adds up."""
    return tuple([round(float(value) * 1000) for value in row])


def rounded(fitted: Fitted) -> dict[str, tuple[int, ...]]:
    """Lay all weights out as rows of the table."""
    rows = {clue: whole(row) for clue, row in fitted.clues.items()}
    for place, habit in enumerate(HABITS):
        rows |= {f"{habit}: {clue}": whole(own[place]) for clue, own in fitted.habits.items()}
    for prefix, steps in zip(("", *[f"{habit}: " for habit in HABITS]), fitted.steps, strict=True):
        rows |= {f"{prefix}step {state.name.lower()}": whole(row) for state, row in zip(State, steps, strict=True)}
    rows["types"] = whole(np.append(fitted.types, np.zeros(len(State) - TYPES)))
    return {clue: row for clue, row in rows.items() if any(abs(value) >= 5 for value in row)}


def write(name: str, rows: dict[str, tuple[int, ...]]) -> None:
    """Write a table, sorted by clue."""
    heading = [
        "# What each clue adds to each state of the grammar, in thousandths of a natural logarithm. Sorted by clue.",
        "# Made by benchmarks/fit_reading.py.",
        "# clue\t" + "\t".join([state.name.lower() for state in State]),
    ]
    body = ["\t".join([clue, *map(str, rows[clue])]) for clue in sorted(rows)]
    (ROOM / name).write_text("\n".join([*heading, *body]) + "\n", encoding="utf-8")


def main() -> None:
    """Fit on everything and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("threads", type=Path)
    parser.add_argument("--further", type=Path)
    arguments = parser.parse_args()
    threads = [*load(arguments.threads), *further(arguments.further)]
    for name, fitted in fits(threads):
        rows = rounded(fitted)
        write(name, rows)
        print(f"{name}: {len(rows)} rows")


if __name__ == "__main__":
    main()
