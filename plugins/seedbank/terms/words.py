"""Text -> forms: where the words of a subject stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import compress, islice
from operator import itemgetter
from typing import NamedTuple

from seedbank.terms.by_word import PAIR, WORD, ByWord, Opened, Phrase
from seedbank.terms.lexicon import Form, in_bytes, plain_each

SIGNS = "-'.&"
"""What may hang two parts of a word together, and is no part of a word anywhere else."""

SPACE, ANY = ord(" "), 0xFF
BETWEEN_TEXTS = " \n "
LETTERS = bytes(sign if chr(sign).isalnum() or chr(sign) in f"{SIGNS}\n" else SPACE for sign in range(256))
"""Each sign of Latin-1 as it stands in or between words: a space between them."""

HELD = bytes(ANY if chr(sign).isalnum() or chr(sign) == "\n" else SPACE for sign in range(256))
"""What is left of a sign, and of those beside it: all its bits, or those of a space. Beside a line end stand spaces only."""


class Hit(NamedTuple):
    """One place where a form stands, counted in words."""

    place: int  # index of its first word among those of title and paragraphs
    length: int  # in words
    form: Form


Standing = tuple[Sequence[Form], int, list[int]]
"""Forms of one length in words, with the places where all of them stand: indices of the first word, ascending. No class, since a text has hundreds."""


class Worded(NamedTuple):
    """Title and paragraphs by their words."""

    texts: list[str]  # plain, the title first
    printed: list[
        str
    ]  # of each its words alone, with spaces between them; in Latin-1 letter for letter, after one space
    words: list[str]  # of all of them, in small letters, with "" after the last of each
    starts: list[int]  # index of each text's first word
    latin: bool  # all are in Latin-1, but for a few signs


def worded(parts: Sequence[str]) -> Worded:
    """Return title and paragraphs by their words. Costs a tenth of a microsecond a word in Latin-1, else half of one."""
    texts = plain_each(parts)
    whole = words_only(BETWEEN_TEXTS.join(texts))
    latin = whole is not None
    if whole is None:
        lines = [words_only(text) for text in texts]
        whole = "\n".join(
            " ".join(WORD.findall(text)) if line is None else line for text, line in zip(texts, lines, strict=True)
        )
    words: list[str] = []
    starts = []
    for line in whole.lower().split("\n"):
        starts.append(len(words))
        words += line.split()
        words.append("")
    return Worded(texts, whole.split("\n"), words, starts, latin)


def words_only(text: str) -> str | None:
    """Return the text with a space for all that is no part of a word, letter for letter after one more space, and one behind it; None for text beyond Latin-1.

    Every letter is looked at in the same steps, the text being one great number: a sign stays where letters stand on both its
    sides, and of any other no more is left than the bits of a space. Line ends need a space on both sides.
    """
    signs_of = in_bytes(f" {text} ")
    if signs_of is None:
        return None
    letters = signs_of.translate(LETTERS)
    held, signs = int.from_bytes(letters.translate(HELD), "little"), int.from_bytes(letters, "little")
    kept = signs & (held | (held << 8) & (held >> 8))
    return kept.to_bytes(len(letters), "little").decode("latin-1")


def find_forms(lexicon: ByWord, text: Worded, tops: Mapping[str, str]) -> list[Standing]:
    """Return what stands in title and paragraphs; a form may come several times. A word may serve several subjects, and longer forms too.

    `tops`: code -> that of its broad subject. Within a longer form ("shells fell") a word tells of no other broad subject.

    Costs a twentieth of a microsecond a word, a tenth more for each that opens a form, and half a microsecond a place where one stands.
    """
    words = text.words
    at: dict[int, list[int]] = {}  # by what stands there: the same objects each time
    found: list[Standing] = []
    until = 0  # where the longer forms end that a word stands in
    over: Sequence[Phrase] = ()  # and which these are
    for place, opened in opening_words(lexicon, words):
        if opened.named and is_capitalised(place, text):
            opened = opened.named  # noqa: PLW2901
        alone, loose, after = opened.alone, opened.loose, words[place + 1]
        behind = opened.every if loose and after.startswith(loose) else opened.further.get(after)
        if behind and (standing := behind.phrases if behind.sure else longest(behind.phrases, words, place + 1)):
            if not behind.sure:
                found += [((phrase.form,), phrase.length, [place]) for phrase in standing]
            elif (places := at.get(id(behind))) is not None:
                places.append(place)
            else:
                at[id(behind)] = places = [place]
                found.append((behind.forms, PAIR, places))
            until, over = place + standing[-1].length, standing
            alone = opened.starred  # a longer form takes the word, but for what it only begins
        elif place < until and alone:
            within = [tops[phrase.form.code] for phrase in over]
            if left := [form for form in alone if tops[form.code] in within]:
                found.append((left, 1, [place]))
            continue
        if alone:
            if (places := at.get(id(alone))) is not None:
                places.append(place)
            else:
                at[id(alone)] = places = [place]
                found.append((alone, 1, places))
    return found


def opening_words(lexicon: ByWord, words: Sequence[str]) -> list[tuple[int, Opened]]:
    """Return the places of words that tell of something, by themselves or with the next, with what they tell of.

    Most words that tell of something only open phrases, and the next word is of none.
    """
    opened = itemgetter(*words, "")(lexicon.opened)  # one word more: of one alone it would give no tuple
    return [
        (place, told)
        for place in compress(range(len(words)), opened)
        if (told := opened[place]).always or words[place + 1] in told.further
    ]


def is_capitalised(place: int, text: Worded) -> bool:
    """Whether a word stands with a capital."""
    part = part_at(place, text)
    number = place - text.starts[part]
    return text.printed[part].split(None, number + 1)[number][0].isupper()


def part_at(place: int, text: Worded) -> int:
    """Return the number of the text in which a word stands: 0 for the title."""
    return bisect_right(text.starts, place) - 1


def longest(phrases: Sequence[Phrase], words: Sequence[str], place: int) -> list[Phrase]:
    """Return the longest phrases whose second word stands at `place`. The last word may have an ending, or an apostrophe and an s."""
    most, found = 0, []
    for phrase in phrases:
        length = phrase.length
        if length >= most:
            here = words[place] if length == PAIR else " ".join(words[place : place + length - 1])
            if here in (phrase.rest, phrase.owned) or (phrase.starred and here.startswith(phrase.rest)):
                most = length
                found.append(phrase)
    return found


def place_of(hit: Hit, text: Worded) -> tuple[int, int, int]:
    """Return the number of the text in which a hit stands, 0 for the title, and where it begins and ends there, in characters."""
    number = part_at(hit.place, text)
    first = hit.place - text.starts[number]
    last = first + hit.length - 1
    if not text.latin:
        found = list(islice(WORD.finditer(text.texts[number]), first, last + 1))
        return number, found[0].start(), found[-1].end()
    printed, word = text.printed[number], text.words[hit.place + hit.length - 1]
    # all behind a word is cut off in one piece
    rest = printed.split(None, first)[-1]
    end = rest if first == last else rest.split(None, last - first)[-1]
    return number, len(printed) - len(rest) - 1, len(printed) - len(end) + len(word) - 1  # one space stands before all
