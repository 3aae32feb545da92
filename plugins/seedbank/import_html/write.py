"""What was read of a page -> the text of its seed, of its sidecar, of the report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from seedbank.import_html.facts import KEYS
from seedbank.import_html.records import Imported, Said
from seedbank.problems import counted
from seedbank.to_markdown import ARTICLE, COMMENTS, escape_text, one_line

_HEADER = re.compile(r"[A-Z][A-Za-z-]*: ?.*")
_UNTYPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")


def seed_of(page: Imported) -> str:
    """Return the seed: the Markdown dialect, or the page's lines where no markup told the comments."""
    if page.lines:
        return "".join(f"{line}\n" for line in page.lines)
    blocks = [_not_a_header(block) if not at else block for at, block in enumerate(page.article)]
    if page.comments:
        blocks.append(COMMENTS)
    return "\n\n".join([*blocks, *_comments(page.comments, _lines_in(blocks) + 1)]) + "\n"


def _not_a_header(block: str) -> str:
    """The first block of the article, so written that no line "Update: ..." is taken for a fact of the seed."""
    if not all(_HEADER.fullmatch(line) for line in block.split("\n")):
        return block
    return re.sub(":", "&#58;", block, count=1)


def _lines_in(blocks: Sequence[str]) -> int:
    """How many lines blocks take, the blank one behind each counted."""
    return sum(block.count("\n") + 2 for block in blocks)


def _comments(comments: tuple[Said, ...], line: int) -> Iterator[str]:
    """Every comment's blocks; its id is the line of its name, as the seed's reader will have it."""
    ids: list[str] = []
    for said in comments:
        ids.append(f"L{line}")
        line += _lines_in(_blocks(said, ["L1"] * len(comments), ""))
    for said, name in zip(comments, ids, strict=True):
        yield from _blocks(said, ids, name, comments)


def _blocks(said: Said, ids: Sequence[str], name: str, comments: Sequence[Said] = ()) -> list[str]:
    head = f"### {_one_line(said.author)} {{#{name}}}"
    told = [f"*{key}: {_one_line(value)}*" for key, value in (("Time", said.time), ("Votes", said.votes)) if value]
    if said.parent is not None:
        known = comments[said.parent].author if comments and said.parent >= 0 else ""
        told.append(f"*In reply to {ARTICLE if said.parent < 0 else f'[{_one_line(known)}](#{ids[said.parent]})'}*")
    return [head, *told, *said.blocks]


def _one_line(text: str) -> str:
    """A name, a time or votes on one line of the dialect."""
    return escape_text(one_line(text))


def sidecar_of(page: Imported, original: str) -> str:
    """Return the sidecar: what the page states of itself, each with where it stands."""
    rows = [f"# Read out of {original} by `seedbank import`; behind each fact stands where the page states it."]
    for key in (*KEYS, "order"):
        if key in page.facts:
            fact = page.facts[key]
            rows.append(f"{key:<10} = {_toml(key, fact.value)}  # {_comment(fact.origin)}")
    return "".join(f"{row}\n" for row in rows)


def _toml(key: str, value: str) -> str:
    """A value as TOML has it: a day and a moment bare, anything else in quotes (JSON's escapes are a part of TOML's)."""
    if (key == "date" and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)) or key == "captured":
        return value
    return json.dumps(value, ensure_ascii=False)


def _comment(text: str) -> str:
    return _UNTYPABLE.sub(" ", text.replace("\n", " "))


def report_of(page: Imported, original: str) -> str:
    """Return the report: what came, what was odd, every piece of text that was not carried over."""
    rows = [f"{original}", "", came(page)]
    rows += [f"note: {note}." for note in page.notes]
    rows += [f"also stated: {key} {json.dumps(fact.value, ensure_ascii=False)} ({fact.origin})"
             for key in KEYS for fact in page.others.get(key, ())]  # fmt: skip
    rows += ["", f"{counted(sum(piece.times for piece in page.left), 'piece')} of text not carried over:", ""]
    rows += [f"{piece.place}: {piece.text}{f'  (×{piece.times})' if piece.times > 1 else ''}" for piece in page.left]
    return "".join(f"{_UNTYPABLE.sub(' ', row)}\n" for row in rows)


def came(page: Imported) -> str:
    """Return what came of a page, in one sentence."""
    if page.lines:
        return f"{counted(len(page.lines), 'line')} of text; no markup of comments that is known."
    answers = sum(said.parent is not None for said in page.comments)
    told = f"{counted(len(page.article), 'paragraph')}, {counted(len(page.comments), 'comment')}"
    return f"{told} by {page.markup}, {answers:,} with whom they answer." if page.comments else f"{told}."
