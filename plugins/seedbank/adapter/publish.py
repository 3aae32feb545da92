"""From the staging folder to `output/`: only what differs moves, and only what the ledger lists is removed.

Nothing else in `output/` is ever touched. A build that is cut off leaves a ledger that lists the old files and the new.
"""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR, S_ISLNK
from types import MappingProxyType

from seedbank.adapter.ledger import LEDGER, Ledger, aside, replace
from seedbank.adapter.shelf import Laid
from seedbank.frozen import dataclass
from seedbank.problems import Problem, ProblemsError
from seedbank.standing import digest_of

FEW_DOCUMENTS = 20
"""So many documents may vanish without a question; beyond that, a tenth of the site."""


@dataclass(frozen=True, slots=True)
class Published:
    """What one build changed in the output, as addresses below it."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int
    staged: tuple[str, ...] = ()  # everything this build made, whether it differs or not


def publish(  # noqa: PLR0913  (two folders, what is known of each, two wishes)
    stage: Path,
    output: Path,
    laid: Mapping[str, Laid] = MappingProxyType({}),
    kept: Mapping[str, str] = MappingProxyType({}),
    known: Mapping[str, str] | None = None,
    *,
    yes: bool = False,
    clean: bool = False,
) -> Published:
    """Make `output` hold what `stage` holds, beside what is `kept`; raises ProblemsError before anything is touched.

    `laid` are finished files that wait elsewhere, `kept` the files of `output` that stay as they are, `known` what its ledger
    says, where that is known without reading it. With `yes` much may
    vanish; with `clean` what earlier builds made goes first, and every file is written.
    """
    found = {name: Laid(digest_of(f"{stage}/{name}"), f"{stage}/{name}") for name in _files_below(stage)}
    staged = dict(sorted({**found, **laid}.items()))
    fresh = _is_empty(output)  # then nothing can be in the way, or be what it should be
    ledger = Ledger(output, known)
    old = ledger.files
    new = {**kept, **{name: file.digest for name, file in staged.items()}}
    gone = sorted(old.keys() - new.keys())
    problems = [] if fresh else [_foreign(output, name) for name in _in_the_way(new, staged, old, output)]
    problems += [] if yes or _few(gone, staged) else _too_many(new, old, output)
    if problems:
        raise ProblemsError(problems)
    output.mkdir(parents=True, exist_ok=True)
    changed = [name for name, file in staged.items() if clean or fresh or not _holds(f"{output}/{name}", file)]
    differ = [*gone, *(name for name in staged if old.get(name) != new[name])]
    if gone and not new.keys() <= old.keys():
        ledger.write({**old, **new}, differ)
    elif changed and not gone and new != old:
        ledger.write(new, differ)
    for name in old if clean else _first_to_go(gone, new, staged):
        remove(output, name)
    _make_folders(output, changed if fresh or clean else ())
    for name in changed:
        _move(staged[name].path, f"{output}/{name}")
    for name in gone:
        remove(output, name)
    for name in () if fresh else (*staged, LEDGER):
        with suppress(FileNotFoundError):
            os.unlink(aside(f"{output}/{name}"))  # noqa: PTH108  (hundreds of files that mostly are not there)
    if ledger.files != new or not ledger.stands():
        ledger.write(new, differ)
    return Published(tuple(changed), tuple(gone), len(new) - len(changed), tuple(staged))


def _is_empty(output: Path) -> bool:
    """Whether nothing lies there, or nothing is there at all."""
    return not output.exists() or not any(output.iterdir())


def _holds(path: str, file: Laid) -> bool:
    """Whether a file of the output holds the bytes of a finished one. Most that differ are of another length."""
    try:
        return os.stat(path).st_size == os.stat(file.path).st_size and digest_of(path) == file.digest  # noqa: PTH116
    except OSError:
        return False


def _make_folders(output: Path, names: Iterable[str]) -> None:
    for folder in sorted(_folders(names)):
        (output / folder).mkdir(exist_ok=True)


def _files_below(folder: Path) -> Iterator[str]:
    """Every file below a folder, as an address."""
    cut = len(str(folder)) + 1
    for parent, _, names in os.walk(folder):
        yield from (f"{parent}/{name}"[cut:] for name in names)


def _first_to_go(gone: Iterable[str], new: Mapping[str, str], staged: Iterable[str]) -> list[str]:
    """Where a file becomes a folder or a folder a file, the old has to make room; any other stays till the new is there."""
    folders = _folders(staged) if gone else ()
    return [name for name in gone if name in folders or not new.keys().isdisjoint(_above(name))]


def _above(name: str) -> list[str]:
    """The folders a file lies in, as addresses below the output."""
    return [name[:at] for at, letter in enumerate(name) if letter == "/"]


def _folders(names: Iterable[str]) -> set[str]:
    """Every folder that files lie in, as addresses below the output."""
    deepest = {name.rpartition("/")[0] for name in names} - {""}
    return deepest.union(*map(_above, deepest))


def _in_the_way(new: Mapping[str, str], staged: Iterable[str], old: Mapping[str, str], output: Path) -> Iterator[str]:
    """What no build made and a page, or a page's folder, would replace. A link to a folder may lead out of the output."""
    for folder in sorted(_folders(staged)):
        mode = _mode(f"{output}/{folder}")
        if S_ISLNK(mode) or (mode and not S_ISDIR(mode) and folder not in old):
            yield folder
    for name in staged:
        path = f"{output}/{name}"
        mode = _mode(path)
        if S_ISDIR(mode) or (S_ISLNK(mode) and Path(path).is_dir()):
            if S_ISLNK(mode) or not _all_ours(name, old, output):
                yield name
        elif mode and name not in old and digest_of(path) != new[name]:
            yield name


