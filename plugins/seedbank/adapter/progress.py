"""What a build says of itself: how far it is, for a person at a terminal (silent in a pipe), and how large the site is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic

from seedbank.problems import counted

EVERY = 2.0  # seconds between two lines
_MINUTES = 90  # seconds from which on a time is told in minutes


class ToldError(Exception):
    """Ends a run of Pelican that was only to find out."""


def progress(what: str) -> Callable[[int, int], None]:
    """Return a function that is told how many are done of how many, and says so now and then."""
    if not sys.stderr.isatty():
        return lambda done, of: None  # noqa: ARG005
    start = last = monotonic()

    def tell(done: int, of: int) -> None:
        """Say it, if the last time was long enough ago."""
        nonlocal last
        now = monotonic()
        if now - last >= EVERY and done < of:
            last = now
            left = (now - start) / done * (of - done)
            sys.stderr.write(f"{what} {done:,} of {of:,}, about {_time(left)} left\n")

    return tell


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < _MINUTES else f"{seconds / 60:.0f} min"


LARGE = 800_000_000
"""Bytes. GitHub Pages publishes a gigabyte and no more (docs.github.com, "GitHub Pages limits")."""


def size_words(files: int, size: int) -> str:
    """Return in a line how large a site is, with what helps where it is nearly too large to be published."""
    said = f"The site has {counted(files, 'file')}, {size / 1_000_000:,.1f} MB.\n"
    if size <= LARGE:
        return said
    return (
        f"{said}  GitHub Pages publishes 1,000 MB and no more.\n"
        "  fix: leave representations out with SEEDBANK_FILES in pelican.conf.py, or host the site elsewhere\n"
    )
