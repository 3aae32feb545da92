"""Turn a forum's discussions into threads that teach which comment is answered: DISCUSSIONS -> OUT/NAME.gold.json, as `load` reads.

    python benchmarks/gather_forum.py OUT v1/data/fourforum

For the Internet Argument Corpus, version 1 (named in further_sites.txt): a folder with `discussions/N.json`, each a list of posts (id, side, author,
text, notes, parent, category, time), and `ranges/quotes/N.json`, which spans of a post are another's words. What is gathered stays
outside the repository: the posts belong to those who wrote them, and the tables fitted on them hold clues and numbers alone.

A discussion's first post stands for the article. A post that quotes one post, the one it was written under, answers that; the quotation
is taken out, for newspapers' readers seldom quote. What other posts answer is not known: the forum puts them under the post above.
So these threads tell nothing of what answers an article ("kind": "forum").
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from pathlib import Path

MOST_THREADS, MOST_COMMENTS, LEAST_COMMENTS = 300, 60, 7
FACE = re.compile(r"emoticon_\w+|:x\w+")
BLANKS = re.compile(r"\s+")


def lines_of(text: str) -> list[str]:
    """The lines of a post, without its faces."""
    return [line for part in text.split("\n") if (line := BLANKS.sub(" ", FACE.sub("", part)).strip())]


def spans_of(path: Path) -> dict[int, list]:
    """Post -> its spans that are another's words: start, end, whose."""
    rows = json.loads(path.read_text("utf-8")) if path.exists() else []
    return {post: [span for span in spans if isinstance(span, list)] for post, *spans in rows}


def without(text: str, spans: list) -> str:
    """A post without its quotations."""
    for start, end, *_ in sorted(spans, key=lambda span: -span[0]):
        text = f"{text[:start]}\n{text[end:]}"
    return text


def quoted_posts(spans: list) -> set:
    """The posts that the spans of one post are from; None among them: one that is not told."""
    return {next(filter(None, notes), {}).get("quote_id") for _, _, *notes in spans}


def thread(discussion: Path, quotes: Path) -> dict | None:
    """Make one thread; None where it is short."""
    posts, spans = json.loads(discussion.read_text("utf-8"))[0], spans_of(quotes)
    article = lines_of(posts[0][3]) if posts else []
    place: dict[int, int | None] = {posts[0][0]: None} if posts else {}
    said = []
    for key, _, author, text, _, parent, *_ in posts[1 : MOST_COMMENTS + 1]:
        his = spans.get(key, [])
        lines = lines_of(without(text, his))
        if not lines or not author:
            continue
        sure = quoted_posts(his) == {parent} and place.get(parent) is not None
        place[key] = len(said)
        said.append({"author": author, "paragraphs": lines, "reply_to": [place[parent]] if sure else None})
    if not article or len(said) < LEAST_COMMENTS:
        return None
    name = f"forum-{discussion.stem}"
    about = {"id": name, "source": "forum", "kind": "forum", "group": name, "reply_gold": "structure"}
    return {**about, "article": article, "comments": said}


def main() -> None:
    """Gather and write. Of many, by hash: no theme or year is preferred."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    found = sorted(
        (arguments.folder / "discussions").glob("*.json"),
        key=lambda path: hashlib.md5(path.name.encode(), usedforsecurity=False).hexdigest(),
    )
    threads = answers = 0
    for path in found:
        one = thread(path, arguments.folder / "ranges/quotes" / path.name)
        if one and threads < MOST_THREADS:
            (arguments.out / f"{one['id']}.gold.json").write_text(json.dumps(one, ensure_ascii=False), "utf-8")
            threads += 1
            answers += sum(comment["reply_to"] is not None for comment in one["comments"])
    print(f"{threads} threads, {answers} answers")


if __name__ == "__main__":
    main()
