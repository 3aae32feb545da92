"""What a page prints round its text: times, votes, counters, buttons.

Whole lines are looked up in a table of phrases; a time within a sentence is speech. A line of several pieces ("Like · Reply · 3h") is
furniture where each piece is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from seedbank.frozen import dataclass
from seedbank.model import Role
from seedbank.segment.calendar_words import words_of
from seedbank.segment.glued import GLUED, LONG_WORD, pieces_of_glued
from seedbank.segment.printed_times import is_time, starters

LONGEST = 140  # characters; no piece of furniture in a saved page was longer
TRIM = " \t\u00a0|·•-–—"
ROUND = " \t\u00a0\u200b\u200e\u200f|·•∙⋅-–—›»«‹→←↩↪▾▴▸◂⚑🚩…:*✓✔⋮︙⇧⇩⤵↳⟩⟨"
"""Signs round a phrase that say nothing of it: arrows, bullets, marks."""
STEM = 6  # letters
NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]?\d+)*(?:\s?(?:k|m|tsd|тыс|mil)\.?(?!\w)|[万萬만천千]|\+(?=\s))?")
PARTS = re.compile(r"\s*[·•∙⋅|]\s*|\s{2,}|\t+|\s[-–—/]\s")
PLAIN = str.maketrans("’‘＃（）：！／，،\u00a0", "''#():!/,, ")
VOTES = re.compile(
    r"[+-]?\d+\s*\(\s*\+?\d+\s*/\s*[-−]?\d+\s*\)|[+−-]\d+(?:\s*[/|]?\s*[-−]\d+)?|[▲△👍⬆❤♥↑]️?\s*\d+|\d+\s*[▲▼👍👎⬆⬇❤♥↑↓]️?"
    r"|(?:[^\W\d_]{3,14} ?\(\d+\)\s*){2,5}"
)
"""The last form is that of several counts: "Funny (14) Smart (2)"."""
STARS = re.compile(r"[★☆⭐✩✭✰]{3,10}")
DIGIT = re.compile(r"\d")  # looked for before anything that needs one: most lines have none
ORDINAL = re.compile(r"#\d{1,6}(?:\.\d{1,4})*")  # a comment's number, beside its time
MOST_PIECES = 12  # in one line
SHORT = 40  # characters up to which every line is looked at closely
MOST_KEPT = 1 << 13  # short lines whose kind is remembered
TALK = 3  # times that a page must have what people say as often as pages print it


@dataclass(frozen=True, slots=True)
class _Table:
    """The phrases, ready to look up."""

    whole: Mapping[str, Role]  # phrase with its numbers made "#" -> kind
    open_end: Mapping[str, tuple[tuple[str, Role], ...]]  # first word -> phrases with any words in them
    open_start: Mapping[str, tuple[tuple[str, Role], ...]]  # last two signs -> phrases that begin with any words
    said: frozenset[str]  # phrases that people say too
    ends: frozenset[str]  # phrases behind which no comment stands
    talk: frozenset[str]  # those of them that prove nothing unless the page has several


@cache
def _table() -> _Table:
    """Load the table once."""
    text = (files("seedbank.segment") / "furniture.tsv").read_text("utf-8")
    rows = [row.split("\t") for row in text.splitlines() if not row.startswith("# ")]
    kinds = {role.value: role for role in Role}  # thousands of rows: no call for each
    whole = {row[1]: kinds[row[0]] for row in rows if "*" not in row[1]}
    open_end: dict[str, list[tuple[str, Role]]] = {}
    open_start: dict[str, list[tuple[str, Role]]] = {}
    for kind, phrase in [row[:2] for row in rows if "*" in row[1]]:
        entry = (phrase, kinds[kind])
        if phrase.startswith("*"):
            open_start.setdefault(phrase[-2:], []).append(entry)
        else:
            open_end.setdefault(phrase.split()[0], []).append(entry)
    flagged = [(row[1], row[3]) for row in rows if len(row) > 3]  # noqa: PLR2004  (the fourth column)
    talk = frozenset([phrase for phrase, flag in flagged if flag == "talk"])
    ends = frozenset([phrase for phrase, flag in flagged if flag == "end"])
    said = talk.union([phrase for phrase, flag in flagged if flag == "said"], words_of("day"))
    return _Table(
        whole,
        {word: tuple(found) for word, found in open_end.items()},
        {sign: tuple(found) for sign, found in open_start.items()},
        said,
        ends,
        talk,
    )


def speakable(low: str) -> bool:
    """Tell whether a piece of furniture, in lower case, is something that people say too: one such line on a page proves nothing."""
    return low.strip(ROUND) in _table().said


def talk(text: str) -> bool:
    """Tell whether a piece of furniture is said so often that only several on a page prove it."""
    return mask(text) in _table().talk


def heads(text: str) -> bool:
    """Tell whether a piece of furniture stands at the head of comments: "71 Comments", "Join the conversation", "Kommentar schreiben"."""
    masked = mask(text)
    return _table().whole.get(masked) is Role.COUNTER or any(word.startswith(_stems()) for word in masked.split())


@cache
def _stems() -> tuple[str, ...]:
    """List the beginnings of the words that counters are made of: "commen", "kommen"."""
    words = [
        phrase
        for phrase, kind in _table().whole.items()
        if kind is Role.COUNTER and phrase.isalpha() and len(phrase) >= STEM
    ]
    return tuple(sorted({word[:STEM] for word in words}))


def ends(text: str) -> bool:
    """Tell whether no comment stands behind such a line: "Related stories", "© 2019 Harbour News"."""
    masked = mask(text)
    return any(end == masked or (end.endswith("*") and masked.startswith(end[:-1])) for end in _ends_with(masked[:1]))


@cache
def _ends_with(sign: str) -> tuple[str, ...]:
    """List the phrases behind which no comment stands, by their first sign."""
    return tuple(sorted([end for end in _table().ends if end.startswith(sign)]))


def mask(text: str) -> str:
    """Write a line as the table has it: in lower case, its numbers made "#", without signs at its ends."""
    low = text.lower()
    if not low.isascii():
        low = low.translate(PLAIN)
    low = " ".join((NUMBER.sub("#", low) if DIGIT.search(low) else low).split())
    if low in _table().whole:
        return low
    bare = low.strip(ROUND)
    return bare.rstrip(".") if " " in bare else bare


def kind_of(text: str) -> Role | None:
    """Name the kind of furniture that the line, as a whole, could be. None: it is text."""
    if len(text) <= SHORT:
        return _kept(text)
    return None if len(text) > LONGEST or _is_sentence(text) else _kind(text)


def _kind(text: str) -> Role | None:
    """Name the kind of a line, at whatever cost."""
    kind = _piece(text)
    if kind:
        return kind
    kinds = {kind for _, kind in _parted(text)}
    return next((role for role in (Role.TIME, Role.VOTES, Role.COUNTER, Role.CONTROL) if role in kinds), None)


@lru_cache(maxsize=MOST_KEPT)
def _kept(text: str) -> Role | None:
    """Name the kind of a short line: buttons and readers' names come back, on the page and on the next ones."""
    return None if _is_words(text) else _kind(text)


