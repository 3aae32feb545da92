"""What the last build left in the output, and whether it still stands as it was written: by its stamps, and where these prove nothing by its bytes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from seedbank.collect import NO_STAMP, stamp
from seedbank.drawers import File, Unit
from seedbank.frozen import dataclass
from seedbank.store import Store

RACY = 2_000_000_000  # nanoseconds: a file changed so shortly before it was looked at may change again under the same stamp


@dataclass(frozen=True)
class Before:
    """What the last build left."""

    units: Mapping[str, Unit]
    output: Path
    looked: int  # when its stamps were taken, nanoseconds; 0: never

    @cached_property
    def root(self) -> str:
        """The output as the head of a path, from here: of each file the system has fewer folders to look up."""
        return f"{os.path.relpath(self.output)}/"


def before_of(store: Store, output: Path) -> Before:
    """Return what the last build left. Stamps prove nothing about another output folder."""
    looked = store.moment("looked") if store.fact("output") == place_of(output) else 0
    return Before(store.units(), output, looked)


def place_of(path: Path) -> bytes:
    """Return what the store calls an output folder."""
    return str(path).encode("utf-8", "surrogateescape")


def untouched(was: Unit, before: Before) -> bool:
    """Whether stamps alone prove that all files of a unit are as they were written. Asked for every file of the site."""
    root, sure = before.root, before.looked - RACY
    for name, _, then in was.files:  # noqa: SIM110  (a generator for each unit takes as long again)
        if then[2] >= sure or stamp(root + name) != then:
            return False
    return True


def as_written(file: File, before: Before) -> File | None:
    """The file with the stamp it has now, if it holds the bytes of then. A stamp speaks for a file, else its bytes do."""
    name, digest, then = file
    path = f"{before.output}/{name}"
    now = stamp(path)
    if now is None or now == NO_STAMP:
        return None
    if (now == then and now[2] < before.looked - RACY) or digest_of(path) == digest:
        return File(name, digest, now)
    return None


def as_made(before: Before) -> dict[str, Unit] | None:
    """Return the units whose stamps have to be kept anew, if the output holds what the last build made; else None."""
    anew = {}
    for name, unit in before.units.items():
        if not untouched(unit, before):
            now = as_it_was(unit, before)
            if now is None:
                return None
            anew[name] = now
    return anew if before.units else None


def as_it_was(was: Unit, before: Before) -> Unit | None:
    """The unit with the stamps that its files have now, if they hold the bytes of then."""
    files = [as_written(file, before) for file in was.files]
    return None if None in files else was._replace(files=tuple(file for file in files if file))


def digest_of(path: str | Path) -> str:
    """Return the SHA-256 of a file; "" where there is none."""
    found = Path(path)
    return hashlib.sha256(found.read_bytes()).hexdigest() if found.is_file() else ""
