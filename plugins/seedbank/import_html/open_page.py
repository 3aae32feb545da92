"""The bytes of a saved page -> its elements. lxml underneath: docs/import.md has the figures that chose it."""

from __future__ import annotations

import codecs
import html
import re
import warnings

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning

from seedbank.decode import decode
from seedbank.frozen import dataclass
from seedbank.problems import Problem, ProblemsError, counted

LARGEST = 64 * 1024 * 1024
"""Bytes. A tree takes about twenty times as much memory as its page."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_SEARCHED = 4096  # bytes; browsers look at 1024
# What pages call an encoding, and what browsers take it for (https://encoding.spec.whatwg.org/#names-and-labels).
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
_FRAME = re.compile(rb"""<i?frame\b[^>]*?\bsrc\s*=\s*["']([^"']*)["']""", re.IGNORECASE)
MOST_FRAMES = 20
_FEW = 1000  # of so many bytes, one may be no UTF-8 in a page that is UTF-8 else


@dataclass(frozen=True, slots=True)
class Opened:
    """A saved page as elements."""

    soup: BeautifulSoup
    text: str  # the page as decoded
    notes: tuple[str, ...]  # what was odd about its encoding, each a clause


def open_page(data: bytes, path: str) -> Opened:
    """Return the elements of a page. Raises ProblemsError for what is no page at all."""
    text, notes = text_of_page(data, path)
    return Opened(tree(text), text, notes)


def tree(text: str) -> BeautifulSoup:
    """Return HTML as elements. That a text looks like an address, or like XML, is no reason for bs4 to warn."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return BeautifulSoup(text, "lxml")


def frame_sources(data: bytes) -> list[str]:
    """Return the addresses of a page's frames that lie beside it: no scheme, no host, no root."""
    found = [match[1].decode("utf-8", "replace") for match in _FRAME.finditer(data)]
    local = [html.unescape(source).partition("?")[0].partition("#")[0] for source in found]
    return list(dict.fromkeys(source for source in local if source and not re.match(r"[a-zA-Z][\w+.-]*:|/", source)))[
        :MOST_FRAMES
    ]


def frames_within(soup: BeautifulSoup) -> list[BeautifulSoup]:
    """Return the frames whose pages stand in the page itself (`srcdoc`), as SingleFile saves them; those within them too."""
    found: list[BeautifulSoup] = []
    waiting = [soup]
    while waiting and len(found) < MOST_FRAMES:
        for frame in waiting.pop(0).find_all("iframe", srcdoc=True)[: MOST_FRAMES - len(found)]:
            found.append(tree(str(frame["srcdoc"])))
            waiting.append(found[-1])
    return found


def text_of_page(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    """Return a page's text, and what was odd about its encoding.

    UTF-8 is tried before what the page declares: bytes that are UTF-8 throughout are nothing else, and a browser that
    saves a page often writes UTF-8 and leaves the old declaration in.
    """
    if not data.strip():
        raise ProblemsError([Problem(path, 0, "is empty", "save the page again")])
    if len(data) > LARGEST:
        raise ProblemsError(
            [
                Problem(
                    path, 0, f"has {len(data):,} bytes, more than a page may have", "save the page without its pictures"
                )
            ]
        )
    text, notes = _decoded(data, path)
    shown = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in shown:
        notes = (*notes, "it holds NUL characters: shown as U+FFFD")
    return shown.replace("\x00", "\ufffd"), notes


def _decoded(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace").lstrip("\ufeff"), ()
    declared = _declared(data)
    if b"\x1b$" not in data:  # ISO-2022-JP is ASCII to the eye
        try:
            return data.decode("utf-8"), _differs(declared, "utf-8")
        except UnicodeDecodeError:
            pass
    if declared and declared != "utf-8":
        try:
            return data.decode(declared), ()
        except UnicodeDecodeError:
            pass
    return _mended(data, path, declared)


def _mended(data: bytes, path: str, declared: str) -> tuple[str, tuple[str, ...]]:
    """A page that is not what it declares: UTF-8 with a few bad bytes, or what its letters say."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if bad * _FEW < len(data) and not text.replace("\ufffd", "").isascii():
        return text, (_bad(bad, "UTF-8"),)
    if declared and declared != "utf-8":
        text = data.decode(declared, "replace")
        bad = text.count("\ufffd")
        if bad * _FEW < len(data):
            return text, (_bad(bad, declared),)
    seed = decode(data.replace(b"\x00", b" "), path, None)
    told = "".join(line.text + line.end for line in seed.lines)
    return told, (f"its encoding is taken for {seed.encoding}, by its letters",)


def _bad(places: int, encoding: str) -> str:
    return f"{counted(places, 'place')} {'is' if places == 1 else 'are'} no {encoding}: shown as U+FFFD"


def _declared(data: bytes) -> str:
    """The encoding that the page names, as Python calls it; "" for none, or none that Python knows."""
    found = _DECLARED.search(data[:_SEARCHED])
    if not found:
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return ""
    if name.startswith("utf-16"):
        return "utf-8"  # a page that could be searched for the word is none
    return _MEANT.get(name, name)


def _differs(declared: str, is_: str) -> tuple[str, ...]:
    return (f"it declares {declared}, and is {is_}",) if declared not in {"", is_, "cp1252"} else ()
