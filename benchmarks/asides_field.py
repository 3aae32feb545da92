"""A chain of two states, the article's line or not, fitted by L-BFGS: the conditional random field of `seedbank.segment.asides`.

A line may have no gold (the date of an article is its own or the page's): then both states count as right.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

EITHER = -1  # gold of a line that may be either
NEVER = -1e4
LOOSE = 0.1  # share of the ridge that the steps bear


@dataclass(frozen=True)
class Page:
    """One page to learn from."""

    clues: list[list[str]]  # of each line
    gold: list[int]  # 1: the article's, 0: not, EITHER
    worth: float = 1.0  # how much it weighs


class AsidesField:
    """Pages made ready: sparse clues, one padded array for all pages."""

    def __init__(self, pages: list[Page], least: int) -> None:
        counts = Counter(chain.from_iterable(set(line) for page in pages for line in page.clues))
        self.names = sorted(clue for clue, count in counts.items() if count >= least)
        index = {clue: place for place, clue in enumerate(self.names)}
        rows = [[index[clue] for clue in set(line) if clue in index] for page in pages for line in page.clues]
        columns = np.fromiter(chain.from_iterable(rows), np.int32)
        self.matrix = csr_matrix((np.ones(len(columns)), columns, np.cumsum([0, *map(len, rows)])))
        self.matrix.resize(len(rows), len(self.names))
        self.turned = self.matrix.T.tocsr()
        self.worth = np.array([page.worth for page in pages])
        lengths = [len(page.clues) for page in pages]
        self.places = np.full((len(pages), max(lengths)), -1)
        for page, (start, length) in enumerate(zip(np.cumsum([0, *lengths]), lengths, strict=False)):
            self.places[page, :length] = np.arange(start, start + length)
        gold = np.array([state for page in pages for state in page.gold])
        self.bar = np.where(np.stack([gold == 1, gold == 0], 1), NEVER, 0.0)

    def fit(self, ridge: float, rounds: int) -> dict[str, float]:
        """Find the weights of all clues for a line's being the article's, and of the four steps, by the rows of the table."""
        size = len(self.names)
        found = minimize(self._loss, np.zeros(size + 4), (ridge,), "L-BFGS-B", jac=True, options={"maxiter": rounds}).x
        steps = {f"step {a} {b}": found[size + 2 * i + j] for i, a in enumerate(KINDS) for j, b in enumerate(KINDS)}
        return dict(zip(self.names, found[:size], strict=True)) | steps

    def _loss(self, theta: np.ndarray, ridge: float) -> tuple[float, np.ndarray]:
        """Negative log likelihood with its gradient."""
        weights, steps = theta[:-4], theta[-4:].reshape(2, 2)
        scores = np.zeros((self.matrix.shape[0], 2))
        scores[:, 1] = self.matrix @ weights
        every, inside, moves = self._sums(scores, steps)
        right, gold, gold_moves = self._sums(scores + self.bar, steps)
        bound = np.concatenate([np.full(len(weights), ridge), np.full(4, ridge * LOOSE)])
        gradient = np.concatenate([self.turned @ (inside - gold)[:, 1], (moves - gold_moves).ravel()])
        return every - right + 0.5 * (bound * theta) @ theta, gradient + bound * theta

    def _sums(self, scores: np.ndarray, steps: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        """Run forward and backward over all pages: the sum of their log normalisers, each line's shares, the expected steps."""
        here = self.places >= 0
        local = np.where(here[..., None], scores[self.places], 0)
        count = self.places.shape[1]
        ahead, back = np.zeros_like(local), np.zeros_like(local)
        ahead[:, 0] = local[:, 0]
        for at in range(1, count):
            on = np.logaddexp(ahead[:, at - 1, 0, None] + steps[0], ahead[:, at - 1, 1, None] + steps[1]) + local[:, at]
            ahead[:, at] = np.where(here[:, at, None], on, ahead[:, at - 1])
        total = np.logaddexp(ahead[:, -1, 0], ahead[:, -1, 1])
        moves = np.zeros((2, 2))
        for at in range(count - 2, -1, -1):
            rest = local[:, at + 1] + back[:, at + 1]
            on = np.logaddexp(steps[:, 0] + rest[:, 0, None], steps[:, 1] + rest[:, 1, None])
            back[:, at] = np.where(here[:, at + 1, None], on, 0)
            pairs = np.exp(ahead[:, at, :, None] + steps + rest[:, None] - total[:, None, None])
            moves += (pairs * (here[:, at + 1] * self.worth)[:, None, None]).sum(0)
        shares = np.zeros_like(scores)
        shares[self.places[here]] = (np.exp(ahead + back - total[:, None, None]) * self.worth[:, None, None])[here]
        return float(total @ self.worth), shares, moves


KINDS = ("aside", "article")
