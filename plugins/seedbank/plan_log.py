"""The public log of corrections: what keepers changed in the automatic reading, by article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seedbank.cards import Card
from seedbank.lists import ListPage, pages_of
from seedbank.page import Inputs, Page
from seedbank.plan_lists import entries_of, spans_of
from seedbank.policy import Policy
from seedbank.to_html import visible

LOG = "corrections/"


def log_pages(published: Sequence[Card]) -> Iterator[Page]:
    """Yield the log: dated articles, and in a list of their own those that are not."""
    corrected = [card for card in published if card.corrections]
    dated, undated = [card for card in corrected if card.day], [card for card in corrected if not card.day]
    own, *full = pages_of(LOG, dated) or [ListPage(LOG, (), 0, (), 0)]
    for page in (own, *full, *pages_of(f"{LOG}undated/", undated)):
        changes = tuple(card.corrections for card in page.cards)
        counts = (len(corrected), len(undated)) if page is own else (0, 0)
        yield Page(f"{page.url}index.html", "corrections", _log, (page, changes, *counts))


def _log(
    policy: Policy, page: ListPage, changes: tuple[tuple[tuple[str, ...], ...], ...], total: int, undated: int
) -> Inputs:
    shown = tuple(tuple(tuple(map(visible, change)) for change in of) for of in changes)
    return {
        "list": page,
        "spans": spans_of(page, policy),
        "entries": tuple(zip(entries_of(page.cards, policy), shown, strict=True)),
        "total": total,
        "undated": undated,
    }
