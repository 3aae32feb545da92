"""A document as an outline that a person checks by eye in five seconds: in colour on a terminal, and harmless to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from seedbank.corrections import by_name
from seedbank.model import Comment, Document, Role, When

_WIDE = 72  # characters of text shown of a line
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""What moves a terminal's cursor, turns its writing direction or ends its line: controls, and Unicode's marks of direction."""
_STYLES = {"name": "1", "dim": "2", "doubt": "33", "sure": "32", "role": "36"}  # SGR, ECMA-48 8.3.117
_RUNS = 12  # places of one role that are listed
_LONG = 60  # comments, or lines with a role of their own, up to which all are listed
_FIRST, _LAST = 20, 10  # comments listed of a longer seed
_SURE, _CERTAIN = 90, 100  # hundredths


def visible(text: str) -> str:
    """Show what a terminal would obey by its number: an escape as backslash x1b."""
    return _UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def outline(document: Document, *, colour: bool = False, every: bool = False) -> str:
    """Return what was read out of a seed: facts with their source, the article's extent, each comment with what it answers.

    `colour` adds escape sequences for a terminal; none of the seed's own are ever in the result. Of a long seed the first
    comments are listed, the last, and those in doubt; `every`: all of them.
    """
    shown = _shown(document, every=every)
    rows = (
        *_facts(document),
        ("", ""),
        *_article(document),
        *_comments(document, shown),
        *_rest(document, every=every),
    )
    return "\n".join([_painted(visible(text), style) if colour else visible(text) for style, text in rows])


def _painted(text: str, style: str) -> str:
    """Colour a row; of a fact, its heading alone."""
    if style == "fact":
        return f"\x1b[{_STYLES['role']}m{text[:11]}\x1b[0m{text[11:]}"
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if style else text


Row = tuple[str, str]
"""How a row is shown, see _STYLES, and its text."""


def _facts(document: Document) -> Iterator[Row]:
    seed = document.seed
    sure = f" (guessed: right in {seed.encoding_confidence} of 100)" if seed.encoding_confidence < _CERTAIN else ""
    yield "dim", f"{seed.path}  {seed.size} bytes, {len(seed.lines)} lines, {seed.encoding}{sure}, sha256 {seed.sha256}"
    yield "fact", f"address    /{document.url}"
    yield "fact", f"title      {document.title.value}  ({document.title.source})"
    yield "fact", f"date       {_date(document.date)}"
    yield "fact", f"language   {document.language.value}  ({document.language.source})"
    for facet, tags in document.tags.items():
        named = ", ".join(
            f"{tag.term.label} [{tag.term.code}]" + (" (sidecar)" if tag.source == "sidecar" else "") for tag in tags
        )
        yield "fact", f"{facet:<10} {named or document.untagged.get(facet) or 'none'}"


def _date(when: When | None) -> str:
    if when is None:
        return "not known"
    words = ", ".join(f"“{found.text}”" + (f" line {found.span.line}" if found.span else "") for found in when.evidence)
    return f"{when.edtf}  ({when.source}{': ' + words if words else ''})"


def _article(document: Document) -> Iterator[Row]:
    paragraphs, confidence = document.reading.article, document.reading.confidence
    lines = f", lines {paragraphs[0].line}-{paragraphs[-1].line}" if paragraphs else ""
    style = "doubt" if document.reading.doubts else "sure"
    yield style, f"article    {len(paragraphs)} paragraphs{lines}; read with confidence {confidence} in 100"
    for paragraph in (*paragraphs[:1], *paragraphs[1:][-1:]):
        yield "", f"{paragraph.line:>6}  {_cut(paragraph.text)}"


def _comments(document: Document, shown: frozenset[int]) -> Iterator[Row]:
    """List the comments that are shown, and count those between them."""
    comments = document.reading.comments
    doubtful = {doubt.line for doubt in document.reading.doubts}
    names = len({comment.author for comment in comments})
    yield "fact", f"comments   {len(comments)} by {names} names, {_order(document)}"
    for hidden, run in groupby(comments, lambda comment: comment.index not in shown):
        if hidden:
            left_out = list(run)
            yield (
                "dim",
                f"     …  {len(left_out)} more, #{left_out[0].index + 1} to #{left_out[-1].index + 1}: `--all` lists them",
            )
            continue
        for comment in run:
            unsure = _is_unsure(comment, doubtful)
            yield "doubt" if unsure else "name", f"{comment.line:>6}{'?' if unsure else ' '} {_told(document, comment)}"
            yield "", f"             {_cut(comment.paragraphs[0].text) if comment.paragraphs else ''}"


