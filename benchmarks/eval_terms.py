"""Measure countries and topics on labelled texts that stand outside the repository.

    python benchmarks/eval_terms.py DATA [reuters peers traps news bbc ag huff]

DATA may hold: reut2-000.sgm ... reut2-021.sgm (Reuters-21578), traps.tsv (codes, title, text), news.tsv (codes, text: short
news labelled before any tagger saw it), bbc_train.csv (BBC News), ag.csv (AG News), huff.json (HuffPost); what is missing is
left out. Beside each figure of countries stand those of the other taggers that are installed (`peers.py`). Rates are of one process, in CPU time.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent / "plugins")]

from peers import folded, peers  # noqa: E402 (the path comes first)
from reuters import stories, titled  # noqa: E402 (the path comes first)

from seedbank.model import Paragraph  # noqa: E402 (the path comes first)
from seedbank.terms import Facet, Text, load_facet, tag  # noqa: E402 (the path comes first)
from seedbank.terms.share import ranked_tops, rolled_up, tallied, worth_of_forms  # noqa: E402 (the path comes first)
from seedbank.terms.words import find_forms, worded  # noqa: E402 (the path comes first)

csv.field_size_limit(10**9)
BBC = {"business": "4", "entertainment": "1", "politics": "11", "sport": "15", "tech": "13"}
AG = {"0": "11 16 2 3", "1": "15", "2": "4", "3": "13"}
HUFFPOST = {
    "POLITICS": "11", "ENTERTAINMENT": "1", "COMEDY": "1", "MEDIA": "1", "CULTURE & ARTS": "1", "SPORTS": "15", "CRIME": "2",
    "STYLE & BEAUTY": "10 1", "ENVIRONMENT": "6", "WELLNESS": "7 10", "HOME & LIVING": "10", "FOOD & DRINK": "10", "TRAVEL": "10",
    "PARENTING": "14 10", "BUSINESS": "4", "MONEY": "4", "TECH": "13", "SCIENCE": "13", "RELIGION": "12", "EDUCATION": "5",
    "WEIRD NEWS": "8", "QUEER VOICES": "14", "BLACK VOICES": "14", "WOMEN": "14", "LATINO VOICES": "14", "IMPACT": "14",
    "WEDDINGS": "10 8 14",
}  # fmt: skip
LONG = 15_000  # characters of a long article
ROUNDS, TIMES = 8, 60  # of the same article
MACRO_LEAST = 5  # documents that a label must have


def f1(hits: int, given: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    precision, recall = hits / given if given else 0.0, hits / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def scored(name: str, gold: Sequence[frozenset[str]], given: Sequence[frozenset[str]]) -> None:
    """Print micro and macro figures."""
    hits, got, want = (
        Counter(code for each in group for code in each)
        for group in ([a & b for a, b in zip(gold, given, strict=True)], given, gold)
    )
    micro = f1(hits.total(), got.total(), want.total())
    labels = [code for code in want if want[code] >= MACRO_LEAST]
    macro = sum(f1(hits[code], got[code], want[code])[2] for code in labels) / max(1, len(labels))
    exact = sum(a == b for a, b in zip(gold, given, strict=True)) / len(gold)
    print(
        f"{name:44} P {micro[0]:.3f} R {micro[1]:.3f} F1 {micro[2]:.3f} | macro {macro:.3f} ({len(labels)}) | exact {exact:.3f}"
    )


def codes_of(facet: Facet, text: Text) -> frozenset[str]:
    """Return the codes that a text gets."""
    return frozenset(each.term.code for each in tag(facet, text).tags)


def reuters(data: Path, facet: Facet, split: str = "test") -> None:
    """ModApte test: all, prose, and prose without its dateline."""
    documents = [story for story in stories(data) if story.split == split]
    prose = [story for story in documents if story.prose]
    for name, part, dateline, mixed in (
        ("all", documents, True, False),
        ("prose", prose, True, False),
        ("prose, mixed case", prose, True, True),
        ("prose, no dateline", prose, False, False),
        ("all, no dateline", documents, False, False),
    ):
        texts = [story.text(dateline=dateline, mixed=mixed) for story in part]
        start = time.process_time()
        given = [codes_of(facet, text) for text in texts]
        rate = len(part) / (time.process_time() - start)
        scored(f"Reuters {split} {name} ({len(part)}), {rate:.0f}/s", [story.gold for story in part], given)


def compared(data: Path) -> None:
    """Peers on the same test stories, title and dateline in mixed case, which is kindest to them."""
    documents = [story for story in stories(data) if story.split == "test"]
    for name, peer in peers():
        for label, part in (("all", documents), ("prose", [story for story in documents if story.prose])):
            whole = [f"{titled(story.title)}\n{titled(story.dateline)} {story.body}" for story in part]
            start = time.process_time()
            given = [folded(peer(text)) for text in whole]
            rate = len(part) / (time.process_time() - start)
            scored(f"{name}: Reuters test {label}, {rate:.0f}/s", [folded(story.gold) for story in part], given)


def traps(path: Path, facet: Facet) -> None:
    """Short stories with one trap each."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    gold = [frozenset(filter(None, row[0].split(","))) for row in rows]
    short("traps", facet, gold, [(row[1], row[2], None) for row in rows])


