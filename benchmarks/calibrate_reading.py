"""Give margins a meaning: write plugins/seedbank/segment/confidence.tsv (of pages) and comment_confidence.tsv (of single comments).

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
OF_COMMENTS = """\
# Least margin of a comment's lines in thousandths -> how often such a comment is right, in hundredths. Sorted.
# Made by benchmarks/calibrate_reading.py from cross-validation by article.
"""
LIMIT = 90
SPARE = 0.005  # of right pages asked for beyond SURE: the margin is chosen on the very pages that it is measured on


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


def threshold(scores: list[Score]) -> int:
    """Find the least margin from which on enough of the surer pages are right."""
    ranked, right, found = sorted(scores, key=lambda one: -one.margin), 0, 10**9
    for place, one in enumerate(ranked, 1):
        right += one.exact
        if right >= (SURE + SPARE) * place:
            found = one.margin
    return found


def rows(scores: list[Score]) -> list[tuple[int, int]]:
    """Make the table: rising in both columns."""
    least = threshold(scores)
    table = []
    for margin, share in [*pooled([(one.margin, one.exact) for one in scores]), (least, LIMIT / 100)]:
        table.append(
            (margin, min(99, max(LIMIT, round(share * 100))) if margin >= least else min(LIMIT - 1, round(share * 100)))
        )
    return rising(table)


def rows_of_comments(scores: list[Score]) -> list[tuple[int, int]]:
    """Make the table for single comments."""
    found = [part for one in scores for part in one.parts]
    return rising([(margin, min(99, round(share * 100))) for margin, share in pooled(found)])


def rising(table: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the rows in which the confidence rises, one a margin; the first is for any margin."""
    out, last = [], -1
    for margin, confidence in sorted(dict(sorted(table)).items()):
        if confidence > last:
            out.append((margin, confidence))
            last = confidence
    return [(0, out[0][1]), *out[1:]]


def write(path: Path, header: str, table: list[tuple[int, int]]) -> None:
    """Write a table, and show it."""
    path.write_text(header + "".join([f"{margin}\t{confidence}\n" for margin, confidence in table]), encoding="utf-8")
    print(path.name, table)


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("threads", type=Path)
    parser.add_argument("--further", type=Path)
    arguments = parser.parse_args()
    measures = measure_all(load(arguments.threads), "articles", further(arguments.further))
    show("articles", measures)
    write(TABLE, HEADER, rows(measures["clean"]))
    write(TABLE.with_name("comment_confidence.tsv"), OF_COMMENTS, rows_of_comments(measures["clean"]))


if __name__ == "__main__":
    main()
