"""Whether a line, as a whole, is a printed time: "2 hours ago", "Aug. 22, 2019 | 06:58 pm JST", "22.08.2019 um 14:05 Uhr".

The forms are those of saved pages; their words stand in a table. A time within a sentence is speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from seedbank.segment.calendar_words import JOINED, any_of, words_of

DIGIT = re.compile(r"\d")
NUMBER = re.compile(r"\d+")
RUN = re.compile(r"[^\W\d_]+")  # letters side by side
ENGLISH = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november")
ZONES = (
    "utc|gmt|z|[ecmp][sd]?t|ak[sd]t|hst|a[sd]t|n[sd]t|bst|ist|cest|cet|west|wet|eest|eet|mesz|mez|msk|jst|kst|sgt|hkt|ae[sd]t|ac[sd]t|aw[sd]t|nz[sd]t|"
    "ph[st]t?|wib|wita|ict|pkt|sast|eat|wat|cat|brt|clt|cot|trt|gst|min|horas?|heures?|hs|uur|ore"
)
"""Names of zones and of the hour behind a clock; of any other word there nobody knows that it is none of the page's names."""
CLOCK = (
    r"(?:오전|오후|午前|午後|上午|下午|晚上|凌晨|中午|早上)?\s*(?:\d{1,2}(?:\s?[:h時时시点]\s?\d{2}|[時时시点])|\d{2}\.\d{2}(?!\d|[a-z]))(?:\s?[分분]|:\d{2}(?:[.,]\d{1,6})?)?(?:\s?[秒초])?"
    r"(?:\s?[ap]\.?m\.?|\s[مص]|\s[πμ]\.?μ\.?)?(?:\s?(?:uhr|hrs?|ч|h)\b\.?)?(?:\s?\(?(?:"
    + ZONES
    + r")?(?:\s?[+-]\d{1,2}:?\d{0,2})?\)?)?|\d{1,2}(?:\.\d{2})?\s?[ap]\.?m\.?"
)
TO_CLOCK = (
    r"\s*(?:[|,·•@»–—/-]\s*)?(?:at|um|à|às|a las|a la|alle|alle ore|ore|kl\.?|klo|kello|в|о|o|os|la|saat|στις|بتاريخ|الساعة|בשעה|godz\.?|om|lúc|pukul|v|ve|ob|kell|vid|"
    r"[(（]\w[)）]|t)?\s*"
)
POINT = r"\d{1,2}\.\d{2}(?![\d.])"  # a clock with a stop, where a day stands before it
SHORT_DAY = r"\d{1,2}(?:\.\s?\d{1,2}\.?|/\d{1,2})(?:\s?[(（]\w{1,3}[)）])?"  # a day without its year, where a clock stands beside it
PREFIX = (
    r"(?:(?:reply\s#\d+|schrieb|wrote|a écrit|escribió|escreveu|ha scritto|schreef|skrev|kirjoitti|napisała?|написала?|date|datum|sent|posted|published|updated|edited|last edited|last updated|modified|commented|replied|answered|asked|written|created|added|submitted|on|at|am|vom|le|el|il|op|den|"
    r"publié|posté|publicado|pubblicato|inviato|geplaatst|veröffentlicht|erstellt|geschrieben|geändert|zuletzt bearbeitet|opublikowano|dodano|napisano|"
    r"опубликовано|добавлено|написано|отправлено|изменено|نشر|أضيف|بتاريخ|פורסם|投稿日時?|投稿日|日時|更新|작성일|등록|입력|수정|发表于|发布于|發表於|時間|时间|ngày|vào)(?:\s*:)?\s*)"
)
SUFFIX = (
    r"(?:\s*[·•|,-]?\s*(?:\(?(?:edited|bearbeitet|modifié|editado|modificato|gewijzigd|redigerad|redigeret|edytowany|изменено|ред\.|düzenlendi|編集済み?|已编辑|已編輯|수정됨?)\)?"
    r"|来自\s?\S{1,20}|via .{1,25}|\(#\d{3,}\)|г\.?|года|投稿|作成))?"
)


