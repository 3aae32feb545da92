"""How a reader finds something: the alphabet, the filter of titles (from a disk too), and the full text of a published copy."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from test_every_page import COLOURS, SHIFT

from conftest import HERE, REAL
from quality import build
from quality.axe import TAGS
from quality.serve import serving

ZH = """\
上海市政府周四宣布，将在黄浦江边建设新的气候变化观测站，以便更好地预报暴雨。
专家说，过去十年里，江水上涨的速度比预想的快。
李明
观测站早就应该建了，去年的洪水把我家的地下室都淹了。
王芳
希望他们也听听居民的意见。
"""
KO = """\
부산시는 목요일에 새로운 항만 계획을 발표했다. 시장은 “배가 커졌으니 항구도 커져야 한다”고 말했다.
주민들은 소음이 걱정된다고 했다.
김철수
소음보다 먼지가 더 문제입니다.
"""
EXTRA = {
    "zh-river": (ZH, 'title = "黄浦江边的观测站"\ndate = 2023-05-04\nlanguage = "zh"\nsite = "江报"\n'),
    "ko-port": (KO, 'title = "부산의 새 항구"\ndate = 2023-06-01\nlanguage = "ko"\nsite = "항구일보"\n'),
}
STRIKE = "2020/crews-stop-work-on-both-sides-of-the-strait/"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """The folder that `seedbank publish` makes of the site and of two more seeds, and its sister without an index."""
    keeper = tmp_path_factory.mktemp("publisher")
    shutil.copytree(HERE / "seeds", keeper / "content" / "seeds")
    shutil.copytree(HERE / "pages", keeper / "content" / "pages")
    shutil.copy(REAL, keeper / "content" / "seeds")
    for name, (text, sidecar) in EXTRA.items():
        (keeper / "content" / "seeds" / f"{name}.txt").write_text(text, "utf-8")
        (keeper / "content" / "seeds" / f"{name}.toml").write_text(sidecar, "utf-8")
    build.configure(keeper, "repo")
    copy = keeper / "host" / "repo"
    subprocess.run(
        [sys.executable, "-m", "seedbank", "publish", "--to", str(copy)],
        cwd=keeper,
        env={**os.environ, "PYTHONPATH": str(build.REPOSITORY / "plugins")},
        check=True,
    )
    return copy


@pytest.fixture(scope="module")
def address(published):
    with serving(published.parent) as host:
        yield f"{host}repo/search/"


def ask(page, words="", **more):
    """Ask, and wait for the answer; returns what is said of it."""
    page.locator("#q").fill(words)
    for label, value in more.items():
        field = page.locator(f"#of-{label}")
        field.fill(value) if label == "name" else field.select_option(label=value)
    page.locator("#q").press("Enter")
    page.locator(".results[aria-busy=false]").wait_for(state="attached")
    return page.locator(".fulltext [role=status]").inner_text()


def links(page):
    return [re.sub(r".*/repo/", "", link.get_attribute("href")) for link in page.locator(".results a").all()]


def test_a_word_of_a_comment_leads_to_that_comment(visit, address):
    page = visit(address).page
    assert ask(page, "soup") == "1 article"
    assert f"{STRIKE}index.html#L14" in links(page)
    page.locator(".results a[href$='#L14']").click()
    page.wait_for_url("**#L14")
    assert 0 <= page.locator("#L14").bounding_box()["y"] <= 40
    page.go_back()
    page.locator(".results > li").first.wait_for()
    assert page.locator("#q").input_value() == "soup"


def test_a_comment_in_chinese_below_an_article_in_english_is_found_where_it_stands(visit, address):
    page = visit(address).page
    ask(page, "码头")
    assert "2021/pier-stays-open-said-in-many-tongues/index.html#L18" in links(page)


def test_an_article_with_comments_in_other_languages_is_found_once_where_no_words_are_asked_for(visit, address):
    page = visit(address).page
    ask(page, country="South Korea", year="2021")
    titles = [found.inner_text() for found in page.locator(".results h2").all()]
    assert titles.count("Pier stays open, said in many tongues") == 1
    assert len(titles) == len(set(titles))


def test_an_excerpt_does_not_say_again_whose_comment_it_is(visit, address):
    page = visit(address).page
    ask(page, "pier")
    places = [
        (place.get_by_role("link").inner_text(), place.locator(".excerpt").inner_text().strip())
        for place in page.locator(".results li li").all()
    ]
    assert "Ada Alder" in [name for name, _ in places]
    assert [place for place in places if place[1].startswith(place[0])] == []


def test_the_search_keeps_to_this_host_and_to_the_pages_own_policy(visit, address):
    """Nothing on the console: no request of another host, nothing that the policy stops."""
    seen = visit(address)
    ask(seen.page, "harbour ship")
    assert (seen.said, seen.foreign) == ([], [])


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("观测站", "黄浦江边的观测站"),
        ("气候变化", "黄浦江边的观测站"),
        ("地下室", "黄浦江边的观测站"),
        ("鹿", "鹿に道を譲る町"),
        ("警笛", "鹿に道を譲る町"),
        ("항만", "부산의 새 항구"),
        ("먼지가", "부산의 새 항구"),
        ("crane", "Crews stop work on both sides of the strait"),
        ("城市的历史", "Pier stays open, said in many tongues"),
        ("桟橋", "Pier stays open, said in many tongues"),
    ],
)
def test_words_are_found_in_every_language_from_one_page(visit, address, words, title):
    page = visit(address).page
    ask(page, words)
    assert title in [found.inner_text() for found in page.locator(".results h2").all()]


def test_a_search_is_narrowed_by_country_topic_year_and_name(visit, address):
    page = visit(address).page
    every = ask(page, "the")
    assert int(every.split()[0]) > 2
    narrowed = ask(page, "the", country="South Korea")
    assert int(narrowed.split()[0]) < int(every.split()[0])
    assert f"{STRIKE}index.html" in links(page)
    assert ask(page, "the", country="South Korea", year="2020") == "1 article"
    assert ask(page, "the", country="South Korea", year="2018") == "No article has all of this."


def test_the_comments_of_a_name_stand_first(visit, address):
    page = visit(address).page
    assert ask(page, "soup", name="TERN_7") == "1 article"
    assert page.locator(".results li li a").first.inner_text() == "tern_7"
    assert ask(page, "", name="tern_7") == "1 article"
    assert page.locator(".results li li a").first.inner_text() == "tern_7"


def test_a_search_can_be_linked_to(visit, address):
    page = visit(f"{address}?q=soup&year=2020").page
    page.locator(".results > li").first.wait_for()
    assert page.locator(".fulltext [role=status]").inner_text() == "1 article"


def test_nobody_is_kept_out_of_the_results_and_nothing_moves(visit, address):
    page = visit(address).page
    assert page.evaluate(SHIFT) == 0
    ask(page, "ship")
    light = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    page.emulate_media(color_scheme="dark")
    dark = Axe().run(page, options={"runOnly": {"type": "rule", "values": COLOURS}})
    assert light.violations_count == 0, light.generate_report()
    assert dark.violations_count == 0, dark.generate_report()


def test_the_results_do_not_scroll_sideways_on_the_smallest_phone(visit, address):
    page = visit(address, width=320).page
    page.locator(".fulltext summary").click()
    ask(page, "the", name="tern_7")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_button_beside_the_words_says_its_word_in_one_line_on_the_smallest_phone(visit, address):
    button = visit(address, width=320).page.locator(".ask button")
    lines = (
        "one => { const all = document.createRange(); all.selectNodeContents(one); return all.getClientRects().length }"
    )
    assert button.evaluate(lines) == 1


def test_a_published_copy_on_a_disk_offers_the_titles_instead_and_says_so(visit, published):
    seen = visit((published / "search" / "index.html").as_uri())
    assert "opened from a disk" in seen.page.locator(".searching").inner_text()
    assert seen.page.locator("#filter").is_visible()
    assert (seen.said, seen.foreign) == ([], [])


def test_a_local_build_offers_the_titles_instead_and_says_so(visit, base):
    seen = visit(f"{base}search/")
    assert "this copy has no index" in seen.page.locator(".searching").inner_text()
    seen.page.locator("#filter").fill("deer")
    seen.page.locator(".filter li").first.wait_for()
    assert seen.said == []


@pytest.mark.parametrize("page", ["", "titles/", "search/"])
def test_without_script_nothing_is_shown_that_needs_it(visit, base, page):
    found = visit(base + page, script=False).page
    assert found.get_by_role("searchbox").count() == 0
    assert found.get_by_role("button").count() == 0
    assert found.locator("#search-none, #search-disk, #search-failed").locator("visible=true").count() == 0
    assert found.get_by_role("main").get_by_role("link", name="Titles from A to Z").count() == (page != "titles/")


def find(page, words):
    page.locator("#filter").fill(words)
    page.wait_for_timeout(400)
    return [link.inner_text() for link in page.locator(".filter li a").all()]


@pytest.mark.parametrize("page", ["", "titles/", "search/"])
def test_titles_and_terms_are_found_from_a_disk(visit, site, page):
    seen = visit((site / page / "index.html").as_uri())
    assert find(seen.page, "DEER way") == ["Deer have the right of way"]
    assert "Deer have the right of way" in find(seen.page, "japan 2022")
    assert find(seen.page, "strait japan") == ["Crews stop work on both sides of the strait"]
    assert find(seen.page, "譲る") == ["鹿に道を譲る町"]
    assert find(seen.page, "no such title") == []
    assert seen.page.locator(".filter [role=status]").inner_text() == "No article has all these words there."
    assert (seen.said, seen.foreign) == ([], [])


def test_the_filter_is_worked_with_the_keyboard_alone(visit, base):
    page = visit(f"{base}titles/").page
    page.locator("#filter").focus()
    page.keyboard.type("the")
    page.locator(".filter li").nth(1).wait_for()
    expect(page.locator(".filter [role=status]")).to_have_text(re.compile(r"\d+ articles"))
    focused = "document.activeElement.textContent"
    page.keyboard.press("ArrowDown")
    first = page.evaluate(focused)
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) != first
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == first
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "filter"
    assert page.locator("#filter").input_value() == ""
    page.keyboard.type("deer")
    expect(page.locator(".filter li")).to_have_count(1)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2022/deer-have-the-right-of-way/index.html")


def test_nobody_is_kept_out_of_the_filter_while_it_answers(visit, base):
    page = visit(f"{base}titles/").page
    find(page, "the")
    report = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    assert report.violations_count == 0, report.generate_report()


def test_a_hostile_title_is_text_where_titles_are_found(visit, base):
    seen = visit(f"{base}titles/")
    assert find(seen.page, "<script>") == ['</title><script>alert("title")</script> & the "paper" bill']
    assert seen.said == []


def test_the_script_of_every_page_and_of_the_filter_keep_within_ten_kilobytes(site):
    theme = site / "theme"
    scripts = [theme / "seedbank.js", theme / "filter.js"]
    assert sum(len(path.read_bytes()) for path in scripts) <= 10_000
    assert len(gzip.compress((theme / "find.css").read_bytes())) <= 1_500
