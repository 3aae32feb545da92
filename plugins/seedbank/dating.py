"""What a text proves of its own date, with the words that prove it. Never today's date, never the file's time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from seedbank.dates import interval
from seedbank.model import Comment, Evidence, Paragraph, Reading, Source, Span, When

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)|Feb(?:ruary|\.)|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)"
    r"|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_DAY, _YEAR = r"(?P<day>\d{1,2})", r"(?P<year>(?:19|20)\d\d)"
_CENTURIES = ("19", "20")
_YEARS = re.compile(r"(?:19|20)\d\d", re.ASCII)
"""What every date and dated link holds. Its first half is looked for first: most paragraphs have none, and of the others the signs round it tell which forms of a date
are left."""
_DATES = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"\b{_MONTH} {_DAY}(?:st|nd|rd|th)?, {_YEAR}\b",  # Aug. 22, 2019
        rf"(?<![\d.]){_DAY}(?:st|nd|rd|th)? {_MONTH},? {_YEAR}\b",  # 22 August 2019
        rf"(?<![\d/.-]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?![\d/-])",  # 2019-08-22
        rf"(?<![\d.]){_DAY}\.(?P<month>\d{{1,2}})\.{_YEAR}(?!\d)",  # 22.08.2019: the day first, wherever points are used
    )
)
_NONE: frozenset[int] = frozenset()
_BEHIND_A_BLANK = {",": frozenset({0, 1}), **dict.fromkeys(".yhletr", frozenset({1}))}
"""What stands before the blank before a year -> the forms that end so: a comma, or how the name of a month ends."""
_MONTH_DAY = re.compile(rf"\b{_MONTH} {_DAY}\b(?!,? \d{{4}})", re.ASCII)
_YEAR_ALONE = re.compile(rf"(?<![\d.,/-]){_YEAR}(?![\d/-]|[.,]\d)", re.ASCII)
_LINK = re.compile(rf"https?://\S*?/{_YEAR}/(?P<month>0[1-9]|1[0-2])(?:/(?:0[1-9]|[12]\d|3[01]))?/", re.ASCII)

# Behind these words stands a date that is still to come: it says nothing of when the text was written.
_AHEAD = re.compile(
    r"\b(?:by|until|till|before|through|to|for|next|than)\s+(?:the\s+)?(?:year\s+|end\s+of\s+)?$", re.IGNORECASE
)
_AHEAD_ENDS = ("by", "until", "till", "before", "through", "to", "for", "next", "than", "the", "year", "of")
"""How what stands before such a date ends, in lower case: compared first, for a search walks through the whole paragraph."""

Dated = tuple[str, Evidence]  # EDTF, and the words it is from


def propose_date(reading: Reading) -> When | None:
    """Return what the text proves of its date, as EDTF with the words that prove it; None where it proves nothing.

    In order of trust: a date printed above the article is the seed's own. A dated link in article or comments, beside a
    month the article speaks of, gives the month. The latest day or year the article names, or the latest dated link,
    says "not before" and no more.
    """
    for edtf, evidence in _dates_in(reading.date.text, reading.date.span) if reading.date else ():
        return _when(edtf, "seed", evidence)
    bounds = [found for paragraph in reading.article for found in _named(paragraph)]
    links = list(_links(reading.article, reading.comments))
    latest = max((*bounds, *links), key=lambda dated: (interval(dated[0]).earliest or "", dated[0]), default=None)
    if latest is None:
        return None
    return (latest in links and _month_beside(latest, reading.article)) or _when(
        f"{latest[0]}/..", "inferred", latest[1]
    )


def _when(edtf: str, source: Source, *evidence: Evidence) -> When:
    days = interval(edtf)
    return When(edtf, days.earliest, days.latest, source, evidence)


def _month_number(word: str) -> int:
    return int(word) if word.isdigit() else _MONTHS.index(word.lower()[:3]) + 1


def _dates_in(text: str, place: Span | None) -> Iterator[Dated]:
    """Whole dates; `place` is where the text begins."""
    for pattern in _forms_left(text):
        for found in pattern.finditer(text):
            edtf = f"{found['year']}-{_month_number(found['month']):02}-{int(found['day']):02}"
            if _is_day(edtf):
                span = Span(place.line, place.start + found.start(), place.start + found.end()) if place else None
                yield edtf, Evidence(found[0], span, "a date it prints")


def _forms_left(text: str) -> list[re.Pattern[str]]:
    """Give the forms of a date that the signs beside a text's years leave open, in their order."""
    left: set[int] = set()
    for year in _YEARS.finditer(text):
        start, end = year.span()
        if text.startswith(" ", start - 1):
            left |= _BEHIND_A_BLANK.get(text[start - 2 : start - 1], _NONE)
        elif text.startswith(".", start - 1):
            left.add(3)
        if text.startswith("-", end):
            left.add(2)
    return [_DATES[place] for place in sorted(left)]


def _is_day(edtf: str) -> bool:
    try:
        interval(edtf)
    except ValueError:
        return False
    return True


def _named(paragraph: Paragraph) -> Iterator[Dated]:
    """Days and years that a paragraph names and that were not still to come."""
    if not any(map(paragraph.text.__contains__, _CENTURIES)):
        return
    days = list(_dates_in(paragraph.text, Span(paragraph.line, 0, 0)))
    whole = [evidence.span for _, evidence in days if evidence.span]
    years = [
        (found["year"], Evidence(found[0], Span(paragraph.line, *found.span()), "the latest year it names"))
        for year in _YEARS.finditer(paragraph.text)
        if (found := _YEAR_ALONE.match(paragraph.text, year.start()))
        and not any(span.start <= found.start() < span.end for span in whole)
    ]
    for edtf, evidence in (*days, *years):
        if evidence.span and not _is_ahead(paragraph.text[: evidence.span.start]):
            yield edtf, evidence


def _is_ahead(before: str) -> bool:
    """Tell whether a date behind these words is still to come."""
    return before.rstrip().lower().endswith(_AHEAD_ENDS) and _AHEAD.search(before) is not None


def _links(article: Iterable[Paragraph], comments: Iterable[Comment]) -> Iterator[Dated]:
    said = (paragraph for comment in comments for paragraph in comment.paragraphs)
    for paragraph in (*article, *said):
        for found in _LINK.finditer(paragraph.text) if "http" in paragraph.text else ():
            yield (
                f"{found['year']}-{found['month']}",
                Evidence(found[0], Span(paragraph.line, *found.span()), "a dated link"),
            )


def _month_beside(link: Dated, article: Iterable[Paragraph]) -> When | None:
    """A page that links to a dated page is no older; a month it speaks of, the link's or the next, narrows it to that month."""
    year, month = int(link[0][:4]), int(link[0][5:])
    for paragraph in article:
        for found in _MONTH_DAY.finditer(paragraph.text):
            named = _month_number(found["month"])
            if 0 <= (named - month) % 12 <= 1:
                said = Evidence(found[0], Span(paragraph.line, *found.span()), "a month it speaks of")
                return _when(f"{year + (named < month)}-{named:02}~", "inferred", said, link[1])
    return None
