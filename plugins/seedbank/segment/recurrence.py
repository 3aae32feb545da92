"""Clues of the whole page about a short line: it recurs, it is called, it is spoken of."""

from __future__ import annotations

from seedbank.segment.page import Page, mask
from seedbank.segment.view import SHORT, View

HALF, FIFTH = 5, 2  # tenths
PAIR = 2
NO_NAME = ("no name line",)


def on_page(page: Page, place: int) -> tuple[str, ...]:
    """Look at what other lines say about this one."""
    view = page.views[place]
    if not page.possible[place]:
        return NO_NAME
    found = _counted(page, place)
    called = _called(page, place)
    if "recurs" in found and any(clue.startswith("called") for clue in called):
        found.append("recurs and is called")
    if view.opening.hint:
        found.append("opens as others do")
    elif view.opening.sure:
        found.append("form of a name line" if page.forms == 1 else "form of a name line again")
        if view.opening.time:
            found.append("form with a time" if page.timed == 1 else "form with a time again")
    elif page.forms > 1:
        found.append("no form of a name line")
    if page.candidates[place]:
        found += _alike(page, view)
    return (*found, *called)


def _alike(page: Page, view: View) -> list[str]:
    """Compare the line's look with that of the page's other candidates."""
    alike = page.looks[view.look]
    share = alike * 10 // page.before[-1]
    found = [f"looks like {'most' if share >= HALF else 'many' if share >= FIFTH else 'few'}"]
    return found if alike > 1 else [*found, "looks like no other"]


def _counted(page: Page, place: int) -> list[str]:
    """Count the line among all lines."""
    low = page.views[place].low
    count, masked = page.counts[low], page.masked[mask(low)]
    found = []
    if count > 1:
        found.append("recurs")
        if page.candidates[place]:
            found.append("candidate recurs")
        found += [f"recurs {least}" for least in (3, 5, 10) if count >= least]
    if masked > count:
        found.append("recurs but for numbers")
        if masked > PAIR:
            found.append("recurs often but for numbers")
    return found


def _called(page: Page, place: int) -> list[str]:
    """Look for lines that call this one, and for its words in the text."""
    view, found = page.views[place], []
    if view.address:
        return ["address known" if page.counts[view.address] else "address unknown"]
    low = view.low
    called, named = page.called[low], page.named[low]
    if called:
        found += ["called by @"] if called == 1 else ["called by @", "called by @ often"]
    if named:
        found += ["called by name"] if named == 1 else ["called by name", "called by name often"]
    if view.words > SHORT or not view.tokens or not page.candidates[place]:
        return found
    if len(view.tokens) > 1:
        first = view.tokens[0]
        if page.named[first] or page.called[first]:
            found.append("first word is called")
    inside = all(token in page.inside for token in view.tokens)
    found.append(f"{'spoken of' if inside else 'never spoken of'} {'1' if len(view.tokens) == 1 else '2+'}")
    return found
