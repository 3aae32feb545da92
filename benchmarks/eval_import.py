"""How well saved pages are read: comments, authors, parents and the article's words against labelled threads.

    python benchmarks/eval_import.py THREADS PAGES [--peer]

THREADS holds `NAME.gold.json` with `origin` (whose last part is the page's file name), `article`, and `comments` with `author`,
`paragraphs` and `reply_to` (indices; `[]`: the article; null: not known, not counted). PAGES holds the pages. `--peer` lays
trafilatura's article text beside ours, if it is installed.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "plugins"))

from seedbank.from_markdown import from_markdown, plain
from seedbank.import_html.compose import import_page
from seedbank.import_html.records import Imported, Said
from seedbank.import_html.write import seed_of
from seedbank.model import Line


def words(text: str) -> list[str]:
    """The words of a text, for comparing."""
    return re.findall(r"\w+", text.lower())


def f1(found: str, gold: str) -> tuple[float, float, float]:
    """Precision, recall and their mean of the words of a text, each as often as it stands there."""
    mine, true = Counter(words(found)), Counter(words(gold))
    same = (mine & true).total()
    precision, recall = same / max(1, mine.total()), same / max(1, true.total())
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def said_text(said: Said) -> str:
    """What a comment says, plain."""
    return " ".join(map(plain, said.blocks))


def matched(page: Imported, gold: list[dict]) -> dict[int, int]:
    """Index of a gold comment -> index of ours that says the same: by order, then by likeness."""
    mine = [words(said_text(said)) for said in page.comments]
    true = [words(" ".join(comment["paragraphs"])) for comment in gold]
    pairs: dict[int, int] = {}
    for block in difflib.SequenceMatcher(
        None, list(map(tuple, true)), list(map(tuple, mine)), autojunk=False
    ).get_matching_blocks():
        pairs.update({block.a + at: block.b + at for at in range(block.size)})
    for at, text in enumerate(true):
        if at in pairs:
            continue
        free = [index for index in range(len(mine)) if index not in pairs.values()]
        best = max(
            free,
            key=lambda index: len(set(text) & set(mine[index])) / max(1, len(set(text) | set(mine[index]))),
            default=None,
        )
        if best is not None and len(set(text) & set(mine[best])) * 3 > len(set(text) | set(mine[best])) * 2:
            pairs[at] = best
    return pairs


def parents(page: Imported, gold: list[dict], pairs: dict[int, int]) -> Counter:
    """Parents: right, wrong, not stated, of those the gold knows."""
    told: Counter = Counter()
    for at, comment in enumerate(gold):
        if comment["reply_to"] is None or at not in pairs:
            continue
        mine = page.comments[pairs[at]].parent
        true = {pairs.get(to) for to in comment["reply_to"]} or {-1}
        told["right" if mine in true else "not stated" if mine is None else "wrong"] += 1
    return told


def article_text(page: Imported) -> str:
    """The article as the seed's reader has it."""
    lines = tuple(Line(number, line) for number, line in enumerate(seed_of(page).split("\n"), 1))
    return "\n".join(paragraph.text for paragraph in from_markdown(lines).reading.article)


def peer_text(data: bytes) -> str:
    """Trafilatura's article text."""
    import trafilatura  # noqa: PLC0415

    return trafilatura.extract(data, include_comments=False, include_tables=True, favor_recall=False) or ""


def main() -> None:
    """Print a row a page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("threads", type=Path)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--peer", action="store_true")
    options = parser.parse_args()
    total: Counter = Counter()
    print(
        "page | markup | comments found of | authors right | parents right, wrong, not stated | article P R F1 | characters left"
    )
    for file in sorted(options.threads.glob("*.plain.gold.json")):
        gold = json.loads(file.read_text("utf-8"))
        path = options.pages / str(gold.get("origin", "")).rpartition("/")[2]
        if not path.is_file():
            continue
        page = import_page(path.read_bytes(), path.name)
        pairs = matched(page, gold["comments"])
        authors = sum(gold["comments"][at]["author"] == page.comments[index].author for at, index in pairs.items())
        told = parents(page, gold["comments"], pairs)
        total.update(
            {"of": len(gold["comments"]), "found": len(pairs), "authors": authors, "ours": len(page.comments), **told}
        )
        article = "\n".join(gold["article"])
        scores = [f1(article_text(page), article)] + (
            [f1(peer_text(path.read_bytes()), article)] if options.peer else []
        )
        shown = " ; ".join(" ".join(f"{score:.3f}" for score in three) for three in scores)
        left = sum(len(piece.text) * piece.times for piece in page.left)
        print(f"{path.name[:40]} | {page.markup} | {len(pairs)}/{len(gold['comments'])} ({len(page.comments)}) | {authors} | "
              f"{told['right']} {told['wrong']} {told['not stated']} | {shown} | {left}")  # fmt: skip
    print(dict(total))


if __name__ == "__main__":
    main()
