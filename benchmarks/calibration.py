"""Give margins a meaning: how often what was read with such a margin was right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from seedbank.segment.sureness import BIAS, EVEN

RIDGE = 3.0
Table = list[tuple[int, int]]  # margin in thousandths -> confidence in hundredths, from that margin on


def pooled(found: list[tuple[int, bool]]) -> list[tuple[int, float]]:
    """Pool pages, or comments, by margin until the share of right ones rises: the least margin and the share of each pool."""
    pools: list[list[float]] = []  # least margin, right, all
    for margin, right in sorted(found, key=lambda one: one[0]):
        pools.append([margin, float(right), 1])
        while len(pools) > 1 and pools[-2][1] * pools[-1][2] >= pools[-1][1] * pools[-2][2]:
            _, more, count = pools.pop()
            pools[-1][1] += more
            pools[-1][2] += count
    return [(int(margin), (right + 1) / (count + 2)) for margin, right, count in pools]


def table_of(found: list[tuple[int, bool]]) -> Table:
    """Make the table of such pools, in whole hundredths."""
    return rising([(margin, min(99, round(share * 100))) for margin, share in pooled(found)])


def rising(table: Iterable[tuple[int, int]]) -> Table:
    """Keep the rows in which the confidence rises, one a margin; the first is for any margin."""
    out, last = [], -1
    for margin, confidence in sorted(dict(sorted(table)).items()):
        if confidence > last:
            out.append((margin, confidence))
            last = confidence
    return [(0, out[0][1]), *out[1:]]


def write(path: Path, header: str, table: Table) -> None:
    """Write a table, and show it."""
    write_rows(path, header, dict(table))
    print(path.name, table)


def write_rows(path: Path, header: str, rows: Mapping[int, int] | Mapping[str, int]) -> None:
    """Write rows of two cells, sorted."""
    body = [f"{first}\t{second}\n" for first, second in sorted(rows.items())]
    path.write_text(header + "".join(body), encoding="utf-8")


def weigh(found: Sequence[tuple[Sequence[str], bool]]) -> dict[str, int]:
    """Weigh facts about readings by how often readings with them were right: a logistic regression; thousandths of a logit."""
    names = sorted({fact for facts, _ in found for fact in facts})
    index = {fact: place for place, fact in enumerate(names)}
    table = np.zeros((len(found), len(names) + 1))
    table[:, -1] = 1
    for row, (facts, _) in zip(table, found, strict=True):
        row[[index[fact] for fact in facts]] = 1
    right = np.array([one for _, one in found], float)
    ridge = np.full(len(names) + 1, RIDGE)
    ridge[-1] = 0

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = table @ weights
        miss = 1 / (1 + np.exp(-sums)) - right
        penalty = ridge * weights
        return (np.logaddexp(0, sums) - right * sums).sum() + penalty @ weights / 2, table.T @ miss + penalty

    weights = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    found = {fact: round(float(weight) * 1000) for fact, weight in zip((*names, BIAS), weights, strict=True)}
    return found | {BIAS: found[BIAS] + EVEN}
