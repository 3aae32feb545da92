"""Measure how well seeds are read, on labelled threads.

    python benchmarks/eval_reading.py THREADS [--only shipped|articles|sites] [--further FOLDER] [--out FOLDER]

Three ways of measuring, each with the mean over sources beside the total:
  shipped   the table of weights as it is in the repository (it has seen THREADS if it was fitted on them)
  articles  fitted anew on two thirds of the articles, measured on the last: the site is known, the page is not
  sites     fitted anew on all sources but one, measured on that one: a page from an unknown site
Rows: clean; one, name, real: copies with "71 Comments" and furniture round every name; article: comments cut off. With articles also pages from
benchmarks/pages, of text alone and with furniture (dressed): what is said in them, and by whom.
--further names threads of other sites to learn from besides, see gather_threads.py.
--out writes what the shipped reader reads as NAME.json, in the shape of the gold.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from fit_reading import fits, further
from reading_pages import written
from reading_threads import MEASURED, Thread, article_only, load, measured

from seedbank.decode import cut
from seedbank.model import ARTICLE_ROLES, Role
from seedbank.segment import segment
from seedbank.segment.asides import asides
from seedbank.segment.doubts import questions_of
from seedbank.segment.fixes import NO_FIXES
from seedbank.segment.frame import framed_of
from seedbank.segment.grammar import ABOVE, State
from seedbank.segment.reading import path_of, roles_of
from seedbank.segment.sureness import facts_of
from seedbank.segment.view import View
from seedbank.segment.walk import Path as Walked
from seedbank.segment.weights import Weights, table_of, weights

FOLDS = 3
SURE = 0.97
HEAD_ROLES = frozenset({Role.TITLE, Role.BYLINE, Role.DATE, Role.SECTION})
TEXT = {State.ARTICLE, State.NAME, State.FIRST, State.SAID}


@dataclass(frozen=True)
class Score:
    """One page measured."""

    source: str
    boundary: bool  # the article has the right number of lines
    found: int  # comments with the right start line and name
    gold: int
    read: int
    exact: bool  # article and every comment right
    empty: bool  # no comment read
    margin: int  # thousandths
    parts: tuple[tuple[int, bool], ...]  # of each comment read: the least margin of its lines, and whether it is right
    group: str  # of pages that are never measured by what was learnt from one of them
    facts: tuple[str, ...] = ()  # about it, see sureness.py
    asked: bool = False  # some of its lines break the habits of the page


def score(thread: Thread, path: Walked) -> Score:
    """Compare a reading with the gold. Furniture is left out of both; start lines count text lines only."""
    gold, read = outline([state for _, state in thread.rows]), outline(path.states)
    texts = thread.lines
    kept = [place for place, state in enumerate(path.states) if state in TEXT]
    right = [place for place, (_, state) in enumerate(thread.rows) if state in TEXT]
    starts = named(read, kept, texts) & named(gold, right, texts)
    return Score(
        thread.source,
        boundary=read[0] == gold[0],
        found=len(starts),
        gold=len(gold[1]),
        read=len(read[1]),
        exact=kept == right and read == gold,
        empty=not read[1],
        margin=min(path.margins, default=0),
        parts=tuple(parts(thread, path)),
        group=thread.group,
    )


def parts(thread: Thread, path: Walked) -> Iterator[tuple[int, bool]]:
    """Tell of each comment that was read how sure it is, and whether it begins and ends right, furniture set aside."""
    gold = [side(state) for _, state in thread.rows]
    read = [side(state) for state in path.states]
    names = [place for place, state in enumerate(path.states) if state is State.NAME]
    for start, end in pairwise([*names, len(read)]):
        yield min(path.margins[start : end + 1]), gold[start : end + 1] == read[start : end + 1]


def side(state: State) -> State:
    """Name what matters of a state: article, name, speech or furniture."""
    return State.SAID if state is State.FIRST else state if state in TEXT else State.AFTER


def outline(states: Iterable[State]) -> tuple[int, tuple[int, ...]]:
    """Give the number of article lines, and the start of every comment among the lines of text."""
    text = [state for state in states if state in TEXT]
    return text.count(State.ARTICLE), tuple([place for place, state in enumerate(text) if state is State.NAME])


def named(read: tuple[int, tuple[int, ...]], kept: list[int], texts: list[str]) -> set[tuple[int, str]]:
    """Give start line and name of each comment."""
    return {(start, texts[kept[start]]) for start in read[1]}


def splits(threads: list[Thread], way: str) -> Iterator[tuple[list[Thread], list[Thread]]]:
    """Part what is learnt from from what is measured."""
    keys = [thread.source if way == "sites" else thread.group for thread in threads]
    order = {key: place if way == "sites" else place % FOLDS for place, key in enumerate(sorted(set(keys)))}
    for fold in sorted(set(order.values())):
        inside = [order[key] == fold for key in keys]
        if all(inside):
            return  # one source alone leaves nothing to learn from
        yield (
            [thread for thread, held in zip(threads, inside, strict=True) if not held],
            [thread for thread, held in zip(threads, inside, strict=True) if held],
        )


def variants(thread: Thread) -> Iterator[tuple[str, Thread]]:
    """Give the page and its measured copies."""
    yield "clean", thread
    for sort in MEASURED:
        yield sort, measured(thread, sort)
    yield "article", article_only(thread)


def measure(threads: list[Thread], table_named: Callable[[str], Weights]) -> dict[str, list[Score]]:
    """Read every page and its copies. `table_named`: the tables to read with."""
    rows: dict[str, list[Score]] = {}
    for thread in threads:
        for sort, page in variants(thread):
            path = read(page, table_named)
            rows.setdefault(sort, []).append(replace(score(page, path), facts=tuple(facts_of(page.views, path))))
    return rows


def read(thread: Thread, table_named: Callable[[str], Weights]) -> Walked:
    """Read a page as the product does: its path, with what of the lines above the comments is set aside."""
    views = thread.views
    path = path_of(views, table_named=table_named)
    above = [State.BEFORE if away else State.ARTICLE for away in asides(views, framed_of(views), path, {}).found]
    return replace(path, states=(*above, *path.states[len(above) :]))


def measure_all(threads: list[Thread], way: str, more: Sequence[Thread] = ()) -> dict[str, list[Score]]:
    """Measure one of the three ways. `more`: threads that are always learnt from."""
    if way == "shipped":
        return measure(threads, weights)
    rows: dict[str, list[Score]] = {}
    pages = list(written())
    for fold, (learn, held) in enumerate(splits(threads, way)):
        apart = [page for place, page in enumerate(pages) if place % FOLDS == fold] if way == "articles" else []
        tables = {
            name: table_of(found)
            for name, found in fits([*learn, *more], [page for page in pages if page not in apart])
        }
        for sort, scores in (measure(held, tables.__getitem__) | measure_written(apart, tables.__getitem__)).items():
            rows.setdefault(sort, []).extend(scores)
    return rows


def measure_written(pages: Sequence[Thread], table_named: Callable[[str], Weights]) -> dict[str, list[Score]]:
    """Read written pages of text alone and such with furniture: what is said and who says it, not what of the rest is the article's."""
    rows: dict[str, list[Score]] = {}
    for page in pages:
        path = read(page, table_named)
        sort = "dressed" if any(framed_of(page.views)) else "text"
        gold = replace(page, rows=tuple([(text, aside(state)) for text, state in page.rows]))
        found = score(gold, replace(path, states=tuple(map(aside, path.states))))
        facts = tuple(facts_of(page.views, path))
        rows.setdefault(sort, []).append(replace(found, facts=facts, asked=is_asked(page.views, path)))
    return rows


