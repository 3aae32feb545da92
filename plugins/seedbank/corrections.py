"""A keeper's corrections laid over the automatic reading, each remembered with what it was before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from seedbank.model import Comment, Correction, Evidence, Reading, Reply, Seed, Tag
from seedbank.problems import Problem, nearest
from seedbank.sidecar import KeeperReply, Sidecar, TermFix
from seedbank.terms import Facet, find_code

Tags = Mapping[str, tuple[Tag, ...]]


def stale(sidecar: Sidecar, seed: Seed) -> Iterator[Problem]:
    """Corrections that were not made for this very seed, and ones that name a line it has not."""
    if sidecar.corrects and sidecar.seed_sha256 != seed.sha256:
        what = (
            "its corrections are for another seed"
            if sidecar.seed_sha256
            else "its corrections do not say for which seed"
        )
        yield Problem(sidecar.path, 0, what, f'check them against the seed, then write seed_sha256 = "{seed.sha256}"')
    lines = {*sidecar.roles, *sidecar.authors, *(reply.line for reply in sidecar.replies), sidecar.first_comment or 0}
    for line in sorted(line for line in lines if line > len(seed.lines)):
        yield Problem(
            sidecar.path, 0, f"corrects line {line}, but the seed has {len(seed.lines)}", "name a line of the seed"
        )


def unheeded(sidecar: Sidecar, reading: Reading) -> Iterator[Problem]:
    """Corrections of the reading that changed nothing, because no comment stands where they say."""
    names = {comment.line for comment in reading.comments}
    first = sidecar.first_comment
    if first and first != min(names, default=0):
        fix = 'name the line of its name; a line that does not look like one needs [[line]] with role = "name" too'
        yield Problem(sidecar.path, 0, f"first_comment = {first}, but no comment begins on that line", fix)
    for line in sorted(sidecar.authors.keys() - names):
        yield _no_comment(sidecar, line)


def _no_comment(sidecar: Sidecar, line: int) -> Problem:
    fix = "name the line on which the comment's author stands"
    return Problem(sidecar.path, 0, f"line {line} is not the name of a comment", fix)


def correct_replies(
    replies: Sequence[Reply], reading: Reading, sidecar: Sidecar
) -> tuple[tuple[Reply, ...], list[Problem]]:
    """Return the replies with the keeper's in place of those of the comments he speaks of, and what he got wrong."""
    by_line = {comment.line: comment.index for comment in reading.comments}
    stated: dict[int, tuple[Reply, ...]] = {}
    problems: list[Problem] = []
    for fix in sidecar.replies:
        lines = (fix.line, *(fix.to if isinstance(fix.to, tuple) else ()))
        missing = [line for line in lines if line not in by_line]
        problems += [_no_comment(sidecar, line) for line in missing]
        if not missing:
            problems += _not_earlier(sidecar, fix, reading)
            stated[by_line[fix.line]] = _keeper_replies(fix, by_line)
    result = (
        {index: [reply for reply in replies if reply.comment == index] for index in by_line.values()} if stated else {}
    )
    if not stated:
        return tuple(replies), problems
    for index, own in stated.items():
        result[index] = [*own, *(_undrawn(reply) for reply in result[index])]
    return tuple(reply for index in sorted(result) for reply in result[index]), problems


def _not_earlier(sidecar: Sidecar, fix: KeeperReply, reading: Reading) -> Iterator[Problem]:
    """Nobody answers himself in the same breath, nor what was not yet said."""
    for line in fix.to if isinstance(fix.to, tuple) else ():
        said_later = line < fix.line if reading.order == "newest-first" else line > fix.line
        if line == fix.line or said_later:
            what = "itself" if line == fix.line else f"that of line {line}, which was said later"
            say = 'name the line of an earlier comment, or write order = "newest-first" if the page is so'
            yield Problem(sidecar.path, 0, f"the comment of line {fix.line} cannot answer {what}", say)


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


def _undrawn(reply: Reply) -> Reply:
    return Reply(
        reply.comment,
        reply.to,
        reply.kind,
        reply.cue,
        reply.confidence,
        drawn=False,
        evidence=reply.evidence,
        lines=reply.lines,
    )


def correct_terms(
    facet: Facet, tags: tuple[Tag, ...], fix: TermFix, path: str
) -> tuple[tuple[Tag, ...], list[Problem]]:
    """Return the tags of one facet with the keeper's added first and his removed; unknown codes are problems."""
    problems = [_unknown_code(facet, code, path) for code in (*fix.add, *fix.remove) if find_code(facet, code) is None]
    present = {tag.term.code for tag in tags}
    added = [find_code(facet, code) for code in fix.add]
    new = [
        Tag(facet.terms[code], 1000, "sidecar", (Evidence(fix.note),) if fix.note else ())
        for code in added
        if code and code not in present
    ]
    removed = {find_code(facet, code) for code in fix.remove}
    return (*new, *(tag for tag in tags if tag.term.code not in removed)), problems


def _unknown_code(facet: Facet, code: str, path: str) -> Problem:
    words = {word.lower(): term.code for term in facet.terms.values() for word in (*term.former, term.slug, term.code)}
    near = nearest(code, words)
    fix = f'write "{words[near]}" ({facet.terms[words[near]].label})' if near else "write a code from the facet's table"
    return Problem(path, 0, f'"{code}" is no {facet.name} code', fix)


def describe_corrections(
    sidecar: Sidecar, bare: Reading, replies: Sequence[Reply], comments: Sequence[Comment], tags: Tags
) -> tuple[Correction, ...]:
    """Return the log of one document: what the keeper changed, and what it was."""
    return (*_reading_log(sidecar, bare), *_reply_log(sidecar, replies, comments), *_term_log(sidecar, tags))


def _reading_log(sidecar: Sidecar, bare: Reading) -> Iterator[Correction]:
    if sidecar.first_comment is not None:
        was = str(bare.comments[0].line) if bare.comments else "no comments"
        yield Correction("first comment", was, str(sidecar.first_comment or "no comments"))
    for line, role in sorted(sidecar.roles.items()):
        if line <= len(bare.roles):
            yield Correction(f"role of line {line}", bare.roles[line - 1], role, *sidecar.reasons[f"line {line}"])
    authors = {comment.line: comment.author for comment in bare.comments}
    for line, author in sorted(sidecar.authors.items()):
        yield Correction(
            f"author of L{line}", authors.get(line, "no comment"), author, *sidecar.reasons[f"line {line}"]
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
                f"reply_to of L{fix.line}", ", ".join(was) or "unknown", now, *sidecar.reasons[f"line {fix.line}"]
            )


def by_name(comments: Sequence[Comment], index: int | None) -> str:
    """Return how logs and outlines name what is answered: "L53", or "article"."""
    return "article" if index is None else comments[index].id


def _term_log(sidecar: Sidecar, tags: Tags) -> Iterator[Correction]:
    for facet, fix in sorted(sidecar.terms.items()):
        was = ", ".join(tag.term.code for tag in tags.get(facet, ())) or "none"
        for change, codes in (("added", fix.add), ("removed", fix.remove)):
            if codes:
                yield Correction(f"{facet}: {change}", was, ", ".join(codes), fix.note)
