"""What is wrong with a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault, as the report lists it."""

    check: str  # who found it, e.g. "axe"
    page: str  # the page's kind or its file, and how it was shown
    words: str  # what is wrong, and where on the page

    def __str__(self) -> str:
        return f"{self.check}: {self.page}: {self.words}"
