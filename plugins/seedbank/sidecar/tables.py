"""A sidecar's TOML, taken apart. The whole schema is the tables below; an unknown key is an error that names the nearest."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from seedbank.frozen import dataclass
from seedbank.model import Role
from seedbank.problems import Problem, nearest
from seedbank.sidecar.records import KeeperReply, Reason, Sidecar, TermFix
from seedbank.sidecar.values import (
    FACTS,
    WrongValueError,
    line_number,
    old_address,
    reason_of,
    sha256,
    switch,
    text_of,
)

_OTHER_KEYS = ("formerly", "seed_sha256", "reading", "line", "comment", "aliases", "terms")
_REASONS = ("why", "by", "on")
TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "reading": ("first_comment",),
        "line": ("line", "role"),
        "comment": ("line", "author", "reply_to"),
        "terms": ("add", "remove", "lock", "seen"),
    }
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Row:
    """One [[line]] or [[comment]] that names its line."""

    line: int
    values: Mapping[str, Any]
    start: int  # line of the sidecar from which to look for its keys


def parse(text: str, path: str) -> tuple[Sidecar, list[Problem]]:
    """Return what the sidecar says, with every problem in it; what is in doubt is left out."""
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as wrong:  # ValueError: numbers of thousands of digits, too
        return Sidecar(path), [_malformed(str(wrong), text, path)]
    reader = _Reader(path, text.split("\n"))
    return reader.read(raw), reader.problems


def _malformed(message: str, text: str, path: str) -> Problem:
    found = re.search(r"\(at line (\d+), column (\d+)\)", message)
    lines = text.rstrip("\n").split("\n")
    number = int(found[1]) if found else len(lines)
    shown = lines[number - 1].strip() if number <= len(lines) else ""
    what = message[: found.start()].strip() if found else message.partition(" (at ")[0]
    return Problem(path, number, f"is not TOML: {what[:1].lower()}{what[1:]}", 'write key = "value", one a line', shown)


class _Reader:
    """Takes the tables of one sidecar apart and gathers what is wrong with them."""

    def __init__(self, path: str, lines: list[str]) -> None:
        self.path = path
        self.lines = lines
        self.problems: list[Problem] = []

    def read(self, raw: Mapping[str, Any]) -> Sidecar:
        """Return what the tables say; what is wrong with them is in `problems` afterwards."""
        known = (*FACTS, *_OTHER_KEYS)
        self._known(raw, known, 1)
        facts = {key: self._checked(key, raw[key], FACTS[key], 1) for key in FACTS if key in raw}
        rows, comments = self._rows(raw, "line"), self._rows(raw, "comment")
        reading = self._mapping(raw, "reading")
        start = self._start("reading")
        self._known(reading, (*TABLES["reading"], *_REASONS), start)
        reasons = {"reading": self._reason(reading, start)}
        reasons |= {f"line {row.line}": self._reason(row.values, row.start) for row in rows}
        reasons |= {f"comment {row.line}": self._reason(row.values, row.start) for row in comments}
        return Sidecar(
            path=self.path,
            facts=MappingProxyType({key: value for key, value in facts.items() if value}),
            formerly=self._formerly(raw),
            seed_sha256=self._checked("seed_sha256", raw["seed_sha256"], sha256, 1) or ""
            if "seed_sha256" in raw
            else "",
            first_comment=self._first_comment(reading, start),
            roles=MappingProxyType({row.line: role for row in rows if (role := self._role(row))}),
            authors=MappingProxyType({row.line: author for row in comments if (author := self._author(row))}),
            replies=tuple(reply for row in comments if (reply := self._reply(row))),
            aliases=MappingProxyType(self._aliases(raw)),
            terms=MappingProxyType(self._terms(raw)),
            reasons=MappingProxyType(reasons),
        )

    def _start(self, table: str, nth: int = 0) -> int:
        """The line of the sidecar on which the nth table of that name begins; 1 where it is written in one line."""
        head = re.compile(rf"\s*\[+\s*{re.escape(table)}\s*\]+")
        found = [at for at, line in enumerate(self.lines, 1) if head.match(line)]
        return found[nth] if nth < len(found) else 1

    def _wrong(self, key: str, what: str, fix: str, start: int) -> None:
        """Tell a problem at the first line from `start` on that begins with `key`, else at `start`."""
        begins = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}(?![\w-])")
        numbers = (at for at, line in enumerate(self.lines, 1) if at >= start and begins.match(line))
        number = next(numbers, start)
        self.problems.append(Problem(self.path, number, what, fix, self.lines[number - 1].strip()))

    def _known(self, table: Mapping[str, Any], known: tuple[str, ...], start: int) -> None:
        for key in table:
            if key not in known:
                near = nearest(key, known)
                all_keys = f"remove the line; known keys: {', '.join(known)}"
                fix = f'write "{near}", or remove the line' if near else all_keys
                self._wrong(key, f'"{key}" is no key of a sidecar', fix, start)

    def _checked(self, key: str, value: object, check: Callable[[object], T], start: int) -> T | None:
        try:
            return check(value)
        except WrongValueError as wrong:
            self._wrong(key, f"{key} {wrong}", wrong.fix, start)
            return None

    def _texts(self, key: str, value: object, start: int) -> tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self._wrong(key, f"{key} is no list of texts", f'write {key} = ["...", "..."]', start)
        return ()

    def _formerly(self, raw: Mapping[str, Any]) -> tuple[str, ...]:
        texts = self._texts("formerly", raw.get("formerly", []), 1)
        found = [self._checked("formerly", text, old_address, 1) for text in texts]
        return tuple(address for address in found if address)

    def _first_comment(self, reading: Mapping[str, Any], start: int) -> int | None:
        if "first_comment" not in reading:
            return None
        return self._checked("first_comment", reading["first_comment"], lambda value: line_number(value, 0), start)

    def _mapping(self, raw: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        value = raw.get(key, {})
        if isinstance(value, dict):
            return value
        self._wrong(key, f"{key} is no table", f"write [{key}] on a line of its own", 1)
        return {}

    def _rows(self, raw: Mapping[str, Any], key: str) -> list[_Row]:
        """The entries of [[line]] or [[comment]] that name their line, each line once."""
        tables = raw.get(key, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self._wrong(key, f"{key} is no list of tables", f"write [[{key}]] on a line of its own", 1)
            return []
        rows: dict[int, _Row] = {}
        for nth, table in enumerate(tables):
            start = self._start(key, nth)
            self._known(table, (*TABLES[key], *_REASONS), start)
            line = self._checked("line", table.get("line"), line_number, start)
            if line in rows:
                self._wrong("line", f"line {line} has a [[{key}]] already", "write both into one", start)
            elif line:
                rows[line] = _Row(line, table, start)
        return list(rows.values())

    def _role(self, row: _Row) -> Role | None:
        role = row.values.get("role")
        if isinstance(role, str) and role in set(Role):
            return Role(role)
        near = nearest(str(role), set(Role))
        fix = f'write "{near}"' if near else f"write one of {', '.join(Role)}"
        self._wrong("role", "names no role" if role is None else f'"{role}" is no role of a line', fix, row.start)
        return None

    def _author(self, row: _Row) -> str | None:
        return self._checked("author", row.values["author"], text_of, row.start) if "author" in row.values else None

    def _reply(self, row: _Row) -> KeeperReply | None:
        if "reply_to" not in row.values:
            return None
        to, why = row.values["reply_to"], str(row.values.get("why", ""))
        if to in ("article", "unknown"):
            return KeeperReply("article" if to == "article" else "unknown", why, row.line)
        if isinstance(to, list) and to and all(type(line) is int for line in to):
            return KeeperReply(tuple(dict.fromkeys(to)), why, row.line)
        fix = 'write the lines of their names, [53], or "article" or "unknown"'
        self._wrong("reply_to", "reply_to names no comments", fix, row.start)
        return None

    def _aliases(self, raw: Mapping[str, Any]) -> dict[str, str]:
        start = self._start("aliases")
        found = self._mapping(raw, "aliases").items()
        checked = {key: self._checked(key, value, text_of, start) for key, value in found}
        return {key: value for key, value in checked.items() if value}

    def _terms(self, raw: Mapping[str, Any]) -> dict[str, TermFix]:
        found = {}
        for facet, table in self._mapping(raw, "terms").items():
            if not isinstance(table, dict):
                self._wrong(facet, f"terms.{facet} is no table", f"write [terms.{facet}] on a line of its own", 1)
                continue
            start = self._start(f"terms.{facet}")
            self._known(table, (*TABLES["terms"], *_REASONS), start)
            add, remove = (self._texts(key, table.get(key, []), start) for key in ("add", "remove"))
            lock = self._checked("lock", table.get("lock", False), switch, start) or False
            seen = self._texts("seen", table["seen"], start) if "seen" in table else None
            if seen is not None and not lock:
                self._wrong("seen", "seen stands without a lock", "write lock = true beside it, or remove it", start)
            found[facet] = TermFix(add, remove, lock, seen, self._reason(table, start))
        return found

    def _reason(self, table: Mapping[str, Any], start: int) -> Reason:
        why, by, on = (
            self._checked(key, table[key], reason_of, start) or "" if key in table else "" for key in _REASONS
        )
        return why, by, on
