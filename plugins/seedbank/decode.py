"""Bytes to lines, and back to the same bytes.

A seed says nothing about its encoding, so it is concluded: a byte-order mark, then UTF-8 (which random bytes hardly ever
are), then UTF-16 and UTF-32 by their NUL bytes, then the older encodings by their statistics. Whatever is chosen must
give the very same bytes back; an encoding that cannot is not chosen.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import PurePath
from typing import NoReturn

from seedbank.model import Line, Seed
from seedbank.problems import Problem, ProblemsError, nearest

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
OLDER = (
    "shift_jis",
    "cp932",
    "euc_jp",
    "euc_kr",
    "cp949",
    "gb18030",
    "big5",
    "cp1250",
    "cp1251",
    "cp1252",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "cp1258",
    "koi8_r",
)
"""Encodings that saved pages come in, besides Unicode's own (WHATWG Encoding Standard, legacy encodings)."""

FREQUENT = {
    "cp1251": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёъ",
    "koi8_r": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёъ",
    "cp1253": "αοιετσνηυρπκμλςωγδχθφβξζψάέήίόύώ",
    "cp1255": "יוהלארתמבשנדחםקעפטגןךצכסזףץ",
    "cp1256": "اليمونتربةعدسفهكقحأجشصضطخىذثءغزظإئآؤ",
}
"""The letters of a script, the commonest first, by the encodings of one byte a letter that have it."""
ALPHABETS = (
    ("cp1252", "äöüß"),  # German
    ("cp1252", "éèàçêâôîûùëïœæ"),  # French
    ("cp1252", "áéíóúñüªº"),  # Spanish
    ("cp1250", "áéíóöőúüű"),  # Hungarian: where Portuguese has its "ő", it has "ã" or "ç" too
    ("cp1252", "ãõçáéíóúâêôàü"),  # Portuguese
    ("cp1252", "àèéìòùî"),  # Italian
    ("cp1252", "åäöæøéü"),  # Swedish, Danish, Norwegian, Finnish
    ("cp1252", "ëïéèüöáó"),  # Dutch
    ("cp1254", "çğıöşüâîû"),  # Turkish: the bytes of "ğış" are "ðýþ" in the next
    ("cp1252", "áéíóúýðþæö"),  # Icelandic
    ("cp1250", "ąćęłńóśźż"),  # Polish
    ("cp1250", "áčďéěíňóřšťúůýžľĺŕôä"),  # Czech, Slovak
    ("cp1250", "ăâîşţ"),  # Romanian
    ("cp1250", "čćđšž"),  # Croatian, Slovene
    ("cp1257", "ąčęėįšųūž"),  # Lithuanian
    ("cp1257", "āčēģīķļņšūž"),  # Latvian
    ("cp1257", "äöõüšž"),  # Estonian
    ("cp1258", "àâãèéêìíòóôõùúýăđĩũơư\u0300\u0301\u0303\u0309\u0323"),  # Vietnamese
)
"""The letters beyond ASCII of languages in Latin letters, by the encoding that has them; of equals the first."""
LATIN = frozenset([name for name, _ in ALPHABETS]) | {"latin-1"}
MARKS_OF_TEXT = frozenset("“”‘’„‚–—…€«»‹›°§·•´¿¡©®™½¼¾\u00a0£")  # signs beyond ASCII of any language
BESIDE = re.compile(r"[A-Za-z][^\x00-\x7f]|[^\x00-\x7f](?=[A-Za-z])")
KANA_SHARE = 5  # of the signs beyond ASCII one in so many is kana in Japanese

SURENESS = ((33, 99), (9, 94), (0, 90))
"""Signs beyond ASCII from which on so many of a hundred encodings were guessed rightly (benchmarks/eval_decoding.py)."""

LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def decode(data: bytes, path: str, encoding: str | None = None) -> Seed:
    """Cut the bytes of a seed into lines.

    `encoding` is what the keeper states; None concludes it. Lines end at LF, CRLF or lone CR only. Raises ProblemsError
    for an empty or binary file, and where the stated encoding is unknown or does not fit.
    """
    if not data:
        _refuse(path, "is empty", "save the page's text into it, or remove the file")
    mark, name, text = _stated(data, path, encoding) if encoding else _concluded(data, path)
    guessed = not encoding and not mark and name not in {"utf-8", "iso2022_jp", *WIDE}
    return Seed(
        path=path,
        stem=PurePath(path).stem,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        encoding=name,
        mark=mark,
        lines=cut(text),
        encoding_confidence=_sureness(text) if guessed else 100,
    )


