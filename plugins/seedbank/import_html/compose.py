"""One page, read: its facts, its article, its comments, and what is left of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from bs4 import BeautifulSoup, Tag

from seedbank.from_markdown import plain
from seedbank.import_html.article import article_blocks, container, measure
from seedbank.import_html.elements import (
    around,
    attribute,
    classes,
    elements,
    flat,
    is_text,
    parents,
    text_of,
    words_of,
)
from seedbank.import_html.facts import checked, facts_of
from seedbank.import_html.lay_out import ARTICLE, in_order, order_stated
from seedbank.import_html.left import left_of
from seedbank.import_html.markups import LAST, READERS
from seedbank.import_html.open_page import Opened, frames_within, open_page, tree
from seedbank.import_html.records import Fact, Imported, Mark, Said, Thread
from seedbank.import_html.speech import Speech, is_silent
from seedbank.problems import Problem, ProblemsError, counted

NO_NAME = "[no name]"
"""Stands for an author whom the page does not name."""

_ABOUT_COMMENTS = re.compile(
    r"(?:^|[-_ ])(?:comments?|commentlist|kommentare?|discussion|responses|disqus|talkback|leserkommentare)(?:$|[-_ ])",
    re.IGNORECASE,
)
_TAG = re.compile("<[a-zA-Z/!]")
# What is named for comments and holds none: the form to write one, and remarks on it; a list of those on other pages.
_NO_LIST = frozenset(
    {
        "ack",
        "aktuelle",
        "disclosure",
        "form",
        "latest",
        "neueste",
        "note",
        "notes",
        "policy",
        "recent",
        "respond",
        "rules",
    }
)
_MANY = 200  # characters in a place named for comments, from which there may well be some
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def import_page(data: bytes, path: str, frames: Sequence[bytes] = ()) -> Imported:
    """Return what a saved page says, its comments from the page or from one of its frames. Raises ProblemsError for what is no page."""
    opened = open_page(data, path)
    soups = [opened.soup, *frames_within(opened.soup), *(open_page(frame, path).soup for frame in frames)]
    own, *framed = ([thread for read in READERS if (thread := read(soup)).marks] for soup in soups)
    if not own and not any(framed):
        own = [thread for thread in (LAST(opened.soup),) if thread.marks]
    found = [*own, *chain.from_iterable(framed)]
    thread = max(found, key=lambda one: len(one.marks), default=Thread("", ()))
    places = _places(thread)
    item = container(opened.soup, places)
    stated = facts_of(opened.soup, item, map(id, places))
    stated = _stated(thread, stated) if any(thread is one for one in own) else {**_stated(thread, {}), **stated}
    facts = {key: values[0] for key, values in stated.items()}
    speech = Speech(facts["source_url"].value if "source_url" in facts else "")
    speech.barred = frozenset(map(id, thread.places))
    comments = said_in(thread, speech)
    facts |= {"order": order} if (order := order_stated(comments)) else {}
    lines = () if comments else _lines(opened, item, speech)
    title = facts["title"].value if "title" in facts else ""
    article = () if lines else _article(thread, item, places, speech, title)
    if not (comments or lines or article):
        fix = "copy what you see into a .txt seed by hand"
        raise ProblemsError([Problem(path, 0, "holds no article and no comments", fix)])
    _take_facts(soups, speech, facts)
    notes = (*opened.notes, *thread.notes, *_counts(thread), *_unsaid(found, thread, comments))
    left = tuple(piece for soup in (*soups, *speech.trees) for piece in left_of(soup, speech.taken))
    others = {key: values[1:] for key, values in stated.items() if len(values) > 1}
    return Imported(facts, tuple(article), comments, thread.markup, lines, left, notes, others)


def import_thread(thread: Thread) -> Imported:
    """Return what an export or a topic's JSON says of one article."""
    facts = {key: Fact(value, fact.origin) for key, fact in thread.facts.items() if (value := checked(key, fact.value))}
    speech = Speech(facts["source_url"].value if "source_url" in facts else "")
    article = (
        own_html(thread.article, speech, headings=True) if isinstance(thread.article, str) and thread.article else []
    )
    comments = said_in(thread, speech)
    facts |= {"order": order} if (order := order_stated(comments)) else {}
    left = tuple(piece for soup in speech.trees for piece in left_of(soup, speech.taken))
    return Imported(facts, tuple(article), comments, thread.markup, (), left, (*thread.notes, *_counts(thread)))


def _stated(thread: Thread, found: Mapping[str, tuple[Fact, ...]]) -> dict[str, tuple[Fact, ...]]:
    """The facts of a page, those that the comments' own markup states before all others."""
    own = {key: (fact,) for key, fact in thread.facts.items() if checked(key, fact.value)}
    return {
        **found,
        **{
            key: (*fact, *(one for one in found.get(key, ()) if one.value != fact[0].value))
            for key, fact in own.items()
        },
    }


def _article(thread: Thread, item: Tag | None, places: tuple[Tag, ...], speech: Speech, title: str) -> list[str]:
    """The article's text: what the markup of the comments says they are about, else the text of the page."""
    if isinstance(thread.article, str) and thread.article:
        return own_html(thread.article, speech, headings=True)
    if thread.article:
        return speech.blocks(thread.article, headings=True)
    return article_blocks(speech, item, places, title) if item is not None else []


