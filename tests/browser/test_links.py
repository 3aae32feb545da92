"""Every file of the site, read without a browser."""

from __future__ import annotations

from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from quality import build, links, preview, whole

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'"


@pytest.fixture(scope="module")
def pages(site):
    return {path: BeautifulSoup(path.read_text("utf-8"), "html.parser") for path in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="module")
def whole_site(site):
    return links.Site(site, "/repo/", f"{build.ADDRESS}/repo")


def addresses(soup):
    for name in ("href", "src"):
        yield from (found[name] for found in soup.find_all(attrs={name: True}))


def test_every_link_leads_to_a_file_and_every_fragment_to_an_id(whole_site):
    assert links.broken(whole_site) == []


def test_links_name_the_file_so_that_they_work_without_a_server(whole_site, pages):
    folders = [
        f"{path.relative_to(whole_site.folder)}: {address}"
        for path, soup in pages.items()
        for address in addresses(soup)
        if not urlsplit(address).scheme and urlsplit(address).path.endswith("/")
    ]
    assert folders == []


def test_only_the_page_for_what_is_missing_counts_from_the_root(pages):
    """It alone is shown at any depth."""
    assert {path.name for path, soup in pages.items() for address in addresses(soup) if address.startswith("/")} == {
        "404.html"
    }


def test_what_is_opened_is_closed_in_order_and_an_id_stands_once(pages, site):
    found = {str(path.relative_to(site)): whole.faults_of(path.read_text("utf-8")) for path in pages}
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_the_policy_stands_before_anything_it_governs(pages):
    """Pagefind's WebAssembly may be compiled where one searches, and nowhere else."""
    for path, soup in pages.items():
        allowed = "script-src 'self' 'wasm-unsafe-eval'" if path.parent.name == "search" else "script-src 'self'"
        charset, policy = soup.head.select(":scope > *")[:2]
        assert charset["charset"] == "utf-8"
        assert policy["http-equiv"] == "Content-Security-Policy"
        assert policy["content"] == POLICY.replace("script-src 'self'", allowed)


def test_no_page_has_script_or_style_of_its_own(pages):
    for soup in pages.values():
        own = [found for found in soup.find_all("script") if not found.get("src")]
        assert [found for found in own if found["type"] != "application/ld+json"] == []  # which no browser runs
        assert soup.find_all("style") == []
        assert soup.find_all(style=True) == []


def test_links_to_other_hosts_do_not_tell_where_they_come_from(pages):
    for soup in pages.values():
        for link in soup.find_all("a", href=True):
            if urlsplit(link["href"]).scheme in {"http", "https"}:
                assert {"noopener", "noreferrer"} <= set(link["rel"])


def test_a_page_says_in_a_sentence_what_it_is(pages, site):
    for path, soup in pages.items():
        [description] = soup.find_all("meta", attrs={"name": "description"})
        assert description["content"].strip(), path.relative_to(site)
        if social := soup.find("meta", property="og:description"):
            assert social["content"] == description["content"], path.relative_to(site)


def test_a_shared_link_has_a_picture(pages, site):
    shared = [soup for soup in pages.values() if soup.find("meta", property="og:url")]
    assert len(shared) > len(pages) // 2
    for soup in shared:
        assert soup.find("meta", property="og:image")["content"] == f"{build.ADDRESS}/repo/theme/preview.png"
    head = (site / "theme" / "preview.png").read_bytes()[:24]
    assert (head[1:4], head[16:20], head[20:24]) == (b"PNG", preview.WIDE.to_bytes(4), preview.HIGH.to_bytes(4))


def test_nothing_that_takes_a_click_stands_in_a_summary(pages):
    for soup in pages.values():
        for summary in soup.find_all("summary"):
            assert summary.find_all(["a", "button"]) == []


def test_headings_go_down_one_step_at_a_time(pages, site):
    for path, soup in pages.items():
        levels = [int(found.name[1]) for found in soup.find_all(["h1", "h2", "h3", "h4"])]
        assert levels.count(1) == 1, path.relative_to(site)
        assert all(after <= before + 1 for before, after in pairwise(levels)), path.relative_to(site)


def test_only_canonical_and_social_addresses_name_the_host(pages):
    for path, soup in pages.items():
        named = [
            found for found in soup.select("*") if "archive.example/repo" in " ".join(map(str, found.attrs.values()))
        ]
        assert {found.name for found in named} <= {"link", "meta"}, path
