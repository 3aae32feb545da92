"""Forms, arranged so that a text is walked once whatever their number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from seedbank.terms.facet import Form, Lexicon

Candidate = tuple[str, str, Form]
"""The words of a form before its key, those from the key on, and the form."""

CAPITALISED = re.compile(r"\b[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]*")
"""A word that opens with a capital: the only place where a name can begin in scripts that have capitals."""

ARTICLE = "the "  # never the key of a form: it opens too many sentences

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

    A form without any capital (Japanese, Korean, Chinese) is arranged by its first letter.
    """
    found: dict[str, list[Candidate]] = defaultdict(list)
    unspaced = set()
    for form in forms:
        for text in printings(plain(form.text)):
            article = len(ARTICLE) if text.lower().startswith(ARTICLE) else 0
            key = CAPITALISED.search(text, article)
            start, end = (key.start(), key.end()) if key else (0, 1)
            if not key:
                unspaced.add(text[0])
            more = text[end : end + FURTHER]
            found.setdefault(text[start:end], [])
            found[text[start:end] + (more if len(more) == FURTHER else "")].append((text[:start], text[start:], form))
    return Lexicon(frozen(found), "".join(sorted(unspaced)))


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
    return Lexicon(frozen(found), "", frozen(stems))


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
