"""Title, language and summary, concluded from the text: all of it inferred, all of it with its evidence."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import repeat

from seedbank.model import Evidence, Paragraph, Span, Stated

LONGEST_TITLE = 90
SHORTEST_TITLE = 20  # a clause shorter than this tells nothing
LONGEST_SUMMARY = 280

# Where a clause ends: before these words or behind these marks. English first; the marks serve other languages too.
_CLAUSE = re.compile(
    r"(?=[,;:]\s)|(?=\s[–—-]\s)|(?=[、。，；])|(?=[.!?][\"”’]?(?:\s|$))"
    r"|(?=\s(?:that|which|who|whose|where|when|while|after|before|because|although|though|amid|since|as|but|and|despite|"
    r"following|saying)\s)"
)
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Lt|Col|Gen|Sen|Rep|Gov|vs|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))$"
)

# The commonest function words that few neighbours share: enough to tell these languages apart in a paragraph.
_FUNCTION_WORDS = {
    "en": "the and of to that is was with for said it his her have which",
    "de": "der die und das nicht ist mit den dem von ein eine auf sich auch",
    "fr": "le les des est et une dans qui pour pas sur avec au ce plus",
    "es": "el los las que del una por con para su al como pero fue más",
    "it": "il che di della per non gli sono con una nel alla anche come dei",
    "pt": "que não uma com para dos os do da em por mais foi ao como",
    "nl": "het een van niet dat en zijn voor met aan ook maar werd bij naar",
}

_COMMON = {code: frozenset(words.split()) for code, words in _FUNCTION_WORDS.items()}
_OF_ANY = frozenset().union(*_COMMON.values())


def propose_title(paragraphs: Sequence[Paragraph]) -> Stated | None:
    """Return a title cut from the lead sentence at a clause, at most 90 characters, never in mid-word; None without text.

    The evidence is the words themselves, so a reader can judge the cut.
    """
    if not paragraphs:
        return None
    lead = paragraphs[0]
    start = len(lead.text) - len(lead.text.lstrip())
    text = lead.text[start:]
    cut = _cut_at_clause(text)
    shown = text[:cut] if cut else _cut_at_word(text, LONGEST_TITLE)
    span = Span(lead.line, start, start + (cut or len(shown.removesuffix("…"))))
    return Stated(shown, "inferred", (Evidence(shown.removesuffix("…"), span, "the lead sentence, cut at a clause"),))


def _cut_at_clause(text: str) -> int:
    """Return where the longest run of whole clauses of the first sentence ends within the limit; 0 where none does."""
    best = 0
    for found in _CLAUSE.finditer(f"{text} "):
        end = found.start()
        if end > LONGEST_TITLE:
            break
        if text[end : end + 1] == "." and _ABBREVIATION.search(text[:end]):
            continue
        if end >= SHORTEST_TITLE or text[end : end + 1] in {".", "!", "?", "。"}:
            best = end
        if text[end : end + 1] in {".", "!", "?", "。"}:
            break  # the sentence ends here
    return len(text[:best].rstrip(" ,;:–—-"))


def _cut_at_word(text: str, longest: int) -> str:
    """Return `text`, or its head up to a word's end and an ellipsis, at most `longest` characters."""
    if len(text) <= longest:
        return text.rstrip()
    head = text[: longest - 1]
    return (head[: head.rfind(" ")] if " " in head else head).rstrip(" ,;:-–—") + "…"


def summarise(paragraphs: Sequence[Paragraph]) -> str:
    """Return the first words of the article, cut at a word, for lists and previews."""
    return _cut_at_word(" ".join(p.text.strip() for p in paragraphs[:2]), LONGEST_SUMMARY)


def propose_language(paragraphs: Iterable[Paragraph]) -> Stated:
    """Return a BCP 47 code by script and function words, or "und" where neither decides."""
    text = " ".join(paragraph.text for paragraph in paragraphs)[:20_000]
    by_script = _language_of_script(text)
    if by_script:
        return Stated(by_script, "inferred", (Evidence("", None, "the script of its letters"),))
    words = _words(text.lower())
    said = Counter(filter(_OF_ANY.__contains__, words))
    counts = {code: sum(map(said.get, common, repeat(0))) for code, common in _COMMON.items()}
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    first, second = counts[ranked[0]], counts[ranked[1]]
    if len(words) >= 20 and first * 12 >= len(words) and first * 2 >= second * 3:  # noqa: PLR2004  (a twelfth of the words, half as many again as the next)
        return Stated(ranked[0], "inferred", (Evidence("", None, "its commonest words"),))
    return Stated("und", "inferred")


_MARKS = "“”‘’–—…\u00a0"
"""The signs beyond ASCII that English is printed with, none of them a letter."""
_BLANKS = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}
_EASTERN = re.compile(r"[^\0-\u10ff\u1200-\u3004]")  # all else: a class of few signs is compiled in a fifth of the time
"""Where the letters of Korean, Japanese and Chinese stand, and many others."""


def _words(text: str) -> list[str]:
    """Part a text into runs of letters, digits and "_". In plain English what parts them is made blanks: a seventh of the time."""
    for mark in _MARKS if not text.isascii() else "":
        text = text.replace(mark, " ")
    return text.translate(_BLANKS).split() if text.isascii() else re.findall(r"\w+", text)


def _language_of_script(text: str) -> str:
    if text.isascii() or not _EASTERN.search(text):
        return ""
    scripts: Counter[str] = Counter()
    for letter, number in Counter(text).items():
        if letter.isalpha():
            scripts[unicodedata.name(letter, "").partition(" ")[0]] += number
    tenth = -(-scripts.total() // 10)
    share = {script: scripts[script] >= tenth for script in ("HIRAGANA", "KATAKANA", "HANGUL", "CJK")}
    if not scripts:
        return ""
    if share["HANGUL"]:
        return "ko"
    if share["HIRAGANA"] or share["KATAKANA"]:
        return "ja"
    return "zh" if share["CJK"] else ""
