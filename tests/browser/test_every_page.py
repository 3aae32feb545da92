"""What holds on every kind of page."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from kinds import KINDS, SHOWN_BY

from quality import budgets, build, links

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
SIGHT = ["color-contrast", "target-size"]
"""Rules that have to have looked at something: the second holds that targets are 24 pixels large, or far enough apart."""
EVERY_KIND = pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())
WITHOUT_THE_LONGEST = {kind: address for kind, address in KINDS.items() if kind != "deep thread"}
"""Sixty comments of the same make tell axe nothing that nine do not, and take it nine seconds."""
WITH_A_FILE = {kind: address for kind, address in KINDS.items() if kind != "missing"}
SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 100);
})"""

STOPS = 12
STOP = """() => {
  const now = document.activeElement, style = getComputedStyle(now), box = now.getBoundingClientRect();
  return now === document.body ? null : {
    what: now.outerHTML.slice(0, 100),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inside: box.bottom > 0 && box.top < innerHeight && box.left >= 0 && box.right <= innerWidth,
  };
}"""
SPACE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
                     p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.fixture(scope="module")
def axe():
    return Axe()


@pytest.mark.parametrize("address", WITHOUT_THE_LONGEST.values(), ids=WITHOUT_THE_LONGEST.keys())
def test_nobody_is_kept_out(visit, base, axe, address):
    """Axe finds no violation on a desk and a phone by light, and none in the dark, where nothing but the colours differs."""
    page = visit(base + address).page
    desk = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    page.emulate_media(color_scheme="dark")
    dark = axe.run(page, options={"runOnly": {"type": "rule", "values": COLOURS}})
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(color_scheme="light")
    phone = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    for found, looked_at in ((desk, SIGHT), (dark, SIGHT[:1]), (phone, SIGHT)):
        assert found.violations_count == 0, found.generate_report()
        assert {*looked_at} <= {rule["id"] for rule in found.response["passes"]}


def test_every_template_is_looked_at():
    """A template that nobody names here makes pages that no test opens."""
    templates = {path.name for path in (build.REPOSITORY / "theme/templates").glob("[!_]*.html")} - {"base.html"}
    assert SHOWN_BY.keys() == templates
    assert {*SHOWN_BY.values()} <= {*KINDS, "none: it leads on at once"}


@EVERY_KIND
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_page_says_nothing_asks_no_other_host_and_does_not_scroll_sideways(visit, base, address, script):
    """Nothing on the console, no request to anybody else, no sideways scroll on the smallest phone."""
    seen = visit(base + address, script=script, width=320, height=640)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 320
    missing = address == KINDS["missing"]  # the browser itself reports its status
    assert [said for said in seen.said if not (missing and "404" in said)] == []
    assert seen.foreign == []


@EVERY_KIND
def test_whoever_tabs_sees_where_he_is_and_wider_letters_find_room(visit, base, address):
    """Each stop of the keyboard is in the window, with an outline; spacing as WCAG 1.4.12 has it makes nothing wider."""
    page = visit(base + address, width=320, height=640).page
    stops = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if not (stop := page.evaluate(STOP)):
            break
        stops.append(stop)
    assert len(stops) > 3
    assert [stop["what"] for stop in stops if not (stop["outlined"] and stop["inside"])] == []
    page.evaluate(SPACE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@EVERY_KIND
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
    assert page.locator("script[src], script:not([type='application/ld+json'])").count() == 1
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


@pytest.mark.parametrize("address", WITH_A_FILE.values(), ids=WITH_A_FILE.keys())
def test_the_same_files_work_without_a_server(visit, site, address):
    seen = visit((site / address / "index.html").as_uri())
    assert (seen.said, seen.foreign) == ([], [])
    assert seen.page.locator("body").evaluate("body => getComputedStyle(body).borderTopWidth") == "4px"
    targets = seen.page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
    paths = [unquote(urlsplit(target).path) for target in targets if target.startswith("file:")]
    assert paths
    assert [path for path in paths if not (site / path).is_file()] == []


def test_the_budgets_hold(site):
    found = links.Site(site, "/repo/", f"{build.ADDRESS}/repo")
    assert budgets.over(budgets.weigh(found, KINDS["real article"])) == []
