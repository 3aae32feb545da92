"""How often the reply model is right: the rows of the accuracy table, per source, beside the plain name rule.

    python benchmarks/eval_threads.py THREADS --further FURTHER

THREADS holds NAME.gold.json files, FURTHER others that are in every fit and judged by none (see fit_threads.py). Read by cross-validation: every source is judged by weights and
confidences fitted on the other sources only ("new site"), and every page by those fitted on other pages ("known site").
Confidences are fitted as the shipped ones are, on chances of both kinds. Between the two lies a site that was in the fit of the
confidences and not in that of the weights.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

import numpy as np
from threads_data import Data, Example, Vector, arguments, calibrate, calibrated, crossed, data_of, page_folds
from threads_scores import (
    DRAWN,
    MEASURES,
    Answer,
    by_source,
    calibration_error,
    drawn,
    f1,
    in_words,
    intervals,
    reliability,
    right_thread,
    share,
    sure,
)

from seedbank.threads.choice import LEVEL
from seedbank.threads.vocative import Way

HEAD = frozenset({Way.AT_HEAD, Way.ALONE, Way.HEAD})

Key = Callable[[Example], Hashable]


def answers(data: Data, chances: list[Vector], taught: Sequence[list[Vector]], key: Key) -> list[Answer]:
    """The first candidate of every comment; its confidence is fitted on `taught` chances outside its fold."""
    found: list[Answer | None] = [None] * len(data.examples)
    for fold in {key(one) for one in data.examples}:
        others = [at for at, one in enumerate(data.examples) if key(one) != fold]
        told = [kind[at] for kind in taught for at in others]
        pairs = calibrate([data.examples[at] for at in others] * len(taught), told)
        for at, one in enumerate(data.examples):
            if key(one) == fold:
                found[at] = answer(one, chances[at], pairs)
    return [one for one in found if one]


def answer(one: Example, chance: Vector, pairs: dict[str, tuple[float, float]]) -> Answer:
    """The likeliest candidate, as the product ranks them."""
    grounds = one.question.grounds
    stated = [float(calibrated(pairs[ground], np.array([p]))[0]) for ground, p in zip(grounds, chance, strict=True)]
    level = LEVEL / 1000 if one.question.addressee else 0.0
    at = int(np.flatnonzero(chance >= chance.max() - level)[-1 if level else 0])
    return Answer(one, one.question.targets[at], stated[at], grounds[at])


def name_rule(data: Data) -> list[Answer]:
    """A name at the head of the comment means its bearer's latest comment; else the article."""
    found = []
    for one in data.examples:
        addressee = one.question.addressee
        called = addressee and any(call.way in HEAD and call.paragraph == 0 for call in addressee.calls)
        to = max((target for target in one.question.targets if target is not None), default=None) if called else None
        found.append(Answer(one, to, 1.0, "only" if called else "article"))
    return found


def report(title: str, everything: Sequence[Answer], rule: Sequence[Answer]) -> None:
    """Print one reading of the table."""
    found = [one for one in everything if one.example.want is not None]
    plain = {(one.example.thread, one.example.turn): one for one in rule}
    ruled = [plain[one.example.thread, one.example.turn] for one in found]
    print(
        f"\n{title}\n{'source':10s} {'n':>5s}  right (rule)    P / R / F1 (rule)            drawn: right, F1   thread"
    )
    beaten = by_source(ruled)
    for source, some in by_source(found).items():
        print_row(source, some, beaten[source])
    print_row("all", found, ruled)
    ranges = intervals(found)
    for name, measure in MEASURES.items():
        low, high = ranges[name]
        print(f"{name}: {measure(found):.3f} [{low:.3f}, {high:.3f}], rule {measure(ruled):.3f}")
    print(f"right thread {right_thread(everything):.3f} (rule {right_thread(rule):.3f})")
    for least in (0.9, 0.8, 0.7):
        print(f"links stated >= {least}: precision / share of true links {sure(found, least)}")
    silent = [one for one in found if one.example.question.choice == "what"]
    print("where nobody is named or quoted: P / R / F1 {:.3f} / {:.3f} / {:.3f}".format(*f1(silent)), end="")
    links = [one for one in silent if one.to is not None and one.stated >= DRAWN]
    print(f"; drawn {len(links)}, precision {share(links):.3f}")
    better = sum(share(beaten[source]) > share(some) for source, some in by_source(found).items())
    print(f"calibration error {calibration_error(found):.3f}; sources where the name rule is better: {better}")
    print(*reliability(found), sep="\n")
    print(*in_words(found), sep="\n")
    print_grounds(found)


def print_grounds(found: Sequence[Answer]) -> None:
    """Print how often each ground is right."""
    grounds: dict[str, list[Answer]] = defaultdict(list)
    for one in found:
        grounds[one.ground].append(one)
    for ground, some in sorted(grounds.items()):
        stated = np.mean([one.stated for one in some])
        print(f"   {ground:10s} {len(some):5d}, right {share(some):.3f}, stated {stated:.3f}")


def print_row(name: str, found: Sequence[Answer], ruled: Sequence[Answer]) -> None:
    """Print one source."""
    shown = [drawn(one) for one in found]
    print(
        f"{name:10s} {len(found):5d}  {share(found):.3f} ({share(ruled):.3f})   {{:.3f}} / {{:.3f}} / {{:.3f}} ".format(
            *f1(found)
        )
        + f"({f1(ruled)[2]:.3f})    "
        f"{share(shown):.3f} {f1(shown)[2]:.3f}    {right_thread(found):.3f}"
    )


def main() -> None:
    """Print both readings."""
    data = data_of(arguments(__doc__))
    rule, folds = name_rule(data), page_folds(data)
    new, known = crossed(data, lambda one: one.source), crossed(data, folds)
    report("NEW SITE (its source left out)", answers(data, new, (new, known), lambda one: one.source), rule)
    report("KNOWN SITE (five folds by page)", answers(data, known, (new, known), folds), rule)
    between = [one for one in answers(data, new, (new, known), folds) if one.example.want is not None]
    print(f"\nNew in the weights, known to the confidences: calibration error {calibration_error(between):.3f}")
    for source, some in by_source(between).items():
        print(f"   {source:10s} {calibration_error(some):.3f}")


if __name__ == "__main__":
    main()
