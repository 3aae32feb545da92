"""Axe on every kind of page, on a phone and a desk, by light and in the dark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from playwright.sync_api import Browser, Page

from quality.fault import Fault
from quality.tools import AXE

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = {360: 740, 1280: 900}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
HAVE_TO_RUN = {"color-contrast"}  # a page on which this found nothing to look at was not looked at
RUN = """async tags => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}});
  const brief = rules => rules.flatMap(rule => rule.nodes.map(node =>
    [rule.id, node.target.join(" "), node.html.slice(0, 100), node.failureSummary || ""]));
  return {violations: brief(found.violations), incomplete: brief(found.incomplete),
          passed: found.passes.map(rule => rule.id)};
}"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What axe says of one kind of page."""

    kind: str
    rules: int  # that it passed, at least, in each view
    violations: int  # in all views together
    contrast: int  # places where axe could not tell the contrast
    open: tuple[str, ...]  # further rules that axe left to a person


def check(browser: Browser, host: str, kinds: Mapping[str, str]) -> tuple[list[Seen], list[Fault]]:
    """Look at all kinds of pages."""
    seen: list[Seen] = []
    faults: list[Fault] = []
    for kind, address in kinds.items():
        context = browser.new_context()
        page = context.new_page()
        page.goto(host + address)
        page.evaluate(AXE.read_text("utf-8"))
        found = list(_views(page))
        context.close()
        seen.append(_seen(kind, [result for _, result in found]))
        faults += _faults(kind, found)
    return seen, faults


def _views(page: Page) -> Iterator[tuple[str, dict[str, Any]]]:
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            yield f"{width} px, {scheme}", page.evaluate(RUN, TAGS)


def _seen(kind: str, results: list[dict[str, Any]]) -> Seen:
    left = {rule for result in results for rule, *_ in result["incomplete"]} - {"color-contrast"}
    return Seen(
        kind,
        min(len(result["passed"]) for result in results),
        sum(len(result["violations"]) for result in results),
        sum(rule == "color-contrast" for result in results for rule, *_ in result["incomplete"]),
        tuple(sorted(left)),
    )


def _faults(kind: str, found: list[tuple[str, dict[str, Any]]]) -> Iterator[Fault]:
    """Yield one fault for each thing that is wrong, however many places and views have it."""
    places: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for view, result in found:
        told = {rule for rule, *_ in result["violations"]}
        open_ = [place for place in result["incomplete"] if place[0] == "color-contrast"]
        for rule, target, html, summary in result["violations"] + open_:
            words = " ".join(summary.split()).removeprefix("Fix any of the following: ")
            places.setdefault((rule, re.sub(r"\d[\d.]*|#[0-9a-f]{6}", "N", words)), []).append(
                (view, f"{target} ({html})")
            )
        for rule in sorted(HAVE_TO_RUN - {*result["passed"]} - told):
            places.setdefault((rule, "it looked at nothing"), []).append((view, "the page"))
    for (rule, words), where in places.items():
        views = ", ".join(dict.fromkeys(view for view, _ in where))
        yield Fault("axe", f"{kind}, {len(where)} times: {views}, e.g. {where[0][1]}", f"{rule}: {words}")
