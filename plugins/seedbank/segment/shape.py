"""Clues of a line alone: its length, its end, its capitals, its words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from seedbank.model import Role
from seedbank.segment.furniture import MOST_KEPT
from seedbank.segment.view import LONGEST_KEPT, SHORT, WORD, View
from seedbank.segment.words import signs_off

Clues = tuple[str, ...]

WORD_STEPS = (1, 2, 3, 4, 6, 9, 15)
WORD_CLUES = ("words 1", "words 2", "words 3", "words 4", "words 5-6", "words 7-9", "words 10-15", "words 16+")
SIGN_STEPS = (3, 6, 10, 15, 20, 30, 45, 80, 150, 300)
SIGN_CLUES = tuple([tuple([f"signs <={step}" for step in SIGN_STEPS[place:]]) for place in range(len(SIGN_STEPS) + 1)])
FEW = 2  # tenths
LONG = 15  # words from which on a line is a paragraph
HAS = ((",", "has a comma"), (":", "has a colon"), ("(", "has a bracket"), ("#", "has a hash"), ("..", "has dots"))
LINK = re.compile(r"(?:https?://|www\.)\S+|\b\w[\w-]+\.(?:com|org|net|html|co\.uk)\b", re.IGNORECASE)
INNER = re.compile(r"[.!?…]\s")
CODE = re.compile(r"[{};=]|\(\)|->|<|>|[a-z]\.[A-Z]|\[/?\w+\]|[-~=_*]{3}")
CALL = re.compile(r"[\w.-]{3,25}\s?[,:]\s")
HASHTAGS = re.compile(r"(?:#\w+[\s,.!]*)+")
HANDLE = re.compile(r"[A-Za-z][\w.-]*")
MIXED = re.compile(r"[\d_]|[a-z][A-Z]")
BRACKETED = re.compile(r"\S+(?:\s\S+){0,2}\s[(\[].{1,25}[)\]]")
ONE_LETTER = re.compile(r"(?:.*\s)?[A-Z]\.?|[A-Z]\.?\s.*")
SMALL_ON_PAGE = (("small on page none",), ("small on page some",), ("small on page all",))
FORMS = ((ONE_LETTER, "has an initial"), (BRACKETED, "ends in brackets as a firm does"))
LATIN, SYMBOLS = "\u024f", "\u2190"  # the last Latin letter of the European alphabets; the first arrow
RUN = re.compile(r"([^\w\s.!?])\1")
OPENERS = {
    "@": "starts with @",
    **dict.fromkeys("\"“”‘’'«»„「『", "starts with a quote"),
    "#": "starts with a hash",
    **dict.fromkeys("-–—*•·>", "starts with a bullet"),
}
PERSONS = frozenset(
    WORD.findall(
        "i you my your me we our us i'm i've i'd i'll you're don't ich du mir mein wir je tu moi mon nous vous yo mi tú ik jij mijn eu você jag du"
    )
)
FUNCTIONS = frozenset(
    WORD.findall(
        """the a an and or but of to in on at for with is are was were be been it its this that these those he she they
        his her their not no do does did have has had will would can could should if so as by from what who how why when
        there here just about than then too very all more some any up out get got like him us them
        der die das und oder aber von zu im auf für mit ist sind war nicht ein eine er sie es den dem des auch wie
        le la les un une et ou mais de en dans pour avec est sont pas il elle que qui ce cette sur au aux
        el los las una y o pero con es son se su al lo como más gli e ma di da per non che è sono si
        het een van op met zijn niet dat os um uma com não para och att det som en ett på är inte med för"""
    )
)


def alone(view: View, used: AbstractSet[str]) -> list[Clues]:
    """Look at one line. `used`: words of the page's long lines, as they are written there."""
    found = [
        SIGN_CLUES[bisect_left(SIGN_STEPS, len(view.text))],
        _shape(bisect_left(WORD_STEPS, view.words), view.end, view.closed, view.kind, view.look),
        _opened(view.text[0], CALL.match(view.text) is not None),
    ]
    if view.words > LONG:
        return found  # of a long line only the start is looked at: no name is that long
    found.append(_signs_kept(view.text) if len(view.text) <= LONGEST_KEPT else _signs(view.text))
    if view.words <= SHORT:
        author = view.opening.author
        found += [_capitals(author), _lexicon(author, view.tokens, view.classes)]
        if view.tokens:
            found.append(_small_on_page(view.tokens, used))
    else:
        found.append(tuple(_grammar(view.low)))
    return found


@cache
def _shape(words: int, end: str, closed: bool, kind: Role | None, look: str) -> Clues:  # noqa: FBT001  (cached by place)
    """Word what is known of the line already. Kept: there are some hundred cases."""
    found = [WORD_CLUES[words], f"ends with {end}"]
    if closed:
        found.append("closed")
    if kind:
        found.append(f"kind {kind}")
    if look:
        found.append(f"look: {look}")
    return tuple(found)


