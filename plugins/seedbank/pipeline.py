"""The story on one screen: a seed's files -> a document.

decode     bytes -> lines                       segment   lines -> article and comments
threads    comments -> replies, reading order   terms     article -> countries and topics
describe   text -> title, date, summary         sidecar   what the keeper knows, over all of it
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from seedbank import threads
from seedbank.addresses import slug, slug_of_stem
from seedbank.collect import Source
from seedbank.corrections import Tags, correct_replies, correct_terms, describe_corrections, stale, unheeded
from seedbank.dates import interval
from seedbank.decode import decode
from seedbank.describe import propose_date, propose_language, propose_title, summarise
from seedbank.from_markdown import MarkdownSeed, StatedReply, from_markdown
from seedbank.model import Document, Evidence, Reading, Reply, Role, Seed, Span, Stated, Thread, When
from seedbank.problems import Problem, ProblemsError
from seedbank.segment import Fixes, segment
from seedbank.sidecar import Sidecar, parse, parse_header
from seedbank.terms import Facet, Text, tag


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
    problems += _collisions(documents)
    return Outcome(tuple(documents), tuple(sorted(set(problems))))


def read(source: Source, facets: Sequence[Facet], *, with_sidecar: bool = True) -> Document:
    """Read one seed. Raises ProblemsError with everything that is wrong with it."""
    sidecar, problems = (
        parse(source.sidecar, source.sidecar_path)
        if source.sidecar and with_sidecar
        else (Sidecar(source.sidecar_path), [])
    )
    seed = _decoded(source, sidecar, problems)
    markdown = from_markdown(seed.lines) if seed.path.lower().endswith(".md") else None
    if markdown:
        sidecar, wrong = parse_header(markdown.facts, sidecar, seed.path)
        problems += wrong
    problems += stale(sidecar, seed)
    bare = markdown.reading if markdown else segment(seed.lines)
    reading = bare if markdown else _reread(seed, bare, sidecar)
    automatic = _replies(reading, sidecar, markdown)
    problems += unheeded(sidecar, reading)
    replies, wrong = correct_replies(automatic, reading, sidecar)
    problems += wrong
    language = _stated(sidecar, "language") or propose_language(reading.article)
    found, untagged = _tags(reading, sidecar, language, facets)
    tags, wrong = _corrected_tags(found, sidecar, facets)
    problems += wrong
    if problems:
        raise ProblemsError(problems)
    document = _described(seed, sidecar, reading, language)
    log = describe_corrections(sidecar, bare, automatic, reading.comments, found)
    return replace(document, thread=_thread(reading, replies, sidecar), tags=tags, untagged=untagged, corrections=log)


def _decoded(source: Source, sidecar: Sidecar, problems: list[Problem]) -> Seed:
    try:
        return decode(source.data, source.path, sidecar.facts.get("encoding"))
    except ProblemsError as wrong:
        raise ProblemsError([*problems, *wrong.problems]) from None


def _reread(seed: Seed, bare: Reading, sidecar: Sidecar) -> Reading:
    """The reading with the keeper's corrections; the bare one where he has none."""
    if sidecar.first_comment is None and not sidecar.roles and not sidecar.authors and not sidecar.order:
        return bare
    return segment(seed.lines, Fixes(sidecar.roles, sidecar.first_comment, sidecar.authors, sidecar.order))


def _replies(reading: Reading, sidecar: Sidecar, markdown: MarkdownSeed | None) -> tuple[Reply, ...]:
    """What the text says and suggests; in a Markdown seed, what it states stands first."""
    linked = threads.link(reading.comments, reading.article, sidecar.aliases, reading.order)
    if not markdown or not markdown.replies:
        return linked
    stated = {(reply.comment, reply.to) for reply in markdown.replies}
    others = [replace(reply, drawn=False) for reply in linked if (reply.comment, reply.to) not in stated]
    own = [_stated_reply(reply) for reply in markdown.replies]
    spoken_for = {reply.comment for reply in own}
    kept = [
        other if other.comment in spoken_for else reply
        for other, reply in zip(others, (r for r in linked if (r.comment, r.to) not in stated), strict=True)
    ]
    return tuple(sorted([*own, *kept], key=lambda reply: reply.comment))


def _stated_reply(reply: StatedReply) -> Reply:
    place = (Evidence("", Span(reply.line, 0, 0), "markup"),)
    keeper = reply.kind == "keeper"
    return Reply(
        reply.comment,
        reply.to,
        reply.kind,
        "sidecar" if keeper else "markup",
        None if keeper else 100,
        drawn=True,
        evidence=place,
    )


def _thread(reading: Reading, replies: tuple[Reply, ...], sidecar: Sidecar) -> Thread:
    heard = threads.all_mentions(reading.comments, reading.article, replies, sidecar.aliases, reading.order)
    return Thread(threads.arrange(reading.comments, replies, reading.order), replies, heard)


def _tags(
    reading: Reading, sidecar: Sidecar, language: Stated, facets: Sequence[Facet]
) -> tuple[Tags, Mapping[str, str]]:
    year = sidecar.facts.get("date", "")[:4]
    text = Text(sidecar.facts.get("title"), reading.article, language.value, int(year) if year.isdigit() else None)
    taggings = {facet.name: tag(facet, text) for facet in facets}
    untagged = {name: tagging.why_none for name, tagging in taggings.items() if tagging.why_none}
    return MappingProxyType({name: tagging.tags for name, tagging in taggings.items()}), MappingProxyType(untagged)


def _corrected_tags(found: Tags, sidecar: Sidecar, facets: Sequence[Facet]) -> tuple[Tags, list[Problem]]:
    tags, problems = dict(found), []
    for facet in facets:
        if facet.name in sidecar.terms:
            tags[facet.name], wrong = correct_terms(facet, found[facet.name], sidecar.terms[facet.name], sidecar.path)
            problems += wrong
    names = [facet.name for facet in facets]
    problems += [
        Problem(
            sidecar.path,
            0,
            f"terms.{name} is no facet of this site",
            f"write one of {', '.join(names)}, or remove the table",
        )
        for name in sidecar.terms
        if name not in names
    ]
    return MappingProxyType(tags), problems


def _described(seed: Seed, sidecar: Sidecar, reading: Reading, language: Stated) -> Document:
    """The document but for its thread and terms: every value the keeper's, else the seed's own, else concluded."""
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
        language=language,
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


def _collisions(documents: Sequence[Document]) -> list[Problem]:
    """Two documents at one address, or one at the old address of another; and an old address that is the present one."""
    taken: dict[str, Document] = {}
    problems = []
    for document in documents:
        first = taken.setdefault(document.url.casefold(), document)
        if first is not document:
            other = slug_of_stem(document.seed.stem)
            other = f"{other}-2" if other == document.slug else other
            fix = f'write slug = "{other}" (or another) in {_sidecar_of(document)}'
            problems.append(
                Problem(document.seed.path, 0, f"has the address /{document.url} of {first.seed.path}", fix)
            )
    for document in documents:
        for old in document.formerly:
            first = taken.setdefault(f"{old}/".casefold(), document)
            whose = "its own" if first is document else f"that of {first.seed.path}"
            if first is not document or f"{old}/".casefold() == document.url.casefold():
                what = f"formerly names /{old}/, and that address is {whose}"
                problems.append(Problem(_sidecar_of(document), 0, what, f'remove "{old}" from formerly'))
    return problems


def _sidecar_of(document: Document) -> str:
    return f"{document.seed.path.rpartition('.')[0]}.toml"
