"""Weekdays that a page prints as its comments' times: "Friday", "(Friday)", "Monday evening". One such line may be a heading, or what somebody said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from seedbank.model import Role
from seedbank.segment.calendar_words import words_of

LEAST = 3  # lines
LEAST_LETTERS = 5  # of a weekday as it is written out; short ones may be any word
MOST_LETTERS = 10  # of the part of the day behind it
LONGEST = 60  # characters of the line
ROUND = "()[], \t"


def days_alone(texts: Sequence[str], kinds: Sequence[Role | None]) -> list[int]:
    """List the lines that are a weekday and no more, where the page has several, none beside another: a list of days has no text between."""
    found = [
        place for place, text in enumerate(texts) if len(text) <= LONGEST and kinds[place] is None and _is_day(text)
    ]
    apart = all(below > above + 1 for above, below in pairwise(found))
    return found if len(found) >= LEAST and apart else []


def _is_day(text: str) -> bool:
    day, _, part = text.strip(ROUND).partition(" ")
    return day.lower().rstrip(",") in weekdays() and len(part) <= MOST_LETTERS and (not part or part.isalpha())


@cache
def weekdays() -> frozenset[str]:
    """List the weekdays in many languages, in lower case."""
    return frozenset([word for word in words_of("weekday") if len(word) >= LEAST_LETTERS])