@cache
def _with_digits() -> re.Pattern[str]:
    """Put the forms together: a length of time past, a day, a clock, each with what pages print round it."""
    return _printed(
        rf"{_ago()}|{_date()}(?:{TO_CLOCK}(?:{CLOCK}|{POINT}|(?:about|around|circa|ca\.?|gegen|vers)\s\d{{1,2}}(?!\d)))?|(?:{CLOCK})(?:\s*(?:[|,·•-]|on|am|le|el|den)?\s*(?:{_date()}|\d{{1,2}}/\d{{1,2}}))?"
        rf"|{SHORT_DAY}{TO_CLOCK}(?:{CLOCK})"
    )


@cache
def _without_digits() -> re.Pattern[str]:
    """Put together those that hold no digit, as "a year ago": what comments begin with is often asked about, and this is a quarter of all."""
    one = rf"(?:(?:{any_of(words_of('count'))})\s+)?(?:{any_of(words_of('one'))})\s+"
    return _printed(rf"{_past(rf'(?:{one})?{_unit()}')}|{any_of(words_of('now'))}|{any_of(words_of('day'))}")


def _printed(forms: str) -> re.Pattern[str]:
    return re.compile(rf"{PREFIX}{{0,3}}(?:{forms}){SUFFIX}")


def _ago() -> str:
    """Write the forms of a length of time past; without "ago" only the units of English and those of one letter or two."""
    unit = _unit()
    bare = any_of([word for word in words_of("unit") if word in BARE or (word.isascii() and len(word) < 3)])  # noqa: PLR2004  (one letter or two)
    count = rf"(?:(?:{any_of(words_of('count'))})\s+)?(?:\d+(?:[.,]\d+)?\s?|(?:{any_of(words_of('one'))})\s+)"
    length = rf"(?:{count})?{unit}(?:(?:\s*,)?\s*(?:and|und|et|y|e|и|i|en|og|och)?\s*\d+\s?{unit})?"
    days = rf"(?:{any_of(words_of('day'))})(?:{TO_CLOCK}(?:{CLOCK}))?|(?:{any_of(words_of('weekday'))})\.?,?\s+(?:at\s+|um\s+)?(?:{CLOCK}|{POINT})"
    return (
        rf"{_past(length)}|\d+(?:[.,]\d+)?\s?(?:{bare})(?!\w)\.?(?:\s?\d+\s?(?:{bare})(?!\w))?"
        rf"|{any_of(words_of('now'))}|{days}"
    )


def _past(length: str) -> str:
    """Write a length of time with what says that it is past, before it or behind it."""
    behind = any_of(words_of("behind"))
    return rf"(?:(?P<before>{any_of(words_of('before'))})\s+)?{length}(?(before)(?:\s+(?:{behind}))?|\s*(?:{behind}))"


def _unit() -> str:
    """Write the units; those of scripts without spaces end where the next sign begins."""
    units = words_of("unit")
    joined = any_of([unit for unit in units if JOINED.search(unit)])
    spaced = any_of([unit for unit in units if not JOINED.search(unit)])
    return rf"(?:(?:{spaced})(?!\w)\.?|(?:{joined}))"


BARE = frozenset(
    [
        "sec",
        "secs",
        "second",
        "seconds",
        "min",
        "mins",
        "minute",
        "minutes",
        "hr",
        "hrs",
        "hour",
        "hours",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "másodperce",
        "perce",
        "órája",
        "napja",
        "hete",
        "hónapja",
        "éve",
        "tim",
        "ώ",
    ]
)


def english_months() -> list[str]:
    """List the names that stand in front of the day: English ones and their beginnings."""
    return [
        word
        for word in words_of("month")
        if word == "sept" or any(name.startswith(word) for name in (*ENGLISH, "december"))
    ]


