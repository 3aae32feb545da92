"""The facts of one document: each the keeper's where he states it, else what the seed prints, else what is concluded."""

from __future__ import annotations

from types import MappingProxyType

from seedbank.addresses import slug, slug_of_stem
from seedbank.dates import interval
from seedbank.dating import propose_date
from seedbank.describe import propose_language, propose_title, summarise
from seedbank.model import Document, Evidence, Reading, Role, Seed, Stated, Thread, When
from seedbank.sidecar import Sidecar


def settle(seed: Seed, sidecar: Sidecar, reading: Reading) -> Document:
    """Return the document with every fact settled; its thread, terms and corrections are not in it yet."""
    facts = sidecar.facts
    title = (
        _stated(sidecar, "title")
        or _printed(reading.title)
        or propose_title(reading.article)
        or Stated(seed.stem, "inferred")
    )
    return Document(
        seed=seed,
        reading=reading,
        thread=Thread(),
        tags=MappingProxyType({}),
        title=title,
        date=_date(sidecar) or propose_date(reading),
        language=_stated(sidecar, "language") or propose_language(reading.article),
        summary=summarise([paragraph for paragraph in reading.article if paragraph.role is Role.PARAGRAPH]),
        slug=facts.get("slug") or slug(facts.get("title", "")) or slug_of_stem(seed.stem),
        source_url=facts.get("source_url"),
        site=facts.get("site"),
        byline=_stated(sidecar, "byline") or _printed(reading.byline),
        captured=facts.get("captured"),
        note=facts.get("note"),
        status="draft" if facts.get("status") == "draft" else "published",
        formerly=sidecar.formerly,
    )


def _stated(sidecar: Sidecar, fact: str) -> Stated | None:
    return Stated(sidecar.facts[fact], "sidecar") if fact in sidecar.facts else None


def _printed(evidence: Evidence | None) -> Stated | None:
    return Stated(evidence.text.strip(), "seed", (evidence,)) if evidence else None


def _date(sidecar: Sidecar) -> When | None:
    edtf = sidecar.facts.get("date")
    if not edtf:
        return None
    days = interval(edtf)
    return When(edtf, days.earliest, days.latest, "sidecar")
