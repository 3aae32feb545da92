"""Forms, arranged so that a text is walked once whatever their number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from seedbank.terms.facet import Form, Lexicon

Candidate = tuple[str, str, Form]
"""The words of a form before its key, those from the key on, and the form."""

CAPITALISED = re.compile(r"\b[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]*")
"""A word that opens with a capital: the only place where a name can begin in scripts that have capitals."""

ARTICLE = "the "  # never the key of a form: it opens too many sentences

SMALL = re.compile(r"[a-zß-öø-ž][^\W\d_]*")
"""A word without a capital."""

WORD = re.compile(r"[^\W_]+(?:[-'.&][^\W_]+)*")
"""A word of running text, with what hangs on it: "trade-war", "o'clock", "U.S"."""

SHORT = (
    3  # letters: a shorter form in capitals is an acronym, or a word of a headline; it is never tried in other capitals
)
FURTHER = 2  # characters after the first word of a longer form that belong to its key
STEM_OF_SECOND = 2  # letters of the second word of a phrase that belong to its key
STEM = 4  # letters that a starred form must have before its star


def plain(text: str) -> str:
    """Return the text with straight apostrophes and plain spaces, letter for letter, so that places stay where they were."""
    return text.replace("’", "'").replace("\u00a0", " ").replace("\n", " ")


def salience_lexicon(forms: Iterable[Form]) -> Lexicon:
    """Arrange forms by the capitalised word they begin with, each also as it stands in a headline in capitals.

    A form without any capital is arranged by its first word, or in a script without capitals (Japanese, Korean, Chinese) by
    its first letter.
    """
    found: dict[str, list[Candidate]] = defaultdict(list)
    small = set()
    for form in forms:
        for text in printings(plain(form.text)):
            article = len(ARTICLE) if text.lower().startswith(ARTICLE) else 0
            key = CAPITALISED.search(text, article) or SMALL.match(text)
            start, end = (key.start(), key.end()) if key else (0, 1)
            if not text[start].isupper():
                small.add(text[start:end])
            more = text[end : end + FURTHER]
            found.setdefault(text[start:end], [])
            found[text[start:end] + (more if len(more) == FURTHER else "")].append((text[:start], text[start:], form))
    return Lexicon(frozen(found), openings(small))


def openings(small: Collection[str]) -> re.Pattern[str]:
    """Return the pattern that finds where a form can begin: at a capital, or where one of these small beginnings stands.

    A Korean form begins at the head of a word: 이란 is Iran there, and a particle elsewhere.
    """
    words = sorted(key for key in small if key[0] != key[0].upper())
    korean = "".join(sorted(key for key in small if "가" <= key <= "힣"))
    other = "".join(sorted(key for key in small if key not in words and key not in korean))
    parts = [CAPITALISED.pattern]
    parts += [rf"\b(?:{'|'.join(map(re.escape, words))})\b"] if words else []
    parts += [f"(?<![가-힣])[{re.escape(korean)}]"] if korean else []
    parts += [f"[{re.escape(other)}]"] if other else []
    return re.compile("|".join(parts))


def printings(text: str) -> list[str]:
    """Return the form as it stands, and in capitals where it cannot be taken for something else then."""
    loud = text.upper()
    if loud == text or len(text) <= SHORT or (text.endswith(".") and " " not in text):
        return [text]
    return [text, loud]


def share_lexicon(forms: Iterable[Form]) -> Lexicon:
    """Arrange forms by their first word in lower case; phrases by their second word too, starred words by their first letters."""
    found: dict[str, list[Candidate]] = defaultdict(list)
    stems: dict[str, list[Candidate]] = defaultdict(list)
    for form in forms:
        words = WORD.findall(plain(form.text).lower())
        text, star = " ".join(words), "*" if form.text.endswith("*") else ""
        if len(words) > 1:
            found[phrase_key(words[0], words[1])].append((star, text, form))
            found.setdefault(words[0], [])
        elif star:
            stems[text[:STEM]].append((star, text, form))
        else:
            found[text].append((star, text, form))
            if not text.endswith("'s"):
                found[text + "'s"].append((star, text, form))
    return Lexicon(frozen(found), CAPITALISED, frozen(stems))


def phrase_key(first: str, second: str) -> str:
    """Return the key of the phrases that begin with these two words."""
    return f"{first} {second[:STEM_OF_SECOND]}"


def frozen(found: Mapping[str, list[Candidate]]) -> Mapping[str, tuple[Candidate, ...]]:
    """Return the candidates of every key, longest first; of equally long ones those that need most of their surroundings."""
    return MappingProxyType({key: tuple(sorted(found[key], key=rank)) for key in sorted(found)})


def rank(candidate: Candidate) -> tuple[int, str, bool, str, str]:
    """Return what orders candidates."""
    before, text, form = candidate
    return (-len(before) - len(text), text, not form.others, form.rule, form.code)
