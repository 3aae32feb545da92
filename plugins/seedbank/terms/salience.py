"""What a text is about: from mentions to a decision a term.

A mention is not a tag. For each term that is mentioned the text is looked at from some twenty sides, each with a few levels
(how often, how early, in the title or not, against the others); every level has a worth, and the sum decides. The worths are
whole thousandths, fitted on the training split of Reuters-21578 by benchmarks/fit_terms.py, and so is everything else here.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from seedbank.terms.facet import Weights
from seedbank.terms.measure import TITLE_LEVEL, Measure, Shape

NAMED = 3  # the bits of name and people

FEATURES = {
    "title": 6,  # 0 not in it, 1 town or office, 2 seat, 3 name or people, 4 the same as its first country, 5 there is no title
    "dateline": 6,  # 0 the text has none, 1 another's, 2 its own, 3 its own and mentioned nowhere else, 4 the same and alone, 5 its own and in the title
    "first": 8,  # characters before its first mention in the body: to 40, 100, 200, 400, 800, 1600, more; 7 never
    "strong": 10,  # mentions by name or people: 0 to 5, to 7, to 11, to 19, more
    "weak": 7,  # other mentions: 0 to 3, to 5, to 9, more
    "share": 21,  # of the worth of all mentions, in twentieths
    "of_best": 11,  # of the worth of the strongest term, in tenths
    "rank": 6,  # by worth
    "terms": 8,  # how many terms are mentioned: 1 to 6, to 9, more
    "kinds": 16,  # which kinds of form, as bits
    "spread": 12,  # of the paragraphs, in tenths; 11: there is one paragraph only
    "listed": 4,  # of its strong mentions, those in a row of countries: none, less than half, more, all
    "density": 10,  # mentions in a hundred words
    "length": 7,  # words: to 25, 50, 100, 200, 400, 800, more
    "share_terms": 44,  # share in tenths by number of terms
    "strong_length": 70,  # strong by length
    "first_rank": 48,  # first by rank
    "title_rank": 36,  # title by rank
    "dateline_rank": 36,  # dateline by rank
    "dateline_share": 66,  # dateline by share in tenths
    "best_rank": 66,  # of_best by rank
    "title_strong": 216,  # title by strong, to 5, by dateline
    "opens": 4,  # paragraphs that open with it: 0, 1, 2, more
    "title_weak": 42,  # title by weak
    "share_best": 231,  # share by of_best
    "first_terms": 64,  # first by terms
    "weak_terms": 56,  # weak by terms
    "rank_opens": 24,  # rank by opens
    "order_terms": 48,  # which of the terms is mentioned first, second, ..., by number of terms
    "order_rank": 36,  # the same by rank
    "forms_dateline": 36,  # different forms, 1 to 6, by dateline
    "forms_share": 66,  # different forms by share in tenths
    "acts_owns": 12,  # mentions that a verb or "and" follows, to 3, by mentions with an apostrophe and an s, to 2
    "acts_first": 32,  # mentions that a verb or "and" follows by first
    "named_share": 88,  # how many terms are mentioned by name or people, to 7, by share in tenths
    "named_dateline": 48,  # the same by dateline
    "people_name": 16,  # mentions by people by mentions by name: 0, 1, to 3, more
    "rivals_best": 88,  # how many terms have half the worth of the strongest, to 7, by of_best
    "rivals_dateline": 48,  # the same by dateline
}
"""Every feature with the number of its levels."""

FIRST_STEPS = (41, 101, 201, 401, 801, 1601)
STRONG_STEPS = (1, 2, 3, 4, 5, 6, 8, 12, 20)
WEAK_STEPS = (1, 2, 3, 4, 6, 10)
TERM_STEPS = (2, 3, 4, 5, 6, 7, 10)
LENGTH_STEPS = (26, 51, 101, 201, 401, 801)
DENSITY_STEPS = (5, 10, 15, 20, 30, 40, 60, 80, 120)
FEW_STEPS = (1, 2, 4)


def observed(found: dict[str, Measure], shape: Shape) -> dict[str, tuple[int, ...]]:
    """Code -> the level of every feature, in the order of FEATURES. `found`: in order of first mention."""
    total = sum(one.worth for one in found.values()) or 1
    ranked = sorted(found, key=lambda code: (-found[code].worth, code))
    best = found[ranked[0]].worth if ranked else 1
    context = Context(
        total=total,
        best=best,
        titled=min((one.title_place for one in found.values()), default=999),
        dated=any(one.dated for one in found.values()),
        terms=bisect_left(TERM_STEPS, len(found) + 1),
        length=bisect_left(LENGTH_STEPS, shape.words + 1),
        named=min(7, sum(1 for one in found.values() if one.kinds & NAMED)),
        rivals=min(7, sum(1 for one in found.values() if 2 * one.worth >= best)),
    )
    order = {code: place for place, code in enumerate(found)}
    return {code: levels(found[code], rank, order[code], context, shape) for rank, code in enumerate(ranked)}


class Context(NamedTuple):
    """What a term is seen against."""

    total: int  # worth of all terms
    best: int  # worth of the strongest
    titled: int  # where the first term stands in the title
    dated: bool  # the dateline names a term
    terms: int  # level of the feature
    length: int  # level of the feature
    named: int  # terms mentioned by name or people
    rivals: int  # terms with half the worth of the strongest


def levels(one: Measure, rank: int, order: int, context: Context, shape: Shape) -> tuple[int, ...]:
    """Return the levels of one term, which is the `rank`-th by worth and the `order`-th by first mention, both from 0."""
    total, best, _, dated, terms, length, named, rivals = context
    rank, order = min(rank, 5), min(order, 5)
    title = title_level(one, context.titled, shape)
    dateline = dateline_level(one, terms, dated=dated)
    first = 7 if one.first < 0 else bisect_left(FIRST_STEPS, one.first + 1)
    strong = bisect_left(STRONG_STEPS, one.strong + 1)
    share, tenth, best_share = 20 * one.worth // total, 10 * one.worth // total, 10 * one.worth // best
    paragraphs = len(shape.starts)
    weak, opens = bisect_left(WEAK_STEPS, one.weak + 1), min(one.opens, 3)
    in_rows = 3 if one.listed == one.strong else 1 + (2 * one.listed >= one.strong)
    forms, acts = min(len(one.forms), 6) - 1, min(one.acts, 3)
    return (
        title,
        dateline,
        first,
        strong,
        weak,
        share,
        best_share,
        rank,
        terms,
        one.kinds,
        11 if paragraphs == 1 else 10 * one.paragraphs // paragraphs,
        in_rows if one.listed else 0,
        bisect_left(DENSITY_STEPS, 100 * (one.strong + one.weak) // max(shape.words, 20) * 5 + 1),
        length,
        tenth * 4 + min(terms, 3),
        strong * 7 + length,
        first * 6 + rank,
        title * 6 + rank,
        dateline * 6 + rank,
        dateline * 11 + tenth,
        best_share * 6 + rank,
        (title * 6 + min(strong, 5)) * 6 + dateline,
        opens,
        title * 7 + weak,
        share * 11 + best_share,
        first * 8 + terms,
        weak * 8 + terms,
        rank * 4 + opens,
        order * 8 + terms,
        order * 6 + rank,
        forms * 6 + dateline,
        forms * 11 + tenth,
        acts * 3 + min(one.owns, 2),
        acts * 8 + first,
        named * 11 + tenth,
        named * 6 + dateline,
        bisect_left(FEW_STEPS, one.people + 1) * 4 + bisect_left(FEW_STEPS, one.name + 1),
        rivals * 11 + best_share,
        rivals * 6 + dateline,
    )


def title_level(one: Measure, first_titled: int, shape: Shape) -> int:
    """Return the level of "title"."""
    if not shape.titled:
        return 5
    return 4 if one.title == TITLE_LEVEL["name"] and one.title_place == first_titled else one.title


def dateline_level(one: Measure, terms: int, *, dated: bool) -> int:
    """Return the level of "dateline"."""
    if not one.dated:
        return 1 if dated else 0
    if one.title:
        return 5
    if one.strong + one.weak:
        return 2
    return 4 if terms == 0 else 3


def sums(found: dict[str, Measure], shape: Shape, weights: Weights) -> dict[str, int]:
    """Code -> the sum that decides, in thousandths."""
    table = weights.levels
    return {
        code: weights.bias + sum(map(tuple.__getitem__, table, each)) for code, each in observed(found, shape).items()
    }
