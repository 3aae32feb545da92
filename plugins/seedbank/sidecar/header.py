"""The facts that a Markdown seed states in its header lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from seedbank.problems import Problem, nearest
from seedbank.sidecar.records import Sidecar
from seedbank.sidecar.values import FACTS, WrongValueError

KEYS: Mapping[str, str] = MappingProxyType(
    {
        "Title": "title",
        "Slug": "slug",
        "Date": "date",
        "Captured": "captured",
        "Source": "source_url",
        "Site": "site",
        "Byline": "byline",
        "Language": "language",
        "Status": "status",
        "Order": "order",
        "Note": "note",
    }
)
"""Key of a header line -> the fact it states."""


def parse_header(facts: Mapping[str, tuple[int, str]], sidecar: Sidecar, path: str) -> tuple[Sidecar, list[Problem]]:
    """Return the sidecar with the facts that a Markdown seed states in its header lines; where both speak, the sidecar's stand.

    `facts` are key -> (line, value). Keys that begin with "Proposed-" were only concluded, and are concluded again.
    """
    problems, found = [], {}
    for key, (line, value) in facts.items():
        if key.startswith("Proposed-") or not value:
            continue
        if key not in KEYS:
            problems.append(
                Problem(path, line, f'"{key}" is no key of a Markdown seed', _remedy(key), f"{key}: {value}")
            )
            continue
        try:
            found[KEYS[key]] = FACTS[KEYS[key]](value)
        except WrongValueError as wrong:
            problems.append(Problem(path, line, f"{key} {wrong}", wrong.fix, f"{key}: {value}"))
    return replace(sidecar, facts=MappingProxyType({**found, **sidecar.facts})), problems


def _remedy(key: str) -> str:
    near = nearest(key, {known.lower() for known in KEYS}).capitalize()
    return f'write "{near}:", or remove the line' if near else f"remove the line; known keys: {', '.join(KEYS)}"
