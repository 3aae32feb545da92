"""Give margins a meaning: write plugins/seedbank/segment/confidence.tsv from cross-validation by article.

    python benchmarks/calibrate_reading.py THREADS [--further FOLDER]

Pages are sorted by margin; neighbouring shares of exactly right pages are pooled until they rise with the margin (isotonic
regression). From the margin on at which 97 of 100 surer pages are right, the confidence is 90 at least; below it, 89 at most.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from eval_reading import SURE, Score, measure_all, show
from fit_reading import further
from reading_threads import load

TABLE = Path(__file__).parents[1] / "plugins" / "seedbank" / "segment" / "confidence.tsv"
HEADER = """\
# Margin of a reading in thousandths -> confidence in hundredths, from that margin on. Sorted.
# Made by benchmarks/calibrate_reading.py from cross-validation by article.
"""
LIMIT = 90


def pooled(scores: list[Score]) -> list[tuple[int, float]]:
    """Pool pages, by margin, until the share of right ones rises: the least margin and the share of each pool."""
    pools: list[list[float]] = []  # least margin, right, pages
    for one in sorted(scores, key=lambda one: one.margin):
        pools.append([one.margin, float(one.exact), 1])
        while len(pools) > 1 and pools[-2][1] * pools[-1][2] >= pools[-1][1] * pools[-2][2]:
            _, right, pages = pools.pop()
            pools[-1][1] += right
            pools[-1][2] += pages
    return [(int(margin), (right + 1) / (pages + 2)) for margin, right, pages in pools]


def threshold(scores: list[Score]) -> int:
    """Find the least margin from which on enough of the surer pages are right."""
    ranked, right, found = sorted(scores, key=lambda one: -one.margin), 0, 10**9
    for place, one in enumerate(ranked, 1):
        right += one.exact
        if right >= SURE * place:
            found = one.margin
    return found


def rows(scores: list[Score]) -> list[tuple[int, int]]:
    """Make the table: rising in both columns."""
    least = threshold(scores)
    table, last = [], -1
    for margin, share in [*pooled(scores), (least, LIMIT / 100)]:
        table.append(
            (margin, min(99, max(LIMIT, round(share * 100))) if margin >= least else min(LIMIT - 1, round(share * 100)))
        )
    out = []
    for margin, confidence in sorted(table):
        if confidence > last:
            out.append((margin, confidence))
            last = confidence
    return [(0, out[0][1]), *out[1:]]


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("threads", type=Path)
    parser.add_argument("--further", type=Path)
    arguments = parser.parse_args()
    measures = measure_all(load(arguments.threads), "articles", further(arguments.further))
    show("articles", measures)
    table = rows(measures["clean"])
    TABLE.write_text(HEADER + "".join([f"{margin}\t{confidence}\n" for margin, confidence in table]), encoding="utf-8")
    print(table)


if __name__ == "__main__":
    main()
