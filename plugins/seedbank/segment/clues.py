"""What speaks for a line's being this or that: short words, each with its weight in the table.

A clue is a plain fact about the line, its neighbours or its page. Clues are counted, never multiplied, so that every
reading can be explained by adding up what stands in the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seedbank.segment.company import beside, facts_of
from seedbank.segment.frame import frame_of
from seedbank.segment.gaps import gaps_of
from seedbank.segment.page import Page, page_of
from seedbank.segment.place import placed
from seedbank.segment.recurrence import on_page
from seedbank.segment.shape import alone
from seedbank.segment.view import View


def clues_of(views: Sequence[View]) -> Iterator[tuple[list[str], bool]]:
    """Give the clues of every line of the page, and whether it could be a name at all; one line at a time."""
    frame = frame_of(views)
    text = _text(page_of(frame.core), frame.clues)
    for view, framed in zip(views, frame.framed, strict=True):
        yield ([f"framed {view.kind}"], False) if framed else next(text)


def _text(page: Page, framed: Sequence[tuple[str, ...]]) -> Iterator[tuple[list[str], bool]]:
    """Give the clues of the lines that are not frame."""
    facts = [facts_of(page, place) for place in range(len(page.views))]
    gaps = gaps_of([view.gap for view in page.views])
    for place, view in enumerate(page.views):
        clues = ["bias", *framed[place], *gaps[place]]
        clues += alone(view, page.small)
        clues += on_page(page, place)
        clues += beside(facts, place, view.look, candidate=page.candidates[place])
        clues += placed(page, place)
        yield clues, page.possible[place]
