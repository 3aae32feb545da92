"""Titles and names from A to Z: on one page, and on a page for each letter once one page would be too long.

Who stands on which page follows from the texts alone: a page that would hold more than `MOST` is divided by the next
letter in which its texts differ, and the pages of other letters are as they were. The order is word by word, accents and
signs left out: numbers, A to Z, other scripts by their names, and last what has no letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from string import ascii_letters, digits
from typing import Generic, NamedTuple, TypeVar

from seedbank.frozen import dataclass
from seedbank.lists import EVERYTHING

MOST = 300
"""So many rows are one page: some 40 kB."""
DEEPEST = 24  # letters by which pages are told apart; more texts than MOST that begin with the same stay together

Row = TypeVar("Row")


class Letters(NamedTuple):
    """What texts begin with, as a reader sees it."""

    script: str  # "": Latin; "0-9", "cyrillic", ..., "other": no letter at all
    text: str  # "S", "South k"; "": all of its script


class Way(NamedTuple):
    """How a text is looked up. Compared, it is the order."""

    rank: int  # numbers, Latin, other scripts, none
    script: str
    head: tuple[str, ...]  # what is asked for before its letters: a script, a row of Chinese characters
    letters: str

    def at(self, depth: int) -> str:
        """Return the letter at a place; "" where it ends."""
        _, _, head, letters = self  # at once: asked for a hundred thousand times
        if not head:
            return letters[depth : depth + 1]
        above = len(head)
        return head[depth] if depth < above else letters[depth - above : depth - above + 1]


@dataclass(frozen=True, slots=True)
class Beginning:
    """A page or a section of the alphabet, as another page leads to it."""

    letters: Letters
    url: str
    count: int = 0  # where it may change


@dataclass(frozen=True, slots=True)
class LetterPage(Generic[Row]):
    """One page of the alphabet: where to go on, or rows."""

    url: str
    letters: Letters | None  # None: the start
    above: tuple[Beginning, ...]  # the pages that lead here, but the start
    alphabet: tuple[Beginning, ...]  # but at the start: every first letter
    further: tuple[Beginning, ...]  # with counts; at the start without rows, the sections of the page
    sections: tuple[tuple[Beginning, tuple[Row, ...]], ...]
    total: int  # at the start; elsewhere 0

    @property
    def first(self) -> str:
        """The address of its first letter's page; "" of the start."""
        return self.above[0].url if self.above else self.url if self.letters else ""

    @property
    def divided(self) -> bool:
        """Whether its letters have pages of their own."""
        return any("#" not in beginning.url for beginning in self.further)


_Keyed = Sequence[tuple[Way, Row]]


@dataclass(frozen=True, slots=True)
class _Place:
    url: str
    letters: Letters | None
    depth: int  # letters that all its rows have in common
    above: tuple[Beginning, ...]


def from_a_to_z(
    url: str, texts: Iterable[tuple[str, Row]], among: Container[str] = EVERYTHING
) -> Iterator[LetterPage[Row]]:
    """Yield the pages of rows by their texts; rows of one text stay in the order in which they come.

    `among`: of the first letters whose pages are wanted, the addresses. The start is always there.
    """
    firsts = _by_first_letter(texts)
    total = sum(map(len, firsts.values()))
    if total <= MOST:
        rows = _in_order(pair for pairs in firsts.values() for pair in pairs)
        start = _Place(url, None, 0, ())
        yield _page(start, rows, _groups(url, start, rows), None)
        return
    beginnings = [(_beginning(url, way, 1, len(firsts[way])), firsts[way]) for way in sorted(firsts)]
    alphabet = tuple(Beginning(found.letters, found.url) for found, _ in beginnings)
    yield LetterPage(url, None, (), (), tuple(found for found, _ in beginnings), (), total)
    for found, those in beginnings:
        if found.url in among:
            yield from _below(url, _Place(found.url, found.letters, 1, ()), _in_order(those), alphabet)


def _by_first_letter(texts: Iterable[tuple[str, Row]]) -> dict[Way, list[tuple[str, Row]]]:
    """Rows by the way as far as their first letter, in the order in which they come."""
    firsts: dict[Way, list[tuple[str, Row]]] = {}
    known: dict[str, list[tuple[str, Row]]] = {}
    for pair in texts:
        text = pair[0]
        shown = sign if (sign := text[:1]) in _SIGNS else text
        rows = known.get(shown)
        if rows is None:
            rows = known[shown] = firsts.setdefault(_first_of(shown), [])
        rows.append(pair)
    return firsts


def _in_order(texts: Iterable[tuple[str, Row]]) -> _Keyed[Row]:
    return sorted(((way_to(text), row) for text, row in texts), key=lambda pair: pair[0])


def _below(url: str, start: _Place, rows: _Keyed[Row], alphabet: tuple[Beginning, ...]) -> Iterator[LetterPage[Row]]:
    """Yield a first letter's page, and those that it is divided into."""
    left: list[tuple[_Place, _Keyed[Row]]] = [(start, rows)]
    while left:
        place, rows = left.pop()
        groups = _groups(url, place, rows)
        if len(rows) > MOST and groups:
            here = (*place.above, Beginning(place.letters, place.url)) if place.letters else ()
            depth = _common(rows, place.depth) + 1
            left += ((_Place(found.url, found.letters, depth, here), those) for found, those in groups)
        yield _page(place, rows, groups, alphabet)


def first_pages(url: str, texts: Iterable[str]) -> Counter[str]:
    """Return the address of each first letter, with the number of texts that begin with it."""
    found: Counter[str] = Counter()
    for shown, count in Counter([sign if (sign := text[:1]) in _SIGNS else text for text in texts]).items():
        found[_beginning(url, _first_of(shown), 1, 0).url] += count
    return found


