"""The comments of a page as a seed has them: in an order that puts nobody after the one who answers him."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from seedbank.import_html.records import Fact, Said
from seedbank.model import Comment
from seedbank.segment.order import order_of_times

ARTICLE = -1
"""Whom a comment answers that answers the article."""


def in_order(comments: Sequence[Said]) -> tuple[Said, ...]:
    """Return the comments with their answers as far as they are stated.

    That a comment stands at the top says something only where others stand below one: on a flat page nobody could do
    otherwise. A comment at the top that turns to somebody by "@" is left to the reading. Where some answer what stands
    above and some what stands below them, the comments are laid out as the tree that they are.
    """
    answers = [said.parent is not None and said.parent >= 0 for said in comments]
    if not any(answers):
        return tuple(replace(said, parent=None) for said in comments)
    told = [replace(said, parent=None) if said.parent == ARTICLE and _calls(said) else said for said in comments]
    ahead = {said.parent > at for at, said in enumerate(told) if said.parent is not None and said.parent >= 0}
    return _as_tree(told) if len(ahead) > 1 else tuple(told)


def _calls(said: Said) -> bool:
    return bool(said.blocks) and said.blocks[0].lstrip("*_[").startswith("@")


def _as_tree(comments: Sequence[Said]) -> tuple[Said, ...]:
    """Every comment behind the one it answers, brothers in the order of the page; what would be a circle stands at the top."""
    below: dict[int | None, list[int]] = {}
    for at, said in enumerate(comments):
        below.setdefault(said.parent if said.parent is not None and said.parent >= 0 else None, []).append(at)
    placed: list[int] = []
    seen: set[int] = set()
    for top in [*below.get(None, ()), *range(len(comments))]:
        waiting = [top] if top not in seen else []
        while waiting:
            at = waiting.pop()
            if at in seen:
                continue
            seen.add(at)
            placed.append(at)
            waiting += reversed(below.get(at, ()))
    moved = {old: new for new, old in enumerate(placed)}
    return tuple(replace(comments[old], parent=_moved(comments[old].parent, moved, moved[old])) for old in placed)


def _moved(parent: int | None, moved: dict[int, int], own: int) -> int | None:
    if parent is None or parent < 0:
        return parent
    return moved[parent] if moved[parent] < own else None


def order_stated(comments: Sequence[Said]) -> Fact | None:
    """Return the order the comments stand in; None for oldest first, which every seed is taken for."""
    answers = [(at, said.parent) for at, said in enumerate(comments) if said.parent is not None and said.parent >= 0]
    if answers and all(parent > at for at, parent in answers):
        return Fact("newest-first", "answers stand above what they answer")
    if answers:
        return Fact("tree", "answers stand below what they answer") if _is_tree(comments) else None
    timed = [Comment(at, at + 1, at + 1, said.author, (), said.time or None) for at, said in enumerate(comments)]
    return Fact("newest-first", "the comments' times") if order_of_times(timed) == "newest-first" else None


def _is_tree(comments: Sequence[Said]) -> bool:
    """Whether each comment answers the one before it, or one that this one answers in turn, or the article; or it is not stated."""
    branch: list[int] = []
    for at, said in enumerate(comments):
        if said.parent is not None and said.parent >= 0:
            if said.parent not in branch:
                return False
            del branch[branch.index(said.parent) + 1 :]
        elif said.parent is not None:
            branch.clear()
        branch.append(at)
    return True
