"""Whether a name stands at a place in a text, and whose."""

from __future__ import annotations

import re
from typing import NamedTuple

from seedbank.frozen import dataclass
from seedbank.threads.names import LONG, Names, misspelt, unfinished
from seedbank.threads.ordinary import ordinary_words
from seedbank.threads.talk import Talk
from seedbank.threads.words import Places

GAP = re.compile(r"[\s._'’-]{1,3}")
"""What may stand between two words of one name."""

HANDLE = re.compile(r"[\w.-]*\w")
"""A name that has no blanks in it."""

LONGEST_GHOST = 3
"""Words of a name that nobody has here, at most."""

CLOSED = re.compile(r"\s*(?:[,:;.!?…–—)]|-\s|$)")
"""What closes such a name."""

BEGUN = 4
"""Letters of a name that "@" needs at least, to be taken for its beginning."""


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph, ready to be searched."""

    text: str
    words: tuple[str, ...]  # folded
    spans: Places  # of each word
    line: int  # in the seed
    number: int  # of the paragraph in its comment, from 0


@dataclass(frozen=True, slots=True)
class Ear:
    """Who can be meant by what is said in one turn: those who spoke before, and not the speaker."""

    talk: Talk
    names: Names
    turn: int

    def hears(self, author: int) -> bool:
        """Whether this author can be spoken to."""
        return author != self.talk.speaker[self.turn] and self.talk.turns_of[author][0] < self.turn

    def is_own(self, form: str) -> bool:
        """Whether the words, without blanks, are the speaker's own name."""
        return form == "".join(self.talk.keys[self.talk.speaker[self.turn]])

    def only(self, authors: tuple[int, ...]) -> int | None:
        """The one of these authors who can be meant, or None where none or more can."""
        able = [author for author in authors if self.hears(author)]
        return able[0] if len(able) == 1 else None


class Found(NamedTuple):
    """A name in a text."""

    author: int | None  # None: a name behind "@" that nobody has who spoke before
    taken: int  # words
    whole: bool
    form: str  # folded, as the table of names has it


def find_name(ear: Ear, text: Text, at: int, *, called: bool) -> Found | None:
    """The name that begins at this word; `called`: "@" stands before it."""
    word = text.words[at]
    if word in ear.names.heads:
        found = whole_name(ear, text, at) or part_of_name(ear, text, at)
        if found:
            return found
    return unsure_name(ear, text, at) if called else slip_at_head(ear, text, at)


def whole_name(ear: Ear, text: Text, at: int) -> Found | None:
    """The longest whole name from here; of the speaker himself, or of one who speaks only later, it is nobody's."""
    reach, most = 1, ear.names.reach.get(text.words[at], 0)
    while reach < most and at + reach < len(text.words) and joined(text, at + reach):
        reach += 1
    for count in range(min(reach, most), 0, -1):
        form = " ".join(text.words[at : at + count])
        author = ear.names.full.get(form)
        if author is not None and ear.hears(author):
            return Found(author, count, whole=True, form=form)
    return None


def joined(text: Text, at: int) -> bool:
    """Whether a word can belong to one name with the word before."""
    return GAP.fullmatch(text.text, text.spans[at - 1][1], text.spans[at][0]) is not None


def part_of_name(ear: Ear, text: Text, at: int) -> Found | None:
    """A part of a name, where only one author who can be meant has it, with further parts of the same name behind."""
    author = ear.only(ear.names.parts.get(text.words[at], ()))
    if author is None:
        return None
    past = at + 1
    while past < len(text.words) and author in ear.names.parts.get(text.words[past], ()) and joined(text, past):
        past += 1
    return Found(author, past - at, whole=False, form=text.words[at])


def unsure_name(ear: Ear, text: Text, at: int) -> Found | None:
    """What stands behind "@" and is no name as it is: one unfinished, one misspelt, or nobody's."""
    start, end = text.spans[at]
    handle = HANDLE.match(text.text, start)
    end = max(end, handle.end() if handle else 0)  # its first word at least, with accents of their own
    past = at + 1
    while past < len(text.words) and text.spans[past][1] <= end:
        past += 1
    form = "".join(text.words[at:past])
    if form.isdigit():
        return None
    author = ear.only(unfinished(ear.names, form)) if len(form) >= BEGUN else None
    if author is None:
        author = ear.only(misspelt(ear.names, form))
    if author is None and past == at + 1:
        author, past = misspelt_in_words(ear, text, at) or (None, ghost_end(ear, text, at))
    return Found(author, past - at, whole=False, form=form)


def misspelt_in_words(ear: Ear, text: Text, at: int) -> tuple[int, int] | None:
    """The author whose name of several words begins here, one letter off, and where it ends."""
    past = at + 1
    while past < min(at + LONGEST_GHOST, len(text.words)) and joined(text, past):
        past += 1
        author = ear.only(misspelt(ear.names, "".join(text.words[at:past])))
        if author is not None:
            return author, past
    return None


def ghost_end(ear: Ear, text: Text, at: int) -> int:
    """Where a name of nobody here ends: behind further words, if each looks like a name's and a mark closes them.

    "@Shin Ra, no." names Shin Ra; "@Shin Yes, no.", "@Shin Japan said no." and "@Shin Ra said no." name Shin, for all that
    can be known.
    """
    past = at + 1
    while past < min(at + LONGEST_GHOST, len(text.words)) and is_further_name(ear, text, past):
        past += 1
    return past if CLOSED.match(text.text, text.spans[past - 1][1]) else at + 1


def is_further_name(ear: Ear, text: Text, at: int) -> bool:
    """Whether a word belongs to the same name as the one before it: both in title case, and it is no word of the talk.

    A handle ("@ShinRa Japan, ...") is not in title case, and has no further words.
    """
    (start, end), (begins, ends) = text.spans[at - 1], text.spans[at]
    names = (text.text[start:end], text.text[begins:ends])
    able = text.text[end:begins] == " " and all(name.istitle() and name.isalpha() for name in names)
    word = text.words[at]
    return able and word not in ordinary_words() and word not in ear.talk.article and word not in ear.names.heads


def slip_at_head(ear: Ear, text: Text, at: int) -> Found | None:
    """A misspelt name as the first word of a line, with a mark behind it."""
    word, end = text.words[at], text.spans[at][1]
    if at or len(word) < LONG or text.text[end : end + 1] not in {",", ":", ";"}:
        return None
    author = ear.only(misspelt(ear.names, word))
    return None if author is None else Found(author, 1, whole=False, form=word)


def at_sign(text: str, start: int) -> int:
    """Where the "@" before this word stands, or -1. An address of electronic mail has none in this sense; ".@name" has."""
    at = start - 1
    if at > 0 and text[at] in " \"'_" and text[at - 1] in "@＠":
        at -= 1
    if at < 0 or text[at] not in "@＠":
        return -1
    before = text[at - 1 : at]
    if before in {".", "_"}:
        before = text[at - 2 : at - 1] if at > 1 else ""
    return -1 if before.isalnum() else at
