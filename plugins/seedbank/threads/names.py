"""The names of a thread, and the forms in which people write them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial
from itertools import compress
from unicodedata import normalize

from seedbank.frozen import dataclass
from seedbank.threads.talk import Talk
from seedbank.threads.words import WORD, fold, plain

LONGEST = 6
"""Names of more words are known by their first six."""

COMMON_PART = 8
"""A part that more authors share tells nobody."""

KNOWN = 4096
"""Printed names whose parts are kept from one thread to the next: a site's readers come back."""

ORDINARY, NEWS, TALK = -1, -2, -3
"""Who uses a form as a word: everybody; the article; somebody here, as "a citizen"."""

LONG = 6
"""Letters from which a name may be written with one letter wrong."""

NO_NAME_AFTER = frozenset(["a", "an", "the", "my", "your", "his", "her", "our", "their", "some", "very", "more"])
"""A word behind one of these is no name."""

VOWELS = "aeiouh"
"""What follows the English "an"; before another letter the word is German, and turns to somebody."""

HONORIFICS = tuple(map(fold, ("さん", "さま", "様", "氏", "君", "くん", "ちゃん", "先生", "님", "씨")))
"""What Japanese and Korean glue to a name without a blank."""

ANSWERING = ("回复", "回覆", "回復")
"""What Chinese pages glue before the name of the one who is answered."""

EASTERN = "\u1100"
"""Where the scripts begin that have no letters of Latin kind: Korean (taken apart by folding), then Japanese and Chinese."""

KOREAN = re.compile("[가-힣]{3}")

SHORTENED = re.compile(r"['’][a-z]{1,2}$")
"""The end of "Aren't" and "Who's", which are words: "O'Rourke" is a name."""

CALLED = re.compile(r"[@＠]\s?([^\W_]+)")
"""A word behind "@"."""

HUMPS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[^\W\d_a-zA-Z]+")
"""The parts of "NorwegianboyEE" and "timbo123"."""


@dataclass(frozen=True, slots=True)
class Names:
    """Every form of every author's name, for one look-up a word."""

    full: Mapping[str, int]  # words of the whole name joined by a blank, or by nothing -> author
    parts: Mapping[str, tuple[int, ...]]  # one word of a longer name -> the authors who have it
    heads: frozenset[str]  # words that can begin a form
    reach: Mapping[str, int]  # first word of a whole name -> words of the longest that begins so
    glued: tuple[tuple[str, int], ...]  # whole names without blanks, sorted: for unfinished ones
    missing: Callable[
        [], Mapping[str, tuple[str, ...]]
    ]  # long names with one letter left out -> those names, without blanks
    worn: Mapping[str, int]  # form -> the turn that first used it as a word of talk, or ORDINARY, NEWS or TALK
    dull: frozenset[
        str
    ]  # heads that by themselves are everybody's words, or the article's, and speak to nobody in a sentence
    further: frozenset[str]  # words that can go on a form


def read_names(talk: Talk, ordinary: frozenset[str]) -> Names:
    """Collect the forms. Linear in names and text. `ordinary`: words that everybody uses."""
    keys = [plain(name)[:LONGEST] for name in talk.printed]
    full = {" ".join(key): author for author, key in reversed([*enumerate(keys)]) if key}
    glued = {"".join(key): author for author, key in reversed([*enumerate(keys)]) if key}
    full = {**joined_parts(talk.printed), **polite_forms(talk, glued), **glued, **full, **called_by_alias(talk)}
    parts = {form: who for form, who in parts_of(talk.printed).items() if form not in full}
    heads = frozenset(form.partition(" ")[0] for form in (*full, *parts))
    worn = worn_forms(talk, {*full, *parts}, ordinary)
    live = {form for form in heads if form in full or form in parts} - {form for form, turn in worn.items() if turn < 0}
    return Names(
        full=full,
        parts=parts,
        heads=heads,
        reach=longest_from(full),
        glued=tuple(sorted(glued.items())),
        missing=cache(partial(one_letter_less, glued)),  # most threads never ask
        worn=worn,
        dull=frozenset(filter(str.isascii, heads - live)),
        further=frozenset(parts).union(*[form.split(" ")[1:] for form in full if " " in form]),
    )


def joined_parts(printed: Iterable[str]) -> dict[str, int]:
    """Parts of longer names that are several words, "O'Rourke" and "Jean-Luc", where one author has them."""
    found: dict[str, set[int]] = {}
    for author, name in enumerate(printed):
        for part in name.split() if " " in name else ():
            words = plain(part)
            if len(words) > 1 and not SHORTENED.search(part) and len("".join(words)) > LONG // 2:
                found.setdefault(" ".join(words), set()).add(author)
    return {form: authors.pop() for form, authors in found.items() if len(authors) == 1}


def polite_forms(talk: Talk, glued: Mapping[str, int]) -> dict[str, int]:
    """Names with what politeness glues to them, before or behind; on pages in those scripts names in Latin letters as well.

    A Korean name of three syllables is a family's of one and one's own of two: "철수님" is for 김철수, if only one is called so.
    """
    eastern = max(talk.article, default="") >= EASTERN
    able = [(form, author) for form, author in glued.items() if eastern or not form.isascii()]
    if not able:
        return {}
    own = [(fold(name[1:]), author) for author, name in enumerate(talk.printed) if KOREAN.fullmatch(name)]
    times = Counter(form for form, _ in own)
    able = [*((form, author) for form, author in own if times[form] == 1), *able]
    told = {f"{answer}{form}": author for form, author in able for answer in ANSWERING}
    return told | {f"{form}{honour}": author for form, author in able for honour in HONORIFICS}


