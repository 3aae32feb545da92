"""Text -> tags with their evidence: the one door for both methods."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate
from operator import itemgetter

from seedbank.model import Evidence, Paragraph, Span, Tag
from seedbank.terms.by_capital import ByCapital
from seedbank.terms.by_word import ByWord
from seedbank.terms.facet import Facet, Mention, Tagging, Text
from seedbank.terms.lexicon import Lexicon, plain, plain_each
from seedbank.terms.measure import Measure, Shape, alike, measure
from seedbank.terms.mentions import dateline_end, find_mentions
from seedbank.terms.salience import sums
from seedbank.terms.share import Tallies, Tally, chosen, several, tallied
from seedbank.terms.words import Hit, Worded, find_forms, place_of, worded

TODAY = 9998  # the year of an article without one: states are called what they are called now
SHOWN = 6  # pieces of evidence that a tag keeps
PLACE = itemgetter(0, 1)
FAINT = 16  # a term with less than this part of the worth of the best is only mentioned, however long the text
SHORT_TEXT = 80  # words: in a text of fewer, without dateline, the neighbour of the news is named as often as its place
SHORT_CUT = 350  # the cut there
EVEN = 10  # there a term is also given if it lacks no more than this part of the worth of the best
LAST_CUT = -1000  # the cut there for the likeliest term if no other is given, and for every term if there is no title
FLOOR = 2  # without a title a term must then have this part of the worth of the best


def tag(facet: Facet, text: Text) -> Tagging:
    """Return what the text is about, best first, each tag with the words that gave it.

    A text in a language without a table gets no tags and says so; a text that names nothing gets none either.
    """
    lexicon = lexicon_for(facet, text.language)
    tags: tuple[Tag, ...]
    if isinstance(lexicon, ByCapital):
        tags = by_salience(facet, lexicon, text)
    elif isinstance(lexicon, ByWord):
        tags = by_share(facet, lexicon, text)
    else:
        return Tagging((), unsupported(facet, text.language))
    return Tagging(tags, "" if tags else f"Nothing in the text speaks clearly for a {facet.name}.")


def lexicon_for(facet: Facet, language: str) -> Lexicon | None:
    """Return the words of the text's language, else those that serve every language, else None."""
    known = language.partition("-")[0].lower()
    return facet.lexicons.get(known if known in facet.lexicons else "")


def unsupported(facet: Facet, language: str) -> str:
    """Say why a text in this language has no tags."""
    if language in {"", "und"}:
        return f"The language of the text is not known, so no {facet.name} is proposed."
    known = ", ".join(sorted(facet.lexicons))
    return f"There is no table of {facet.name} words for the language “{language}” (there is for {known})."


def measured(lexicon: ByCapital, text: Text) -> tuple[dict[str, Measure], Shape]:
    """Return what was counted of each term, and the shape of the text."""
    mentions, shape = looked_at(lexicon, text)
    return measure(mentions, alike(mentions), shape), shape


def looked_at(lexicon: ByCapital, text: Text) -> tuple[list[Mention], Shape]:
    """Return the mentions of a text, and its shape."""
    paragraphs = plain_each([paragraph.text for paragraph in text.paragraphs])
    body = "\n".join(paragraphs)
    starts = accumulate([len(paragraph) + 1 for paragraph in paragraphs[:-1]], initial=0)
    title = plain(text.title or "")
    mentions = find_mentions(lexicon, title, body, text.year or TODAY)
    return mentions, Shape(tuple(starts), body.count(" ") + 1, dateline_end(body), bool(title), body)


def by_salience(facet: Facet, lexicon: ByCapital, text: Text) -> tuple[Tag, ...]:
    """Tags by what the text is about."""
    mentions, shape = looked_at(lexicon, text)
    if not mentions or facet.weights is None:
        return ()
    groups = alike(mentions)
    found = measure(mentions, groups, shape)
    worth = sums(found, shape, facet.weights)
    best = max(one.worth for one in found.values())
    given = [code for code, total in worth.items() if total > 0 and FAINT * found[code].worth >= best]
    if 1 < shape.words < SHORT_TEXT and not shape.dateline:
        given = given_of_few(found, worth, given, titled=shape.titled)
    order = sorted(given, key=lambda code: (-worth[code], code))
    by_code: dict[str, dict[str, list[Mention]]] = {code: {} for code in order}
    for same in groups:
        form = same[0][2]
        if form.code in by_code:
            known = by_code[form.code]
            known[form.text] = sorted((*known[form.text], *same), key=PLACE) if form.text in known else same
    return tuple(
        Tag(facet.terms[code], certainty(worth[code]), "inferred", mention_evidence(by_code[code], text, shape))
        for code in order
    )


