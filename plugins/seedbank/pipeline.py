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
from seedbank.corrections import (
    Tags,
    correct_replies,
    correct_terms,
    describe_corrections,
    stale,
    unheeded,
    unsaid_replies,
)
from seedbank.dates import interval
from seedbank.decode import decode
from seedbank.describe import propose_date, propose_language, propose_title, summarise
from seedbank.from_markdown import MarkdownSeed, StatedReply, from_markdown
from seedbank.model import Cue, Document, Evidence, Reading, Reply, Role, Seed, Span, Stated, Thread, When
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
    reading = replace(bare, order=sidecar.order or bare.order) if markdown else _reread(seed, bare, sidecar)
    problems += unheeded(sidecar, reading)
    problems += unsaid_replies(markdown.replies, reading, seed.path) if markdown else ()
    automatic = _replies(reading, sidecar, markdown)
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
    if not sidecar.rereads and not sidecar.order:
        return bare
    return segment(seed.lines, Fixes(sidecar.roles, sidecar.first_comment, sidecar.authors, sidecar.order))


def _replies(reading: Reading, sidecar: Sidecar, markdown: MarkdownSeed | None) -> tuple[Reply, ...]:
    """What the text says and suggests; in a Markdown seed, what it states stands first."""
    linked = threads.link(reading.comments, reading.article, sidecar.aliases, reading.order)
    if not markdown or not markdown.replies:
        return linked
    said = {(reply.comment, reply.to): replace(reply, drawn=True) for reply in linked if reply.kind == "explicit"}
    own = {(reply.comment, reply.to): _stated_reply(reply, said) for reply in markdown.replies}
    spoken_for = {comment for comment, _ in own}
    others = [
        replace(reply, drawn=False) if reply.comment in spoken_for else reply
        for reply in linked
        if (reply.comment, reply.to) not in own
    ]
    return tuple(sorted([*own.values(), *others], key=lambda reply: reply.comment))


def _stated_reply(stated: StatedReply, said: Mapping[tuple[int, int | None], Reply]) -> Reply:
    """A reply that a Markdown seed states; where the text says the same, with the text's own words for it."""
    keeper = stated.kind == "keeper"
    if not keeper and (stated.comment, stated.to) in said:
        return said[stated.comment, stated.to]
    place = (Evidence("", Span(stated.line, 0, 0), "markup"),)
    cue: Cue = "sidecar" if keeper else "markup"
    sure = None if keeper else 100
    return Reply(stated.comment, stated.to, stated.kind, cue, sure, drawn=True, evidence=place)


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
    """Two documents at one address, or one at the old address of another."""
    taken: dict[str, Document] = {}
    problems = []
    addresses = [(document.url, document, False) for document in documents]
    addresses += [(f"{old}/", document, True) for document in documents for old in document.formerly]
    for address, document, old in addresses:
        first = taken.setdefault(address.casefold(), document)
        if first is not document:
            sidecar = f"{document.seed.path.rpartition('.')[0]}.toml"
            another = slug_of_stem(document.seed.stem)
            another = f"{another}-2" if another == document.slug else another
            fix = f'write slug = "{another}" (or another) in {sidecar}'
            fix = f'remove "{address[:-1]}" from formerly in {sidecar}' if old else fix
            problems.append(Problem(document.seed.path, 0, f"has the address /{address} of {first.seed.path}", fix))
    return problems
