"""Give margins a meaning: how often what was read with such a margin was right."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

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
    path.write_text(header + "".join([f"{margin}\t{confidence}\n" for margin, confidence in table]), encoding="utf-8")
    print(path.name, table)
