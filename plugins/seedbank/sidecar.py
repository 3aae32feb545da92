"""What a keeper knows of a seed and what he corrects: `NAME.toml` beside the seed, read and checked.

The whole schema is the tables below; an unknown key is an error that names the nearest known one. Facts are not logged;
corrections are, and hold only for the seed whose hash stands beside them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Literal
from urllib.parse import urlsplit

from seedbank.dates import interval
from seedbank.model import Order, Role
from seedbank.problems import Problem, nearest

Facts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class KeeperReply:
    """What a keeper says a comment answers."""

    to: tuple[int, ...] | Literal["article", "unknown"]  # name lines
    why: str
    line: int  # of the comment's name


@dataclass(frozen=True, slots=True)
class TermFix:
    """What a keeper changes in the terms of one facet."""

    add: tuple[str, ...] = ()  # codes
    remove: tuple[str, ...] = ()
    lock: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Everything a sidecar says; the empty one says nothing."""

    path: str = ""
    facts: Facts = field(default_factory=lambda: MappingProxyType({}))  # checked; dates as EDTF, times as RFC 3339
    formerly: tuple[str, ...] = ()
    seed_sha256: str = ""
    first_comment: int | None = None
    roles: Mapping[int, Role] = field(default_factory=lambda: MappingProxyType({}))
    authors: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))  # by name line
    replies: tuple[KeeperReply, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    terms: Mapping[str, TermFix] = field(default_factory=lambda: MappingProxyType({}))
    reasons: Mapping[str, tuple[str, str, str]] = field(
        default_factory=lambda: MappingProxyType({})
    )  # of a correction: why, by, on

    @property
    def order(self) -> Order | None:
        """The order the keeper states, if he does."""
        orders: dict[str, Order] = {"oldest-first": "oldest-first", "newest-first": "newest-first", "tree": "tree"}
        return orders.get(self.facts.get("order", ""))

    @property
    def corrects(self) -> bool:
        """Whether anything here depends on the seed's very bytes."""
        return bool(self.roles or self.authors or self.replies or self.terms or self.first_comment is not None)


class _WrongValueError(ValueError):
    """A value that cannot be taken: what is wrong, and what to write instead."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.fix = fix


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _WrongValueError("is not a text", 'write it in quotes: "..."')
    return value.strip()


def _slug(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) or len(text) > 80:  # noqa: PLR2004  (the longest slug)
        raise _WrongValueError("is no slug", 'use a-z, 0-9 and single "-" between them, at most 80 characters')
    return text


def _when(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = _text(value)
    try:
        interval(text)
    except ValueError as wrong:
        raise _WrongValueError(
            f'"{text}" {wrong}', 'write 2019-08-22, or EDTF in quotes: "2019-08~", "2019-07-27/2019-08"'
        ) from None
    return text


def _moment(value: object) -> str:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            value = None
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise _WrongValueError("is no time with a zone", "write 2019-08-23T09:00:00Z")
    return value.isoformat().replace("+00:00", "Z")


def _web_address(value: object) -> str:
    text = _text(value)
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc or re.search(r"\s", text):
        raise _WrongValueError("is no web address", "write the whole address, beginning with https:// or http://")
    return text


def _language(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", text):
        raise _WrongValueError("is no language code", 'write a BCP 47 code: "en", "ja", "pt-BR"')
    return text


def _one_of(*known: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        text = _text(value)
        if text not in known:
            meant = [nearest(text, known)] if nearest(text, known) else known
            raise _WrongValueError(f'"{text}" is not known', "write " + " or ".join(f'"{word}"' for word in meant))
        return text

    return check


FACTS: Mapping[str, Callable[[object], str]] = MappingProxyType(
    {
        "title": _text,
        "slug": _slug,
        "date": _when,
        "captured": _moment,
        "source_url": _web_address,
        "site": _text,
        "byline": _text,
        "language": _language,
        "status": _one_of("published", "draft"),
        "note": _text,
        "encoding": _text,
        "order": _one_of("oldest-first", "newest-first", "tree"),
    }
)
"""Every fact a keeper may state, with its check."""

_OTHER_KEYS = ("formerly", "seed_sha256", "reading", "line", "comment", "aliases", "terms")
_TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "reading": ("first_comment",),
        "line": ("line", "role"),
        "comment": ("line", "author", "reply_to"),
        "terms": ("add", "remove", "lock", "note"),
    }
)
_REASONS = ("why", "by", "on")


def parse(text: str, path: str) -> tuple[Sidecar, list[Problem]]:
    """Return what the sidecar says, with every problem in it; what is in doubt is left out."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        return Sidecar(path), [_malformed(str(wrong), text, path)]
    reader = _Reader(path, text.splitlines())
    return reader.read(raw), reader.problems


def _malformed(message: str, text: str, path: str) -> Problem:
    found = re.search(r"\(at line (\d+), column (\d+)\)", message)
    lines = text.splitlines()
    number = int(found[1]) if found else max(len(lines), 1)
    shown = lines[number - 1] if number <= len(lines) else ""
    what = message[: found.start()].strip() if found else message.partition(" (at ")[0]
    return Problem(path, number, f"is not TOML: {what[:1].lower()}{what[1:]}", 'write key = "value", one a line', shown)


class _Reader:
    """Takes the tables of one sidecar apart and gathers what is wrong with them."""

    def __init__(self, path: str, lines: list[str]) -> None:
        self.path = path
        self.lines = lines
        self.problems: list[Problem] = []

    def read(self, raw: Mapping[str, Any]) -> Sidecar:
        known = (*FACTS, *_OTHER_KEYS)
        for key in raw:
            if key not in known:
                self._unknown(key, known)
        facts = {key: self._checked(key, FACTS[key], raw[key]) for key in FACTS if key in raw}
        lines, comments = self._rows(raw, "line"), self._rows(raw, "comment")
        reading = self._table(raw, "reading")
        return Sidecar(
            path=self.path,
            facts=MappingProxyType({key: value for key, value in facts.items() if value}),
            formerly=self._formerly(raw.get("formerly", [])),
            seed_sha256=self._sha256(raw),
            first_comment=self._number("first_comment", reading["first_comment"], 0)
            if "first_comment" in reading
            else None,
            roles=MappingProxyType({row["line"]: Role(row["role"]) for row in lines if self._is_role(row)}),
            authors=MappingProxyType({row["line"]: name for row in comments if (name := self._author(row))}),
            replies=tuple(self._reply(row) for row in comments if "reply_to" in row),
            aliases=MappingProxyType(self._aliases(raw)),
            terms=MappingProxyType(self._terms(raw)),
            reasons=MappingProxyType({f"line {row['line']}": _reason(row) for row in (*lines, *comments)}),
        )

    def _wrong(self, key: str, what: str, fix: str) -> None:
        number = next(
            (at for at, line in enumerate(self.lines, 1) if re.match(rf"\s*\[*[\"']?{re.escape(key)}\b", line)), 1
        )
        self.problems.append(
            Problem(self.path, number, what, fix, self.lines[number - 1].strip() if self.lines else "")
        )

    def _unknown(self, key: str, known: tuple[str, ...]) -> None:
        near = nearest(key, known)
        self._wrong(
            key,
            f'"{key}" is no key of a sidecar',
            f'write "{near}", or remove the line' if near else f"remove the line; known keys: {', '.join(known)}",
        )

    def _checked(self, key: str, check: Callable[[object], str], value: object) -> str:
        try:
            return check(value)
        except _WrongValueError as wrong:
            self._wrong(key, f"{key} {wrong}", wrong.fix)
            return ""

    def _sha256(self, raw: Mapping[str, Any]) -> str:
        value = raw.get("seed_sha256", "")
        if value and not (isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value)):
            self._wrong(
                "seed_sha256",
                "seed_sha256 is no SHA-256",
                "write the 64 hexadecimal digits that `seedbank show` prints",
            )
            return ""
        return str(value)

    def _texts(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._wrong(key, f"{key} is no list of texts", f'write {key} = ["...", "..."]')
            return ()
        return tuple(value)

    def _formerly(self, value: object) -> tuple[str, ...]:
        """Old addresses, without the slashes at their ends, each once."""
        old = dict.fromkeys(address.strip().strip("/") for address in self._texts("formerly", value))
        for address in old:
            if not re.fullmatch(r"[\w~-][\w.~-]*(/[\w~-][\w.~-]*)*", address):
                what = f'"{address}" is no address on this site'
                self._wrong("formerly", what, 'write the part behind the site\'s own address: "2019/old-slug"')
        return tuple(old)

    def _number(self, key: str, value: object, least: int) -> int | None:
        if isinstance(value, int) and not isinstance(value, bool) and value >= least:
            return value
        self._wrong(key, f"{key} is no line number", "write the number of a line of the seed, from 1")
        return None

    def _mapping(self, raw: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        value = raw.get(key, {})
        if isinstance(value, dict):
            return value
        self._wrong(key, f"{key} is no table", f"write [{key}] on a line of its own")
        return {}

    def _table(self, raw: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        table = self._mapping(raw, key)
        for inner in table:
            if inner not in (*_TABLES[key], *_REASONS):
                self._unknown(inner, _TABLES[key])
        return table

    def _rows(self, raw: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
        """The entries of [[line]] or [[comment]] that name their line."""
        rows = raw.get(key, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self._wrong(key, f"{key} is no list of tables", f"write [[{key}]] on a line of its own")
            return []
        for row in rows:
            for inner in row:
                if inner not in (*_TABLES[key], *_REASONS):
                    self._unknown(inner, _TABLES[key])
            if "line" not in row:
                self._wrong(
                    key, f"an entry of [[{key}]] names no line", "write line = and the number of a line of the seed"
                )
        return [row for row in rows if "line" in row and self._number("line", row["line"], 1)]

    def _is_role(self, row: Mapping[str, Any]) -> bool:
        if str(row.get("role")) in set(Role):
            return True
        near = nearest(str(row.get("role")), set(Role))
        self._wrong(
            "role",
            f'"{row.get("role")}" is no role of a line',
            f'write "{near}"' if near else f"write one of {', '.join(Role)}",
        )
        return False

    def _aliases(self, raw: Mapping[str, Any]) -> dict[str, str]:
        found = self._mapping(raw, "aliases").items()
        return {alias: name for alias, value in found if (name := self._checked(alias, _text, value))}

    def _author(self, row: Mapping[str, Any]) -> str:
        return self._checked("author", _text, row["author"]) if "author" in row else ""

    def _reply(self, row: Mapping[str, Any]) -> KeeperReply:
        to, why = row["reply_to"], str(row.get("why", ""))
        if to in ("article", "unknown"):
            return KeeperReply("article" if to == "article" else "unknown", why, row["line"])
        if isinstance(to, list) and to and all(type(line) is int for line in to):
            return KeeperReply(tuple(to), why, row["line"])
        self._wrong(
            "reply_to", "reply_to names no comments", 'write the lines of their names, [53], or "article" or "unknown"'
        )
        return KeeperReply("unknown", why, row["line"])

    def _terms(self, raw: Mapping[str, Any]) -> dict[str, TermFix]:
        found = {}
        for facet, table in self._mapping(raw, "terms").items():
            if not isinstance(table, dict):
                self._wrong(facet, f"terms.{facet} is no table", f"write [terms.{facet}] on a line of its own")
                continue
            for inner in table:
                if inner not in (*_TABLES["terms"], *_REASONS):
                    self._unknown(inner, _TABLES["terms"])
            add, remove = self._texts("add", table.get("add", [])), self._texts("remove", table.get("remove", []))
            found[facet] = TermFix(add, remove, table.get("lock") is True, str(table.get("note", table.get("why", ""))))
        return found


def _reason(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return str(row.get("why", "")), str(row.get("by", "")), str(row.get("on", ""))


_HEADER_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "Title": "title",
        "Slug": "slug",
        "Date": "date",
        "Captured": "captured",
        "Source": "source_url",
        "Site": "site",
        "Byline": "byline",
        "Language": "language",
        "Status": "status",
        "Note": "note",
    }
)


def parse_header(facts: Mapping[str, tuple[int, str]], sidecar: Sidecar, path: str) -> tuple[Sidecar, list[Problem]]:
    """Return the sidecar with the facts that a Markdown seed states in its header lines; where both speak, the sidecar's stand.

    `facts` are key -> (line, value). Keys that begin with "Proposed-" were only concluded, and are concluded again.
    """
    problems, found = [], {}
    for key, (line, value) in facts.items():
        if key.startswith("Proposed-") or not value:
            continue
        shown = f"{key}: {value}"
        if key not in _HEADER_KEYS:
            near = nearest(key, {known.lower() for known in _HEADER_KEYS}).capitalize()
            fix = (
                f'write "{near}:", or remove the line'
                if near
                else f"remove the line; known keys: {', '.join(_HEADER_KEYS)}"
            )
            problems.append(Problem(path, line, f'"{key}" is no key of a Markdown seed', fix, shown))
            continue
        try:
            found[_HEADER_KEYS[key]] = FACTS[_HEADER_KEYS[key]](value)
        except _WrongValueError as wrong:
            problems.append(Problem(path, line, f"{key} {wrong}", wrong.fix, shown))
    return replace(sidecar, facts=MappingProxyType({**found, **sidecar.facts})), problems
