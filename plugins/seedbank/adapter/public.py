"""What is put on the web: a copy of the output, and in it the index of the full text, which Pagefind makes.

The output itself stays as it is, so that a rebuild never waits for the index and finds its pages untouched.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pelican.settings import read_settings

from seedbank.adapter.ledger import LEDGER, read_ledger
from seedbank.adapter.templates import load_words
from seedbank.exports.search_page import search_pages
from seedbank.frozen import dataclass
from seedbank.packing import unpack
from seedbank.problems import Problem, ProblemsError
from seedbank.store import Store
from seedbank.wording import date_words

PAGEFIND = "pagefind_bin_extended"
"""The build that knows where a word ends in Chinese and Japanese."""
BUNDLE = "pagefind"
MARK = ".seedbank-copy"
"""Stands in a copy that Seedbank made, and may replace."""

_NOT_COPIED = {LEDGER, ".gitignore"}
_NOT_NEEDED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Pagefind's own search boxes; the site has one in its own words."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was put together."""

    files: int
    size: int  # bytes
    documents: int  # in the index
    index: int  # bytes of it


def publish_copy(conf: Path, folder: Path) -> Copied:
    """Copy the output of the last build into a folder, and index it there. Raises ProblemsError before anything is touched."""
    settings = read_settings(str(conf))
    output = Path(settings["OUTPUT_PATH"])
    _check(output, folder)
    with TemporaryDirectory(dir=settings["CACHE_PATH"], prefix="publish-") as made:
        copy = Path(made) / "copy"
        shutil.copytree(output, copy, ignore=lambda _, names: _NOT_COPIED.intersection(names))
        count = _write_pages(settings, read_ledger(output), Path(made) / "pages")
        languages = _index(Path(made) / "pages", copy / BUNDLE)
        found = {"bundle": f"../{BUNDLE}/", "languages": languages}
        (copy / "search" / "index.js").write_text(f"seedbankIndex = {json.dumps(found)};\n", "utf-8")
        (copy / MARK).write_text("A copy that Seedbank made, and makes again: `seedbank publish`.\n", "utf-8")
        if folder.exists():
            shutil.rmtree(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(copy, folder)
    sizes = _sizes(folder)
    return Copied(len(sizes), sum(sizes), count, sum(_sizes(folder / BUNDLE)))


def _check(output: Path, folder: Path) -> None:
    problems = []
    if find_spec(PAGEFIND) is None:
        fix = 'run `make publish`, which installs it, or pip install "seedbank[search]"'
        problems.append(Problem("seedbank publish", 0, "needs Pagefind, which makes the index", fix))
    if not (output / LEDGER).is_file():
        problems.append(Problem(output.name, 0, "holds no site that Seedbank built", "run `seedbank build`"))
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        fix = "move it away, or name another folder with --to"
        problems.append(Problem(folder.name, 0, "is no copy that Seedbank made, and would be replaced", fix))
    if problems:
        raise ProblemsError(problems)


def _write_pages(settings: Mapping[str, Any], ledger: Mapping[str, str], folder: Path) -> int:
    """Write what is indexed of each document that the output holds; returns how many."""
    words = partial(date_words, load_words(settings["THEME"])["date"])
    count = 0
    folder.mkdir()
    with Store.open(Path(settings["CACHE_PATH"])) as store:
        for path, kept in store.seeds().items():
            if kept.card.status != "published" or ledger.get(f"{kept.card.url}seed.txt") != kept.card.sha256:
                continue  # not published, or not as the store knows it
            for below, data in search_pages(unpack(store.packed(path)), words).items():
                page = folder / kept.card.url / below / "index.html"
                page.parent.mkdir(parents=True)
                page.write_bytes(data)
            count += 1
    return count


def _index(pages: Path, bundle: Path) -> Mapping[str, int]:
    """Have Pagefind index a folder; returns how many documents there are in each language."""
    command = [sys.executable, "-m", PAGEFIND, "--site", str(pages), "--output-path", str(bundle), "--quiet"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603  (our own words)
    entry = bundle / "pagefind-entry.json"
    if done.returncode or not entry.is_file():
        if not any(pages.iterdir()):
            return {}
        last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["it says nothing"]
        raise ProblemsError([Problem(BUNDLE, 0, f"could not index the site: {last[0]}", "see what it says")])
    for pattern in _NOT_NEEDED:
        for path in bundle.glob(pattern):
            path.unlink()
    languages = json.loads(entry.read_text("utf-8"))["languages"]
    return {language: languages[language]["page_count"] for language in sorted(languages)}


def _sizes(folder: Path) -> list[int]:
    return [Path(parent, name).stat().st_size for parent, _, names in os.walk(folder) for name in names]
