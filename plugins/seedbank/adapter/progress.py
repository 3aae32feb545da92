"""Progress on long work, for a person at a terminal; silent in a pipe and for what is soon done."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic

EVERY = 2.0  # seconds between two lines
_MINUTES = 90  # seconds from which on a time is told in minutes


def progress(what: str) -> Callable[[int, int], None]:
    """Return a function that is told how many are done of how many, and says so now and then."""
    if not sys.stderr.isatty():
        return lambda done, of: None  # noqa: ARG005
    start = last = monotonic()

    def tell(done: int, of: int) -> None:
        nonlocal last
        now = monotonic()
        if now - last >= EVERY and done < of:
            last = now
            left = (now - start) / done * (of - done)
            sys.stderr.write(f"{what} {done:,} of {of:,}, about {_time(left)} left\n")

    return tell


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < _MINUTES else f"{seconds / 60:.0f} min"
