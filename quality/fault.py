"""What is wrong with a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MOST = 40  # pages that a line names


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault, as the report lists it."""

    check: str  # who found it, e.g. "axe"
    page: str  # the page's kind or its file, and how it was shown
    words: str  # what is wrong, and where on the page


def listed(faults: Iterable[Fault]) -> list[str]:
    """Return a line for each thing that is wrong, with the pages that have it, in the order in which they were found."""
    pages: dict[tuple[str, str], list[str]] = {}
    for fault in faults:
        pages.setdefault((fault.check, fault.words), []).append(fault.page)
    return [f"{check}: {words} [{_some(list(dict.fromkeys(found)))}]" for (check, words), found in pages.items()]


def _some(pages: list[str]) -> str:
    further = f"; and {len(pages) - MOST} more" if len(pages) > MOST else ""
    return "; ".join(pages[:MOST]) + further
