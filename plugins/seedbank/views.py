"""What templates see of a document: records in the order in which a page says them.

Addresses are below the site's root ("country/japan/"); templates make them relative to their own page. Text is plain and
made visible (`to_html.visible`); what is HTML already is `Markup`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from seedbank.model import Order, Role, Source

Phrase = Literal["in_reply_to", "which", "probably", "keeper"]
IN_ONE_LINE: tuple[Phrase, ...] = ("in_reply_to", "keeper", "probably")
"""The phrases that name several in one line, in the order of the page."""

How = Literal["certain", "very", "likely", "open", "unlikely"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that speak for something, with a link to where they stand."""

    text: str
    line: int | None  # of the seed; its paragraph's id on the page is "L<line>"
    entry: str  # what the words were taken for


@dataclass(frozen=True, slots=True)
class CommentLink:
    """A comment, as another place refers to it."""

    id: str  # "L29"
    number: str  # "#1"
    name: str


@dataclass(frozen=True, slots=True)
class Rival:
    """What a comment may answer as well."""

    to: CommentLink | None  # None: the article
    confidence: int  # hundredths


@dataclass(frozen=True, slots=True)
class ReplyView:
    """One addressee of a comment."""

    phrase: Phrase  # which words the page uses
    to: CommentLink | None  # None: the article
    cue: str
    confidence: int | None  # hundredths
    how: How  # the confidence in words
    evidence: tuple[Quoted, ...]
    others: tuple[Rival, ...]  # runners-up, likeliest first
    why: str  # a keeper's own words


@dataclass(frozen=True, slots=True)
class CommentView:
    """One comment, at its place in the thread."""

    id: str
    number: str  # "#1", in seed order
    name: str
    first: int  # lines of the seed
    last: int
    time: str
    votes: str
    html: Markup
    replies: tuple[ReplyView, ...]
    ghosts: tuple[str, ...]  # names it turns to whose comments are not in the seed
    candidates: tuple[Rival, ...]  # what it may answer, where nothing is known for sure enough
    answered_by: tuple[CommentLink, ...]
    elsewhere: tuple[CommentLink, ...]  # those of answered_by that do not stand in the list below this comment
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
        said = ((phrase, tuple(reply.to for reply in self.replies if reply.phrase == phrase)) for phrase in IN_ONE_LINE)
        return tuple((phrase, those) for phrase, those in said if those)


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


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Everything an article page says."""

    entry: Entry
    html: Markup
    facets: tuple[tuple[str, tuple[TermLink, ...]], ...]  # name of the facet, its terms, best first
    untagged: tuple[tuple[str, str], ...]  # name of the facet, why it has no terms
    comments: tuple[CommentView, ...]  # in reading order
    shown: frozenset[int]  # lines whose paragraph or comment has its id on this page
    names: int
    order_source: Source
    order: Order  # of the comments in the seed; the page has them in reading order
    explicit: int  # drawn replies of each kind
    inferred: int
    keeper: int
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


@dataclass(frozen=True, slots=True)
class SeedLine:
    """One line of the seed page."""

    number: int
    text: str
    role: Role
    shown: bool  # whether the article page has it


@dataclass(frozen=True, slots=True)
class SeedView:
    """What the page of every line says besides the lines."""

    entry: Entry
    file: str
    size: int  # bytes
    sha256: str
    doubts: tuple[tuple[int, str], ...]  # line, what
    corrections: tuple[tuple[str, str, str, str], ...]  # what, was, now, why
