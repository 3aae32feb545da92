"""Text -> mentions: every place where the words of a table stand and mean what the table says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from seedbank.terms.by_capital import FURTHER, ByCapital, Spelled
from seedbank.terms.contexts import WORD_AFTER, settled
from seedbank.terms.facet import Mention
from seedbank.terms.lexicon import Form

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
    if any(form.rule == "dateline" for _, _, form, _, _ in found):
        found = [
            each
            for each in found
            if each[2].rule != "dateline" or (not each[3] and each[1] <= dated and ends_place(body, each[1]))
        ]
    return settled(found, title, body, dated)


def ends_place(body: str, end: int) -> bool:
    """Whether no other name goes on behind a place of a dateline, which ends there: not "Hamas Man GAZA"."""
    after = WORD_AFTER.match(body, end)
    return not after or not after[1][0].isupper()


def walk(lexicon: ByCapital, text: str, year: int, *, titled: bool) -> list[Mention]:
    """Return what stands in one text, blocked phrases too."""
    found: list[Mention] = []
    used = 0
    opened = lexicon.opened
    text += "\n"  # so that something stands behind the last word
    for place, end in lexicon.places(text):
        if place < used or (told := opened[text[place:end]]) is None:
            continue
        alone = told.alone
        candidates = told.further.get(text[end : end + FURTHER], alone)
        if candidates is alone and (plainly := told.plainly):
            if not text[end].isalnum():
                found.append((place, end, plainly, titled, None))
                used = end
            continue
        for candidate in candidates:
            if not text.startswith(candidate.words, place):
                continue
            form, behind = candidate.form, place + len(candidate.words)
            if candidate.easy:
                if text[behind].isalnum():
                    continue
                found.append((place, behind, form, titled, None))
            elif stands(text, place, candidate, year, used):
                rival = rival_of(text, place, candidate, candidates, year) if form.others else None
                found.append((place - len(candidate.before), behind, form, titled, rival))
            else:
                continue
            used = behind
            break
    return found


def stands(text: str, place: int, candidate: Spelled, year: int, used: int = 0) -> bool:
    """Whether a candidate, whose words are there and not the last of the text, stands as whole words, in a year when it means what the table says.

    `used`: how many letters of the text are another's already.
    """
    before, words, form = candidate.before, candidate.words, candidate.form
    end = place + len(words)
    if (text[end].isalnum() and words[-1].isascii()) or not form.since <= year <= form.until:
        return False
    if form.rule == "ahead" and not text.startswith(form.others, end + 1):
        return False
    start = place - len(before)
    return start >= used and (not before or text.startswith(before, max(0, start)))


def rival_of(text: str, place: int, chosen: Spelled, candidates: Sequence[Spelled], year: int) -> Form | None:
    """Return the form of another term with the same words, if there is one."""
    for other in candidates:
        alike = other.before == chosen.before and other.words == chosen.words
        if alike and other.form.code != chosen.form.code and stands(text, place, other, year):
            return other.form
    return None
