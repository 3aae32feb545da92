"""The article's page as a thread is read on it: who answers whom, how deep it goes, in which language, and what machines see."""

from __future__ import annotations

import json
import re

import pytest

DEER = "2022/deer-have-the-right-of-way/"
TWO = "2021/pier-stays-open-two-people-disagree/"
TONGUES = "2021/pier-stays-open-said-in-many-tongues/"
ALONE = "undated/the-keeper-retires/"
STRIKE = "2020/crews-stop-work-on-both-sides-of-the-strait/"
LEFT = "found => found.map(one => one.getBoundingClientRect().left)"


@pytest.mark.parametrize("address", [DEER, TWO])
def test_on_the_smallest_phone_the_deepest_comment_still_has_most_of_the_window(visit, base, address):
    """Chains of sixty, and two people who answer each other forty times, step in no further than six times."""
    page = visit(base + address, width=320, height=640).page
    widths = page.locator(".said").evaluate_all("found => found.map(one => one.getBoundingClientRect().width)")
    assert min(widths) >= 200
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_two_people_who_answer_each_other_do_not_step_to_the_right(visit, base):
    page = visit(base + TWO).page
    assert len(set(page.locator(".comment").evaluate_all(LEFT))) == 2
    assert page.locator(".reply a").count() >= 39


def test_every_comment_has_its_permalink_its_lines_its_neighbours_and_whom_it_answers(visit, base):
    page = visit(base + STRIKE).page
    ids = page.locator(".comment").evaluate_all("found => found.map(one => one.id)")
    for before, here, behind in zip(["", *ids], ids, [*ids[1:], ""], strict=False):
        links = page.locator(f"#{here} > header > a, #{here} > header > .go > a").evaluate_all(
            "found => found.map(one => one.getAttribute('href'))"
        )
        steps = [f"#{step}" for step in (before, behind) if step]
        assert [link for link in links if link.startswith("#") and link != f"#{here}"] == steps
        assert f"#{here}" in links
        assert f"seed/index.html#{here}" in links
    told = page.locator(".comment").evaluate_all(
        "found => found.map(one => /reply|article|known|probably/.test(one.innerText))"
    )
    assert all(told)


@pytest.mark.parametrize("address", [STRIKE, DEER, TWO, TONGUES])
def test_the_sentence_at_the_head_of_a_thread_counts_every_comment_once(visit, base, address):
    page = visit(base + address).page
    said = page.locator("#thread > .about").first.inner_text()
    whole, parts = said.split(".", 1)
    numbers = re.findall(r"(\d+) (?:says?|is|are|probably|more)\b", parts)
    assert int(whole.split()[0]) == page.locator(".comment").count() == sum(map(int, numbers)), said


def test_who_speaks_more_than_once_is_told_with_the_ways_to_what_they_said(visit, base):
    page = visit(base + STRIKE, script=False, width=360).page
    page.locator(".voices > summary").click()
    names = page.locator(".comment h3").all_inner_texts()
    rows = {
        row.locator("bdi").inner_text(): row.get_by_role("link").count() for row in page.locator(".voices li").all()
    }
    assert rows == {name: names.count(name) for name in names if names.count(name) > 1}
    assert [*rows.values()] == sorted(rows.values(), reverse=True)
    boxes = [link.bounding_box() for link in page.locator(".voices a").all()]
    assert [box for box in boxes if box["width"] < 24 or box["height"] < 24] == []
    to = page.locator(".voices a").last
    at = to.get_attribute("href")
    to.click()
    page.wait_for_url(f"**{at}")
    assert 0 <= page.locator(at).bounding_box()["y"] <= 40


def test_the_end_of_an_article_leads_on(visit, base):
    page = visit(base + STRIKE).page
    on = page.get_by_role("navigation", name="Read on")
    at_the_head = page.locator(".terms dd a").all_inner_texts()
    assert on.get_by_role("link").all_inner_texts() == [*at_the_head, "All of 2020"]
    on.get_by_role("link", name="All of 2020").click()
    page.wait_for_url(f"{base}2020/index.html")


def test_as_saved_is_one_click_away(visit, base):
    page = visit(base + STRIKE).page
    page.get_by_role("link", name="As saved", exact=True).click()
    page.wait_for_url(f"{base}{STRIKE}seed/index.html#L7")
    assert 0 <= page.locator("#L7").bounding_box()["y"] <= 40


