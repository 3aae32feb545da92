"""Give margins a meaning: write confidence.tsv, confidence_dressed.tsv and comment_confidence.tsv in plugins/seedbank/segment.

    python benchmarks/calibrate_reading.py THREADS [--further FOLDER]

The first is of pages of text alone, the second of those with known furniture, the third of single comments.
Pages are sorted by margin; neighbouring shares of exactly right pages are pooled until they rise with the margin (isotonic
regression). From the margin on at which 97 of 100 surer pages are right, the confidence is 90 at least; below it, 89 at most.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from calibration import Table, pooled, rising, table_of, write
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
OF_DRESSED = """\
# Least margin between names and others on a page with known furniture in thousandths -> how often all its comments were right, in hundredths,
# of pages on which no line breaks the page's habits.
# Sorted. Made by benchmarks/calibrate_reading.py from cross-validation by page on those in benchmarks/pages.
"""
LIMIT = 90
SPARE = 0.001  # of right pages asked for beyond SURE: the margin is chosen on the very pages that it is measured on


def threshold(scores: list[Score]) -> int:
    """Find the least margin from which on enough of the surer pages are right."""
    ranked, right, found = sorted(scores, key=lambda one: -one.margin), 0, 10**9
    for place, one in enumerate(ranked, 1):
        right += one.exact
        if right >= (SURE + SPARE) * place:
            found = one.margin
    return found


def rows(scores: list[Score]) -> Table:
    """Make the table: rising in both columns."""
    least = threshold(scores)
    table = []
    for margin, share in [*pooled([(one.margin, one.exact) for one in scores]), (least, LIMIT / 100)]:
        table.append(
            (margin, min(99, max(LIMIT, round(share * 100))) if margin >= least else min(LIMIT - 1, round(share * 100)))
        )
    return rising(table)


def rows_of_comments(scores: list[Score]) -> Table:
    """Make the table for single comments."""
    return table_of([part for one in scores for part in one.parts])


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
    found = [(one.margin, one.exact) for one in measures["dressed"] if not one.asked]
    write(TABLE.with_name("confidence_dressed.tsv"), OF_DRESSED, table_of(found))


if __name__ == "__main__":
    main()
