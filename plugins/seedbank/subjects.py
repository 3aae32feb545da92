"""The terms of one document: what its article gave, and what the keeper makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from seedbank.corrections import Tags, correct_terms, held_back
from seedbank.model import Reading
from seedbank.problems import Problem
from seedbank.sidecar import Sidecar
from seedbank.terms import Facet, Text, tag


def tags_given(
    reading: Reading, sidecar: Sidecar, language: str, facets: Sequence[Facet]
) -> tuple[Tags, Mapping[str, str]]:
    """Return the tags of each facet before any correction, and why a facet gave none."""
    year = sidecar.facts.get("date", "")[:4]
    text = Text(sidecar.facts.get("title"), reading.article, language, int(year) if year.isdigit() else None)
    taggings = {facet.name: tag(facet, text) for facet in facets}
    untagged = {name: tagging.why_none for name, tagging in taggings.items() if tagging.why_none}
    return MappingProxyType({name: tagging.tags for name, tagging in taggings.items()}), MappingProxyType(untagged)


def tags_kept(found: Tags, sidecar: Sidecar, facets: Sequence[Facet]) -> tuple[Tags, list[Problem]]:
    """Return the tags with the keeper's additions and without those he removed, and what he got wrong."""
    tags, problems = dict(found), []
    for facet in facets:
        if facet.name in sidecar.terms:
            tags[facet.name], wrong = correct_terms(facet, found[facet.name], sidecar.terms[facet.name], sidecar.path)
            problems += wrong
    names = [facet.name for facet in facets]
    problems += [_no_facet(sidecar.path, name, names) for name in sidecar.terms if name not in names]
    return MappingProxyType(tags), problems


def _no_facet(path: str, name: str, names: Sequence[str]) -> Problem:
    fix = f"write one of {', '.join(names)}, or remove the table"
    return Problem(path, 0, f"terms.{name} is no facet of this site", fix)


def tags_held_back(found: Tags, sidecar: Sidecar, facets: Sequence[Facet]) -> tuple[str, ...]:
    """Return what the keeper's locks hold back of the tags found today, one notice a facet."""
    notices = (
        held_back(facet, found[facet.name], sidecar.terms[facet.name], sidecar.path)
        for facet in facets
        if facet.name in sidecar.terms
    )
    return tuple(filter(None, notices))