def _places(thread: Thread) -> tuple[Tag, ...]:
    """The elements in which the comments stand, and what is named for comments round them: their heading is none of the article's."""
    whole = around(thread.places)
    if whole is None:
        return thread.places
    named = [tag for tag in (whole, *parents(whole)) if _ABOUT_COMMENTS.search(_names(tag))]
    outer = [tag for tag in named if tag.name not in {"body", "html", "article", "main"}]
    return (*thread.places, *outer[-1:])


def _names(tag: Tag) -> str:
    return " ".join([*classes(tag), attribute(tag, "id")])


def said_in(thread: Thread, speech: Speech) -> tuple[Said, ...]:
    """Return the comments of a thread in the dialect, in its order; of a tree whose order is mixed, in the tree's."""
    index = {mark.key: at for at, mark in enumerate(thread.marks)}
    return in_order([_said(mark, index, speech) for mark in thread.marks])


def _said(mark: Mark, index: dict[str, int], speech: Speech) -> Said:
    author = speech.take(mark.author).rstrip(" :") or NO_NAME
    body = mark.body
    blocks = own_html(body, speech) if isinstance(body, str) else speech.blocks(body, mark.skip)
    parent = ARTICLE if mark.parent == "" else index.get(mark.parent) if mark.parent is not None else None
    return Said(author, tuple(blocks), parent, _time(mark.time, speech), speech.take(mark.votes))


def own_html(text: str, speech: Speech, *, headings: bool = False) -> list[str]:
    """Return a piece of HTML as blocks, such as scripts and exports hold; text without tags has its own paragraphs."""
    if not _TAG.search(text):
        text = "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", text.strip())).replace("\n", "<br>")
    soup = tree(text)
    speech.trees.append(soup)
    return speech.blocks(soup.body.children if soup.body else soup.children, headings=headings)


def _time(time: Tag | str, speech: Speech) -> str:
    """A comment's time as printed; where that names no year, the one for machines, else the one that shows when it is pointed at."""
    if isinstance(time, str):
        return speech.take(time).strip(" ,;:|·•–—@")
    tags = (time, *elements(time))
    stated = (attribute(tag, name) for tag in tags for name in ("datetime", "content", "title"))
    exact = next((found[0] for value in stated if (found := _ISO.match(value))), "")
    shown = next((text for tag in tags if _YEAR.search(text := flat(attribute(tag, "title")))), "")
    printed = text_of(time)
    return speech.take(time) if _YEAR.search(printed) or not (exact or shown) else exact or shown


def _take_facts(soups: Iterable[BeautifulSoup], speech: Speech, facts: dict[str, Fact]) -> None:
    """What stands in the sidecar is carried over: elements that say nothing but a fact."""
    values = {facts[key].value for key in ("title", "byline", "site") if key in facts}
    for tag in chain.from_iterable(map(elements, soups)):
        if tag.name in {"title", "h1", "h2", "h3"} and text_of(tag) in values:
            speech.take(tag)


def _lines(opened: Opened, item: Tag | None, speech: Speech) -> tuple[str, ...]:
    """The page's text line by line, where it may well hold comments that no reader knows; else nothing."""
    soup = opened.soup
    silent = {id(tag) for tag in elements(soup) if tag.name == "form" or is_silent(tag)}
    silent |= {id(tag) for tag in elements(soup) if not _NO_LIST.isdisjoint(words_of(_names(tag)))}
    about = (tag for tag in elements(soup) if id(tag) not in silent and _ABOUT_COMMENTS.search(_names(tag)))
    named = [tag for tag in about if measure(tag, silent) >= _MANY]
    if item is not None and not named:
        return ()
    whole = around([item, *named]) if item is not None and named else None
    start = whole if whole is not None and whole.name != "html" else soup.body or soup
    return tuple(plain_lines(start, speech))


def plain_lines(start: Tag, speech: Speech) -> list[str]:
    """Return the text of an element as a page prints it: a line a paragraph, a name, a button."""
    blocks = speech.blocks(start.children)
    return [line.strip() for block in blocks for line in plain(block).split("\n") if line.strip()]


def _counts(thread: Thread) -> list[str]:
    found = len(thread.marks)
    if thread.stated is None or thread.stated == found:
        return []
    return [f"the page says it has {counted(thread.stated, 'comment')}, and holds {found:,}"]


def _unsaid(found: Sequence[Thread], chosen: Thread, comments: Iterable[Said]) -> list[str]:
    """What other markups of the page have that the one chosen has not: told, since no text of a script is told of as left."""
    known = _letters(" ".join(block for said in comments for block in said.blocks))
    notes = []
    for thread in found:
        if thread is chosen or thread.places:
            continue
        missing = [
            mark for mark in thread.marks if isinstance(mark.body, str) and _letters(_bare(mark.body)) not in known
        ]
        if missing:
            notes.append(
                f"{thread.markup} has {counted(len(missing), 'comment')} that stand nowhere else: not carried over"
            )
    return notes


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def _bare(text: str) -> str:
    soup = tree(text)
    return flat("".join(str(part) for part in soup.descendants if is_text(part)))
