"""Which subjects a text has most words of: broad ones by their share of all, narrow ones where enough speaks for them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import isqrt

from seedbank.frozen import dataclass
from seedbank.terms.facet import Facet
from seedbank.terms.lexicon import Form
from seedbank.terms.words import Standing, Worded

TITLE, EARLY, LATER = 20, 15, 10  # tenths: a word of the title counts twice, one of the opening half as much again
OPENING = 40  # words of the opening
PHRASE = 15  # tenths: a form of several words is less likely to be a chance
MOST = 3  # broad subjects of one text
ENOUGH = 120  # thousandths of all words of subjects that a broad one must have
OF_BEST = 250  # thousandths of the strongest broad subject that a further one must have
OF_BEST_OF_SOME = 400  # the same between FEW and SEVERAL words of subjects: such a text is seldom about two things
FEW = 6  # words of subjects: with no more, nobody can tell which of two subjects a text is about
SURE = 3000  # thousandths that one word of a further subject weighs, in a text with more such words than SEVERAL
SEVERAL = 16  # words of subjects: in a longer text a few everyday words (team, play, lead) are not yet a subject
LEAST = 1700  # worth that a broad subject must have: that of one sure word, or of several weak ones
NARROW, NARROWER = (
    300,
    450,
)  # thousandths of its broader subject that one of the second level must have, and one further down
NARROW_LEAST = 6000  # and the worth it must have
NARROW_FORMS = 2  # and the different forms


@dataclass(slots=True)
class Tally:
    """What was counted of one form in one text."""

    form: Form
    length: int  # in words
    first: int  # index of the first word where it stands first
    weight: int = 0  # of all its hits, in thousandths
    worth: int = 0  # the same, by where they stand


Tallies = Mapping[tuple[str, str], Tally]
"""By code and form."""


def tallied(found: Sequence[Standing], text: Worded) -> Tallies:
    """Count what stands in a text by form: how often, and how early."""
    starts = (*text.starts, *(len(text.words),) * 2)  # so that there is a first paragraph, and an end of it
    body = starts[1]
    first = first_from(body, found)
    opening = 1 if first is None else bisect_right(text.starts, first) - 1
    early = min(starts[opening] + OPENING, starts[opening + 1])
    tallies: dict[tuple[str, str], Tally] = {}
    for forms, length, places in found:
        first, count = places[0], len(places)
        boost = PHRASE if length > 1 else 10
        titled, by_early = (0, 0) if first >= early else (bisect_left(places, body), bisect_left(places, early))
        for form in forms:
            weight = form.weight
            worth = (count - by_early) * (weight * LATER * boost // 100)
            if by_early:
                worth += titled * (weight * TITLE * boost // 100) + (by_early - titled) * (
                    weight * EARLY * boost // 100
                )
            tally = tallies.get(key := (form.code, form.text))
            if tally is None:
                tallies[key] = Tally(form, length, first, weight * count, worth)
                continue
            tally.first = min(tally.first, first)
            tally.weight += weight * count
            tally.worth += worth
    return tallies


def first_from(body: int, found: Sequence[Standing]) -> int | None:
    """Return the first place in the body where a form stands. `found`: by the first place of each."""
    places = []
    for _, _, each in found:
        if each[-1] >= body:
            places.append(each[bisect_left(each, body)])
            if each[0] >= body:  # so are all behind it
                break
    return min(places, default=None)


def several(found: Sequence[Standing]) -> int:
    """Return how many hits the forms have, or any number above SEVERAL if they are more."""
    return len(found) if len(found) > SEVERAL else sum(len(forms) * len(places) for forms, _, places in found)


def worth_of_forms(tallies: Tallies) -> dict[tuple[str, str], int]:
    """Code and form -> worth, in thousandths. The tenth mention of a word adds less than the second."""
    return {key: isqrt(tally.worth * 1000) for key, tally in tallies.items()}


def rolled_up(facet: Facet, forms: Mapping[tuple[str, str], int]) -> dict[str, int]:
    """Code -> worth of its forms and of all narrower subjects'. A form that tells of several counts for each."""
    lines = facet.lines
    total: dict[str, int] = defaultdict(int)
    for (code, _), worth in forms.items():
        for above in lines[code]:
            total[above] += worth
    return dict(total)


def proven(facet: Facet, forms: Iterable[tuple[str, str]], total: Mapping[str, int]) -> Mapping[str, Sequence[str]]:
    """Code -> the narrower subjects right under it that are worth enough and have enough different forms, as far as the text alone tells."""
    strong = {code for code, worth in total.items() if worth >= NARROW_LEAST}
    texts: dict[str, set[str]] = defaultdict(set)
    for code, text in forms:
        for above in facet.lines[code]:
            if above in strong:
                texts[above].add(text)
    under: dict[str, list[str]] = defaultdict(list)
    for code, different in texts.items():
        broader = facet.terms[code].broader
        if broader and len(different) >= NARROW_FORMS:
            under[broader].append(code)
    return under


def ranked_tops(facet: Facet, total: Mapping[str, int]) -> list[tuple[int, str]]:
    """Return share in thousandths and code of every broad subject, best first."""
    tops = {code: worth for code, worth in total.items() if not facet.terms[code].broader}
    everything = sum(tops.values()) or 1
    return sorted(
        ((1000 * worth // everything, code) for code, worth in tops.items()), key=lambda pair: (-pair[0], pair[1])
    )


def sure_tops(facet: Facet, tallies: Tallies, best: str) -> AbstractSet[str]:
    """Return the broad subjects that one sure word at least speaks for, the best always among them."""
    sure = {tally.form.code for tally in tallies.values() if tally.form.weight >= SURE}
    return {best, *(facet.tops[code] for code in sure)}


def chosen(facet: Facet, tallies: Tallies, hits: int) -> list[tuple[int, str]]:
    """Return share in thousandths and code of the subjects of a text: the narrowest that are proven. `hits`: how many its forms have.

    Those of the broad subject with most words come first, and among them those with most words.
    """
    forms = worth_of_forms(tallies)
    total = rolled_up(facet, forms)
    under = proven(facet, forms, total)
    tops = ranked_tops(facet, total)
    everything = sum(total[code] for _, code in tops) or 1
    sure = sure_tops(facet, tallies, tops[0][1] if tops else "") if hits > SEVERAL else total.keys()
    of_best = OF_BEST_OF_SOME if FEW < hits <= SEVERAL else OF_BEST
    found: list[tuple[int, str]] = []
    for share, top in tops[:MOST]:
        if share >= ENOUGH and share * 1000 >= of_best * tops[0][0] and total[top] >= LEAST and top in sure:
            narrow = [(1000 * total[code] // everything, code) for code in narrowest(top, total, under)]
            found += sorted(narrow, key=lambda pair: (-pair[0], pair[1]))
    return found


def narrowest(top: str, total: Mapping[str, int], under: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the narrowest subjects under `top` that enough speaks for; `top` itself where none is."""
    found, open_codes = [], [top]
    while open_codes:
        code = open_codes.pop()
        least = (NARROW if code == top else NARROWER) * total[code]
        enough = [narrower for narrower in under.get(code, ()) if total[narrower] * 1000 >= least]
        if enough:
            open_codes += enough
        else:
            found.append(code)
    return sorted(found)