def is_asked(views: Sequence[View], path: Walked) -> bool:
    """Tell whether any line of a page breaks its habits."""
    away = [state is State.BEFORE for state in path.states if state in ABOVE]
    roles = roles_of(views, views, path, away, NO_FIXES)
    return bool(questions_of(views, path, roles, framed_of(views), NO_FIXES))


def aside(state: State) -> State:
    """Make the article's lines as good as furniture."""
    return State.BEFORE if state is State.ARTICLE else state


def line(scores: list[Score]) -> tuple[float, float, float]:
    """Sum up: boundary, F1 of comments, pages exactly right."""
    count = len(scores)
    both = sum(one.gold + one.read for one in scores)
    f1 = 2 * sum(one.found for one in scores) / both if both else 1.0
    return sum(one.boundary for one in scores) / count, f1, sum(one.exact for one in scores) / count


def show(way: str, rows: dict[str, list[Score]]) -> None:
    """Print the rows."""
    print(f"== {way}")
    for sort, scores in rows.items():
        by = {
            source: [one for one in scores if one.source == source] for source in sorted({one.source for one in scores})
        }
        means = [sum(column) / len(by) for column in zip(*map(line, by.values()), strict=True)]
        total = " ".join(f"{value:.3f}" for value in line(scores))
        each = " ".join(f"{source} {line(part)[2]:.2f}" for source, part in by.items())
        print(
            f"{sort:8} boundary, F1, exact: {total}   mean over sources: {' '.join(f'{value:.3f}' for value in means)}   {each}"
        )
    print(f"article alone, no comment invented: {sum(one.empty for one in rows['article']) / len(rows['article']):.3f}")
    ranked = sorted(rows["clean"], key=lambda one: -one.margin)
    right = [sum(one.exact for one in ranked[: place + 1]) / (place + 1) for place in range(len(ranked))]
    last = max((place for place, share in enumerate(right) if share >= SURE), default=-1)
    print(f"{SURE:.0%} exact on the surest {(last + 1) / len(ranked):.3f}, margin >= {ranked[last].margin}")


def write(folder: Path, out: Path) -> None:
    """Write what the shipped reader reads of each seed, in the shape of the gold."""
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.glob("*.gold.json")):
        stem = path.name.removesuffix(".gold.json")
        lines = cut((folder / f"{stem}.txt").read_bytes().decode("utf-8"))
        reading = segment(lines)
        shown = ARTICLE_ROLES | HEAD_ROLES
        article = [one.text.strip() for one, role in zip(lines, reading.roles, strict=True) if role in shown]
        comments = [
            {"author": one.author, "paragraphs": [part.text for part in one.paragraphs], "reply_to": []}
            for one in reading.comments
        ]
        (out / f"{stem}.json").write_text(
            json.dumps({"article": article, "comments": comments}, ensure_ascii=False), "utf-8"
        )


def main() -> None:
    """Measure, print, perhaps write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("threads", type=Path)
    parser.add_argument("--only", choices=("shipped", "articles", "sites"), action="append")
    parser.add_argument("--further", type=Path)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    threads = load(arguments.threads)
    for way in arguments.only or ("shipped", "articles", "sites"):
        rows = measure_all(threads, way, further(arguments.further))
        if rows:
            show(way, rows)
        else:
            print(f"== {way}\nnot measured: the threads are of one source")
    if arguments.out:
        write(arguments.threads, arguments.out)


if __name__ == "__main__":
    main()
