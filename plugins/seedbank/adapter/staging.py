"""Seedbank's Pelican: checks every seed first, builds aside, and publishes only what differs."""

from __future__ import annotations

import logging
import sqlite3
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time_ns
from typing import Any

from pelican import Pelican
from pelican.generators import ArticlesGenerator, PagesGenerator

from seedbank import register
from seedbank.adapter.articles import Documents
from seedbank.adapter.crew import Crew, seldom_collecting
from seedbank.adapter.generators import KeeperPagesGenerator, PlanGenerator, SeedsGenerator
from seedbank.adapter.guess import guessed
from seedbank.adapter.inputs import Stamps, code_digest, digest_of_inputs, others_listen, recipe_of, stamps_below
from seedbank.adapter.press import Press, Proofs, before_of
from seedbank.adapter.progress import progress, size_words
from seedbank.adapter.publish import publish
from seedbank.adapter.reader import seed_folder
from seedbank.adapter.shelf import Shelf
from seedbank.adapter.templates import load_words
from seedbank.adapter.why import ToldError
from seedbank.archive import Advance, Archive, gather
from seedbank.collect import survey
from seedbank.freshness import RACY, as_made
from seedbank.packing import unpack
from seedbank.problems import Problem, ProblemsError, counted
from seedbank.store import DAMAGED, Store
from seedbank.workers import Recipe

_OURS = {ArticlesGenerator: SeedsGenerator, PagesGenerator: KeeperPagesGenerator}

_AS_BEFORE = "what was published before is as it was"


