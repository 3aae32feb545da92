"""Text, links, emphasis and code of one paragraph -> a line or more of the dialect."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit

from seedbank.frozen import dataclass
from seedbank.to_markdown import escape, escape_text

_WHITE = re.compile(r"[ \t\n\r\f\v]+")
_HARD = "  \n"  # a line break that Markdown shows
_UNSAFE_IN_LINK = {ord(sign): quote(sign) for sign in ' ()<>"`\\[]*_{}|^'}
_UNSAFE_IN_LINK.pop(ord("_"))
_SIGNS = ("_", "**")
_SCHEME = re.compile(r"^https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a paragraph."""

    text: str  # plain where it is text, "\n" for a line break; the dialect else
    kind: str = "text"  # "text", "break", "link", "code", "_" or "**" for emphasis round what is in the dialect already


def paragraph(pieces: list[Piece]) -> str:
    """Return the pieces as a block of the dialect; "" where they say nothing."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind == "break":
            lines.append([])
        else:
            lines[-1].append(piece)
    return _HARD.join(filter(None, map(_line, lines)))


def paragraphs(pieces: list[Piece]) -> list[str]:
    """Return the pieces as blocks: two line breaks in a row are the end of one."""
    groups: list[list[Piece]] = [[]]
    breaks = 0
    for piece in pieces:
        if piece.kind == "break":
            breaks += 1
        elif piece.kind != "text" or piece.text.strip():
            if breaks > 1:
                groups.append([])
            breaks = 0
        groups[-1].append(piece)
    return [found for found in map(paragraph, groups) if found]


def _line(pieces: list[Piece]) -> str:
    """One line: white space as a browser shows it, text escaped, emphasis with the signs that work where it stands."""
    merged = _merged(pieces)
    parts: list[str] = []
    for at, piece in enumerate(merged):
        before = merged[at - 1].text[-1:] if at else ""
        after = merged[at + 1].text[:1] if at + 1 < len(merged) else ""
        if piece.kind == "text":
            parts.append(_escaped(piece.text, first=not at, last=at + 1 == len(merged)))
        elif piece.kind in _SIGNS and not (at and merged[at - 1].kind in _SIGNS):  # "**a**_b_" would mean nothing
            sign = "*" if piece.kind == "_" and (before.isalnum() or after.isalnum()) else piece.kind
            parts.append(f"{sign}{piece.text}{sign}")
        else:
            parts.append(piece.text)
        if piece.text.startswith("[") and piece.kind == "link" and at and parts[-2].endswith("!"):
            parts[-2] = f"{parts[-2][:-1]}\\!"  # "![" would open a picture
    return "".join(parts).strip(" ")


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Neighbouring texts as one, every run of white space as one blank."""
    merged: list[Piece] = []
    for piece in pieces:
        if merged and piece.kind == merged[-1].kind == "text":
            merged[-1] = Piece(merged[-1].text + piece.text)
        elif piece.text:
            merged.append(piece)
    return [Piece(_WHITE.sub(" ", piece.text)) if piece.kind == "text" else piece for piece in merged]


def _escaped(text: str, *, first: bool, last: bool) -> str:
    """Text in the dialect; the blanks at its ends stay blanks where something stands beside them."""
    body = text.strip(" \xa0")
    if not body:
        return "" if first or last else " "
    before = "" if first or text.startswith(body) else " "
    after = "" if last or text.endswith(body) else " "
    return f"{before}{escape(body)}{after}"


def emphasised(pieces: list[Piece], sign: str) -> list[Piece]:
    """Return the pieces as emphasised; the white space at their ends stands outside, each line has signs of its own."""
    found: list[Piece] = []
    line: list[Piece] = []
    for piece in [*pieces, Piece("\n", "break")]:
        if piece.kind != "break":
            line.append(piece)
            continue
        plain = [part for part in line if part.kind != sign]
        inner = _line(line if len(plain) == len(line) else [*map(_bare, line)])
        if inner:
            blank = [Piece(" ")] if line[0].kind == "text" and line[0].text[:1].isspace() else []
            after = [Piece(" ")] if line[-1].kind == "text" and line[-1].text[-1:].isspace() else []
            found += [*blank, Piece(inner, sign), *after]
        elif line:
            found.append(Piece(" "))
        found.append(piece)
        line = []
    return found[:-1]


def _bare(piece: Piece) -> Piece:
    """A piece without its emphasis, in the dialect already."""
    return Piece(piece.text, "done") if piece.kind in _SIGNS else piece


def code(text: str) -> Piece:
    """Return code as a piece: nothing in it is escaped, so its fence is longer than any in it."""
    shown = _WHITE.sub(" ", text).strip()
    if not shown:
        return Piece(" ")
    longest = max(map(len, re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    space = " " if shown.startswith("`") or shown.endswith("`") else ""
    return Piece(f"{fence}{space}{shown}{space}{fence}", "code")


def link(words: str, target: str, base: str) -> Piece | None:
    """Return a link to the web; None where it leads elsewhere, so that only its words are kept."""
    address = web_address(target, base)
    shown = _WHITE.sub(" ", words).strip(" \xa0")
    if not address or not shown:
        return None
    if _SCHEME.sub("", shown).rstrip("/") == _SCHEME.sub("", address).rstrip("/") and _is_plain(address):
        return Piece(f"<{address.replace('&', '&amp;')}>", "link")
    return Piece(f"[{escape_text(shown)}]({address.translate(_UNSAFE_IN_LINK)})", "link")


def _is_plain(address: str) -> bool:
    return not re.search(r"[\s<>()\"'`\\{}|^\[\]*]", address)


def web_address(target: str, base: str) -> str:
    """Return the whole address of a link; "" for what does not lead to another page of the web."""
    cleaned = re.sub(r"[\t\n\r]", "", target).strip()
    if not cleaned or cleaned.startswith("#"):
        return ""
    try:
        address = urljoin(base, cleaned)
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.netloc else ""
