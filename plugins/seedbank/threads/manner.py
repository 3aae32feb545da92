"""How a turn begins, ends and sounds: the small signs of an answer, or of a remark to nobody."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import chain, compress
from types import MappingProxyType

from seedbank.model import Comment
from seedbank.threads.calls import Call
from seedbank.threads.vocative import Way
from seedbank.threads.words import plain

PHRASE = 4
"""Words of the longest phrase in the table."""

TINY, SHORT, MIDDLING, USUAL = 3, 8, 25, 90
"""Words up to which a turn is so long."""

LENGTHS = ("tiny", "short", "middling", "of usual length", "long")
"""The signs of a turn's length."""

YOU = frozenset(
    {
        "you",
        "your",
        "yours",
        "u",
        "ur",
        "yourself",
        "youre",
        "du",
        "dich",
        "dein",
        "deine",
        "deinen",
        "deiner",
        "vous",
        "votre",
        "vos",
        "toi",
        "usted",
        "ustedes",
        "voce",
        "voces",
        "vc",
        "tuo",
        "tua",
        "jij",
        "jouw",
        "uw",
    }
)
OPENING = frozenset({Way.AT_HEAD, Way.ALONE, Way.HEAD, Way.GREETED, Way.TOLD, Way.COPIED, Way.BARE})


@cache
def phrases(where: str) -> Mapping[str, tuple[str, ...]]:
    """Phrase -> its signs, for the phrases that count where a turn begins, or within it."""
    table = files(__package__).joinpath("signs.tsv").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in table.splitlines():
        sign, place, phrase = ("", "", "") if line.startswith("#") else line.split("\t")
        if place == where:
            found[phrase] = (*found.get(phrase, ()), sign)
    return MappingProxyType(found)


def manner(comment: Comment, words: tuple[tuple[str, ...], ...], calls: tuple[Call, ...]) -> frozenset[str]:
    """The signs of one turn; names it opens with are not its beginning. Linear in its text."""
    flat = tuple(chain.from_iterable(words))
    end = max((call.span.end for call in calls if call.paragraph == 0 and call.way in OPENING), default=0)
    first = comment.paragraphs[0].text if comment.paragraphs else ""
    skipped = len(plain(first[:end])) if end else 0
    signs = signs_at(flat[skipped : skipped + PHRASE], phrases("begins"))
    signs |= signs_within(flat) | signs_of_print(comment, end)
    signs.add(length_sign(len(flat)))
    return frozenset(signs)


def signs_at(opening: tuple[str, ...], table: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The signs of the phrases that these words begin with."""
    signs: set[str] = set()
    phrase = ""
    for word in opening:
        phrase = f"{phrase} {word}" if phrase else word
        signs.update(table.get(phrase, ()))
    return signs


def signs_within(flat: tuple[str, ...]) -> set[str]:
    """The signs that count anywhere in a turn."""
    table, heads = phrases("within"), phrase_heads()
    signs = {"you"} if not YOU.isdisjoint(flat) else set()
    met = heads.keys() & flat
    for head in met:
        signs.update(table.get(head, ()))
    for at in compress(range(len(flat) - 1), map(met.__contains__, flat)):
        if flat[at + 1] in heads[flat[at]]:
            signs |= signs_at(flat[at : at + PHRASE - 1], table)
    return signs


@cache
def phrase_heads() -> Mapping[str, frozenset[str]]:
    """First word of the phrases that count within a turn -> the second words that they have."""
    found: dict[str, set[str]] = {}
    for phrase in phrases("within"):
        head, *after = phrase.split(" ")
        found.setdefault(head, set()).update(after[:1])
    return MappingProxyType({head: frozenset(after) for head, after in found.items()})


def signs_of_print(comment: Comment, end: int) -> set[str]:
    """What marks and letters say; `end`: where the names at the head of the first paragraph end."""
    body = "\n".join([paragraph.text for paragraph in comment.paragraphs])
    opening = body[end : end + 40].lstrip(" \t\n,.:;!-–—\"'“”‘’(>@")
    signs = {
        "lower case": opening[:1].islower(),
        "asks at the end": body.rstrip(' "”)').endswith("?"),
        "asks": "?" in body,
        "link": "http" in body,
        "quotes first": body.lstrip()[:1] in {'"', "“", "„", "«", ">", "'", "‘", "…"} or body.lstrip().startswith(".."),
        "exclaims": "!" in opening[:30],
        "one paragraph": len(comment.paragraphs) == 1,
    }
    return {sign for sign, seen in signs.items() if seen}


def length_sign(words: int) -> str:
    """The sign for a turn of so many words."""
    return LENGTHS[bisect_left((TINY, SHORT, MIDDLING, USUAL), words)]
