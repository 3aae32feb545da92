"""What a reader finds on the pages of a facet, and what a keeper does to have one more: a table and one line."""

from __future__ import annotations

import hashlib

import pytest
from bs4 import BeautifulSoup

from conftest import ELECTION, HARBOUR, Archive

pytestmark = pytest.mark.site

GRAIN = """\
MOSCOW - The Soviet Union said on Monday that it would buy wheat from Canada before the winter, the largest such sale in ten years.

A Soviet trade official said the harvest had been poor. Canadian farmers said the price was fair, and the Soviet official agreed.
"""
TODAY = """\
Russia will buy wheat from Canada again, the Russian farm ministry said in Moscow on Monday, and Canadian farmers said the price was fair.
"""
PLACE = """\
code\tslug\tlabel\tforms
harbour\tthe-harbour\tHarbours\tharbour; tanker*; terminal
ballot\tballots\tBallots\telection; voter*; turnout
"""
PAPER = """\
code\tslug\tlabel\tformer
BG\tbergen-post\tThe Bergen Post\tpost
"""
PAPER_FORMS = """\
form\tcode\tkind
Bergen Post\tBG\tname
Bergen\tBG\tseat
"""


def page(archive: Archive, name: str) -> BeautifulSoup:
    return BeautifulSoup(archive.text(f"{name}index.html"), "html.parser")


def links(found) -> list[str]:
    return [link["href"] for link in found.find_all("a")]


@pytest.fixture
def states(empty: Archive) -> Archive:
    """A state that is no more, and one that came after it."""
    empty.seed("grain.txt", GRAIN, 'title = "Soviet Union buys wheat"\ndate = 1985-10-07\n')
    empty.seed("today.txt", TODAY, 'title = "Russia buys wheat"\ndate = 2012-10-08\n')
    empty.build()
    return empty


def test_a_dissolved_state_has_a_page_that_points_to_its_successors(states: Archive) -> None:
    soviet = page(states, "country/soviet-union/").find(class_="history")
    assert soviet.text.split()[:5] == ["What", "came", "after", "it:", "Russia,"]
    assert links(soviet) == ["../../country/russia/index.html"]  # Ukraine and the others have no article here
    assert links(page(states, "country/russia/").find(class_="history")) == ["../../country/soviet-union/index.html"]


def test_codes_and_former_names_lead_to_the_page(states: Archive) -> None:
    for old in ("ussr", "suhh", "union-of-soviet-socialist-republics"):
        assert "../../country/soviet-union/index.html" in links(page(states, f"country/{old}/"))
    assert not (states.output / "country" / "jp").exists()


def test_a_term_names_its_neighbours_and_the_terms_of_the_other_facet(states: Archive) -> None:
    beside = page(states, "country/canada/")
    assert links(beside.find("section", {"aria-labelledby": "beside-country"})) == [
        "../../country/russia/index.html",
        "../../country/soviet-union/index.html",
    ]
    topics = links(beside.find("section", {"aria-labelledby": "beside-topic"}))
    assert all(
        link.startswith("../../topic/") and (states.output / "country/canada" / link).exists() for link in topics
    )
    assert topics


def test_a_narrow_topic_has_breadcrumbs_and_its_parents_list_its_articles(states: Archive) -> None:
    narrow = "topic/economy-business-and-finance/products-and-services/agriculture/"
    crumbs = [link.text for link in page(states, narrow).find(class_="kicker").find_all("a")]
    assert crumbs == ["Topics", "Economy, business and finance", "Products and services"]
    above = page(states, "topic/economy-business-and-finance/")
    assert [title.text for title in above.select(".entry h3")] == ["Russia buys wheat", "Soviet Union buys wheat"]
    assert "products-and-services/index.html" in links(above.find("section", {"aria-labelledby": "narrower"}))[0]
    beside = above.find("section", {"aria-labelledby": "beside-topic"})
    assert not beside or not any("economy-business-and-finance" in link for link in links(beside))


def test_a_facet_is_an_a_to_z_with_counts_and_countries_stand_by_region_too(states: Archive) -> None:
    facet = page(states, "country/")
    listed = facet.find("section", {"aria-labelledby": "a-z"}).find_all("li")
    assert [" ".join(row.text.split()) for row in listed] == ["Canada 2", "Russia 1", "Soviet Union 1"]
    assert [region.text for region in facet.select(".regions h3")] == ["Europe", "North America"]
    labels = [row.a.text for row in page(states, "topic/").find("section", {"aria-labelledby": "a-z"}).find_all("li")]
    assert labels == sorted(labels, key=str.casefold)
    assert "Agriculture" in labels


