"""Which seeds there are, and what is wrong with them before any is read. Touches the disk, changes nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from seedbank.frozen import dataclass
from seedbank.problems import Problem

SEED_ENDINGS = (".txt", ".md")
Stamp = tuple[int, int, int, int]
"""Size, inode, time of the last change of content and of the entry, in nanoseconds."""

NO_STAMP: Stamp = (-1, -1, -1, -1)
"""Of what stands there and cannot be looked at; equal to no file's."""

_NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # controls, and bytes that are no UTF-8


@dataclass(frozen=True, slots=True)
class Source:
    """One seed's files, read from the disk and not yet understood."""

    path: str  # of the seed, as messages name it
    data: bytes
    sidecar_path: str
    sidecar: str | None  # its text; None: there is none


class Looked(NamedTuple):
    """What lies below some folders, looked at once."""

    stamps: Mapping[str, Stamp]  # of every file, by path
    folders: Mapping[
        str, tuple[Sequence[str], Sequence[str]]
    ]  # the folders and files in each; none where a link or a lock leaves doubts


_NOT_LOOKED = Looked(MappingProxyType({}), MappingProxyType({}))


class Found(NamedTuple):
    """One seed's files, seen and not yet read."""

    path: str  # of the seed, on the disk
    shown: str  # of the seed, as messages name it
    stamps: tuple[Stamp, Stamp | None]  # of the seed and its sidecar; None: there is none


def collect(folder: Path, named: Path) -> tuple[list[Source], list[Problem]]:
    """Return the seeds below `folder`, in order of their paths, and what keeps others from being read.

    Messages name files as `named` plus their place below `folder`. Hidden files and editors' copies are passed over.
    """
    found, problems = survey(folder, named)
    loaded = [load(Path(seed.path), seed.shown) for seed in found]
    wrong = [source for source in loaded if isinstance(source, Problem)]
    return [source for source in loaded if isinstance(source, Source)], [*problems, *wrong]


def survey(folder: Path, named: Path, looked: Looked = _NOT_LOOKED) -> tuple[list[Found], list[Problem]]:
    """Return what `collect` would read, with the stamps of the files and nothing read. Costs microseconds a file.

    `looked`: what was seen there already.
    """
    stamps = looked.stamps if looked.folders else {}
    files, problems = _files(folder, named, looked)
    pairs = [
        (path[: path.rfind(".")], path)
        for path in files
        if path.endswith(SEED_ENDINGS) or (not path.endswith(".toml") and _is_seed(path))
    ]
    seeds = {beside for beside, _ in pairs}
    cut, head = len(str(folder)) + 1, f"{named.as_posix()}/"
    for path in files if len(pairs) + len(seeds & _sidecars(files)) < len(files) else ():
        if not _is_seed(path) and not (path.endswith(".toml") and path[:-5] in seeds):
            problems.append(_wrong_sidecar(Path(path), head + path[cut:], seeds))
    known = stamps.get
    found = [
        Found(
            path,
            head + path[cut:],
            (
                known(path) or stamp(path) or NO_STAMP,
                known(f"{beside}.toml") or (None if stamps else stamp(f"{beside}.toml")),
            ),
        )
        for beside, path in pairs
    ]
    return found, [*problems, *_called_the_same(pairs, found)]


def _sidecars(files: Iterable[str]) -> set[str]:
    """What sidecars are called without their ending."""
    return {path[:-5] for path in files if path.endswith(".toml")}


def _called_the_same(pairs: Iterable[tuple[str, str]], found: Sequence[Found]) -> Iterator[Problem]:
    """What is wrong with seeds of one name, in whatever folders they lie."""
    stems = [beside[beside.rfind("/") + 1 :].casefold() for beside, _ in pairs]
    if len(set(stems)) == len(stems):
        return
    first: dict[str, Found] = {}
    for stem, seed in zip(stems, found, strict=True):
        if first.setdefault(stem, seed) is not seed:
            fix = "rename one of the two: a seed's name is its identity"
            yield Problem(seed.shown, 0, f"has the same name as {first[stem].shown}", fix)


def stamp(path: str) -> Stamp | None:
    """Return what shows that a file is another than before; None where nothing is."""
    try:
        return _STAMP(os.stat(path))  # noqa: PTH116  (tens of thousands of files: no object for each)
    except OSError:
        return NO_STAMP if os.path.lexists(path) else None


def stamps_in(folder: str, names: Iterable[str]) -> list[Stamp]:
    """Return the stamps of what lies in a folder: looked for from there, the system has fewer folders to pass for each."""
    try:
        here = os.open(folder, os.O_RDONLY)
    except OSError:
        return _stamps_by_path(folder, names)
    try:
        return [_STAMP(os.stat(name, dir_fd=here)) for name in names]
    except (OSError, NotImplementedError):
        return _stamps_by_path(folder, names)
    finally:
        os.close(here)


