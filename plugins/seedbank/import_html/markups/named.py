"""Comments of a markup that is nobody else's: elements that are named for comments, with a name and a text in each.

Source: no specification, but what such pages have in common (Drupal's `comment.tpl.php` and `comment.html.twig`, wpDiscuz, SPIP's forum,
XenForo's comments, what newspapers wrote for themselves): one class, or one form of id, stands on every comment and on nothing else, and
what is within says what it is: "author", "date", "text". Answers stand within what they answer, or behind it in an element that is
named for answers (Drupal's `div.indented`).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import islice, takewhile
from typing import Final

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from seedbank.frozen import dataclass
from seedbank.import_html.elements import (
    attribute,
    classes,
    elements,
    first,
    flat,
    is_text,
    own,
    parents,
    text_of,
    with_text,
    word_like,
    words_of,
)
from seedbank.import_html.records import Mark, Thread

_COMMENT: Final = frozenset(
    {"comment", "kommentar", "commentaire", "comentario", "commento", "komentarz", "reactie", "yorum", "cmt"}
)
_COMMENTS: Final = frozenset({"comments", "kommentare", "commentaires", "comentarios", "commenti", "reacties"})
_ONE_OF: Final = frozenset({"item", "entry", "single", "node", "row", "box", "li"})
_NUMBER: Final = re.compile(r"[0-9a-f]*\d[0-9a-f]*")
# Of comments on other pages, of the form to write one.
_ELSEWHERE: Final = frozenset({"recent", "latest", "newest", "teaser", "respond"})
_ROUND: Final = 3  # elements round one in which that is looked for
_NEVER: Final = frozenset({"a", "body", "button", "form", "html", "input", "label", "script", "span", "textarea"})
_PROFILE: Final = re.compile(r"/(?:user|profil|profile|author|member|u)s?/|/profile\.|[?&]u(?:ser)?(?:_?id)?=")
_AUTHOR: Final = with_text(
    word_like(r"\b(?:author|user|commenter|poster|nick|display|screen)-?name\b|\bnickname\b|\bfn\b"),
    word_like(r"\bcomment-(?:author|user|name)$"),
    word_like(r"\b(?:author|commenter|poster|autor|auteur)-(?:link|url)\b"),
    lambda tag: tag.name == "cite",
    word_like(r"\b(?:author|autor|auteur|commenter|poster|verfasser|writer)$"),
    word_like(r"\b(?:user|name|nick|handle|pseudo|creator)$"),
    lambda tag: tag.name == "a" and bool(_PROFILE.search(attribute(tag, "href"))),
)
_TIME: Final = with_text(
    lambda tag: tag.name == "time",
    word_like(r"\b(?:date|time|datetime|timestamp|posted|published|created|ago|datum)$"),
    lambda tag: tag.name == "abbr" and bool(attribute(tag, "title")),
)
_BODY: Final = (
    word_like(r"\bcomment-(?:text|body|message|msg|texte)$|\bcommenttext$"),
    word_like(r"\bcomment-(?:content|copy)$"),
    word_like(r"\bcomment-(?:text|body|content|message|msg|texte|copy)\b"),
    word_like(r"\b(?:text|texte|body|content|message|msg|copy)$"),
)
_TITLE: Final = (
    word_like(r"\b(?:title|subject|titre|titel|headline)$"),
    lambda tag: tag.name in {"h2", "h3", "h4", "h5"},
)
_FURNITURE: Final = word_like(
    r"\b(?:meta|metas|header|head|footer|actions?|tools?|toolbar|links|buttons?|reply|report|share|avatar|votes?|rating|likes?|permalink|"
    r"(?:report|reply|edit)-link|author|user|date|time|submitted|badge|menu|controls|number|count)$"
)
_VOTES: Final = word_like(r"\b(?:votes?|likes?|score|recommendations?)(?:-(?:count|result|total|number))?$")
_SCORE: Final = re.compile(r"[+−-]?\d{1,6}")
_ANSWERS: Final = word_like(
    r"\b(?:indented|child|children|repl(?:y|ies)|answers?|antworten|subcomments|nested)(?:-(?:list|container|wrap|wrapper|thread|comments?))?$"
)
_LOWER: Final = word_like(r"\b(?:reply|child|answer|antwort)\b|\b(?:level|depth|indent)-[2-9]")
_PARENT: Final = re.compile(r"data-(?:comment-)?(?:parent|parent-id|reply-to|replyto|parent-comment-id)")
# "Comment by NAME — 17.07, 2011 @ 13:10", as WordPress's first themes have it.
_SIGNED: Final = re.compile(r"(?:\w+ (?:by|von|par|de|di|por) )?(.+?) [—–|-] (.*\d)")
_NAMES: Final = frozenset({"a", "b", "strong"})
_BLOCKS: Final = frozenset({"p", "blockquote", "dd", "div", "ol", "pre", "section", "ul"})
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_LONGEST: Final = 60  # characters of a name or a time; what is longer is neither
_FEW: Final = 3  # comments of one form from which they are no chance; fewer are told by their times


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """One comment, its parts found."""

    item: Tag
    author: Tag | str
    time: Tag | str
    body: tuple[PageElement, ...]
    title: tuple[Tag, ...]
    votes: Tag | str
    skip: frozenset[int]


def read_named(soup: BeautifulSoup) -> Thread:
    """Return the comments whose elements are named for them: by the name that most have, of several by that of the outermost."""
    best: list[_Part] = []
    for items in _of_each_name(soup):
        if len(items) > len(best):
            known = frozenset(map(id, items))
            found = [part for item in items if (part := _part(item, known)) is not None]
            best = found if len(found) > len(best) and _is_thread(found) else best
    return Thread("the names of their elements", tuple(_marks(best)), tuple(part.item for part in best))


def _of_each_name(soup: BeautifulSoup) -> list[list[Tag]]:
    """The elements of each class that says "a comment", and of each form of such an id, in the order of the page."""
    named: dict[str, list[Tag]] = {}
    for tag in elements(soup):
        if tag.name in _NEVER:
            continue
        names = [f".{name}" for name in dict.fromkeys(classes(tag)) if _says_comment(name)]
        number = _NUMBER.sub("#", attribute(tag, "id").lower())
        if "#" in number and (_says_comment(number) or "message" in words_of(number)):
            names.append(number)
        if names and not _is_elsewhere(tag):
            for name in names:
                named.setdefault(name, []).append(tag)
    return list(named.values())


def _says_comment(name: str) -> bool:
    said = set(words_of(name))
    return not said.isdisjoint(_COMMENT) or (not said.isdisjoint(_COMMENTS) and not said.isdisjoint(_ONE_OF))


def _is_elsewhere(tag: Tag) -> bool:
    """Whether an element is one of a list of comments on other pages, or of the form to write one."""
    around = [outer for outer in (tag, *islice(parents(tag), _ROUND)) if outer.name not in {"body", "html"}]
    return any(
        not _ELSEWHERE.isdisjoint(words_of(f"{attribute(outer, 'class')} {attribute(outer, 'id')}")) for outer in around
    )


def _part(item: Tag, known: frozenset[int]) -> _Part | None:
    """The parts of one comment; None where it says nothing."""
    parts = list(own(item, known))
    author, time = _author(parts), first(parts, *_TIME)
    heads = {id(outer) for outer in parents(author)} if author is not None else set()
    texts = [tag for tag in parts if id(tag) not in heads and not _is_within(tag, author) and not _is_within(tag, time)]
    body = _body(item, texts, heads)
    inside = {id(inner) for tag in body for inner in (tag, *elements(tag))}
    if not any(text_of(tag) for tag in body):
        return None
    beside = [tag for tag in texts if id(tag) not in inside and not any(id(inner) in inside for inner in elements(tag))]
    title = first(beside, *with_text(*_TITLE))
    votes = first(parts, lambda tag: _VOTES(tag) and bool(_SCORE.fullmatch(text_of(tag))))
    spoken = {id(tag) for tag in elements(title)} if title is not None else set()
    skip = {id(tag) for tag in parts if _FURNITURE(tag) and id(tag) not in spoken}
    skip |= {id(tag) for tag in (author, time) if tag is not None}
    signed = _signed(author)
    return _Part(
        item,
        signed[1] if signed else author or "",
        signed[2] if signed else time if time is not None else dated(item, parts, inside, known),
        tuple(child for tag in body for child in ([tag] if len(body) > 1 else tag.children)),
        (title,) if title is not None and not _repeats(title, body) else (),
        votes or "",
        frozenset(skip),
    )


def _is_within(tag: Tag, outer: Tag | None) -> bool:
    return outer is not None and any(parent is outer for parent in (tag, *parents(tag)))


def _body(item: Tag, texts: Sequence[Tag], heads: Container[int]) -> list[Tag]:
    """The element named for the text, of several the one that says most; else what stands beside the name and is no furniture."""
    for test in _BODY:
        named = [tag for tag in texts if test(tag) and not _is_quoted(tag, item)]
        if named:
            return [max(named, key=lambda tag: len(text_of(tag)))]
    return [
        tag
        for tag in texts
        if tag.name in _BLOCKS and not _FURNITURE(tag) and (tag.parent is item or id(tag.parent) in heads)
    ]


def _is_quoted(tag: Tag, item: Tag) -> bool:
    return any(outer.name == "blockquote" for outer in takewhile(lambda outer: outer is not item, parents(tag)))


def _author(parts: Sequence[Tag]) -> Tag | None:
    """The element of the name: the first that is named for it, and says so little that it can be one."""
    return next((name for test in _AUTHOR for tag in parts if test(tag) and (name := _name(tag)) is not None), None)


def _name(tag: Tag) -> Tag | None:
    """The name in an element: where that says more, the link or the emphasis in it."""
    if _signed(tag):
        return tag
    short = (inner for inner in (*own(tag), tag) if 0 < len(text_of(inner)) <= _LONGEST)
    return next(
        (one for one in short if one is tag or (one.name in _NAMES and "#" not in attribute(one, "href"))), None
    )


def _signed(author: Tag | None) -> re.Match[str] | None:
    return _SIGNED.fullmatch(text_of(author)) if author is not None and author.name == "cite" else None


def dated(item: Tag, parts: Sequence[Tag], inside: Container[int], known: frozenset[int]) -> str:
    """Return a time that stands in no element of its own: the first text outside the body that is short and names a year."""
    for tag in (item, *parts):
        if id(tag) in inside or (id(tag) in known and tag is not item):
            continue
        for part in tag.children:
            if (
                isinstance(part, NavigableString)
                and is_text(part)
                and len(flat(part)) <= _LONGEST
                and _YEAR.search(part)
            ):
                return part
    return ""


def _repeats(title: Tag, body: Sequence[Tag]) -> bool:
    """Whether a title is nothing but the first words of the text, as Drupal makes it."""
    said, whole = ("".join(filter(str.isalnum, text)) for text in (text_of(title), "".join(map(text_of, body))))
    return whole.startswith(said)


def _is_thread(found: Sequence[_Part]) -> bool:
    """Whether what was found is comments: most have a name, and where they are few a time too."""
    signed = [part for part in found if part.author]
    return 3 * len(signed) >= 2 * len(found) and (len(signed) >= _FEW or any(part.time for part in signed))


def _marks(found: Sequence[_Part]) -> Iterator[Mark]:
    keys = {id(part.item): f"@{at}" for at, part in enumerate(found)}
    numbers = {number: keys[id(part.item)] for part in found for number in _numbers(part.item)}
    authors = {keys[id(part.item)]: text_of(part.author) for part in found}
    last: dict[tuple[int, ...], Tag] = {}  # by what stands round it, the last comment there
    for part in found:
        level = [outer for outer in parents(part.item) if id(outer) in keys or _ANSWERS(outer)]
        answered = _stated(part.item, numbers) or _above(part.item, level, keys, last)
        if answered and not _stated(part.item, numbers) and _calls_another(part.body, authors[answered]):
            answered = None
        last[tuple(map(id, level))] = part.item
        said = (*part.title, *part.body)
        yield Mark(keys[id(part.item)], part.author, said, answered, part.time, part.votes, part.skip)


def _numbers(item: Tag) -> Iterator[str]:
    """What other comments may call this one by: the last number of its id, or of its `data-id`."""
    for name in ("id", "data-id", "data-comment-id"):
        yield from re.findall(r"\d{2,}", attribute(item, name))[-1:]


def _stated(item: Tag, numbers: Mapping[str, str]) -> str:
    stated = (attribute(item, name) for name in item.attrs if _PARENT.fullmatch(name))
    return next((numbers[value] for value in stated if value in numbers), "")


def _above(item: Tag, level: Sequence[Tag], keys: Mapping[int, str], last: Mapping[tuple[int, ...], Tag]) -> str | None:
    """The comment round this one, or the last before the answers that it stands among; "" for one at the top, None if not to be told."""
    if not level:
        return None if _LOWER(item) else ""
    if id(level[0]) in keys:
        return keys[id(level[0])]
    before = last.get(tuple(map(id, level[1:])))
    beside = level[0].parent
    if before is not None and any(outer is beside for outer in parents(before)):
        return keys[id(before)]
    return keys.get(id(level[1])) if len(level) > 1 else None


def _calls_another(body: Sequence[PageElement], author: str) -> bool:
    """Whether a text turns to somebody by "@" who is not the one below whom it stands."""
    said = next((text for part in body if isinstance(part, (Tag, str)) and (text := text_of(part))), "")
    return said.startswith("@") and not said[1:].lstrip().casefold().startswith(author.casefold())
