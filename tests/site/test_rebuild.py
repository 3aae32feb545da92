"""A site follows its seeds: what is added appears everywhere, what goes leaves nothing, and warm equals cold each time."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from conftest import CONTENT_OF_KEEPER, ELECTION, HARBOUR, LEDGER, MINE, PLAIN, Archive, differing

pytestmark = pytest.mark.site

SITE = ("-e", 'SITEURL="https://example.org/archive"')


def every_index(address: str, site: Archive) -> list[str]:
    """The pages that must name a document: front page, year, titles, feed, sitemap, its terms and what they are narrower than."""
    terms = re.findall(r'href="\.\./\.\./((?:country|topic)/[^"]+)/index\.html"', site.text(f"{address}index.html"))
    above = {"/".join(term.split("/")[:depth]) for term in terms for depth in range(2, term.count("/") + 2)}
    assert {term.split("/")[0] for term in above} == {"country", "topic"}
    pages = {f"{term}/index.html" for term in above} | {"index.html", f"{address.split('/', maxsplit=1)[0]}/index.html"}
    return sorted(pages | {"feed.atom", "sitemap.xml", "titles/index.html"})


def test_a_second_and_a_third_seed_appear_in_every_index(one: Archive) -> None:
    one.build(*SITE)
    one.seed("mine.txt", MINE, 'title = "Chile taxes its copper"\ndate = 2021-05-14\n')
    one.rebuild(*SITE)
    assert one.pages_naming("2021/chile-taxes-its-copper/") == every_index("2021/chile-taxes-its-copper/", one)
    one.seed("election.txt", ELECTION, 'title = "Kenya votes"\ndate = "2022-08"\n')
    one.rebuild(*SITE)
    named = one.pages_naming("2022/kenya-votes/")
    assert named == every_index("2022/kenya-votes/", one)
    assert "country/kenya/index.html" in named
    assert "../country/kenya/index.html" in one.text("country/index.html")
    assert "../2022/index.html" in one.text("archive/index.html")
    assert json.loads(one.text("2022/kenya-votes/index.json"))["stem"] == "election"
    assert one.files()["2022/kenya-votes/seed.txt"] == ELECTION.encode()


def test_a_removed_seed_leaves_no_page_no_entry_and_no_empty_folder(three: Archive) -> None:
    three.build()
    three.remove("mine.txt")
    three.rebuild()
    assert three.pages_naming("chile") == []
    assert not (three.output / "2021" / "chile-taxes-its-copper").exists()
    assert not (three.output / "country" / "chile").exists()
    three.remove("election.txt")
    three.rebuild()
    assert not (three.output / "2022").exists()
    assert [name for name in three.folders() if not any((three.output / name).iterdir())] == []


def test_a_site_that_loses_its_last_seed_is_an_empty_site(one: Archive) -> None:
    one.build()
    one.remove("harbour.txt")
    one.rebuild()
    assert one.pages_naming("bergen") == []
    assert "feed.atom" not in one.files()


def test_a_renamed_seed_keeps_its_address_and_its_entry_in_feeds_changes(one: Archive) -> None:
    """The address is the title's; the stem is the identity of feeds."""
    one.build()
    before = one.text("feed.atom")
    for ending in (".txt", ".toml"):
        (one.seeds / f"harbour{ending}").rename(one.seeds / f"port{ending}")
    one.rebuild()
    assert json.loads(one.text("2021/bergen-closes-its-old-harbour/index.json"))["stem"] == "port"
    assert one.text("feed.atom") != before
    assert one.pages_naming("harbour.txt") == []


def test_an_undated_seed_without_a_sidecar_moves_with_its_name(empty: Archive) -> None:
    empty.seed("plain.txt", PLAIN)
    empty.build()
    assert "undated/plain/index.html" in empty.files()
    (empty.seeds / "plain.txt").rename(empty.seeds / "the-shop.txt")
    empty.rebuild()
    assert "undated/the-shop/index.html" in empty.files()
    assert empty.pages_naming("undated/plain/") == []
    assert not (empty.output / "undated" / "plain").exists()


