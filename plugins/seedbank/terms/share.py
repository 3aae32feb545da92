"""Which subjects a text has most words of: broad ones by their share of all, narrow ones where enough speaks for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import isqrt

from seedbank.terms.facet import Facet, ancestors
from seedbank.terms.words import Hit

TITLE, EARLY, LATER = 20, 15, 10  # tenths: a word of the title counts twice, one of the opening half as much again
OPENING = 40  # words of the opening
PHRASE = 15  # tenths: a form of several words is less likely to be a chance
MOST = 3  # broad subjects of one text
ENOUGH = 120  # thousandths of all words of subjects that a broad one must have
OF_BEST = 250  # thousandths of the strongest broad subject that a further one must have
SURE = 3000  # thousandths that one word of a further subject weighs, in a text with more such words than SEVERAL
SEVERAL = 16  # words of subjects: in a longer text a few everyday words (team, play, lead) are not yet a subject
LEAST = 1700  # worth that a broad subject must have: that of one sure word, or of several weak ones
NARROW, NARROWER = (
    300,
    450,
)  # thousandths of its broader subject that one of the second level must have, and one further down
NARROW_LEAST = 6000  # and the worth it must have
NARROW_FORMS = 2  # and the different forms


def worth_of_forms(hits: Sequence[Hit]) -> dict[tuple[str, str], int]:
    """Code and form -> worth, in thousandths. The tenth mention of a word adds less than the second."""
    raw: dict[tuple[str, str], int] = defaultdict(int)
    opening = next((hit.part for hit in hits if hit.part), 1)
    for part, word, length, form in hits:
        boost = TITLE if part == 0 else EARLY if part == opening and word < OPENING else LATER
        raw[form.code, form.text] += form.weight * boost * (PHRASE if length > 1 else 10) // 100
    return {key: isqrt(raw[key] * 1000) for key in sorted(raw)}


def rolled_up(facet: Facet, forms: Mapping[tuple[str, str], int]) -> dict[str, int]:
    """Code -> worth of its forms and of all narrower subjects'. A form that tells of several counts for each."""
    total: dict[str, int] = defaultdict(int)
    for (code, _), worth in forms.items():
        for term in ancestors(facet, code):
            total[term.code] += worth
    return dict(total)


def forms_below(facet: Facet, forms: Mapping[tuple[str, str], int]) -> dict[str, set[str]]:
    """Code -> the different forms that speak for it or for narrower subjects."""
    below: dict[str, set[str]] = defaultdict(set)
    for code, text in forms:
        for term in ancestors(facet, code):
            below[term.code].add(text)
    return dict(below)


def ranked_tops(facet: Facet, total: Mapping[str, int]) -> list[tuple[int, str]]:
    """Return share in thousandths and code of every broad subject, best first."""
    tops = {code: worth for code, worth in total.items() if not facet.terms[code].broader}
    everything = sum(tops.values()) or 1
    return sorted(
        ((1000 * worth // everything, code) for code, worth in tops.items()), key=lambda pair: (-pair[0], pair[1])
    )


def sure_tops(facet: Facet, hits: Sequence[Hit], best: str) -> AbstractSet[str]:
    """Return the broad subjects that one sure word at least speaks for; all of them in a short text. The best is always among them."""
    if len(hits) <= SEVERAL:
        return facet.terms.keys()
    return {best, *(facet.terms[hit.form.code].top for hit in hits if hit.form.weight >= SURE)}


def chosen(facet: Facet, hits: Sequence[Hit]) -> list[tuple[int, str]]:
    """Return share in thousandths and code of the subjects of a text: the narrowest that are proven.

    Those of the broad subject with most words come first, and among them those with most words.
    """
    forms = worth_of_forms(hits)
    total = rolled_up(facet, forms)
    below = forms_below(facet, forms)
    tops = ranked_tops(facet, total)
    everything = sum(total[code] for _, code in tops) or 1
    sure = sure_tops(facet, hits, tops[0][1] if tops else "")
    found: list[tuple[int, str]] = []
    for share, top in tops[:MOST]:
        if share >= ENOUGH and share * 1000 >= OF_BEST * tops[0][0] and total[top] >= LEAST and top in sure:
            under = [(1000 * total[code] // everything, code) for code in narrowest(facet, top, total, below)]
            found += sorted(under, key=lambda pair: (-pair[0], pair[1]))
    return found


def narrowest(facet: Facet, top: str, total: Mapping[str, int], below: Mapping[str, set[str]]) -> list[str]:
    """Return the narrowest subjects under `top` that enough speaks for; `top` itself where none is."""
    found, open_codes = [], [top]
    while open_codes:
        code = open_codes.pop()
        proven = [
            narrower
            for narrower in sorted(total)
            if facet.terms[narrower].broader == code
            and total[narrower] * 1000 >= (NARROW if code == top else NARROWER) * total[code]
            and total[narrower] >= NARROW_LEAST
            and len(below[narrower]) >= NARROW_FORMS
        ]
        if proven:
            open_codes += proven
        else:
            found.append(code)
    return sorted(found)
