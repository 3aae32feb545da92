"""Fit the reply model: LABELLED threads -> plugins/seedbank/threads/weights.tsv and confidence.tsv.

    python benchmarks/fit_threads.py THREADS --further FURTHER

Needs numpy and scipy; what is fitted needs neither. THREADS holds NAME.gold.json files with `source`, `reply_gold`, `article`
and `comments[{author, paragraphs, reply_to}]`; only those whose `reply_gold` is "structure" teach. Confidence is fitted on
chances from models that had not seen the comment's page, and, in equal parts, from models that had not seen its site either. FURTHER is what
`gather_threads.py --replies` and `gather_forum.py` made: threads of the same shape that teach weights, and no confidence.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from threads_data import Vector, arguments, calibrate, calibrated, crossed, data_of, fit_both, page_folds

ROOM = Path(__file__).resolve().parents[1] / "plugins/seedbank/threads"
LEAST = 15
"""Thousandths below which a weight is left out."""

WEIGHTS = (
    "# Clues of an answer: what is answered or which of one author's comments, the clue, its weight in thousandths.\n"
)
CONFIDENCE = (
    "# Ground of a link; then how often, in thousandths, it is right where the model's chance is 0, 5, 10 ... 100 %.\n"
)
MADE = "# Fitted by benchmarks/fit_threads.py; written by no hand.\n"


def weight_rows(clues: dict[str, dict[str, int]], weights: dict[str, Vector]) -> list[str]:
    """The rows of weights.tsv, sorted."""
    rows = [
        (choice, clue, round(1000 * float(weights[choice][number])))
        for choice, numbers in clues.items()
        for clue, number in numbers.items()
    ]
    return sorted(f"{choice}\t{clue}\t{weight}\n" for choice, clue, weight in rows if abs(weight) >= LEAST)


def main() -> None:
    """Write both tables."""
    data = data_of(arguments(__doc__))
    rows = weight_rows(data.clues, fit_both(data, [*data.examples, *data.further]))
    (ROOM / "weights.tsv").write_text(WEIGHTS + MADE + "".join(rows), encoding="utf-8")
    chances = crossed(data, lambda one: one.source) + crossed(data, page_folds(data))
    pairs = calibrate(data.examples * 2, chances)
    steps = np.linspace(0, 1, 21)
    table = [
        "\t".join([ground, *(str(round(1000 * float(one))) for one in calibrated(pair, steps))]) + "\n"
        for ground, pair in sorted(pairs.items())
    ]
    (ROOM / "confidence.tsv").write_text(CONFIDENCE + MADE + "".join(table), encoding="utf-8")
    taught = [sum(one.want is not None for one in some) for some in (data.examples, data.further)]
    print("{} comments and {} further ones, {} weights".format(*taught, len(rows)))
    for ground, (slope, shift) in sorted(pairs.items()):
        print(f"{ground:10s} slope {slope:.2f} shift {shift:+.2f}")


if __name__ == "__main__":
    main()
