"""The form of a line above the comments: what shows it to be a paragraph, a headline, a button or a way, in whatever language.

Clues for `asides.py`, which weighs them; the patterns serve others too.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from seedbank.model import Role
from seedbank.segment.furniture import ends, heads, speakable
from seedbank.segment.heads import CAPTION, DATELINE, is_byline, is_text, is_ways
from seedbank.segment.view import View

COUNT = re.compile(
    r"[+~]?\d[\d.,\u202f\xa0]*\s?(?:[KkMm]|°[CF]?|%)?(?:\s?[^\W\d]{2,14}\.?){0,2}"
)  # "41", "48.2K subscribers", "6 мин"
LEAD = re.compile(r"(?P<lead>[^|>›»:–—-]{2,30}?)\s*(?P<sign>[|>›»:]|\s[–—-])\s+\S.{8,}")  # "Read also | ..."
GAPS, BAR = re.compile(r"\S(?:\s{2,}|\t)(?=\S)"), re.compile(r"\s[|/>›»·•]\s")
ITEM = re.compile(r"(?:\d{1,3}[.)]|\d{1,2}(?::\d\d)+|[-–—•*·])\s")
ADDRESS = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+")
CREDIT = re.compile(
    r"(?:^|[\s.,;/|(（])(?:photos?|pictures?|images?|stills?|illustrations?|graphics?|fotos?|fotografías?|fotografie|bild(?:er)?|beeld|imagen|immagine|imagem|kuva|fot\.|zdjęcie|fotó|фото|φωτ(?:ογραφία|\.)?|fotoğraf|صورة|תמונה|צילום)"
    r"(?: (?:by|von|de|di|av|af|credit))?\s?[:=/|]\s?\S.{0,60}$|(?:写真|撮影|摄影|攝影|图|사진)\s?[:：=／/]\s?\S{1,20}$|[\s.](?:foto|photo|фото) (?:autor\w*|автор\w*)[)]?$",
    re.IGNORECASE,
)
"""Whose picture it is, at the end of its caption: "... Photo: A. Taker"."""
PRESSED = frozenset({Role.CONTROL, Role.COUNTER})
DIGIT, WORD = re.compile(r"\d"), re.compile(r"\w+")
FEW = 3  # words of a button
LONG = 12  # words of a line that is no headline
MOST_LED = 16  # words of a headline with the words before it
MOST_CAPTION = 40  # words
WRITER = range(2, 9)  # words of a line with the writer's name
WORD_STEPS = (1, 2, 3, 5, 8, 12, 20, 40)
QUARTERS = 4
NEAR_COLON = 40  # characters
MOST_WORDS = 12  # of a line that is no paragraph, looked up one by one
OPENS, CLOSES = '"“„«「『', '"”“»」』'
ROUND, ROUNDED = "([（【<", ")]）】>"
FIRST = {
    **dict.fromkeys(OPENS, "quote"),
    **dict.fromkeys(ROUND, "bracket"),
    **dict.fromkeys("→←↑↓›»▶►‹⟶", "arrow"),
    **dict.fromkeys("•·*-–—■▪●◆○", "bullet"),
    **dict.fromkeys("©®™", "owner"),
    "#": "hash",
    "@": "at",
}
HOLDS = (
    ("|", "a bar"),
    ("·", "a dot"),
    ("•", "a dot"),
    ("/", "a slash"),
    ("&", "an and"),
    ("$", "money"),
    ("£", "money"),
    ("€", "money"),
)
ENDS = (("?", "ends asking"), ("!", "ends crying"), ("…", "ends in dots"), ("...", "ends in dots"))


def class_of(view: View, *, framed: bool) -> str:
    """Sort a line roughly: furniture by its kind, else by its length and whether it is a sentence."""
    if view.kind:
        return f"{view.kind} of the frame" if framed else str(view.kind)
    if is_text(view):
        return "text"
    if view.closed and view.words > FEW:
        return "sentence"
    return "long" if view.words > LONG else "some" if view.words > FEW else "few"


def form_of(view: View, *, framed: bool) -> list[str]:
    """Word the form of one line."""
    text, closed = view.text, "closed" if view.closed else "open"
    step = bisect_left(WORD_STEPS, view.words)
    found = [
        f"kind {view.kind}{' of the frame' if framed else ''}",
        f"words {step}",
        f"words {step} {closed}",
        closed,
        f"end {view.end}",
        f"first {_sign(text[0])}",
        *[clue for sign, clue in HOLDS if sign in text],
        *[clue for sign, clue in ENDS if text.endswith(sign)],
        *_capitals(text),
        *_known(view),
    ]
    if text[-1] in FIRST:
        found.append(f"last {FIRST[text[-1]]}")
    if DIGIT.search(text):
        found.append("a digit")
    if text[0] in OPENS and text[-1] in CLOSES:
        found.append("in quotes")
    if text[0] in ROUND and text[-1] in ROUNDED:
        found.append("in brackets")
    if view.look:
        found.append(f"look {view.look}")
    return found


def _sign(sign: str) -> str:
    """Name the kind of a line's first sign."""
    if sign in FIRST:
        return FIRST[sign]
    if sign.isalpha():
        return "upper" if sign.isupper() else "lower" if sign.islower() else "letter"
    return "digit" if sign.isdigit() else "sign"


