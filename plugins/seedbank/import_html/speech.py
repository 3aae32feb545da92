"""Elements -> blocks of the dialect: paragraphs, quotes, lists, code, links, emphasis. All else is its text.

What is taken is remembered, so that `left` can tell what was not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from seedbank.import_html.elements import attribute, classes, flat, is_text, own
from seedbank.import_html.inline import Piece, code, emphasised, link, paragraph, paragraphs
from seedbank.to_markdown import escape

DEEPEST: Final = 60
"""Elements within elements; what is deeper is taken as its text, so that no page can exhaust the stack."""

SILENT: Final = frozenset({"script", "style", "button", "input", "select", "textarea", "svg", "math", "iframe",
                           "object", "embed", "audio", "video", "canvas", "noscript", "template", "head", "nav"})  # fmt: skip
"""Elements that say nothing of the article or of a comment. What they hold is told of as left."""

_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "menu",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_LISTS: Final = frozenset({"ul", "ol", "menu", "dir"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SIGNS: Final = {"em": "_", "i": "_", "cite": "_", "dfn": "_", "strong": "**", "b": "**"}
_CODE: Final = frozenset({"code", "kbd", "samp", "tt"})
_SMILEY: Final = 8  # characters of a picture that stands for a sign: ":mrgreen:" is longer, and told of as left
_EMOJI: Final = re.compile(r"emoji|smiley|smilie|emoticon", re.IGNORECASE)


_LEAST_OF_A_FORM: Final = 400  # characters beside its fields, from which a form is the frame of a whole page


def is_silent(tag: Tag) -> bool:
    """Whether an element says nothing of the article or of a comment: forms too, but for those round a whole page."""
    if tag.name != "form":
        return tag.name in SILENT
    fields = {id(field) for field in tag.find_all(["select", "textarea", "button", "label"])}
    told = [part for inner in (tag, *own(tag, fields)) for part in inner.children if is_text(part)]
    return sum(len(flat(str(part))) for part in told) < _LEAST_OF_A_FORM


class Speech:
    """Renders elements of one page, and remembers what it took."""

    def __init__(self, base: str) -> None:
        self.barred: frozenset[int] = (
            frozenset()
        )  # ids (of Python) of the elements that are comments: none is a part of another
        self.base = base  # the page's address, which its links are relative to
        self.trees: list[
            Tag
        ] = []  # of the HTML that is no part of the page's own tree: it lives as long as the ids in `taken`
        self.taken: set[int] = set()  # ids (of Python) of the texts and pictures that were carried over

    def take(self, node: Tag | str) -> str:
        """Return the plain text of an element on one line, and remember it as carried over."""
        if isinstance(node, Tag):
            parts = [part for part in node.descendants if is_text(part)]
            self.taken.update(map(id, parts))
            return flat("".join(map(str, parts)))
        self.taken.add(id(node))
        return flat(node)

    def blocks(
        self, nodes: Iterable[PageElement], skip: frozenset[int] = frozenset(), *, headings: bool = False
    ) -> list[str]:
        """Return elements as blocks. `headings`: as `## ...` where they are alone; else in bold, as within a comment."""
        return _Walk(self, skip, headings=headings).many(nodes, 0)


class _Walk:
    """One walk through some elements."""

    def __init__(self, speech: Speech, skip: frozenset[int], *, headings: bool) -> None:
        self.speech = speech
        self.skip = skip
        self.headings = headings

    def many(self, nodes: Iterable[PageElement], depth: int) -> list[str]:
        """Blocks of nodes beside each other: what is inline between two blocks is a paragraph."""
        found: list[str] = []
        pending: list[Piece] = []
        for node in nodes:
            if self._is_block(node, depth):
                found += paragraphs(pending)
                pending = []
                found += self._block(node, depth) if isinstance(node, Tag) else []
            else:
                pending += self._inline(node, depth)
        return found + paragraphs(pending)

    def _is_block(self, node: PageElement, depth: int) -> bool:
        """Whether a node ends the paragraph before it: an element of that kind, or an inline one round such."""
        if not isinstance(node, Tag) or self._is_out(node) or depth > DEEPEST:
            return False
        if node.name in _BLOCKS:
            return True
        return not is_silent(node) and any(isinstance(part, Tag) and part.name in _BLOCKS for part in node.descendants)

    def _is_out(self, tag: Tag) -> bool:
        return id(tag) in self.skip or id(tag) in self.speech.barred

    def _block(self, tag: Tag, depth: int) -> list[str]:
        if is_silent(tag):
            return []
        made = {"pre": self._code, "blockquote": self._quote, "figcaption": self._caption, "tr": self._row}
        made |= dict.fromkeys(_LISTS, self._list) | dict.fromkeys(_HEADINGS, self._heading)
        return made.get(tag.name, self._held)(tag, depth)

    def _held(self, tag: Tag, depth: int) -> list[str]:
        """What an element holds that means nothing itself."""
        return self.many(tag.children, depth + 1)

    def _quote(self, tag: Tag, depth: int) -> list[str]:
        return [_quoted(block) for block in self.many(tag.children, depth + 1)]

    def _caption(self, tag: Tag, depth: int) -> list[str]:
        if not self.headings:
            return self._held(tag, depth)
        said = self.speech.take(tag)
        return [f"*{escape(said)}*"] if said else []

    def _heading(self, tag: Tag, depth: int) -> list[str]:
        said = paragraph([piece for child in tag.children for piece in self._inline(child, depth + 1)])
        one = re.sub(r"\s*\n\s*", " ", said)
        if not one:
            return []
        if not self.headings:
            return [one if one.startswith("**") else f"**{one}**"]
        return [f"## {one if one != 'Comments' else '&#67;omments'}"]

    def _row(self, tag: Tag, depth: int) -> list[str]:
        """A table's row as one paragraph, its cells parted by bars; a row of one cell, or of blocks, as what it holds."""
        cells = [cell for cell in tag.children if isinstance(cell, Tag) and cell.name in {"td", "th"}]
        beside = [child for child in tag.children if all(child is not cell for cell in cells)]
        if any(isinstance(child, Tag) or (is_text(child) and flat(str(child))) for child in beside):
            return self._held(tag, depth)
        said = [self.many(cell.children, depth + 1) for cell in cells]
        if sum(map(bool, said)) > 1 and all(len(blocks) <= 1 and "\n" not in "".join(blocks) for blocks in said):
            return [" | ".join(blocks[0] for blocks in said if blocks)]
        return [block for blocks in said for block in blocks]

    def _list(self, tag: Tag, depth: int) -> list[str]:
        """A list as one block; what stands between its items parts it."""
        found: list[str] = []
        rows: list[str] = []
        number = 0
        for child in tag.children:
            if (
                isinstance(child, Tag) and child.name in {"ul", "ol"} and rows
            ):  # a list beside its item: it belongs into it
                rows[-1] += "".join(f"\n{_indented(_within(block))}" for block in self._list(child, depth + 1))
            elif isinstance(child, Tag) and child.name == "li" and not self._is_out(child):
                number += 1
                rows += self._item(child, f"{number}." if tag.name == "ol" else "-", depth)
            elif beside := self.many([child], depth + 1):
                found += ["\n".join(rows)] if rows else []
                found += beside
                rows = []
        return [*found, "\n".join(rows)] if rows else found

    def _item(self, tag: Tag, sign: str, depth: int) -> list[str]:
        said = list(map(_within, self.many(tag.children, depth + 1)))
        return ["\n".join([f"{sign} {said[0]}", *map(_indented, said[1:])])] if said else []

    def _code(self, tag: Tag, _depth: int) -> list[str]:
        parts = [part for part in tag.descendants if is_text(part) or (isinstance(part, Tag) and part.name == "br")]
        self.speech.taken.update(map(id, parts))
        text = "".join("\n" if isinstance(part, Tag) else str(part) for part in parts).strip("\n").rstrip()
        if not text:
            return []
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
        return [f"{fence}\n{text}\n{fence}"]

    def _inline(self, node: PageElement, depth: int) -> list[Piece]:
        if isinstance(node, Tag):
            return [] if self._is_out(node) or is_silent(node) else self._element(node, depth)
        return self._text(node) if isinstance(node, NavigableString) and is_text(node) else []

    def _element(self, tag: Tag, depth: int) -> list[Piece]:
        if tag.name == "br":
            return [Piece("\n", "break")]
        if tag.name == "img":
            return self._picture(tag)
        if tag.name in _CODE or depth > DEEPEST:
            said = self.speech.take(tag)
            return [code(said) if tag.name in _CODE else Piece(said)]
        inner = [piece for child in tag.children for piece in self._inline(child, depth + 1)]
        if tag.name in _SIGNS:
            return emphasised(inner, _SIGNS[tag.name])
        if tag.name == "q":
            return [Piece("“"), *inner, Piece("”")]
        return self._link(tag, inner) if tag.name == "a" and inner else inner

    def _text(self, node: NavigableString) -> list[Piece]:
        self.speech.taken.add(id(node))
        return [Piece(str(node))]

    def _link(self, tag: Tag, inner: list[Piece]) -> list[Piece]:
        """A link round plain words; round anything else the words alone, which say more."""
        if any(piece.kind not in {"text", "_", "**"} for piece in inner):
            return inner
        words = "".join(str(part) for part in tag.descendants if is_text(part) and id(part) in self.speech.taken)
        made = link(words, attribute(tag, "href"), self.speech.base)
        if made is None:
            return inner
        blank = [Piece(" ")] if words[:1].isspace() else []
        return [*blank, made, *([Piece(" ")] if words[-1:].isspace() else [])]

    def _picture(self, tag: Tag) -> list[Piece]:
        """A picture that stands for a sign is that sign; any other is told of as left."""
        words = flat(attribute(tag, "alt"))
        if words and (_EMOJI.search(" ".join(classes(tag))) or not words.isascii()) and len(words) <= _SMILEY:
            self.speech.taken.add(id(tag))
            return [Piece(words)]
        return []


def _quoted(block: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in _within(block).split("\n"))


def _indented(block: str) -> str:
    return "\n".join(f"    {line}" for line in block.split("\n"))


def _within(block: str) -> str:
    """A block as it may stand within a quote or a list, where code has no fence: each of its lines as code."""
    if not block.startswith("```"):
        return block
    return paragraph([piece for line in block.split("\n")[1:-1] for piece in (code(line), Piece("\n", "break"))][:-1])
