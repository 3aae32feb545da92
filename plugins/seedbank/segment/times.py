"""Printed times as numbers that can be compared: "2 hours ago", "3h", "22.08.2019 um 14:05 Uhr", "Aug. 22, 2019".

What a time is counted from differs: the moment of saving, the calendar, a year that is not said, a day that is not said.
Only times that are counted from the same are compared.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from seedbank.frozen import dataclass
from seedbank.segment.calendar_words import JOINED, any_of, words_of

Scale = Literal["age", "today", "calendar", "year", "day"]
"""Counted back from the saving; from the day of saving; from the calendar's start; within a year; within a day."""

LONGEST = 140  # characters


@cache
def _now() -> re.Pattern[str]:
    """Compile what says that it was just now. Each pattern is compiled when a page with times first asks for it."""
    return re.compile(any_of(words_of("now")))


@cache
def _day_word() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(words_of('day'))})(?!\w)")


@cache
def _age() -> re.Pattern[str]:
    """Compile a length of time: a count and its unit."""
    units = words_of("unit")
    spaced = any_of([unit for unit in units if not JOINED.search(unit)])
    unspaced = any_of([unit for unit in units if JOINED.search(unit)])
    behind = any_of([word for word in words_of("behind") if JOINED.search(word)])
    return re.compile(
        rf"(?<![\w:.])(?:(?P<count>\d+)\s*|(?P<one>{any_of(words_of('one'))})\s+|(?=\w{{3}}))(?:(?P<unit>{spaced})(?!\w)|(?P<joined>{unspaced})(?=\s*(?:{behind})))"
    )


@cache
def _dates() -> tuple[re.Pattern[str], ...]:
    """Compile the forms of a date."""
    month = any_of(words_of("month"))
    return (
        re.compile(r"(?<!\d)(?P<year>\d{4})\s*[-/.年년]\s*(?P<month>\d{1,2})\s*[-/.月월]\s*(?P<day>\d{1,2})(?!\d)"),
        re.compile(r"(?<!\d)(?P<first>\d{1,2})(?P<sign>[-/.])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})(?!\d)"),
        re.compile(
            rf"(?<![\d:.h])(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?(?:\s*(?:of\s+|de\s+)?|[-/])(?P<name>{month})(?!\w)\.?(?:(?:\s*(?:de\s+|del\s+)?,?\s*|[-/])(?P<year>\d{{4}})(?!\d))?"
        ),
        re.compile(
            rf"(?<!\w)(?P<name>{month})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:,?\s*(?P<year>\d{{4}})(?!\d))?"
        ),
    )


CENTURY, TURN = 100, 70  # a year of two digits below 70 is of this century
LAST_MONTH, LAST_DAY = 12, 31
CLOCK = re.compile(
    r"(?<![\d.:h])(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::(?P<second>\d{2}))?(?!\d)(?:\s*(?P<half>[ap])\.?m)?"
)
NOON, LAST_HOUR, SIXTY = 12, 23, 60


@dataclass(frozen=True, slots=True)
class Moment:
    """A printed time as numbers; the later one is the greater."""

    scale: Scale
    day: int  # of its scale; an age in minutes, below zero
    second: int | None = None  # of the day, where a clock is printed


def later(one: Moment, other: Moment) -> int | None:
    """Tell whether the other is later (1), earlier (-1) or neither (0). None: the two cannot be compared."""
    if one.scale != other.scale:
        return None
    if one.day != other.day:
        return 1 if other.day > one.day else -1
    if one.second is None or other.second is None:
        return 0
    return (other.second > one.second) - (other.second < one.second)


def moment_of(printed: str, *, month_first: bool = False) -> Moment | None:
    """Read a printed time. `month_first`: how "03/05/2019" is meant. None: it says nothing that can be compared."""
    text = printed.lower()
    if len(text) > LONGEST:
        return None
    for pattern in _dates():
        match = pattern.search(text)
        if match:
            day = _day(match, month_first=month_first)
            clock = _second(text[: match.start()] + " " + text[match.end() :])
            return Moment("calendar" if match["year"] else "year", day, clock) if day else None
    return _near(text)


def _near(text: str) -> Moment | None:
    """Read a time that names no date: a day told from today, an age, a clock."""
    word = _day_word().search(text)
    if word:
        return Moment("today", words_of("day")[word[0]], _second(text))
    age = _age().search(text)
    if age:
        count = int(age["count"] or words_of("one").get(age["one"] or "", 1))
        return Moment("age", -count * words_of("unit")[age["unit"] or age["joined"]])
    clock = _second(text)
    if clock is not None:
        return Moment("day", 0, clock)
    return Moment("age", 0) if _now().search(text) else None


def _day(match: re.Match[str], *, month_first: bool) -> int | None:
    """Number a day so that later days have greater numbers. None: there is no such day."""
    found = match.groupdict()
    if "first" in found:
        turned = month_first and found["sign"] != "."  # nobody prints "08.22.2019"
        day, month = int(found["second" if turned else "first"]), int(found["first" if turned else "second"])
    else:
        day, month = int(found["day"]), int(found["month"]) if "month" in found else _month(found["name"])
    year = int(found["year"] or 0)
    if found["year"] and year < CENTURY:
        year += 20 * CENTURY if year < TURN else 19 * CENTURY
    if not (1 <= month <= LAST_MONTH and 1 <= day <= LAST_DAY):
        return None
    return (year * LAST_MONTH + month) * LAST_DAY + day


def _month(name: str) -> int:
    """Number a month by its name."""
    return words_of("month")[" ".join(name.rstrip(".").split())]


def _second(text: str) -> int | None:
    """Read a clock as the second of its day."""
    match = CLOCK.search(text)
    if not match:
        return None
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if match["half"]:
        hour = hour % NOON + (NOON if match["half"] == "p" else 0)
    return (hour * SIXTY + minute) * SIXTY + second if hour <= LAST_HOUR and max(minute, second) < SIXTY else None