def _mode(path: str) -> int:
    """What stands there, as the system says it; 0: nothing."""
    try:
        return os.lstat(path).st_mode
    except OSError:
        return 0


def _all_ours(folder: str, old: Mapping[str, str], output: Path) -> bool:
    """Whether a folder of the output holds files of the ledger and nothing else, no empty folder either."""
    ours = {name for name in old if name.startswith(f"{folder}/")}
    there = {path.relative_to(output).as_posix() for path in (output / folder).rglob("*")}
    return bool(there) and there <= ours | _folders(ours)


def _foreign(output: Path, name: str) -> Problem:
    return Problem(
        f"{output.name}/{name}",
        0,
        "is not Seedbank's, and a page would take its place",
        "move it away, or rename what makes the page",
    )


def _few(gone: Iterable[str], staged: Iterable[str]) -> bool:
    """Whether so little changes that no more than a few documents can vanish."""
    return sum(map(_is_seed, (*gone, *staged))) <= FEW_DOCUMENTS


def _too_many(new: Mapping[str, str], old: Mapping[str, str], output: Path) -> list[Problem]:
    """A document whose seed is still there under another address is not lost."""
    had, has = _seeds(old), _seeds(new)
    lost = (had - has).total()
    if lost <= FEW_DOCUMENTS or lost * 10 <= had.total():
        return []
    what = f"would lose {lost} of its {had.total()} documents"
    return [
        Problem(output.name, 0, what, "bring the seeds back, or run `seedbank build --yes` if they are meant to go")
    ]


def _is_seed(name: str) -> bool:
    return name.endswith("/seed.txt")


def _seeds(files: Mapping[str, str]) -> Counter[str]:
    """The digests of the seeds a site publishes, one a document."""
    return Counter(digest for name, digest in files.items() if _is_seed(name))


def _move(staged: str, path: str) -> None:
    """Put a staged file in its place, at once; where its folder is still missing, or the staging folder lies on another disk, it is copied."""
    try:
        os.replace(staged, path)  # noqa: PTH105  (the one call that is atomic by name)
    except OSError as wrong:
        if wrong.errno not in {errno.ENOENT, errno.EXDEV}:
            raise
        replace(path, Path(staged).read_bytes())


def remove(output: Path, name: str) -> None:
    """Remove one file of a ledger, what a build that was cut off wrote beside it, and the folders it leaves empty.

    What has become a folder is no longer the ledger's.
    """
    path = output / name
    for found in (path, Path(aside(str(path)))):
        if found.is_file() or found.is_symlink():
            found.unlink()
    for folder in path.parents:
        if folder == output or not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()
