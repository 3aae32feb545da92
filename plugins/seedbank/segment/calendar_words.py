"""The words of printed times in many languages, from one table: months, units, "ago", "yesterday"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

JOINED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts in which a number, its unit and "ago" are written without spaces."""


@cache
def words_of(kind: str) -> dict[str, int]:
    """Give the words of a kind, in lower case, each with its value; see the head of the table."""
    text = (files("seedbank.segment") / "calendar.tsv").read_text("utf-8")
    rows = [row.split("\t") for row in text.splitlines() if not row.startswith("#")]
    return {word: int(value) for known, word, value in rows if known == kind}


def any_of(words: Iterable[str]) -> str:
    """Write a pattern for any of the words, the longest first; a space stands for any white space."""
    ranked = sorted(words, key=lambda word: (-len(word), word))
    return "|".join([re.escape(word).replace(r"\ ", r"\s+") for word in ranked])