@pytest.mark.parametrize(("line", "language"), [(9, "ja"), (12, "ko"), (15, "fr"), (18, "zh"), (4, None)])
def test_a_comment_in_another_language_says_so(visit, base, line, language):
    said = visit(base + TONGUES).page.locator(f"#L{line} > .said")
    assert said.get_attribute("lang") == language


def test_each_paragraph_runs_in_its_own_direction(visit, base):
    """An Arabic paragraph below "@Ada Alder" begins at the right all the same."""
    page = visit(base + TONGUES, width=800).page
    ends = """one => {
      const range = document.createRange(), box = one.getBoundingClientRect();
      range.selectNodeContents(one);
      const lines = [...range.getClientRects()];
      return [lines.at(-1).left - box.left, box.right - lines.at(-1).right].map(Math.round);
    }"""
    left, right = page.locator("#L8").evaluate(ends)
    assert right == 0 < left
    left, right = page.locator("#L7").evaluate(ends)
    assert left == 0 < right


def test_comments_without_an_article_say_that_it_was_not_saved(visit, base):
    page = visit(base + ALONE).page
    assert page.locator(".text").count() == 0
    assert "Only the comments were saved" in page.locator(".story").inner_text()


@pytest.mark.parametrize("address", [STRIKE, ALONE, "2018/hostile/"])
def test_linked_data_can_be_read_and_no_browser_runs_them(visit, base, address):
    seen = visit(base + address)
    found = json.loads(seen.page.locator("script[type='application/ld+json']").text_content())
    assert found["commentCount"] == len(found["comment"]) == seen.page.locator(".comment").count()
    ids = seen.page.locator(".comment").evaluate_all("found => found.map(one => '#' + one.id)")
    assert [comment["@id"] for comment in found["comment"]] == ids
    assert seen.said == []


def test_microformats_name_what_is_known(visit, base):
    page = visit(base + STRIKE).page
    assert page.locator(".h-entry > .story .p-name").inner_text() == "Crews stop work on both sides of the strait"
    assert page.locator(".h-entry .dt-published").get_attribute("datetime") == "2020-03-05"
    assert page.locator(".h-entry .u-comment.h-cite").count() == page.locator(".comment").count()
    assert page.locator("#L18 .u-in-reply-to").count() == 3
    assert page.locator("#L7 .u-in-reply-to").count() == 0


def test_a_link_to_an_article_is_announced_with_what_it_is(visit, base):
    """Open Graph: what others show of a link. It names only what somebody stated."""
    page = visit(base + STRIKE).page
    found = page.locator("meta[property]").evaluate_all(
        "all => all.map(one => [one.getAttribute('property'), one.content])"
    )
    told = dict(found)
    assert (told["og:type"], told["article:published_time"]) == ("article", "2020-03-05")
    assert told["og:site_name"] == "Reading Room"
    assert told["og:title"] == "Crews stop work on both sides of the strait · Reading Room"
    assert told["og:url"] == f"https://archive.example/repo/{STRIKE}"
    assert told["og:description"].startswith("Dock workers in Busan and Yokohama walked out")
    undated = visit(f"{base}undated/undated-lighthouse/").page
    assert undated.locator("meta[property='article:published_time']").count() == 0


def test_nothing_that_was_said_is_hidden_in_the_normal_view(visit, base):
    """So that a browser's own search in the page reaches it."""
    page = visit(base + STRIKE).page
    said = page.locator(".text > *, .said > *")
    assert said.evaluate_all("all => all.every(one => one.checkVisibility({contentVisibilityAuto: true}))")
    assert page.evaluate("window.find('I liked the soup')")


def test_what_a_keeper_corrected_leads_to_its_line(visit, base):
    page = visit(f"{base}2018/hostile/").page
    page.locator("#kept").get_by_role("link", name="#3", exact=True).click()
    page.wait_for_url("**#L8")
    page = visit(f"{base}2018/hostile/seed/").page
    page.locator("#corrections + ul").get_by_role("link", name="line 6", exact=True).click()
    page.wait_for_url("**/seed/#L6")


def test_text_is_set_in_lines_of_sixty_to_seventy_characters(visit, base):
    page = visit(f"{base}undated/000-3ee0856b8c3cb974/").page
    per_line = """one => {
      const range = document.createRange();
      range.selectNodeContents(one);
      const tops = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
      return one.textContent.length / tops.size;
    }"""
    long = [one for one in page.locator(".text > p, .said > p").all()[1:] if len(one.text_content()) > 400]
    assert long
    found = [one.evaluate(per_line) for one in long]
    assert [number for number in found if not 55 <= number <= 72] == [], found