class Site(Pelican):  # type: ignore[misc]  # Pelican ships no types
    """Set as PELICAN_CLASS, so that a broken plugin is an error with exit status 1."""

    settings: dict[str, Any]
    output_path: str

    def __init__(self, settings: dict[str, Any]) -> None:
        register()
        logger = logging.getLogger("pelican")
        if not any(isinstance(found, _ToldAlready) for found in logger.filters):
            logger.addFilter(_ToldAlready())
        self._failed_on: Stamps | None = None  # what lay there when the last run failed
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
        surveyed = time_ns()
        stamps = stamps_below([self.path, self.theme, *self.settings["THEME_TEMPLATES_OVERRIDES"]])
        if stamps == self._failed_on:
            return  # auto-reload calls again at once after a failure: let it wait for a change
        self._failed_on = stamps
        try:
            with seldom_collecting():
                problems = self._build_once_more(stamps, surveyed)
        except ProblemsError as wrong:
            raise _told(wrong.problems, _AS_BEFORE) from None
        except ToldError as answer:
            sys.stdout.write(str(answer))
            problems = []
        if problems:
            raise _told(problems, "the other seeds were published")
        self._failed_on = None

    def _build_once_more(self, stamps: Stamps, surveyed: int) -> list[Problem]:
        """Build; if the store turns out to be damaged, forget it and build from nothing."""
        try:
            return self._build(stamps, surveyed)
        except DAMAGED:
            Store.forget(Path(self.settings["CACHE_PATH"]))
        try:
            return self._build(stamps, surveyed)
        except sqlite3.DatabaseError as wrong:
            fix = "make room there, or name another folder as CACHE_PATH"
            raise ProblemsError(
                [Problem(self.settings["CACHE_PATH"], 0, f"cannot keep a store: {wrong}", fix)]
            ) from None

    def _build(self, stamps: Stamps, surveyed: int) -> list[Problem]:
        """Build and publish; returns the problems of the seeds that have no page, raises where nothing is published."""
        code = code_digest()
        whole = others_listen(self.settings)
        inputs = b"" if whole else digest_of_inputs(self.settings, stamps, code, surveyed - RACY)
        with Store.open(Path(self.settings["CACHE_PATH"])) as store:
            if (
                self.settings["SEEDBANK_WHY"] is None
                and inputs
                and inputs == store.fact("inputs")
                and self._is_as_made(store)
            ):
                sys.stdout.write("Done: nothing has changed.\n")
                return []
            problems = self._build_with(store, recipe_of(self.settings, code), stamps, whole=whole)
            store.state_moment("surveyed", surveyed)
            store.state("inputs", b"" if problems else inputs)
            store.commit()
        return problems

    def _is_as_made(self, store: Store) -> bool:
        """Whether the output holds what the last build made, to the byte."""
        looked = time_ns()
        units = as_made(before_of(store, Path(self.output_path)))
        if units is None:
            return False
        if units:
            store.keep_units(units, ())
            store.state_moment("looked", looked)
            store.commit()
        return True

    def _build_with(self, store: Store, recipe: Recipe, stamps: Stamps, *, whole: bool) -> list[Problem]:
        with (
            Crew(self.settings["SEEDBANK_JOBS"], self.settings["SEEDBANK_SCHEDULER"]) as crew,
            TemporaryDirectory(dir=self.settings["CACHE_PATH"], prefix="stage-") as stage,
        ):
            shelf = Shelf(Path(stage, "shelf"))
            guess = (
                None
                if whole or self.settings["SEEDBANK_SCHEDULER"] or self.settings["SEEDBANK_WHY"] is not None
                else partial(guessed, self, shelf)
            )
            archive, proofs = self._read(store, recipe, crew, stamps, guess)
            sys.stdout.writelines(f"{notice}\n" for card in archive.cards for notice in card.notices)
            store.commit()  # what was read stays read, whatever becomes of this build
            if archive.problems and not self.settings["SEEDBANK_KEEP_GOING"]:
                raise ProblemsError(archive.problems)
            store.begin()
            press = Press(
                archive=archive.without_problems(),
                store=store,
                recipe=recipe,
                stage=Path(stage, "site"),
                shelf=shelf,
                output=Path(self.output_path),
                workers=crew.to_render,
                at_hand=crew.at_hand,
                proofs=proofs,
                told=progress("rendered"),
                whole=whole,
                anew=self.settings["SEEDBANK_CLEAN"],
            )
            self._print(press, archive.problems)
        return list(archive.problems)

    def _print(self, press: Press, problems: Iterable[Problem]) -> None:
        """Let Pelican write into the staging folder, and publish what lies there then."""
        try:
            self._build_into(press)
            yes, clean = self.settings["SEEDBANK_YES"], self.settings["SEEDBANK_CLEAN"]
            published = publish(press.stage, press.output, press.laid, press.kept, yes=yes, clean=clean)
        except ProblemsError as wrong:
            raise ProblemsError([*problems, *wrong.problems]) from None
        press.remember(published)
        sys.stdout.write(size_words(*press.size()))

    def _read(
        self, store: Store, recipe: Recipe, crew: Crew, stamps: Stamps, guess: Callable[[], Proofs | None] | None
    ) -> tuple[Archive, Proofs | None]:
        """Every seed, and every problem of every file; where many are read at once, their files are made at once too."""
        guesses: list[Proofs | None] = []

        def advance() -> Advance | None:
            guesses.append(guess() if guess else None)
            return Advance(guesses[-1].ahead, guesses[-1].take) if guesses[-1] else None

        folder = seed_folder(self.settings)
        named = Path(Path(self.settings["PATH"]).name) / self.settings["ARTICLE_PATHS"][0]
        seeds, problems = survey(folder, named, stamps)
        looked = store.moment("surveyed")
        archive = gather(seeds, problems, store, recipe, crew.to_read, looked, progress("read"), advance)
        return archive, guesses[0] if guesses else None

    def _build_into(self, press: Press) -> None:
        """The settings that Pelican was given stay as they were."""
        settings, output_path = self.settings, self.output_path
        shown = {press.archive.paths[card.path]: card.path for card in press.archive.cards}
        self.output_path = str(press.stage)
        self.settings = settings.copy() | {
            "OUTPUT_PATH": str(press.stage),
            "SEEDBANK_DOCUMENTS": Documents(list(shown), lambda path: unpack(press.store.packed(shown[path]))),
            "SEEDBANK_PRESS": press,
            "SEEDBANK_WORDS": load_words(self.theme),
        }
        try:
            super().run()
        finally:
            self.settings, self.output_path = settings, output_path

    def _get_generator_classes(self) -> list[type]:
        classes = [_OURS.get(found, found) for found in super()._get_generator_classes()]
        return [*classes[:2], PlanGenerator, *classes[2:]]


def _told(problems: Iterable[Problem], outcome: str) -> ProblemsError:
    """Print problems for a person, with their number; returns the error that ends the run."""
    wrong = ProblemsError(problems)
    sys.stderr.write(f"{wrong}\n{counted(len(wrong.problems), 'problem')}; {outcome}.\n")
    return wrong


class _ToldAlready(logging.Filter):
    """Problems are messages for people and were told already: Pelican adds no second copy and no traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        arguments = record.args if isinstance(record.args, tuple) else ()
        return not any(isinstance(argument, ProblemsError) for argument in arguments)
