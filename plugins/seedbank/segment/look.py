"""What a short line looks like as a name: a person, a handle, a word, a phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence

MIXED = re.compile(r"[\d_]|[a-z][A-Z]")
COMMON = "234"  # grades of words that everybody uses
INITIALS = re.compile(r"(?:[A-Z]\.?){1,3}")


def look_of(text: str, classes: Sequence[str]) -> str:
    """Name what the line looks like. `classes`: what the table of words knows of its words."""
    words = text.split()
    if not classes:
        return "signs"
    if len(words) == 1:
        return _one(text, classes)
    heads = [word[0] for word in words if word[0].isalpha()]
    capital = bool(heads) and all(map(str.isupper, heads))
    if capital and not text.isupper() and ("g" in classes[0] or (INITIALS.fullmatch(words[0]) and "f" in classes[-1])):
        return "person"
    common = sum([known[0] in COMMON for known in classes])
    if capital:
        return "title of words" if common == len(classes) else "title of strangers"
    if common == len(classes):
        return "phrase" if text[0].isupper() else "small phrase"
    return "phrase with strangers" if text[0].isupper() else "small phrase with strangers"


def _one(text: str, classes: Sequence[str]) -> str:
    """Name what a line of one word looks like."""
    if MIXED.search(text):
        return "handle"
    known = classes[0] if len(classes) == 1 else "0"
    if len(known) > 1 and text[0].isupper():
        return "first name" if "g" in known else "family name"
    if known[0] in COMMON:
        return "small word" if text[0].islower() else "word"
    return "small stranger" if text[0].islower() else "stranger"
