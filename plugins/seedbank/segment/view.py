"""One line as the reader sees it: its words, its shape, how it ends. Computed once, from the line alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from seedbank.frozen import dataclass
from seedbank.model import Line, Role
from seedbank.segment.furniture import MOST_KEPT
from seedbank.segment.look import look_of
from seedbank.segment.opening import Opening
from seedbank.segment.openings import settled
from seedbank.segment.words import classes_of, signs_off

UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]")
"""Scripts that put no spaces between words: Thai, Lao, Burmese, kana, han."""

SIGNS_A_WORD = 2  # of an unspaced script
LONGEST_NAME = 60  # characters
LONGEST_KEPT = 40  # characters of a line that is remembered
MOST_WORDS = 8  # in a name
SHORT = 6  # words up to which a line's words are looked up one by one
WORD = re.compile(r"\w[\w'’-]*")
INITIAL = re.compile(r"(?:.*\W)?(?:[A-Z]|[JS]r|Dr|Ph\.?D|Esq)\.|(?:[a-z]\.){2,}|[A-Z]{2,3}\.")
BARS = re.compile(
    r"[<>=]{2}|\s[=<>]\s|\[/\w+\]|([-=~])\1{3}|^[^\s,]+(?:,[^\s,]+){2,}$|(?:^|\s)\d{1,3}(?:[.,]\d)?/\d{1,3}$|^\w+\s?=|^[\"“„«].*[.!?][\"”“»]$|^[$€£]\s?\d|^[—–].*\d"
)
BEHIND_NAME = re.compile(
    r"(?:mfg|lg|mvg|mvh|rgds|(?:(?:kind|best|warm|kindest) )?regards|cheers|(?:viele |liebe |schöne |herzliche |beste )?gr(?:ü|u)(?:ß|ss)e?|saludos|cordialement|sincerely)[,.!]? (?:\w+[ .]?){1,3}$",
    re.IGNORECASE,
)
"""A sign-off with the writer's name on the same line: "Regards Anna"."""
SIGN_OFF = re.compile(r"(?P<words>[^,:.!]{2,24})[,:.!]+\s+\S")
NO_NAME = re.compile(r"https?://|www\.|[!-/:-@\[-`{-~\s]*\Z|\S*\w\.\w{2,}/|.* = ", re.IGNORECASE)
"""A link, signs alone, the address of a page, a sum or a setting."""
ADDRESS = re.compile(r"@(?P<name>\S.*?)[\s,:.]*")
ENDINGS = {
    **dict.fromkeys(".", "stop"),
    **dict.fromkeys("!?！？", "cry"),
    **dict.fromkeys("…", "dots"),
    **dict.fromkeys(",;，", "comma"),
    **dict.fromkeys(":：", "colon"),
    **dict.fromkeys("。、", "stop"),
    **dict.fromkeys("\"”’'»“」』", "quote"),
    **dict.fromkeys(")]>）", "bracket"),
}
"""Last sign of a line -> what such an end is called here."""

CLOSED = frozenset(["stop", "cry", "dots", "comma", "colon", "quote"])
"""Ends that no name has, but for an initial's full stop."""

NO_START = frozenset("}<>,:;/)?`|=+&%")
"""Signs that open code, tags, lists, links, and no printed name."""


@dataclass(frozen=True, slots=True)
class View:
    """One line that is not blank."""

    number: int  # of the line in the seed
    text: str  # without white space at its ends
    low: str  # the same in lower case; of a line with the form of a name line, the name alone. So are the next five
    tokens: tuple[str, ...]  # its words in lower case, no more than a short line's
    classes: tuple[str, ...]  # what the table of words knows of each
    words: int  # how many in the whole line; unspaced scripts are counted by their signs
    end: str  # what kind of end it has, see ENDINGS; else "letter", "digit", "sign"
    gap: bool  # whether a blank line goes before it
    kind: Role | None  # of furniture that it could be
    opening: Opening  # taken apart as a name line
    nameable: bool  # short enough and plain enough for a name
    closed: bool  # ends as a sentence or a clause does
    look: str  # what a short line looks like as a name, see look.py; else ""
    address: str  # in lower case, the name behind a leading "@" where nothing else is on the line


