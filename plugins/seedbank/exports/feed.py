"""The newest documents as an Atom feed (RFC 4287), through `feedgenerator`, which Pelican brings along."""

from __future__ import annotations

import io
import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from heapq import nlargest

from feedgenerator import Atom1Feed

from seedbank.cards import Card
from seedbank.policy import Policy
from seedbank.to_html import visible

NAMESPACE = uuid.UUID("6b2c7f0e-54a3-5d52-9f0c-8f3d1c6a7b90")
"""Ids of the feed's entries are made in here from the stem alone, so that no correction gives one a new id."""


def newest(cards: Iterable[Card], size: int) -> tuple[Card, ...]:
    """Return the documents that were saved, or else are dated, last; those without any date are in no feed."""
    cards = list(cards)
    last = sorted(card.last_day for card in cards if card.last_day and not card.captured)[-size:]
    near = (
        card for card in cards if card.captured or (last and card.last_day >= last[0])
    )  # no other can be among them
    dated = [(day, card.stem, card) for card in near if (day := updated(card))]
    return tuple(card for _, _, card in nlargest(size, dated, key=lambda found: found[:2]))


def to_atom(cards: Sequence[Card], policy: Policy) -> bytes:
    """Return the feed of dated documents, in their order. Without the site's address its links are relative."""
    site = f"{policy.site_url}/" if policy.site_url else ""
    title, about = visible(policy.name), visible(policy.subtitle)
    feed = Atom1Feed(title=title, link=site or "index.html", description=about, feed_url=f"{site}feed.atom")
    for card in cards:
        feed.add_item(
            title=visible(card.title),
            link=f"{site}{card.url}{'' if site else 'index.html'}",
            description=visible(card.summary),
            unique_id=f"urn:uuid:{uuid.uuid5(NAMESPACE, card.stem)}",
            updateddate=updated(card),
            categories=[label for _, labels in card.tags for _, label, _, _ in labels],
        )
    out = io.StringIO()
    feed.write(out, "utf-8")
    return out.getvalue().encode("utf-8", "replace")


def updated(card: Card) -> datetime | None:
    """Return when the page was saved, else the last day a keeper states for it; None where he states neither."""
    if card.captured:
        return datetime.fromisoformat(card.captured).astimezone(UTC)
    if card.last_day:
        return datetime.fromisoformat(card.last_day).replace(tzinfo=UTC)
    return None
