"""The words of printed times in many languages, from one table: months, units, "ago", "yesterday"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

JOINED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts in which a number, its unit and "ago" are written without spaces."""


def words_of(kind: str) -> dict[str, int]:
    """Give the words of a kind, in lower case, each with its value; see the head of the table."""
    return _table().get(kind, {})


@cache
def _table() -> dict[str, dict[str, int]]:
    """Read the table, once for all kinds."""
    found: dict[str, dict[str, int]] = {}
    for row in (files("seedbank.segment") / "calendar.tsv").read_text("utf-8").splitlines():
        if not row.startswith("#"):
            kind, word, value = row.split("\t")
            found.setdefault(kind, {})[word] = int(value)
    return found


def any_of(words: Iterable[str]) -> str:
    """Write a pattern for any of the words, the longest first; a space stands for any white space."""
    ranked = sorted(words, key=lambda word: (-len(word), word))
    return "|".join([re.escape(word).replace(r"\ ", r"\s+") for word in ranked])
