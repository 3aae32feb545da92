"""Roles to article and comments: what follows from the roles alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from seedbank.model import ARTICLE_ROLES, SPEECH_ROLES, Comment, Evidence, Line, Paragraph, Role, Span
from seedbank.segment.above import lines_above_names
from seedbank.segment.doubts import sureness_of
from seedbank.segment.furniture import pieces_of
from seedbank.segment.make import unmarked
from seedbank.segment.opening import Opening, opening_of

AGE = re.compile(r"\d+\s?[a-z]{1,2}")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
FRAME = frozenset({Role.TIME, Role.DATE, Role.VOTES, Role.CONTROL})


@dataclass(slots=True)
class _Draft:
    """A comment while its lines are being gathered."""

    name: Line
    above: list[tuple[Line, Role]]  # times and votes above the name, where the page prints them there
    under: list[tuple[Line, Role]] = field(default_factory=list)  # speech, times and votes under the name


def article_of(lines: Sequence[Line], roles: Sequence[Role]) -> tuple[Paragraph, ...]:
    """Gather the lines shown as the body of the article."""
    return tuple([
        Paragraph(line.number, line.text.strip(), role)
        for line, role in zip(lines, roles, strict=True)
        if role in ARTICLE_ROLES
    ])  # fmt: skip


def comments_of(
    lines: Sequence[Line],
    roles: Sequence[Role],
    margins: Sequence[int],
    openings: Mapping[int, Opening],
    authors: Mapping[int, str],
) -> tuple[Comment, ...]:
    """Gather each name line and what stands under it.

    `margins`: of every line; `openings`: what name lines hold that the page shows to be such; `authors`: names that a keeper states, both by line.
    """
    drafts: list[_Draft] = []
    ahead, waiting = lines_above_names(lines, roles), list[tuple[Line, Role]]()
    for line, role in zip(lines, roles, strict=True):
        if role is Role.NAME:
            drafts.append(_Draft(line, waiting))
            waiting = []
        elif line.number in ahead:
            waiting.append((line, role))
        elif drafts and role is not Role.BLANK:
            drafts[-1].under.append((line, role))
    first = lines[0].number if lines else 1
    ends = [*[draft.name.number + 1 for draft in drafts[1:]], first + len(lines)]
    sure = [
        sureness_of(margins[draft.name.number - first : end - first]) for draft, end in zip(drafts, ends, strict=False)
    ]
    heads = unmarked([openings.get(draft.name.number) or opening_of(draft.name.text) for draft in drafts])
    told = [
        head._replace(author=authors[draft.name.number]) if draft.name.number in authors else head
        for draft, head in zip(drafts, heads, strict=True)
    ]
    return tuple([_comment(index, draft, told[index], sure[index]) for index, draft in enumerate(drafts)])


def _comment(index: int, draft: _Draft, opening: Opening, confidence: int) -> Comment:
    """Make one comment of its lines. The first time and the first votes are its own."""
    said = [(line, role) for line, role in draft.under if role in SPEECH_ROLES]
    printed = _printed(draft)
    return Comment(
        index=index,
        line=draft.name.number,
        last=max([draft.name.number, *[line.number for line, _ in draft.under]]),
        author=opening.author,
        paragraphs=tuple([Paragraph(line.number, line.text.strip(), role) for line, role in said]),
        time=opening.time or _words(printed, Role.TIME),
        votes=opening.votes or _words(printed, Role.VOTES),
        places=tuple(_places(draft.name, opening, printed)),
        confidence=confidence,
    )


def _words(printed: Mapping[Role, Evidence], kind: Role) -> str | None:
    return printed[kind].text if kind in printed else None


def _printed(draft: _Draft) -> dict[Role, Evidence]:
    """Find the first time and the first votes that the page prints round a comment, alone or among the buttons of a line."""
    found: dict[Role, Evidence] = {}
    for line, role in [*draft.above, *draft.under]:
        if role in FRAME:
            bare = line.text.strip()
            for piece, kind in list(pieces_of(bare)) or [(opening_of(bare).time or bare, role)]:
                start = line.text.find(piece)
                span = Span(line.number, start, start + len(piece)) if start >= 0 else None
                known = Role.TIME if kind is Role.DATE else kind
                if known not in found or (known is Role.TIME and _is_age(found[known].text) and YEAR.search(piece)):
                    found[known] = Evidence(piece, span, kind)
    return found


def _is_age(words: str) -> bool:
    """Tell whether a time is a bare length, "14y": the age of a membership, where a date with a year follows."""
    return AGE.fullmatch(words) is not None


def _places(name: Line, opening: Opening, printed: Mapping[Role, Evidence]) -> Iterator[Evidence]:
    """Say where author, time and votes of a comment are printed."""
    told = (("author", opening.author), ("time", opening.time), ("votes", opening.votes))
    for entry, words in told:
        start = name.text.find(words) if words else -1
        if words and start >= 0:
            yield Evidence(words, Span(name.number, start, start + len(words)), entry)
    for entry, role, own in (("time", Role.TIME, opening.time), ("votes", Role.VOTES, opening.votes)):
        if not own and role in printed:
            yield Evidence(printed[role].text, printed[role].span, entry)
