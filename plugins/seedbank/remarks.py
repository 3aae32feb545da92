"""What pages of names show of a document's comments: their first words, kept apart so that no document is opened for them."""

from __future__ import annotations

import hashlib
import marshal
from typing import NamedTuple

from seedbank.model import Document
from seedbank.to_html import visible

LONGEST = 240  # characters of a comment, cut at a word


class Remark(NamedTuple):
    """One comment, as a page of its author's name shows it."""

    author: str
    id: str  # "L29"
    number: str  # "#1"
    begins: str


def remarks_of(document: Document) -> tuple[Remark, ...]:
    """Return every comment of a document, in seed order."""
    return tuple(
        Remark(
            comment.author,
            comment.id,
            f"#{comment.index + 1}",
            visible(_begins(" ".join(paragraph.text for paragraph in comment.paragraphs[:3]))),
        )
        for comment in document.reading.comments
    )


def _begins(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    cut = text[:LONGEST]
    return f"{cut.rpartition(' ')[0] or cut}…"


def pack_remarks(remarks: tuple[Remark, ...]) -> bytes:
    """Return remarks as bytes, for `unpack_remarks`."""
    return marshal.dumps(tuple(map(tuple, remarks)), 2)  # 2: no references, so that equal ones are equal bytes


def unpack_remarks(packed: bytes) -> tuple[Remark, ...]:
    """Return the remarks that were packed."""
    return tuple(map(Remark._make, marshal.loads(packed)))  # noqa: S302  (the store's own)


def digest_of_remarks(packed: bytes) -> bytes:
    """Return the digest of packed remarks."""
    return hashlib.blake2b(packed, digest_size=16).digest()
