"""A discussion of two thousand comments: its pages, the ways between them, and what a reader waits for."""

from __future__ import annotations

import gzip
import random
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from quality import build, links
from quality.serve import serving

NUMBER = 2000
ADDRESS = "2021/two-thousand-have-something-to-say/"
FACTS = (
    'title = "Two thousand have something to say"\ndate = 2021-03-01\nsite = "Incheon Evening Mail"\nlanguage = "en"\n'
)
ARTICLE = """\
The council of Incheon, South Korea, voted on Monday to keep the old ferry pier open for another ten years.
South Korea has more than three hundred such piers, and Japan, across the water, about twice as many.
The mayor of Incheon said the pier was worth more than its repairs cost. Engineers said nobody had counted them.
"""
FIRST = [
    "Ada",
    "Bruno",
    "Cleo",
    "Dag",
    "Elin",
    "Faro",
    "Gwen",
    "Hana",
    "Ivo",
    "Juno",
    "Kolya",
    "Lena",
    "Mats",
    "Nuri",
    "Olga",
    "Piet",
    "Quin",
    "Rosa",
    "Sven",
    "Tove",
]
LAST = ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper", "Larch", "Maple"]
SAID = (
    "The pier should have been closed in the year of the flood, and everybody who has stood on it knows why.",
    "I take that boat every morning and I would rather have a slow boat than no boat at all, thank you.",
    "Nobody has counted the repairs because nobody wants to hear the sum. That is the story of this town.",
    "What does it cost to build a new one? Has anybody asked in Busan, where they did it some years ago?",
    "There is a bus. It takes forty minutes, it is warm, and it does not sink.",
)
WITH_AND_WITHOUT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


def talk():
    """The seed: most comments answer one of the last forty by name."""
    dice, said, lines = random.Random(7), [], []
    for at in range(NUMBER):
        name = f"{dice.choice(FIRST)} {dice.choice(LAST)}"
        to = dice.choice(said[-40:]) if said and dice.random() < 0.96 else name
        lines += [name, *([f"@{to}"] if to != name else []), f"{dice.choice(SAID)} It is number {at + 1}."]
        said.append(name)
    return ARTICLE + "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    keeper, host = tmp_path_factory.mktemp("long"), tmp_path_factory.mktemp("long-host")
    seeds = keeper / "content" / "seeds"
    seeds.mkdir(parents=True)
    (seeds / "long.txt").write_text(talk(), "utf-8")
    (seeds / "long.toml").write_text(FACTS, "utf-8")
    return build.pelican(keeper, host, "repo")


@pytest.fixture(scope="module")
def long(built):
    with serving(built.folder.parent) as host:
        yield f"{host}repo/{ADDRESS}"


@pytest.fixture(scope="module")
def pages(built):
    """The pages of the thread, by their number."""
    folder = built.folder / ADDRESS
    further = {int(path.parent.name): path for path in folder.glob("[0-9]*/index.html")}
    return {1: folder / "index.html", **further}


@pytest.fixture(scope="module")
def elsewhere(pages):
    """A page in the midst of the thread, and the id of a comment in the midst of it."""
    ids = {number: re.findall(r'<article[^>]* id="(L\d+)"', path.read_text("utf-8")) for number, path in pages.items()}
    assert sum(map(len, ids.values())) == NUMBER
    number = max(number for number, found in ids.items() if number > 2 and len(found) > 20)
    return number, ids[number][len(ids[number]) // 2]


def test_every_link_leads_to_a_file_and_every_fragment_to_an_id(built):
    assert links.broken(built) == []


def test_no_page_is_monstrous(built):
    for path in built.folder.rglob("*.html"):
        data = path.read_bytes()
        assert len(data) <= (320_000 if "seed" in path.parts else 250_000), path
        assert len(gzip.compress(data)) <= 60_000, path


@WITH_AND_WITHOUT
def test_an_old_address_on_the_first_page_leads_to_the_comment(visit, long, elsewhere, script):
    """By itself with script; without it to a link that is marked, which one click follows."""
    number, target = elsewhere
    page = visit(f"{long}index.html#{target}", script=script).page
    if not script:
        stub = page.locator(f"#{target}")
        assert stub.evaluate("found => found.checkVisibility()")
        assert 0 <= stub.bounding_box()["y"] <= 900
        assert stub.evaluate("found => getComputedStyle(found).backgroundColor") != "rgba(0, 0, 0, 0)"
        stub.click()
    page.wait_for_url(f"{long}{number}/index.html#{target}")
    assert 0 <= page.locator(f"#{target}").bounding_box()["y"] <= 40


def test_an_address_on_a_page_the_comment_has_left_leads_on_over_the_first(visit, long, elsewhere):
    number, target = elsewhere
    page = visit(f"{long}2/index.html#{target}").page
    page.wait_for_url(f"{long}{number}/index.html#{target}")


def test_an_address_that_no_comment_has_leads_to_the_first_page_and_stays_there(visit, long):
    page = visit(f"{long}2/index.html#L999999").page
    page.wait_for_url(f"{long}index.html#L999999")
    page.wait_for_timeout(300)
    assert page.url == f"{long}index.html#L999999"


@WITH_AND_WITHOUT
def test_a_reader_goes_from_page_to_page_and_from_comment_to_comment(visit, long, script):
    page = visit(long, script=script).page
    last = page.locator(".comment").last
    last.locator(":scope > header .go a").last.click()
    page.wait_for_url(f"{long}2/index.html#L*")
    first = page.locator(".comment").first
    assert page.url.endswith(f"#{first.get_attribute('id')}")
    assert 0 <= first.bounding_box()["y"] <= 40
    page.locator(".parts").last.get_by_role("link", name="3", exact=True).click()
    page.wait_for_url(f"{long}3/index.html#thread")
    page.get_by_role("link", name="Read the article").click()
    page.wait_for_url(f"{long}index.html")


@WITH_AND_WITHOUT
def test_a_line_of_the_seed_and_its_comment_lead_to_each_other_over_all_pages(visit, long, elsewhere, script):
    number, target = elsewhere
    page = visit(f"{long}{number}/index.html#{target}", script=script).page
    page.locator(f"#{target} > header .go > a:not(.step)").click()
    page.wait_for_url(f"{long}seed/**/index.html#{target}")
    assert 0 <= page.locator(f"#{target}").bounding_box()["y"] <= 40
    page.locator(f"#{target} > a.no").click()
    page.wait_for_url(f"{long}{number}/index.html#{target}")


def test_an_answer_names_the_comment_it_answers_on_whatever_page_that_stands(visit, long):
    page = visit(f"{long}2/index.html").page
    across = page.locator(".reply a[href^='../']").first
    target = across.get_attribute("href")
    across.click()
    page.wait_for_url(f"{long}{target.removeprefix('../')}")
    assert page.locator(f"#{target.partition('#')[2]} .back a[href^='2/']").count() >= 1


def test_the_stylesheets_and_the_script_say_nothing_on_the_longest_page(visit, long):
    seen = visit(long, width=320, height=640)
    assert (seen.said, seen.foreign) == ([], [])
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("part", [".parts", ".stubs", ".tools"])
def test_the_ways_between_pages_keep_nobody_out(visit, long, part, scheme):
    page = visit(long, width=360, scheme=scheme).page
    page.locator(".stubs summary").first.click()
    found = Axe().run(page, context=[[part]])
    assert found.violations_count == 0, found.generate_report()
    assert "color-contrast" in [rule["id"] for rule in found.response["passes"]]
