"""What an import writes, and what it leaves as it is: the page under `content/originals/`, its seed and sidecar, a report.

Nothing that is there is written over. What is there and is the same is left alone, so that a second import changes nothing;
what is there and is another was edited by hand, or is another page's.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote

from seedbank.addresses import slug_of_stem
from seedbank.collect import SEED_ENDINGS
from seedbank.frozen import dataclass
from seedbank.import_html.compose import import_page, import_thread
from seedbank.import_html.open_page import frame_sources
from seedbank.import_html.records import Imported
from seedbank.import_html.sources import import_topic, is_export, posts_of_export
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
    """Import one file, and tell what came of it, a line a file that is not as it was. Raises ProblemsError."""
    data = _read(path)
    if is_export(data):
        yield from _import_export(path, data, name or name_of(path), content)
        return
    frames = _frames(path, data)
    page = (
        import_topic(data, path.as_posix())
        if path.suffix.lower() == ".json"
        else import_page(data, path.as_posix(), frames)
    )
    name = name or name_of(path)
    original = File(content / ORIGINALS / f"{name}{path.suffix.lower()}", data)
    others = [File(content / ORIGINALS / f"{name}.frame{at}.html", frame) for at, frame in enumerate(frames, 1)]
    files = [original, *others, *files_of(page, name, original.path.name, content)]
    check(files, path)
    yield from _told(page, list(keep(files))[1 + len(others) :])


def _import_export(path: Path, data: bytes, name: str, content: Path) -> Iterator[str]:
    """Import a whole export: a seed an article, the export kept once, and at the end what came and what did not."""
    original = File(content / ORIGINALS / f"{name}.xml", data)
    check([original], path)
    list(keep([original]))
    untaken: Counter[str] = Counter()
    names: Counter[str] = Counter()
    comments = 0
    for post in posts_of_export(data, path.as_posix(), untaken):
        names[post.name] += 1
        page = import_thread(post.thread)
        comments += len(page.comments)
        own = post.name if names[post.name] == 1 else f"{post.name}-{names[post.name]}"
        files = files_of(page, own, original.path.name, content)
        check(files, path)
        yield from _told(page, list(keep(files)))
    yield f"{path.as_posix()}: {counted(names.total(), 'article')} with {counted(comments, 'comment')} came."
    yield from (f"  did not: {number:,} × {what}" for what, number in sorted(untaken.items()))


def _told(page: Imported, kept: Sequence[Kept]) -> Iterator[str]:
    """What came of one page, by what came of its seed, its sidecar and its report."""
    seed, sidecar, report = kept
    yield f"{seed.path.as_posix()}: {seed.how}: {came(page)}"
    yield from (f"  note: {note}." for note in page.notes)
    yield from (f"  {one.path.as_posix()}: {one.how}" for one in (sidecar, report) if one.how == EDITED)
    left = sum(piece.times for piece in page.left)
    yield f"  not carried over: {counted(left, 'piece')} of text, listed in {report.path.as_posix()}"


def _frames(path: Path, data: bytes) -> list[bytes]:
    """The frames of a page that was saved whole, from the folder beside it: comments of Disqus's stand in one."""
    folder = path.resolve().parent
    found = []
    for source in frame_sources(data):
        frame = (folder / unquote(source)).resolve()
        if frame.is_relative_to(folder) and frame != path.resolve() and frame.is_file() and frame.stat().st_size:
            found.append(_read(frame))
    return found


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as wrong:
        what = f"cannot be read: {(wrong.strerror or str(wrong)).lower()}"
        raise ProblemsError([Problem(path.as_posix(), 0, what, "make it readable")]) from None


def name_of(path: Path) -> str:
    """Return the name a page's seed gets: the file's own, as an address has it."""
    return slug_of_stem(path.name.removesuffix("".join(path.suffixes[-1:])))


def files_of(page: Imported, name: str, original: str, content: Path) -> list[File]:
    """Return the seed, the sidecar and the report of one page. `original`: what its source is called in `content/originals/`."""
    source = f"{ORIGINALS}/{original}"
    seed = content / SEEDS / f"{name}{'.txt' if page.lines else '.md'}"
    return [
        File(seed, seed_of(page).encode("utf-8", "replace")),
        File(seed.with_suffix(".toml"), sidecar_of(page, source).encode("utf-8", "replace")),
        File(content / ORIGINALS / f"{name}.report.txt", report_of(page, source).encode("utf-8", "replace")),
    ]


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
