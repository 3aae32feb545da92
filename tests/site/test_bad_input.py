"""A build with anything wrong in it tells everything at once, ends with status 1 and leaves the last good output alone."""

from __future__ import annotations

import os
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from conftest import ELECTION, HARBOUR, MINE, PLAIN, Archive

pytestmark = pytest.mark.site

TOLD = f"""\
content/seeds/Mine.txt: has the same name as content/seeds/MINE.txt.
  fix: rename one of the two: a seed's name is its identity
content/seeds/binary.txt: is a binary file: it holds NUL bytes.
  fix: save the page as plain text, UTF-8
content/seeds/code.toml: "NOR" is no country code.
  fix: write "NO" (Norway)
content/seeds/date.toml:2: date "22.8.2019" is no date of the form 2019, 2019-08, 2019-08-22, 2019-08~ or 2019-07/2019-08.
    date = "22.8.2019"
  fix: write 2019-08-22, or EDTF in quotes: "2019-08~", "2019-07-27/2019-08"
content/seeds/empty.txt: is empty.
  fix: save the page's text into it, or remove the file
content/seeds/folder.txt: is a folder.
  fix: rename it: a name that ends in .txt is taken for a file's
content/seeds/key.toml:1: "titel" is no key of a sidecar.
    titel = "Kenya"
  fix: write "title", or remove the line
content/seeds/lost.txt: cannot be read: no such file or directory.
  fix: make it readable, or remove it
content/seeds/orphan.toml: is a sidecar without a seed.
  fix: put orphan.txt beside it, rename it after its seed, or remove it
content/seeds/stale.toml: its corrections are for another seed.
  fix: check them against the seed, then write seed_sha256 = "{sha256(ELECTION.encode()).hexdigest()}"
content/seeds/toml.toml:2: is not TOML: expected '=' after a key in a key/value pair.
    date 2021-03-08
  fix: write key = "value", one a line
content/seeds/twin.txt: has the address /2021/bergen-closes-its-old-harbour/ of content/seeds/harbour.txt.
  fix: write slug = "twin" (or another) in content/seeds/twin.toml
"""


