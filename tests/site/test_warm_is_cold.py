"""The law above all others: whatever was done to a site between two builds, a warm build equals a cold one, byte for byte."""

from __future__ import annotations

import contextlib
import locale
import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pelican.settings import read_settings

from conftest import ELECTION, HARBOUR, LEDGER, MINE, PLAIN, Archive, differing, plant
from seedbank.adapter import publish, staging
from seedbank.problems import ProblemsError

pytestmark = pytest.mark.site

TEXTS = (HARBOUR, MINE, ELECTION, PLAIN)
SIDECARS = (
    None,
    'title = "Ships"\ndate = 2021-03-08\n',
    'title = "Copper"\ndate = 2021-07-02\nsite = "The Paper"\n',
    'title = "Votes"\ndate = 2022\nslug = "votes"\nformerly = ["2021/old-votes"]\n',
    'status = "draft"\n',
    'date = 2020\n[terms]\nadd = ["JP"]\n',
    'title = "Ships"\ndate = 2021-03-08\nnote = "Saved late."\n',
    'title = "Ships"\ndate = 2021-03-08\nnote = "Saved later."\nsource_url = "https://example.org/ships"\n',
    'site = "The Paper"\n',
    'site = "The Paper"\ndate = 2020-01-02\n',
    'site = "The paper"\ndate = 2020-01-03\n[terms.country]\nadd = ["JP"]\n',
    'title = ""\n',  # a problem: nothing is published
)
NAMES = ("a.txt", "b.txt", "deep/c.txt", "d.md", "e.txt")
FOREIGN = {"CNAME": "archive.example.org\n", "2021/mine/notes.txt": "the keeper's\n"}


class CutOffError(BaseException):
    """Stands for a lost machine: nothing may catch it."""


class Keeper:
    """Does things to a site, as a list of numbers says."""

    def __init__(self, site: Archive, chance: random.Random) -> None:
        self.site = site
        self.chance = chance
        self.overrides: dict[str, object] = {}
        self.code = b"one"

    def step(self) -> None:
        deeds: list[Callable[[], None]] = [
            *[self.add] * 4, *[self.sidecar] * 3, self.change, self.remove, self.move, self.touch, self.template, self.words,
            self.style, self.page, self.settings, self.new_code, self.tamper, self.lose, self.no_store, self.bad_store,
            self.interrupted, self.interrupted_reading, *[self.age] * 2, self.own_table, *[self.build_twice] * 2,
        ]  # fmt: skip
        self.chance.choice(deeds)()

    def seeds(self) -> list[Path]:
        return sorted(path for path in self.site.seeds.rglob("*") if path.suffix in {".txt", ".md"})

    def outputs(self) -> list[Path]:
        found = sorted(path for path in self.site.output.rglob("*") if path.is_file() and path.name != LEDGER)
        return [path for path in found if path.relative_to(self.site.output).as_posix() not in FOREIGN]

    def add(self) -> None:
        number = self.chance.randrange(100)
        text = self.chance.choice(TEXTS).replace("Monday", f"day {number}")
        self.site.seed(self.chance.choice(NAMES), text, self.chance.choice(SIDECARS[:-1]))

    def change(self) -> None:
        for path in self.seeds()[:1]:
            text = path.read_text("utf-8").replace("said", "told", 1)
            path.write_text(self.chance.choice((text, f"{text.rstrip()} And so it was.\n")), "utf-8")

    def sidecar(self) -> None:
        if found := self.seeds():
            path, text = self.chance.choice(found).with_suffix(".toml"), self.chance.choice(SIDECARS)
            path.unlink(missing_ok=True) if text is None else path.write_text(text, "utf-8")

    def remove(self) -> None:
        if found := self.seeds():
            path = self.chance.choice(found)
            path.unlink()
            path.with_suffix(".toml").unlink(missing_ok=True)

    def move(self) -> None:
        if found := self.seeds():
            path = self.chance.choice(found)
            to = (
                self.site.seeds
                / self.chance.choice(("", "deep/", "other/"))
                / f"moved{self.chance.randrange(9)}{path.suffix}"
            )
            to.parent.mkdir(parents=True, exist_ok=True)
            path.rename(to)
            if path.with_suffix(".toml").exists():
                path.with_suffix(".toml").rename(to.with_suffix(".toml"))

    def touch(self) -> None:
        for path in self.seeds():
            path.touch()

    def template(self) -> None:
        name = self.chance.choice(("_words", "article", "seed", "term", "_entries", "base", "year", "name", "_letters"))
        path = self.site.root / "theme" / "templates" / f"{name}.html"
        path.write_text(
            path.read_text("utf-8") + f"{{# {self.chance.random()} #}}<!-- {self.chance.randrange(9)} -->", "utf-8"
        )

    def words(self) -> None:
        path = self.site.root / "theme" / "words.toml"
        path.write_text(path.read_text("utf-8").replace("{n} comments", "{n} voices"), "utf-8")

    def style(self) -> None:
        path = self.site.root / "theme" / "static" / "seedbank.css"
        path.write_text(path.read_text("utf-8") + "\n", "utf-8")

    def page(self) -> None:
        (self.site.root / "content" / "pages" / f"p{self.chance.randrange(2)}.md").write_text(
            f"Title: Page {self.chance.randrange(9)}\n\nWords.\n", "utf-8"
        )

    def own_table(self) -> None:
        (self.site.root / "content" / "terms").mkdir(exist_ok=True)
        (self.site.root / "content" / "terms" / "harbour.tsv").write_text(
            f"code\tslug\tlabel\tforms\nH\tport{self.chance.randrange(3)}\tHarbours\t{self.chance.choice(('harbour', 'copper', 'school'))}\n",
            "utf-8",
        )
        self.overrides["SEEDBANK_FACETS"] = {"country": "salience", "harbour": "share"}

    def settings(self) -> None:
        self.overrides |= self.chance.choice(
            (
                {"SITEURL": "https://example.org/archive"},
                {"SITEURL": ""},
                {"SITENAME": "Another name"},
                {"SEEDBANK_FILES": ["json"]},
                {"SEEDBANK_FILES": ["seed", "markdown", "json"]},
                {"SEEDBANK_NAMES": 0},
                {"SEEDBANK_NAMES": 1},
                {"SEEDBANK_CLEAN": True},
                {"SEEDBANK_CLEAN": False},
            )
        )

    def new_code(self) -> None:
        self.code = b"%d" % self.chance.randrange(9)

    def tamper(self) -> None:
        if found := self.outputs():
            self.chance.choice(found).write_text("vandals", "utf-8")

    def lose(self) -> None:
        if found := self.outputs():
            self.chance.choice(found).unlink()

    def no_store(self) -> None:
        shutil.rmtree(self.site.root / ".seedbank", ignore_errors=True)

    def bad_store(self) -> None:
        store = self.site.root / ".seedbank" / "store.sqlite"
        if store.exists():
            store.write_bytes(store.read_bytes()[:-900] + b"nonsense" * 40)

    def age(self) -> None:
        """Everything lay there for a while: stamps are believed again."""
        for folder in ("content", "theme", "output"):
            for path in (self.site.root / folder).rglob("*"):
                then = time.time() - 10 - self.chance.randrange(5)
                os.utime(path, (then, then))

    def interrupted(self) -> None:
        """The next build is cut off while it puts files in their places."""
        left = self.chance.randrange(1, 12)

        def replace(*arguments: str) -> None:
            nonlocal left
            left -= 1
            if not left:
                raise CutOffError
            os.rename(*arguments)  # noqa: PTH104  (the call that is stood in for)

        self.add()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(publish.os, "replace", replace)
            self.build()

    def interrupted_reading(self) -> None:
        def packed(self: object, path: str) -> bytes:  # noqa: ARG001  (a method's)
            raise CutOffError

        self.add()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(staging.Store, "packed", packed)
            self.build()

    def build(self) -> bool:
        """Build as Pelican does; returns whether the site was published."""
        with contextlib.suppress(CutOffError, ProblemsError):
            build(self.site, self.overrides, self.code)
            return True
        return False

    def build_twice(self) -> None:
        """Stamps of old files are believed from the second time on."""
        self.age()
        self.build()
        self.age()
        self.build()
        self.build()


