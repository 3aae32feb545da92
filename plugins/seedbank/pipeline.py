"""The story on one screen: a seed's files -> a document.

decode         bytes -> lines                      segment    lines -> article and comments
conversation   comments -> replies, reading order  subjects   article -> countries and topics
settle         what the keeper states, the seed prints, or the text lets conclude: title, date, language
corrections    what the keeper changes in all of it, each change remembered
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from seedbank.cards import card_of, collisions
from seedbank.collect import Source
from seedbank.conversation import overheard_in, replies_said, thread_of
from seedbank.corrections import correct_replies, describe_corrections, stale, unheeded, unsaid_replies
from seedbank.decode import decode
from seedbank.from_markdown import MarkdownSeed, from_markdown
from seedbank.frozen import dataclass
from seedbank.model import Document, Reading, Seed
from seedbank.problems import Problem, ProblemsError
from seedbank.segment import Fixes, segment
from seedbank.settle import settle
from seedbank.sidecar import Sidecar, parse, parse_header
from seedbank.subjects import tags_given, tags_held_back, tags_kept
from seedbank.terms import Facet


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of many seeds."""

    documents: tuple[Document, ...]  # those that could be read, in order of their paths
    problems: tuple[Problem, ...]  # of all others, in order of place


def read_all(sources: Iterable[Source], facets: Sequence[Facet], *, with_sidecar: bool = True) -> Outcome:
    """Read every seed; what is wrong with one hides nothing of the others."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for source in sources:
        try:
            documents.append(read(source, facets, with_sidecar=with_sidecar))
        except ProblemsError as wrong:
            problems += wrong.problems
    problems += collisions(map(card_of, documents))
    return Outcome(tuple(documents), tuple(sorted(set(problems))))


def read(source: Source, facets: Sequence[Facet], *, with_sidecar: bool = True) -> Document:
    """Read one seed. Raises ProblemsError with everything that is wrong with it."""
    sidecar, problems = _stated(source, with_sidecar=with_sidecar)
    seed = _decoded(source, sidecar, problems)
    markdown, sidecar = _dialect(seed, sidecar, problems)
    bare = markdown.reading if markdown else segment(seed.lines)
    reading = bare if markdown else _corrected(seed, bare, sidecar)
    problems += [*stale(sidecar, seed), *unheeded(sidecar, reading)]
    overheard = overheard_in(seed, reading, sidecar)
    said = replies_said(reading, overheard, markdown)
    replies, wrong_replies = correct_replies(said, reading, sidecar)
    document = settle(seed, sidecar, reading)
    given, untagged = tags_given(reading, sidecar, document.language.value, facets)
    tags, wrong_tags = tags_kept(given, sidecar, facets)
    problems += [*wrong_replies, *wrong_tags]
    if problems:
        raise ProblemsError(problems)
    log = describe_corrections(sidecar, bare, said, reading.comments, given)
    return replace(
        document,
        thread=thread_of(reading, replies, overheard),
        tags=tags,
        untagged={name: why for name, why in untagged.items() if not tags[name]},
        corrections=log,
        notices=tags_held_back(given, sidecar, facets),
    )


def _stated(source: Source, *, with_sidecar: bool) -> tuple[Sidecar, list[Problem]]:
    if source.sidecar and with_sidecar:
        return parse(source.sidecar, source.sidecar_path)
    return Sidecar(source.sidecar_path), []


def _decoded(source: Source, sidecar: Sidecar, problems: list[Problem]) -> Seed:
    try:
        return decode(source.data, source.path, sidecar.facts.get("encoding"))
    except ProblemsError as wrong:
        raise ProblemsError([*problems, *wrong.problems]) from None


def _dialect(seed: Seed, sidecar: Sidecar, problems: list[Problem]) -> tuple[MarkdownSeed | None, Sidecar]:
    """What a Markdown seed states, its facts laid under the sidecar's; nothing for a plain one."""
    if not seed.path.lower().endswith(".md"):
        return None, sidecar
    markdown = from_markdown(seed.lines)
    sidecar, wrong = parse_header(markdown.facts, sidecar, seed.path)
    markdown = replace(markdown, reading=_in_stated_order(markdown.reading, sidecar))
    problems += [*wrong, *unsaid_replies(markdown.replies, markdown.reading, seed.path)]
    return markdown, sidecar


def _in_stated_order(reading: Reading, sidecar: Sidecar) -> Reading:
    return replace(reading, order=sidecar.order, order_source="sidecar") if sidecar.order else reading


def _corrected(seed: Seed, bare: Reading, sidecar: Sidecar) -> Reading:
    """The reading with the keeper's corrections; the bare one where he has none."""
    if not sidecar.rereads and not sidecar.order:
        return bare
    return segment(seed.lines, Fixes(sidecar.roles, sidecar.first_comment, sidecar.authors, sidecar.order))
