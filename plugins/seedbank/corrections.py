"""A keeper's corrections laid over the automatic reading, each remembered with what it was before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from seedbank.from_markdown import StatedReply
from seedbank.model import Comment, Correction, Evidence, Order, Reading, Reply, Seed, Tag
from seedbank.problems import Problem, nearest
from seedbank.sidecar import KeeperReply, Reason, Sidecar, TermFix
from seedbank.terms import Facet, find_code

Tags = Mapping[str, tuple[Tag, ...]]


def stale(sidecar: Sidecar, seed: Seed) -> Iterator[Problem]:
    """Corrections that were not made for this very seed, and ones that name a line it has not."""
    if sidecar.corrects and sidecar.seed_sha256 != seed.sha256:
        what = "are for another seed" if sidecar.seed_sha256 else "do not say for which seed"
        fix = f'check them against the seed, then write seed_sha256 = "{seed.sha256}"'
        yield Problem(sidecar.path, 0, f"its corrections {what}", fix)
    lines = {*sidecar.roles, *sidecar.authors, sidecar.first_comment or 1}
    for line in sorted(line for line in lines if line > max(len(seed.lines), 1)):
        what = f"corrects line {line}, but the seed has {len(seed.lines)}"
        yield Problem(sidecar.path, 0, what, "name a line of the seed")


def unheeded(sidecar: Sidecar, reading: Reading) -> Iterator[Problem]:
    """Corrections of the reading that had no effect, such as a blank line that is to be a name."""
    known = len(reading.roles)
    for line, role in sorted(sidecar.roles.items()):
        if line <= known and reading.roles[line - 1] is not role:
            what = f"line {line} cannot be read as {role}: it is {reading.roles[line - 1]}"
            yield Problem(sidecar.path, 0, what, "correct the lines round it as well, or remove this correction")
    first = reading.comments[0].line if reading.comments else 0
    if (sidecar.first_comment or 0) <= known and sidecar.first_comment not in {None, first}:
        what = f"the first comment cannot begin in line {sidecar.first_comment}"
        yield Problem(sidecar.path, 0, what, "name the line on which the first comment's author stands")
    by_line = {comment.line: comment.author for comment in reading.comments}
    for line, author in sorted(sidecar.authors.items()):
        if line <= known and by_line.get(line, author) != author:
            what = f"L{line} is by {by_line[line]} and cannot be given to {author}"
            yield Problem(sidecar.path, 0, what, "write the name into the Markdown seed itself")
        elif line <= known and line not in by_line:
            yield _no_name(sidecar, line)
    yield from _strangers(sidecar, reading)


def _strangers(sidecar: Sidecar, reading: Reading) -> Iterator[Problem]:
    """Aliases of people who say nothing here."""
    authors = sorted({comment.author for comment in reading.comments})
    for called, name in sorted(sidecar.aliases.items()):
        if name not in authors:
            near = nearest(name, {author.lower() for author in authors})
            meant = next((author for author in authors if near and author.lower() == near), "")
            fix = f'write "{meant}"' if meant else "write the name as it stands above a comment"
            yield Problem(sidecar.path, 0, f'"{called}" is said to be "{name}", but no comment is by that name', fix)


def _no_name(sidecar: Sidecar, line: int) -> Problem:
    what = f"line {line} is not the name of a comment"
    return Problem(sidecar.path, 0, what, "name the line on which the comment's author stands")


def correct_replies(
    replies: Sequence[Reply], reading: Reading, sidecar: Sidecar
) -> tuple[tuple[Reply, ...], list[Problem]]:
    """Return the replies with the keeper's in place of those of the comments he speaks of, and what he got wrong."""
    by_line = {comment.line: comment.index for comment in reading.comments}
    stated: dict[int, tuple[Reply, ...]] = {}
    problems: list[Problem] = []
    for fix in sidecar.replies:
        to = fix.to if isinstance(fix.to, tuple) else ()
        missing = [line for line in (fix.line, *to) if line not in by_line]
        unsaid = [
            line for line in to if not missing and not can_answer(by_line[fix.line], by_line[line], reading.order)
        ]
        problems += [_no_name(sidecar, line) for line in missing]
        problems += [_unsaid(sidecar.path, (f"L{fix.line}", f"L{line}"), reading.order) for line in unsaid]
        if not missing and not unsaid:
            stated[by_line[fix.line]] = _keeper_replies(fix, by_line)
    own = [reply for found in stated.values() for reply in found]
    targets = {(reply.comment, reply.to) for reply in own}
    left = [
        replace(reply, drawn=False) if reply.comment in stated else reply
        for reply in replies
        if (reply.comment, reply.to) not in targets
    ]
    return tuple(sorted([*own, *left], key=lambda reply: reply.comment)), problems


