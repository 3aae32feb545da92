"""Seeds are surveyed out of what was seen of the whole content as they are by a walk of their own."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbank.adapter.inputs import look_below
from seedbank.collect import NO_STAMP, Looked, stamp, stamps_in, survey

NAMED = Path("content/seeds")

NAMES = st.sampled_from(
    ["a.txt", "a.toml", "b.md", "B.TXT", "b.TOML", ".c.txt", "d.txt~", "#e.txt", "f.jpg", "z.toml", "é.txt", "a b.txt"]
)
FOLDERS = st.sampled_from(["", "2019", "2019/more", ".hidden", "old~", "g.txt", "__pycache__", "2020"])


@settings(max_examples=40)
@given(st.lists(st.tuples(FOLDERS, NAMES), max_size=14, unique=True))
def test_a_survey_finds_the_same_in_what_was_seen_as_on_the_disk(tmp_path_factory, files):
    content = tmp_path_factory.mktemp("content")
    seeds = content / "seeds"
    for folder, name in [("", "first.txt"), *files]:
        (seeds / folder).mkdir(parents=True, exist_ok=True)
        (seeds / folder / name).write_text(name)
    assert survey(seeds, NAMED, look_below([str(content)])) == survey(seeds, NAMED)


@pytest.mark.parametrize("to", [".", "..", "2019", "nowhere", "../../elsewhere"])
def test_links_lead_where_they_lead(tmp_path, to):
    seeds = tmp_path / "content" / "seeds"
    (seeds / "2019").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    for folder in (seeds, seeds / "2019", tmp_path / "elsewhere"):
        (folder / f"{folder.name}.txt").write_text("x")
        (folder / f"{folder.name}.toml").write_text("")
    (seeds / "link").symlink_to(to)
    (seeds / "link.txt").symlink_to("gone.txt")
    seen = look_below([str(tmp_path / "content")])
    found, problems = survey(seeds, NAMED, seen)
    assert (found, problems) == survey(seeds, NAMED)
    if to == "../../elsewhere":
        assert seen.folders
        assert "content/seeds/link/elsewhere.txt" in {seed.shown for seed in found}


def test_a_folder_that_cannot_be_listed_leaves_doubts(tmp_path, monkeypatch):
    (tmp_path / "seeds" / "locked").mkdir(parents=True)
    (tmp_path / "seeds" / "a.txt").write_text("a")
    own = os.scandir

    def scandir(path):
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return own(path)

    monkeypatch.setattr(os, "scandir", scandir)
    seen = look_below([str(tmp_path)])
    assert not seen.folders
    found, problems = survey(tmp_path / "seeds", NAMED, seen)
    assert [seed.shown for seed in found] == ["content/seeds/a.txt"]
    assert [problem.what for problem in problems] == ["cannot be read: permission denied"]


def test_stamps_are_those_of_the_files(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).write_text(name)
    (tmp_path / "link").symlink_to("gone")
    assert stamps_in(str(tmp_path), ["a", "b"]) == [stamp(f"{tmp_path}/a"), stamp(f"{tmp_path}/b")]
    assert stamps_in(str(tmp_path), ["a", "link", "never"]) == [stamp(f"{tmp_path}/a"), NO_STAMP, NO_STAMP]
    assert stamps_in(f"{tmp_path}/gone", ["a"]) == [NO_STAMP]
    assert look_below([str(tmp_path / "gone")]) == Looked({}, {})
