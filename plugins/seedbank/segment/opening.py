"""Name lines that say more than the name: "NAME says:", "NAME · 3h", "#12 NAME", "Posted by NAME at TIME"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from seedbank.model import Role
from seedbank.segment.furniture import TRIM, kind_of

LONGEST = 120  # characters of a whole name line with its time
SAYS = re.compile(
    r"(?P<name>.{1,60}?)\s+(?:says|said|writes|wrote|sagt|schrieb|schreibt|dit|a écrit|dice|escribió|disse|ha scritto|schreef|replied|commented)"
    r"(?:\s*(?:,|on|at|am|um|le|el|il|op|:)?\s*(?P<time>[^:]\S.{2,40}?|))?\s*:",
    re.IGNORECASE,
)
POSTED = re.compile(
    r"(?:comment(?:ed)?|posted|written|kommentar|geschrieben|publié|escrito|door)\s+(?:by|von|par|por|da)\s*:?\s+(?P<name>.{1,60}?)(?:[,\s]+(?:on|at|am|um|le|el|il|—|-|\|)\s+(?P<time>.{3,40}))?",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"(?P<number>#\d{1,6}|\d{1,5}[.)])\s+(?P<name>.{1,60})")
BESIDE = re.compile(r"(?P<name>.{1,60}?)\s*(?:[·•|,—–]|\s-)\s*(?P<time>.{2,40})")


@dataclass(frozen=True, slots=True)
class Opening:
    """What a name line holds."""

    author: str  # the name alone
    time: str | None = None  # as printed
    sure: bool = False  # the line's form alone says that it is a name line


def opening_of(text: str) -> Opening:
    """Take a name line apart. A line of no known form is the name as it stands."""
    bare = text.strip()
    if len(bare) <= LONGEST:
        for pattern in (SAYS, POSTED, BESIDE, NUMBERED):
            match = pattern.fullmatch(bare)
            found = match and _opening(match)
            if found:
                return found
    return Opening(bare)


def _opening(match: re.Match[str]) -> Opening | None:
    """Check a match: what stands for a time must be one, and a number or a time alone names nobody."""
    groups = match.groupdict()
    time = (groups.get("time") or "").strip(TRIM) or None
    if (time and kind_of(time) is not Role.TIME) or (groups.get("time") and not time):
        return None  # what stands where a time should is none: a rule of dashes, a place, a firm
    name = groups["name"].strip(TRIM)
    if not name or kind_of(name) or ("number" in groups and not _short(name)):
        return None
    return Opening(name, time, sure=True)


def _short(name: str) -> bool:
    """Tell whether what follows a number can be a name: a list item cannot."""
    return len(name.split()) <= 3 and name[-1] not in ".,:;!?"  # noqa: PLR2004  (a name's usual length)