def build(site: Archive, overrides: dict[str, object], code: bytes) -> None:
    spoken = locale.setlocale(locale.LC_ALL)
    with pytest.MonkeyPatch.context() as patch, contextlib.ExitStack() as stack:
        stack.callback(locale.setlocale, locale.LC_ALL, spoken)  # Pelican sets the process's
        patch.setattr(staging, "code_of", lambda *_: code)
        patch.chdir(site.root)
        staging.Site(read_settings("pelican.conf.py", override=dict(overrides))).run()


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Path]]:
    made: list[Path] = []

    def place() -> Path:
        made.append(tmp_path_factory.mktemp("law"))
        return made[-1]

    yield place
    for path in made:
        shutil.rmtree(path, ignore_errors=True)


@settings(
    max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate]
)  # a number of chance has no smaller one
@given(st.integers(0, 2**32), st.integers(4, 14))
def test_a_warm_build_equals_a_cold_one(places: Callable[[], Path], seed: int, steps: int) -> None:
    here = places()
    keeper = Keeper(plant(here / "site"), random.Random(seed))
    for name, text in FOREIGN.items():
        (keeper.site.output / name).parent.mkdir(parents=True, exist_ok=True)
        (keeper.site.output / name).write_text(text, "utf-8")
    keeper.add()
    for _ in range(steps):
        keeper.step()
        if keeper.chance.random() < 0.7:
            keeper.build()
    for path in keeper.site.seeds.rglob("*.toml"):
        if 'title = ""' in path.read_text("utf-8"):
            path.unlink()
    published = keeper.build()
    cold = keeper.site.copy(here / "cold")
    if not published:  # two seeds at one address, say: the cold build refuses it too
        with pytest.raises(ProblemsError):
            build(cold, keeper.overrides, keeper.code)
        return
    build(cold, keeper.overrides, keeper.code)
    assert differing(keeper.site.files(), cold.files()) == sorted(FOREIGN)
    assert keeper.site.folders() - cold.folders() <= {"2021", "2021/mine"}
    shutil.rmtree(here)
