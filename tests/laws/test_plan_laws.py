"""Laws of the plan: which pages there are, and what a new document changes."""

import random
import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from making import document, facets
from seedbank.cards import card_of, in_order
from seedbank.indexes import Counted, TermIndex, index_facet
from seedbank.lists import PER_PAGE, pages_of
from seedbank.model import Document, Tag, Term, When
from seedbank.plan import Page, plan
from seedbank.policy import Policy
from seedbank.present import Entry, TermLink
from seedbank.terms import Facet

ONE = document("A council met on Tuesday and put off the vote for a month.\n")
POLICY = Policy("Name", "https://example.org/a", "", str)
CODES = (("JP", "KR", "KP", "US"), ("medtop:20000638", "medtop:20000373", "medtop:16000000", "medtop:20000598"))


def made(stem, day=None, codes=((), ())):
    """A document of that name and day, with terms of both facets."""
    tags = {
        facet.name: tuple(Tag(facet.terms[code], 500, "sidecar") for code in found)
        for facet, found in zip(facets(), codes, strict=True)
    }
    when = When(day, day, day, "sidecar") if day else When("2019-08~", "2019-08-01", "2019-08-31", "inferred")
    return replace(ONE, seed=replace(ONE.seed, stem=stem, path=f"{stem}.txt"), slug=f"s-{stem}", date=when, tags=tags)


def days(start, number):
    """So many documents, a day each, the oldest first."""
    return [made(f"{at:04}", f"2019-{at // 28 + 1:02}-{at % 28 + 1:02}") for at in range(start, start + number)]


@st.composite
def piles(draw):
    """Some documents, dated and undated, with terms of both facets."""
    found = []
    for at in range(draw(st.integers(0, 10))):
        day = draw(st.sampled_from([None, "2018-01-01", "2019-05-05", "2019-05-06"]))
        codes = [draw(st.lists(st.sampled_from(known), max_size=2, unique=True)) for known in CODES]
        found.append(made(f"{at:03}", day, codes))
    return found


@dataclass(frozen=True)
class Made:
    """A file of the plan, with what its template sees or its bytes."""

    save_as: str
    template: str
    made: object

    @property
    def url(self):
        return self.save_as.removesuffix("index.html")


def planned(documents, policy=POLICY):
    """Every file of the plan, made, in order of address."""
    of = {document.seed.path: document for document in documents}
    found = plan(map(card_of, documents), facets(), policy)
    files = [
        Made(f"{card.url}{kind.name}", kind.template, kind.make(of[card.path], policy))
        for card in found.cards
        for kind in found.kinds
    ]
    files += [Made(page.save_as, page.template, page.make(policy, *page.parts)) for page in found.pages]
    return sorted(files, key=lambda file: file.save_as)


def cards(documents):
    return [card_of(document) for document in documents]


@given(st.integers(0, 200))
def test_every_document_of_a_list_is_reachable(number):
    found = cards(days(0, number))
    pages = pages_of("2019/", found)
    assert {card.stem for page in pages for card in page.cards} == {card.stem for card in found}
    if pages:
        assert set(pages[0].pages) == {page.url for page in pages[1:]}
        assert pages[0].total == number


@given(st.integers(0, 130))
def test_the_newest_document_changes_a_lists_own_address_and_adds_one_page_at_the_most(number):
    found = cards(days(0, number + 1))
    before = {page.url: page for page in pages_of("2019/", found[:-1])}
    after = {page.url: page for page in pages_of("2019/", found)}
    changed = {url for url in before if before[url] != after[url]}
    assert changed <= {"2019/"}
    assert len(after.keys() - before.keys() - {"2019/"}) <= 1


@given(st.integers(0, 130))
def test_a_page_is_written_once_it_is_full_and_the_own_address_shows_the_newest(number):
    for page in pages_of("2019/", cards(days(0, number))):
        stems = [card.stem for card in page.cards]
        assert stems == sorted(stems, reverse=True)
        assert len(stems) == (min(number, PER_PAGE) if page.number == 0 else PER_PAGE)
        oldest = 0 if page.number else max(number - PER_PAGE, 0)
        assert stems[-1] == f"{(page.number - 1) * PER_PAGE if page.number else oldest:04}"


@given(piles(), st.randoms(use_true_random=False))
def test_the_order_is_total_whatever_order_the_documents_come_in(documents, shuffle):
    other = list(documents)
    shuffle.shuffle(other)
    assert in_order(cards(other)) == in_order(cards(documents))


