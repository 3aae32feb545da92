"""What is wrong with a seed is said word for word: where, what, and what to write instead. No Pelican in here."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from seedbank.collect import collect, find
from seedbank.pipeline import read_all
from seedbank.problems import Problem
from seedbank.terms import Facet, load_facet

TEXT = """\
The ferry to the island stops in October, the harbour office of Norway said. Norway has no money for a new one.

The office said that a smaller boat may come in spring, if the council of the island agrees to pay for it.

Ana
That was the last boat. My mother came here on it.

Bo
They said the same about the bridge.
"""
SEED = {"a.txt": TEXT}
NAMED = Path("content/seeds")


@cache
def facets() -> tuple[Facet, ...]:
    return load_facet("country", "salience", ()), load_facet("topic", "share", ())


def told(folder: Path) -> str:
    """Every problem of the seeds below a folder, as a build prints them."""
    sources, problems = collect(folder, NAMED)
    found = sorted({*problems, *read_all(sources, facets()).problems})
    return "".join(f"{problem}\n" for problem in found).replace("content/seeds/", "")


def planted(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


FILES: dict[str, tuple[dict[str, str | bytes], str]] = {
    "empty file": (
        {"a.txt": b""},
        "a.txt: is empty.\n  fix: save the page's text into it, or remove the file\n",
    ),
    "binary file": (
        {"a.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"},
        "a.txt: is a binary file: it holds NUL bytes.\n  fix: save the page as plain text, UTF-8\n",
    ),
    "a folder named like a seed": (
        {"a.txt/note": "x"},
        "a.txt: is a folder.\n  fix: rename it: a name that ends in .txt is taken for a file's\n",
    ),
    "a folder named like a sidecar": (
        {"a.txt": TEXT, "a.toml/note": "x"},
        "a.toml: is a folder.\n  fix: rename it: a name that ends in .toml is taken for a file's\n",
    ),
    "two names that differ by case": (
        {"a.txt": TEXT, "deep/A.txt": TEXT},
        (
            "deep/A.txt: has the address /undated/a/ of a.txt.\n"
            '  fix: write slug = "a-2" (or another) in deep/A.toml\n'
            "deep/A.txt: has the same name as a.txt.\n  fix: rename one of the two: a seed's name is its identity\n"
        ),
    ),
    "one name with two endings": (
        {"a.txt": TEXT, "b/a.md": "Title: Another\n\nA paragraph.\n"},
        "b/a.md: has the same name as a.txt.\n  fix: rename one of the two: a seed's name is its identity\n",
    ),
    "two seeds with one slug": (
        {"a.txt": TEXT, "b.txt": TEXT, "b.toml": 'slug = "a"\n'},
        'b.txt: has the address /undated/a/ of a.txt.\n  fix: write slug = "b" (or another) in b.toml\n',
    ),
    "an old address that is another's": (
        {"a.txt": TEXT, "b.txt": TEXT, "b.toml": 'formerly = ["undated/a"]\n'},
        ('b.txt: has the address /undated/a/ of a.txt.\n  fix: remove "undated/a" from formerly in b.toml\n'),
    ),
    "a sidecar without a seed": (
        {"a.txt": TEXT, "b.toml": 'title = "B"\n'},
        "b.toml: is a sidecar without a seed.\n  fix: put b.txt beside it, rename it after its seed, or remove it\n",
    ),
    "a sidecar nobody would read": (
        {"a.txt": TEXT, "a.TOML": 'title = "A"\n'},
        "a.TOML: is not read: a sidecar ends in .toml.\n  fix: rename it to a.toml\n",
    ),
    "a sidecar in another encoding": (
        {"a.txt": TEXT, "a.toml": 'title = "A"\nsite = "Été"\n'.encode("latin-1")},
        "a.toml:2: is not UTF-8.\n  fix: save it as UTF-8, as TOML asks\n",
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_files(case: str, tmp_path: Path) -> None:
    files, expected = FILES[case]
    assert told(planted(tmp_path, files)) == expected


@pytest.mark.parametrize(
    "sidecar",
    [
        "title = [1]",
        "date = true",
        "captured = 5",
        "formerly = 1",
        "formerly = [1]",
        "seed_sha256 = 1",
        "reading = 1",
        "reading = { first_comment = -1 }",
        "reading = { first_comment = true }",
        "line = 1",
        "line = [1]",
        'line = [{ line = "3", role = "comment" }]',
        "line = [{ line = 5, role = [] }]",
        "comment = {}",
        "comment = [{ line = 5, author = 7 }]",
        "comment = [{ line = 5, reply_to = [] }]",
        "comment = [{ line = 5, reply_to = [true] }]",
        "comment = [{ line = 5, reply_to = [5] }]",
        "aliases = []",
        "aliases = { Ann = 3 }",
        "terms = 1",
        "terms = { country = 1 }",
        'terms = { country = { add = "NO" } }',
        "terms = { country = { add = [1] } }",
        'terms = { country = { lock = "yes" } }',
    ],
)
def test_no_value_of_the_wrong_kind_is_taken_or_breaks_the_reading(sidecar: str, tmp_path: Path) -> None:
    """Whatever stands in a sidecar, it is read or it is told of; nothing is raised."""
    assert told(planted(tmp_path, SEED | {"a.toml": f"{sidecar}\n"})) != ""


def test_a_dangling_link_and_a_pipe_are_told(tmp_path: Path) -> None:
    planted(tmp_path, SEED | {"b.txt": TEXT.replace("Ana", "Bea")})
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "b.toml").symlink_to(tmp_path / "nowhere.toml")
    os.mkfifo(tmp_path / "pipe.txt")
    assert told(tmp_path) == (
        "b.toml: cannot be read: no such file or directory.\n  fix: make it readable, or remove it\n"
        "lost.txt: cannot be read: no such file or directory.\n  fix: make it readable, or remove it\n"
        "pipe.txt: is no ordinary file.\n  fix: put a copy of what it gives in its place\n"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads what nobody may read")
def test_a_file_and_a_folder_that_may_not_be_read_are_told(tmp_path: Path) -> None:
    planted(tmp_path, SEED | {"deep/b.txt": TEXT})
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "deep").chmod(0)
    try:
        assert told(tmp_path) == (
            "a.txt: cannot be read: permission denied.\n  fix: make it readable, or remove it\n"
            "deep: cannot be read: permission denied.\n  fix: make it readable, or remove it\n"
        )
    finally:
        (tmp_path / "deep").chmod(0o700)


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its seeds would else vanish from the site without a word."""
    planted(tmp_path, SEED | {"deep/b.txt": TEXT})
    scandir = os.scandir

    def refuse(path: str | os.PathLike[str]) -> object:
        if Path(path).name == "deep":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert told(tmp_path) == "deep: cannot be read: permission denied.\n  fix: make it readable, or remove it\n"


