"""Where a comment calls somebody by name, and in which way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress
from typing import NamedTuple

from seedbank.model import Paragraph, Role, Span
from seedbank.threads.find_name import Ear, Found, Text, at_sign, find_name
from seedbank.threads.names import HONORIFICS, LONGEST, NEWS, TALK
from seedbank.threads.ordinary import ordinary_words
from seedbank.threads.vocative import (
    AND_MORE,
    ANSWERS,
    ASKS,
    SALUTATION,
    SETTLING,
    Stand,
    Way,
    called_way,
    is_quoted,
    spoken_way,
)
from seedbank.threads.words import fold, places, plain

SLIP = re.compile(r"\W{0,9}\w{5,}[,:;]")
"""A line whose first word may be a name that was misspelt."""

MARKED = re.compile(rf"\W*{ANSWERS}[\s:：]+(?P<name>[^\W\d_](?:.{{0,40}}\w)?)[\s:：.]*", re.IGNORECASE)
"""A line that a site sets above an answer."""

SIGN = re.compile("[@＠]")

POINTED = re.compile(r"\s*(?:>|＞|&gt;){1,2}\s*(\w.{0,40})")
"""A line behind a mark of quotation or two, as short as a name."""

REACH, CUT = 80, "x"
"""Characters looked at before and behind a name, and a letter that stands for all beyond them: a text may be long."""


class Call(NamedTuple):
    """One place where one author is named."""

    author: int | None  # None: nobody who spoke before ("@Ghost")
    way: Way
    paragraph: int  # of the comment, from 0
    span: Span  # "@" included
    text: str  # as printed
    whole: bool  # the whole name, not a part of it
    worn: bool  # the words may mean something else: the form is also a word of the talk

    @property
    def manner(self) -> str:
        """The name of a clue: how it stands, whether it is the whole name, whether the words may mean something else."""
        return f"{self.way.name} {'whole' if self.whole else 'part'}{' worn' if self.worn else ''}"

    @property
    def settles(self) -> bool:
        """Whether the name alone tells who is spoken to."""
        return self.author is not None and self.way in SETTLING and not self.worn


def calls_in(ear: Ear) -> tuple[Call, ...]:
    """Every place where this turn names an author who spoke before, or says "@" and a name nobody has, in order."""
    found: list[Call] = []
    for number, paragraph in enumerate(ear.talk.turns[ear.turn].paragraphs):
        named = "@" in paragraph.text or not ear.names.heads.isdisjoint(ear.talk.words[ear.turn][number])
        if (named or SLIP.match(paragraph.text)) and (not repeats(paragraph) or points(ear, paragraph)):
            said = ear.talk.words[ear.turn][number]
            found += calls_in_line(ear, Text(paragraph.text, said, places(paragraph.text), paragraph.line, number))
        if not number and not found:
            found += marked_stranger(ear, paragraph)
    return tuple(found)


def marked_stranger(ear: Ear, paragraph: Paragraph) -> Iterator[Call]:
    """The name of nobody who spoke before, on a line that says "In reply to Name" and nothing else: a site's own mark."""
    marked = MARKED.fullmatch(paragraph.text)
    name = plain(marked["name"]) if marked else ()
    if not marked or not 0 < len(name) <= LONGEST or marked["name"][0].islower() or ear.is_own("".join(name)):
        return
    if ordinary_words().isdisjoint(name) and set(name).isdisjoint(ear.talk.article):
        span = Span(paragraph.line, *marked.span("name"))
        yield Call(None, Way.TOLD, 0, span, marked["name"], whole=False, worn=False)


def repeats(paragraph: Paragraph) -> bool:
    """Whether a paragraph is somebody else's words: the names in them are his calls."""
    return paragraph.role is Role.QUOTE or paragraph.text.lstrip().startswith((">", "&gt;"))


def points(ear: Ear, paragraph: Paragraph) -> bool:
    """Whether a line repeats nobody's words, but points at somebody as boards do: ">>Name" or ">Name" and nothing else."""
    pointed = POINTED.fullmatch(paragraph.text)
    return pointed is not None and " ".join(plain(pointed[1])) in ear.names.full


def is_polite(name: str) -> bool:
    """Whether a name carries what Japanese and Korean glue to it."""
    return not name.isascii() and name[0] not in "@＠" and fold(name).endswith(HONORIFICS)


