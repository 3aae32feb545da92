"""How often the reply model is right: the rows of the accuracy table, per source, beside the plain name rule.

    python benchmarks/eval_threads.py THREADS

THREADS holds NAME.gold.json files (see fit_threads.py). Read by cross-validation: every source is judged by weights and
confidences fitted on the other sources only ("new site"), and every page by those fitted on other pages ("known site").
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from threads_data import Data, Example, Vector, calibrate, calibrated, crossed, golds, page_folds

from seedbank.threads.choice import LEVEL
from seedbank.threads.vocative import Way

DRAWN = 0.5
HEAD = frozenset({Way.AT_HEAD, Way.ALONE, Way.HEAD})


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


def answers(data: Data, key: Callable[[Example], Hashable]) -> list[Answer]:
    """The first candidate of every comment, from a fit that has not seen its fold; nor has its confidence."""
    chances = crossed(data, key)
    found: list[Answer | None] = [None] * len(data.examples)
    for fold in {key(one) for one in data.examples}:
        others = [at for at, one in enumerate(data.examples) if key(one) != fold]
        pairs = calibrate([data.examples[at] for at in others], [chances[at] for at in others])
        for at, one in enumerate(data.examples):
            if key(one) == fold:
                found[at] = answer(one, chances[at], pairs)
    return [one for one in found if one]


def answer(one: Example, chance: Vector, pairs: dict[str, tuple[float, float]]) -> Answer:
    """The likeliest candidate, as the product ranks them."""
    grounds = one.question.grounds
    stated = [float(calibrated(pairs[ground], np.array([p]))[0]) for ground, p in zip(grounds, chance, strict=True)]
    level = LEVEL / 1000 if one.question.addressee else 0.0
    at = int(np.flatnonzero(chance >= chance.max() - level)[-1 if level else 0])
    return Answer(one, one.question.targets[at], stated[at], grounds[at])


def name_rule(data: Data) -> list[Answer]:
    """A name at the head of the comment means its bearer's latest comment; else the article."""
    found = []
    for one in data.examples:
        addressee = one.question.addressee
        called = addressee and any(call.way in HEAD and call.paragraph == 0 for call in addressee.calls)
        to = max((target for target in one.question.targets if target is not None), default=None) if called else None
        found.append(Answer(one, to, 1.0, "only" if called else "article"))
    return found


def f1(found: Sequence[Answer]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the links to comments."""
    links = sum(one.to is not None for one in found)
    true = sum(bool(one.example.want) for one in found)
    hits = sum(one.right for one in found if one.to is not None)
    return hits / max(1, links), hits / max(1, true), 2 * hits / max(1, links + true)


def share(found: Sequence[Answer]) -> float:
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


def sure(found: Sequence[Answer], least: float) -> str:
    """Of links stated with so much: precision / share of all true links."""
    links = [one for one in found if one.to is not None and round(one.stated, 2) >= least]
    true = sum(bool(one.example.want) for one in found)
    return f"{share(links):.3f} / {sum(one.right for one in links) / max(1, true):.3f}"


def calibration_error(found: Sequence[Answer]) -> float:
    """Expected calibration error over ten bins."""
    bins: dict[int, list[float]] = defaultdict(list)
    for one in found:
        bins[int(one.stated * 10)].append(one.stated - one.right)
    return sum(abs(sum(gaps)) for gaps in bins.values()) / max(1, len(found))


def reliability(found: Sequence[Answer]) -> list[str]:
    """Rows: stated from, links and their share that is right, "answers the article" and its share that is right."""
    bins: dict[int, list[Answer]] = defaultdict(list)
    for one in found:
        bins[int(one.stated * 10)].append(one)
    rows = []
    for tenth, some in sorted(bins.items(), reverse=True):
        links = [one for one in some if one.to is not None]
        rest = [one for one in some if one.to is None]
        cells = " | ".join(
            f"{len(part)} | {np.mean([one.stated for one in part]):.2f} | {share(part):.2f}" if part else "0 | |"
            for part in (links, rest)
        )
        rows.append(f"| {tenth / 10:.1f} | {cells} |")
    return rows


def drawn(one: Answer) -> Answer:
    """The answer as a page shows it: what is not drawn is not known, and counts as no link."""
    shown = one.ground in {"only", "several", "quoted"} or one.stated >= DRAWN
    return one if shown else Answer(one.example, None, one.stated, "article")


def report(title: str, everything: Sequence[Answer], rule: Sequence[Answer]) -> None:
    """Print one reading of the table."""
    found = [one for one in everything if one.example.want is not None]
    plain = {(one.example.thread, one.example.turn): one for one in rule}
    by_source: dict[str, list[Answer]] = defaultdict(list)
    for one in found:
        by_source[one.example.source].append(one)
    print(
        f"\n{title}\n{'source':10s} {'n':>5s}  right (rule)    P / R / F1 (rule)            drawn: right, F1   thread"
    )
    better = 0
    rows = []
    for source, some in sorted(by_source.items()):
        ruled = [plain[one.example.thread, one.example.turn] for one in some]
        better += share(ruled) > share(some)
        rows.append((share(some), f1(some)[2], share(ruled), f1(ruled)[2]))
        print_row(source, some, ruled)
    print_row("all", found, [plain[one.example.thread, one.example.turn] for one in found])
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    print(f"mean of sources: right {means[0]:.3f} ({means[2]:.3f}), F1 {means[1]:.3f} ({means[3]:.3f})")
    print(f"right thread {right_thread(everything):.3f} (rule {right_thread(rule):.3f})")
    for least in (0.9, 0.8, 0.7):
        print(f"links stated >= {least}: precision / share of true links {sure(found, least)}")
    silent = [one for one in found if one.example.question.choice == "what"]
    print("where nobody is named or quoted: P / R / F1 {:.3f} / {:.3f} / {:.3f}".format(*f1(silent)), end="")
    links = [one for one in silent if one.to is not None and one.stated >= DRAWN]
    print(f"; drawn {len(links)}, precision {share(links):.3f}")
    print(f"calibration error {calibration_error(found):.3f}; sources where the name rule is better: {better}")
    print(*reliability(found), sep="\n")
    grounds: dict[str, list[Answer]] = defaultdict(list)
    for one in found:
        grounds[one.ground].append(one)
    for ground, some in sorted(grounds.items()):
        print(
            f"   {ground:10s} {len(some):5d}, right {share(some):.3f}, stated {np.mean([one.stated for one in some]):.3f}"
        )


def print_row(name: str, found: Sequence[Answer], ruled: Sequence[Answer]) -> None:
    """Print one source."""
    shown = [drawn(one) for one in found]
    print(
        f"{name:10s} {len(found):5d}  {share(found):.3f} ({share(ruled):.3f})   {{:.3f}} / {{:.3f}} / {{:.3f}} ".format(
            *f1(found)
        )
        + f"({f1(ruled)[2]:.3f})    "
        f"{share(shown):.3f} {f1(shown)[2]:.3f}    {right_thread(found):.3f}"
    )


def main() -> None:
    """Print both readings."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("threads", type=Path)
    data = Data(golds(reader.parse_args().threads))
    rule = name_rule(data)
    report("NEW SITE (its source left out)", answers(data, lambda one: one.source), rule)
    report("KNOWN SITE (five folds by page)", answers(data, page_folds(data)), rule)


if __name__ == "__main__":
    main()
