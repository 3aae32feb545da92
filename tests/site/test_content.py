"""What may lie in content/: seeds in folders, seeds in Markdown, ordinary pages; and what an address changes."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from conftest import HARBOUR, MINE, PLAIN, Archive

pytestmark = pytest.mark.site

DIALECT = """\
Title: A tax on copper
Date: 2021-05-14
Site: The Post

Chile will raise the tax on its copper mines, the Chilean finance ministry said in Santiago.

Mining companies said that investment in Chile would *fall*.

## Comments

### Paula {#L11}

The mines paid for my school.

### Tomas {#L15}

In reply to [Paula](#L11)

The money never arrives where the copper was.
"""

ADDRESS = "https://example.org/archive"


def test_seeds_of_every_kind_stand_side_by_side(one: Archive) -> None:
    one.seed("2021/may/copper.md", DIALECT)
    one.seed("shops/PLAIN.TXT", PLAIN)
    one.seed("élan ü.txt", MINE.replace("Friday", "Monday"))
    pages = one.root / "content" / "pages"
    (pages / "how.md").write_text(
        "Title: How it works\n\nA *page* with a [seed]({filename}../seeds/harbour.txt) and [about]({filename}about.md).\n",
        "utf-8",
    )
    (pages / "later.md").write_text("Title: Later\nStatus: draft\n\nNot yet.\n", "utf-8")
    (pages / "quiet.md").write_text("Title: Quiet\nStatus: hidden\n\nUnlisted.\n", "utf-8")
    one.rebuild()
    # a Markdown seed is a seed
    copper = one.text("2021/a-tax-on-copper/index.html")
    assert one.text("2021/a-tax-on-copper/seed.txt") == DIALECT
    assert "<em>fall</em>" in copper
    assert 'id="L11"' in copper
    assert one.text("index.html").count("A tax on copper") == 1
    # an upper-case ending and a name that is not ASCII are no obstacle
    assert "undated/plain/index.html" in one.files()
    assert "undated/elan-u/index.html" in one.files()
    # pages are ordinary Pelican Markdown, and their links work at any address, on a disk too
    how = one.text("how-it-works/index.html")
    assert "<em>page</em>" in how
    assert 'href="../2021/bergen-closes-its-old-harbour/index.html"' in how
    assert 'href="../about/index.html"' in how
    assert "../how-it-works/index.html" in one.text("about/index.html")
    assert "later/index.html" not in one.files()
    assert "quiet/index.html" in one.files()
    assert one.pages_naming("quiet/") == []


def test_undated_seeds_stand_in_lists_of_their_own(one: Archive) -> None:
    one.seed("mine.txt", MINE)
    one.seed("harbour-again.txt", HARBOUR)
    one.build("-e", f'SITEURL="{ADDRESS}"')
    assert "undated/mine/index.html" in one.files()
    assert {"undated/index.html", "country/chile/undated/index.html", "index.html"} <= set(
        one.pages_naming("undated/mine/")
    )
    assert "undated/mine/" not in one.text("country/chile/index.html")
    assert "undated/index.html" in one.text("country/chile/index.html")
    assert "undated/index.html" in one.text("archive/index.html")
    assert "mine" not in one.text("feed.atom")
    norway = one.text("country/norway/index.html")
    assert "bergen-closes-its-old-harbour" in norway
    assert "undated/harbour-again/" in one.text("country/norway/undated/index.html")
    assert f"<loc>{ADDRESS}/undated/mine/</loc>" in one.text("sitemap.xml")


def letters(site: Archive, first: int, last: int) -> None:
    """Write small seeds, a day after another."""
    for number in range(first, last + 1):
        day = f"2021-{1 + number // 28:02}-{1 + number % 28:02}"
        site.seed(
            f"letter-{number:02}.txt",
            HARBOUR.replace("the autumn", f"autumn, said letter {number}"),
            f'title = "Letter {number:02}"\ndate = {day}\n',
        )


def test_a_full_page_of_a_list_never_changes_when_one_is_added(empty: Archive) -> None:
    letters(empty, 1, 30)
    empty.build()
    assert not [name for name in empty.files() if "/page/" in name]
    letters(empty, 31, 61)
    empty.build()
    lists = ("2021", "country/norway")
    before = {name: data for name, data in empty.files().items() if "/page/" in name}
    assert {f"{name}/page/{number}/index.html" for name in lists for number in (1, 2)} <= set(before)
    letters(empty, 62, 62)
    empty.rebuild()
    assert {name: data for name, data in empty.files().items() if "/page/" in name} == before
    for name in lists:
        own, first, second = (empty.text(f"{name}/{page}index.html") for page in ("", "page/1/", "page/2/"))
        assert _letters_in(own) == [f"{number:02}" for number in range(62, 32, -1)]
        assert _letters_in(first) == [f"{number:02}" for number in range(30, 0, -1)]
        assert _letters_in(second) == [f"{number:02}" for number in range(60, 30, -1)]
    assert _letters_in(empty.text("index.html")) == [f"{number:02}" for number in range(62, 32, -1)]
    entries = ET.fromstring(empty.text("feed.atom")).findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 30


def _letters_in(page: str) -> list[str]:
    return re.findall(r"<bdi>Letter (\d\d)</bdi>", page)


def test_without_an_address_nothing_claims_to_know_one(three: Archive) -> None:
    three.build()
    assert "sitemap.xml" not in three.files()
    for name, data in three.files().items():
        if name.endswith(".html"):
            assert b'rel="canonical"' not in data, name
            assert b"og:url" not in data, name
            if name != "404.html":
                assert not re.search(rb'(?:href|src)="/', data), name
    feed = ET.fromstring(three.text("feed.atom"))
    links = [link.get("href") for link in feed.iter("{http://www.w3.org/2005/Atom}link")]
    assert "2021/bergen-closes-its-old-harbour/index.html" in links
    assert all(link and ":" not in link for link in links)
    assert 'href="/index.html"' in three.text("404.html")


def test_an_address_is_said_where_it_has_to_be_and_nowhere_else(three: Archive) -> None:
    three.build()
    without = three.files()
    three.build("-e", f'SITEURL="{ADDRESS}"')
    page = "2021/bergen-closes-its-old-harbour/"
    assert f'<link rel="canonical" href="{ADDRESS}/{page}">' in three.text(f"{page}index.html")
    assert f'<meta property="og:url" content="{ADDRESS}/{page}">' in three.text(f"{page}index.html")
    assert 'href="/archive/index.html"' in three.text("404.html")
    assert 'href="/archive/theme/' in three.text("404.html")
    locations = re.findall(r"<loc>(.*?)</loc>", three.text("sitemap.xml"))
    assert locations == sorted(set(locations))
    assert {f"{ADDRESS}/", f"{ADDRESS}/{page}", f"{ADDRESS}/about/", f"{ADDRESS}/country/norway/"} <= set(locations)
    files = three.files()
    assert all(f"{location.removeprefix(ADDRESS)[1:]}index.html" in files for location in locations)
    assert not any("404" in location or "/country/no/" in location for location in locations)
    feed = ET.fromstring(three.text("feed.atom"))
    ids = [
        entry.findtext("{http://www.w3.org/2005/Atom}id") for entry in feed.iter("{http://www.w3.org/2005/Atom}entry")
    ]
    assert len(set(ids)) == 3
    assert all(found and found.startswith("urn:uuid:") for found in ids)
    assert f'href="{ADDRESS}/{page}"' in three.text("feed.atom")
    # but for lines that name it a page is the same bytes at any address
    for name in without:
        if name.endswith("/index.html"):
            apart = set(files[name].splitlines()) ^ set(without[name].splitlines())
            assert all(ADDRESS.encode() in line for line in apart), name


def test_every_link_of_every_page_leads_to_a_file(three: Archive) -> None:
    """Also of pages of lists, of terms that redirect, and to a place within a page."""
    letters(three, 1, 33)
    three.seed("plain.txt", PLAIN)
    three.build()
    files = three.files()
    ids = {name: set(re.findall(rb'\sid="([^"]+)"', data)) for name, data in files.items() if name.endswith(".html")}
    missing = []
    for name, data in files.items():
        if name.endswith(".html"):
            for link in re.findall(rb'(?:href|src)="([^"]*)"', data):
                if not re.match(rb"[a-z]+:", link):
                    target, _, fragment = link.decode().partition("#")
                    found = _target(name, target)
                    if found not in files or (fragment and fragment.encode() not in ids[found]):
                        missing.append((name, link))
    assert missing == []


def _target(page: str, link: str) -> str:
    parts = [] if link.startswith("/") else page.split("/")[:-1]
    for part in link.split("/") if link else [page.rpartition("/")[2]]:
        if part == "..":
            parts.pop()
        elif part:
            parts.append(part)
    return "/".join(parts)


def test_static_files_are_copied_and_a_cname_stays(one: Archive) -> None:
    (one.root / "content" / "extra").mkdir()
    (one.root / "content" / "extra" / "CNAME").write_text("archive.example.org\n", "utf-8")
    one.settings('STATIC_PATHS = ["extra"]\nEXTRA_PATH_METADATA = {"extra/CNAME": {"path": "CNAME"}}')
    one.build()
    assert one.text("CNAME") == "archive.example.org\n"