def can_answer(comment: int, other: int, order: Order) -> bool:
    """Whether a comment was said after another, by their indices: nobody answers what was not yet said."""
    return comment < other if order == "newest-first" else comment > other


def _unsaid(path: str, ids: tuple[str, str], order: Order, line: int = 0) -> Problem:
    comment, other = ids
    what = (
        f"{comment} is said to answer {other}, which was said later"
        if comment != other
        else f"{comment} is said to answer itself"
    )
    turned = "oldest-first" if order == "newest-first" else "newest-first"
    return Problem(path, line, what, f'name an earlier comment, or state the order: order = "{turned}"')


def unsaid_replies(replies: Sequence[StatedReply], reading: Reading, path: str) -> Iterator[Problem]:
    """Replies of a Markdown seed to what was not yet said."""
    for reply in replies:
        if reply.to is not None and not can_answer(reply.comment, reply.to, reading.order):
            ids = reading.comments[reply.comment].id, reading.comments[reply.to].id
            yield _unsaid(path, ids, reading.order, reply.line)


def _keeper_replies(fix: KeeperReply, by_line: Mapping[int, int]) -> tuple[Reply, ...]:
    if fix.to == "unknown":
        return ()
    targets: list[int | None] = (
        [None] if fix.to == "article" else [by_line[line] for line in fix.to if isinstance(line, int)]
    )
    said = (Evidence(fix.why),) if fix.why else ()
    return tuple(
        Reply(by_line[fix.line], to, "keeper", "sidecar", None, drawn=True, evidence=said, why=fix.why)
        for to in targets
    )


def correct_terms(
    facet: Facet, tags: tuple[Tag, ...], fix: TermFix, path: str
) -> tuple[tuple[Tag, ...], list[Problem]]:
    """Return the tags of one facet with the keeper's added first and his removed; unknown codes are problems.

    Under a lock the automatic tags are those that he saw when he locked, whatever is found today.
    """
    stated = (*fix.add, *fix.remove, *(fix.seen or ()))
    problems = [_unknown_code(facet, code, path) for code in dict.fromkeys(stated) if find_code(facet, code) is None]
    if problems:
        return tags, problems
    given = {tag.term.code: tag for tag in tags}
    if fix.lock and fix.seen is not None:
        tags = tuple(given.get(code) or _stated_tag(facet, code, fix) for code in dict.fromkeys(fix.seen))
    present = {tag.term.code for tag in tags}
    added = [given.get(code) or _stated_tag(facet, code, fix) for code in dict.fromkeys(fix.add) if code not in present]
    return tuple(tag for tag in (*added, *tags) if tag.term.code not in fix.remove), []


def _stated_tag(facet: Facet, code: str, fix: TermFix) -> Tag:
    """A tag that only the keeper gives."""
    return Tag(facet.terms[code], 1000, "sidecar", (Evidence(fix.reason[0]),) if fix.reason[0] else ())