def _date() -> str:
    """Write the forms of a day."""
    month, first = any_of(words_of("month")), any_of(english_months())
    weekday = rf"(?:(?:{any_of(words_of('weekday'))})\.?,?\s+(?:den\s+|le\s+|the\s+)?)?"
    return (
        rf"{weekday}(?:(?:{first})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d|:)(?:,?\s*(?:\d{{4}}(?!\d)|['’]\d{{2}}))?"
        rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?(?:\s*(?:of|de|tháng)?\s*|[-/])(?:{month})(?!\w)\.?(?:(?:\s*(?:de|del)?,?\s*|[-/])(?:\d{{4}}|['’]?\d{{2}}(?!\d)(?!:)))?"
        rf"|(?:{first})\.?,?\s+(?:\d{{4}}|['’]\d{{2}})"
        rf"|\d{{4}}\.\s?(?:{month})\s\d{{1,2}}\."
        r"|\d{4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}\.?|\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}\.?|\d{1,2}\.\d{1,2}\.|\d{2}-\d{1,2}-\d{1,2}(?=\s\d{1,2}:)|\d{2}[-/]\d{2}(?=\s\d{1,2}:)"
        r"|(?:\d{2,4}\s?[年년]\s?)?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일号]|\d{1,2} tháng \d{1,2},? \d{4}|(?:ngày )\d{1,2}/\d{1,2}/\d{4})"
        r"(?:\s?[(（]\w{1,3}\.?[)）])?"
    )


@cache
def starters() -> frozenset[str]:
    """List the first words that a time without any digit may have."""
    kinds = ("before", "one", "now", "day", "unit", "count")
    return frozenset(["posted", "published", *[word.split()[0] for kind in kinds for word in words_of(kind)]])


@cache
def _known() -> frozenset[str]:
    """List the runs of letters in all that a time may hold besides the names of zones."""
    kinds = ("before", "behind", "month", "weekday", "unit", "day", "now", "one", "count")
    words = " ".join([word for kind in kinds for word in words_of(kind)])
    return frozenset(RUN.findall(f"{words} {CLOCK} {TO_CLOCK} {PREFIX} {SUFFIX} {FURTHER}"))


@cache
def _keys() -> frozenset[str]:
    """List what a time without a digit cannot do without: of each unit, day and word for now its longest run of letters."""
    words = [RUN.findall(word) for kind in ("unit", "day", "now") for word in words_of(kind)]
    return frozenset([max(runs, key=len) for runs in words if runs])


FURTHER = "am pm st nd rd th er of de del the den le and und et og och tháng ngày"  # what the forms of a day and a clock say besides
FREE = ("via ", "来自")  # behind these anything may stand
ZONE = 5  # letters of a zone's name
STRANGERS = 2  # words of a time that no list has: a zone, a weekday's beginning


def _may_be(low: str) -> bool:
    """Tell at little cost whether a line with a digit can be a time: the patterns are compiled when the first one can."""
    if any(map(low.__contains__, FREE)) or (not low.isascii() and JOINED.search(low)):
        return True
    runs = RUN.findall(low)
    strangers = _strangers(runs)
    if len(strangers) > STRANGERS or any(len(run) > ZONE for run in strangers):
        return False
    return (
        len(strangers) < len(runs) or len(NUMBER.findall(low)) > 1
    )  # without a word it is a day or a clock in numbers


def _may_be_words(low: str) -> bool:
    """Tell the same of a line without a digit: it names a unit, a day or now, and holds no zone."""
    if any(map(low.__contains__, FREE)) or (not low.isascii() and JOINED.search(low)):
        return True
    runs = RUN.findall(low)
    return not _keys().isdisjoint(runs) and not _strangers(runs)


def _strangers(runs: Iterable[str]) -> list[str]:
    return [run for run in runs if len(run) > 1 and run not in _known()]


def is_time(low: str) -> bool:
    """Tell whether the line, in lower case and without white space at its ends, is a printed time and nothing else."""
    if DIGIT.search(low) or not (low.isascii() or not any(map(str.isdigit, low))):
        return _may_be(low) and bool(_with_digits().fullmatch(low))
    first = low.split(maxsplit=1)[:1]
    if not first or (first[0] not in starters() and not first[0].startswith(("posted", "published"))):
        return False
    return _may_be_words(low) and bool(_without_digits().fullmatch(low))
