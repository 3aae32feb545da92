"""Text -> hits: where the words of a subject stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import compress, islice
from operator import itemgetter
from typing import NamedTuple

from seedbank.terms.by_word import SECOND, WORD, ByWord, Phrase
from seedbank.terms.lexicon import Form, in_bytes, plain

SIGNS = "-'.&"
"""What may hang two parts of a word together, and is no part of a word anywhere else."""

PAIR = 2  # words of most phrases
SPACE, ANY = ord(" "), 0xFF
LETTERS = bytes(sign if chr(sign).isalnum() or chr(sign) in f"{SIGNS}\n" else SPACE for sign in range(256))
"""Each sign of Latin-1 as it stands in or between words: a space between them."""

BESIDE = bytes(ANY if chr(sign).isalnum() else SPACE for sign in range(256))
HELD = bytes(SPACE if chr(sign) in SIGNS else ANY for sign in range(256))
"""What the neighbours of a sign, and what it is itself, leave of it: all its bits, or those of a space."""


class Hit(NamedTuple):
    """One place where a form stands, counted in words."""

    part: int  # 0: the title, from 1: the paragraphs
    word: int  # index of its first word
    length: int  # in words
    form: Form


class Worded(NamedTuple):
    """Title and paragraphs by their words."""

    texts: list[str]  # plain, the title first
    printed: list[
        str
    ]  # of each text its words alone, with spaces between them; in Latin-1 letter for letter, after one space before the title
    words: list[str]  # of all of them, in small letters, with "" after the last of each
    starts: list[int]  # index of each text's first word
    latin: bool  # all are in Latin-1, but for a few signs


def worded(parts: Sequence[str]) -> Worded:
    """Return title and paragraphs by their words. Costs a tenth of a microsecond a word in Latin-1, else half of one."""
    texts = [plain(part) for part in parts]
    whole = words_only("\n".join(texts))
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
    """Return the text with a space for all that is no part of a word, letter for letter after one more space; None for text beyond Latin-1.

    Every letter is looked at in the same steps, the text being one great number: a sign stays where letters stand on both its
    sides, and of any other no more is left than the bits of a space.
    """
    signs_of = in_bytes(f" {text} ")
    if signs_of is None:
        return None
    letters = signs_of.translate(LETTERS)
    beside, held, signs = (
        int.from_bytes(each, "little") for each in (letters.translate(BESIDE), letters.translate(HELD), letters)
    )
    kept = signs & (held | (beside << 8) & (beside >> 8))
    return kept.to_bytes(len(letters), "little").decode("latin-1")


def find_hits(lexicon: ByWord, text: Worded, tops: Mapping[str, str]) -> list[Hit]:
    """Return every hit in title and paragraphs, in order of place. A word may serve several subjects, and longer forms too.

    `tops`: code -> that of its broad subject. Within a longer form ("shells fell") a word tells of no other broad subject.

    Costs a twentieth of a microsecond a word, a fifth more for each that opens a form, and half a microsecond a hit.
    """
    words = text.words
    opened = itemgetter(*words, "")(lexicon.opened)  # one word more: of one alone it would give no tuple
    hits: list[Hit] = []
    new = tuple.__new__  # twice as fast as to call the class
    part, start, end = -1, 0, 0
    taken, within = 0, set[str]()  # where the longer form ends that a word stands in, and of what it tells
    printed: list[str] = []
    # most words that tell of something only open phrases, and the next word is of none
    places = compress(range(len(words)), opened)
    behind = compress(islice(words, 1, None), opened)
    looks = [
        (place, told, told[2].get(after[:SECOND]))
        for place, told, after in zip(places, filter(None, opened), behind, strict=True)
        if told[0] or after[:SECOND] in told[2]
    ]
    for place, (alone, starred, _, named), phrases in looks:
        if place >= end:
            part, start, end = part_at(text, place)
            printed = []
        if named:
            printed = printed or text.printed[part].split()
            if printed[place - start][0].isupper():
                alone, starred, further, _ = named  # noqa: PLW2901 (what it tells of here)
                phrases = further.get(words[place + 1][:SECOND])  # noqa: PLW2901
        if phrases and (standing := longest(phrases, words, place + 1)):
            hits += [new(Hit, (part, place - start, length, form)) for form, length in standing]
            alone = starred  # noqa: PLW2901 (a longer form takes the word, but for what it only begins)
            taken, within = place + standing[-1][1], {tops[form.code] for form, _ in standing}
        elif place < taken:
            alone = tuple(form for form in alone if tops[form.code] in within)  # noqa: PLW2901
        for form in alone:
            hits.append(new(Hit, (part, place - start, 1, form)))
    return hits


def part_at(text: Worded, place: int) -> tuple[int, int, int]:
    """Return the number of the text in which a word stands, the index of its first word, and of the first behind it."""
    part = bisect_right(text.starts, place) - 1
    return part, text.starts[part], text.starts[part + 1] if part + 1 < len(text.starts) else len(text.words)


def longest(phrases: Sequence[Phrase], words: Sequence[str], place: int) -> list[tuple[Form, int]]:
    """Return the longest phrases whose second word stands at `place`, with their length. The last word may have an ending, or an apostrophe and an s."""
    most, found = 0, []
    for length, rest, owned, starred, form in phrases:
        if length >= most:
            here = words[place] if length == PAIR else " ".join(words[place : place + length - 1])
            if here in (rest, owned) or (starred and here.startswith(rest)):
                most = length
                found.append((form, length))
    return found


def place_of(hit: Hit, text: Worded) -> tuple[int, int]:
    """Return where a hit stands in its title or paragraph, in characters."""
    part, first, last = text.texts[hit.part], hit.word, hit.word + hit.length - 1
    if not text.latin:
        found = list(islice(WORD.finditer(part), first, last + 1))
        return found[0].start(), found[-1].end()
    printed, word = text.printed[hit.part], text.words[text.starts[hit.part] + last]
    ahead = 0 if hit.part else 1  # the space before the title
    begun = start_of(first, printed) - ahead
    return begun, (begun if first == last else start_of(last, printed) - ahead) + len(word)


def start_of(number: int, printed: str) -> int:
    """Return where a word stands in a text of words and spaces: all behind it is cut off in one piece."""
    return len(printed) - len(printed.split(None, number)[-1])