def held_back(facet: Facet, found: Sequence[Tag], fix: TermFix, path: str) -> str:
    """Return what the lock of a facet holds back of today's automatic tags, as the command prints it; "" for nothing."""
    if not fix.lock:
        return ""
    today = list(dict.fromkeys(tag.term.code for tag in found))
    record = f"seen = [{', '.join(json.dumps(code) for code in today)}]"
    place = f"[terms.{facet.name}]"
    if fix.seen is None:
        return f"{path}: {place} is locked, but does not say what was seen, so nothing can be held back.\n  fix: add to it {record}"
    settled = {*fix.add, *fix.remove}
    new = [code for code in today if code not in {*fix.seen, *settled}]
    gone = [code for code in fix.seen if code not in {*today, *settled} and code in facet.terms]
    if not new and not gone:
        return ""
    changes = [
        f"{what} {', '.join(f'{code} ({facet.terms[code].label})' for code in codes)}"
        for what, codes in (("give", new), ("no longer give", gone))
        if codes
    ]
    return (
        f"{path}: {place} is locked; today's tables would {' and '.join(changes)}.\n"
        f"  to take it: write {record}; to settle it: name the code in add or remove"
    )


def _unknown_code(facet: Facet, code: str, path: str) -> Problem:
    words = {
        word.lower(): term.code
        for term in facet.terms.values()
        for word in (*term.former, term.slug, term.label, term.code)
    }
    near = nearest(code, words)
    fix = f'write "{words[near]}" ({facet.terms[words[near]].label})' if near else "write a code from the facet's table"
    return Problem(path, 0, f'"{code}" is no {facet.name} code', fix)


def describe_corrections(
    sidecar: Sidecar, bare: Reading, replies: Sequence[Reply], comments: Sequence[Comment], tags: Tags
) -> tuple[Correction, ...]:
    """Return the log of one document: what the keeper changed, and what it was."""
    aliases = (Correction(f"who “{called}” is", "", name) for called, name in sorted(sidecar.aliases.items()))
    return (*_reading_log(sidecar, bare), *_reply_log(sidecar, replies, comments), *aliases, *_term_log(sidecar, tags))


def _reason(sidecar: Sidecar, place: str) -> Reason:
    return sidecar.reasons.get(place, ("", "", ""))


def _reading_log(sidecar: Sidecar, bare: Reading) -> Iterator[Correction]:
    if sidecar.first_comment is not None:
        was = str(bare.comments[0].line) if bare.comments else "no comments"
        yield Correction(
            "first comment", was, str(sidecar.first_comment or "no comments"), *_reason(sidecar, "reading")
        )
    for line, role in sorted(sidecar.roles.items()):
        if line <= len(bare.roles):
            confirmed = ", confirmed" if bare.roles[line - 1] is role else ""
            what = f"role of line {line}{confirmed}"
            yield Correction(what, bare.roles[line - 1], role, *_reason(sidecar, f"line {line}"))
    authors = {comment.line: comment.author for comment in bare.comments}
    for line, author in sorted(sidecar.authors.items()):
        yield Correction(
            f"author of L{line}", authors.get(line, "no comment"), author, *_reason(sidecar, f"comment {line}")
        )


def _reply_log(sidecar: Sidecar, replies: Sequence[Reply], comments: Sequence[Comment]) -> Iterator[Correction]:
    drawn = {
        index: list(found) for index, found in groupby((r for r in replies if r.drawn), lambda reply: reply.comment)
    }
    by_line = {comment.line: comment for comment in comments}
    for fix in sidecar.replies:
        if fix.line in by_line:
            was = [by_name(comments, reply.to) for reply in drawn.get(by_line[fix.line].index, [])]
            now = ", ".join(f"L{line}" for line in fix.to) if isinstance(fix.to, tuple) else fix.to
            yield Correction(
                f"L{fix.line} answers", ", ".join(was) or "unknown", now, *_reason(sidecar, f"comment {fix.line}")
            )


def by_name(comments: Sequence[Comment], index: int | None) -> str:
    """Return how logs and outlines name what is answered: "L53", or "article"."""
    return "article" if index is None else comments[index].id


def _term_log(sidecar: Sidecar, tags: Tags) -> Iterator[Correction]:
    for facet, fix in sorted(sidecar.terms.items()):
        was = ", ".join(tag.term.code for tag in tags.get(facet, ())) or "none"
        for change, codes in (("added", fix.add), ("removed", fix.remove)):
            if codes:
                yield Correction(f"{facet}: {change}", was, ", ".join(codes), *fix.reason)
        if fix.lock and fix.seen is not None:
            yield Correction(f"{facet}: locked", was, ", ".join(fix.seen) or "none", *fix.reason)
