"""What an import writes, and what it leaves as it is: the page under `content/originals/`, its seed and sidecar, a report.

Nothing that is there is written over. What is there and is the same is left alone, so that a second import changes nothing;
what is there and is another was edited by hand, or is another page's.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from seedbank.addresses import slug_of_stem
from seedbank.collect import SEED_ENDINGS
from seedbank.import_html.compose import import_page
from seedbank.import_html.records import Imported
from seedbank.import_html.write import came, report_of, seed_of, sidecar_of
from seedbank.problems import Problem, ProblemsError, counted

ORIGINALS = "originals"
SEEDS = "seeds"
ENDINGS = (".htm", ".html", ".xhtml")
WRITTEN, SAME, EDITED = "written", "as it was", "edited by hand, left as it is"


@dataclass(frozen=True, slots=True)
class File:
    """One file that an import makes."""

    path: Path
    data: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of one file."""

    path: Path
    how: str  # WRITTEN, SAME or EDITED


def pages_in(paths: Iterable[Path]) -> tuple[list[Path], list[Problem]]:
    """Return the pages meant: files as they are, of a folder those with a page's ending, and what is not there."""
    pages: list[Path] = []
    problems: list[Problem] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.iterdir() if file.suffix.lower() in ENDINGS and file.is_file())
            pages += inside
            problems += (
                []
                if inside
                else [Problem(path.as_posix(), 0, "holds no page", f"name pages, or a folder of {', '.join(ENDINGS)}")]
            )
        elif path.is_file():
            pages.append(path)
        else:
            problems.append(Problem(path.as_posix(), 0, "is not here", "name a saved page, or a folder of such"))
    return pages, problems


def import_files(path: Path, name: str, content: Path) -> Iterator[str]:
    """Import one page, and tell what came of it, a line a file that is not as it was. Raises ProblemsError."""
    data = _read(path)
    page = import_page(data, path.as_posix())
    name = name or name_of(path)
    original = File(content / ORIGINALS / f"{name}{path.suffix.lower()}", data)
    files = files_of(page, name, [original], content)
    check(files, path)
    kept = list(keep(files))
    seed, report = kept[1], kept[3]
    yield f"{seed.path.as_posix()}: {seed.how}: {came(page)}"
    yield from (f"  note: {note}." for note in page.notes)
    yield from (
        f"  {one.path.as_posix()}: {one.how}" for one in kept if one is not seed and one.how not in {WRITTEN, SAME}
    )
    left = sum(piece.times for piece in page.left)
    yield f"  not carried over: {counted(left, 'piece')} of text, listed in {report.path.as_posix()}"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as wrong:
        what = f"cannot be read: {(wrong.strerror or str(wrong)).lower()}"
        raise ProblemsError([Problem(path.as_posix(), 0, what, "make it readable")]) from None


def name_of(path: Path) -> str:
    """Return the name a page's seed gets: the file's own, as an address has it."""
    return slug_of_stem(path.name.removesuffix("".join(path.suffixes[-1:])))


def files_of(page: Imported, name: str, original: Sequence[File], content: Path) -> list[File]:
    """Return every file of one page, the original first. `original`: the page itself, unless another has brought it."""
    kept = f"{ORIGINALS}/{original[0].path.name}" if original else f"{ORIGINALS}/{name}"
    seed = content / SEEDS / f"{name}{'.txt' if page.lines else '.md'}"
    made = [
        File(seed, seed_of(page).encode("utf-8", "replace")),
        File(seed.with_suffix(".toml"), sidecar_of(page, kept).encode("utf-8", "replace")),
        File(content / ORIGINALS / f"{name}.report.txt", report_of(page, kept).encode("utf-8", "replace")),
    ]
    return [*original, *made]


def check(files: Iterable[File], page: Path) -> None:
    """Raise ProblemsError where the files would mix two pages: another original or seed of the same name is there."""
    problems = []
    for file in files:
        shown = file.path.as_posix()
        if file.path.suffix in SEED_ENDINGS and file.path.parent.name == SEEDS:
            others = [file.path.with_suffix(ending) for ending in SEED_ENDINGS if ending != file.path.suffix]
            problems += [
                Problem(
                    page.as_posix(),
                    0,
                    f"would be {shown}, and {other.as_posix()} is there",
                    "import it under another name: --name NAME",
                )
                for other in others
                if other.exists()
            ]
        elif file.path.parent.name == ORIGINALS and not file.path.name.endswith(".report.txt") and _differs(file):
            fix = "import it under another name: --name NAME"
            problems.append(Problem(page.as_posix(), 0, f"is not the page that is kept as {shown}", fix))
    if problems:
        raise ProblemsError(problems)


def _differs(file: File) -> bool:
    try:
        return file.path.read_bytes() != file.data
    except FileNotFoundError:
        return False


def keep(files: Iterable[File]) -> Iterator[Kept]:
    """Write what is not there, and tell of each file what came of it. A report is written anew: it is nobody's text."""
    for file in files:
        if not os.path.lexists(file.path):
            _write(file)
            yield Kept(file.path, WRITTEN)
        elif not _differs(file):
            yield Kept(file.path, SAME)
        elif file.path.name.endswith(".report.txt"):
            _write(file)
            yield Kept(file.path, WRITTEN)
        else:
            yield Kept(file.path, EDITED)


def _write(file: File) -> None:
    """Write a file aside and rename it, so that no half of one is ever there."""
    file.path.parent.mkdir(parents=True, exist_ok=True)
    aside = file.path.with_name(f".{file.path.name}.new")
    aside.write_bytes(file.data)
    aside.replace(file.path)