def _shown(document: Document, *, every: bool) -> frozenset[int]:
    """Choose the comments that are listed: of a long seed the first, the last, and those in doubt."""
    comments = document.reading.comments
    if every or len(comments) <= _LONG:
        return frozenset(range(len(comments)))
    doubtful = {doubt.line for doubt in document.reading.doubts}
    unsure = [comment.index for comment in comments if _is_unsure(comment, doubtful)]
    return frozenset([*range(_FIRST), *unsure, *range(len(comments) - _LAST, len(comments))])


def _is_unsure(comment: Comment, doubtful: set[int]) -> bool:
    """Tell whether a line of the comment is in doubt."""
    return not doubtful.isdisjoint([comment.line, *[paragraph.line for paragraph in comment.paragraphs]])


def _told(document: Document, comment: Comment) -> str:
    """Say who speaks, when, how much, and to whom."""
    count = len(comment.paragraphs)
    drawn = [reply for reply in document.replies_by.get(comment.index, ()) if reply.drawn]
    told = "; ".join(f"{reply.kind} reply to {by_name(document.reading.comments, reply.to)}" for reply in drawn)
    printed = "".join(f"  [{words}]" for words in (comment.time, comment.votes) if words)
    size = f"({count} paragraph{'' if count == 1 else 's'})"
    sure = f"  {comment.confidence} in 100" if comment.confidence < _SURE else ""
    return f"#{comment.index + 1:<3} {_cut(comment.author)}  {size}{printed}{sure}{'  -> ' + told if told else ''}"


def _order(document: Document) -> str:
    """The order of the comments, with where it is from unless it is the usual one."""
    reading = document.reading
    return reading.order if reading.order == "oldest-first" else f"{reading.order} ({reading.order_source})"


def _rest(document: Document, *, every: bool) -> Iterator[Row]:
    found = list(_head(document))
    left_out = 0 if every else max(0, len(found) - _LONG)
    yield from found[: len(found) - left_out]
    if left_out:
        yield "dim", f"     …  {left_out} more lines with a role of their own: `--all` lists them"
    yield from _furniture(document)
    for doubt in document.reading.doubts:
        yield "doubt", f"in doubt   line {doubt.line}: {doubt.what}"
    for correction in document.corrections:
        yield "fact", f"corrected  {correction.what}: {correction.was} -> {correction.now}"


_HEAD = frozenset(
    {Role.TITLE, Role.BYLINE, Role.DATE, Role.SECTION, Role.HEADING, Role.CAPTION, Role.QUOTE, Role.OTHER}
)
_FURNITURE = (Role.TIME, Role.VOTES, Role.COUNTER, Role.CONTROL)


def _head(document: Document) -> Iterator[Row]:
    """List the lines with a role of their own, one by one."""
    for line, role in zip(document.seed.lines, document.reading.roles, strict=True):
        if role in _HEAD:
            yield "dim", f"{line.number:>6}  {role}: {_cut(line.text)}"


def _furniture(document: Document) -> Iterator[Row]:
    """Sum up the lines that the page prints round the text: how many of each role, on which lines, and what they mostly say."""
    for role in _FURNITURE:
        places = [
            line for line, found in zip(document.seed.lines, document.reading.roles, strict=True) if found is role
        ]
        if places:
            shown = [line.text.strip() for line in places]
            common = ", ".join(
                f"“{_cut(text)}”" for text, _ in sorted(Counter(shown).items(), key=lambda one: (-one[1], one[0]))[:3]
            )
            yield (
                "dim",
                f"{role:<10} {len(places)}, line{'' if len(places) == 1 else 's'} {_runs([line.number for line in places])}: {common}",
            )


def _runs(numbers: list[int]) -> str:
    """Write line numbers as runs: "3, 7-9"; of many the first only."""
    groups = groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])
    runs = [[number for _, number in group] for _, group in groups]
    shown = [f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs[:_RUNS]]
    return ", ".join([*shown, *(["…"] if len(runs) > _RUNS else [])])


def _cut(text: str) -> str:
    shown = text.strip()
    return shown if len(shown) <= _WIDE else shown[: _WIDE - 1] + "…"


def drawing(document: Document) -> str:
    """Return the thread as indented lines, a comment a line, with the kind and confidence of its replies."""
    comments = document.reading.comments
    rows = []
    for place in document.thread.places:
        drawn = [reply for reply in document.replies_by.get(place.comment, ()) if reply.drawn]
        told = ", ".join(
            f"{by_name(comments, r.to)} {r.kind}{'' if r.confidence is None else f' {r.confidence}'}" for r in drawn
        )
        rows.append(
            f"{'  ' * place.depth}{comments[place.comment].id} {comments[place.comment].author}{'  -> ' + told if told else ''}"
        )
    return "\n".join(map(visible, rows))
