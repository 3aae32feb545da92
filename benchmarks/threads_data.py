"""Labelled threads as the reply model sees them: one example a comment, its candidates, their clues, which are right."""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "plugins"))
from seedbank.model import Comment, Paragraph
from seedbank.threads.choice import Question, questions
from seedbank.threads.overhear import overhear
from seedbank.threads.scene import hear

Vector = NDArray[np.float64]

PENALTY, SMOOTH = 10.0, 10.0
"""Of the squared weights, for the next site is none of these; and of the squared steps between neighbours of one family:
"alike 3" and "alike 4" mean nearly the same."""

BALANCE = 0.7
"""A source of n comments counts as n to this power: large sources lead, they do not rule."""

LEANING = 20.0
"""Of the squared leanings of the sources to their articles. How many of a site's comments answer the article differs from site to site,
and the text does not tell it: what is peculiar to a source shall not be laid to its words. No leaning is shipped."""

FORUM = "forum"
"""The kind of further threads that tell which comment is answered, and nothing of what answers the article."""

PECULIAR = 40.0
"""Of what such a forum's weights are more or less than everybody's, squared: people answer from farther back there, and at greater
length. What the clues mean only there is learnt beside and not shipped."""

ROUNDS, FOLDS = 200, 5
STEP = re.compile(r"\b\d+\b")


@dataclass
class Example:
    """One comment whose answer is known."""

    source: str
    group: str  # the page: variants and parts of one page stay together
    thread: int
    turn: int
    want: tuple[int, ...] | None  # turns, any of which is right; () the article; None not known, never counted
    question: Question
    rows: list[list[int]]  # clue numbers of each candidate
    right: list[bool]  # which candidates are


def golds(folder: Path, reply_gold: str = "structure") -> list[dict[str, Any]]:
    """The labelled threads of a folder whose replies were recorded by the site."""
    found = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.gold.json")))
    return [gold for gold in found if gold["reply_gold"] == reply_gold]


def records(gold: dict[str, Any]) -> tuple[tuple[Paragraph, ...], tuple[Comment, ...]]:
    """A labelled thread as the reading room would hand it on."""
    article = tuple(Paragraph(line, text) for line, text in enumerate(gold["article"], 1))
    comments, line = [], len(article) + 1
    for index, comment in enumerate(gold["comments"]):
        texts = tuple(Paragraph(line + at, text) for at, text in enumerate(comment["paragraphs"], 1))
        comments.append(Comment(index, line, line + len(texts), comment["author"], texts))
        line += len(texts) + 1
    return article, tuple(comments)


class Data:
    """All examples, with the clues of each kind of choice numbered. Further threads only teach; each kind of them counts as one source."""

    def __init__(self, threads: Sequence[dict[str, Any]], further: Sequence[dict[str, Any]] = ()) -> None:
        self.clues: dict[str, dict[str, int]] = {"what": {}, "which": {}}
        self.examples = list(self.examples_of(threads))
        told = self.examples_of([{**gold, "source": gold.get("kind", "further")} for gold in further])
        self.further = [of_comments(one) if one.source == FORUM else one for one in told if is_taught(one)]

    def examples_of(self, threads: Sequence[dict[str, Any]]) -> Iterator[Example]:
        """Every comment of some threads."""
        for number, gold in enumerate(threads):
            article, comments = records(gold)
            heard = overhear(comments, article)
            scene = hear(heard.talk, heard.calls)
            group = gold.get("group") or gold["id"].rsplit(".", 1)[0]
            for turn, comment in enumerate(gold["comments"]):
                question = questions(scene, turn)[0]
                want = None if comment["reply_to"] is None else tuple(comment["reply_to"])
                right = [is_right(target, want) for target in question.targets]
                rows = self.numbered(question)
                yield Example(gold["source"], group, number, turn, want, question, rows, right)

    def numbered(self, question: Question) -> list[list[int]]:
        """The clues of each candidate as numbers."""
        known = self.clues[question.choice]
        return [[known.setdefault(clue, len(known)) for clue in clues] for clues in question.clues]


