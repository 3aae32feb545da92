"""A build that has something to do: read, plan, print, publish. Loaded only then: it takes a tenth of a second."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from seedbank.adapter.articles import Documents
from seedbank.adapter.crew import Crew
from seedbank.adapter.guess import guessed
from seedbank.adapter.press import Press, Proofs
from seedbank.adapter.progress import progress, size_words
from seedbank.adapter.publish import publish
from seedbank.adapter.shelf import Shelf
from seedbank.adapter.templates import load_words
from seedbank.archive import Advance, Archive, gather
from seedbank.collect import Looked, survey
from seedbank.packing import unpack
from seedbank.policy import Recipe
from seedbank.problems import Problem, ProblemsError
from seedbank.store import Store


class Writer(Protocol):
    """Seedbank's Pelican, as a build uses it."""

    settings: dict[str, Any]
    theme: str
    output_path: str

    def write_into(self, stage: Path, more: Mapping[str, object]) -> None:
        """Let Pelican write there, with these settings besides its own."""


def build(site: Writer, store: Store, recipe: Recipe, looked: Looked, *, whole: bool) -> list[Problem]:
    """Build and publish; returns the problems of the seeds that have no page, raises where nothing is published.

    `whole`: other plugins have a hand in the pages.
    """
    settings = site.settings
    with (
        Crew(settings["SEEDBANK_JOBS"], settings["SEEDBANK_SCHEDULER"]) as crew,
        TemporaryDirectory(dir=settings["CACHE_PATH"], prefix="stage-") as stage,
    ):
        shelf = Shelf(Path(stage, "shelf"))
        guess = (
            None
            if whole or settings["SEEDBANK_SCHEDULER"] or settings["SEEDBANK_WHY"] is not None
            else partial(guessed, site, shelf)
        )
        archive, proofs = _read(settings, store, recipe, crew, looked, guess)
        sys.stdout.writelines(f"{notice}\n" for card in archive.cards for notice in card.notices)
        store.commit()  # what was read stays read, whatever becomes of this build
        if archive.problems and not settings["SEEDBANK_KEEP_GOING"]:
            raise ProblemsError(archive.problems)
        store.begin()
        press = Press(
            archive=archive.without_problems(),
            store=store,
            recipe=recipe,
            stage=Path(stage, "site"),
            shelf=shelf,
            output=Path(site.output_path),
            workers=crew.to_render,
            at_hand=crew.at_hand,
            proofs=proofs,
            told=progress("rendered"),
            whole=whole,
            anew=settings["SEEDBANK_CLEAN"],
        )
        _print(site, press, archive.problems)
    return list(archive.problems)


def _read(  # noqa: PLR0913, PLR0917  (each a thing of its own)
    settings: Mapping[str, Any],
    store: Store,
    recipe: Recipe,
    crew: Crew,
    looked: Looked,
    guess: Callable[[], Proofs | None] | None,
) -> tuple[Archive, Proofs | None]:
    """Every seed, and every problem of every file; where many are read at once, their files are made at once too."""
    guesses: list[Proofs | None] = []

    def advance() -> Advance | None:
        guesses.append(guess() if guess else None)
        return Advance(guesses[-1].ahead, guesses[-1].take) if guesses[-1] else None

    folder = Path(settings["PATH"], settings["ARTICLE_PATHS"][0])
    named = Path(Path(settings["PATH"]).name) / settings["ARTICLE_PATHS"][0]
    seeds, problems = survey(folder, named, looked)
    when = store.moment("surveyed")
    archive = gather(seeds, problems, store, recipe, crew.to_read, when, progress("read"), advance)
    return archive, guesses[0] if guesses else None


def _print(site: Writer, press: Press, problems: Iterable[Problem]) -> None:
    """Let Pelican write into the staging folder, and publish what lies there then."""
    settings = site.settings
    documents = Documents(press.archive.paths, lambda name: unpack(press.store.packed(name)))
    words = load_words(site.theme)
    yes, clean = settings["SEEDBANK_YES"], settings["SEEDBANK_CLEAN"]
    try:
        site.write_into(
            press.stage, {"SEEDBANK_DOCUMENTS": documents, "SEEDBANK_PRESS": press, "SEEDBANK_WORDS": words}
        )
        published = publish(press.stage, press.output, press.laid, press.kept, press.known(), yes=yes, clean=clean)
    except ProblemsError as wrong:
        raise ProblemsError([*problems, *wrong.problems]) from None
    press.remember(published)
    sys.stdout.write(size_words(*press.size()))
