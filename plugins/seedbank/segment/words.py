"""What the table of words knows: how common a word is, and whether people are called so."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

UNKNOWN = "0"


@cache
def _table() -> dict[str, str]:
    """Load the table once: word -> its grade from 0 to 4, then "g" and "f" for given and family names."""
    text = (files("seedbank.segment") / "words.tsv").read_text("utf-8")
    head = text.index("\n", text.rindex("\n#") + 1) + 1  # comments stand at the top
    cells = text[head:-1].replace("\t", "\n").split("\n")  # at once: a row at a time took three times as long
    return dict(zip(cells[::2], cells[1::2], strict=True))


def classes_of(tokens: list[str]) -> list[str]:
    """Name the class of each word, given in lower case, e.g. "3", "0g", "2gf"."""
    table = _table()
    return [table.get(token) or table.get(_plain(token), UNKNOWN) for token in tokens]


def _plain(token: str) -> str:
    """Drop a possessive or an abbreviation's apostrophe: "john's" is known by "john"."""
    return token.replace("’", "'").partition("'")[0]