def test_no_folder_of_seeds_is_a_problem_and_not_an_empty_site(tmp_path: Path) -> None:
    assert collect(tmp_path / "seeds", NAMED) == (
        [],
        [Problem("content/seeds", 0, "is not here", "make this folder and put your seeds into it")],
    )


def test_links_to_folders_are_followed_and_never_in_circles(tmp_path: Path) -> None:
    kept = planted(tmp_path / "kept", {"b.txt": TEXT})
    seeds = planted(tmp_path / "seeds", {"a.txt": TEXT, "deep/c.txt": TEXT})
    (seeds / "link").symlink_to(kept)
    (seeds / "deep" / "round").symlink_to(seeds)
    sources, problems = collect(seeds, NAMED)
    assert [source.path for source in sources] == [
        "content/seeds/a.txt",
        "content/seeds/deep/c.txt",
        "content/seeds/link/b.txt",
    ]
    assert problems == []


def test_hidden_files_and_editors_copies_are_passed_over(tmp_path: Path) -> None:
    planted(tmp_path, SEED | {".a.txt": "", "a.txt~": "", "#a.txt#": "", ".hidden/b.txt": "", ".#a.toml": ""})
    assert told(tmp_path) == ""


def test_all_problems_of_all_files_are_told_at_once_in_order_of_place(tmp_path: Path) -> None:
    for number, (files, _) in enumerate(FILES.values()):
        planted(tmp_path / f"{number:02}", files)
    lines = [line for line in told(tmp_path).splitlines() if not line.startswith(" ")]
    places = [line.split(": ")[0].partition(":")[0] for line in lines]
    assert places == sorted(places)
    assert {place.split("/")[0] for place in places} == {f"{number:02}" for number in range(len(FILES))}


def test_a_seed_is_found_by_its_name_its_file_and_its_sidecar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planted(tmp_path, {"content/seeds/deep/Ferry.txt": TEXT, "content/seeds/deep/Ferry.toml": "", "loose.txt": TEXT})
    monkeypatch.chdir(tmp_path)
    path = Path("content/seeds/deep/Ferry.txt")
    names = ["ferry", "Ferry.txt", "Ferry.toml", str(path), "content/seeds/deep/Ferry.toml"]
    assert find(names, NAMED) == ([path] * len(names), [])
    assert find(["loose.txt"], NAMED) == ([Path("loose.txt")], [])
    assert [str(problem) for problem in find(["nothing"], NAMED)[1]] == [
        (
            "nothing: is neither a file nor the name of a seed.\n"
            "  fix: name a file, or a seed of content/seeds/ without its ending"
        )
    ]