def calls_in_line(ear: Ear, text: Text) -> Iterator[Call]:
    """The calls of one paragraph. `opened`: where the names that open the line end; `called`: where the last "@name" ends."""
    passed = opened = called = 0
    for at in beginnings(ear, text):
        if at < passed:
            continue
        start = text.spans[at][0]
        sign = at_sign(text.text, start)
        if sign < 0 and text.words[at] in ear.names.dull and is_amid(ear, text, at, opened):
            continue
        found = find_name(ear, text, at, called=sign >= 0)
        if (
            found is None
            or (found.author is None and (sign != start - 1 or ear.is_own(found.form)))
            or tagged(text, at)
        ):
            continue
        span = Span(text.line, sign if sign >= 0 else start, text.spans[at + found.taken - 1][1])
        passed = at + found.taken
        way = way_of(ear, text, span, opened)
        if way is None:
            continue
        if way is Way.AT and called and not text.text[called : span.start].strip():
            way = Way.COPIED
        called = span.end if sign >= 0 else 0
        before = text_before(text.text, 0, span.start)
        worn = sign < 0 and is_worn(ear, found, before, way) and not asks_him(ear, found, text, way)
        if way in {Way.AT_HEAD, Way.HEAD, Way.COPIED} and not worn:
            opened = span.end
        if not worn or way < Way.CITED:
            yield Call(found.author, way, text.number, span, text.text[span.start : span.end], found.whole, worn)


def is_amid(ear: Ear, text: Text, at: int, opened: int) -> bool:
    """Whether a dull word stands in a sentence that goes on behind it, and no greeting is before it: then it calls nobody.

    All else that is asked of a name would say the same; most such words are "the", of somebody called "The Reader".
    """
    start, end = text.spans[at]
    goes_on = text.text[end : end + 1] == " " and text.text[end + 1 : end + 2].isalnum()
    if not goes_on or not at or text.words[at + 1] in ear.names.further or text.words[at + 1] == "and":
        return False
    return SALUTATION.fullmatch(text.text, opened, start) is None


def beginnings(ear: Ear, text: Text) -> list[int]:
    """The words where a name can begin: the first one, those that begin a form of a name, those behind "@"."""
    if not text.words:
        return []
    named = ear.names.heads.intersection(text.words)
    found = {0, *behind_signs(text)}
    if named:
        found.update(compress(range(len(text.words)), map(named.__contains__, text.words)))
    return sorted(found)


def behind_signs(text: Text) -> Iterator[int]:
    """The words with "@" before them. A sign parts words, so the words up to it tell which one stands behind it."""
    word = past = 0
    for sign in SIGN.finditer(text.text):
        word += len(plain(text.text[past : sign.start()]))
        past = sign.start()
        if word < len(text.words) and at_sign(text.text, text.spans[word][0]) >= 0:
            yield word


def tagged(text: Text, at: int) -> bool:
    """Whether a word is a tag, "#Name" is a subject, or of an address, "council@name.example"."""
    start = text.spans[at][0]
    return text.text.endswith(("#", "/"), 0, start) or (
        text.text.endswith("@", 0, start) and at_sign(text.text, start) < 0
    )


def way_of(ear: Ear, text: Text, span: Span, opened: int) -> Way | None:
    """How the name at `span` stands in its line; None where it is the first of words that are another's."""
    after = text_after(text.text, span.end)
    joint = AND_MORE.match(after)
    following = plain(after[joint.end() :])[:1] if joint else ()
    stand = Stand(
        before=text_before(text.text, opened, span.start),
        after=after,
        first=text.number == 0,
        listed=opened > 0,
        more=not ear.names.heads.isdisjoint(following),
        polite=is_polite(text.text[span.start : span.end]),
    )
    if text.text[span.start] in "@＠":
        return called_way(stand)
    return None if is_quoted(stand) else spoken_way(stand)


def text_before(text: str, opened: int, start: int) -> str:
    """What stands before a name, from its line's beginning or where other names end; no more than can matter."""
    return text[opened:start] if start - opened <= REACH else CUT + text[start - REACH : start]


def text_after(text: str, end: int) -> str:
    """What stands behind a name, to its line's end; no more than can matter."""
    return text[end:] if len(text) - end <= REACH else text[end : end + REACH] + CUT


def is_worn(ear: Ear, found: Found, before: str, way: Way) -> bool:
    """Whether the words may mean something else than the author: a word of the language, or of this talk.

    A man in the news is not spoken to; a word that is also a whole name may be, alone on its line or behind a greeting.
    """
    used = ear.names.worn.get(found.form)
    if found.author is None or used is None or used >= ear.talk.turns_of[found.author][0]:
        return False
    plainly = way is Way.ALONE or (way is Way.GREETED and SALUTATION.fullmatch(before) is not None)
    return not (found.whole and plainly and used != NEWS)


def asks_him(ear: Ear, found: Found, text: Text, way: Way) -> bool:
    """Whether a whole name that may mean something else turns to its bearer all the same: the line says "you", or asks.

    So it does where only the talk has the word ("a citizen ... Citizen, are you ...?"), and of a name in the news where he who has it has
    just spoken: "Bill, which would you ...?" below what Bill wrote.
    """
    if not found.whole or found.author is None or way not in {Way.HEAD, Way.BEHIND} or not ASKS.search(text.text):
        return False
    used = ear.names.worn.get(found.form)
    return (used == TALK and way is Way.HEAD) or (used == NEWS and ear.talk.speaker[ear.turn - 1] == found.author)