def longest_from(full: Iterable[str]) -> dict[str, int]:
    """First word -> words of the longest name that begins with it."""
    reach: dict[str, int] = {}
    for form in full:
        head, count = form.partition(" ")[0], form.count(" ") + 1
        reach[head] = max(count, reach.get(head, 0))
    return reach


def called_by_alias(talk: Talk) -> dict[str, int]:
    """The keeper's further names for authors who speak here."""
    known = {plain(name): author for author, name in reversed([*enumerate(talk.printed)])}
    pairs = ((" ".join(plain(alias)), known.get(plain(name))) for alias, name in sorted(talk.aliases.items()))
    return {alias: author for alias, author in pairs if alias and author is not None}


def parts_of(printed: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Parts of names -> the authors who have them, if they are few."""
    found: dict[str, list[int]] = {}
    for author, name in enumerate(printed):
        for part in parts_in(name):
            found.setdefault(part, []).append(author)
    return {part: tuple(who) for part, who in found.items() if len(who) <= COMMON_PART}


@lru_cache(maxsize=KNOWN)
def parts_in(name: str) -> tuple[str, ...]:
    """Words and humps of a name longer than one of them, each once; three letters at least, two outside ASCII and of a first name."""
    whole = plain(name)
    parts = (part for part in (*whole, *humps(name)) if (part,) != whole and not part.isdigit())
    return tuple(
        dict.fromkeys(part for part in parts if len(part) >= (3 if part.isascii() and part != whole[0] else 2))
    )


def humps(name: str) -> Iterator[str]:
    """The folded parts that capitals and digits make within the words of a name."""
    for word in WORD.findall(name):
        yield from (fold(hump) for hump in HUMPS.findall(word))


def one_letter_less(glued: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Each long name with each letter left out: words that meet here may be one edit apart (`near` says)."""
    found: dict[str, dict[str, None]] = {}
    for name in sorted(glued):
        if LONG <= letters(name) <= 4 * LONG:
            for form in shorter(name):
                found.setdefault(form, {})[name] = None
    return {form: tuple(whole) for form, whole in found.items()}


def letters(word: str) -> int:
    """How many letters a folded word has; folding takes the syllables of Korean apart, and in them one sign off is another name."""
    return len(word) if word.isascii() else len(normalize("NFC", word))


def shorter(word: str) -> Iterator[str]:
    """The word, and the word without each of its letters."""
    yield word
    yield from (word[:at] + word[at + 1 :] for at in range(len(word)))


def near(one: str, other: str) -> bool:
    """Whether one letter put in, left out or changed makes one word the other."""
    if len(one) > len(other):
        one, other = other, one
    same = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))
    if len(one) == len(other):
        return one[same + 1 :] == other[same + 1 :]
    return len(other) - len(one) == 1 and one[same:] == other[same + 1 :]


def worn_forms(talk: Talk, forms: set[str], ordinary: frozenset[str]) -> dict[str, int]:
    """Find the forms that are also words of the talk: a writer named "Moon" below an article about Mr Moon.

    A word that somebody used before the author of that name ever spoke cannot have meant him, unless "@" is put before it
    on this page, which makes it a name; "a moderate" or "the truth" means none.
    """
    ends = {form.rpartition(" ")[2] for form in forms}
    worn = dict.fromkeys(forms & ordinary, ORDINARY)
    worn |= dict.fromkeys((form for _, form in runs(talk.article, forms, ends)), NEWS)
    called = called_with_at(talk)
    for turn, paragraphs in enumerate(talk.words):
        for paragraph in paragraphs:
            for before, form in runs(paragraph, forms, ends):
                if before in NO_NAME_AFTER and not (before == "an" and form[0] not in VOWELS):
                    worn[form] = worn[form] if worn.get(form, 0) < 0 else TALK
                elif form not in called:
                    worn[form] = min(worn.get(form, turn), turn)
    return worn


def called_with_at(talk: Talk) -> frozenset[str]:
    """The first words of the names that stand behind "@" anywhere."""
    texts = (paragraph.text for comment in talk.turns for paragraph in comment.paragraphs)
    return frozenset(fold(word) for text in texts if "@" in text or "＠" in text for word in CALLED.findall(text))


def runs(text: tuple[str, ...], forms: set[str], ends: set[str]) -> Iterator[tuple[str, str]]:
    """Find the forms of one word and of two, each with the word before it; longer names are seldom words of talk.

    `ends`: the last words of the forms; most paragraphs have none of them.
    """
    for at in compress(range(len(text)), map(ends.__contains__, text)) if not ends.isdisjoint(text) else ():
        word, before = text[at], text[at - 1] if at else ""
        if word in forms:
            yield before, word
        if at and (pair := f"{before} {word}") in forms:
            yield text[at - 2] if at > 1 else "", pair


def unfinished(names: Names, start: str) -> tuple[int, ...]:
    """Authors whose name, without blanks, begins so: two at most, for more is nobody."""
    at = bisect_left(names.glued, (start, -1))
    return tuple(author for name, author in names.glued[at : at + 2] if name.startswith(start))


def misspelt(names: Names, word: str) -> tuple[int, ...]:
    """Authors whose long name is one letter off."""
    if letters(word) < LONG:
        return ()
    missing = names.missing()
    found = {name: None for form in shorter(word) for name in missing.get(form, ()) if near(word, name)}
    return tuple(names.full[name] for name in found)
