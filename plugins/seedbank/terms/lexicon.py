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
            if key:
                found[key.group()].append((text[: key.start()], text[key.start() :], form))
            else:
                unspaced.add(text[0])
                found[text[0]].append(("", text, form))
    return Lexicon(frozen(found), "".join(sorted(unspaced)))


def printings(text: str) -> list[str]:
    """Return the form as it stands, and in capitals where it cannot be taken for something else then."""
    loud = text.upper()
    if loud == text or len(text) <= SHORT or (text.endswith(".") and " " not in text):
        return [text]
    return [text, loud]


def share_lexicon(forms: Iterable[Form]) -> Lexicon:
    """Arrange forms by their first word in lower case; a starred single word by its first letters."""
    found: dict[str, list[Candidate]] = defaultdict(list)
    stems: dict[str, list[Candidate]] = defaultdict(list)
    for form in forms:
        words = WORD.findall(plain(form.text).lower())
        text = " ".join(words)
        if not form.text.endswith("*"):
            found[words[0]].append(("", text, form))
            if len(words) == 1 and not text.endswith("'s"):
                found[text + "'s"].append(("", text, form))
        elif len(words) > 1:
            found[words[0]].append(("*", text, form))
        else:
            stems[text[:STEM]].append(("*", text, form))
    return Lexicon(frozen(found), "", frozen(stems))


def frozen(found: Mapping[str, list[Candidate]]) -> Mapping[str, tuple[Candidate, ...]]:
    """Return the candidates of every key, longest first; of equally long ones those that need most of their surroundings."""
    return MappingProxyType({key: tuple(sorted(found[key], key=rank)) for key in sorted(found)})


def rank(candidate: Candidate) -> tuple[int, str, bool, str, str]:
    """Return what orders candidates."""
    before, text, form = candidate
    return (-len(before) - len(text), text, not form.others, form.rule, form.code)
