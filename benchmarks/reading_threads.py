"""Labelled threads as pages with gold states, and the copies of them that are measured."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from seedbank.segment.grammar import State
from seedbank.segment.openings import settled
from seedbank.segment.view import View, bare, view_of

Row = tuple[str, State]
Lines = Callable[[int], list[str]]  # index of a comment -> lines of furniture


@dataclass(frozen=True)
class Thread:
    """One page with its gold."""

    id: str
    source: str
    group: str  # the article it belongs to: copies and variants never part in cross-validation
    rows: tuple[Row, ...]
    sort: str = "clean"
    authors: tuple[str, ...] = ()  # gold, where a name line says more than the name
    blanks: frozenset[int] = frozenset()  # places of rows that a blank line goes before
    worth: float = 1.0  # of its source to learn from; below one for sites that are there for breadth only

    @property
    def lines(self) -> list[str]:
        """The page's lines."""
        return [text for text, _ in self.rows]

    @property
    def views(self) -> list[View]:
        """The page as the reader sees it."""
        texts = [bare(text) for text in self.lines]
        rows = enumerate(zip(texts, settled(texts), strict=True))
        return [view_of(place, text, seen, gap=place in self.blanks) for place, (text, seen) in rows]


def load(folder: Path, worth: float = 1.0) -> list[Thread]:
    """Read every gold file of a folder."""
    return [_thread(json.loads(path.read_text("utf-8")), worth) for path in sorted(folder.glob("*.gold.json"))]


def _thread(gold: dict, worth: float) -> Thread:
    rows = [(line, State.ARTICLE) for line in gold["article"]]
    for comment in gold["comments"]:
        rows.append((comment["author"], State.NAME))
        rows += [(text, State.SAID if place else State.FIRST) for place, text in enumerate(comment["paragraphs"])]
    group = re.sub(r"(-+w?\d\d)$", "", gold["id"].rsplit(".", 1)[0])
    return Thread(
        gold["id"],
        gold["source"],
        f"{gold['source']} {group}",
        tuple(rows),
        authors=tuple([comment["author"] for comment in gold["comments"]]),
        worth=worth,
    )


def article_only(thread: Thread) -> Thread:
    """Cut the comments off."""
    return replace(
        thread, rows=tuple([row for row in thread.rows if row[1] is State.ARTICLE]), sort="article", authors=()
    )


def furnished(thread: Thread, head: list[str], under: Lines, after: Lines, sort: str) -> Thread:
    """Put furniture before the first name, under each name, behind each comment."""
    rows: list[Row] = []
    seen = 0
    for text, state in (*thread.rows, ("", None)):
        if state in (State.NAME, None) and seen:
            rows += [(line, State.AFTER) for line in after(seen - 1)]
        if state is None:
            break
        if state is State.NAME and not seen:
            rows += [(line, State.BEFORE) for line in head]
        rows.append((text, state))
        if state is State.NAME:
            rows += [(line, State.UNDER_NAME) for line in under(seen)]
            seen += 1
    return replace(thread, rows=tuple(rows), sort=sort)


MEASURED_TIMES = (
    ("2 hours ago", "3 hours ago", "17 hours ago", "1 day ago", "just now"),
    ("Aug. 22, 2019 | 06:58 pm JST", "Aug. 22, 2019 | 11:02 pm JST", "Aug. 23, 2019 | 07:40 am JST"),
)
MEASURED_VOTES = ("5 (+7 / -2)", "0 (+1 / -1)", "12 (+12 / -0)", "-3 (+2 / -5)")
MEASURED = ("one", "name", "real")
"""Sorts of furniture that are measured; the copies learnt from use other words."""


def measured(thread: Thread, sort: str) -> Thread:
    """Copy for measuring: "71 Comments" above, and one time; or time, votes, buttons at the name; or buttons behind."""
    rng = random.Random("t" + thread.id)
    times = MEASURED_TIMES[rng.randint(0, 1)]
    buttons = ["Reply", "Report"]
    if sort == "one":
        return furnished(thread, ["71 Comments"], lambda _: [rng.choice(times)], lambda _: [], sort)
    if sort == "name":
        return furnished(
            thread,
            ["71 Comments"],
            lambda _: [rng.choice(times), rng.choice(MEASURED_VOTES), *buttons],
            lambda _: [],
            sort,
        )
    return furnished(
        thread,
        ["71 Comments"],
        lambda _: [rng.choice(MEASURED_TIMES[1]), rng.choice(MEASURED_VOTES)],
        lambda _: buttons,
        sort,
    )
