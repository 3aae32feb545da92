"""What holds on every kind of page."""

from __future__ import annotations

import gzip
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from kinds import KINDS

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERY_KIND = pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())
SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 100);
})"""


@pytest.fixture(scope="module")
def axe():
    return Axe()


@EVERY_KIND
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(visit, base, axe, address, scheme):
    """Axe finds no violation, neither by light nor by dark."""
    page = visit(base + address, scheme=scheme).page
    found = axe.run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert found.violations_count == 0, found.generate_report()


@EVERY_KIND
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_page_says_nothing_to_the_console_and_asks_no_other_host(visit, base, address, script):
    seen = visit(base + address, script=script)
    missing = address == KINDS["missing"]  # the browser itself reports its status
    assert [said for said in seen.said if not (missing and "404" in said)] == []
    assert seen.foreign == []


@EVERY_KIND
def test_nothing_scrolls_sideways_on_the_smallest_phone(visit, base, address):
    page = visit(base + address, width=320, height=640).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("address", [KINDS["front"], KINDS["article"], KINDS["real article"], KINDS["term"]])
def test_nothing_moves_while_a_page_loads(visit, base, address):
    assert visit(base + address).page.evaluate(SHIFT) == 0


def test_a_target_is_at_least_24_pixels_high(visit, base):
    """WCAG 2.5.8, for what stands alone; links within a sentence are exempt."""
    page = visit(base + KINDS["article"], width=360).page
    alone = ".site nav a, .offers a, .foot a, .terms dd a, .tools > *, .comment > header a, summary, .site-end a"
    heights = page.locator(alone).evaluate_all(
        "found => found.filter(one => one.checkVisibility())"
        ".map(one => [one.textContent, one.getBoundingClientRect().height])"
    )
    assert [(text, height) for text, height in heights if height < 24] == []


def test_hostile_text_is_text(visit, base):
    page = visit(base + KINDS["hostile"]).page
    assert page.locator("h1").inner_text() == '</title><script>alert("title")</script> & the "paper" bill'
    assert page.title().startswith('</title><script>alert("title")</script> & the "paper" bill')
    assert page.locator("script").count() == 1
    assert page.locator("main img, main style, main b:not(.why b)").count() == 0
    targets = {link.get_attribute("href") for link in page.locator(".text a, .said a").all()}
    assert {urlsplit(target).scheme for target in targets} <= {"", "http", "https"}
    assert "{{ 7 * 7 }}" in page.locator(".said").first.inner_text()
    assert "[U+202E]" in page.content()


def test_text_in_another_language_says_so(visit, base):
    page = visit(base + KINDS["another script"]).page
    assert page.locator("html").get_attribute("lang") == "en"
    for part in ("h1", ".text", ".said"):
        assert page.locator(part).first.get_attribute("lang") == "ja"


@EVERY_KIND
def test_the_same_files_work_without_a_server(visit, site, address):
    if address == KINDS["missing"]:
        pytest.skip("a missing page needs somebody to serve it")
    seen = visit((site / address / "index.html").as_uri())
    assert (seen.said, seen.foreign) == ([], [])
    assert seen.page.locator("body").evaluate("body => getComputedStyle(body).borderTopWidth") == "4px"
    targets = seen.page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
    paths = [unquote(urlsplit(target).path) for target in targets if target.startswith("file:")]
    assert paths
    assert [path for path in paths if not (site / path).is_file()] == []


def test_the_budgets_hold(site):
    """In bytes: style 12 KB, script 10 KB, the real article 100 KB and 20 KB compressed."""
    article = (site / KINDS["real article"] / "index.html").read_bytes()
    assert len((site / "theme/seedbank.css").read_bytes()) <= 12_000
    assert len((site / "theme/seedbank.js").read_bytes()) <= 10_000
    assert len(article) <= 100_000
    assert len(gzip.compress(article)) <= 20_000
