"""Fit the weights of the reader on labelled threads and write weights.tsv and weights_dressed.tsv in plugins/seedbank/segment.

    python benchmarks/fit_reading.py THREADS [--further FOLDER]

FOLDER holds threads of other sites, made by gather_threads.py. They are there for breadth and weigh a quarter each.
Both learn from the pages in benchmarks/pages besides, which were written to have what the labelled threads lack: heads, feet, teasers, and name
lines of many makes. The first from those of text alone; the second, for pages that print known furniture, from all.
Needs numpy and scipy, at this time only. The threads are measured with, never copied: the table holds clues and
numbers, no text of theirs.
"""

# ruff: noqa: PLR2004  (a share of random copies stands where it is drawn)

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from reading_copies import above_copy, broken, furniture_copy, headless, invent, opened, regrafted, renamed, spaced
from reading_field import Field, Fitted, Sample
from reading_pages import written
from reading_threads import Thread, article_only, load

from seedbank.segment.clues import clues_of
from seedbank.segment.form import words_of
from seedbank.segment.frame import framed_of
from seedbank.segment.grammar import State
from seedbank.segment.habits import DRESSED, HABITS, PLAIN, TYPES
from seedbank.segment.words import every_word

L2 = 8.0
OF_A_WORD = re.compile(r"(?:opening )?word \S*")  # a clue that names one
MOST_WORDS, OFTEN = 4, 3  # of a speaker's name, lines with it
AS_IT_IS = 0.25  # what a thread without furniture weighs for pages with it
OF_SITES = 2.0  # what a written page weighs among pages with furniture
OF_TEXT = 0.5  # what a written page of text alone weighs beside a page of THREADS
BREADTH = 0.25  # what a site of --further weighs beside one of THREADS
ROUNDS = 180
NEARLY_ALL = 0.85  # of the names, of the comments
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


def sample(thread: Thread, weight: float, *, dressing: bool) -> Sample:
    """Look at a page as the reader does. `dressing`: with the clues of pages with furniture."""
    key = (thread.id, thread.sort, thread.rows[:1], len(thread.rows), dressing)
    if key not in _samples:
        found = list(clues_of(thread.views, dressing=dressing))
        _samples[key] = (
            [[clue for together in clues for clue in together] for clues, _ in found],
            [place for place, (_, proof) in enumerate(found) if proof < 0],
        )
    clues, barred = _samples[key]
    states = [int(state) for _, state in thread.rows]
    habits = habits_of_site(thread) if dressing else habits_of(thread)
    return Sample(clues, states, weight, [place for place in barred if states[place] != State.NAME], habits)


def habits_of(thread: Thread) -> int:
    """Name the habits of a page's commenters, by its gold."""
    names = [text for text, state in thread.rows if state is State.NAME]
    if not names:
        return 0
    more = sum(state is State.SAID for _, state in thread.rows)
    words = sum(len(name.split()) > 1 for name in names)
    return (more <= len(names) * 0.15) + 2 * (words <= len(names) * 0.1)


def habits_of_site(thread: Thread) -> int:
    """Name the habits of a page's site, by its gold."""
    states = [state for _, state in thread.rows]
    count = states.count(State.NAME)
    under = sum(pair == (State.NAME, State.UNDER_NAME) for pair in pairwise(states))
    behind = sum(above is State.AFTER for above, below in pairwise((*states, State.NAME)) if below is State.NAME)
    return (under >= NEARLY_ALL * count) + 2 * (behind >= NEARLY_ALL * count) if count else 0


def samples_of(threads: list[Thread], *, dressing: bool) -> list[Sample]:
    """Weigh each page by one over the root of its source's pages, copies less than the threads themselves."""
    count: dict[str, int] = {}
    for thread in threads:
        count[thread.source] = count.get(thread.source, 0) + 1
    raw = [thread.worth * count[thread.source] ** -0.5 * WORTH.get(thread.sort, 0.6) for thread in threads]
    mean = sum(raw) / len(raw)
    return [sample(thread, weight / mean, dressing=dressing) for thread, weight in zip(threads, raw, strict=True)]


def fit(pages: list[Thread], *, dressing: bool) -> Fitted:
    """Fit one table on pages. `dressing`: with the clues that only pages with known furniture have."""
    return Field(samples_of(pages, dressing=dressing)).fit(L2, ROUNDS)


def fits(threads: list[Thread], pages: Sequence[Thread]) -> Iterator[tuple[str, dict[str, tuple[int, ...]]]]:
    """Fit each of the two tables: its name, its rows. `pages`: those written to learn from."""
    plain = [
        replace(page, worth=OF_TEXT) for page in pages if not any(framed_of(page.views)) and not has_speakers(page)
    ]
    yield PLAIN, rounded(fit([*copies(threads), *plain], dressing=False), PLAIN)
    sites = [replace(page, worth=OF_SITES) for page in pages]
    yield DRESSED, rounded(fit([*dressed(threads), *sites], dressing=True), DRESSED)


def has_speakers(page: Thread) -> bool:
    """Tell whether short lines of an article recur as names do: such an interview looks like a discussion, which is what a reader is sooner given."""
    short = [text for text, state in page.rows if state is State.ARTICLE and len(text.split()) <= MOST_WORDS]
    return max(Counter(short).values(), default=0) >= OFTEN


def dressed(threads: list[Thread]) -> Iterator[Thread]:
    """Give threads with furniture drawn anew, twice where they are not there for breadth only; and as they are, of little weight."""
    for thread in threads:
        yield replace(thread, worth=thread.worth * AS_IT_IS)
        yield furniture_copy(thread, "1")
        if thread.worth == 1:
            yield furniture_copy(thread, "2")


def is_own(clue: str, words: AbstractSet[str]) -> bool:
    """Tell whether a clue may be shipped: it names no word, or one of `words`, which stand in pages of our own."""
    return not OF_A_WORD.fullmatch(clue) or clue in words


def further(folder: Path | None) -> list[Thread]:
    """Read the threads of other sites, if there are any."""
    return load(folder, BREADTH) if folder else []


def whole(row: np.ndarray) -> tuple[int, ...]:
    """Round to whole thousandths: what the reader adds up."""
    return tuple([round(float(value) * 1000) for value in row])


def rounded(fitted: Fitted, name: str) -> dict[str, tuple[int, ...]]:
    """Lay all weights out as rows of the table of that name."""
    habits = HABITS[name]
    rows = {clue: whole(row) for clue, row in fitted.clues.items()}
    for place, habit in enumerate(habits):
        rows |= {f"{habit}: {clue}": whole(own[place]) for clue, own in fitted.habits.items()}
    for prefix, steps in zip(("", *[f"{habit}: " for habit in habits]), fitted.steps, strict=True):
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
    pages = list(written())
    words = {word for page in pages for view in page.views for word in words_of(view)}
    for name, found in fits(threads, pages):
        rows = {clue: row for clue, row in found.items() if is_own(clue, words)}
        write(name, rows)
        print(f"{name}: {len(rows)} rows")


if __name__ == "__main__":
    main()
