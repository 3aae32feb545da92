"""Seedbank: saved news pages and their comments, read and kept as a static archive."""

from __future__ import annotations

__version__ = "0.1.0"


def register() -> None:
    """Pelican's door: imported only when Pelican opens it, so that the core needs no Pelican."""
    from seedbank.adapter import connect  # noqa: PLC0415  (the core must import without Pelican)

    connect()
