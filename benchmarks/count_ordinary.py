"""Count the words that everybody uses: LABELLED threads -> plugins/seedbank/threads/ordinary.tsv.

    python benchmarks/count_ordinary.py THREADS

THREADS holds NAME.gold.json files with `source` and `comments[{paragraphs}]`. A word is kept when it is printed in lower
case, in comments of at least three sources, and stands in the reader's table of words, which was made without the threads: so no
name, no nickname and no one site's jargon gets into the table.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "plugins" / "seedbank"
TABLE = PACKAGE / "threads" / "ordinary.tsv"
WORDS_ELSEWHERE = PACKAGE / "segment" / "words.tsv"
SOURCES, COMMENTS, WORDS = 3, 5, 3000
LOWER = re.compile(r"(?<![@#\w/.])[a-z]+(?:['’][a-z]+)?(?![\w/@])")
HEADER = (
    "# Words that English-speaking commenters use everywhere, with how rarely: hundredths of ln(comments / comments with it).\n"
    "# Counted by benchmarks/count_ordinary.py; kept where at least three unrelated sites use the word in lower case.\n"
)


@cache
def _words() -> frozenset[str]:
    rows = WORDS_ELSEWHERE.read_text(encoding="utf-8").splitlines()
    return frozenset(row.split("\t")[0] for row in rows if not row.startswith("#"))


def known(word: str) -> bool:
    """Whether a list made without the threads has the word, or one that it is the head of, as "didn" of "didn't"."""
    return len(word) == 1 or word in _words() or f"{word}'t" in _words()


def comments_of(folder: Path) -> dict[str, str]:
    """Text of a comment -> its source; each text once."""
    found = {}
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        found |= {"\n".join(comment["paragraphs"]): gold["source"] for comment in gold["comments"]}
    return found


def main() -> None:
    """Write the table."""
    comments = comments_of(Path(sys.argv[1]))
    seen: dict[str, int] = defaultdict(int)
    sources: dict[str, set[str]] = defaultdict(set)
    for text, source in comments.items():
        for word in {found.split("'")[0].split("’")[0] for found in LOWER.findall(text)}:
            seen[word] += 1
            sources[word].add(source)
    kept = [word for word in seen if seen[word] >= COMMENTS and len(sources[word]) >= SOURCES and known(word)]
    kept = sorted(sorted(kept, key=lambda word: (-seen[word], word))[:WORDS])
    rows = (f"{word}\t{round(100 * math.log(len(comments) / seen[word]))}\n" for word in kept)
    TABLE.write_text(HEADER + "".join(rows), encoding="utf-8")
    print(f"{len(comments)} comments, {len(kept)} words -> {TABLE.name}")


if __name__ == "__main__":
    main()
