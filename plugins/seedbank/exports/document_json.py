"""A document as JSON: `index.json` beside its page, and `seedbank show --format json`. Scripts rely on its names.

`docs/document.schema.json` describes it.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

from seedbank import __version__
from seedbank.model import ARTICLE_ROLES, Comment, Document, Evidence, Reply, Stated, Tag, When
from seedbank.to_markdown import one_line


def to_json(document: Document, site_url: str = "") -> str:
    """Return the document as one line of JSON. With `site_url`, `url` is whole, else below the site's root."""
    return (
        json.dumps(as_json(document, site_url), ensure_ascii=False, separators=(",", ":"))
        .encode("utf-8", "replace")
        .decode()
    )


def as_json(document: Document, site_url: str = "") -> Mapping[str, Any]:
    """Return the document as plain values, in the order in which the format names them."""
    reading = document.reading
    paragraphs = [paragraph for paragraph in reading.article if paragraph.role in ARTICLE_ROLES]
    return {
        "source": document.seed.path,
        "stem": document.seed.stem,
        "url": f"{site_url}/{document.url}" if site_url else document.url,
        "status": document.status,
        "language": document.language.value,
        "language_source": document.language.source,
        "title": _stated(document.title),
        "date": _when(document.date),
        "site": document.site,
        "source_url": document.source_url,
        "byline": _stated(document.byline) if document.byline else None,
        "captured": document.captured,
        "note": document.note,
        "article": [paragraph.text for paragraph in paragraphs],
        "article_lines": [paragraph.line for paragraph in paragraphs],
        "lines": [str(role) for role in reading.roles],
        "comments": [_comment(document, comment) for comment in reading.comments],
        "order": reading.order,
        "order_source": reading.order_source,
        "thread": [
            {"comment": place.comment, "depth": place.depth, "parent": place.parent} for place in document.thread.places
        ],
        "countries": [_tag(tag) for tag in document.tags.get("country", ())],
        "topics": [_tag(tag) for tag in document.tags.get("topic", ())],
        "terms": {facet: [_tag(tag) for tag in tags] for facet, tags in document.tags.items()},
        "corrections": [
            {"what": c.what, "was": c.was, "now": c.now, "why": c.why, "by": c.by, "on": c.on}
            for c in document.corrections
        ],
        "confidence": _share(reading.confidence),
        "problems": [{"line": doubt.line, "what": doubt.what, "fix": doubt.fix} for doubt in reading.doubts],
        "read_by": {"seedbank": __version__, "tables": tables_version()},
        "encoding": document.seed.encoding,
        "encoding_confidence": _share(document.seed.encoding_confidence),
        "dateline": _evidence(reading.dateline) if reading.dateline else None,
        "sha256": document.seed.sha256,
    }


@functools.cache
def tables_version() -> str:
    """Return what names the very tables the package reads by: the head of the SHA-256 over all of them."""
    folders = (folder for folder in resources.files("seedbank").iterdir() if folder.is_dir())
    files = (file for folder in folders for file in folder.iterdir() if file.name.endswith(".tsv"))
    digest = hashlib.sha256()
    for file in sorted(files, key=lambda file: file.name):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


def _share(hundredths: int | None) -> float | None:
    return None if hundredths is None else hundredths / 100


def _stated(stated: Stated) -> Mapping[str, Any]:
    return {"value": stated.value, "source": stated.source, "evidence": [_evidence(found) for found in stated.evidence]}


def _when(when: When | None) -> Mapping[str, Any] | None:
    if when is None:
        return None
    return {
        "value": when.edtf,
        "edtf": when.edtf,
        "earliest": when.earliest,
        "latest": when.latest,
        "source": when.source,
        "evidence": [_evidence(found) for found in when.evidence],
    }


def _evidence(evidence: Evidence) -> Mapping[str, Any]:
    place = (
        {"line": evidence.span.line, "start": evidence.span.start, "end": evidence.span.end} if evidence.span else {}
    )
    return {**place, "text": evidence.text, "entry": evidence.entry}


def _tag(tag: Tag) -> Mapping[str, Any]:
    return {
        "code": tag.term.code,
        "label": tag.term.label,
        "slug": tag.term.slug,
        "top": tag.term.top or tag.term.code,
        "score": tag.score / 1000,
        "source": tag.source,
        "evidence": [_evidence(found) for found in tag.evidence],
    }


def _comment(document: Document, comment: Comment) -> Mapping[str, Any]:
    replies = document.replies_by.get(comment.index, ())
    drawn = [reply for reply in replies if reply.drawn]
    return {
        "id": comment.id,
        "author": one_line(comment.author),
        "lines": [comment.line, comment.last],
        "paragraphs": [paragraph.text for paragraph in comment.paragraphs],
        "time": comment.time,
        "votes": comment.votes,
        "places": [_evidence(place) for place in comment.places],
        "confidence": _share(comment.confidence),
        "answers": answers(drawn),
        "reply_to": sorted({reply.to for reply in drawn if reply.to is not None}),
        "replies": [_reply(reply) for reply in replies],
    }


def answers(drawn: list[Reply]) -> str:
    """Return what a comment answers, as far as it is known: "comment", "article" or "unknown"."""
    if any(reply.to is not None for reply in drawn):
        return "comment"
    return "article" if drawn else "unknown"


def _reply(reply: Reply) -> Mapping[str, Any]:
    return {
        "to": "article" if reply.to is None else reply.to,
        "kind": reply.kind,
        "cue": reply.cue,
        "confidence": _share(reply.confidence),
        "drawn": reply.drawn,
        "lines": list(reply.lines) if reply.lines else None,
        "evidence": [_evidence(found) for found in reply.evidence],
    }
