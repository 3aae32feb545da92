"""A linear-chain conditional random field over the grammar of a seed, fitted by L-BFGS (Lafferty, McCallum, Pereira 2001).

Clues are present or absent; each has a weight for each kind of state. States share weights where they are one thing in two
places: furniture above, under and behind a name; the first line said and the further ones.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from seedbank.segment.grammar import ENDS, FOLLOWERS, STARTS, State
from seedbank.segment.habits import TYPES, of_habit

K = len(State)
HABITS = TYPES.bit_length() - 1
KINDS = ("article", "before", "name", "first name", "furniture", "under", "after", "speech", "first", "said")
PARTS = {
    State.ARTICLE: ("article",),
    State.BEFORE: ("furniture", "before"),
    State.NAME: ("name",),
    State.UNDER_NAME: ("furniture", "under"),
    State.FIRST: ("speech", "first"),
    State.SAID: ("speech", "said"),
    State.AFTER: ("furniture", "after"),
}
OWN = ("name", "first", "said")  # kinds that have weights of their own in pages of a habit
WIDTH = len(KINDS) + len(OWN) * HABITS
MIX = np.zeros((WIDTH, K * TYPES))
for _type in range(TYPES):
    for _state, _kinds in PARTS.items():
        for _kind in _kinds:
            MIX[KINDS.index(_kind), _type * K + _state] = 1
            for _bit in range(HABITS):
                if _type >> _bit & 1 and _kind in OWN:
                    MIX[len(KINDS) + _bit * len(OWN) + OWN.index(_kind), _type * K + _state] = 1
OK = np.zeros((K, K), bool)
for _state, _followers in FOLLOWERS.items():
    OK[_state, list(_followers)] = True
START = np.array([state in STARTS for state in State] * TYPES, float)
END = np.array([state in ENDS for state in State] * TYPES, float)
ALL_OK = np.kron(np.eye(TYPES, dtype=bool), OK)


@dataclass
class Sample:
    """One page to learn from."""

    clues: list[list[str]]  # one list a line
    states: list[int]  # gold
    weight: float
    barred: list[int]  # places that cannot be a name
    habits: int  # which habits the page has, one bit each


@dataclass
class Fitted:
    """Weights in floating point, before they are rounded."""

    clues: dict[str, np.ndarray]  # clue -> one weight a state
    habits: dict[str, np.ndarray]  # clue -> habits x states
    steps: np.ndarray  # (1 + habits) x K x K
    types: np.ndarray  # one for each sort of page


class Field:
    """Samples made ready: sparse clues, padded batches of like length."""

    def __init__(self, samples: list[Sample], least: int = 4) -> None:
        samples = sorted(samples, key=lambda sample: len(sample.states))
        counts = Counter(clue for sample in samples for line in sample.clues for clue in set(line))
        self.names = sorted(clue for clue, count in counts.items() if count >= least)
        index = {clue: place for place, clue in enumerate(self.names)}
        rows = [[index[clue] for clue in set(line) if clue in index] for sample in samples for line in sample.clues]
        pointers = np.cumsum([0, *map(len, rows)])
        columns = np.fromiter((column for row in rows for column in row), np.int32)
        self.matrix = csr_matrix((np.ones(len(columns)), columns, pointers), shape=(len(rows), len(self.names)))
        self.transposed = self.matrix.T.tocsr()
        self.weights = np.array([sample.weight for sample in samples])
        self.gold = [np.array(sample.states) for sample in samples]
        self.offsets = np.cumsum([0, *map(len, self.gold)])
        self.habits = [sample.habits for sample in samples]
        self.mask = np.ones((len(self.names), WIDTH))
        self.mask[[place for place, clue in enumerate(self.names) if not of_habit(clue)], len(KINDS) :] = 0
        self.veto = np.zeros((len(rows), K * TYPES))
        for sample, offset in zip(samples, self.offsets, strict=False):
            for kind in range(TYPES):
                self.veto[[offset + place for place in sample.barred], kind * K + State.NAME] = -30
        self._count()
        self._batch()

    def _count(self) -> None:
        """Count the gold states and steps."""
        self.gold_states = np.zeros((len(self.veto), K * TYPES))
        self.gold_steps = np.zeros((K * TYPES, K * TYPES))
        self.gold_types = np.zeros(TYPES)
        for plain, kind, offset, weight in zip(self.gold, self.habits, self.offsets, self.weights, strict=False):
            states = plain + kind * K
            self.gold_states[np.arange(offset, offset + len(states)), states] = weight
            self.gold_types[kind] += weight
            np.add.at(self.gold_steps, (states[:-1], states[1:]), weight)
        self.gold_clues = self.transposed @ self.gold_states @ MIX.T

    def _batch(self) -> None:
        """Gather pages of like length into padded arrays, so that a step is one operation for all of them."""
        self.batches, current = [], []
        for place, states in enumerate(self.gold):
            if current and len(states) > len(self.gold[current[0]]) * 1.3 + 4:
                self.batches.append(self._pad(current))
                current = []
            current.append(place)
        self.batches.append(self._pad(current))

    def _pad(self, places: list[int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        longest = max(len(self.gold[place]) for place in places)
        index = np.full((len(places), longest), -1)
        for row, place in enumerate(places):
            index[row, : len(self.gold[place])] = np.arange(self.offsets[place], self.offsets[place + 1])
        return index, (index >= 0).sum(1), self.weights[places]

    def parts(self, theta: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Part the vector into clue weights, step weights and the weights of sorts of pages."""
        size = len(self.names) * WIDTH
        count = (1 + HABITS) * K * K
        return (
            theta[:size].reshape(-1, WIDTH) * self.mask,
            theta[size : size + count].reshape(-1, K, K),
            theta[size + count :],
        )

    def loss(self, theta: np.ndarray, ridge: np.ndarray) -> tuple[float, np.ndarray]:
        """Negative log likelihood with its gradient."""
        weights, steps, types = self.parts(theta)
        scores = self.matrix @ (weights @ MIX) + self.veto
        top = scores.max(1, keepdims=True)
        shared = np.exp(np.maximum(scores - top, -60))
        full = _blocks(steps)
        moves = np.where(ALL_OK, np.exp(np.clip(full, -30, 30)), 0)
        marginals, expected, total = np.zeros_like(scores), np.zeros_like(moves), 0.0
        begin = START * np.repeat(np.exp(types), K)
        first = np.zeros(TYPES)
        for index, lengths, weight in self.batches:
            total += _sweep(shared, (begin, moves), (index, lengths, weight), marginals, expected) + (
                weight @ np.where(index >= 0, top[index, 0], 0).sum(1)
            )
            first += marginals[index[:, 0]].sum(0).reshape(TYPES, K).sum(1)
        expected *= moves
        gold = (self.gold_states * scores).sum() + (self.gold_steps * full)[ALL_OK].sum() + self.gold_types @ types
        gradient = np.concatenate(
            [
                ((self.transposed @ marginals @ MIX.T - self.gold_clues) * self.mask).ravel(),
                _unblock(np.where(ALL_OK, expected - self.gold_steps, 0)).ravel(),
                first - self.gold_types,
            ]
        )
        norm = self.weights.sum()
        penalty = 0.5 * (ridge * theta) @ theta
        return (total - gold + penalty) / norm, (gradient + ridge * theta) / norm

    def fit(self, l2: float, rounds: int) -> Fitted:
        """Find the weights."""
        size = len(self.names) * WIDTH + (1 + HABITS) * K * K + TYPES
        ridge = np.full(size, l2)
        ridge[: len(self.names) * WIDTH].reshape(-1, WIDTH)[:, len(KINDS) :] *= 2
        start = self.names.index("bias") * WIDTH
        ridge[start : start + WIDTH] = l2 / 20
        found = minimize(
            self.loss, np.zeros(size), (ridge,), "L-BFGS-B", jac=True, options={"maxiter": rounds, "maxcor": 12}
        )
        weights, steps, types = self.parts(found.x)
        plain = weights @ MIX[:, :K]
        extra = [weights @ (MIX[:, K * (1 << bit) : K * (1 << bit) + K] - MIX[:, :K]) for bit in range(HABITS)]
        own = {
            name: np.array([rows[place] for rows in extra]) for place, name in enumerate(self.names) if of_habit(name)
        }
        return Fitted(dict(zip(self.names, plain, strict=True)), own, np.where(OK, steps, 0), types)