def views_of(lines: Sequence[Line]) -> list[View]:
    """Look at every line that is not blank."""
    written = [place for place, line in enumerate(lines) if line.text.strip()]
    texts = [bare(lines[place].text) for place in written]
    found = settled(texts)
    gaps = [bool(above) and not lines[place - 1].text.strip() for above, place in enumerate(written)]
    rows = zip(written, texts, gaps, found, strict=True)
    return [view_of(lines[place].number, text, seen, gap=gap) for place, text, gap, seen in rows]


def bare(raw: str) -> str:
    """Drop white space and marks of no width at the ends of a line."""
    return raw.strip().strip("\u200b\ufeff") or raw.strip()


def view_of(number: int, text: str, seen: tuple[Role | None, Opening], *, gap: bool = False) -> View:
    """Look at one line, bare at its ends. `seen`: the kind of furniture that it is on its page, and what it holds as a name line."""
    kind, opening = seen
    looked_at = _kept if len(text) <= LONGEST_KEPT else _looked_at
    low, tokens, classes, words, end, opening, nameable, closed, look, address = looked_at(text, opening)
    return View(
        number, text, low, tokens, classes, words, end, gap, kind, opening, nameable, closed, look, address
    )  # in the order of its fields: by their names it takes twice as long


def _looked_at(text: str, opening: Opening) -> _Look:
    """Look at what a line is by itself."""
    words = count_words(text)
    opening = opening if words <= MOST_WORDS * 2 else Opening(text)
    name = opening.author  # the text itself, where the line has no form of a name line
    words = count_words(name) if opening.sure else words
    low = name.lower()
    tokens = tuple(WORD.findall(low)) if words <= SHORT else ()
    classes = tuple(classes_of(tokens)) if tokens else ()
    nameable = opening.sure or _nameable(text, words)
    end = _end(name)
    closed = end in CLOSED and not (end == "stop" and words <= SHORT and INITIAL.fullmatch(name))
    look = look_of(name, classes) if nameable and words <= SHORT else ""
    return low, tokens, classes, words, end, opening, nameable, closed, look, _address(low, words)


_Look = tuple[str, tuple[str, ...], tuple[str, ...], int, str, Opening, bool, bool, str, str]
"""What a view has from `low` on, but for gap and kind."""

_kept = lru_cache(maxsize=MOST_KEPT)(_looked_at)
"""The same of a short line: readers' names come back, on the page and on the next ones."""


def count_words(text: str) -> int:
    """Count words; where a script puts no spaces, two signs are taken for one word."""
    if text.isprintable() and "  " not in text:  # then a blank is the only white space
        spaced = text.count(" ") + (text[:1] not in ("", " ")) - (text[-1:] == " ")
    else:
        spaced = len(text.split())
    if text.isascii():
        return spaced
    unspaced = len(UNSPACED.findall(text))
    return spaced + unspaced // SIGNS_A_WORD if unspaced > SIGNS_A_WORD else spaced


def _nameable(text: str, words: int) -> bool:
    """Tell whether a line can be a name as far as its length and its first sign go."""
    return (
        words <= MOST_WORDS
        and len(text) <= LONGEST_NAME
        and text[0] not in NO_START
        and not NO_NAME.match(text)
        and not _is_barred(text)
    )


def _is_barred(text: str) -> bool:
    """Tell whether a line has what no printed name has: marks of code, a rule of dashes, a rating, a list without spaces, a sign-off, a time behind a dash."""
    if BEHIND_NAME.match(text):
        return True
    if text.replace(" ", "").isalnum():
        return False
    return BARS.search(text) is not None or _signs_off(text)


def _signs_off(text: str) -> bool:
    """Tell whether a line opens with a sign-off and goes on behind it: "Regards, Anna"."""
    cut = SIGN_OFF.match(text)
    return cut is not None and signs_off(cut["words"].lower())


def _end(text: str) -> str:
    """Name the kind of end."""
    last = text[-1:]
    if text.endswith(".."):
        return "dots"
    return ENDINGS.get(last) or ("letter" if last.isalpha() else "digit" if last.isdigit() else "sign")


def _address(low: str, words: int) -> str:
    """Give the name in a line that only calls somebody: "@Shin Ra"."""
    match = ADDRESS.fullmatch(low) if low.startswith("@") and words <= MOST_WORDS else None
    return match["name"] if match else ""
