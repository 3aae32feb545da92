"""What `make quality` looks with: each of its own checks finds the fault it is there for."""

import json
from pathlib import Path

import pytest

from quality import budgets, links, report, tools, whole
from quality.fault import Fault, listed

FOLDER = Path(tools.__file__).parent
PAGE = "<!doctype html><html><head><title>t</title></head><body>{}</body></html>"


@pytest.fixture
def site(tmp_path):
    """Return a function that makes a site of two pages, the first with the given body."""

    def make(body):
        (tmp_path / "repo" / "far").mkdir(parents=True)
        (tmp_path / "outside.html").write_text(PAGE.format(""))
        (tmp_path / "repo" / "index.html").write_text(PAGE.format(body))
        (tmp_path / "repo" / "far" / "index.html").write_text(PAGE.format('<p id="here">there</p>'))
        (tmp_path / "repo" / "plain.txt").write_text("text")
        return links.Site(tmp_path / "repo", "/repo/", "https://archive.example/repo")

    return make


SOUND = (
    "far/index.html",
    "far/index.html#here",
    "far/",
    "plain.txt",
    "/repo/far/index.html#here",
    "https://archive.example/repo/far/",
    "https://archive.example/repo",
    "https://other.example/nothing",
    "mailto:keeper@archive.example",
)
BROKEN = {
    "far/index.html#there": "there is no such place on that page",
    "#here": "there is no such place on that page",
    "plain.txt#here": "there is no such place on that page",
    "near/index.html": "there is no such file",
    "https://archive.example/repo/near/": "there is no such file",
    "../outside.html": "leads out of the site",
    "/far/index.html": "leads out of the site",
    "javascript:alert(1)": "leads elsewhere by javascript",
    "//other.example/": "leads elsewhere by whatever the page came by",
}


def test_sound_links_are_let_be(site):
    assert links.broken(site("".join(f'<a href="{address}">a</a>' for address in SOUND))) == []


@pytest.mark.parametrize(("address", "why"), BROKEN.items())
def test_a_broken_link_is_found_and_says_why(site, address, why):
    assert links.broken(site(f'<a href="{address}">a</a>')) == [Fault("links", "index.html", f"{address}: {why}")]


@pytest.mark.parametrize(
    "element",
    [
        '<meta http-equiv="refresh" content="0; url=near/index.html">',
        '<meta property="og:url" content="https://archive.example/repo/near/">',
        '<link rel="canonical" href="https://archive.example/repo/near/">',
        '<img src="near.png">',
        '<form action="near/index.html"></form>',
    ],
)
def test_every_way_to_name_an_address_is_followed(site, element):
    assert [fault.words.rpartition(": ")[2] for fault in links.broken(site(element))] == ["there is no such file"]


def test_the_addresses_of_feed_and_sitemap_are_followed(site):
    made = site("")
    lost = "https://archive.example/repo/near/"
    (made.folder / "sitemap.xml").write_text(f"<urlset><url><loc>{lost}</loc></url></urlset>")
    (made.folder / "feed.atom").write_text(f'<feed xmlns="http://www.w3.org/2005/Atom"><link href="{lost}"/></feed>')
    assert [fault.page for fault in links.broken(made)] == ["feed.atom", "sitemap.xml"]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p>one", "line 1: </body> where <p> is open"),
        ("<b><i>one</b></i>", "line 1: </b> where <i> is open"),
        ('<p id="a"></p>\n<p id="a"></p>', "line 2: a second id a"),
        ('<p class="a" class="b"></p>', "line 1: <p> has class twice"),
        ("<p/>one", "line 1: <p/> does not close itself"),
    ],
)
def test_a_page_that_is_not_whole_is_found(body, fault):
    assert whole.faults_of(PAGE.format(body))[0] == fault


def test_a_whole_page_is_let_be():
    assert whole.faults_of(PAGE.format('<p>a<br>b<img src="c" alt=""></p><hr>')) == []


def test_what_grows_beyond_its_budget_is_found():
    heavy = budgets.Weighed("page", "index.html", 101, 11, 100, 10)
    assert [fault.words for fault in budgets.over([heavy])] == [
        "page: 101 bytes, and 100 are allowed",
        "page: 11 bytes compressed, and 10 are allowed",
    ]
    assert budgets.over([budgets.Weighed("page", "index.html", 100, 11, 100)]) == []


def test_the_sheets_of_a_page_are_weighed_together_and_those_for_finding_apart(site):
    names = {"a.css": 7_000, "b.css": 6_000, "find.css": 1_000}
    made = site("".join(f'<link rel="stylesheet" href="theme/{name}">' for name in names))
    (made.folder / "theme").mkdir()
    for name, size in names.items():
        (made.folder / "theme" / name).write_bytes(b"x" * size)
    weighed = budgets.weigh(made, "far/")
    assert [(one.page, one.raw) for one in weighed[:2]] == [("index.html", 13_000), ("index.html", 14_000)]
    assert [fault.words for fault in budgets.over(weighed)] == ["style: 13000 bytes, and 12000 are allowed"]


def test_a_report_lists_every_fault():
    found = report.Found({"axe-core": "1"}, {"front": "repo/"}, faults=[Fault("axe", "front", "words")], ran=["axe"])
    assert "- axe: words [front]" in report.write(found)
    assert "Nothing is wrong" not in report.write(found)


def test_a_fault_of_many_pages_is_one_line():
    faults = [Fault("axe", "front", "one"), Fault("axe", "front", "two"), Fault("axe", "term", "one")]
    assert listed(faults) == ["axe: one [front; term]", "axe: two [front]"]


def test_the_tools_are_fixed_and_no_registry_is_named():
    lock = json.loads((FOLDER / "package-lock.json").read_text("utf-8"))
    wanted = json.loads((FOLDER / "package.json").read_text("utf-8"))["dependencies"]
    assert {name: lock["packages"][f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    assert [name for name, package in lock["packages"].items() if name and "integrity" not in package] == []


def test_what_is_missing_is_told_all_at_once(monkeypatch):
    monkeypatch.setattr(tools.shutil, "which", lambda *_, **__: None)
    monkeypatch.setattr(tools.chromium, "find", lambda _: None)
    with pytest.raises(tools.MissingError) as raised:
        tools.gather()
    assert [line.split()[1] for line in str(raised.value).splitlines()] == ["Node", "Java", "Chromium."]