def test_a_changed_title_moves_the_address_and_says_so_wherever_the_title_stands(three: Archive) -> None:
    three.build()
    three.sidecar("harbour.txt", 'title = "No tankers in Bergen"\ndate = 2021-03-08\n')
    three.rebuild()
    assert three.pages_naming("Bergen closes its old harbour") == []
    assert not (three.output / "2021" / "bergen-closes-its-old-harbour").exists()
    assert {"index.html", "2021/index.html", "country/norway/index.html", "feed.atom"} <= set(
        three.pages_naming("No tankers in Bergen")
    )


def test_a_changed_date_moves_a_document_to_its_year(three: Archive) -> None:
    three.build()
    three.sidecar("election.txt", 'title = "Kenya votes"\ndate = 2013-03-04\n')
    three.rebuild()
    assert not (three.output / "2022").exists()
    assert "2013/kenya-votes/index.html" in three.files()
    assert three.pages_naming("2022/") == []


def test_an_old_address_redirects_to_the_new_one(three: Archive) -> None:
    three.build()
    three.sidecar(
        "harbour.txt",
        'title = "Bergen closes its old harbour"\ndate = 2021-03-08\nslug = "bergen"\n'
        'formerly = ["2021/bergen-closes-its-old-harbour", "undated/harbour"]\n',
    )
    three.rebuild(*SITE)
    for old, way in (
        ("2021/bergen-closes-its-old-harbour", "../../2021/bergen/"),
        ("undated/harbour", "../../2021/bergen/"),
    ):
        page = three.text(f"{old}/index.html")
        assert f'content="0; url={way}index.html"' in page
        assert '<link rel="canonical" href="https://example.org/archive/2021/bergen/">' in page
        assert f"{old}/<" not in three.text("sitemap.xml")
    assert "2021/bergen-closes-its-old-harbour/seed.txt" not in three.files()


def test_a_draft_is_read_and_not_published(three: Archive) -> None:
    three.build()
    three.sidecar("harbour.txt", 'title = "Bergen closes its old harbour"\ndate = 2021-03-08\nstatus = "draft"\n')
    three.rebuild()
    assert three.pages_naming("bergen") == []
    assert not (three.output / "country" / "norway").exists()
    three.sidecar("harbour.txt", 'title = ""\nstatus = "draft"\n')
    assert three.pelican().status == 1


def test_a_seed_whose_bytes_change_changes_its_pages(one: Archive) -> None:
    one.build()
    one.seed("harbour.txt", HARBOUR.replace("I drove past it yesterday", "I saw it on Sunday"))
    one.rebuild()
    page = "2021/bergen-closes-its-old-harbour"
    assert "I saw it on Sunday" in one.text(f"{page}/index.html")
    digest = hashlib.sha256((one.seeds / "harbour.txt").read_bytes()).hexdigest()
    assert json.loads(one.text(f"{page}/index.json"))["sha256"] == digest


def test_what_is_not_the_builds_is_never_touched(three: Archive) -> None:
    """Beside the pages, and even within their folders."""
    for name, text in CONTENT_OF_KEEPER.items():
        (three.output / name).parent.mkdir(parents=True, exist_ok=True)
        (three.output / name).write_text(text, "utf-8")
    three.build()
    three.remove("mine.txt")
    three.remove("election.txt")
    three.build()
    assert {name: three.text(name) for name in CONTENT_OF_KEEPER} == CONTENT_OF_KEEPER
    cold = three.copy(three.root.parent / "cold")
    cold.build()
    assert differing(three.files(), cold.files()) == sorted(CONTENT_OF_KEEPER)
    assert sorted(path.name for path in (three.output / "2022" / "kenya-votes").iterdir()) == ["notes.txt"]


def test_a_page_never_takes_the_place_of_a_foreign_file(one: Archive) -> None:
    (one.output / "country" / "norway").mkdir(parents=True)
    (one.output / "country" / "norway" / "index.html").write_text("mine", "utf-8")
    (one.output / "2021").write_text("a file where a folder would go", "utf-8")
    before = one.files()
    done = one.pelican()
    assert done.status == 1
    assert done.stderr == (
        "output/2021: is not Seedbank's, and a page would take its place.\n"
        "  fix: move it away, or rename what makes the page\n"
        "output/country/norway/index.html: is not Seedbank's, and a page would take its place.\n"
        "  fix: move it away, or rename what makes the page\n"
        "2 problems; what was published before is as it was.\n"
    )
    assert one.files() == before