def is_taught(one: Example) -> bool:
    """Whether an example of a further thread teaches: of a forum only what names nobody, for there a name is seldom all that tells."""
    return one.source != FORUM or one.question.choice == "what"


def of_comments(one: Example) -> Example:
    """An example without the article among its candidates."""
    question = one.question
    if question.targets[0] is not None:
        return one
    kept = question._replace(targets=question.targets[1:], clues=question.clues[1:], grounds=question.grounds[1:])
    return replace(one, question=kept, rows=one.rows[1:], right=one.right[1:])


def arguments(description: str | None) -> argparse.Namespace:
    """What the scripts that fit and judge are called with."""
    reader = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("threads", type=Path)
    reader.add_argument("--further", type=Path, help="folder of further threads that only teach")
    return reader.parse_args()


def data_of(called: argparse.Namespace) -> Data:
    """The examples of the folders a script was called with."""
    return Data(golds(called.threads), golds(called.further) if called.further else ())


def is_right(target: int | None, want: tuple[int, ...] | None) -> bool:
    """Whether a candidate is what the comment answers."""
    return want is not None and (target in want if want else target is None)


def neighbours(clues: dict[str, int]) -> csr_matrix:
    """One row for each two clues that differ in a number only, and by the least there is: what their weights differ by."""
    families: dict[tuple[str, str], dict[int, int]] = {}
    for clue, number in clues.items():
        step = next(iter(reversed(list(STEP.finditer(clue)))), None)
        if step:
            families.setdefault((clue[: step.start()], clue[step.end() :]), {})[int(step[0])] = number
    pairs = [
        (family[one], family[next_])
        for family in families.values()
        for one, next_ in zip(sorted(family), sorted(family)[1:], strict=False)
    ]
    rows = np.repeat(np.arange(len(pairs)), 2)
    return csr_matrix(
        (np.tile([1.0, -1.0], len(pairs)), (rows, np.array(pairs, dtype=int).ravel())), shape=(len(pairs), len(clues))
    )


def fit(examples: Sequence[Example], known: dict[str, int]) -> Vector:
    """The weights of one kind of choice. Examples whose answer is not among the candidates, or the only one, teach nothing."""
    width, steps = len(known), neighbours(known)
    taught = [one for one in examples if any(one.right) and len(one.right) > 1]
    counts = Counter(one.source for one in taught)
    weight = np.array([counts[one.source] ** (BALANCE - 1) for one in taught])
    weight *= len(taught) / weight.sum()
    sizes = np.array([len(one.rows) for one in taught])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    right = np.concatenate([one.right for one in taught]).astype(float)
    ends = np.cumsum([0, *(len(row) for one in taught for row in one.rows)])
    clues = np.concatenate([row for one in taught for row in one.rows])
    shared = csr_matrix((np.ones(len(clues)), clues, ends), shape=(len(right), width))
    leanings, peculiar = leanings_of(taught), peculiar_to_forums(taught, shared)
    matrix = hstack([shared, leanings, peculiar], "csr")
    steps.resize(steps.shape[0], matrix.shape[1])
    penalty = np.repeat([PENALTY, LEANING, PECULIAR], [width, leanings.shape[1], peculiar.shape[1]])
    of_row = np.repeat(weight, sizes)

    def loss(weights: Vector) -> tuple[float, Vector]:
        sums = matrix @ weights
        parts = np.exp(sums - np.repeat(np.maximum.reduceat(sums, starts), sizes))
        chance = parts / np.repeat(np.add.reduceat(parts, starts), sizes)
        on_right = np.maximum(np.add.reduceat(chance * right, starts), 1e-12)
        pull = chance - chance * right / np.repeat(on_right, sizes)
        apart = steps @ weights
        held = (weights @ (penalty * weights) + SMOOTH * (apart @ apart)) / 2
        value = held - (weight * np.log(on_right)).sum()
        return float(value), matrix.T @ (of_row * pull) + penalty * weights + SMOOTH * (steps.T @ apart)

    start = np.zeros(matrix.shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x[:width]


def leanings_of(taught: Sequence[Example]) -> csr_matrix:
    """One row for each candidate: the article's has a mark in the column of its source, a turn's has none."""
    sources = {source: number for number, source in enumerate(sorted({one.source for one in taught}))}
    targets = [(target, sources[one.source]) for one in taught for target in one.question.targets]
    rows = [row for row, (target, _) in enumerate(targets) if target is None]
    columns = [source for target, source in targets if target is None]
    return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(targets), len(sources)))