def _sureness(text: str) -> int:
    """Tell how often an encoding that was guessed is right, in hundredths, by how many signs beyond ASCII spoke for it."""
    count = sum([sign > "\x7f" for sign in text])
    return next(sure for least, sure in SURENESS if count >= least)


def encode(seed: Seed) -> bytes:
    """Give back the bytes that the seed was decoded from."""
    return seed.mark + "".join([line.text + line.end for line in seed.lines]).encode(seed.encoding)


def cut(text: str) -> tuple[Line, ...]:
    """Part a text into lines with their ends. Form feed, NEL and U+2028 stay inside a line: FORMATS names three ends only."""
    if "\r" not in text:
        *bodies, last = text.split("\n")
        ended = [Line(number, body) for number, body in enumerate(bodies, 1)]
        return (*ended, Line(len(bodies) + 1, last, "")) if last else tuple(ended)
    found = [match.groups() for match in LINE.finditer(text)]
    if found[-1] == ("", ""):
        found.pop()  # the empty match behind the last line end
    return tuple([Line(number, body, end) for number, (body, end) in enumerate(found, 1)])


def _stated(data: bytes, path: str, encoding: str) -> tuple[bytes, str, str]:
    """Follow the keeper, or say why that cannot be."""
    name = _known(encoding, path)
    mark, body = _without_mark(data, name)
    if name in {"utf-16", "utf-32"}:
        name = next((wide for known, wide in MARKS if known == mark), f"{name}-le")
    try:
        text = body.decode(name)
    except UnicodeDecodeError as error:
        line, shown = _place(data, len(mark) + error.start)
        _refuse(path, f"is not {name}: byte {error.object[error.start]:#04x}", _remedy(data, path), line, shown)
    except (UnicodeError, ValueError):
        _refuse(path, f"is not {name}", _remedy(data, path))
    if not _comes_back(text, name, body):
        _refuse(path, f"would not come back byte for byte from {name}", _remedy(data, path))
    return mark, name, text


def _known(encoding: str, path: str) -> str:
    """Name the encoding as Python does. Codecs that are no text encodings (hex, rot13) are unknown here."""
    try:
        found = codecs.lookup(encoding)
        "".encode(found.name)
    except (LookupError, ValueError):
        near = nearest(encoding, ("utf-8", *WIDE, *OLDER)) or "utf-8"
        _refuse(path, f'cannot be read: no encoding is called "{encoding}"', f'in the sidecar: encoding = "{near}"')
    return "utf-8" if found.name == "utf-8-sig" else found.name.replace("_", "-") if "utf" in found.name else found.name


def _without_mark(data: bytes, name: str) -> tuple[bytes, bytes]:
    """Part the byte-order mark from the rest, where the mark is that of the encoding."""
    for mark, known in MARKS:
        if data.startswith(mark) and known.startswith(name):
            return mark, data[len(mark) :]
    return b"", data


def _concluded(data: bytes, path: str) -> tuple[bytes, str, str]:
    """Conclude mark, encoding and text of bytes that nobody has said anything about."""
    for mark, name in MARKS:
        if data.startswith(mark):
            marked = _try(data[len(mark) :], name)
            if marked is not None and "\0" not in marked:
                return mark, name, marked
    found = _conclude(data)
    if found is None:
        _refuse(path, "is a binary file: it holds NUL bytes", "save the page as plain text, UTF-8")
    return b"", found, data.decode(found)


def _conclude(data: bytes) -> str | None:
    """Name the encoding of bytes without a mark; None: they are no text."""
    if b"\0" in data:
        return next((name for name in WIDE if _reads_as_text(_try(data, name))), None)
    if b"\x1b$" in data and _try(data, "iso2022_jp") is not None:
        return "iso2022_jp"
    if _try(data, "utf-8") is not None:
        return "utf-8"
    return _guess(data)