def spoil(site: Archive) -> None:
    """Put one of each thing that can be wrong beside the good seeds."""
    site.seed("MINE.txt", MINE.replace("Friday", "Monday"), 'slug = "upper"\n')
    site.seed("Mine.txt", MINE.replace("Friday", "Sunday"), 'slug = "mixed"\n')
    site.seed("binary.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    digest = sha256(ELECTION.encode()).hexdigest()
    site.seed("code.txt", ELECTION, f'seed_sha256 = "{digest}"\n[terms.country]\nadd = ["NOR"]\n')
    site.seed("date.txt", ELECTION, 'title = "Kenya"\ndate = "22.8.2019"\n')
    site.seed("empty.txt", "")
    site.seed("folder.txt/notes", "not a seed")
    site.seed("key.txt", ELECTION, 'titel = "Kenya"\n')
    (site.seeds / "lost.txt").symlink_to("nowhere.txt")
    site.sidecar("orphan.txt", 'title = "Nobody"\n')
    site.seed("stale.txt", ELECTION, f'seed_sha256 = "{"0" * 64}"\n[reading]\nfirst_comment = 7\n')
    site.seed("toml.txt", ELECTION, 'title = "Kenya"\ndate 2021-03-08\n')
    site.seed("twin.txt", HARBOUR, 'title = "Bergen closes its old harbour"\ndate = 2021-03-08\n')


def case_matters(folder: Path) -> bool:
    (folder / "case").touch()
    found = not (folder / "CASE").exists()
    (folder / "case").unlink()
    return found


@pytest.fixture
def spoilt(one: Archive) -> Archive:
    """A site that was built once and has been spoilt since."""
    if not case_matters(one.root):
        pytest.skip("this disk does not tell names apart by case")
    one.build()
    spoil(one)
    return one


def test_everything_wrong_is_told_at_once_and_nothing_is_published(spoilt: Archive) -> None:
    before, folders = spoilt.files(), spoilt.folders()
    done = spoilt.pelican()
    assert done.status == 1
    assert done.stderr == f"{TOLD}12 problems; what was published before is as it was.\n"
    assert done.stdout == ""
    assert (spoilt.files(), spoilt.folders()) == (before, folders)
    checked = spoilt.command("check")
    assert (checked.status, checked.stderr) == (1, TOLD)
    assert checked.stdout.endswith("12 problems.\n")


def test_keep_going_publishes_the_good_and_still_ends_with_1(spoilt: Archive) -> None:
    spoilt.seed("plain.txt", PLAIN)
    done = spoilt.command("build", "--keep-going")
    assert (done.status, done.stderr) == (1, f"{TOLD}12 problems; the other seeds were published.\n")
    assert "Traceback" not in done.stdout
    assert sorted(path.parent.name for path in spoilt.output.rglob("seed.txt")) == [
        "bergen-closes-its-old-harbour",
        "plain",
        "upper",
    ]
    assert spoilt.text("2021/bergen-closes-its-old-harbour/seed.txt") == HARBOUR


def test_a_seed_that_breaks_has_no_page_when_going_on(one: Archive) -> None:
    one.build()
    one.seed("harbour.txt", "")
    one.seed("plain.txt", PLAIN)
    done = one.pelican("-e", "SEEDBANK_KEEP_GOING=true")
    assert done.status == 1
    assert not (one.output / "2021").exists()
    assert "undated/plain/index.html" in one.files()


def test_problems_of_seeds_and_of_the_output_are_told_together_when_going_on(one: Archive) -> None:
    one.seed("empty.txt", "")
    (one.output / "404.html").mkdir(parents=True)
    done = one.command("build", "--keep-going")
    assert done.status == 1
    assert done.stderr == (
        "content/seeds/empty.txt: is empty.\n  fix: save the page's text into it, or remove the file\n"
        "output/404.html: is not Seedbank's, and a page would take its place.\n"
        "  fix: move it away, or rename what makes the page\n"
        "2 problems; what was published before is as it was.\n"
    )


def test_a_file_nobody_may_read_is_told(one: Archive) -> None:
    """Root may read everything, so for root a link to itself stands in."""
    one.build()
    before = one.files()
    path = one.seed("closed.txt", PLAIN)
    if os.geteuid():
        path.chmod(0)
        why = "permission denied"
    else:
        path.unlink()
        path.symlink_to(path)
        why = "too many levels of symbolic links"
    done = one.pelican()
    assert done.status == 1
    assert done.stderr == (
        f"content/seeds/closed.txt: cannot be read: {why}.\n  fix: make it readable, or remove it\n"
        "1 problem; what was published before is as it was.\n"
    )
    assert one.files() == before


def test_a_site_without_its_folder_of_seeds_keeps_what_it_published(one: Archive) -> None:
    one.build()
    before = one.files()
    one.seeds.rename(one.root / "content" / "sedes")
    done = one.pelican()
    assert done.status == 1
    assert done.stderr.startswith("content/seeds: is not here.\n  fix: make this folder and put your seeds into it\n")
    assert one.files() == before


def test_a_plugin_that_cannot_be_loaded_ends_the_build(one: Archive) -> None:
    """Pelican would go on without it, and the site would lose what it makes."""
    one.build()
    before = one.files()
    (one.root / "broken.py").write_text("def register():\n    raise RuntimeError('no')\n", "utf-8")
    one.settings('PLUGIN_PATHS = ["."]\nPLUGINS = ["missing_plugin", "broken"]')
    done = one.pelican()
    assert done.status == 1
    assert done.stderr == (
        'pelican.conf.py: the plugin "broken" cannot be loaded.\n'
        "  fix: install it, mend what is said of it above, or take it out of PLUGINS\n"
        'pelican.conf.py: the plugin "missing_plugin" cannot be loaded.\n'
        "  fix: install it, mend what is said of it above, or take it out of PLUGINS\n"
        "2 problems; what was published before is as it was.\n"
    )
    assert "Cannot load plugin `missing_plugin`" in done.stdout
    assert one.files() == before


def test_a_theme_without_its_words_ends_the_build(one: Archive) -> None:
    one.build()
    before = one.files()
    words = one.root / "theme" / "words.toml"
    words.rename(one.root / "words.toml")
    done = one.pelican()
    assert (done.status, done.stderr) == (
        1,
        (
            "theme/words.toml: cannot be read: no such file or directory.\n"
            "  fix: copy words.toml from Seedbank's own theme, and change that\n"
            "1 problem; what was published before is as it was.\n"
        ),
    )
    assert "Traceback" not in done.stdout
    words.write_text("[date\n", "utf-8")
    done = one.pelican()
    assert done.status == 1
    assert done.stderr.startswith("theme/words.toml: is not TOML: ")
    assert one.files() == before


def test_a_theme_without_a_template_ends_the_build(one: Archive) -> None:
    one.build()
    before = one.files()
    (one.root / "theme" / "templates" / "year.html").unlink()
    done = one.pelican()
    assert done.status == 1
    assert "year" in done.stdout + done.stderr
    assert one.files() == before


def test_a_template_that_asks_for_what_its_page_does_not_declare_ends_the_build(one: Archive) -> None:
    """A page can depend on nothing that it did not declare."""
    (one.root / "theme" / "templates" / "archive.html").write_text("{{ articles }}", "utf-8")
    done = one.pelican()
    assert done.status == 1
    assert "'articles' is undefined" in done.stdout + done.stderr
    assert not one.output.exists()


def test_a_page_of_the_keepers_that_cannot_be_read_is_told(one: Archive) -> None:
    """Pelican would leave it out, and the page that was there would vanish."""
    one.build()
    before = one.files()
    (one.root / "content" / "pages" / "about.md").write_text("No title here.\n", "utf-8")
    done = one.pelican()
    assert done.status == 1
    assert done.stderr == (
        "content/pages/about.md: cannot be read as a page.\n"
        "  fix: see what is said of it above; a page begins with a line Title: and what it is called\n"
        "1 problem; what was published before is as it was.\n"
    )
    assert one.files() == before


def test_pages_of_the_keepers_never_take_anothers_address(one: Archive) -> None:
    pages = one.root / "content" / "pages"
    (pages / "b.md").write_text("Title: Archive\n\nMine.\n", "utf-8")
    (pages / "c.md").write_text("Title: What\nSlug: about\n\nMine.\n", "utf-8")
    done = one.pelican()
    assert done.status == 1
    assert done.stderr == (
        "content/pages/b.md: would stand at /archive/, where the site has a page of its own.\n"
        "  fix: give it another Slug:\n"
        "content/pages/c.md: would stand at /about/, where content/pages/about.md has its page.\n"
        "  fix: give it another Slug:\n"
        "2 problems; what was published before is as it was.\n"
    )


def test_seedbank_build_elsewhere_than_in_a_site_says_so(tmp_path: Path, one: Archive) -> None:
    shutil.copytree(one.root, tmp_path / "elsewhere", ignore=lambda *_: ["pelican.conf.py"])
    done = Archive(tmp_path / "elsewhere").command("build")
    assert (done.status, done.stderr) == (
        1,
        "pelican.conf.py: is not here.\n  fix: run `seedbank build` in the folder of your site\n",
    )
