"""Sites of varied seeds, built by the real Pelican: a full one, and one in which nothing is kept yet."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from quality.links import Site

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))  # its files are no package
import make_archive

REPOSITORY = Path(__file__).parents[1]
OF_TESTS = REPOSITORY / "tests" / "browser"
MADE_UP = 48  # documents: enough for lists of several pages
LONG_TALK = 700  # comments
MADE_UP_SITE = "The Daily Round"
ADDRESS = "https://archive.example"
CONF = """
from seedbank.adapter.engine import *
SITENAME = "Reading Room"
SITESUBTITLE = "Invented discussions, and a real one"
SITEURL = {address!r}
THEME = {theme!r}
SEEDBANK_CONTACT = "keeper@archive.example"
"""


def configure(keeper: Path, name: str) -> str:
    """Write the settings of a keeper's folder for a site that stands at a path of its host; returns its public address."""
    address = f"{ADDRESS}/{name}"
    (keeper / "pelican.conf.py").write_text(CONF.format(theme=str(REPOSITORY / "theme"), address=address), "utf-8")
    return address


def pelican(keeper: Path, host: Path, name: str) -> Site:
    """Build the site of a keeper's folder as host/name; whoever calls has put content/ there. Any warning is an error."""
    address = configure(keeper, name)
    subprocess.run(
        [sys.executable, "-m", "pelican", "-s", "pelican.conf.py", "-o", str(host / name), "--fatal", "warnings"],
        cwd=keeper,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "plugins")},
        check=True,
    )
    return Site(host / name, f"/{name}/", address)


def published(keeper: Path, host: Path, name: str) -> Site:
    """Build the site as it is put on the web, the index of its full text beside it."""
    address = configure(keeper, name)
    subprocess.run(
        [sys.executable, "-m", "seedbank", "publish", "--to", str(host / name)],
        cwd=keeper,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "plugins")},
        check=True,
    )
    return Site(host / name, f"/{name}/", address)


def write_long_talk(seeds: Path) -> None:
    """Write a seed of so many comments that its pages have to be cut: those of many made-up documents below one of them."""
    made = [make_archive.make(number) for number in range(LONG_TALK // 12)]  # at least twelve comments each
    said = [comment for document in made for comment in document.comments][:LONG_TALK]
    lines = [*made[0].paragraphs, *(line for comment in said for line in (comment.author, *comment.paragraphs))]
    (seeds / "long-talk.txt").write_text("\n".join(lines) + "\n", "utf-8")
    (seeds / "long-talk.toml").write_text(
        f'title = "A long talk"\ndate = 2012-02-02\nsite = "{MADE_UP_SITE}"\n', "utf-8"
    )


def full(keeper: Path, host: Path, made_up: int = MADE_UP) -> Site:
    """Build a site of the seeds in content/, those of the browser's tests, and some that are made up."""
    seeds = keeper / "content" / "seeds"
    shutil.copytree(REPOSITORY / "content", keeper / "content")
    shutil.copytree(OF_TESTS / "seeds", seeds, dirs_exist_ok=True)
    for number in range(made_up):
        make_archive.write(make_archive.make(number), "seed", seeds)
    write_long_talk(seeds)
    for sidecar in seeds.glob("[0-9][0-9][0-9][0-9][0-9][0-9].toml"):
        sidecar.write_text(sidecar.read_text("utf-8") + f"site = {MADE_UP_SITE!r}\n", "utf-8")
    return published(keeper, host, "repo")


def empty(keeper: Path, host: Path) -> Site:
    """Build the site of somebody who has just begun."""
    (keeper / "content" / "seeds").mkdir(parents=True)
    shutil.copytree(REPOSITORY / "content" / "pages", keeper / "content" / "pages")
    return pelican(keeper, host, "empty")
