"""What templates see of a document: records in the order in which a page says them.

Addresses are below the site's root ("country/japan/"); templates make them relative to their own page. Text is plain and
made visible (`to_html.visible`); what is HTML already is `Markup`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from markupsafe import Markup

from seedbank.frozen import dataclass
from seedbank.model import Order, Role, Source
from seedbank.parts import folder, seed_page, way

Phrase = Literal["in_reply_to", "which", "probably", "keeper"]
IN_ONE_LINE: tuple[Phrase, ...] = ("in_reply_to", "keeper", "probably")
"""The phrases that name several in one line, in the order of the page."""

How = Literal["certain", "very", "likely", "open", "unlikely"]


class Quoted(NamedTuple):
    """Words that speak for something, with a link to where they stand."""

    text: str
    line: int | None  # of the seed; its paragraph's id on the page is "L<line>"
    entry: str  # what the words were taken for


class CommentLink(NamedTuple):
    """A comment, as another place refers to it."""

    id: str  # "L29"
    number: str  # "#1"
    name: str

    @property
    def line(self) -> int:
        """The line of its name."""
        return int(self.id[1:])


class Rival(NamedTuple):
    """What a comment may answer as well."""

    to: CommentLink | None  # None: the article
    confidence: int  # hundredths


class ReplyView(NamedTuple):
    """One addressee of a comment."""

    phrase: Phrase  # which words the page uses
    to: CommentLink | None  # None: the article
    cue: str
    confidence: int | None  # hundredths
    how: How  # the confidence in words
    evidence: tuple[Quoted, ...]
    others: tuple[Rival, ...]  # runners-up, likeliest first
    why: str  # a keeper's own words


class CommentView(NamedTuple):
    """One comment, at its place in the thread."""

    id: str
    number: str  # "#1", in seed order
    name: str
    first: int  # lines of the seed
    last: int
    time: str
    votes: str
    html: Markup
    language: str  # where its text tells one that is not the article's; else ""
    replies: tuple[ReplyView, ...]
    to_article: bool  # nothing is known but that it is probably to the article
    ghosts: tuple[str, ...]  # names it turns to whose comments are not in the seed
    candidates: tuple[Rival, ...]  # what it may answer, where nothing is known for sure enough
    elsewhere: tuple[CommentLink, ...]  # those that answer it and do not stand in the list below it
    previous: str  # the way to the comment before it in reading order, and to the one behind; "": there is none
    next: str
    depth: int
    opens: int  # comments in the list that begins below this one; 0: none begins
    closes: int  # lists that end behind this comment

    @property
    def sure(self) -> bool:
        """Whether the text or a keeper says whom it answers."""
        return any(reply.phrase in {"in_reply_to", "keeper"} for reply in self.replies)

    @property
    def answers(self) -> tuple[tuple[Phrase, tuple[CommentLink | None, ...]], ...]:
        """Whom it answers, a line for each way of saying it; None: the article."""
        said: dict[Phrase, tuple[CommentLink | None, ...]] = {}
        for reply in self.replies:
            said[reply.phrase] = (*said.get(reply.phrase, ()), reply.to)
        return tuple((phrase, said[phrase]) for phrase in IN_ONE_LINE if phrase in said)


@dataclass(frozen=True, slots=True)
class TermLink:
    """A term of the index, as an article refers to it."""

    label: str
    url: str
    code: str
    source: Source
    evidence: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class TermName:
    """A term of the index, as lists refer to it."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A document, as lists show it."""

    title: str
    proposed: bool  # the title was only concluded
    url: str
    language: str
    site: str
    date: str  # as a person writes it; "" where nothing is known
    datetime: str  # for <time>; "" where it is no single day, month or year
    date_source: str  # a Source, or ""
    countries: tuple[TermName, ...]
    comments: int
    summary: str

    def __hash__(self) -> int:
        """Of equal entries it is equal. An entry is looked up for each list that it stands in."""
        return hash(self.url)


@dataclass(frozen=True, slots=True)
class PartLink:
    """One page of a long thread."""

    number: int  # from 1
    page: str  # the way to it; "" for this one
    comments: int
    first: CommentLink
    stubs: tuple[CommentLink, ...]  # its comments, on the first page: so that a comment's old address leads to it


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Everything an article page says."""

    entry: Entry
    html: Markup
    facets: tuple[tuple[str, tuple[TermLink, ...]], ...]  # name of the facet, its terms, best first
    untagged: tuple[tuple[str, str], ...]  # name of the facet, why it has no terms
    comments: tuple[CommentView, ...]  # those of this page, in reading order
    part: int  # which page of the thread this is, from 1; the article stands on the first
    parts: tuple[PartLink, ...]  # all pages of the thread
    home: str  # the way to the first page's folder: "" or "../"
    shown: Mapping[int, str]  # line whose paragraph or comment has an id -> the page it is on, "" for this one
    total: int  # comments of the whole thread
    opens: int  # comments on this page below which a list opens
    voices: tuple[
        tuple[str, tuple[CommentLink, ...]], ...
    ]  # each name that stands more than once on this page, its comments; who says most first
    names: int
    order_source: Source
    order: Order  # of the comments in the seed; the page has them in reading order
    explicit: int  # comments by how it is known whom they answer, each counted once: the text says it
    keeper: int
    inferred: int  # probably another comment
    to_article: int  # probably the article
    unknown: int
    marked: bool  # the seed itself may say who answers whom, apart from what is said
    byline: str
    source_url: str
    note: str
    title_source: Source
    date_evidence: tuple[Quoted, ...]
    confidence: int  # of the reading, hundredths
    doubts: tuple[tuple[int, str], ...]  # line, what
    file: str
    size: int
    encoding: str
    sha256: str
    corrections: tuple[tuple[str, str, str, str], ...]  # what, was, now, why

    def seed_at(self, line: int) -> str:
        """The way to a line on the page of every line."""
        return f"{self.home}seed/{folder(seed_page(line))}index.html#L{line}"


class SeedLine(NamedTuple):
    """One line of the seed page."""

    number: int
    text: str
    role: str  # the value of its Role
    page: str | None  # where the article has it: the way to that page; None: nowhere


@dataclass(frozen=True, slots=True)
class SeedView:
    """What the page of every line says besides the lines."""

    entry: Entry
    file: str
    lines: int
    roles: tuple[
        tuple[Role, int, str], ...
    ]  # roles of lines, how many have it, the way to the first; but for blank ones
    part: int  # which page this is, from 1
    parts: tuple[tuple[int, str, int, int], ...]  # number, way to it ("" for this one), first and last line
    home: str  # the way to the article's folder
    size: int  # bytes
    sha256: str
    doubts: tuple[tuple[int, str], ...]  # line, what
    corrections: tuple[tuple[str, str, str, str], ...]  # what, was, now, why

    def seed_at(self, line: int) -> str:
        """The way to a line from this page of the seed."""
        return f"{way(self.part, seed_page(line))}#L{line}"
