"""Comments and replies -> the reading order: each comment under the one it answers, siblings oldest first."""

from __future__ import annotations

from seedbank.model import Comment, Order, Place, Reply
from seedbank.threads.talk import name_key, spoken

SURE = 90
"""Hundredths from which the very comment meant is sure."""

DEEPEST = 6
"""Levels of indentation, from 0."""


def arrange(
    comments: tuple[Comment, ...], replies: tuple[Reply, ...], order: Order = "oldest-first"
) -> tuple[Place, ...]:
    """Every comment once, in reading order. Linear; chains of any depth.

    A comment stands under its first sure addressee, else under its likeliest drawn one, else at the top. A reply to
    what was not yet said is passed over, so that no circle can be made, whoever states it.
    """
    said = {comment.index: turn for turn, comment in enumerate(spoken(comments, order))}
    parents = parents_of(replies, said)
    children: dict[int | None, list[int]] = {}
    for index in said:
        children.setdefault(parents.get(index), []).append(index)
    names = {comment.index: name_key(comment.author) for comment in comments}
    placed: dict[int, Place] = {}
    waiting = list(reversed(children.get(None, ())))
    while waiting:
        index = waiting.pop()
        above = placed.get(parents.get(index, -1))
        only = len(children.get(parents.get(index), ())) == 1
        placed[index] = place_under(above, index, stays=only and alternate(above, index, names))
        waiting += reversed(children.get(index, ()))
    return tuple(placed.values())


def parents_of(replies: tuple[Reply, ...], said: dict[int, int]) -> dict[int, int]:
    """Index of a comment -> the index it stands under."""
    able: dict[int, list[Reply]] = {}
    for reply in replies:
        if reply.drawn and reply.to is not None and said.get(reply.to, len(said)) < said.get(reply.comment, -1):
            able.setdefault(reply.comment, []).append(reply)
    chosen = {index: next(filter(sure, drawn), max(drawn, key=likelihood)) for index, drawn in able.items()}
    return {index: reply.to for index, reply in chosen.items() if reply.to is not None}


def sure(reply: Reply) -> bool:
    """Whether a keeper says so, or the text leaves no doubt which comment is meant."""
    return reply.kind == "keeper" or (reply.kind == "explicit" and likelihood(reply) >= SURE)


def likelihood(reply: Reply) -> int:
    """Hundredths; a keeper's reply has no doubt."""
    return 100 if reply.confidence is None else reply.confidence


def alternate(above: Place | None, index: int, names: dict[int, tuple[str, ...]]) -> bool:
    """Whether a comment goes on an exchange of two: its author answers the answer to himself."""
    return above is not None and above.parent is not None and names[above.parent] == names[index]


def place_under(above: Place | None, index: int, *, stays: bool) -> Place:
    """The place of a comment below its parent's."""
    if above is None:
        return Place(index, depth=0, level=0, parent=None)
    level = above.level if stays else min(above.level + 1, DEEPEST)
    return Place(index, depth=above.depth + 1, level=level, parent=above.comment)
