"""Which seeds there are, and what is wrong with them before any is read. Touches the disk, changes nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from seedbank.problems import Problem

SEED_ENDINGS = (".txt", ".md")
_NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # controls, and bytes that are no UTF-8


@dataclass(frozen=True, slots=True)
class Source:
    """One seed's files, read from the disk and not yet understood."""

    path: str  # of the seed, as messages name it
    data: bytes
    sidecar_path: str
    sidecar: str | None  # its text; None: there is none


def collect(folder: Path, named: Path) -> tuple[list[Source], list[Problem]]:
    """Return the seeds below `folder`, in order of their paths, and what keeps others from being read.

    Messages name files as `named` plus their place below `folder`. Hidden files and editors' copies are passed over.
    """
    sources: list[Source] = []
    problems: list[Problem] = []
    files = sorted(_files(folder))
    stems: dict[str, str] = {}
    for path in (path for path in files if path.suffix.lower() in SEED_ENDINGS):
        shown = (named / path.relative_to(folder)).as_posix()
        first = stems.setdefault(path.stem.casefold(), shown)
        if first != shown:
            problems.append(
                Problem(
                    shown, 0, f"has the same name as {first}", "rename one of the two: a seed's name is its identity"
                )
            )
        source = load(path, shown)
        if isinstance(source, Source):
            sources.append(source)
        else:
            problems.append(source)
    seeds = {path.with_suffix("") for path in files if path.suffix.lower() in SEED_ENDINGS}
    for path in files:
        if path.suffix.lower() == ".toml" and path.with_suffix("") not in seeds:
            shown = (named / path.relative_to(folder)).as_posix()
            problems.append(
                Problem(
                    shown,
                    0,
                    "is a sidecar without a seed",
                    f"put {path.stem}.txt beside it, rename it after its seed, or remove it",
                )
            )
    return sources, problems


def _files(folder: Path) -> Iterator[Path]:
    """Every entry with an ending of ours, folders of such a name too; links are followed once, never in circles."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _ignored(name))
        wrong = [name for name in folders if Path(name).suffix.lower() in (*SEED_ENDINGS, ".toml")]
        for name in (*names, *wrong):
            if not _ignored(name) and Path(name).suffix.lower() in (*SEED_ENDINGS, ".toml"):
                yield Path(parent) / name


def _ignored(name: str) -> bool:
    return name.startswith((".", "#")) or name.endswith("~")


def load(path: Path, shown: str) -> Source | Problem:
    """Return one seed's files, or why they cannot be read. `path` may be the seed or lie outside `content/`."""
    sidecar = path.with_suffix(".toml")
    beside = shown.removesuffix(path.suffix) + ".toml"
    data = _read(path, shown)
    if isinstance(data, Problem):
        return data
    if not sidecar.exists():
        return Source(shown, data, beside, None)
    stated = _read(sidecar, beside)
    if isinstance(stated, Problem):
        return stated
    try:
        return Source(shown, data, beside, stated.decode("utf-8-sig"))
    except UnicodeDecodeError as wrong:
        line = stated[: wrong.start].count(b"\n") + 1
        return Problem(beside, line, "is not UTF-8", "save it as UTF-8, as TOML asks")


def _read(path: Path, shown: str) -> bytes | Problem:
    if _NO_TEXT.search(shown):  # it would break messages, addresses and feeds
        told = _NO_TEXT.sub(lambda found: f"\\x{ord(found[0]) & 0xFF:02x}", shown)
        return Problem(told, 0, "has a name that is no text", "rename it: letters of any script will do")
    if path.is_dir():
        return Problem(shown, 0, "is a folder", f"rename it: a name that ends in {path.suffix} is taken for a file's")
    try:
        return path.read_bytes()
    except OSError as wrong:
        return Problem(
            shown, 0, f"cannot be read: {(wrong.strerror or str(wrong)).lower()}", "make it readable, or remove it"
        )


def find(names: Iterable[str], folder: Path) -> tuple[list[Path], list[Problem]]:
    """Return the seeds meant by NAMEs or FILEs: an existing file, else a stem below `folder`, with or without its ending."""
    known = {path.stem.casefold(): path for path in sorted(_files(folder)) if path.suffix.lower() in SEED_ENDINGS}
    found, problems = [], []
    for name in names:
        meant = _file_meant(Path(name)) or known.get(_stem_meant(name).casefold())
        if meant is None:
            fix = f"name a file, or a seed of {folder.as_posix()}/ without its ending"
            problems.append(Problem(name, 0, "is neither a file nor the name of a seed", fix))
        else:
            found.append(meant)
    return found, problems


def _file_meant(path: Path) -> Path | None:
    """The file itself; of a sidecar, the seed beside it."""
    if path.suffix == ".toml":
        beside = [path.with_suffix(ending) for ending in SEED_ENDINGS if path.with_suffix(ending).exists()]
        return next(iter(beside), None)
    return path if path.is_file() else None


def _stem_meant(name: str) -> str:
    path = Path(name)
    return path.stem if path.suffix.lower() in (*SEED_ENDINGS, ".toml") else name
