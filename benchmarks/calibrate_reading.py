"""Give readings a confidence: write sureness.tsv, confidence.tsv, confidence_dressed.tsv and comment_confidence.tsv in plugins/seedbank/segment.

    python benchmarks/calibrate_reading.py THREADS [--further FOLDER]

The first two are of pages of text alone, the third of those with known furniture, the fourth of single comments.
What speaks for the reading of a page of text alone is a sum of weighed facts, learnt from the threads and the written pages of text
alone, all read by weights that had not seen them. Pages are sorted by the sum that they get by the other nine tenths of them, or by margin;
neighbouring shares of exactly right pages are pooled until they rise (isotonic regression). From the sum on at which 97 of 100 surer pages are right,
the confidence is 90 at least; below it, 89 at most.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from calibration import Table, pooled, rising, table_of, weigh, write, write_rows
from eval_reading import SURE, Score, measure_all, show
from fit_reading import further
from reading_threads import load

from seedbank.segment.sureness import sum_of

TABLE = Path(__file__).parents[1] / "plugins" / "seedbank" / "segment" / "confidence.tsv"
HEADER = """\
# What speaks for the reading of a page of text alone (sureness.tsv) -> how often it was right, in hundredths, from that sum on. Sorted.
# Made by benchmarks/calibrate_reading.py from cross-validation by article, and by page on those in benchmarks/pages.
"""
OF_FACTS = """\
# Fact about the reading of a page of text alone -> what it adds to its being right, in thousandths of a natural logarithm; 10,000 in all are even odds. Sorted.
# Made by benchmarks/calibrate_reading.py from the same readings.
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
SPARE = 0.001  # of right pages asked for beyond SURE: the sum is chosen on the very pages that it is measured on
PARTS = 10
Sums = list[tuple[int, bool]]  # what speaks for a reading, and whether it is right


def sums(scores: list[Score]) -> Sums:
    """Give each reading the sum by weights that were fitted on the others."""
    groups = {group: place % PARTS for place, group in enumerate(sorted({one.group for one in scores}))}
    found = Sums()
    for part in range(PARTS):
        weights = weigh([(one.facts, one.exact) for one in scores if groups[one.group] != part])
        held = [one for one in scores if groups[one.group] == part]
        found += [(sum_of(one.facts, weights), one.exact) for one in held]
    return found


def threshold(found: Sums) -> int:
    """Find the least sum from which on enough of the surer pages are right."""
    ranked, right, least = sorted(found, reverse=True), 0, 10**9
    for place, (amount, exact) in enumerate(ranked, 1):
        right += exact
        if right >= (SURE + SPARE) * place:
            least = amount
    return least


def rows(found: Sums) -> Table:
    """Make the table: rising in both columns."""
    least = threshold(found)
    table = []
    for amount, share in [*pooled(found), (least, LIMIT / 100)]:
        hundredths = round(share * 100)
        table.append((amount, min(99, max(LIMIT, hundredths)) if amount >= least else min(LIMIT - 1, hundredths)))
    return rising(table)


def rows_of_comments(scores: list[Score]) -> Table:
    """Make the table for single comments."""
    return table_of([part for one in scores for part in one.parts])


def calibrate(measures: dict[str, list[Score]]) -> None:
    """Write the tables. `measures`: of all pages, read by weights that had not seen them."""
    plain = [*measures["clean"], *[one for one in measures["text"] if not one.asked]]
    write_rows(TABLE.with_name("sureness.tsv"), OF_FACTS, weigh([(one.facts, one.exact) for one in plain]))
    write(TABLE, HEADER, rows(sums(plain)))
    write(TABLE.with_name("comment_confidence.tsv"), OF_COMMENTS, rows_of_comments(measures["clean"]))
    found = [(one.margin, one.exact) for one in measures["dressed"] if not one.asked]
    write(TABLE.with_name("confidence_dressed.tsv"), OF_DRESSED, table_of(found))


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("threads", type=Path)
    parser.add_argument("--further", type=Path)
    arguments = parser.parse_args()
    measures = measure_all(load(arguments.threads), "articles", further(arguments.further))
    show("articles", measures)
    calibrate(measures)


if __name__ == "__main__":
    main()
