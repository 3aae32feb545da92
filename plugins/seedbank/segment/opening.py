"""Name lines that say more than the name: "NAME says:", "NAME · 3h", "#12 NAME", "Posted by NAME at TIME"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from seedbank.model import Role
from seedbank.segment.furniture import MOST_KEPT, SHORT, TRIM, kind_of, pieces_of

LONGEST = 120  # characters of a whole name line with its time
VERBS = (
    r"says|said|writes|wrote|sagt|schrieb|schreibt|meint|dit|a écrit|a dit|dice|dijo|escribió|disse|diz|escreveu|ha scritto|scrive|schreef|schrijft|skriver|skrev|"
    r"kirjoitti|pisze|napisał|napisała|napsal|пишет|писал|писала|написал|написала|сказал|dedi ki|yazdı|diyor|يقول|كتب|כתב|replied|commented|asked|added"
)
NAME, TIME = r"(?P<name>.{1,60}?)", r"(?P<time>.{2,60})"
WRITTEN = "posted|written|verfasst|geschrieben|scritto|inviato|inserito|publicado|enviado|publié|posté|geplaatst|skrivet|skrevet|dodane|napisane"
ANSWERED = (
    "answered|asked|svarat|beantwortet|gefragt|répondu|respondido|risposto|beantwoord|odpowiedział|commented|posted"
)
BY = "by|von|par|por|da|door|av|af|przez|от"
FORMS = (
    rf"(?:\d+\.\s*)?at\s+(?P<time>.{{4,40}}?),?\s+{NAME}\s+(?:{VERBS})\s*:",
    rf"{NAME}\s+(?:{VERBS})(?:\s*(?:,|on|at|am|um|le|el|il|op|:)?\s*(?P<time>[^:]\S.{{2,40}}?|))?\s*(?:[:：]|\.\.\.|…)",
    rf"(?:(?:comment|reply|answer|post|kommentar|antwort|beitrag|commentaire|réponse|comentario|respuesta|commento|reactie|комментарий)(?:ed)?\s+)?(?:(?:{WRITTEN})\s+)?(?:{BY})\s*:?\s+{NAME}(?:\s+(?:writes|wrote):)?[,\s]+(?:on|at|am|um|le|el|il|op|—|-|\||»)\s+{TIME}",
    rf"(?:(?:message|comment|post|reply|entry|letter|beitrag)\s+#?\d+\s*[,:–-]?\s+)?(?:comment(?:ed)?|posted|written|kommentar|geschrieben|publié|escrito|commentaire)\s+(?:#?\d+\s+)?(?:by|von|par|por|da)\s*:?\s+{NAME}",
    rf"{NAME}\s*[(\[]{TIME}[)\]]:?",
    rf"(?:{ANSWERED})\s+{TIME}\s+(?:{BY})\s+{NAME}",
    rf"(?:from|von|de|da|van|från|от)\s*:\s+{NAME}(?:\s*<[^<>]*>|\s*\([^()]*@[^()]*\)|\s*\[mailto:[^\]]*\])?",
)
"""Of whole lines; upper and lower case are alike. _forms tells which a line can have."""
OPENS = re.compile(
    rf"comment|message|entry|letter|reply|answer|post|kommentar|antwort|beitrag|réponse|comentario|respuesta|reactie|комментарий|escrito|{WRITTEN}|{BY}",
    re.IGNORECASE,
)
"""The first words of the third and the fourth form."""
AFTER_TIME = re.compile(ANSWERED, re.IGNORECASE)
"""The first words of the sixth form, in which the time stands before the name."""
LETTER = re.compile(r"(?:from|von|de|da|van|från|от)\s*:", re.IGNORECASE)
"""The head of a letter, the last form: one such line on a page may be anything."""
DIGIT = re.compile(r"\d")
NUMBERED = tuple(
    re.compile(form)
    for form in (
        r"(?:#\d{1,6}|№\s?\d{1,6}|\d{1,5}[.)]|\d{1,5}\s?[楼樓])\s+(?P<name>.{1,60})",
        r"(?P<name>\S(?:.{0,58}\S)?)\s+#\d{1,6}",
    )
)
MARKS = re.compile(
    r"^\[[-–+]\]\s*|\s*\[[-–+]\]$|^\d+\s*[:：]?\s*(?:名前|Name)\s*[:：]\s*|^\d+\s?[:：]\s*(?=\S+\s?[:：]\s?\d{4}[-/])|^\d+\s?[:：]\s*(?=\S.*\sID:\S+$)|\s+ID:\S+$|\s*\(ID: ?[^()\s]{1,20}\)|\s+No\.\s?\d{2,}$|\s*\(#\d{4,}\)$"
)
"""What stands round a name line: a fold's sign, the numbers and marks of boards."""
ON = re.compile(r"^(?:on|at|am|um|le|el|il|op|den)\s+|^投稿日\s*[:：]\s*", re.IGNORECASE)
OTHER = re.compile(
    r"(?:\s*(?:[→➜➤↪▸▶►]|->)|\s+[>»›]|\s+(?:in reply to|replying to|replied to|als antwort auf|antwortet|en réponse à|en respuesta a|em resposta ao?|in risposta a|som svar på))"
    r"\s*(?P<other>\S.{0,58})$",
    re.IGNORECASE,
)
"""What pages print behind a name of whom it answers."""
LEADS = re.compile(rf"^(?:{VERBS}|{WRITTEN})\s+(?=\S)", re.IGNORECASE)
"""The verb before a time, "commented on Mar 3": no part of it."""
SAYS = re.compile(rf"(?P<name>\S.{{0,58}}?)\s+(?:{VERBS})", re.IGNORECASE)
CUTS = re.compile(r"\s*[·•∙|,—–»@：]\s*|\s+[-/:]\s+|\s+")
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*"
GLUED = re.compile(
    rf"(?P<name>\S.{{0,58}}?[a-zß-ÿ\d_])(?P<time>(?:{MONTH}\.? \d{{1,2}},? \d{{4}}|\d{{4}}-\d\d-\d\d).{{0,30}})"
)
HANDLE = re.compile(r"(?<=\S)\s+(?:@\S+|\(\s*\d{2,}\s*\))$")  # or the number of an account
FIRST = re.compile(r"\s*[|·•—–]\s*|,\s+|\s-\s|\s+(?:von|by|par|por|da|door|av|od|от)\s+")
INITIAL = re.compile(r".*\b[^\W\d_]\.")
MOST_WORDS = 4  # of a name with nothing but a space between it and its time
BARE = re.compile(r"\d+\s?[^\W\d_]{3,}")  # "3 hours": a length of time as much as an age