def _capitals(text: str) -> list[str]:
    """Word how many words of a line begin with a capital, in quarters, and whether it is all capitals."""
    words = text.split()
    found = [f"capitals {sum([not word[0].islower() for word in words]) * QUARTERS // len(words)}"] if words[1:] else []
    if text.isupper():
        found.append("all capitals" if words[1:] else "a word of capitals")
    return found


def _known(view: View) -> list[str]:
    """Word which forms of lines this one has that have patterns or tables of their own."""
    text, short = view.text, view.words <= MOST_LED
    led = LEAD.fullmatch(text) if short else None
    known = {
        "byline": is_byline(view),
        "caption": view.words <= MOST_CAPTION and CAPTION.fullmatch(text),
        "dateline": DATELINE.match(text[:200]),
        "item": ITEM.match(text),
        "row": short and is_row(text),
        "ways": is_ways(text),
        "credit": view.words <= MOST_CAPTION and CREDIT.search(text),
        "count": short and COUNT.fullmatch(text),
        "address": ADDRESS.search(text),
        "colon inside": short and not led and ": " in text[:NEAR_COLON],
        "nothing stands behind": ends(text),
        "over comments": heads(text),
        "said too": view.kind and speakable(view.low),
    }
    found = [clue for clue, is_so in known.items() if is_so]
    return [*found, f"led by words and {led['sign'].strip()}"] if led else found


def words_of(view: View) -> set[str]:
    """Give a line's words as clues: of a paragraph all, and how it begins; else the first, and the one that opens it."""
    words = WORD.findall(view.text.lower())
    if is_text(view):
        return {*[f"says {word}" for word in words], f"begins {' '.join(words[:1])}", f"begins {' '.join(words[:2])}"}
    return {*[f"word {word}" for word in words[:MOST_WORDS]], f"opening word {' '.join(words[:1])}"}


def is_row(text: str) -> bool:
    """Tell whether a line is ways side by side, parted by a bar or by wide gaps."""
    parts = BAR.split(text)
    ways = len(parts) > 1 and all(len(part.split()) <= FEW for part in parts)
    return ways or is_ways(text) or len(GAPS.findall(text)) > 1


def is_open(view: View) -> bool:
    """Tell whether a line ends as a headline does: in no sign, or in a question mark."""
    return not view.closed or view.text.endswith(("?", "？"))


def is_writer(view: View) -> bool:
    """Tell whether a line may name the writer: "Ann Oake", "Ann Oake, Staff Writer"."""
    return is_byline(view) or (view.words in WRITER and view.look in {"person", "title of strangers"})
