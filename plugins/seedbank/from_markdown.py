"""The Markdown dialect of `to_markdown`, read back: a `NAME.md` in `content/seeds/` is read like a seed."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import chain, groupby, pairwise
from typing import Literal

from seedbank.frozen import dataclass
from seedbank.model import Comment, Line, Paragraph, Reading, Role
from seedbank.to_markdown import ARTICLE, COMMENTS, KEEPER, PROBABLY, escape

_FACT = re.compile(r"([A-Z][A-Za-z-]*): ?(.*)")
_NAME = re.compile(r"### (.*?)(?: \{#([A-Za-z][\w-]*)\})?")
_ADDRESSEE = rf"(?:\[(?:\\.|[^\]\\])*\]\(#[\w-]+\)|{ARTICLE})"
_META = re.compile(
    r"\*(?:(?P<key>Time|Votes): (?P<value>(?:\\.|[^*\\\n])*)"
    rf"|In reply to (?P<to>{_ADDRESSEE}(?:, {_ADDRESSEE})*)(?P<mark>{re.escape(KEEPER)}|{re.escape(PROBABLY)})?)\*"
)
_LINK = re.compile(r"\[(?:\\.|[^\]\\])*\]\(#([\w-]+)\)")
_CAPTION = re.compile(r"\*((?:\\.|[^*\\])+)\*")

_FENCE = re.compile(r"(`{3,})\n(.*)\n\1", re.DOTALL)
"""A block of code: what is in it stands as typed, blank lines too."""

# What a reader sees of inline Markdown: escapes, character references, links by their text, emphasis and code without marks.
_PLAIN = re.compile(
    r"(?<![\\`])(?P<fence>`+)(?P<code>[^`](?:.*?[^`])??)(?P=fence)(?!`)|(?P<break> {2,}(?=\n))|"
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<reference>&(?:\#\d+|\#x[0-9a-fA-F]+|\w+);)|<(?P<url>https?://[^>]*)>"
    r"|\[(?P<text>(?:\\.|[^\]\\])*)\]\((?:[^)\s]*)\)|(?P<mark>\*\*?|__?|`+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class StatedReply:
    """What a Markdown seed says of a comment's addressees."""

    comment: int  # index
    to: int | None  # index; None: the article
    kind: Literal["explicit", "keeper"]
    line: int  # where it says so
    sure: bool = True  # False: it says "probably", as of a name that may mean several comments