class Opening(NamedTuple):
    """What a name line holds."""

    author: str  # the name alone
    time: str | None = None  # as printed
    sure: bool = False  # the line's form alone says that it is a name line
    votes: str | None = None  # as printed
    hint: bool = False  # several lines of the page open alike: names may do so, headings too
    free: bool = False  # nothing but a space parts the name from its time, or it stands behind "From:": one such line on a page may be a sentence


def opening_of(text: str) -> Opening:
    """Take a name line apart. A line of no known form is the name as it stands."""
    return _kept(text) if len(text) <= SHORT else _opening_of(text)


def _opening_of(text: str) -> Opening:
    text = text.strip()
    bare = MARKS.sub("", text) if "[" in text or "(#" in text or "ID:" in text or _has_digit(text) else text
    if len(bare) > LONGEST:
        return Opening(text)
    for place in _forms(bare):
        match = _form(place).fullmatch(bare)
        found = match and _opening(match["name"], match.groupdict().get("time"))
        if found:
            return found._replace(free=place == len(FORMS) - 1)
    found = (_beside(bare) or _numbered(bare)) if _has_digit(bare) else None
    return found or Opening(text)


_kept = lru_cache(maxsize=MOST_KEPT)(_opening_of)
"""The same of a short line: it is asked for again when the comment is put together, and readers come back."""