def _guess(data: bytes) -> str:
    """Pick the likeliest of the older encodings; latin-1, which takes any byte, where none fits."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  (slow to load, and most seeds are UTF-8)

    found = [match.encoding for match in from_bytes(data, cp_isolation=list(OLDER))]
    fitting = [name for name in [*found, "cp1252", "latin-1"] if _try(data, name) is not None]
    fitting.insert(0, _by_letters(data, fitting[0]))
    same = "cp1252" in fitting and _try(data, "cp1252") == _try(data, fitting[0])
    return "cp1252" if same else fitting[0]  # the commonest name for one and the same text


def _by_letters(data: bytes, found: str) -> str:
    """Judge anew between encodings that a short text gives statistics no hold on: by kana, and by how common the letters are."""
    for name in ("euc_jp", "cp932"):
        text = _try(data, name) or ""
        beyond = [sign for sign in text if sign > "\x7f"]
        if found in DOUBLE and sum("\u3041" <= sign <= "\u30fe" for sign in beyond) * KANA_SHARE > len(beyond):
            return name
    if found in LATIN or (found in DOUBLE and _within_words(data.decode(found))):
        share, name = max(
            [(_share(_try(data, name), alphabet), -place, name) for place, (name, alphabet) in enumerate(ALPHABETS)]
        )[::2]
        return name if share >= 0 else found
    if found not in FREQUENT:
        return found
    ranks = {name: rank for name in FREQUENT if (rank := _rank(_try(data, name), FREQUENT[name])) is not None}
    return min(ranks, key=lambda name: (ranks[name], name != found, name), default=found)


DOUBLE = frozenset({"cp949", "euc_kr", "gb18030", "big5", "cp932", "shift_jis", "euc_jp"})


def _within_words(text: str) -> bool:
    """Tell whether most signs beyond ASCII stand beside a Latin letter: then they are letters of its word, and no other script."""
    beyond = sum([sign > "\x7f" for sign in text])
    return len(BESIDE.findall(text)) * 2 > beyond


def _share(text: str | None, alphabet: str) -> int:
    """Tell how many of the signs beyond ASCII are letters of an alphabet, in hundredths; -1: the bytes are not in that encoding."""
    if text is None:
        return -1
    beyond = [sign.lower()[:1] for sign in text if sign > "\x7f" and sign not in MARKS_OF_TEXT]
    return sum([sign in alphabet or sign == "i" for sign in beyond]) * 100 // len(beyond) if beyond else 100


CAPITALS = 3  # one letter in so many may be a capital


def _rank(text: str | None, letters: str) -> int | None:
    """Tell how rare the letters of a text are, in hundredths of a place among those of its script; None: it is not in that script."""
    beyond = [sign for sign in text or "" if sign > "\x7f" and sign.isalpha()]
    capitals = sum(map(str.isupper, beyond))
    places = [letters.find(sign.lower()) for sign in beyond]
    if not places or places.count(-1) * 10 > len(places) or capitals * CAPITALS > len(beyond):
        return None
    return sum([len(letters) if place < 0 else place for place in places]) * 100 // len(places)


def _try(data: bytes, name: str) -> str | None:
    """Decode, where the bytes are in that encoding and come back from it."""
    try:
        text = data.decode(name)
    except (UnicodeError, ValueError):
        return None
    return text if _comes_back(text, name, data) else None


def _comes_back(text: str, name: str, data: bytes) -> bool:
    """Tell whether the text gives the very same bytes: not every codec is one to one."""
    try:
        return text.encode(name) == data
    except (UnicodeError, ValueError):
        return False


def _reads_as_text(text: str | None) -> bool:
    """Tell whether a text decoded from bytes with NULs is writing: no NUL left, and next to nothing unassigned or odd."""
    if text is None or "\0" in text:
        return False
    odd = sum(not (char.isprintable() or char.isspace()) for char in text)
    return odd * 20 <= len(text)


def _place(data: bytes, offset: int) -> tuple[int, str]:
    """Find the number of the line a byte stands in, and the line as far as it is ASCII."""
    before = data[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    number = before.count(b"\n") + 1
    rest = re.split(rb"[\r\n]", data[offset:], maxsplit=1)[0]
    shown = (before.rsplit(b"\n", 1)[-1] + rest).decode("ascii", "backslashreplace")
    return number, shown[:80]


def _remedy(data: bytes, path: str) -> str:
    """Say what to write into the sidecar instead."""
    near = _conclude(data) or "utf-8"
    return f'in {PurePath(path).stem}.toml: encoding = "{near}", or leave the key out'


def _refuse(path: str, what: str, fix: str, line: int = 0, shown: str = "") -> NoReturn:
    raise ProblemsError([Problem(path, line, what, fix, shown)])
