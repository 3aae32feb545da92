"""Measure speed: equal sites with Seedbank and other generators, or the steps of reading.

    python benchmarks/bench.py sites 1000 3000 10000 [--peers hugo eleventy pelican] [--rounds 3] [--again 3] [--lean] [--write FILE]
    python benchmarks/bench.py reading SEEDS [--most 200]

Everything is made in a temporary folder and removed at the end. Each round takes the generators in turn, step by step, so
that what else the machine does meets all of them; within a round the steps on a standing site, which are soon done, are
done `--again` times, each time from the same site. The others are told as structure what Seedbank concludes from the text
(countries, topics), so that all make the same pages; the time it takes to tell them is not measured.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "plugins"))  # this copy, whatever is installed

import make_archive
from make_archive import Made
from speed_peers import PEERS, MissingError, Peer, environment, seedbank, set_up
from speed_reading import reading
from speed_run import FailedError, measured
from speed_table import COLD, NEWEST, Result, report, write_between

from seedbank.collect import Source
from seedbank.pipeline import read
from seedbank.terms import Facet, ancestors, load_facet

SETTLED = 3.0  # seconds: a file that is younger than two when a build ends counts as possibly changed
WARM = ("nothing changed", NEWEST, "add one of long ago", "edit a sidecar", "remove a seed")
TEMPLATE = "edit a template"
BACK = "as at first"  # not measured
SETTLING = "once more"  # not measured: what was just written is not in doubt any longer


@cache
def facets() -> tuple[Facet, ...]:
    """Return the facets by which archives are indexed."""
    return load_facet("country", "salience"), load_facet("topic", "share")


def concluded(made: Made) -> Made:
    """Return the document with the terms that Seedbank reads from its text, broader ones too."""
    files = make_archive.seed(made)
    source = Source(f"{made.stem}.txt", files[f"{made.stem}.txt"].encode(), "", files.get(f"{made.stem}.toml"))
    tags = read(source, facets()).tags
    found = {
        facet.name: {above.path or above.slug for tag in tags[facet.name] for above in ancestors(facet, tag.term.code)}
        for facet in facets()
    }
    told = {name: tuple(sorted(path.replace("/", "-") for path in paths)) for name, paths in found.items()}
    return replace(made, countries=told["country"], topics=told["topic"])


@dataclass(frozen=True, slots=True)
class Archive:
    """The documents of one size, and those that are added to it."""

    documents: Sequence[Made]  # as many as are published, and one more: the newest
    old: Made  # added with a day in the middle

    @property
    def count(self) -> int:
        """How many are there at first."""
        return len(self.documents) - 1


def archives(counts: Sequence[int]) -> Iterator[Archive]:
    """Make the archives of all sizes, smallest first. Reading tells the other generators their terms: some minutes for 10,000."""
    numbers = range(max(counts) + 1)
    late = [
        make_archive.make(count + 2 - count % 10, make_archive.make(count // 2 - count // 2 % 10).day)
        for count in counts
    ]
    with ProcessPoolExecutor() as workers:
        documents = list(workers.map(concluded, map(make_archive.make, numbers), chunksize=50))
        olds = list(workers.map(concluded, late))
    for count, old in sorted(zip(counts, olds, strict=True), key=lambda pair: pair[0]):
        yield Archive(documents[: count + 1], replace(old, slug=f"{old.slug}-old"))


class Site:
    """One generator's site of one archive, and what is done to it."""

    def __init__(self, peer: Peer, archive: Archive, folder: Path) -> None:
        self.peer, self.archive, self.folder = peer, archive, folder
        set_up(peer, folder)
        for made in archive.documents[:-1]:
            self.put(made)
        self.template = (folder / peer.template).read_text("utf-8")

    @property
    def documents(self) -> Path:
        """Where its documents lie."""
        return self.folder / self.peer.documents

    def put(self, made: Made) -> list[Path]:
        """Write a document."""
        return make_archive.write(made, self.peer.form, self.documents)

    def take(self, made: Made) -> None:
        """Remove a document."""
        for name in make_archive.FORMS[self.peer.form](made):
            (self.documents / name).unlink()

    def change(self, step: str) -> None:
        """Do what comes before a step's build."""
        archive, middle = self.archive, self.archive.documents[self.archive.count // 20 * 10]
        if step == COLD:
            self.reset()
        elif step == NEWEST:
            self.put(archive.documents[-1])
        elif step == WARM[2]:
            self.put(replace(archive.old, number=archive.count + 2))
        elif step == WARM[3]:
            self.put(replace(middle, title=f"{middle.title}, corrected"))
        elif step == WARM[4]:
            self.take(archive.documents[archive.count // 30 * 10 + 1])
        elif step == BACK:
            self.restore()
        elif step == TEMPLATE:
            edited = self.template.replace("</article>", "<!-- edited -->\n</article>", 1)
            (self.folder / self.peer.template).write_text(edited, "utf-8")

    def reset(self) -> None:
        """Put everything as it was at first, without anything built."""
        if (self.folder / "output").exists():
            self.restore()
        for name in self.peer.kept:
            path = self.folder / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)

    def restore(self) -> None:
        """Put the documents and the template as they were at first, once everything was done to them."""
        archive, middle = self.archive, self.archive.documents[self.archive.count // 20 * 10]
        self.take(archive.documents[-1])
        self.take(replace(archive.old, number=archive.count + 2))
        self.put(middle)
        self.put(archive.documents[archive.count // 30 * 10 + 1])
        (self.folder / self.peer.template).write_text(self.template, "utf-8")


def steps_of(again: int) -> Iterator[tuple[str, int]]:
    """Yield the steps of a round, each with how many times it was done before in this round."""
    yield COLD, 0
    for turn in range(again):
        if turn:
            yield BACK, turn
            yield SETTLING, turn
        yield from ((step, turn) for step in WARM)
    yield TEMPLATE, 0


def measure(peers: list[Peer], archive: Archive, rounds: int, again: int, folder: Path) -> Iterator[Result]:
    """Build with every generator in turn, each step in every round. One that fails is told and left out from there on."""
    sites = [Site(peer, archive, folder / f"{archive.count}-{at}") for at, peer in enumerate(peers)]
    for number in range(rounds):
        for step, turn in steps_of(again):
            for site in sites[number % len(sites) :] + sites[: number % len(sites)] if sites else []:
                site.change(step)
                if step in {COLD, BACK, SETTLING}:
                    time.sleep(SETTLED)
                try:
                    run = measured(site.peer.command, site.folder, site.folder / "output", environment(site.peer))
                except FailedError as wrong:
                    print(f"{site.peer.name}: {step} failed and is left out:\n{wrong}", flush=True)
                    sites = [other for other in sites if other is not site]
                    continue
                if step in {BACK, SETTLING}:
                    continue
                print(
                    f"{archive.count:6} {number + 1}.{turn + 1} of {rounds} {step:20}{site.peer.name:22}CPU {run.cpu:7.2f}  wall {run.wall:7.2f}"
                    f"  {run.largest:5.0f} MiB  {run.written} of {run.files} files",
                    flush=True,
                )
                yield Result(site.peer.name, archive.count, step, number * again + turn, run)


def got(names: Sequence[str], folder: Path) -> list[Peer]:
    """Return the generators that can be had; the others are named with the reason."""
    found = []
    for name in names:
        try:
            found.append(PEERS[name](folder))
        except MissingError as why:
            print(f"{name} is left out: {why}")
    return found


def sites(asked: argparse.Namespace) -> None:
    """Measure equal sites and print the tables."""
    kept = Path(asked.keep).resolve() if asked.keep else None
    with tempfile.TemporaryDirectory(prefix="seedbank-bench-", dir=asked.folder) as name:
        tools = kept or Path(name, "peers")
        tools.mkdir(parents=True, exist_ok=True)
        settings = dict(setting.split("=", 1) for setting in asked.setting)
        peers = [*seedbank(settings)[: 1 if asked.lean else None], *got(asked.peers, tools)]
        results: list[Result] = []
        for archive in archives(sorted(set(asked.counts))):
            place = Path(name, str(archive.count))
            results += measure(peers, archive, asked.rounds, asked.again, place)
            shutil.rmtree(place)
    versions = {peer.name: peer.version for peer in peers} | {
        "Python": f"{platform.python_version()}, {platform.python_compiler()}"
    }
    told = report(results, versions, conditions(asked))
    print(f"\n{told}")
    if asked.raw:
        rows = [
            [result.peer, result.count, result.step, result.round, *map(float, run_of(result))] for result in results
        ]
        Path(asked.raw).write_text(json.dumps(rows), "utf-8")
    if asked.write:
        write_between(Path(asked.write), told)


def run_of(result: Result) -> list[float]:
    """Return a run's figures in the order of their names."""
    return [getattr(result.run, name) for name in result.run.__slots__]


def conditions(asked: argparse.Namespace) -> list[str]:
    """Return what to know beside the figures."""
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "not known"
    told = (
        f'`make bench N="{" ".join(map(str, asked.counts))}"`, {time.strftime("%Y-%m-%d")}: {os.cpu_count()} cores,'
        f" {platform.system()} {platform.machine()}, {asked.rounds} rounds, in each the steps"
        f" on a standing site {asked.again} times, medians; ratios within a round; load at the end {load}."
    )
    return [told, *([f"Settings of Seedbank: `{' '.join(asked.setting)}`."] if asked.setting else [])]


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    modes = parser.add_subparsers(required=True)
    whole = modes.add_parser("sites")
    whole.add_argument("counts", type=int, nargs="+")
    whole.add_argument("--peers", nargs="*", choices=PEERS, default=list(PEERS))
    whole.add_argument("--rounds", type=int, default=3)
    whole.add_argument("--again", type=int, default=3, help="so many times in each round the steps on a standing site")
    whole.add_argument("--lean", action="store_true", help="Seedbank with the pages of the others only")
    whole.add_argument("--setting", action="append", default=[], help="KEY=JSON, for Seedbank's builds")
    whole.add_argument("--write", help="a file with two marks, to put the tables between")
    whole.add_argument("--raw", help="a file for every figure, as JSON")
    whole.add_argument("--keep", help="a folder in which installed generators stay for the next time")
    whole.add_argument("--folder", help="where to make the temporary folder")
    whole.set_defaults(do=sites)
    steps = modes.add_parser("reading")
    steps.add_argument("seeds", type=Path)
    steps.add_argument("--most", type=int, default=200)
    steps.set_defaults(do=lambda asked: print(reading(asked.seeds, asked.most)))
    asked = parser.parse_args()
    asked.do(asked)


if __name__ == "__main__":
    main()
