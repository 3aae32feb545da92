"""A site of its own for each test: the repository's settings and theme, with seeds the test writes. Never its content/."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
LEDGER = ".seedbank-ledger.json"

HARBOUR = """\
The government of Norway will close the old harbour of Bergen to oil tankers from January, the Norwegian transport ministry said on Monday.

Norway opened the harbour in 1911. "Ships have grown, the harbour has not," the minister told reporters in Oslo.

Ship owners in Norway said that the new terminal would cost them more. The Norwegian parliament votes on the plan in the autumn.

Ingrid
It was about time. I worked there for thirty years and nobody ever asked what the smoke did to us.

Old Pilot
And where are the tankers to go? The new terminal is not even built.

Lars

@Old Pilot It is built, I drove past it yesterday.
The cranes were moving.
"""

MINE = """\
Chile will raise the tax on its copper mines, the Chilean finance ministry said in Santiago on Friday, after months of protest by mine workers.

The tax on copper in Chile has not changed since 2005. Mining companies said that investment in Chile would fall.

"A country that sells its copper sells its future," the head of the Chilean miners' union said.

Paula
The mines paid for my school. I hope this pays for the next one.

Tomas
Paula, the money never arrives where the copper was.
"""

ELECTION = """\
Voters in Kenya chose a new parliament on Tuesday, and the election commission in Nairobi said that turnout was the highest in twenty years.

The Kenyan president called the election "a good day for Kenya". The opposition party said that it would wait for the count.

Results from the north of Kenya are expected on Thursday.

Wanjiru
I stood in line for five hours and would do so again.

Otieno
The count is what matters, not the line.
"""

PLAIN = """\
The shop at the corner closed on Saturday after forty years, and its owner gave the last of the bread away.

He said that he would sleep until noon for a month. The neighbours brought flowers and a chair.

Mara
I bought my first school book there.

Joost
Mara, so did I. He let me pay a week later.
"""


CONTENT_OF_KEEPER = {
    "CNAME": "archive.example.org\n",
    ".gitignore": "*\n",
    "pictures/harbour.txt": "not a page\n",
    "2022/kenya-votes/notes.txt": "the keeper's, beside a page\n",
}
"""Files in the output that no build made."""


@dataclass(frozen=True)
class Archive:
    """A copy of the site in a folder of its own."""

    root: Path

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def seeds(self) -> Path:
        return self.root / "content" / "seeds"

    def seed(self, name: str, text: str | bytes, sidecar: str | None = None) -> Path:
        """Write a seed, "a.txt" or "folder/a.md", and its sidecar."""
        path = self.seeds / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        if sidecar is not None:
            self.sidecar(name, sidecar)
        return path

    def sidecar(self, name: str, text: str) -> None:
        (self.seeds / name).with_suffix(".toml").write_text(text, "utf-8")

    def remove(self, name: str) -> None:
        (self.seeds / name).unlink()
        (self.seeds / name).with_suffix(".toml").unlink(missing_ok=True)

    def settings(self, text: str) -> None:
        """Put lines at the end of the site's pelican.conf.py."""
        conf = self.root / "pelican.conf.py"
        conf.write_text(f"{conf.read_text('utf-8')}\n{text}\n", "utf-8")

    def pelican(self, *arguments: str, env: dict[str, str] | None = None, cwd: Path | None = None) -> Run:
        """Run Pelican itself on the site, as `pelican -s pelican.conf.py` does."""
        conf = "pelican.conf.py" if cwd is None else str(self.root / "pelican.conf.py")
        return run("-m", "pelican", "-s", conf, *arguments, cwd=cwd or self.root, env=env)

    def command(self, *arguments: str) -> Run:
        """Run `seedbank ...` in the site's folder."""
        return run("-m", "seedbank", *arguments, cwd=self.root)

    def build(self, *arguments: str) -> Run:
        """Build through Pelican, which must succeed without a word of complaint."""
        done = self.pelican(*arguments)
        assert (done.status, done.stderr) == (0, ""), done.stderr
        return done

    def rebuild(self, *arguments: str) -> None:
        """Build, and hold that the output is what a build from nothing makes elsewhere: byte for byte, folder for folder."""
        self.build(*arguments)
        cold = self.copy(self.root.parent / "cold")
        cold.build(*arguments)
        assert differing(self.files(), cold.files()) == []
        assert self.folders() == cold.folders()
        shutil.rmtree(cold.root)

    def pages_naming(self, address: str) -> list[str]:
        """The pages and files of the output, but a document's own, in which an address or a text occurs."""
        own = f"{address.strip('/')}/"
        return sorted(
            name
            for name, data in self.files().items()
            if address.encode() in data and not name.startswith(own) and name != LEDGER
        )

    def files(self) -> dict[str, bytes]:
        """Every file of the output, hidden ones too, by its address below it."""
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in sorted(self.output.rglob("*"))
            if path.is_file()
        }

    def folders(self) -> set[str]:
        return {path.relative_to(self.output).as_posix() for path in self.output.rglob("*") if path.is_dir()}

    def text(self, name: str) -> str:
        return (self.output / name).read_text("utf-8")

    def copy(self, root: Path) -> Archive:
        """The same site, never built, in another folder."""
        shutil.copytree(self.root, root, ignore=shutil.ignore_patterns("output", ".seedbank"), symlinks=True)
        return Archive(root)


@dataclass(frozen=True)
class Run:
    """How a command ended."""

    status: int
    stdout: str
    stderr: str


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The addresses at which two outputs do not hold the same bytes."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def environment(more: dict[str, str] | None = None) -> dict[str, str]:
    """The caller's environment with the project importable and nothing that decides how a terminal is written to."""
    out = {"FORCE_COLOR", "PYTHONHASHSEED", "PYTHONDONTWRITEBYTECODE"}  # the last would make every run compile again
    kept = {key: value for key, value in os.environ.items() if key not in out}
    return kept | {"PYTHONPATH": str(REPOSITORY / "plugins"), "COLUMNS": "200"} | (more or {})


def run(*arguments: str, cwd: Path, env: dict[str, str] | None = None) -> Run:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=environment(env),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr)


def plant(root: Path) -> Archive:
    """A site without seeds."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copy(REPOSITORY / "pelican.conf.py", root)
    shutil.copytree(REPOSITORY / "theme", root / "theme")
    (root / "content" / "pages").mkdir(parents=True)
    (root / "content" / "seeds").mkdir()
    (root / "content" / "pages" / "about.md").write_text("Title: About\n\nWhat is *kept* here.\n", "utf-8")
    return Archive(root)


@pytest.fixture
def empty(tmp_path: Path) -> Archive:
    """A site with a page of the keeper's and no seeds."""
    return plant(tmp_path / "site")


@pytest.fixture
def one(empty: Archive) -> Archive:
    """A site with one seed: Norway, dated, published at 2021/."""
    empty.seed(
        "harbour.txt", HARBOUR, 'title = "Bergen closes its old harbour"\ndate = 2021-03-08\nsite = "The Post"\n'
    )
    return empty


@pytest.fixture
def three(one: Archive) -> Archive:
    """A site with three seeds, of three countries and two years."""
    one.seed("mine.txt", MINE, 'title = "Chile taxes its copper"\ndate = 2021-05-14\n')
    one.seed("election.txt", ELECTION, 'title = "Kenya votes"\ndate = "2022-08"\n')
    return one
