"""Seedbank's Pelican: checks every seed first, builds aside, and publishes only what differs."""

from __future__ import annotations

import logging
import sqlite3
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from time import time_ns
from typing import Any

from pelican import Pelican

from seedbank import register
from seedbank.adapter.inputs import Stamps, code_of, digest_of_inputs, look_below, others_listen, recipe_of
from seedbank.adapter.progress import ToldError
from seedbank.collect import Looked
from seedbank.collecting import leave, seldom_collecting
from seedbank.problems import Problem, ProblemsError, counted
from seedbank.standing import RACY, as_made, before_of
from seedbank.store import DAMAGED, Store

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
        looked = look_below([self.path, self.theme, *self.settings["THEME_TEMPLATES_OVERRIDES"]])
        if looked.stamps == self._failed_on:
            return  # auto-reload calls again at once after a failure: let it wait for a change
        self._failed_on = looked.stamps
        leave()
        try:
            with seldom_collecting():
                problems = self._build_once_more(looked, surveyed)
        except ProblemsError as wrong:
            raise _told(wrong.problems, _AS_BEFORE) from None
        except ToldError as answer:
            sys.stdout.write(str(answer))
            problems = []
        if problems:
            raise _told(problems, "the other seeds were published")
        self._failed_on = None

    def _build_once_more(self, looked: Looked, surveyed: int) -> list[Problem]:
        """Build; if the store turns out to be damaged, forget it and build from nothing."""
        try:
            return self._build(looked, surveyed)
        except DAMAGED:
            Store.forget(Path(self.settings["CACHE_PATH"]))
        try:
            return self._build(looked, surveyed)
        except sqlite3.DatabaseError as wrong:
            fix = "make room there, or name another folder as CACHE_PATH"
            raise ProblemsError(
                [Problem(self.settings["CACHE_PATH"], 0, f"cannot keep a store: {wrong}", fix)]
            ) from None

    def _build(self, looked: Looked, surveyed: int) -> list[Problem]:
        """Build and publish; returns the problems of the seeds that have no page, raises where nothing is published."""
        whole = others_listen(self.settings)
        with Store.open(Path(self.settings["CACHE_PATH"])) as store:
            leave(store, looked)
            code = code_of(store, surveyed - RACY)
            inputs = b"" if whole else digest_of_inputs(self.settings, looked.stamps, code, surveyed - RACY)
            if (
                self.settings["SEEDBANK_WHY"] is None
                and inputs
                and inputs == store.fact("inputs")
                and self._is_as_made(store)
            ):
                sys.stdout.write("Done: nothing has changed.\n")
                return []
            from seedbank.adapter.building import build  # noqa: PLC0415  (a tenth of a second, and mostly nothing has changed)

            problems = build(self, store, recipe_of(self.settings, code), looked, whole=whole)
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

    def write_into(self, stage: Path, more: Mapping[str, object]) -> None:
        """Let Pelican write there, with these settings besides; those it was given stay as they were."""
        settings, output_path = self.settings, self.output_path
        self.output_path = str(stage)
        self.settings = {**settings.copy(), "OUTPUT_PATH": str(stage), **more}
        try:
            super().run()
        finally:
            self.settings, self.output_path = settings, output_path

    def _get_generator_classes(self) -> list[type]:
        from seedbank.adapter.generators import with_ours  # noqa: PLC0415  (the same)

        return with_ours(super()._get_generator_classes())


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
