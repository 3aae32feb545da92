"""One line as the reader sees it: its words, its shape, how it ends. Computed once, from the line alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from seedbank.model import Role
from seedbank.segment.furniture import kind_of
from seedbank.segment.opening import Opening, opening_of

UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]")
"""Scripts that put no spaces between words: Thai, Lao, Burmese, kana, han."""

SIGNS_A_WORD = 2  # of an unspaced script
WORD = re.compile(r"\w[\w'’-]*")
LONGEST_NAME = 60  # characters
MOST_WORDS = 8  # in a name
CLOSERS = '.!?…,;:。！？、)]"”»'
INITIAL = re.compile(r".*(?:\b[A-Z]|\b[JS]r|\bDr|\bPh\.?D|\bEsq)\.")
ADDRESS = re.compile(r"@(?P<name>\S.*?)[\s,:.]*")


@dataclass(frozen=True, slots=True)
class View:
    """One line that is not blank."""

    number: int  # of the line in the seed
    text: str  # without white space at its ends
    low: str  # the same in lower case
    words: int  # how many; unspaced scripts are counted by their signs
    kind: Role | None  # of furniture that it could be
    opening: Opening  # taken apart as a name line
    nameable: bool  # short enough and plain enough for a name
    closed: bool  # ends as a sentence or a clause does
    address: str  # in lower case, the name behind a leading "@" where nothing else is on the line


def view_of(number: int, raw: str) -> View:
    """Look at one line."""
    text = raw.strip().strip("\u200b\ufeff")
    words = count_words(text)
    opening = opening_of(text) if words <= MOST_WORDS * 2 else Opening(text)
    closed = text[-1:] in CLOSERS and not INITIAL.fullmatch(text)
    low = text.lower()
    return View(
        number=number,
        text=text,
        low=low,
        words=words,
        kind=kind_of(text),
        opening=opening,
        nameable=_nameable(opening, words, closed=closed),
        closed=closed,
        address=_address(low, words),
    )


def count_words(text: str) -> int:
    """Count words; where a script puts no spaces, two signs are taken for one word."""
    spaced = len(text.split())
    unspaced = len(UNSPACED.findall(text))
    return spaced + unspaced // SIGNS_A_WORD if unspaced > SIGNS_A_WORD else spaced


def _nameable(opening: Opening, words: int, *, closed: bool) -> bool:
    """Tell whether the line can open a comment as far as its form goes."""
    if opening.sure:
        return True
    return words <= MOST_WORDS and len(opening.author) <= LONGEST_NAME and not closed


def _address(low: str, words: int) -> str:
    """Give the name in a line that only calls somebody: "@Shin Ra"."""
    match = ADDRESS.fullmatch(low) if low.startswith("@") and words <= MOST_WORDS else None
    return match["name"] if match else ""