def _beginning(url: str, way: Way, depth: int, count: int) -> Beginning:
    return Beginning(_seen(way, depth), f"{url}{_slug(way, depth)}/", count)


_SIGNS = frozenset(ascii_letters + digits)
"""Of a text that begins so, its first letter says how it begins; of others all of it is looked through."""


@lru_cache(maxsize=4096)
def _first_of(text: str) -> Way:
    """Return the way to a text as far as its first letter. Equal to that of `way_to`."""
    way = way_to(text)
    return Way(way.rank, way.script, way.head[:1], "" if way.head else way.letters[:1])


def _groups(url: str, place: _Place, rows: _Keyed[Row]) -> list[tuple[Beginning, _Keyed[Row]]]:
    """Rows by the next letter in which they differ, but for those that end before."""
    depth = _common(rows, place.depth)
    if depth >= DEEPEST:
        return []
    found: list[tuple[Beginning, _Keyed[Row]]] = []
    for letter, those in groupby(rows, key=lambda row: row[0].at(depth)):
        group = list(those)
        if letter:
            way = group[0][0]
            found.append((_beginning(url, way, depth + 1, len(group)), group))
    return found


def _common(rows: _Keyed[Row], depth: int) -> int:
    """How many letters all rows have in common, from those they are known to have; rows are in order."""
    first = next((way for way, _ in rows if way.at(depth)), None)
    if first is None or not depth:
        return depth
    last = next(way for way, _ in reversed(rows) if way.at(depth))
    return next((at for at in range(depth, DEEPEST) if not first.at(at) or first.at(at) != last.at(at)), DEEPEST)


def _page(
    place: _Place,
    rows: _Keyed[Row],
    groups: Sequence[tuple[Beginning, _Keyed[Row]]],
    alphabet: tuple[Beginning, ...] | None,
) -> LetterPage[Row]:
    """`alphabet`: None where everything stands on one page."""
    if alphabet is None or not place.letters:
        starts = tuple(Beginning(found.letters, f"{place.url}#{_id(found.url)}", found.count) for found, _ in groups)
        sections = tuple((start, _rows(those)) for start, (_, those) in zip(starts, groups, strict=True))
        return LetterPage(place.url, None, (), (), starts, sections, len(rows))
    own = rows
    further: tuple[Beginning, ...] = ()
    if len(rows) > MOST and groups:
        below = {way for _, those in groups for way, _ in those}
        own, further = [row for row in rows if row[0] not in below], tuple(found for found, _ in groups)
    sections = ((Beginning(place.letters, place.url), _rows(own)),) if own else ()
    return LetterPage(place.url, place.letters, place.above, alphabet, further, sections, 0)


def _id(url: str) -> str:
    """The id of a letter's section on the page of all: no page's ids look like a line's ("L29")."""
    return f"az-{url[:-1].rpartition('/')[2]}"


def _rows(rows: _Keyed[Row]) -> tuple[Row, ...]:
    return tuple(row for _, row in rows)


def way_to(text: str) -> Way:
    """Return how a text is looked up."""
    if text.isascii():
        letters = " ".join(_WORDS.findall(text.lower()))
    else:
        letters = " ".join(_WORDS.findall("".join(map(_plain, unicodedata.normalize("NFKD", text).casefold()))))
    if not letters:
        return Way(3, "other", ("other",), "")
    if letters[0].isdigit():
        return Way(0, "0-9", ("0-9",), letters)
    if letters[0].isascii():
        return Way(1, "", (), letters)
    head = _script(letters[0])
    return Way(2, head[0], head, letters)


_WORDS = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    """A letter as it is looked up: Latin ones without what is joined to them, digits of any script, katakana as hiragana."""
    if sign.isascii():
        return sign
    if unicodedata.combining(sign):
        return ""
    if sign.isdecimal():
        return str(int(sign))
    latin = _LATIN.match(unicodedata.name(sign, ""))
    if latin:
        return latin[1].lower()
    return chr(ord(sign) - 0x60) if "ァ" <= sign <= "ヶ" else sign


_LATIN = re.compile(r"LATIN (?:SMALL|CAPITAL) (?:LETTER|LIGATURE) ([A-Z]+)(?: |$)")


@lru_cache(maxsize=4096)
def _script(sign: str) -> tuple[str, ...]:
    """A script; of Chinese characters, too many for a page each, also the 256 that stand together in Unicode's dictionary order."""
    script = unicodedata.name(sign, "other").split(" ")[0].split("-")[0].lower()
    if script == "cjk":
        row = ord(sign) >> 8 << 8
        return script, f"{chr(row)}–{chr(row + 255)}"
    return ("kana" if script in {"hiragana", "katakana"} else script,)


def _seen(way: Way, depth: int) -> Letters:
    letters = way.letters[: max(depth - len(way.head), 0)].rstrip()
    return Letters(way.script, letters.capitalize() or "".join(way.head[1:depth]))


def _slug(way: Way, depth: int) -> str:
    """What texts begin with as a part of an address: ASCII letters and digits as they are, others by their numbers."""
    row = [f"{ord(found[0]):x}" for found in way.head[1:depth]]
    letters = way.letters[: max(depth - len(way.head), 0)]
    written = "".join(sign if sign in _PLAIN else "-" if sign == " " else f"{ord(sign):x}-" for sign in letters)
    script = f"{way.script}_" if way.rank > 1 else way.script  # no word has the sign, so no word is taken for a script
    return "-".join(part for part in (script, *row, written) if part)


_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
