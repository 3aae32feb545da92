"""Fit what tells furniture above the comments from the article, on the pages in benchmarks/pages, and on labelled threads with furniture.

    python benchmarks/fit_asides.py THREADS

Of the threads no word is learnt, only forms and places. Writes asides.tsv in plugins/seedbank/segment, the weights, and asides_confidence.tsv, from each page's reading by weights fitted on two thirds
of the others. Prints how many pages and lines were read rightly so, and by the weights that saw them.
Needs numpy and scipy, at this time only.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from asides_field import EITHER, AsidesField, Page
from calibration import table_of, write
from eval_reading import FOLDS, splits
from reading_copies import furniture_copy
from reading_pages import FOLDER, OF_ARTICLE, pages
from reading_threads import Thread, load

from seedbank.decode import cut
from seedbank.model import Role
from seedbank.segment.asides import STEPS, Asides, two_ways, weigh
from seedbank.segment.frame import framed_of
from seedbank.segment.grammar import ABOVE, State
from seedbank.segment.view import View, views_of
from seedbank.segment.whereabouts import above_of, clues_above

RIDGE, ROUNDS, LEAST = 1.5, 150, 3
OF_THREADS = 1.0  # what a thread weighs beside a written page
TABLE = Path(__file__).parents[1] / "plugins" / "seedbank" / "segment" / "asides.tsv"
HEADER = """\
# Clue of a line above the comments -> what it adds to the line's being the article's, in thousandths of a natural logarithm. Sorted.
# Made by benchmarks/fit_asides.py from the pages in benchmarks/pages, and, but for words, from labelled threads.
"""
SURENESS = TABLE.with_name("asides_confidence.tsv")
OF_PAGES = """\
# Least margin of a page's lines above its comments in thousandths -> how often all of them were right, in hundredths. Sorted.
# Made by benchmarks/fit_asides.py from cross-validation by page.
"""


@dataclass(frozen=True)
class Labelled:
    """The lines above the comments of one written page, with their clues and gold."""

    clues: list[tuple[list[str], set[str]]]
    gold: list[int]
    worth: float = 1.0

    def page(self) -> Page:
        """Give what is learnt from it."""
        return Page([[*clues, *words] for clues, words in self.clues], self.gold, self.worth)


def labelled(folder: Path = FOLDER) -> Iterator[Labelled]:
    """Look at the written pages that print known furniture and have their comments below the article."""
    for path in sorted(folder.glob("*.txt")):
        for _, lines in pages(path.read_text("utf-8")):
            views = views_of(cut("\n".join([text for _, text in lines])))
            if found := _above([lines[view.number - 1][0] for view in views], views):
                yield found


def _above(roles: Sequence[str], views: Sequence[View]) -> Labelled | None:
    """Take the lines above the first name, if the article ends there."""
    count = roles.index(Role.NAME) if Role.NAME in roles else len(roles)
    framed = framed_of(views)
    if not count or not any(framed) or any(role in OF_ARTICLE - {Role.DATE, Role.SECTION} for role in roles[count:]):
        return None
    above = above_of(views, framed, count, names=count < len(views))
    return Labelled(
        list(clues_above(above)), [_gold(role, view) for role, view in zip(roles[:count], views, strict=False)]
    )


def _gold(role: str, view: View) -> int:
    """Say whether a line is the article's. Its rubric is either, and so is its date where it is not known to be one: the head is found by itself."""
    if role == Role.DATE and view.kind is Role.TIME:
        return 0
    return EITHER if role in {Role.DATE, Role.SECTION} else int(role in OF_ARTICLE)


def fit(pages: Sequence[Labelled]) -> dict[str, int]:
    """Fit, and round to whole thousandths."""
    found = AsidesField([page.page() for page in pages], LEAST).fit(RIDGE, ROUNDS)
    return {clue: weight for clue, value in sorted(found.items()) if (weight := round(float(value) * 1000))}


def read(page: Labelled, weights: Mapping[str, int]) -> Asides:
    """Read a page as the product does."""
    scores = [weigh(weights, clues, words) for clues, words in page.clues]
    return two_ways(scores, [weights.get(step, 0) for step in STEPS])


def wrong(page: Labelled, read: Asides) -> int:
    """Count the lines read wrongly."""
    return sum(gold != EITHER and gold == aside for gold, aside in zip(page.gold, read.found, strict=True))


def furnished(threads: Iterable[Thread]) -> Iterator[Labelled]:
    """Give labelled threads furniture drawn anew round their comments; all of their articles is the article's."""
    for thread in threads:
        page = furniture_copy(thread, "1")
        views, states = page.views, [state for _, state in page.rows]
        framed, count = framed_of(views), sum(state in ABOVE for state in states)
        if count and any(framed):
            above = above_of(views, framed, count, names=count < len(views))
            clues = [(clues, set[str]()) for clues, _ in clues_above(above)]
            yield Labelled(clues, [int(state is State.ARTICLE) for state in states[:count]], OF_THREADS)


def folds(pages: Sequence[Labelled], threads: list[Thread]) -> Iterator[tuple[str, Labelled, Asides]]:
    """Read each page with weights fitted on others."""
    for fold, (learn, held) in enumerate(splits(threads, "articles")):
        own = [page for place, page in enumerate(pages) if place % FOLDS != fold]
        weights = fit([*own, *furnished(learn)])
        yield from (("written", page, read(page, weights)) for page in pages[fold::FOLDS])
        yield from (("threads", page, read(page, weights)) for page in furnished(held))


def show(way: str, found: Sequence[tuple[Labelled, Asides]]) -> None:
    """Print how many pages and lines are read rightly."""
    mistakes = [wrong(page, asides) for page, asides in found]
    lines = sum(len(page.gold) for page, _ in found)
    print(
        f"{way}: {len(mistakes)} pages, right {mistakes.count(0) / len(mistakes):.3f}; {lines} lines, wrong {sum(mistakes) / lines:.4f}"
    )


def main() -> None:
    """Measure, fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("threads", type=Path)
    pages, threads = list(labelled()), load(parser.parse_args().threads)
    apart = list(folds(pages, threads))
    for sort in ("written", "threads"):
        show(f"{sort}, by weights fitted on others", [(page, asides) for of, page, asides in apart if of == sort])
    table = table_of([(min(asides.margins), not wrong(page, asides)) for of, page, asides in apart if of == "written"])
    write(SURENESS, OF_PAGES, table)
    weights = fit([*pages, *furnished(threads)])
    TABLE.write_text(HEADER + "".join([f"{clue}\t{weight}\n" for clue, weight in weights.items()]), encoding="utf-8")
    show("written, by the weights that saw them", [(page, read(page, weights)) for page in pages])


if __name__ == "__main__":
    main()
