"""Roles to article and comments: what follows from the roles alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from seedbank.model import ARTICLE_ROLES, SPEECH_ROLES, Comment, Line, Paragraph, Role
from seedbank.segment.above import lines_above_names
from seedbank.segment.opening import opening_of


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


def comments_of(lines: Sequence[Line], roles: Sequence[Role], authors: Mapping[int, str]) -> tuple[Comment, ...]:
    """Gather each name line and what stands under it. `authors`: names that a keeper states, by line."""
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
    return tuple([_comment(index, draft, authors) for index, draft in enumerate(drafts)])


def _comment(index: int, draft: _Draft, authors: Mapping[int, str]) -> Comment:
    """Make one comment of its lines. The first time and the first votes are its own."""
    opening = opening_of(draft.name.text)
    said = [(line, role) for line, role in draft.under if role in SPEECH_ROLES]
    return Comment(
        index=index,
        line=draft.name.number,
        last=max([draft.name.number, *[line.number for line, _ in draft.under]]),
        author=authors.get(draft.name.number, opening.author),
        paragraphs=tuple([Paragraph(line.number, line.text.strip(), role) for line, role in said]),
        time=opening.time or _first(draft, Role.TIME, Role.DATE),
        votes=_first(draft, Role.VOTES),
    )


def _first(draft: _Draft, *wanted: Role) -> str | None:
    """Give the first line of a role, as printed. A date is a time that was taken for the page's."""
    return next((line.text.strip() for line, role in [*draft.above, *draft.under] if role in wanted), None)
