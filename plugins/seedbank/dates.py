"""Dates as far as they are known: a subset of EDTF (ISO 8601-2, levels 0 and 1).

Read: `2019`, `2019-08`, `2019-08-22`, `201X`, `20XX`, each with `~`, `?` or `%` behind it; intervals `A/B`, either side
open as `..`. Not read: seasons, times, years before 1 or beyond four digits.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

from seedbank.frozen import dataclass

_DATE = re.compile(r"(?P<year>\d{2}XX|\d{3}X|\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?[~?%]?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Interval:
    """The days an EDTF value may mean."""

    earliest: str | None  # ISO date; None: open
    latest: str | None


@lru_cache(maxsize=4096)  # articles name the same years over and over
def interval(edtf: str) -> Interval:
    """Return the days `edtf` may mean; raises ValueError saying what cannot be read.

    A qualifier (`~`, `?`, `%`) does not widen the interval: it is for the reader.
    """
    first, slash, second = edtf.partition("/")
    earliest = None if slash and first in {"", ".."} else _days(first)[0]
    latest = None if slash and second in {"", ".."} else _days(second if slash else first)[1]
    if slash and earliest is None and latest is None:
        raise ValueError("is open on both sides")
    if earliest and latest and earliest > latest:
        raise ValueError("ends before it begins")
    return Interval(earliest, latest)


def _days(value: str) -> tuple[str, str]:
    found = _DATE.fullmatch(value)
    if not found:
        raise ValueError("is no date of the form 2019, 2019-08, 2019-08-22, 2019-08~ or 2019-07/2019-08")
    year, month, day = found["year"], found["month"], found["day"]
    if "X" in year:
        if month:
            raise ValueError("has a month in an unknown year")
        return f"{max(int(year.replace('X', '0')), 1):04}-01-01", f"{year.replace('X', '9')}-12-31"
    if year == "0000":
        raise ValueError("is in a year 0, which no calendar of dates has")
    if month is None:
        return date(int(year), 1, 1).isoformat(), date(int(year), 12, 31).isoformat()
    last = calendar.monthrange(int(year), int(month))[1] if 1 <= int(month) <= 12 else 0  # noqa: PLR2004  (months)
    if not last:
        raise ValueError(f"has no month {month}")
    if day is None:
        return f"{year}-{month}-01", f"{year}-{month}-{last:02}"
    if not 1 <= int(day) <= last:
        raise ValueError(f"has no day {day}")
    exact = date(int(year), int(month), int(day)).isoformat()
    return exact, exact
