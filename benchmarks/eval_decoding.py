"""Measure how often an old encoding is guessed rightly, by how many signs beyond ASCII there are: SURENESS in decode.py.

    python benchmarks/eval_decoding.py

The texts are the golden shapes of the tests, in thirty languages, in pieces drawn at random, each in the encodings that
its language came in. A guess is right where the text is.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from seedbank.decode import decode

SHAPES = Path(__file__).parents[1] / "tests" / "golden" / "shapes.txt"
SCRIPTS = (
    ("ぁ", "ん", ("shift_jis", "euc_jp")),
    ("가", "힣", ("euc_kr",)),
    ("а", "я", ("cp1251", "koi8_r")),
    ("α", "ω", ("cp1253",)),
    ("א", "ת", ("cp1255",)),
    ("ء", "ي", ("cp1256",)),
    ("一", "龥", ("gb18030",)),
)  # fmt: skip
LETTERS = (
    ("ąęłńśź", "cp1250"),
    ("ěřů", "cp1250"),
    ("őű", "cp1250"),
    ("ğşı", "cp1254"),
    ("ơưđ", "cp1258"),
    ("éèêäöüßñãõåøáíóúç", "cp1252"),
)
STEPS = (9, 33, 10**9)
DRAWS = 25


def encodings(text: str) -> tuple[str, ...]:
    """Name the encodings that a text of its language came in."""
    for first, last, names in SCRIPTS:
        if any(first <= sign <= last for sign in text):
            return names
    return tuple([name for letters, name in LETTERS if any(sign in letters for sign in text)][:1])


def pieces() -> Iterator[tuple[str, str]]:
    """Draw pieces of the texts, each with an encoding that has it."""
    rng = random.Random(5)
    for shape in SHAPES.read_text("utf-8").split("\n## ")[1:]:
        rows = [row.partition("|")[2].removeprefix(" ") for row in shape.splitlines()[1:] if row[:2] not in {"=>", ""}]
        lines = [row for row in rows if not row.isascii()]
        for name in encodings("".join(lines)):
            for _ in range(DRAWS):
                count = rng.randint(1, len(lines))
                start = rng.randint(0, len(lines) - count)
                yield "\n".join(lines[start : start + count]), name


def main() -> None:
    """Guess, count, print."""
    right, drawn = dict.fromkeys(STEPS, 0), dict.fromkeys(STEPS, 0)
    for text, name in pieces():
        try:
            data = text.encode(name)
        except UnicodeEncodeError:
            continue
        step = next(step for step in STEPS if sum(sign > "\x7f" for sign in text) < step)
        drawn[step] += 1
        right[step] += "".join(line.text + line.end for line in decode(data, "x.txt").lines) == text
    for step in STEPS:
        print(f"fewer than {step} signs: {right[step]} of {drawn[step]}, {right[step] / max(1, drawn[step]):.3f}")


if __name__ == "__main__":
    main()
