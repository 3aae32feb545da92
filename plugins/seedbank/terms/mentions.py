"""Text -> mentions: every place where the words of a table stand and mean what the table says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from seedbank.terms.by_capital import FURTHER, ByCapital
from seedbank.terms.contexts import settled
from seedbank.terms.facet import Mention
from seedbank.terms.lexicon import Candidate, Form

DATELINE = 90  # characters within which the dash of a dateline must come
DASH = re.compile(r" ?(?:--|[–—]) ?| - ")
LOUD_PLACE = re.compile(r"\s*[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'/-]{2,}")


def dateline_end(body: str) -> int:
    """Where the dateline of a text ends ("SEOUL, South Korea (AP) — "), or 0."""
    dash = DASH.search(body, 0, DATELINE)
    if not dash or "\n" in body[: dash.start()]:
        return 0
    head = body[: dash.start()].rstrip()
    return dash.end() if head.endswith(")") or LOUD_PLACE.match(head) else 0


def find_mentions(lexicon: ByCapital, title: str, body: str, year: int) -> list[Mention]:
    """Return the mentions in title and body in order of place, longest match first, each letter used once.

    Costs about half a microsecond a capitalised word, and two for each that opens a form.
    """
    dated = dateline_end(body)
    found = walk(lexicon, title, year, titled=True) if title else []
    found += walk(lexicon, body, year, titled=False)
    found = [
        mention for mention in found if mention.form.rule != "dateline" or (not mention.titled and mention.end <= dated)
    ]
    return settled(found, title, body, dated)


def walk(lexicon: ByCapital, text: str, year: int, *, titled: bool) -> list[Mention]:
    """Return what stands in one text, blocked phrases too."""
    found: list[Mention] = []
    used = 0
    known, made = lexicon.found, lexicon.made
    for opening in lexicon.opening.finditer(text):
        word = opening[0]
        if word not in known or opening.start() < used:
            continue
        place, end = opening.span()
        alone, further, plainly = made.get(word) or lexicon.entry(word)
        longer = further.get(text[end : end + FURTHER])
        if plainly and not longer and not text[end : end + 1].isalnum():
            found.append(Mention(place, end, plainly, titled))
            used = end
            continue
        candidates = longer + alone if longer else alone
        for candidate in candidates:
            before, words, form = candidate
            if text.startswith(words, place) and stands(text, place, candidate, year) and place - len(before) >= used:
                used = place + len(words)
                rival = rival_of(text, place, candidate, candidates, year) if form.others else None
                found.append(Mention(place - len(before), used, form, titled, rival))
                break
    return found


def stands(text: str, place: int, candidate: Candidate, year: int) -> bool:
    """Whether a candidate, whose words are there, stands as whole words, in a year when it means what the table says."""
    before, words, form = candidate
    end = place + len(words)
    if not form.since <= year <= form.until or (words[-1].isascii() and text[end : end + 1].isalnum()):
        return False
    if form.rule == "ahead" and not text.startswith(form.others, end + 1):
        return False
    return not before or text.startswith(before, max(0, place - len(before)))


def rival_of(text: str, place: int, chosen: Candidate, candidates: Sequence[Candidate], year: int) -> Form | None:
    """Return the form of another term with the same words, if there is one."""
    for other in candidates:
        if other[:2] == chosen[:2] and other[2].code != chosen[2].code and stands(text, place, other, year):
            return other[2]
    return None
