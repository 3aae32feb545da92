"""What lists, indexes and feeds know of a document: a card in a catalogue, small enough to keep ten thousand at hand."""

from __future__ import annotations

import hashlib
import marshal
import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from seedbank.addresses import slug_of_stem, term_url
from seedbank.model import Correction, Document, Source, Tag
from seedbank.parts import parts_of, seed_pages
from seedbank.problems import Problem

_LINE = re.compile(r"\b(?:L|line )([1-9][0-9]*)\b")
"""A line as a correction names it."""

Label = tuple[str, str, str, Source]
"""A term that a document has: its code, its label, the address of its page, who gave it."""

Rank = tuple[str, str, str]
"""Where a card stands in the order of all: compared with others, that is all it says."""


class Card(NamedTuple):
    """One document, as others see it. A tuple of plain values, so that it is stored and read back in microseconds."""

    path: str  # of the seed, as messages name it
    stem: str
    url: str
    status: str
    title: str
    proposed: bool  # the title was only concluded
    language: str
    site: str
    edtf: str  # "": nothing is known of its date
    date_source: str  # a Source, or ""
    day: str  # the earliest day a keeper states, ISO; "": undated
    last_day: str  # the latest day a keeper states
    captured: str  # RFC 3339
    summary: str
    comments: int
    thread_pages: int  # that its article and comments take, and its lines; see `parts`
    seed_pages: int
    formerly: tuple[str, ...]
    tags: tuple[tuple[str, tuple[Label, ...]], ...]  # by facet; best first
    sha256: str  # of the seed
    notices: tuple[str, ...]  # for the keeper, at every build
    digest: bytes  # of all above; what stands below is shown on pages that declare it
    names: tuple[
        str, ...
    ] = ()  # of the commenters, each once, in seed order; only where a site is stated, for only then have names pages
    said: bytes = b""  # digest of what pages of names show of the comments
    corrections: tuple[tuple[str, ...], ...] = ()  # what, was, now, why, by, on

    def __hash__(self) -> int:
        """Of equal cards it is equal. A card is looked up for each list that it stands in."""
        return hash(self.digest)

    @property
    def dated(self) -> bool:
        """Whether a keeper states the date. No address and no list rests on a guess."""
        return bool(self.day)

    @property
    def year(self) -> str:
        """The year in the document's address, or "undated"."""
        return self.day[:4] or "undated"


def card_of(document: Document) -> Card:
    """Return what others may know of a document."""
    when = document.date
    card = Card(
        path=document.seed.path,
        stem=document.seed.stem,
        url=document.url,
        status=document.status,
        title=document.title.value,
        proposed=document.title.source == "inferred",
        language=document.language.value,
        site=document.site or "",
        edtf=when.edtf if when else "",
        date_source=when.source if when else "",
        day=(when.earliest or "") if when and document.dated else "",
        last_day=(when.latest or "") if when and document.dated else "",
        captured=document.captured or "",
        summary=document.summary,
        comments=len(document.reading.comments),
        thread_pages=len(parts_of(document.thread.places)),
        seed_pages=seed_pages(len(document.seed.lines)),
        formerly=document.formerly,
        tags=tuple((facet, tuple(map(_label, tags))) for facet, tags in document.tags.items()),
        sha256=document.seed.sha256,
        notices=document.notices,
        digest=b"",
    )
    values = marshal.dumps(tuple(card), 2)  # 2: no references
    return card._replace(
        digest=hashlib.blake2b(values, digest_size=16).digest(),
        names=tuple(dict.fromkeys(comment.author for comment in document.reading.comments)) if document.site else (),
        corrections=_log(document),
    )


def _log(document: Document) -> tuple[tuple[str, ...], ...]:
    names = comment_names(document)
    return tuple(
        tuple(map(str, (*told(c, lambda named, _: names.get(named, named)), c.why, c.by, c.on)))
        for c in document.corrections
    )


def comment_names(document: Document) -> Mapping[str, str]:
    """Return how pages name a comment, by its id: "#14 nigelboy" for "L68"."""
    return {comment.id: f"#{comment.index + 1} {comment.author}" for comment in document.reading.comments}


def told(correction: Correction, say: Callable[[str, int], str]) -> tuple[str, str, str]:
    """Return what was corrected, what it was and what it is, each line named in it ("L68", 68) as `say` has it."""

    def tell(text: str) -> str:
        return _LINE.sub(lambda found: say(found[0], int(found[1])), text)

    replies = correction.what.endswith(" answers")  # else the two are a name, a role, a term: words of somebody's own
    was, now = (tell(correction.was), tell(correction.now)) if replies else (correction.was, correction.now)
    return tell(correction.what), was, now


def _label(tag: Tag) -> Label:
    return tag.term.code, tag.term.label, term_url(tag.term), tag.source


def in_order(cards: Iterable[Card]) -> list[Card]:
    """Return cards oldest first, in a total order: the earliest day a keeper states, then the stem."""
    return sorted(cards, key=rank_of)


def rank_of(card: Card) -> Rank:
    """Return where a card stands in the order of all."""
    return card.day, card.stem.casefold(), card.stem


def collisions(cards: Iterable[Card]) -> list[Problem]:
    """Return what is wrong with addresses: two documents at one, or one at the old address of another."""
    cards = list(cards)
    addresses = [(card.url, card, False) for card in cards]
    addresses += [(f"{old}/", card, True) for card in cards for old in card.formerly]
    if len({address.casefold() for address, _, _ in addresses}) == len(addresses):
        return []
    addresses.sort(key=lambda row: (row[2], row[1].path))
    taken: dict[str, Card] = {}
    problems = []
    for address, card, old in addresses:
        first = taken.setdefault(address.casefold(), card)
        if first is not card:
            sidecar = f"{card.path.rpartition('.')[0]}.toml"
            another = slug_of_stem(card.stem)
            another = f"{another}-2" if f"{card.year}/{another}/" == card.url else another
            fix = f'write slug = "{another}" (or another) in {sidecar}'
            fix = f'remove "{address[:-1]}" from formerly in {sidecar}' if old else fix
            problems.append(Problem(card.path, 0, f"has the address /{address} of {first.path}", fix))
    return problems
