"""The report: what was found, in Markdown, with the pictures beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quality.axe import Seen
from quality.budgets import Weighed
from quality.fault import Fault, listed
from quality.lighthouse import CATEGORIES, Scored
from quality.pictures import VIEWS, file_of


@dataclass(slots=True)
class Found:
    """What a run gathers, check by check; a check that was not asked for leaves nothing."""

    versions: Mapping[str, str]
    kinds: Mapping[str, str]  # kind of page -> its address
    faults: list[Fault] = field(default_factory=list)
    pages: int = 0  # HTML files of all sites
    scores: list[Scored] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    weighed: list[Weighed] = field(default_factory=list)
    heaviest: list[tuple[str, int, int]] = field(default_factory=list)  # page, bytes, compressed bytes
    warnings: list[Fault] = field(default_factory=list)  # of the markup checker
    ran: list[str] = field(default_factory=list)
    pictures: bool = False


def write(found: Found) -> str:
    """Return the report."""
    parts = ["# Quality of the site", _head(found), _faults(found.faults)]
    if found.scores:
        parts += ["## Lighthouse", _lighthouse(found.scores)]
    if found.seen:
        parts += ["## Axe", _axe(found.seen)]
    if found.weighed:
        parts += ["## Budgets", _budgets(found.weighed)]
        parts.append(_heaviest(found.heaviest))
    if found.warnings:
        parts += ["## Warnings of the markup checker", _list(listed(found.warnings))]
    if found.pictures:
        parts += ["## Pictures", _pictures(found.kinds)]
    return "\n\n".join(parts) + "\n"


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def _list(lines: Sequence[object]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _head(found: Found) -> str:
    tools = ", ".join(f"{tool} {version}" for tool, version in found.versions.items())
    pages = f"{found.pages} pages, {len(found.kinds)} kinds looked at. Ran: {', '.join(found.ran)}."
    return f"{pages}\n\n{tools}."


def _faults(faults: Sequence[Fault]) -> str:
    return f"## Faults: {len(faults)}\n\n{_list(listed(faults))}" if faults else "Nothing is wrong."


def _lighthouse(scores: Sequence[Scored]) -> str:
    rows = [
        (
            one.kind,
            one.form,
            *("not told" if score is None else score for score in one.scores),
            f"{one.shift:.3f}",
            f"{one.paint / 1000:.2f}",
            "yes" if one.unlisted else "",
        )
        for one in scores
    ]
    return table(("page", "as", *CATEGORIES, "layout shift", "largest paint, s", "asks not to be indexed"), rows)


def _axe(seen: Sequence[Seen]) -> str:
    head = ("page", "rules passed", "violations", "contrast not told", "left to a person")
    return table(head, [(one.kind, one.rules, one.violations, one.contrast, ", ".join(one.open)) for one in seen])


def _heaviest(pages: Sequence[tuple[str, int, int]]) -> str:
    return table(("heaviest pages", "bytes", "compressed"), pages)


def _budgets(weighed: Sequence[Weighed]) -> str:
    head = ("what", "where", "bytes", "allowed", "compressed", "allowed")
    rows = [(one.what, one.page, one.raw, one.most_raw, one.packed, one.most_packed or "") for one in weighed]
    return table(head, rows)


def _pictures(kinds: Mapping[str, str]) -> str:
    rows = [[kind, *(f"[{view.name}](pictures/{file_of(kind, view)})" for view in VIEWS)] for kind in kinds]
    return table(("page", *(["picture"] * len(VIEWS))), rows)