def _is_words(text: str) -> bool:
    """Tell at little cost that a short line is text. Whatever it has in common with the table, be it a word, leaves it open."""
    if not (text.isascii() and text.isprintable()) or DIGIT.search(text) or _has_parts(text) or text.startswith("("):
        return False
    whole = text.lower()
    low = whole.strip(ROUND)
    stopped = low.rstrip(".")
    first = low.partition(" ")[0].rstrip(ROUND)
    return not (
        not first
        or first in _first_words()
        or first.startswith(("posted", "published"))
        or whole.partition(" ")[0] in _heads()
        or low[-2:] in _table().open_start
        or stopped[-2:] in _table().open_start
        or low[: len(low) // 2] == low[len(low) // 2 :]
        or stopped[: len(stopped) // 2] == stopped[len(stopped) // 2 :]
        or GLUED.search(whole)
    )


def _has_parts(text: str) -> bool:
    """Tell whether anything in a line parts it. Of what is printed in ASCII there is little that can."""
    if text.isascii() and text.isprintable():
        return "|" in text or "  " in text or " - " in text or " / " in text
    return PARTS.search(text) is not None


def _is_sentence(text: str) -> bool:
    """Tell at little cost that a longer line is text: no digit, no separator, and no phrase begins or ends as it does."""
    if not text.isascii() or DIGIT.search(text) or _has_parts(text):
        return False
    low = text.lower().strip(ROUND)
    first = low.partition(" ")[0].rstrip(ROUND)
    return (
        0 < len(first) < LONG_WORD and first not in _first_words() and low.rstrip(".")[-2:] not in _table().open_start
    )


@cache
def _first_words() -> frozenset[str]:
    """List the first words of all phrases and of times without a digit, bare of signs at their ends."""
    bare = [phrase.strip(ROUND).partition(" ")[0] for phrase in _table().whole]
    return frozenset([word.rstrip(ROUND) for word in {*_heads(), *_table().open_end, *starters(), *bare}])


def pieces_of(text: str) -> Iterator[tuple[str, Role]]:
    """Part a line of several pieces, all of them furniture: each piece with its kind; nothing where one is text."""
    if len(text) > LONGEST:
        return
    kind = _piece(text)
    if kind:
        yield text.strip(), kind
    else:
        yield from _parted(text)


def _parted(text: str) -> Iterator[tuple[str, Role]]:
    """Part a line at its separators, or between its buttons."""
    parts = PARTS.split(text.strip(TRIM)) if _has_parts(text) else []
    parts = [part for part in parts if part.strip(ROUND)] if len(parts) > 1 else parts
    if not 1 < len(parts) <= MOST_PIECES:
        parts = _buttons(text) or pieces_of_glued(text, _table().whole)
    found = []
    for part in parts:
        kind = _piece(part) or (
            Role.VOTES if mask(part) == "#" else Role.CONTROL if ORDINAL.fullmatch(part.strip()) else None
        )
        if not kind:
            return
        found.append((part.strip(TRIM), kind))
    if any(mask(part) != "#" for part in parts):
        yield from found


def _piece(text: str) -> Role | None:
    """Name the kind of one piece."""
    table, masked = _table(), mask(text)
    kind = table.whole.get(masked)
    if kind:
        return kind
    half, odd = divmod(len(masked), 2)
    if not odd and masked[:half] == masked[half:] and masked[:half] in table.whole:
        return table.whole[masked[:half]]  # "LikeLike": a button and the text read out for it
    bare = text.strip() if text.startswith(("-", "+")) else text.strip(TRIM)
    if (DIGIT.search(bare) and VOTES.fullmatch(bare)) or STARS.fullmatch(bare):
        return Role.VOTES
    low = bare.lower().strip(ROUND)
    if low.startswith("(") and low.endswith(")"):
        low = low[1:-1]
    if is_time(low if low.isascii() else low.translate(PLAIN)):
        return Role.TIME
    return _open(table, masked)


def _open(table: _Table, masked: str) -> Role | None:
    """Look for a phrase with any words in it."""
    forms = (*table.open_end.get(masked.partition(" ")[0], ()), *table.open_start.get(masked[-2:], ()))
    return next((kind for phrase, kind in forms if _form(phrase).fullmatch(masked)), None)


@cache
def _form(phrase: str) -> re.Pattern[str]:
    """Compile a phrase with any words in it, when a line first asks for it."""
    return re.compile(re.escape(phrase).replace(r"\*", ".{1,80}"))


WORDS = re.compile(r"\S+")
LONGEST_BUTTON = 4  # words
MOST_NUMBERS = 4  # beside buttons


def _buttons(text: str) -> list[str]:
    """Part a line of buttons that stand side by side, "Reply Share Report": the longest phrases, two at least; else nothing."""
    first = text.split(maxsplit=1)
    if len(first) < 2 or not _opens_phrase(first[0]):  # noqa: PLR2004  (side by side)
        return []
    words, found, at = WORDS.findall(text), list[str](), 0
    if sum([word.isdigit() for word in words]) > MOST_NUMBERS:
        return []
    while at < len(words) <= MOST_PIECES * 2:
        sizes = range(min(LONGEST_BUTTON, len(words) - at), 0, -1)
        piece = next((part for size in sizes if _is_button(part := " ".join(words[at : at + size]))), None)
        if piece is None:
            return []
        found.append(piece)
        at += len(piece.split())
    return found if len(found) > 1 else []


def _opens_phrase(word: str) -> bool:
    """Tell whether a phrase, a number or an age can begin with a word: most lines of text are passed over here."""
    return word[0].isdigit() or word.lower() in _heads()


@cache
def _heads() -> frozenset[str]:
    """List the first words of all phrases."""
    return frozenset([phrase.split()[0] for phrase in _table().whole])


def _is_button(part: str) -> bool:
    """Tell whether some words are one button, or a number beside one."""
    masked = mask(part)
    return masked == "#" or _table().whole.get(masked) is not None or is_time(part.lower().strip(ROUND))
