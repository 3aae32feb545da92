"""Every noun of Seedbank, as a frozen record. Nothing here computes more than a name.

Numbers: lines count from 1, comments from 0 in seed order, offsets are code points from 0 with the end excluded.
Confidences are whole hundredths (0 to 100), scores whole thousandths: no float's last bit decides anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from seedbank.frozen import dataclass, field


class Role(StrEnum):
    """What one line of a seed is. Every line has exactly one."""

    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    SECTION = "section"
    HEADING = "heading"
    CAPTION = "caption"
    PARAGRAPH = "paragraph"  # list items and table rows of the article too
    NAME = "name"  # the line that opens a comment
    COMMENT = "comment"  # a paragraph of a comment
    QUOTE = "quote"  # a paragraph of a comment that repeats somebody's words
    TIME = "time"
    VOTES = "votes"
    COUNTER = "counter"  # "71 Comments"
    CONTROL = "control"  # "Reply", "Report", "Read more"
    OTHER = "other"  # not understood, and shown as such
    BLANK = "blank"


ARTICLE_ROLES = frozenset({Role.PARAGRAPH, Role.HEADING, Role.CAPTION})  # shown as the body of the article
SPEECH_ROLES = frozenset({Role.COMMENT, Role.QUOTE})  # shown as what a reader said
Source = Literal["sidecar", "seed", "inferred"]  # a keeper states a value, the seed says it, or it is only concluded
Kind = Literal["explicit", "inferred", "keeper"]
Cue = Literal["mention", "address", "quote", "markup", "content", "sidecar"]
Order = Literal["oldest-first", "newest-first", "tree"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a seed."""

    number: int  # from 1; blank lines count
    text: str  # without its line end
    end: str = "\n"  # "\n", "\r\n", "\r", or "" where the file ends without one


@dataclass(frozen=True)
class Seed:
    """One saved page, as it was kept. Never edited."""

    path: str  # as messages name it
    stem: str  # the file's name without its ending: the identity of the document
    sha256: str  # of the file's bytes, hexadecimal
    size: int  # bytes
    encoding: str  # as Python names it
    mark: bytes  # the byte-order mark at its head, or b""
    lines: tuple[Line, ...]
    encoding_confidence: int = 100  # hundredths: how often an encoding concluded from so many signs is right


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in the seed."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a statement rests on, with their place."""

    text: str
    span: Span | None = None  # None: the words stand in the sidecar, not in the seed
    entry: str = ""  # what the words were taken for: a table's form, a rule's name


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the article or of a comment."""

    line: int  # its (first) line in the seed
    text: str  # plain; several lines only in a Markdown seed
    role: Role = Role.PARAGRAPH
    markdown: str = ""  # as a Markdown seed has it, where that says more than the text


@dataclass(frozen=True, slots=True)
class Comment:
    """What one reader said once."""

    index: int  # from 0, in seed order
    line: int  # of its name
    last: int  # its last line
    author: str  # the name as printed
    paragraphs: tuple[Paragraph, ...]
    time: str | None = None  # as printed
    votes: str | None = None  # as printed
    places: tuple[Evidence, ...] = ()  # where "author", "time" and "votes" are printed; none in a Markdown seed
    confidence: int = 100  # hundredths: how often a comment as sure as this one begins and ends where it does

    @property
    def id(self) -> str:
        """The comment's id on every page: no better reading of the seed can move it."""
        return f"L{self.line}"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place where the reading could well be another."""

    line: int
    what: str  # one clause, as `seedbank check` prints it
    fix: str  # the line of the sidecar that would settle it


@dataclass(frozen=True, slots=True)
class Reading:
    """The lines of a seed with their roles, and what follows from the roles alone."""

    roles: tuple[Role, ...]  # one a line, in order
    article: tuple[Paragraph, ...]  # ARTICLE_ROLES
    comments: tuple[Comment, ...]
    confidence: int = 100  # hundredths: how often a reading as sure as this one is exactly right
    doubts: tuple[Doubt, ...] = ()
    order: Order = "oldest-first"
    order_source: Source = "inferred"
    title: Evidence | None = None  # what the seed itself prints above the article
    byline: Evidence | None = None
    date: Evidence | None = None
    section: Evidence | None = None
    dateline: Evidence | None = None  # where the article was written: the head of its first paragraph


@dataclass(frozen=True, slots=True)
class Reply:
    """A link from a comment to the earlier comment, or to the article, that it answers."""

    comment: int  # index of the comment that answers
    to: int | None  # index of the comment that is answered; None: the article
    kind: Kind
    cue: Cue
    confidence: int | None  # hundredths, that this very comment is meant; None for a keeper's
    drawn: bool  # False: a runner-up, kept and not shown as a reply
    evidence: tuple[Evidence, ...] = ()
    lines: tuple[int, int] | None = None  # first and last line said to this addressee; None: the whole comment
    why: str = ""  # a keeper's own words


@dataclass(frozen=True, slots=True)
class Mention:
    """A name within a comment that turns to somebody, so that a page can link it."""

    span: Span  # "@" included
    to: int | None  # index of the comment meant; None: nobody of that name spoke before
    name: str  # the author's name as printed, or the words themselves where there is none


@dataclass(frozen=True, slots=True)
class Place:
    """Where a comment stands in the thread."""

    comment: int  # index
    depth: int  # true depth, 0 at the top
    level: int  # of indentation: capped, and not growing while two people alternate
    parent: int | None  # index of the comment it stands under


@dataclass(frozen=True, slots=True)
class Thread:
    """All comments in reading order, with who answers whom."""

    places: tuple[Place, ...] = ()  # every comment once
    replies: tuple[Reply, ...] = ()  # by comment, then by rank; every candidate that was kept
    mentions: Mapping[int, tuple[Mention, ...]] = field(default_factory=lambda: MappingProxyType({}))  # by comment


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a facet."""

    facet: str  # "country", "topic"
    code: str  # ISO 3166 alpha-2 or -4, IPTC qcode: the identity, never changes
    label: str
    slug: str  # stored in the table, not computed
    broader: str | None = None  # code
    path: str = ""  # slugs from the broadest term down, joined by "/"
    top: str = ""  # code of the broadest term above it, or its own
    region: str = ""  # a grouping for index pages; "" where the facet has none
    former: tuple[str, ...] = ()  # codes and slugs that redirect here
    note: str = ""  # one sentence for the term's page
    successors: tuple[str, ...] = ()  # codes, for a dissolved state


