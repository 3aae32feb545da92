"""What a reader does: from the front page to one comment, and back again."""

from __future__ import annotations

import re

import pytest

DEER = "2022/deer-have-the-right-of-way/"
STRIKE = "2020/crews-stop-work-on-both-sides-of-the-strait/"
WITH_AND_WITHOUT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


def top_of(page, selector):
    return page.locator(selector).first.bounding_box()["y"]


def shown(page, selector):
    """Whether a reader sees it: what a closed part holds keeps its box, so boxes do not tell."""
    return page.locator(selector).first.evaluate("found => found.checkVisibility()")


@WITH_AND_WITHOUT
def test_from_the_front_page_to_a_comment_and_back(visit, base, script):
    """Index, country, article, permalink: the target stands at the top of the window, and the way back is open."""
    page = visit(base, script=script).page
    page.locator(".ways").get_by_role("link", name="Japan", exact=True).click()
    page.wait_for_url(f"{base}country/japan/index.html")
    page.get_by_role("link", name="Deer have the right of way").click()
    page.wait_for_url(f"{base}{DEER}index.html")
    page.locator("#L93 > header > .no").click()
    page.wait_for_url(f"{base}{DEER}index.html#L93")
    assert 0 <= top_of(page, "#L93") <= 40
    for expected in (f"{DEER}index.html", "country/japan/index.html", ""):
        page.go_back()
        page.wait_for_url(base + expected)


@WITH_AND_WITHOUT
@pytest.mark.parametrize("width", [360, 1280])
def test_a_permalink_that_is_loaded_lands_on_its_comment(visit, base, script, width):
    page = visit(f"{base}{DEER}#L123", script=script, width=width).page
    assert 0 <= top_of(page, "#L123") <= 40


@WITH_AND_WITHOUT
def test_a_permalink_into_a_closed_part_opens_it(visit, base, script):
    page = visit(f"{base}{STRIKE}", script=script, height=400).page
    page.locator("details.kids > summary").first.click()
    assert not shown(page, "#L18")
    page.locator(".back a[href='#L18']").first.click()
    page.wait_for_url("**#L18")
    assert shown(page, "#L18")
    assert 0 <= top_of(page, "#L18") <= 40


@WITH_AND_WITHOUT
def test_top_level_only_hides_replies_and_any_permalink_undoes_it(visit, base, script):
    page = visit(f"{base}{STRIKE}", script=script).page
    page.get_by_role("link", name="Top level only").click()
    assert not page.locator("#L18").is_visible()
    assert page.locator("#L7").is_visible()
    page.locator(".back a[href='#L18']").first.click()
    assert page.locator("#L18").is_visible()


def test_two_buttons_close_and_open_every_part_of_the_thread(visit, base):
    page = visit(f"{base}{STRIKE}").page
    page.get_by_role("button", name="Collapse all").click()
    assert page.locator("details.kids[open]").count() == 0
    page.get_by_role("button", name="Expand all").click()
    assert page.locator("details.kids:not([open])").count() == 0


def test_the_front_page_has_no_button_that_needs_the_script(visit, base):
    page = visit(f"{base}{STRIKE}", script=False).page
    assert page.get_by_role("button").count() == 0


def test_a_comment_that_answers_three_links_each_once_in_one_line(visit, base):
    page = visit(f"{base}{STRIKE}").page
    line = page.locator("#L18 > .answers > .reply")
    assert line.count() == 1
    assert re.sub(r"\s+", " ", line.inner_text()).strip() == "in reply to lantern fish, Marigold, tern_7"
    assert [link.get_attribute("href") for link in line.get_by_role("link").all()] == ["#L7", "#L12", "#L14"]


def test_sure_and_probable_replies_differ_in_words_and_in_the_rail(visit, base):
    page = visit(f"{base}{STRIKE}").page
    rail = "found => getComputedStyle(found.parentElement).borderInlineStartStyle"
    assert page.locator("#L18").evaluate(rail) == "solid"
    assert page.locator("#L25").evaluate(rail) == "dashed"
    assert "probably" in page.locator("#L25 > .answers").inner_text()


def test_a_reason_leads_to_the_words_it_rests_on(visit, base):
    page = visit(f"{base}{STRIKE}").page
    page.locator("#L27 .why > summary").click()
    page.locator("#L27 .why").get_by_role("link", name="paperclip").click()
    page.wait_for_url("**#L28")
    assert 0 <= top_of(page, "#L28") <= 40


@WITH_AND_WITHOUT
def test_paper_gets_what_the_screen_has_closed(visit, base, script):
    page = visit(f"{base}{STRIKE}", script=script).page
    page.locator("details.kids > summary").first.click()
    reasons, closed = ".why > :not(summary)", "#L18"
    assert (shown(page, reasons), shown(page, closed)) == (False, False)
    page.emulate_media(media="print")
    assert (shown(page, reasons), shown(page, closed)) == (True, True)
    assert not page.locator(".site nav").is_visible()


def test_an_old_address_leads_on(visit, base):
    page = visit(f"{base}country/jp/").page
    page.wait_for_url(f"{base}country/japan/index.html")


def test_a_missing_page_at_any_depth_leads_home(visit, base):
    page = visit(f"{base}no/such/page/").page
    page.get_by_role("main").get_by_role("link").click()
    page.wait_for_url(f"{base}index.html")


def test_the_seed_page_and_the_article_lead_to_each_other_line_by_line(visit, base):
    page = visit(f"{base}{STRIKE}").page
    page.locator("#L18 > header .go > a:not(.step)").click()
    page.wait_for_url(f"{base}{STRIKE}seed/index.html#L18")
    page.locator("#L18 > a.no").click()
    page.wait_for_url(f"{base}{STRIKE}index.html#L18")
    assert 0 <= top_of(page, "#L18") <= 40
