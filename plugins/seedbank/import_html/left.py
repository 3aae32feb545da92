"""The text of a page that was not carried over, piece by piece, with where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from bs4 import Tag
from bs4.element import PageElement

from seedbank.import_html.elements import attribute, classes, flat, is_text, parents
from seedbank.import_html.records import Left

_INLINE = frozenset({"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "em", "font", "i", "ins", "label", "mark", "q",
                     "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u"})  # fmt: skip


def left_of(soup: Tag, taken: Iterable[int]) -> tuple[Left, ...]:
    """Return every piece of text that is not among those taken, in the order of the page; equal pieces once, counted.

    Pictures' texts count as text. Linear in the size of the page.
    """
    known = set(taken)
    pieces: list[tuple[Tag | None, list[str]]] = []
    for node in soup.descendants:
        words = _words(node)
        if words and id(node) not in known:
            block = next((tag for tag in parents(node) if tag.name not in _INLINE), None)
            if pieces and pieces[-1][0] is block and not isinstance(node, Tag):
                pieces[-1][1].append(words)
            else:
                pieces.append((block, [words]))
    counted: dict[tuple[str, str], int] = {}
    for block, parts in pieces:
        piece = _place(block), flat("".join(parts))
        if piece[1]:
            counted[piece] = counted.get(piece, 0) + 1
    return tuple(Left(place, text, times) for (place, text), times in counted.items())


def _words(node: PageElement) -> str:
    if isinstance(node, Tag):
        words = flat(attribute(node, "alt")) if node.name == "img" else ""
        return f"[picture: {words}]" if words else ""
    return str(node) if is_text(node) else ""


def _place(block: Tag | None) -> str:
    """The nearest element that has a name of its own, and the element itself: "nav#main li"."""
    if block is None:
        return ""
    named = next((tag for tag in (block, *parents(block)) if attribute(tag, "id") or classes(tag)), None)
    if named is None:
        return block.name
    mark = f"#{attribute(named, 'id')}" if attribute(named, "id") else f".{classes(named)[0]}"
    return f"{named.name}{mark}" if named is block else f"{named.name}{mark} {block.name}"
