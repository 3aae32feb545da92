"""The bytes of a site depend on its seeds and settings, and on nothing of the machine that builds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import PLAIN, Archive, differing

pytestmark = pytest.mark.site


@pytest.fixture
def mixed(three: Archive) -> Archive:
    """Dated, undated, with one day for two seeds, in folders, of one name but for its accents."""
    three.seed("shops/plain.txt", PLAIN)
    three.seed("shops/deep/zoë.txt", PLAIN.replace("Saturday", "Sunday"))
    three.seed("twin-b.txt", PLAIN.replace("Saturday", "Monday"), 'title = "Twin B"\ndate = 2021-03-08\n')
    three.seed("twin-a.txt", PLAIN.replace("Saturday", "Friday"), 'title = "Twin A"\ndate = 2021-03-08\n')
    return three


def test_no_hash_order_zone_language_folder_or_umask_shows(mixed: Archive, tmp_path: Path) -> None:
    mixed.build()
    here = mixed.files()
    there = mixed.copy(tmp_path / "elsewhere" / "with a space")
    done = there.pelican(
        env={"PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo", "LANG": "de_DE.UTF-8", "LC_ALL": "C", "COLUMNS": "40"},
        cwd=tmp_path,
    )
    assert (done.status, done.stderr) == (0, "")
    assert differing(here, there.files()) == []
    again = mixed.copy(tmp_path / "again")
    again.pelican(env={"PYTHONHASHSEED": "1", "TZ": "America/St_Johns", "LANG": "C", "PYTHONUTF8": "0"})
    assert differing(here, again.files()) == []


def test_the_order_in_which_the_disk_names_files_does_not_show(mixed: Archive, tmp_path: Path) -> None:
    """The same seeds, written in the opposite order and at another time."""
    mixed.build()
    other = mixed.copy(tmp_path / "other")
    contents = [(path, path.read_bytes()) for path in sorted(other.seeds.rglob("*")) if path.is_file()]
    for path, _ in contents:
        path.unlink()
    for path, data in reversed(contents):
        path.write_bytes(data)
    other.build()
    assert differing(mixed.files(), other.files()) == []


def test_the_command_builds_the_bytes_that_pelican_builds(mixed: Archive, tmp_path: Path) -> None:
    mixed.build()
    other = mixed.copy(tmp_path / "other")
    done = other.command("build")
    assert (done.status, done.stderr) == (0, "")
    assert differing(mixed.files(), other.files()) == []
    with_address = other.command("build", "--site-url", "https://example.org/archive/")
    assert (with_address.status, with_address.stderr) == (0, "")
    mixed.build("-e", 'SITEURL="https://example.org/archive"')
    assert differing(mixed.files(), other.files()) == []


def test_no_path_of_the_machine_and_no_year_of_the_clock_stands_in_the_output(mixed: Archive) -> None:
    mixed.build()
    assert mixed.pages_naming(str(mixed.root)) == []
    assert mixed.pages_naming(mixed.root.parent.name) == []
    assert not any(str(mixed.root).encode() in data for data in mixed.files().values())


def test_a_clean_build_makes_everything_again_and_only_once_it_can(mixed: Archive) -> None:
    """`seedbank build --clean` removes what earlier builds made, but never for a build that then fails."""
    mixed.build()
    whole = mixed.files()
    (mixed.output / "CNAME").write_text("archive.example.org\n", "utf-8")
    assert mixed.command("build", "--clean").status == 0
    assert differing(whole, mixed.files()) == ["CNAME"]
    mixed.seed("broken.txt", b"")
    assert mixed.command("build", "--clean").status == 1
    assert differing(whole, mixed.files()) == ["CNAME"]