def peculiar_to_forums(taught: Sequence[Example], shared: csr_matrix) -> csr_matrix:
    """The clues once more, in the rows of forums alone: what they weigh there besides."""
    rows = np.repeat([one.source == FORUM for one in taught], [len(one.rows) for one in taught])
    theirs = csr_matrix(shared.multiply(rows[:, np.newaxis]))
    return theirs[:, np.unique(theirs.indices)]


def fit_both(data: Data, examples: Iterable[Example]) -> dict[str, Vector]:
    """The weights of both kinds of choice."""
    among = list(examples)
    return {
        choice: fit([one for one in among if one.question.choice == choice], clues)
        for choice, clues in data.clues.items()
    }


def posterior(one: Example, weights: dict[str, Vector]) -> Vector:
    """The chance of each candidate."""
    sums = np.array([weights[one.question.choice][row].sum() for row in one.rows])
    parts = np.exp(sums - sums.max())
    chance = parts / parts.sum()
    if one.question.lean is not None:
        chance = (chance + (np.arange(len(chance)) == one.question.lean)) / 2
    return chance


def crossed(data: Data, key: Callable[[Example], Hashable]) -> list[Vector]:
    """The chances of every example from a fit that has not seen its fold; the further ones are in every fit."""
    found: list[Vector] = [np.zeros(0)] * len(data.examples)
    for fold in sorted({key(one) for one in data.examples}, key=str):
        weights = fit_both(data, [*data.further, *(one for one in data.examples if key(one) != fold)])
        for at, one in enumerate(data.examples):
            if key(one) == fold:
                found[at] = posterior(one, weights)
    return found


def page_folds(data: Data) -> Callable[[Example], int]:
    """Five folds; all variants and parts of a page in one."""
    pages = sorted({one.group for one in data.examples})
    random.Random(7).shuffle(pages)
    fold = {page: number % FOLDS for number, page in enumerate(pages)}
    return lambda one: fold[one.group]


def platt(chance: Vector, right: Vector) -> tuple[float, float]:
    """Slope and shift of the log-odds that make chances true: Platt 1999, drawn a little towards no change."""
    odds = log_odds(chance)

    def loss(pair: Vector) -> float:
        sums = pair[0] * odds + pair[1]
        return float(np.sum(np.logaddexp(0, sums) - right * sums) + 0.5 * (pair[0] - 1) ** 2 + 0.05 * pair[1] ** 2)

    slope, shift = minimize(loss, np.array([1.0, 0.0])).x
    return float(slope), float(shift)


def log_odds(chance: Vector) -> Vector:
    """Log-odds, of chances no nearer to certainty than a thousandth."""
    held = np.clip(chance, 0.001, 0.999)
    return np.log(held / (1 - held))


def calibrated(pair: tuple[float, float], chance: Vector) -> Vector:
    """How often links with these chances are right."""
    return 1 / (1 + np.exp(-(pair[0] * log_odds(chance) + pair[1])))


GROUNDS = ("article", "called", "inferred", "only", "quoted", "several")


def calibrate(examples: Sequence[Example], chances: Sequence[Vector]) -> dict[str, tuple[float, float]]:
    """Platt's numbers for each ground, over the first three candidates of every comment."""
    seen: dict[str, list[tuple[float, bool]]] = {ground: [] for ground in GROUNDS}
    known = ((one, chance) for one, chance in zip(examples, chances, strict=True) if one.want is not None)
    for one, chance in known:
        for at in np.argsort(-chance, kind="stable")[:3]:
            seen[one.question.grounds[at]].append((float(chance[at]), one.right[at]))
    found = {}
    for ground, pairs in seen.items():
        table = np.array(pairs or [(0.5, 0.5)], dtype=float)
        found[ground] = platt(table[:, 0], table[:, 1])
    return found