def _has_digit(text: str) -> bool:
    """Tell whether a line has a digit of any script; without one there is neither a time beside a name nor a number."""
    return DIGIT.search(text) is not None or (not text.isascii() and any(map(str.isdigit, text)))


def _forms(bare: str) -> Iterator[int]:
    """Give the places of the forms that a line's first word and last sign leave open: of most lines none is left."""
    last = bare[-1:]
    if last in (":", "：", "…") or bare.endswith("..."):
        yield from (0, 1)
    if OPENS.match(bare):
        yield from (2, 3)
    if last in (")", "]", ":"):
        yield 4
    if AFTER_TIME.match(bare):
        yield 5
    if ":" in bare and LETTER.match(bare):
        yield 6


@cache
def _form(place: int) -> re.Pattern[str]:
    """Compile a form when a line first asks for it."""
    return re.compile(FORMS[place], re.IGNORECASE)


def _opening(name: str, printed: str | None) -> Opening | None:
    """Check what was cut: what stands for a time must be one, and a time alone names nobody."""
    told: dict[Role, str] = {}
    if printed:
        for piece, kind in pieces_of(unled(printed.strip(TRIM))):
            told.setdefault(kind, piece)
        if Role.TIME not in told:
            return None  # a rule of dashes, a place, a firm
    name = HANDLE.sub("", OTHER.sub("", name.strip(TRIM)).strip(TRIM + ","))
    if not name or kind_of(name) or kind_of(name.split()[-1].lstrip("(")) is Role.TIME:
        return None
    return Opening(name, told.get(Role.TIME), sure=True, votes=told.get(Role.VOTES))


def unled(time: str) -> str:
    """Take off what only leads to a time: "commented on", "am"."""
    return ON.sub("", LEADS.sub("", time))


def _beside(bare: str) -> Opening | None:
    """Take a line apart in which a time, and perhaps votes, stand behind the name: "NAME · 3h", "NAME 12 points 3 hours ago"."""
    glued = GLUED.fullmatch(bare)
    if glued:
        return _opening(glued["name"], glued["time"])
    for cut in CUTS.finditer(bare):
        name, rest = bare[: cut.start()], bare[cut.end() :]
        if name and (cut[0].strip() or _stands_free(name, rest)) and kind_of(rest) in {Role.TIME, Role.VOTES}:
            found = _opening(name.split(", ")[0] if name.count(", ") > 1 else name, rest)
            if found:
                return found if cut[0].strip() else found._replace(free=True)
    return _behind(bare)


def _behind(bare: str) -> Opening | None:
    """Take a line apart in which the time stands in front of the name: "14:05 | NAME"."""
    for cut in FIRST.finditer(bare):
        time, name = bare[: cut.start()], bare[cut.end() :]
        if time[:1].isdigit() and len(name.split()) <= MOST_WORDS and _short(name) and kind_of(time) is Role.TIME:
            found = _opening(name, time)
            if found:
                return found._replace(free=True)
    return None


def _stands_free(name: str, rest: str) -> bool:
    """Tell whether a space alone may part a name from its time: a name of one word, or of words with capitals; no sentence."""
    words = name.split()
    plain = (len(words) == 1 and name[-1] not in TRIM + ":;") or (
        len(words) <= MOST_WORDS and all(word[0].isupper() for word in words)
    )
    return plain and not BARE.fullmatch(rest)


def _numbered(bare: str) -> Opening | None:
    """Take the comment's number off: "#12 NAME"."""
    for form in NUMBERED:
        match = form.fullmatch(bare)
        if match and _short(match["name"].strip(TRIM)):
            return _opening(match["name"], None)
    return None


def _short(name: str) -> bool:
    """Tell whether what follows a number can be a name: a list item cannot."""
    return 0 < len(name.split()) <= 3 and (name[-1] not in ".,:;!?" or bool(INITIAL.fullmatch(name)))  # noqa: PLR2004  (a name's usual length)
