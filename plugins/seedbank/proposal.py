"""A sidecar for a seed that has none: what was concluded, commented out, for a keeper to check and state."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from seedbank.model import Document


def propose_sidecar(document: Document) -> str:
    """Return the text of a sidecar in which every line is a comment, so that nothing is stated before a person says so."""
    date = document.date
    rows = [
        (
            "title",
            document.title.value,
            f"proposed from the lead: {_words(document)}"
            if document.title.source == "inferred"
            else "printed in the seed",
        ),
        ("date", date.edtf if date else "2019-08-22", _why_date(document)),
        ("source_url", document.source_url or "https://", "where the page was"),
        ("site", document.site or "", "the paper's name"),
        ("byline", document.byline.value if document.byline else "", "as printed"),
        ("language", document.language.value, "by its words"),
        ("note", "", "anything a reader should know; shown as yours"),
    ]
    head = f"# What you know of {document.seed.path.rpartition('/')[2]}. Remove the # of each line that is right; docs/sidecar.md has all keys."
    lines = (head, *(_row(*row) for row in rows), *_locks(document))
    return "".join(f"{_CONTROLS.sub(' ', line)}\n" for line in lines)


def _locks(document: Document) -> Iterator[str]:
    """The terms that were found, ready to be kept whatever later tables find."""
    given = [(facet, tags) for facet, tags in document.tags.items() if tags]
    if given:
        yield f'# seed_sha256 = "{document.seed.sha256}"  # corrections are for this very seed; what follows is one'
    for facet, tags in given:
        yield f"# [terms.{facet}]  # {', '.join(tag.term.label for tag in tags)}"
        yield "# lock = true  # these stay, whatever later tables find"
        yield f"# seen = {json.dumps([tag.term.code for tag in tags])}"


# TOML allows no control in a comment; what breaks a line elsewhere could end the comment in an editor.
_CONTROLS = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")


def _row(key: str, value: str, why: str) -> str:
    return f"# {key:<10} = {_toml(value)}  # {why}"


def _toml(value: str) -> str:
    """A TOML basic string: JSON's escapes are a part of TOML's."""
    return json.dumps(value, ensure_ascii=False)


def _words(document: Document) -> str:
    return (
        f"line {document.title.evidence[0].span.line}"
        if document.title.evidence and document.title.evidence[0].span
        else "the file's name"
    )


def _why_date(document: Document) -> str:
    if document.date is None:
        return "the text proves none; a TOML date, or EDTF in quotes"
    words = "; ".join(f"{found.entry}: {found.text}" for found in document.date.evidence)
    return f"by {words}" if words else "as stated"
