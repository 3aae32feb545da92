"""Title, date, language and summary, concluded from the text: all of it inferred, all of it with its evidence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from seedbank.dates import interval
from seedbank.model import Comment, Evidence, Paragraph, Reading, Span, Stated, When

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

_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905  (a line is read faster)
)
_MONTH_WORD = r"(?P<month>Jan(?:uary|\.)|Feb(?:ruary|\.)|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
_FULL_DATE = re.compile(rf"\b{_MONTH_WORD} (?P<day>\d{{1,2}}), (?P<year>(?:19|20)\d\d)\b")
_MONTH_DAY = re.compile(rf"\b{_MONTH_WORD} (?P<day>\d{{1,2}})\b(?!,? \d{{4}})")
_YEAR = re.compile(r"(?<![\d.,/-])(?P<year>(?:19|20)\d\d)(?![\d/-]|[.,]\d)")
_LINK_DATE = re.compile(
    r"https?://\S*?/(?P<year>(?:19|20)\d\d)/(?P<month>0[1-9]|1[0-2])(?:/(?P<day>0[1-9]|[12]\d|3[01]))?/"
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
    words = re.findall(r"\w+", text.lower())
    counts = {code: sum(map(set(common.split()).__contains__, words)) for code, common in _FUNCTION_WORDS.items()}
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    first, second = counts[ranked[0]], counts[ranked[1]]
    if len(words) >= 20 and first * 12 >= len(words) and first * 2 >= second * 3:  # noqa: PLR2004  (a twelfth of the words, half as many again as the next)
        return Stated(ranked[0], "inferred", (Evidence("", None, "its commonest words"),))
    return Stated("und", "inferred")


def _language_of_script(text: str) -> str:
    letters = [unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha()]
    share = {script: letters.count(script) * 10 >= len(letters) for script in ("HIRAGANA", "KATAKANA", "HANGUL", "CJK")}
    if not letters:
        return ""
    if share["HANGUL"]:
        return "ko"
    if share["HIRAGANA"] or share["KATAKANA"]:
        return "ja"
    return "zh" if share["CJK"] else ""


def propose_date(reading: Reading) -> When | None:
    """Return what the text proves of its date, as EDTF with the words that prove it; None where it proves nothing.

    In order of trust: a date printed above the article; a full date in the article; a dated link in article or comments,
    narrowed by a month the article speaks of; the latest year the article names, which only says "not before".
    """
    printed = _full_dates(reading.date.text, reading.date.span) if reading.date else []
    if printed:
        return _when(printed[-1][0], "seed", printed[-1][1])
    full = [date for paragraph in reading.article for date in _full_dates(paragraph.text, Span(paragraph.line, 0, 0))]
    links = sorted(_link_dates(reading.article, reading.comments), key=lambda dated: dated[0])
    latest, evidence = max(full, key=lambda dated: dated[0], default=("", Evidence("")))
    if links and links[-1][0] >= latest[:7]:
        return _around_link(links[-1], reading.article)
    if full:
        return _when(f"{latest[:7]}~", "inferred", evidence)
    years = [
        (found["year"], Evidence(found[0], Span(paragraph.line, *found.span()), "the latest year it names"))
        for paragraph in reading.article
        for found in _YEAR.finditer(paragraph.text)
    ]
    if not years:
        return None
    latest, evidence = max(years, key=lambda dated: dated[0])
    return _when(f"{latest}/..", "inferred", evidence)


def _when(edtf: str, source: str, *evidence: Evidence) -> When:
    days = interval(edtf)
    return When(edtf, days.earliest, days.latest, "seed" if source == "seed" else "inferred", evidence)


def _month_number(word: str) -> int:
    return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(word.lower().rstrip(".")[:3]))


def _full_dates(text: str, place: Span | None) -> list[tuple[str, Evidence]]:
    found = []
    for match in _FULL_DATE.finditer(text):
        span = Span(place.line, place.start + match.start(), place.start + match.end()) if place else None
        iso = f"{match['year']}-{_month_number(match['month']):02}-{int(match['day']):02}"
        try:
            interval(iso)
        except ValueError:
            continue
        found.append((iso, Evidence(match[0], span, "a date it prints")))
    return found


def _link_dates(article: Iterable[Paragraph], comments: Iterable[Comment]) -> list[tuple[str, Evidence]]:
    said = (paragraph for comment in comments for paragraph in comment.paragraphs)
    return [
        (f"{found['year']}-{found['month']}", Evidence(found[0], Span(paragraph.line, *found.span()), "a dated link"))
        for paragraph in (*article, *said)
        for found in _LINK_DATE.finditer(paragraph.text)
    ]


def _around_link(link: tuple[str, Evidence], article: Iterable[Paragraph]) -> When:
    """A page that links to a dated page is no older; a month it speaks of, next to the link's, narrows it to that month."""
    year, month = int(link[0][:4]), int(link[0][5:])
    for paragraph in article:
        for found in _MONTH_DAY.finditer(paragraph.text):
            named = _month_number(found["month"])
            if 0 <= (named - month) % 12 <= 1:
                edtf = f"{year + (named < month)}-{named:02}~"
                said = Evidence(found[0], Span(paragraph.line, *found.span()), "a month it speaks of")
                return _when(edtf, "inferred", said, link[1])
    return _when(f"{link[0]}/..", "inferred", link[1])