NEWS_YEAR = 2004  # of AG News


def news(path: Path, facet: Facet) -> None:
    """Short news of today's kind, without a title of their own."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    gold = [frozenset(filter(None, row[0].split(","))) for row in rows]
    short("short news", facet, gold, [(None, row[1], NEWS_YEAR) for row in rows])


def short(
    name: str, facet: Facet, gold: Sequence[frozenset[str]], rows: Sequence[tuple[str | None, str, int | None]]
) -> None:
    """Short texts, by title, text and year: ours, and every peer's."""
    given = [codes_of(facet, Text(title, (Paragraph(1, text),), "en", year)) for title, text, year in rows]
    scored(f"{name} ({len(rows)})", gold, given)
    for peer_name, peer in peers():
        theirs = [folded(peer(f"{title}\n{text}" if title else text)) for title, text, _ in rows]
        scored(f"{peer_name}: {name}", [folded(each) for each in gold], theirs)
    if name == "traps":
        for want, got, row in zip(gold, given, rows, strict=True):
            if want != got:
                print("   ", sorted(want), "got", sorted(got), row[0])


def bbc(path: Path) -> Iterable[tuple[str, str]]:
    """BBC News: text and accepted codes."""
    with path.open(encoding="utf-8", errors="replace") as file:
        return [(row["Text"], BBC[row["Category"]]) for row in csv.DictReader(file)]


def ag(path: Path) -> Iterable[tuple[str, str]]:
    """AG News."""
    with path.open(encoding="utf-8", errors="replace") as file:
        return [
            (row[0].replace("#39;", "'").replace("quot;", '"'), AG[row[1]])
            for row in csv.reader(file)
            if row[1:] and row[1] in AG
        ]


def huffpost(path: Path) -> Iterable[tuple[str, str]]:
    """HuffPost: headline and description."""
    found = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if row["category"] in HUFFPOST:
            found.append((f"{row['headline']}. {row['short_description']}", HUFFPOST[row["category"]]))
    return found


def tops(facet: Facet, text: str) -> list[str]:
    """Every broad subject of a text, best first, whether it would be shown or not."""
    words = worded(("", text))
    tallies = tallied(find_forms(facet.lexicons["en"], words, facet.tops), words)
    return [code for _, code in ranked_tops(facet, rolled_up(facet, worth_of_forms(tallies)))]