def test_a_folder_of_the_keepers_where_a_page_was_is_told_too(one: Archive) -> None:
    one.build()
    (one.output / "archive" / "index.html").unlink()
    (one.output / "archive" / "index.html").mkdir()
    done = one.pelican()
    assert done.status == 1
    assert done.stderr.startswith("output/archive/index.html: is not Seedbank's, and a page would take its place.\n")


def test_a_second_build_writes_nothing(three: Archive) -> None:
    three.build(*SITE)
    before = _stamps(three.output)
    three.build(*SITE)
    assert _stamps(three.output) == before


def test_an_added_seed_rewrites_only_what_names_or_counts_it(three: Archive) -> None:
    three.build()
    before = _stamps(three.output)
    three.seed("plain.txt", PLAIN)
    three.build()
    after = _stamps(three.output)
    changed = {name for name in before if before[name] != after[name] and (three.output / name).is_file()}
    counting = {LEDGER, "archive/index.html", "country/index.html", "topic/index.html"}
    counting |= {"search/index.html"}  # the first undated one is a choice more there
    assert "index.html" in changed
    assert changed - counting <= set(three.pages_naming("undated/plain/"))


def test_a_file_lost_or_changed_in_the_output_is_made_again(three: Archive) -> None:
    three.build()
    whole = three.files()
    (three.output / "index.html").write_text("vandals", "utf-8")
    (three.output / "2021" / "index.html").unlink()
    three.build()
    assert three.files() == whole


def test_a_build_that_was_cut_off_is_finished_by_the_next(three: Archive) -> None:
    """Its ledger lists the old files and the new: what was half done is done, what was half removed goes."""
    three.build()
    ledger = json.loads(three.text(LEDGER))
    (three.output / "2020" / "gone").mkdir(parents=True)
    (three.output / "2020" / "gone" / "index.html").write_text("half removed", "utf-8")
    ledger["files"]["2020/gone/index.html"] = "0" * 64
    (three.output / LEDGER).write_text(json.dumps(ledger), "utf-8")
    (three.output / "2021" / "chile-taxes-its-copper" / "index.md").unlink()
    three.rebuild()
    assert not (three.output / "2020").exists()


def test_a_ledger_that_is_none_is_told_and_nothing_is_touched(three: Archive) -> None:
    three.build()
    (three.output / LEDGER).write_text("[]", "utf-8")
    before = three.files()
    done = three.pelican()
    assert done.status == 1
    assert done.stderr.startswith(f"output/{LEDGER}: is not a ledger that Seedbank wrote.\n  fix: ")
    assert three.files() == before


def test_a_file_that_becomes_a_folder_and_back(one: Archive) -> None:
    """Static files of the keeper's may change their kind from one build to the next."""
    extra = one.root / "content" / "extra"
    extra.mkdir()
    (extra / "maps").write_text("a file", "utf-8")
    one.settings('STATIC_PATHS = ["extra"]')
    one.build()
    (extra / "maps").unlink()
    (extra / "maps").mkdir()
    (extra / "maps" / "bergen.svg").write_text("<svg/>", "utf-8")
    one.build()
    assert one.text("extra/maps/bergen.svg") == "<svg/>"
    (extra / "maps" / "bergen.svg").unlink()
    (extra / "maps").rmdir()
    (extra / "maps").write_text("a file", "utf-8")
    one.rebuild()
    assert one.text("extra/maps") == "a file"


def test_losing_much_of_a_large_site_asks_first(empty: Archive) -> None:
    """More than twenty documents and more than a tenth: a wrong PATH must not empty an archive."""
    for number in range(22):
        empty.seed(f"letter-{number:02}.txt", f"Letter number {number} came on a Sunday and nobody opened it.\n")
    empty.build()
    before = empty.files()
    for path in empty.seeds.glob("letter-*.txt"):
        path.unlink()
    done = empty.pelican()
    assert done.status == 1
    assert done.stderr == (
        "output: would lose 22 of its 22 documents.\n"
        "  fix: bring the seeds back, or run `seedbank build --yes` if they are meant to go\n"
        "1 problem; what was published before is as it was.\n"
    )
    assert empty.files() == before
    assert empty.command("build", "--yes").status == 0
    assert "undated" not in empty.folders()


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    found = {path.relative_to(folder).as_posix(): path.stat() for path in folder.rglob("*")}
    return {name: (stat.st_ino, stat.st_mtime_ns) for name, stat in found.items()}
