"""The ledger, `output/.seedbank-ledger.json`: every file the last build made, with its SHA-256, a row each, in order of their names."""

from __future__ import annotations

import json
import os
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

from seedbank.problems import Problem, ProblemsError

LEDGER = ".seedbank-ledger.json"

_HEAD = '{"made_by": "Seedbank",\n"files": '


class Ledger:
    """The ledger of one output."""

    def __init__(self, output: Path, known: Mapping[str, str] | None = None) -> None:
        """`known`: what it says, where it is known to hold the bytes of the last build; else it is read."""
        self.files: Mapping[str, str] = read_ledger(output) if known is None else known
        self._path = f"{output}/{LEDGER}"
        self._rows: list[str] = _rows_of(Path(self._path).read_text("utf-8")) if known else []

    def write(self, files: Mapping[str, str], differ: Iterable[str]) -> None:
        """Say that these files are there. `differ`: all whose rows may have to be others than they are."""
        new = {name: _row(name, files[name]) for name in differ if name in files}
        if not self._rows or "\\" in "".join(new.values()):
            self._rows = []
            rows = _all_rows(files)
        else:
            for name in differ:  # to lay out all rows takes longer than to plan what a new document changes
                _lay(self._rows, name, new.get(name))
            rows = ",\n".join(self._rows)
        replace(self._path, f"{_HEAD}{{{rows}}}}}\n".encode())
        self.files = files

    def stands(self) -> bool:
        """Whether a ledger is there, written as this version writes it."""
        try:
            with open(self._path, "rb") as file:  # noqa: PTH123
                return file.read(len(_HEAD)) == _HEAD.encode()
        except FileNotFoundError:
            return False


def read_ledger(output: Path) -> dict[str, str]:
    """Return the files the last build made, with their digests; nothing where there was none."""
    try:
        files = dict(json.loads((output / LEDGER).read_text("utf-8"))["files"])
        names, _ = "/".join(files), "".join(files.values())  # TypeError: a digest is no text
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError):
        fix = "remove it and build again: pages that are as they were made are known again, any other is named"
        raise ProblemsError(
            [Problem(f"{output.name}/{LEDGER}", 0, "is not a ledger that Seedbank wrote", fix)]
        ) from None
    if _inside(names):
        return files
    return {name: digest for name, digest in files.items() if _inside(name)}


def _inside(name: str) -> bool:
    """Whether a ledger's name leads nowhere but below the output: no part of it is nothing, "." or ".."."""
    whole = f"/{name}/"
    return not ("//" in whole or "/./" in whole or "/../" in whole)


def _all_rows(files: Mapping[str, str]) -> str:
    in_order = sorted(files.items())
    text = "".join(chain.from_iterable(in_order))
    if len(json.dumps(text, ensure_ascii=False)) > len(text) + 2:  # JSON writes some sign otherwise than it is
        return json.dumps(dict(in_order), ensure_ascii=False, separators=(",\n", ": "))[1:-1]
    return ",\n".join([f'"{name}": "{digest}"' for name, digest in in_order])  # the same in a quarter of the time


def _rows_of(text: str) -> list[str]:
    """The rows of a ledger that this version wrote; none where a name in it is written otherwise than it is."""
    return [] if "\\" in text else text[len(_HEAD) + 1 : -len("}}\n")].split(",\n")


def _row(name: str, digest: str) -> str:
    return f'{json.dumps(name, ensure_ascii=False)}: "{digest}"'


def _name_in(row: str) -> str:
    return row[1 : row.rindex('": "')]


def _lay(rows: list[str], name: str, row: str | None) -> None:
    """Put a row in its place instead of the one of that name, if there is one; None: it only goes."""
    at = bisect_left(rows, name, key=_name_in)
    there = at < len(rows) and _name_in(rows[at]) == name
    rows[at : at + there] = [] if row is None else [row]


def replace(path: str, data: bytes) -> None:
    """Write aside and rename, so that no reader ever meets half a file."""
    waits = Path(aside(path))
    waits.parent.mkdir(parents=True, exist_ok=True)
    waits.write_bytes(data)
    os.replace(waits, path)  # noqa: PTH105  (the one call that is atomic by name)


def aside(path: str) -> str:
    """Return where a file waits until it is whole."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/.{name}.new"
