"""Forms by their first word in small letters: how the words of a subject are found (`share`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from seedbank.frozen import dataclass
from seedbank.terms.lexicon import Candidate, Entry, Form, Lexicon, Rows, Told, entry_of, plain, straight

WORD = re.compile(r"[^\W_]+(?:[-'.&][^\W_]+)*")
"""A word of running text, with what hangs on it: "trade-war", "o'clock", "U.S"."""

HEAD = re.compile(rf"^(?:(?:[^\w\t\n]|_)*({WORD.pattern})([^\t\n]*))?", re.MULTILINE)
"""The first word of a row, and what follows it in its form: once a row."""

STEM = 4  # letters that a starred form must have before its star
PAIR = 2  # words of most phrases
STAR, OWNER = "*", "'s"
SMALL = "lower"  # the rule of a form that is a name where it stands with a capital


@dataclass(frozen=True, slots=True)
class Phrase:
    """A form of several words, as it stands behind its first."""

    length: int  # in words
    rest: str  # the words behind the first
    owned: str  # the same with an apostrophe and an s
    starred: bool  # the last of them may have any ending
    form: Form


@dataclass(frozen=True, slots=True)
class Behind:
    """What a word and the next may open."""

    phrases: tuple[Phrase, ...]  # longest first
    forms: tuple[Form, ...]  # the same, as forms
    sure: bool  # all of them stand wherever the two words do


@dataclass(frozen=True, slots=True)
class Opened:
    """What a word of a text may tell of."""

    alone: tuple[Form, ...]  # by itself
    starred: tuple[Form, ...]  # those of `alone` that it only begins with
    further: Mapping[str, Behind]  # the next word -> what the two may open
    loose: tuple[str, ...]  # next words that may have any ending: behind such a one every phrase is tried
    every: Behind  # all of them
    named: Opened | None = None  # what it tells of where it stands with a capital, if that is less
    always: bool = True  # more is to be looked at whatever the next word is


class ByWord(Lexicon):
    """Forms by their first word; starred words by their first letters and a star."""

    def __init__(self, rows: Rows) -> None:
        small = straight("\n".join(rows.lines)).lower().split("\n")
        order = sorted(range(len(small)), key=small.__getitem__)
        super().__init__(Rows([small[number] for number in order], lambda place: rows.form(order[place])))
        self.starred: dict[str, list[int]] = defaultdict(list)  # first letters -> the rows of starred words
        self.made: dict[str, tuple[Candidate, ...]] = {}  # the same as forms, of those that texts had so far
        self.opened: Told[Opened | None] = Told(self.open)
        for number, line in enumerate(self.rows.lines):
            if STAR in line or not line[:1].isalnum():
                word, more = self.head(number)
                if is_starred(more):
                    self.starred[word[:STEM]].append(number)
                elif not line.startswith(word):
                    self.found[word].append(number)

    def head(self, number: int) -> tuple[str, str]:
        """Return the first word of a row, and what follows it in its form."""
        found = HEAD.match(self.rows.lines[number])
        return (found[1] or "", found[2] or "") if found else ("", "")

    def numbers(self, word: str) -> list[int]:
        """Return the rows whose first word this is, but for starred ones, and of those that are no phrase also where it has an apostrophe and an s."""
        begun = [*self.found.get(word, ()), *(self.rows.begin if len(word) >= STEM else self.rows.begin_ended)(word)]
        heads = ((number, *self.head(number)) for number in begun)
        found = [number for number, first, more in heads if first == word and not is_starred(more)]
        if word.endswith(OWNER) and not (base := word.removesuffix(OWNER)).endswith(OWNER):
            found += [number for number in self.numbers(base) if not WORD.search(self.head(number)[1])]
        return found

    def begun(self, stem: str) -> tuple[Candidate, ...]:
        """Return the starred words that begin with these letters."""
        if stem not in self.made:
            self.made[stem] = self.arranged(map(self.rows.form, self.starred[stem])).alone
        return self.made[stem]

    def open(self, word: str) -> Opened | None:
        """Return what a word tells of, by itself or with those behind it."""
        stem, numbers = word[:STEM], self.numbers(word)
        if not numbers and stem not in self.starred:
            return None
        entry = self.arranged(map(self.rows.form, numbers))
        starred = self.begun(stem) if stem in self.starred else ()
        begun = tuple(form for _, text, form in starred if word.startswith(text))
        alone = (*(form for _, _, form in entry.alone), *begun)
        phrases = tuple(map(_phrase, entry.further.get("", ())))
        named = None
        if SMALL in {form.rule for form in (*alone, *(each.form for each in phrases))}:
            named = _opened(_named(alone), _named(begun), tuple(each for each in phrases if each.form.rule != SMALL))
        return _opened(alone, begun, phrases, named) if alone or phrases else None

    def arranged(self, forms: Iterable[Form]) -> Entry:
        """Return the words and the phrases that begin with a word; before a starred one stands its star."""
        alone: list[Candidate] = []
        further: dict[str, list[Candidate]] = defaultdict(list)
        for form in forms:
            words = WORD.findall(plain(form.text).lower())
            star = STAR if form.text.endswith(STAR) else ""
            if len(words) > 1:
                further[""].append((star, " ".join(words), form))
            else:
                alone.append((star, words[0], form))
        return entry_of(alone, further)


def is_starred(more: str) -> bool:
    """Whether a form is one starred word, given what follows its first."""
    return more.endswith(STAR) and not WORD.search(more)


def _phrase(candidate: Candidate) -> Phrase:
    """A form of several words, as it stands behind its first."""
    star, text, form = candidate
    rest = text.partition(" ")[2]
    return Phrase(text.count(" ") + 1, rest, rest + OWNER, bool(star), form)


def _opened(
    alone: tuple[Form, ...], starred: tuple[Form, ...], phrases: tuple[Phrase, ...], named: Opened | None = None
) -> Opened:
    """What a word may tell of, with its phrases by the word behind it."""
    further: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        further[phrase.rest.partition(" ")[0]].append(phrase)
        if phrase.length == PAIR:
            further[phrase.owned].append(phrase)
    loose = tuple(phrase.rest for phrase in phrases if phrase.starred and phrase.length == PAIR)
    behind = {word: _behind(found, sure=all(each.length == PAIR for each in found)) for word, found in further.items()}
    return Opened(alone, starred, behind, loose, _behind(phrases, sure=False), named, bool(alone or loose))


def _behind(phrases: Sequence[Phrase], *, sure: bool) -> Behind:
    """Phrases that go on with the same word."""
    return Behind(tuple(phrases), tuple(phrase.form for phrase in phrases), sure)


def _named(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """The forms that stand in a word with a capital too."""
    return tuple(form for form in forms if form.rule != SMALL)
