"""Pages of documents that stand in lists: years, the archive, titles from A to Z, and what the filter of titles looks into."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from seedbank import present
from seedbank.cards import Card
from seedbank.exports.titles_data import titles_script
from seedbank.letters import LetterPage, from_a_to_z
from seedbank.lists import EVERYTHING, ListPage, pages_of
from seedbank.page import Inputs, Page
from seedbank.policy import Policy
from seedbank.views import Entry

TITLES = "titles/"


def list_pages(published: Sequence[Card], among: Container[str] = EVERYTHING) -> Iterator[Page]:
    """Yield every list of documents but those of terms, of these groups."""
    years: dict[str, list[Card]] = {}
    for card in published:
        years.setdefault(card.year, []).append(card)
    yield from _years(years, among)
    yield from _titles(published, years, among)


def year_group(year: str) -> str:
    """Return the group of all pages of a year."""
    return f"{year}/"


def _years(years: Mapping[str, Sequence[Card]], among: Container[str]) -> Iterator[Page]:
    """The archive by year: dated documents under the year a keeper states, the others in a list of their own."""
    for year, cards in sorted(years.items()):
        group = year_group(year)
        for page in pages_of(f"{year}/", cards) if group in among else ():
            yield Page(f"{page.url}index.html", "year", _year, (page, year), group=group)
    counts = tuple((year, f"{year}/", len(years[year])) for year in dated(years))
    yield Page("archive/index.html", "archive", _archive, (counts, len(years.get("undated", ()))))


def dated(years: Iterable[str]) -> tuple[str, ...]:
    """Return the years in which documents are dated, newest first."""
    return tuple(sorted((year for year in years if year != "undated"), reverse=True))


def _year(policy: Policy, page: ListPage, year: str) -> Inputs:
    return {
        "list": page,
        "spans": spans_of(page, policy),
        "entries": entries_of(page.cards, policy),
        "year": year,
    }


def _archive(_: Policy, counts: tuple[tuple[str, str, int], ...], undated: int) -> Inputs:
    return {"years": counts, "undated": undated, "total": sum(number for _, _, number in counts) + undated}


def _titles(published: Sequence[Card], years: Mapping[str, Sequence[Card]], among: Container[str]) -> Iterator[Page]:
    """Titles newest first where two are the same."""
    looked_through = filter_years(years)
    for page in from_a_to_z(TITLES, ((card.title, card) for card in reversed(published)), among):
        parts = (page, () if page.letters else looked_through)
        yield Page(f"{page.url}index.html", "titles", _letter, parts, group=page.first)
    for year, cards in years.items():
        group = year_group(year)
        if group in among:
            yield Page(f"{TITLES}{year}.js", "", _script, (year, tuple(cards)), listed=False, group=group)


def filter_years(years: Iterable[str]) -> tuple[str, ...]:
    """Return what the filter of titles looks through, a file each: years, newest first, and last what is undated."""
    known = tuple(years)
    return (*dated(known), *(["undated"] if "undated" in known else []))


def _letter(policy: Policy, page: LetterPage[Card], years: tuple[str, ...]) -> Inputs:
    sections = tuple((start, entries_of(cards, policy)) for start, cards in page.sections)
    return {"list": page, "sections": sections, "years": years}


def _script(policy: Policy, year: str, cards: tuple[Card, ...]) -> bytes:
    return titles_script(year, cards, policy.date_words)


def entries_of(cards: Iterable[Card], policy: Policy) -> tuple[Entry, ...]:
    """Return documents as lists show them."""
    return tuple(_entry(card, policy.date_words) for card in cards)


@lru_cache(maxsize=1 << 13)
def _entry(card: Card, date_words: Callable[[str], str]) -> Entry:
    """A document stands on a page of its year and of every term it has: what it is shown as there is made once."""
    return present.entry(card, date_words)


def spans_of(page: ListPage, policy: Policy) -> tuple[str, ...]:
    """Return from when to when each full page of a list goes, as a person writes it."""
    return tuple(policy.date_words(span) if span else "" for span in page.spans)