@lru_cache(maxsize=4096)
def _opened(sign: str, call: bool) -> Clues:  # noqa: FBT001  (cached by place)
    """Word a line's first sign, and whether it opens as a call does. Kept: there are few first signs."""
    found = OPENERS.get(sign) or _start(sign)
    return (found, "opens with a call") if call else (found,)


def _signs(text: str) -> Clues:
    """Look at punctuation and links."""
    found = [clue for sign, clue in HAS if sign in text]
    if "!" in text or "?" in text:
        found.append("has a cry")
    if CODE.search(text):
        found.append("has code")
    if INNER.search(text):
        found.append("has a sentence's end inside")
    if text[0] == "#" and HASHTAGS.fullmatch(text):
        found.append("only hashtags" if " " in text else "only a hashtag")
    if "@" in text[1:]:
        found.append("has @ inside")
    if "." in text and LINK.search(text):
        found.append("only a link" if " " not in text else "has a link")
    return tuple(found)


_signs_kept = lru_cache(maxsize=MOST_KEPT)(_signs)
"""The same of a short line, as the next two are kept: readers' names come back, on the page and on the next ones."""


def _start(sign: str) -> str:
    """Name what kind of sign a line starts with."""
    if sign.isdigit():
        return "starts with a digit"
    return "starts small" if sign.islower() else "starts with a capital" if sign.isupper() else "starts otherwise"


@lru_cache(maxsize=MOST_KEPT)
def _capitals(text: str) -> Clues:
    """Look at the capitals, digits and signs of a short line."""
    words = text.split()
    found = [f"{_case(text, words)} {min(len(words), 3)}"]
    if "_" in text:
        found.append("has an underscore")
    if any(map(str.isdigit, text)):
        found.append("has a digit")
    if not text.isascii() or not text.isalpha():
        found += _letters(text)
    if len(words) == 1 and HANDLE.fullmatch(text) and (MIXED.search(text) or text.islower()):
        found.append("handle")
    found += [clue for pattern, clue in FORMS if pattern.fullmatch(text)]
    if RUN.search(text):
        found.append("has a run of signs")
    return tuple(found)


def _letters(text: str) -> list[str]:
    """Look at what kind of letters there are, and how many."""
    letters = sum(map(str.isalpha, text))
    found = ["few letters"] if letters * 2 < len(text) else []
    if not text.isascii():
        if sum([char.isalpha() and char > LATIN for char in text]) * 2 > letters:
            found.append("another script")
        if any(char > SYMBOLS and not char.isalpha() for char in text):
            found.append("has an odd sign")
    return found


def _case(text: str, words: Sequence[str]) -> str:
    """Name how a short line is written."""
    if text.islower():
        return "small"
    if text.isupper():
        return "upper"
    heads = [word[0] for word in words if word[0].isalpha()]
    if len(words) > 1:
        return "title" if heads and all(map(str.isupper, heads)) else "first capital" if text[0].isupper() else "mixed"
    return "capital" if text[0].isupper() and text[1:].islower() else "camel" if MIXED.search(text) else "mixed"


def _grammar(low: str) -> list[str]:
    """Look at the small words of a longer line: a list of names has none."""
    tokens = WORD.findall(low)
    share = sum([token in FUNCTIONS for token in tokens]) * 10 // max(1, len(tokens))
    found = ["function words none" if not share else "function words few" if share <= FEW else "function words many"]
    if not PERSONS.isdisjoint(tokens):
        found.append("speaks of persons")
    return found


@lru_cache(maxsize=MOST_KEPT)
def _lexicon(text: str, tokens: tuple[str, ...], classes: tuple[str, ...]) -> Clues:
    """Look up the words of a short line."""
    if not tokens:
        return ("no words",)
    case = _case(text, text.split())
    grades = [known[0] for known in classes]  # digits: they sort as numbers do
    known_names = sum([len(known) > 1 for known in classes])
    names = "names all" if known_names == len(tokens) else "names some" if known_names else "names none"
    if len(tokens) == 1:
        found = [f"word is {classes[0]}", f"{case} word is {classes[0]}"]
    else:
        found = [
            f"first is {classes[0]}",
            f"final is {classes[-1]}",
            f"{case} words, commonest {max(grades)}",
            f"{case} words, {names}",
        ]
        found.append(f"{min(len(tokens), 4)} words, {case}, {names}, rarest {min(grades)}")
    found += [f"commonest {max(grades)}", f"rarest {min(grades)}", names]
    if signs_off(text.lower()):
        found.append("signs off")
    if not FUNCTIONS.isdisjoint(tokens):
        found.append("function word")
    if not PERSONS.isdisjoint(tokens):
        found.append("speaks of persons")
    return tuple(found)


def _small_on_page(tokens: Sequence[str], used: AbstractSet[str]) -> Clues:
    """Tell whether the page writes the words of a short line in small letters elsewhere."""
    small = sum([token in used and token[0].islower() for token in tokens])
    return SMALL_ON_PAGE[0 if not small else 2 if small == len(tokens) else 1]
