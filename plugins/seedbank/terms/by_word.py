"""Forms by their first word in small letters: how the words of a subject are found (`share`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from seedbank.terms.lexicon import Candidate, Entry, Form, Lexicon, Rows, Told, entry_of, plain, straight

WORD = re.compile(r"[^\W_]+(?:[-'.&][^\W_]+)*")
"""A word of running text, with what hangs on it: "trade-war", "o'clock", "U.S"."""

HEAD = re.compile(rf"^(?:(?:[^\w\n]|_)*({WORD.pattern})(.*))?", re.MULTILINE)
"""The first word of a line, and what follows it: once a line."""

STEM = 4  # letters that a starred form must have before its star
SECOND = 2  # letters of the second word of a phrase that tell which phrases may follow
STAR, OWNER = "*", "'s"
SMALL = "lower"  # the rule of a form that is a name where it stands with a capital


class Phrase(NamedTuple):
    """A form of several words, as it stands behind its first."""

    length: int  # in words
    rest: str  # the words behind the first
    owned: str  # the same with an apostrophe and an s
    starred: bool  # the last of them may have any ending
    form: Form


class Opened(NamedTuple):
    """What a word of a text may tell of."""

    alone: tuple[Form, ...]  # by itself
    starred: tuple[Form, ...]  # those of `alone` that it only begins with
    further: Mapping[str, tuple[Phrase, ...]]  # the next letters -> phrases, longest first
    named: Opened | None = None  # what it tells of where it stands with a capital, if that is less


class ByWord(Lexicon):
    """Forms by their first word; starred words by their first letters and a star."""

    def __init__(self, rows: Rows) -> None:
        super().__init__(rows)
        self.stems: set[str] = set()
        self.opened: Told[Opened | None] = Told(self.open)
        for number, (word, more) in enumerate(HEAD.findall(straight("\n".join(rows.texts)).lower())):
            phrase = more and more != STAR and WORD.search(more)
            if more.endswith(STAR) and not phrase:
                self.stems.add(word[:STEM])
                self.found[word[:STEM] + STAR].append(number)
            elif word:
                self.found[word].append(number)
                if not phrase and not word.endswith(OWNER):
                    self.found[word + OWNER].append(number)

    def open(self, word: str) -> Opened | None:
        """Return what a word tells of, by itself or with those behind it."""
        if word not in self.found and word[:STEM] not in self.stems:
            return None
        entry = self.entry(word) if word in self.found else Entry((), {})
        stem = word[:STEM]
        starred = self.entry(stem + STAR).alone if stem in self.stems else ()
        begun = tuple(form for _, text, form in starred if word.startswith(text))
        alone = (*(form for _, _, form in entry.alone), *begun)
        further = {more: tuple(map(_phrase, found)) for more, found in entry.further.items()}
        named = None
        if SMALL in {form.rule for form in (*alone, *(each.form for found in further.values() for each in found))}:
            less = {more: tuple(each for each in found if each.form.rule != SMALL) for more, found in further.items()}
            named = Opened(_named(alone), _named(begun), less)
        return Opened(alone, begun, further, named) if alone or further else None

    def arranged(self, word: str, forms: Iterable[Form]) -> Entry:  # noqa: ARG002 (a word opens all that is noted for it)
        """Return the words and the phrases that begin with a word; before a starred one stands its star."""
        alone: list[Candidate] = []
        further: dict[str, list[Candidate]] = defaultdict(list)
        for form in forms:
            words = WORD.findall(plain(form.text).lower())
            star = STAR if form.text.endswith(STAR) else ""
            if len(words) > 1:
                further[words[1][:SECOND]].append((star, " ".join(words), form))
            else:
                alone.append((star, words[0], form))
        return entry_of(alone, further)


def _phrase(candidate: Candidate) -> Phrase:
    """A form of several words, as it stands behind its first."""
    star, text, form = candidate
    rest = text.partition(" ")[2]
    return Phrase(text.count(" ") + 1, rest, rest + OWNER, bool(star), form)


def _named(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """The forms that stand in a word with a capital too."""
    return tuple(form for form in forms if form.rule != SMALL)
