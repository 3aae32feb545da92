"""The newest documents as an Atom feed (RFC 4287), through `feedgenerator`, which Pelican brings along."""

from __future__ import annotations

import io
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

from feedgenerator import Atom1Feed

from seedbank.model import Document
from seedbank.policy import Policy
from seedbank.to_html import visible

NAMESPACE = uuid.UUID("6b2c7f0e-54a3-5d52-9f0c-8f3d1c6a7b90")
"""Ids of the feed's entries are made in here from the stem alone, so that no correction gives one a new id."""


def to_atom(documents: Sequence[Document], policy: Policy) -> bytes:
    """Return the feed of the newest; b"" where no document has a date to be listed under.

    Without the site's address its links are relative.
    """
    site = f"{policy.site_url}/" if policy.site_url else ""
    dated = [(day, document.seed.stem, document) for document in documents if (day := updated(document))]
    if not dated:
        return b""
    title, about = visible(policy.name), visible(policy.subtitle)
    feed = Atom1Feed(title=title, link=site or "index.html", description=about, feed_url=f"{site}feed.atom")
    for day, stem, document in sorted(dated, key=lambda found: found[:2], reverse=True)[: policy.feed_size]:
        feed.add_item(
            title=visible(document.title.value),
            link=f"{site}{document.url}{'' if site else 'index.html'}",
            description=visible(document.summary),
            unique_id=f"urn:uuid:{uuid.uuid5(NAMESPACE, stem)}",
            updateddate=day,
            categories=[tag.term.label for tags in document.tags.values() for tag in tags],
        )
    out = io.StringIO()
    feed.write(out, "utf-8")
    return out.getvalue().encode("utf-8", "replace")


def updated(document: Document) -> datetime | None:
    """Return when the page was saved, else the last day a keeper states for it; None where he states neither."""
    if document.captured:
        return datetime.fromisoformat(document.captured).astimezone(UTC)
    if document.dated and document.date and document.date.latest:
        return datetime.fromisoformat(document.date.latest).replace(tzinfo=UTC)
    return None