def _blocks(steps: np.ndarray) -> np.ndarray:
    """Lay the steps of each sort of page along the diagonal."""
    full = np.zeros((K * TYPES, K * TYPES))
    for kind in range(TYPES):
        block = steps[0] + sum((steps[1 + bit] for bit in range(HABITS) if kind >> bit & 1), np.zeros((K, K)))
        full[kind * K : kind * K + K, kind * K : kind * K + K] = block
    return full


def _unblock(full: np.ndarray) -> np.ndarray:
    """Gather what the blocks say about each habit."""
    out = np.zeros((1 + HABITS, K, K))
    for kind in range(TYPES):
        block = full[kind * K : kind * K + K, kind * K : kind * K + K]
        out[0] += block
        for bit in range(HABITS):
            out[1 + bit] += block * (kind >> bit & 1)
    return out


def _sweep(
    shared: np.ndarray,
    model: tuple[np.ndarray, np.ndarray],
    batch: tuple[np.ndarray, ...],
    marginals: np.ndarray,
    expected: np.ndarray,
) -> float:
    """Run forward and backward over one batch; add to marginals and expected steps; give the log normaliser."""
    index, lengths, weight = batch
    begin, moves = model
    count, longest = index.shape
    here = shared[index]
    ahead, scale = np.zeros((count, longest, len(begin))), np.ones((count, longest))
    row = here[:, 0] * begin
    for place in range(longest):
        if place:
            row = (ahead[:, place - 1] @ moves) * here[:, place]
        scale[:, place] = row.sum(1) + 1e-300
        ahead[:, place] = row / scale[:, place, None]
    close = (ahead[np.arange(count), lengths - 1] * END).sum(1) + 1e-300
    total = weight @ ((np.log(scale) * (index >= 0)).sum(1) + np.log(close))
    back = np.zeros((count, len(begin)))
    for place in range(longest - 1, -1, -1):
        ends = lengths - 1 == place
        back[ends] = END / close[ends, None]
        inside = index[:, place] >= 0
        both = ahead[:, place] * back * weight[:, None]
        marginals[index[inside, place]] = both[inside]
        if place:
            onward = np.where(inside[:, None], here[:, place] * back / scale[:, place, None], 0)
            expected += (ahead[:, place - 1] * weight[:, None]).T @ onward
            back = onward @ moves.T
    return float(total)
