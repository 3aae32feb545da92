"""Finished files that wait for their place in the output: numbered, in one folder, since making and removing folders takes longer than writing."""

from __future__ import annotations

import hashlib
from itertools import count
from pathlib import Path
from typing import NamedTuple


class Laid(NamedTuple):
    """One finished file."""

    digest: str  # SHA-256 of its bytes
    path: str  # where it waits


class Shelf:
    """A folder of its own for one build."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self._paths = (f"{folder}/{number}" for number in count())

    def put(self, data: bytes) -> Laid:
        """Write a file and return where it waits."""
        path = next(self._paths)
        with open(path, "wb") as file:  # noqa: PTH123  (tens of thousands of files: no object for each)
            file.write(data)
        return Laid(hashlib.sha256(data).hexdigest(), path)