def given_of_few(
    found: Mapping[str, Measure], worth: Mapping[str, int], given: Sequence[str], *, titled: bool
) -> list[str]:
    """Return the codes that a text of few words is about. `given`: those above the usual cut."""
    best = max(one.worth for one in found.values())
    if not titled:
        return [
            code
            for code, total in worth.items()
            if code in given or (total > LAST_CUT and FLOOR * found[code].worth >= best)
        ]
    likeliest = min(worth, key=lambda code: (-worth[code], code))
    sure = [code for code in given if worth[code] > SHORT_CUT or EVEN * found[code].worth >= (EVEN - 1) * best]
    return sure or ([likeliest] if worth[likeliest] > LAST_CUT else [])


def certainty(total: int) -> int:
    """Lay the sum that decided between 0 and 1000: 500 is the cut. Whole numbers only, so the same on every machine."""
    return 500 + 500 * total // (1000 + abs(total))


def mention_evidence(by_form: Mapping[str, Sequence[Mention]], text: Text, shape: Shape) -> tuple[Evidence, ...]:
    """Return the first of a term's mentions by each form, the body's before the title's, the forms most used first, in order of place."""
    first = {key: next((each for each in same if not each[3]), same[0]) for key, same in by_form.items()}
    best = sorted(first, key=lambda key: (-len(by_form[key]), first[key][:2], key))[:SHOWN]
    shown = sorted((first[key] for key in best), key=lambda mention: (not mention[3], mention[0]))
    return tuple(shown_mention(mention, text, shape) for mention in shown)


def shown_mention(mention: Mention, text: Text, shape: Shape) -> Evidence:
    """Return the words of a mention with their place in the seed; the title's have none there."""
    start, end, form, titled, _ = mention
    entry = f"{form.kind}: {form.text}"
    if titled:
        return Evidence((text.title or "")[start:end], None, entry)
    number = bisect_right(shape.starts, start) - 1
    first = shape.starts[number]
    return in_paragraph(text.paragraphs[number], start - first, end - first, entry)


def in_paragraph(paragraph: Paragraph, start: int, end: int, entry: str) -> Evidence:
    """Return words of a paragraph as evidence. A paragraph of several lines is counted line by line."""
    text, line = paragraph.text, paragraph.line
    if "\n" not in text:
        return Evidence(text[start:end], Span(line, start, end), entry)
    head = text.rfind("\n", 0, start) + 1
    return Evidence(text[start:end], Span(line + text.count("\n", 0, start), start - head, end - head), entry)


def by_share(facet: Facet, lexicon: ByWord, text: Text) -> tuple[Tag, ...]:
    """Tags by which subjects have most of the text's words."""
    words = worded((text.title or "", *(paragraph.text for paragraph in text.paragraphs)))
    found = find_forms(lexicon, words, facet.tops)
    tallies = tallied(found, words)
    return tuple(
        Tag(
            facet.terms[code],
            share,
            "inferred",
            tuple(shown_hit(hit, words, text) for hit in telling(tallies, facet.within[code])),
        )
        for share, code in chosen(facet, tallies, several(found))
    )


def telling(tallies: Tallies, codes: AbstractSet[str]) -> list[Hit]:
    """Return the first hit of the weightiest forms of these codes, in order of place."""
    first: dict[str, Tally] = {}
    worth: dict[str, int] = {}
    told = [(text, tally) for (code, text), tally in tallies.items() if code in codes]
    for text, tally in told:
        if text not in first or tally.first < first[text].first:
            first[text] = tally
        worth[text] = worth.get(text, 0) + tally.weight
    best = sorted(first, key=lambda text: (-worth[text], text))[:SHOWN]
    return sorted((Hit(each.first, each.length, each.form) for each in map(first.__getitem__, best)), key=PLACE)


def shown_hit(hit: Hit, words: Worded, text: Text) -> Evidence:
    """Return the words of a hit with their place in the seed."""
    number, start, end = place_of(hit, words)
    if not number:
        return Evidence((text.title or "")[start:end], None, hit.form.text)
    return in_paragraph(text.paragraphs[number - 1], start, end, hit.form.text)
