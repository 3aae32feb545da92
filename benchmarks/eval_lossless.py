"""Hold the law that nothing is lost against whole folders of pages.

    python benchmarks/eval_lossless.py FOLDER ...

Every .txt file is read as it stands, with Windows line ends, with blank lines between all, and in UTF-16. Each must come back byte
for byte, and the article, the comments and what is neither must cover all lines once, in order. `make eval` runs it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from seedbank.decode import decode, encode
from seedbank.model import ARTICLE_ROLES, SPEECH_ROLES, Reading, Role
from seedbank.segment import segment

SHOWN = ARTICLE_ROLES | SPEECH_ROLES | {Role.NAME}


def variants(data: bytes) -> Iterator[bytes]:
    """Give the bytes of a page, and of the same page as other machines would have kept it."""
    text = data.decode("utf-8")
    yield data
    yield text.replace("\n", "\r\n").encode()
    yield text.replace("\n", "\n\n").encode()
    yield text.encode("utf-16")


def covered(reading: Reading) -> list[int]:
    """Number the lines as article and comments show them; in order where nothing is amiss."""
    article = [paragraph.line for paragraph in reading.article]
    return article + [
        line for comment in reading.comments for line in [comment.line, *[part.line for part in comment.paragraphs]]
    ]


def is_kept(data: bytes) -> bool:
    """Tell whether a page comes back, and every line of it has one place."""
    seed = decode(data, "page.txt")
    reading = segment(seed.lines)
    shown = [line.number for line, role in zip(seed.lines, reading.roles, strict=True) if role in SHOWN]
    blank = all(
        (role is Role.BLANK) == (not line.text.strip()) for line, role in zip(seed.lines, reading.roles, strict=True)
    )
    return encode(seed) == data and blank and covered(reading) == shown


def lost(folders: Sequence[Path]) -> tuple[int, list[str]]:
    """Count the pages read, and name those of which something is lost."""
    pages = [
        (path, data)
        for folder in folders
        for path in sorted(folder.rglob("*.txt"))
        for data in variants(path.read_bytes())
    ]
    return len(pages), sorted({path.name for path, data in pages if not is_kept(data)})


def main() -> int:
    """Print the row; anything lost is a failure."""
    count, names = lost([Path(name) for name in sys.argv[1:]])
    print(
        f"nothing lost: {count - len(names)} of {count} pages come back byte for byte, every line in one place", *names
    )
    return 1 if names or not count else 0


if __name__ == "__main__":
    sys.exit(main())
