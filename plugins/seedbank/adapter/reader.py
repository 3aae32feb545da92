"""Pelican's readers for seeds: `NAME.txt`, and `NAME.md` in the dialect; Markdown elsewhere stays Pelican's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from pelican.readers import BaseReader, MarkdownReader, Readers

from seedbank import present
from seedbank.adapter.inputs import code_digest, recipe_of
from seedbank.collect import Source, load
from seedbank.model import Document
from seedbank.problems import ProblemsError
from seedbank.workers import document_of


def seed_folder(settings: Mapping[str, Any]) -> Path:
    """Return where the seeds lie."""
    return Path(settings["PATH"], settings["ARTICLE_PATHS"][0])


class SeedReader(BaseReader):  # type: ignore[misc]  # Pelican ships no types
    """Hands Pelican a seed's article as HTML, with its facts as metadata and the whole document beside them."""

    enabled = True
    file_extensions = ("txt",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the article's HTML and its metadata; raises ProblemsError."""
        document = self.settings.get("SEEDBANK_DOCUMENTS", {}).get(source_path) or self._read(source_path)
        return to_pelican(document)

    def _read(self, source_path: str) -> Document:
        """Without Site, under Pelican's own class: read the seed here."""
        source = load(Path(source_path), source_path)
        if not isinstance(source, Source):
            raise ProblemsError([source])
        return document_of(source, recipe_of(self.settings, code_digest()))


class SeedMarkdownReader(MarkdownReader):  # type: ignore[misc]  # Pelican ships no types
    """Reads Markdown below the seeds' folder as seeds, and leaves any other to Pelican."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return HTML and metadata; raises ProblemsError for a seed."""
        if seed_folder(self.settings) in Path(source_path).parents:
            return SeedReader(self.settings).read(source_path)
        content, metadata = super().read(source_path)
        return content, metadata


def to_pelican(document: Document) -> tuple[str, dict[str, Any]]:
    """Return a document as the content and metadata of a Pelican article. An undated one has no date at all."""
    metadata: dict[str, Any] = {
        "title": document.title.value,
        "slug": document.slug,
        "url": document.url,
        "save_as": f"{document.url}index.html",
        "summary": document.summary,
        "lang": document.language.value,
        "status": document.status,
        "document": document,
    }
    if document.date and document.date.earliest:
        metadata["date"] = datetime.fromisoformat(document.date.earliest)  # for sorting, never printed
    return str(present.article_html(document)), metadata


def add_readers(readers: Readers) -> None:
    """Receive Pelican's signal `readers_init`."""
    readers.reader_classes.update(dict.fromkeys(SeedReader.file_extensions, SeedReader))
    readers.reader_classes.update(dict.fromkeys(MarkdownReader.file_extensions, SeedMarkdownReader))