@dataclass(frozen=True, slots=True)
class Tag:
    """A term given to a document, with the reason."""

    term: Term
    score: int  # thousandths, within this document and facet
    source: Source
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """A value with where it is from."""

    value: str
    source: Source
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """A date as far as it is known."""

    edtf: str  # ISO 8601-2, e.g. "2019-08-22", "2019-08~", "2016/.."
    earliest: str | None  # ISO date; None: open
    latest: str | None
    source: Source
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing a keeper changed in the automatic reading."""

    what: str  # "L68 answers", "role of line 87", "country: added CN"
    was: str
    now: str
    why: str = ""
    by: str = ""
    on: str = ""


@dataclass(frozen=True)
class Document:
    """One seed, read: all that pages, exports and indexes are made of."""

    seed: Seed
    reading: Reading
    thread: Thread
    tags: Mapping[str, tuple[Tag, ...]]  # by facet; best first
    title: Stated
    date: When | None
    language: Stated
    summary: str
    slug: str
    source_url: str | None = None
    site: str | None = None
    byline: Stated | None = None
    captured: str | None = None  # RFC 3339
    note: str | None = None
    status: Literal["published", "draft"] = "published"
    formerly: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    untagged: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # facet -> why it has no tags
    notices: tuple[str, ...] = ()  # for the keeper, ready to print: what a lock holds back; no fault, so no problem

    @property
    def dated(self) -> bool:
        """Whether a keeper states the date. No address and no list rests on a guess."""
        return self.date is not None and self.date.source == "sidecar" and self.date.earliest is not None

    @property
    def year(self) -> str:
        """The year in the document's address, or "undated"."""
        return self.date.earliest[:4] if self.dated and self.date and self.date.earliest else "undated"

    @property
    def url(self) -> str:
        """The document's address below the site's root, e.g. "2019/a-title/"."""
        return f"{self.year}/{self.slug}/"

    @cached_property
    def replies_to(self) -> Mapping[int, tuple[int, ...]]:
        """Index of a comment -> the comments that answer it, as drawn, in seed order."""
        found: dict[int, set[int]] = {}
        for to, by in [(said.to, said.comment) for said in self.thread.replies if said.drawn and said.to is not None]:
            found.setdefault(to, set()).add(by)
        return MappingProxyType({to: tuple(sorted(froms)) for to, froms in found.items()})

    @cached_property
    def replies_by(self) -> Mapping[int, tuple[Reply, ...]]:
        """Index of a comment -> its replies, drawn and runners-up, best first."""
        found: dict[int, list[Reply]] = {}
        for reply in self.thread.replies:
            found.setdefault(reply.comment, []).append(reply)
        return MappingProxyType({index: tuple(replies) for index, replies in found.items()})