def _stamps_by_path(folder: str, names: Iterable[str]) -> list[Stamp]:
    return [stamp(f"{folder}/{name}") or NO_STAMP for name in names]


_STAMP: Callable[[os.stat_result], Stamp] = attrgetter("st_size", "st_ino", "st_mtime_ns", "st_ctime_ns")


def _is_seed(path: str) -> bool:
    return path.endswith(SEED_ENDINGS) or path.lower().endswith(SEED_ENDINGS)


def _shown(path: Path, folder: Path, named: Path) -> str:
    return (named / path.relative_to(folder)).as_posix()


def _wrong_sidecar(path: Path, shown: str, seeds: Container[str]) -> Problem:
    """What is wrong with a sidecar that no seed would read."""
    if str(path.with_suffix("")) not in seeds:
        fix = f"put {path.stem}.txt beside it, rename it after its seed, or remove it"
        return Problem(shown, 0, "is a sidecar without a seed", fix)
    return Problem(shown, 0, "is not read: a sidecar ends in .toml", f"rename it to {path.stem}.toml")


def _files(folder: Path, named: Path, looked: Looked = _NOT_LOOKED) -> tuple[list[str], list[Problem]]:
    """Every entry with an ending of ours, in order, folders of such a name too, and folders that cannot be listed.

    Links to folders are followed; one that leads back into a folder above it is passed over.
    """
    if not folder.is_dir():
        return [], [Problem(named.as_posix(), 0, "is not here", "make this folder and put your seeds into it")]
    found: list[str] = []
    problems: list[Problem] = []
    walked = 0

    def refused(wrong: OSError) -> None:
        problems.append(_unreadable(_shown(Path(wrong.filename), folder, named), wrong))

    again = str(folder) in looked.folders
    for parent, folders, names in (
        _walk(str(folder), looked) if again else os.walk(folder, onerror=refused, followlinks=True)
    ):
        walked += 1
        real = os.path.realpath(parent)
        folders[:] = [name for name in folders if not _ignored(name) and not _leads_back(Path(parent, name), real)]
        found += [
            f"{parent}/{name}"
            for name in chain(names, folders)
            if (name.endswith(_ENDINGS) or name.lower().endswith(_ENDINGS)) and not name.startswith(_HIDDEN)
        ]
    found.sort(key=None if walked == 1 else lambda path: path.replace("/", "\0"))  # part by part
    return found, problems


def _walk(folder: str, looked: Looked) -> Iterator[tuple[str, list[str], Sequence[str]]]:
    """Yield folders as `os.walk` does, out of what was seen."""
    left = [folder]
    while left:
        parent = left.pop()
        found, names = looked.folders[parent]
        folders = list(found)
        yield parent, folders, names
        left += [f"{parent}/{name}" for name in folders]


_ENDINGS = (*SEED_ENDINGS, ".toml")
_HIDDEN = (".", "#")


def _leads_back(path: Path, parent: str) -> bool:
    """Whether a link leads to a folder that it lies in."""
    return path.is_symlink() and Path(os.path.realpath(path)) in (Path(parent), *Path(parent).parents)


def _ignored(name: str) -> bool:
    return name.startswith(_HIDDEN) or name.endswith("~")


def load(path: Path, shown: str) -> Source | Problem:
    """Return one seed's files, or why they cannot be read. `path` may be the seed or lie outside `content/`."""
    sidecar = path.with_suffix(".toml")
    beside = shown.removesuffix(path.suffix) + ".toml"
    data = _read(path, shown)
    if isinstance(data, Problem):
        return data
    if not os.path.lexists(sidecar):
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
        if path.exists() and not path.is_file():
            return Problem(shown, 0, "is no ordinary file", "put a copy of what it gives in its place")
        return path.read_bytes()
    except OSError as wrong:
        return _unreadable(shown, wrong)


def _unreadable(shown: str, wrong: OSError) -> Problem:
    what = f"cannot be read: {(wrong.strerror or str(wrong)).lower()}"
    return Problem(shown, 0, what, "make it readable, or remove it")


def find(names: Iterable[str], folder: Path) -> tuple[list[Path], list[Problem]]:
    """Return the seeds meant by NAMEs or FILEs: an existing file, else a stem below `folder`, with or without its ending."""
    paths = map(Path, filter(_is_seed, _files(folder, folder)[0]))
    known = {path.stem.casefold(): path for path in paths}
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
