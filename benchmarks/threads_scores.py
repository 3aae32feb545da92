"""How right the answers of the reply model are: shares, links, threads, confidences, and how certain all of that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from threads_data import Example

DRAWN = 0.5
DRAWS = 1000
WORDS = (("certain", 0.95), ("very likely", 0.8), ("likely", 0.6), ("open", 0.4), ("unlikely", 0.0))
"""What a page calls a confidence, from where on (`present_replies.IN_WORDS`)."""


@dataclass
class Answer:
    """What is said of one comment."""

    example: Example
    to: int | None  # turn; None: the article
    stated: float  # confidence
    ground: str

    @property
    def right(self) -> bool:
        """Whether it is what the comment answers."""
        want = self.example.want
        return want is not None and (self.to in want if want else self.to is None)


Answers = Sequence[Answer]


def f1(found: Answers) -> tuple[float, float, float]:
    """Precision, recall and F1 of the links to comments."""
    links = sum(one.to is not None for one in found)
    true = sum(bool(one.example.want) for one in found)
    hits = sum(one.right for one in found if one.to is not None)
    return hits / max(1, links), hits / max(1, true), 2 * hits / max(1, links + true)


def share(found: Answers) -> float:
    """The share that is right."""
    return sum(one.right for one in found) / max(1, len(found))


def right_thread(found: Iterable[Answer]) -> float:
    """Of the comments that answer a comment, the share whose chain ends at the right first comment."""
    by_thread: dict[int, list[Answer]] = defaultdict(list)
    for one in found:
        by_thread[one.example.thread].append(one)
    hits = total = 0
    for thread in by_thread.values():
        said: dict[int, int] = {}
        true: dict[int, int] = {}
        for one in sorted(thread, key=lambda one: one.example.turn):
            turn, want = one.example.turn, one.example.want
            said[turn] = turn if one.to is None else said.get(one.to, one.to)
            true[turn] = true.get(min(want), min(want)) if want else turn
            total += bool(want)
            hits += bool(want) and one.to is not None and said[turn] == true[turn]
    return hits / max(1, total)


def sure(found: Answers, least: float) -> str:
    """Of links stated with so much: precision / share of all true links."""
    links = [one for one in found if one.to is not None and round(one.stated, 2) >= least]
    true = sum(bool(one.example.want) for one in found)
    return f"{share(links):.3f} / {sum(one.right for one in links) / max(1, true):.3f}"


def calibration_error(found: Answers) -> float:
    """Expected calibration error over ten bins."""
    bins: dict[int, list[float]] = defaultdict(list)
    for one in found:
        bins[int(one.stated * 10)].append(one.stated - one.right)
    return sum(abs(sum(gaps)) for gaps in bins.values()) / max(1, len(found))


def reliability(found: Answers) -> list[str]:
    """Rows: stated from, links and their share that is right, "answers the article" and its share that is right."""
    bins: dict[int, list[Answer]] = defaultdict(list)
    for one in found:
        bins[int(one.stated * 10)].append(one)
    return [f"| {tenth / 10:.1f} | {cells(some)} |" for tenth, some in sorted(bins.items(), reverse=True)]


def in_words(found: Answers) -> list[str]:
    """The same by the words a page has for a confidence."""
    bins: dict[str, list[Answer]] = {word: [] for word, _ in WORDS}
    for one in found:
        bins[next(word for word, least in WORDS if round(one.stated, 2) >= least)].append(one)
    return [f"| {word} | {cells(some)} |" for word, some in bins.items()]


def cells(some: Answers) -> str:
    """Links, and answers to the article: how many, stated on average, right."""
    parts = [one for one in some if one.to is not None], [one for one in some if one.to is None]
    return " | ".join(
        f"{len(part)} | {np.mean([one.stated for one in part]):.2f} | {share(part):.2f}" if part else "0 | |"
        for part in parts
    )


def drawn(one: Answer) -> Answer:
    """The answer as a page shows it: what is not drawn is not known, and counts as no link."""
    shown = one.ground in {"only", "several", "quoted"} or one.stated >= DRAWN
    return one if shown else Answer(one.example, None, one.stated, "article")


def by_source(found: Answers) -> dict[str, list[Answer]]:
    """The answers of each source, sources in order of their names."""
    sources: dict[str, list[Answer]] = defaultdict(list)
    for one in found:
        sources[one.example.source].append(one)
    return dict(sorted(sources.items()))


MEASURES: dict[str, Callable[[Answers], float]] = {
    "right": share,
    "F1": lambda found: f1(found)[2],
    "right, mean of sources": lambda found: float(np.mean([share(some) for some in by_source(found).values()])),
    "F1, mean of sources": lambda found: float(np.mean([f1(some)[2] for some in by_source(found).values()])),
}


def intervals(found: Answers) -> dict[str, tuple[float, float]]:
    """Measure -> where it lies in nine of ten draws of as many pages of every source, with repetition (bootstrap).

    A page's comments stay together. It tells how much hangs on the pages, not how other sites would do.
    """
    pages: dict[str, dict[str, list[Answer]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        pages[one.example.source][one.example.group].append(one)
    chance = np.random.default_rng(7)
    seen: dict[str, list[float]] = defaultdict(list)
    counts = {source: [tally(some) for some in of_source.values()] for source, of_source in pages.items()}
    for _ in range(DRAWS):
        sums = [np.sum([of[at] for at in chance.integers(len(of), size=len(of))], axis=0) for of in counts.values()]
        total = np.sum(sums, axis=0)
        for name, value in zip(MEASURES, (*rates(total), *np.mean([rates(one) for one in sums], axis=0)), strict=True):
            seen[name].append(float(value))
    return {name: (float(np.quantile(drawn_, 0.05)), float(np.quantile(drawn_, 0.95))) for name, drawn_ in seen.items()}


def tally(some: Answers) -> tuple[int, int, int, int]:
    """Comments, right ones, links and true links together, right links."""
    links = sum(one.to is not None for one in some) + sum(bool(one.example.want) for one in some)
    return len(some), sum(one.right for one in some), links, sum(one.right for one in some if one.to is not None)


def rates(counts: Sequence[int]) -> tuple[float, float]:
    """Share right and F1, of a tally."""
    comments, right, links, hits = counts
    return right / max(1, comments), 2 * hits / max(1, links)
