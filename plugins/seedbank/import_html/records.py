"""What is found in a page, as frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bs4 import Tag
from bs4.element import PageElement

from seedbank.frozen import dataclass, field


@dataclass(frozen=True, slots=True)
class Fact:
    """One value that the page states of itself."""

    value: str
    origin: str  # where it stands, in words: "JSON-LD headline", "meta og:title"


@dataclass(frozen=True, slots=True)
class Mark:
    """One comment as a reader of a markup finds it: where its parts stand, not yet what they say."""

    key: str  # how the page's other comments refer to it; unique within the page
    author: Tag | str
    body: tuple[PageElement, ...] | str  # elements of the page, or HTML of its own
    parent: str | None = None  # key of the comment answered; "": the article; None: not stated
    time: Tag | str = ""  # as printed, or an element with a datetime
    votes: Tag | str = ""  # as printed
    skip: frozenset[int] = frozenset()  # ids (of Python) of elements within the body that are none of it


@dataclass(frozen=True, slots=True)
class Thread:
    """The comments of one page, as one markup has them."""

    markup: str  # its name, for messages: "WordPress"
    marks: tuple[Mark, ...]  # in the order of the page
    places: tuple[Tag, ...] = ()  # the elements that hold them; none for those that stand in a script
    stated: int | None = None  # how many comments the page says it has
    notes: tuple[str, ...] = ()  # what a keeper should know, each a clause
    article: (
        tuple[PageElement, ...] | str
    ) = ()  # what the comments are about, where the markup says it: elements, or HTML
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))  # that the markup states of it


@dataclass(frozen=True, slots=True)
class Said:
    """One comment, in the dialect."""

    author: str  # plain
    blocks: tuple[str, ...]  # Markdown
    parent: int | None = None  # index of the comment answered; -1: the article; None: not stated
    time: str = ""  # plain
    votes: str = ""  # plain


@dataclass(frozen=True, slots=True)
class Left:
    """A piece of text that was not carried over."""

    place: str  # the nearest element that says what it is: "nav.menu"
    text: str
    times: int = 1  # how often this very piece stands there


@dataclass(frozen=True, slots=True)
class Imported:
    """One page, read."""

    facts: Mapping[str, Fact]  # by key of the sidecar
    article: tuple[str, ...]  # Markdown blocks
    comments: tuple[Said, ...]
    markup: str  # name of the markup the comments were read from; "": none
    lines: tuple[str, ...] = ()  # the page's text, line by line, where no markup told the comments; then a `.txt`
    left: tuple[Left, ...] = ()
    notes: tuple[str, ...] = ()  # what a keeper should know, each a clause
    others: Mapping[str, tuple[Fact, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )  # facts stated elsewhere