def topics(name: str, rows: Iterable[tuple[str, str]], facet: Facet) -> None:
    """Accuracy of the first broad subject; how often the right one is among the first three, and among those that tags show."""
    pairs = [(text, {f"medtop:{int(code):02d}000000" for code in codes.split()}) for text, codes in rows]
    start = time.process_time()
    shown = [[each.term.top for each in tag(facet, Text(None, (Paragraph(1, text),), "en")).tags] for text, _ in pairs]
    rate = len(pairs) / (time.process_time() - start)
    ranked = [tops(facet, text) for text, _ in pairs]
    at = [
        sum(bool(gold & set(codes[:count])) for (_, gold), codes in zip(pairs, ranked, strict=True)) / len(pairs)
        for count in (1, 2, 3)
    ]
    in_tags = sum(bool(gold & set(codes)) for (_, gold), codes in zip(pairs, shown, strict=True)) / len(pairs)
    per_text = sum(len(set(codes)) for codes in shown) / len(pairs)
    print(
        f"{name:12} {len(pairs)} texts: accuracy {at[0]:.3f}, @2 {at[1]:.3f}, @3 {at[2]:.3f}; shown {in_tags:.3f} with {per_text:.2f} broad topics a text; {rate:.0f}/s"
    )


def speed(facets: Sequence[Facet], text: str) -> None:
    """Long articles a second, for each facet and for all: the best of some rounds, since other processes take their share."""
    paragraphs: list[Paragraph] = []
    left = LONG
    for number, part in enumerate(text.splitlines()[:28] * 2, start=1):
        paragraphs.append(Paragraph(number, part[:left]))
        left = max(0, left - len(part))
    article = Text(None, tuple(paragraphs), "en")
    best = [min(timed(facet, article) for _ in range(ROUNDS)) for facet in facets]
    for facet, seconds in zip(facets, best, strict=True):
        print(f"{facet.name}: {1 / seconds:.0f} texts of {LONG} characters a second")
    print(f"all facets: {1 / sum(best):.0f} texts of {LONG} characters a second")


def timed(facet: Facet, article: Text) -> float:
    """Seconds of CPU that one text takes."""
    start = time.process_time()
    for _ in range(TIMES):
        tag(facet, article)
    return (time.process_time() - start) / TIMES


def opened() -> tuple[Facet, Facet]:
    """Load the facets, and print what that costs, and the first text in English."""
    start = time.process_time()
    facets = load_facet("country", "salience"), load_facet("topic", "share")
    loaded = time.process_time()
    for facet in facets:
        tag(facet, Text("Japan", (Paragraph(1, "Seoul and Tokyo signed a trade pact."),), "en"))
    print(
        f"terms loaded in {1000 * (loaded - start):.1f} ms, the first text tagged in {1000 * (time.process_time() - loaded):.1f} ms more"
    )
    return facets


def main(data: Path, only: Sequence[str]) -> None:
    """Print every figure there is data for."""
    country, topic = opened()
    measures: dict[str, tuple[str, Callable[[Path], None]]] = {
        "reuters": ("reut2-000.sgm", lambda path: reuters(path.parent, country)),
        "peers": ("reut2-000.sgm", lambda path: compared(path.parent)),
        "train": ("reut2-000.sgm", lambda path: reuters(path.parent, country, "train") if "train" in only else None),
        "traps": ("traps.tsv", lambda path: traps(path, country)),
        "news": ("news.tsv", lambda path: news(path, country)),
        "bbc": ("bbc_train.csv", lambda path: topics("BBC", bbc(path), topic)),
        "ag": ("ag.csv", lambda path: topics("AG News", ag(path), topic)),
        "huff": ("huff.json", lambda path: topics("HuffPost", huffpost(path), topic)),
    }
    for name, (file, run) in measures.items():
        if (data / file).exists() and (not only or name in only):
            run(data / file)
    seed = Path(__file__).resolve().parent.parent / "tests" / "golden" / "000_3ee0856b8c3cb974.txt"
    speed((country, topic), seed.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
