"""Roles to article and comments: what follows from the roles alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from seedbank.model import ARTICLE_ROLES, SPEECH_ROLES, Comment, Line, Paragraph, Role
from seedbank.segment.opening import opening_of


@dataclass(slots=True)
class _Draft:
    """A comment while its lines are being gathered."""

    name: Line
    lines: list[tuple[Line, Role]] = field(default_factory=list)  # speech, times and votes under the name


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
    for line, role in zip(lines, roles, strict=True):
        if role is Role.NAME:
            drafts.append(_Draft(line))
        elif drafts and role is not Role.BLANK:
            drafts[-1].lines.append((line, role))
    return tuple([_comment(index, draft, authors) for index, draft in enumerate(drafts)])


def _comment(index: int, draft: _Draft, authors: Mapping[int, str]) -> Comment:
    """Make one comment of its lines. The first time and the first votes under the name are its own."""
    opening = opening_of(draft.name.text)
    said = [(line, role) for line, role in draft.lines if role in SPEECH_ROLES]
    return Comment(
        index=index,
        line=draft.name.number,
        last=max([draft.name.number, *[line.number for line, _ in draft.lines]]),
        author=authors.get(draft.name.number, opening.author),
        paragraphs=tuple([Paragraph(line.number, line.text.strip(), role) for line, role in said]),
        time=opening.time or _first(draft, Role.TIME),
        votes=_first(draft, Role.VOTES),
    )


def _first(draft: _Draft, wanted: Role) -> str | None:
    """Give the first line of a role, as printed."""
    return next((line.text.strip() for line, role in draft.lines if role is wanted), None)