def test_an_article_says_why_it_has_a_tag_closed_by_default_and_linked(states: Archive) -> None:
    why = page(states, "1985/soviet-union-buys-wheat/").select_one("details.why.tags")
    assert not why.has_attr("open")
    assert {"#L1", "#L3"} <= set(links(why))


def test_a_further_facet_is_a_table_and_one_line(empty: Archive) -> None:
    terms = empty.root / "content" / "terms"
    terms.mkdir()
    (terms / "place.tsv").write_text(PLACE, "utf-8")
    (terms / "paper.tsv").write_text(PAPER, "utf-8")
    (terms / "paper.forms.tsv").write_text(PAPER_FORMS, "utf-8")
    empty.settings('SEEDBANK_FACETS |= {"place": "share", "paper": "salience"}')
    empty.seed("harbour.txt", HARBOUR, 'title = "Bergen Post: harbour closes"\ndate = 2021-03-08\n')
    empty.seed("vote.txt", ELECTION)
    empty.rebuild()
    assert [link.text for link in page(empty, "").nav.find_all("a")][1:5] == ["Countries", "Topics", "Place", "Paper"]
    assert [link.text for link in page(empty, "place/").main.find_all("a")] == ["Ballots", "Harbours"]
    assert len(page(empty, "place/the-harbour/").select(".entry")) == 1
    assert len(page(empty, "paper/bergen-post/").select(".entry")) == 1
    assert "../../paper/bergen-post/index.html" in links(page(empty, "paper/post/"))
    assert "paper/bergen-post/index.html" in " ".join(links(page(empty, "country/norway/")))


def test_a_build_tells_what_a_lock_holds_back_and_publishes(empty: Archive) -> None:
    digest = hashlib.sha256(HARBOUR.encode()).hexdigest()
    empty.seed("harbour.txt", HARBOUR, f'seed_sha256 = "{digest}"\n[terms.country]\nlock = true\nseen = ["SE"]\n')
    done = empty.pelican()
    assert (done.status, done.stderr) == (0, "")
    assert "content/seeds/harbour.toml: [terms.country] is locked; today's tables would give NO (Norway)" in done.stdout
    assert (empty.output / "country/sweden/index.html").exists()
    assert not (empty.output / "country/norway").exists()


def test_a_text_in_a_language_without_a_table_says_so(empty: Archive) -> None:
    empty.seed("silta.txt", "Suomen hallitus rakentaa sillan saareen.\n", 'language = "fi"\n')
    empty.build()
    said = page(empty, "undated/silta/").select_one(".terms").text
    assert "There is no table of country words for the language “fi”" in said
    assert "There is no table of topic words for the language “fi”" in said


def test_a_country_shows_its_newest_articles_first_and_its_full_pages_never_change(empty: Archive) -> None:
    def seed(day: int) -> None:
        said = f"Norway will close harbour {day}, the Norwegian transport ministry said in Oslo on Monday.\n"
        date = f"2021-{3 + day // 32:02}-{1 + (day - 1) % 31:02}"
        empty.seed(f"{day}.txt", said, f'title = "Harbour {day}"\ndate = {date}\nlanguage = "en"\n')

    def titles(address: str) -> list[str]:
        return [title.text for title in page(empty, address).select(".entry h3")]

    for day in range(1, 32):
        seed(day)
    empty.build()
    full = empty.text("country/norway/page/1/index.html")
    assert titles("country/norway/page/1/") == [f"Harbour {day}" for day in range(30, 0, -1)]
    assert titles("country/norway/") == [f"Harbour {day}" for day in range(31, 1, -1)]
    seed(32)
    empty.rebuild()
    assert titles("country/norway/")[0] == "Harbour 32"
    assert empty.text("country/norway/page/1/index.html") == full


def test_the_about_page_names_whose_data_the_terms_were_built_from(empty: Archive) -> None:
    empty.seed("harbour.txt", HARBOUR)
    empty.build()
    owed = page(empty, "about/").find("section", {"aria-labelledby": "attributions"})
    assert {link.text for link in owed.find_all("a")} >= {"IPTC Media Topics", "GeoNames", "Unicode CLDR", "iso-codes"}
    assert "CC BY 4.0" in owed.text
