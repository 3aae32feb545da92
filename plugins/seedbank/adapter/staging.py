"""Seedbank's Pelican: checks every seed first, builds aside, and publishes only what differs."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

from pelican import Pelican
from pelican.generators import ArticlesGenerator, PagesGenerator

from seedbank import register
from seedbank.adapter.generators import KeeperPagesGenerator, PlanGenerator, SeedsGenerator
from seedbank.adapter.publish import publish
from seedbank.adapter.reader import facets_of, seed_folder
from seedbank.adapter.templates import load_words
from seedbank.collect import collect
from seedbank.conversation import redrawn
from seedbank.model import Document
from seedbank.pipeline import read_all
from seedbank.problems import Problem, ProblemsError
from seedbank.terms import Facet

_OURS = {ArticlesGenerator: SeedsGenerator, PagesGenerator: KeeperPagesGenerator}

_AS_BEFORE = "what was published before is as it was"

Stamp = frozenset[tuple[str, int, int]]


class Site(Pelican):  # type: ignore[misc]  # Pelican ships no types
    """Set as PELICAN_CLASS, so that a broken plugin is an error with exit status 1."""

    settings: dict[str, Any]
    output_path: str

    def __init__(self, settings: dict[str, Any]) -> None:
        register()
        logger = logging.getLogger("pelican")
        if not any(isinstance(found, _ToldAlready) for found in logger.filters):
            logger.addFilter(_ToldAlready())
        self._failed_on: Stamp | None = None  # what lay there when the last run failed
        self._facets: tuple[Facet, ...] = ()
        super().__init__(settings)

    def init_plugins(self) -> None:
        """Load the plugins the settings name; one that Pelican would only pass over ends the run here."""
        wanted = [name for name in self.settings.get("PLUGINS") or () if isinstance(name, str)]
        super().init_plugins()
        loaded = {name.removeprefix("pelican.plugins.") for name in self.settings["PLUGINS"]}
        fix = "install it, mend what is said of it above, or take it out of PLUGINS"
        problems = [
            Problem("pelican.conf.py", 0, f'the plugin "{name}" cannot be loaded', fix)
            for name in wanted
            if name.removeprefix("pelican.plugins.") not in loaded
        ]
        if problems:
            raise _told(problems, _AS_BEFORE)

    def run(self) -> None:
        """Build the site. With any problem nothing moves, all are told, and ProblemsError ends the run with status 1."""
        stamp = self._stamp()
        if stamp == self._failed_on:
            return  # auto-reload calls again at once after a failure: let it wait for a change
        self._failed_on = stamp
        try:
            problems = self._build()
        except ProblemsError as wrong:
            raise _told(wrong.problems, _AS_BEFORE) from None
        if problems:
            raise _told(problems, "the other seeds were published")
        self._failed_on = None

    def _build(self) -> list[Problem]:
        """Build and publish; returns the problems of the seeds that have no page, raises where nothing is published."""
        documents, problems = self._read()
        if problems and not self.settings["SEEDBANK_KEEP_GOING"]:
            raise ProblemsError(problems)
        cache = Path(self.settings["CACHE_PATH"])
        cache.mkdir(parents=True, exist_ok=True)
        try:
            with TemporaryDirectory(dir=cache, prefix="stage-") as stage:
                self._build_into(stage, documents)
                yes, clean = self.settings["SEEDBANK_YES"], self.settings["SEEDBANK_CLEAN"]
                publish(Path(stage), Path(self.output_path), yes=yes, clean=clean)
        except ProblemsError as wrong:
            raise ProblemsError([*problems, *wrong.problems]) from None
        return problems

    def _read(self) -> tuple[Mapping[str, Document], list[Problem]]:
        """Every seed, by the absolute path Pelican knows it by, and every problem of every file."""
        folder = seed_folder(self.settings)
        named = Path(Path(self.settings["PATH"]).name) / self.settings["ARTICLE_PATHS"][0]
        facets = facets_of(self.settings)
        sources, problems = collect(folder, named)
        outcome = read_all(sources, facets)
        likely = round(100 * self.settings["SEEDBANK_LIKELY"])
        documents = {
            str(folder / Path(document.seed.path).relative_to(named)): redrawn(document, likely)
            for document in outcome.documents
        }
        self._facets = facets
        told = sorted({*problems, *outcome.problems})
        return MappingProxyType(publishable(documents, told)), told

    def _build_into(self, stage: str, documents: Mapping[str, Document]) -> None:
        """Let Pelican write into the staging folder; the settings it was given stay as they were."""
        settings, output_path = self.settings, self.output_path
        self.output_path = stage
        self.settings = settings.copy() | {
            "OUTPUT_PATH": stage,
            "SEEDBANK_DOCUMENTS": documents,
            "SEEDBANK_FACET_TABLES": self._facets,
            "SEEDBANK_WORDS": load_words(self.theme),
        }
        try:
            super().run()
        finally:
            self.settings, self.output_path = settings, output_path

    def _get_generator_classes(self) -> list[type]:
        classes = [_OURS.get(found, found) for found in super()._get_generator_classes()]
        return [*classes[:2], PlanGenerator, *classes[2:]]

    def _stamp(self) -> Stamp:
        """What a change would show in: every file of content and theme, by time and size."""
        found = []
        for folder in (self.path, self.theme):
            for path in Path(folder).rglob("*"):
                try:
                    stat = path.lstat()
                except OSError:
                    continue
                found.append((str(path), stat.st_mtime_ns, stat.st_size))
        return frozenset(found)


def _told(problems: Iterable[Problem], outcome: str) -> ProblemsError:
    """Print problems for a person, with their number; returns the error that ends the run."""
    wrong = ProblemsError(problems)
    number = f"{len(wrong.problems)} problem{'s' if len(wrong.problems) != 1 else ''}"
    sys.stderr.write(f"{wrong}\n{number}; {outcome}.\n")
    return wrong


def publishable(documents: Mapping[str, Document], problems: Iterable[Problem]) -> dict[str, Document]:
    """Return the documents that no problem names: with --keep-going, those that can be published."""
    wrong = {problem.path for problem in problems}
    return {path: document for path, document in documents.items() if document.seed.path not in wrong}


class _ToldAlready(logging.Filter):
    """Problems are messages for people and were told already: Pelican adds no second copy and no traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        arguments = record.args if isinstance(record.args, tuple) else ()
        return not any(isinstance(argument, ProblemsError) for argument in arguments)