@settings(max_examples=15)
@given(piles(), st.integers())
def test_the_same_pages_in_the_same_order_whatever_order_the_documents_come_in(documents, number):
    other = list(documents)
    random.Random(number).shuffle(other)
    assert planned(documents) == planned(other)


@settings(max_examples=15)
@given(piles())
def test_every_address_a_page_names_is_a_page(documents):
    pages = planned(documents)
    addresses = {page.url for page in pages}
    named = {url for page in pages for url in urls_in(page.made)}
    assert named <= addresses


def urls_in(value):
    """Every internal address in what a template sees."""
    if isinstance(value, (Counted, TermLink, Entry, TermIndex)):
        yield value.url
    if isinstance(value, (Document, Term, Facet)):
        return
    if isinstance(value, dict):
        yield from urls_in(tuple(value.values()))
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from urls_in(inner)
    elif hasattr(type(value), "__dataclass_fields__"):
        yield from urls_in(tuple(getattr(value, name) for name in type(value).__dataclass_fields__))


@settings(max_examples=15)
@given(piles())
def test_no_two_pages_have_one_address_whatever_its_case(documents):
    names = [page.save_as.casefold() for page in planned(documents)]
    assert len(names) == len(set(names))
    assert names == sorted(names)


def test_no_page_leaves_the_output():
    odd = document("It rained.\n", 'title = "../../etc/passwd"\nformerly = ["2019/x"]\n', name="...%2e.txt")
    for page in planned([odd]):
        assert not re.search(r"(^|/)\.|//|\\|^/", page.save_as)


def test_a_document_stands_under_every_ancestor_of_its_topics():
    trade = made("a", "2019-01-01", ((), ("medtop:20000373",)))
    index = index_facet(facets()[1], cards([trade]))
    assert len(index.terms) > 1
    assert all(term.cards == (card_of(trade),) for term in index.terms)
    whole = index.terms[-1].url
    assert all(whole.startswith(term.url) for term in index.terms)


def test_only_the_terms_of_other_documents_are_counted_beside_a_term():
    both = made("a", "2019-01-01", (("JP", "KR"), ()))
    index = index_facet(facets()[0], cards([both]))
    assert [(term.term.code, [row.label for row in dict(term.beside)["country"]]) for term in index.terms] == [
        ("JP", ["South Korea"]),
        ("KR", ["Japan"]),
    ]


def test_an_old_address_leads_to_the_new_one():
    moved = document("It rained.\n", 'title = "New"\ndate = 2019-01-01\nformerly = ["2018/old", "2019/new"]\n')
    targets = {page.url: page.made["target"] for page in planned([moved]) if page.template == "redirect"}
    assert targets == {"2018/old/": "2019/new/"}


def test_a_code_leads_to_the_page_of_its_term():
    pages = planned([made("a", "2019-01-01", (("KR",), ()))])
    targets = {page.url: page.made["target"] for page in pages if page.template == "redirect"}
    assert targets["country/kr/"] == "country/south-korea/"


def test_a_draft_has_no_page_and_stands_in_no_list():
    draft = replace(made("secret", "2019-01-01", (("JP",), ())), status="draft")
    assert [page.url for page in planned([draft])] == [page.url for page in planned([])]


def test_an_undated_document_stands_under_undated_and_never_under_a_guessed_year():
    guessed = made("a", None, (("JP",), ()))
    urls = {page.url for page in planned([guessed])}
    assert {"undated/", "undated/s-a/", "country/japan/", "country/japan/undated/"} <= urls
    assert not [url for url in urls if url.startswith("2019")]


def test_without_the_sites_address_there_is_no_sitemap():
    dated = [made("a", "2019-01-01")]
    assert "sitemap.xml" in {page.save_as for page in planned(dated)}
    assert "sitemap.xml" not in {page.save_as for page in planned(dated, replace(POLICY, site_url=""))}


def test_no_dated_document_no_feed():
    assert "feed.atom" not in {page.save_as for page in planned([made("a")])}
    assert "feed.atom" in {page.save_as for page in planned([made("a", "2019-01-01")])}


def test_two_pages_at_one_address_are_an_error_that_names_it():
    twins = [made("a", "2019-01-01"), made("b", "2019-01-01")]
    with pytest.raises(ValueError, match=r"two pages at one address: 2019/s-a/index\.html"):
        planned([twins[0], replace(twins[1], slug="s-a")])


def test_a_page_knows_its_address():
    assert Page("2019/a/index.html", "article", dict).url == "2019/a/"
    assert Page("feed.atom", "", dict).url == "feed.atom"
    assert urlsplit(POLICY.site_url).path == "/a"
