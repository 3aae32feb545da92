"""One value of a sidecar: what it has to be, and what to write where it is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from urllib.parse import urlsplit

from seedbank.addresses import slug
from seedbank.dates import interval
from seedbank.problems import nearest


class WrongValueError(ValueError):
    """A value that cannot be taken: what is wrong, and what to write instead."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.fix = fix


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def text_of(value: object) -> str:
    """Return a text without the white space round it; raises WrongValueError for anything else, or for nothing."""
    if not isinstance(value, str) or not value.strip():
        raise WrongValueError("is not a text", 'write it in quotes: "..."')
    if _CONTROL.search(value):
        raise WrongValueError("holds a control character", "write it without")
    return value.strip()


def _slug(value: object) -> str:
    text = text_of(value)
    if slug(text) != text or text.endswith("-"):
        raise WrongValueError("is no slug", 'use a-z, 0-9 and single "-" between them, at most 80 characters')
    return text


def _when(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    fix = 'write 2019-08-22, or EDTF in quotes: "2019-08~", "2019-07-27/2019-08"'
    if not isinstance(value, str):
        raise WrongValueError("is neither a date nor a text", fix)
    text = text_of(value)
    try:
        interval(text)
    except ValueError as wrong:
        raise WrongValueError(f'"{text}" {wrong}', fix) from None
    return text


def _moment(value: object) -> str:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            value = None
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise WrongValueError("is no time with a zone", "write 2019-08-23T09:00:00Z")
    return value.isoformat().replace("+00:00", "Z")


def _web_address(value: object) -> str:
    text = text_of(value)
    try:
        parts = urlsplit(text)
    except ValueError:  # "http://[" is not even that
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.netloc or re.search(r"\s", text):
        raise WrongValueError("is no web address", "write the whole address, beginning with https:// or http://")
    return text


def _language(value: object) -> str:
    text = text_of(value)
    if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", text):
        raise WrongValueError("is no language code", 'write a BCP 47 code: "en", "ja", "pt-BR"')
    return text


def _one_of(*known: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        """Return the word if it is one of those known."""
        text = text_of(value)
        if text not in known:
            meant = [nearest(text, known)] if nearest(text, known) else known
            raise WrongValueError(f'"{text}" is not known', "write " + " or ".join(f'"{word}"' for word in meant))
        return text

    return check


FACTS: Mapping[str, Callable[[object], str]] = MappingProxyType(
    {
        "title": text_of,
        "slug": _slug,
        "date": _when,
        "captured": _moment,
        "source_url": _web_address,
        "site": text_of,
        "byline": text_of,
        "language": _language,
        "status": _one_of("published", "draft"),
        "note": text_of,
        "encoding": text_of,
        "order": _one_of("oldest-first", "newest-first", "tree"),
    }
)
"""Every fact a keeper may state, with its check."""


def old_address(value: object) -> str:
    """Return an article's old address, "2019/old-slug"; no other page of the site can be meant by such a one."""
    text = text_of(value).strip("/")
    year, _, rest = text.partition("/")
    if not re.fullmatch(r"\d{4}|undated", year, re.ASCII) or not rest or slug(rest) != rest:
        raise WrongValueError(
            f'"{text}" is no address of an article', 'write the year and the slug: formerly = ["2019/old-slug"]'
        )
    return text


def sha256(value: object) -> str:
    """Return the 64 digits of a seed's hash."""
    if not isinstance(value, str) or not re.fullmatch("[0-9a-f]{64}", value):
        raise WrongValueError("is no SHA-256", "write the 64 hexadecimal digits that `seedbank show` prints")
    return value


def line_number(value: object, least: int = 1) -> int:
    """Return the number of a line; `least` is 0 where "none" can be meant."""
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise WrongValueError("is no line number", "write the number of a line of the seed, from 1")
    return value


def switch(value: object) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise WrongValueError("is neither true nor false", "write true or false, without quotes")
    return value


def reason_of(value: object) -> str:
    """Return why, by whom or on which day; a TOML date as it is written."""
    return value.isoformat() if isinstance(value, date) else text_of(value)