@dataclass(frozen=True, slots=True)
class MarkdownSeed:
    """A Markdown seed, read."""

    facts: Mapping[str, tuple[int, str]]  # key as written -> its line, its value
    reading: Reading
    replies: tuple[StatedReply, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that stand together between blank ones."""

    line: int  # of the first
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def from_markdown(lines: tuple[Line, ...]) -> MarkdownSeed:
    """Return what a file in the dialect says. Never fails: what it does not know is a paragraph.

    A comment's id is the line of its name in this file; the id it is written with is only what its replies go by.
    """
    blocks = [_Block(group[0].number, tuple(line.text for line in group)) for group in _stanzas(lines)]
    facts = _facts(blocks[0]) if blocks else {}
    body = [block for whole in (blocks[1:] if facts else blocks) for block in _split_headings(whole)]
    marker = next((at for at, block in enumerate(body) if block.text == COMMENTS), len(body))
    article = tuple(_article_paragraph(block) for block in body[:marker])
    names = [at for at in range(marker + 1, len(body)) if body[at].text.startswith("### ")]
    groups = [body[at:end] for at, end in pairwise([*names, len(body)])]
    ids = _ids(groups)
    told = [_told(group, ids) for group in groups]
    comments = tuple(_comment(index, *both) for index, both in enumerate(zip(groups, told, strict=True)))
    rest = body[marker : names[0] if names else len(body)]
    roles = _roles(lines, facts, rest, article, [*zip(groups, told, strict=True)])
    replies = (_replies(index, *both, ids) for index, both in enumerate(zip(groups, told, strict=True)))
    return MarkdownSeed(facts, Reading(roles, article, comments), tuple(chain.from_iterable(replies)))


def _stanzas(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """Lines that stand together between blank ones; code between fences whole, if its fence is closed."""
    closing: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if re.fullmatch("`{3,}", line.text):
            closing.setdefault(line.text, []).append(at)
    start = at = 0
    while at < len(lines):
        fences = closing.get(lines[at].text, ()) if at == start else ()
        closed = bisect_right(fences, at)
        if closed < len(fences):
            yield lines[at : fences[closed] + 1]
            start = at = fences[closed] + 1
        elif _is_blank(lines[at]):
            if at > start:
                yield lines[start:at]
            start = at = at + 1
        else:
            at += 1
    if at > start:
        yield lines[start:]


def _ids(groups: list[list[_Block]]) -> dict[str, int]:
    """Id as written behind a name -> index of the comment; of two that are the same, the first."""
    found: dict[str, int] = {}
    for index, group in enumerate(groups):
        name = _NAME.fullmatch(group[0].text)
        if name and name[2]:
            found.setdefault(name[2], index)
    return found


def _is_blank(line: Line) -> bool:
    return not line.text.strip()


def _facts(block: _Block) -> dict[str, tuple[int, str]]:
    """The header, or nothing where one of its lines is no `Key: value`: then it is a paragraph."""
    found = [_FACT.fullmatch(line) for line in block.lines]
    if not all(found):
        return {}
    return {match[1]: (block.line + at, match[2].strip()) for at, match in enumerate(found) if match}


def _split_headings(block: _Block) -> list[_Block]:
    """A heading is a block of its own, with or without blank lines round it; code has none."""
    if _FENCE.fullmatch(block.text):
        return [block]
    parts: list[_Block] = []
    for headed, group in groupby(
        enumerate(block.lines, block.line), lambda numbered: bool(re.match("#{2,3} ", numbered[1]))
    ):
        rows = list(group)
        parts += (
            [_Block(line, (text,)) for line, text in rows]
            if headed
            else [_Block(rows[0][0], tuple(text for _, text in rows))]
        )
    return parts


def plain(markdown: str) -> str:
    """Return inline Markdown of the dialect as the text a reader sees."""
    return _PLAIN.sub(_plain_part, markdown)


def _plain_part(found: re.Match[str]) -> str:
    if found["fence"]:
        return found["code"].strip()
    if found["break"]:
        return ""
    if found["escaped"] is not None:
        return found["escaped"]
    if found["reference"]:
        return html.unescape(found["reference"])
    if found["url"] is not None:
        return html.unescape(found["url"])
    return plain(found["text"]) if found["text"] is not None else ""


def _paragraph(block: _Block, role: Role) -> Paragraph:
    markdown = block.text
    fenced = _FENCE.fullmatch(markdown)
    if fenced:
        return Paragraph(block.line, fenced[2], role, markdown)
    if role is Role.COMMENT and all(line.startswith(">") for line in block.lines):
        inner = "\n".join(re.sub("^> ?", "", line) for line in block.lines)
        quoted = plain(inner)
        return Paragraph(block.line, quoted, Role.QUOTE, "" if escape(quoted) == inner else markdown)
    text = plain(markdown)
    return Paragraph(block.line, text, role, "" if escape(text) == markdown else markdown)


def _article_paragraph(block: _Block) -> Paragraph:
    if block.text.startswith("## "):
        return Paragraph(block.line, plain(block.text[3:]), Role.HEADING)
    caption = _CAPTION.fullmatch(block.text)
    if caption:
        return Paragraph(block.line, plain(caption[1]), Role.CAPTION)
    return _paragraph(block, Role.PARAGRAPH)


def _told(group: list[_Block], ids: Mapping[str, int]) -> list[re.Match[str]]:
    """What stands between a name and its first paragraph: time, votes, addressees, each once.

    A line in italics that says anything else, or names nobody who is here, is a paragraph like any other.
    """
    found: list[re.Match[str]] = []
    for block in group[1:]:
        meta = _META.fullmatch(block.text)
        if not meta or any(target not in ids for target in _LINK.findall(meta["to"] or "")):
            break
        if any((meta["key"], meta["mark"]) == (other["key"], other["mark"]) for other in found):
            break
        found.append(meta)
    return found


def _comment(index: int, group: list[_Block], told: list[re.Match[str]]) -> Comment:
    name = _NAME.fullmatch(group[0].text)
    said = {meta["key"]: plain(meta["value"]) for meta in told if meta["key"]}
    paragraphs = tuple(_paragraph(block, Role.COMMENT) for block in group[1 + len(told) :])
    last = group[-1].line + len(group[-1].lines) - 1
    author = plain(name[1]) if name else ""
    return Comment(index, group[0].line, last, author, paragraphs, said.get("Time"), said.get("Votes"))


def _replies(index: int, group: list[_Block], told: list[re.Match[str]], ids: Mapping[str, int]) -> list[StatedReply]:
    found = []
    for block, meta in zip(group[1:], told, strict=False):
        if meta["to"]:
            kind: Literal["explicit", "keeper"] = "keeper" if meta["mark"] == KEEPER else "explicit"
            stated: list[int | None] = [ids[target] for target in _LINK.findall(meta["to"])]
            stated += [None] if ARTICLE in _LINK.sub("", meta["to"]) else []
            found += [StatedReply(index, to, kind, block.line, sure=meta["mark"] != PROBABLY) for to in stated]
    return found


def _roles(
    lines: tuple[Line, ...],
    facts: Mapping[str, tuple[int, str]],
    rest: list[_Block],
    article: tuple[Paragraph, ...],
    groups: list[tuple[list[_Block], list[re.Match[str]]]],
) -> tuple[Role, ...]:
    """One role a line; a paragraph's further lines have the role of its first."""
    starts: dict[int, Role] = {}
    named = {"Title": Role.TITLE, "Date": Role.DATE, "Byline": Role.BYLINE}
    starts.update({line: named.get(key, Role.CONTROL) for key, (line, _) in facts.items()})
    starts.update({paragraph.line: paragraph.role for paragraph in article})
    starts.update({block.line: Role.COUNTER if block.text == COMMENTS else Role.OTHER for block in rest})
    meta = {"Time": Role.TIME, "Votes": Role.VOTES, None: Role.CONTROL}
    for group, told in groups:
        starts[group[0].line] = Role.NAME
        starts.update({block.line: meta[found["key"]] for block, found in zip(group[1:], told, strict=False)})
        starts.update({block.line: _paragraph(block, Role.COMMENT).role for block in group[1 + len(told) :]})
    roles, role = [], Role.OTHER
    for line in lines:
        role = starts.get(line.number, role)
        roles.append(Role.BLANK if _is_blank(line) else role)
    return tuple(roles)
