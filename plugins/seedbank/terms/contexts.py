"""Which mentions count, by what stands around them: Michael Jordan is no country, and neither is turkey."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet

from seedbank.terms.aside import hosts, without_hosts, without_idle, without_qualified
from seedbank.terms.facet import Mention
from seedbank.terms.lexicon import Form

WORD_BEFORE = re.compile(r"([^\W\d_][\w'-]*\.?) $")
ABBREVIATED = 5  # letters and full stop: "Capt." may be the title of a person, behind "Monday." a sentence begins
INITIAL = re.compile(r"(?<![.\w])[A-Z]\. $")
"""Before a family name: "Lynndie R. England", and not "U.S."."""

DATED = re.compile(r" ?(?:,|\(|--?|[–—]) ?")
"""Behind the place of a dateline."""

WORD_AFTER = re.compile(r" ([^\W\d_]\w*)")

PLACED = re.compile(r"\b[Ii]n (?:(?:north|south|east|west|central)[a-z]* )?$")
"""Before a name that is a place's."""

TEAM = re.compile(
    r" (?:captains?|coach|players?|squad|fans|cricketers|batsm[ae]n|bowlers?|striker|midfielder|defender|goalkeeper|manager|team"
    r"|cricket|rugby|football|soccer|internationals?)\b"
)
"""Behind a name that is a team's, and no person's."""

RIVALS = frozenset({"with", "both"})
"""Rules of forms that count only beside other countries."""

SURE = frozenset({"name", "people"})
"""Kinds of forms that stand for a country wherever they stand, unless they have a rule."""

ALIKE = frozenset({"given", "word", "loud"})
"""Rules of forms that may be something else altogether: a person, an everyday word, a word of a headline."""

LEADS = frozenset(
    re.findall(
        r"\w+",
        """A About Across Africa After Against All Although Ancient And Around As Asia At Because Before Behind Beyond Both But By
    Can Central City Despite Did Does During East Eastern Europe Even Every Far For Former From Greater Had Has Have How If In Inside
    Is Leaving Like Lower Many Modern Most Near New No North Northern Northwest Northeast Not Now Of Off Old On Once One Only Or
    Outside Over Republic Rural Says Since So Some South Southeast Southern Southwest State States Than That The Then They This
    Though Through To Today Toward Towards Under Unlike Until Upon Upper Was We West Western Were What When Where Whether Which
    While Who Why Will With Within Without Yet You""",
    )
)
"""Capitalised words that open a sentence or a region; before a name they do not make it a person's."""

FOLLOWERS = frozenset(
    re.findall(
        r"\w+",
        """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September
    October November December President King Queen Prime Minister Foreign Finance Defense Defence Army Government Parliament Central
    Bank And But In On Is Has Was Will The To For State National Supreme High Police Navy Airlines Embassy Ambassador Opposition
    Democrats Republicans Bureau Test Tests Open Masters Olympics Olympic Cup League Grand Prix Airways Airlines Radio Television TV
    Mayor Chief Chiefs Talks Summit Border Captain Coach Says Say""",
    )
)
"""Capitalised words that follow the name of a country, and no first name."""


def settled(found: Sequence[Mention], title: str, body: str, dated: int) -> list[Mention]:
    """Return the mentions that count, `dated` being where the dateline ends: persons, common words, blocked phrases and towns that name another place are out."""
    forms = forms_in(found)
    blocked = [form.text for form in forms if form.kind == "block"]
    kept = [mention for mention in found if mention[2].kind != "block"] if blocked else list(found)
    named = {word for text in blocked for word in (text.partition(" ")[0], text.rpartition(" ")[2])}
    if any(form.others for form in forms):
        play = {form.code for form in forms if form.kind != "block" and form.rule not in RIVALS}
        kept = [
            decision
            for mention in kept
            if (decision := decided(mention, play) if mention[2].others else mention) is not None
        ]
    if any(form.rule in ALIKE or form.others for form in forms):
        kept = without_namesakes(kept, title, body, dated, named)
    if towns := hosts(forms, title, body):
        kept = without_hosts(kept, towns, dated)
    return without_idle(without_qualified(kept, title, body), title, body)


def forms_in(found: Sequence[Mention]) -> list[Form]:
    """Return the forms of mentions, each once: a long text has hundreds of mentions of some dozens."""
    return list({id(form): form for _, _, form, _, _ in found}.values())


def clean(start: int, end: int, text: str, beside: Collection[int] = ()) -> bool:
    """Whether a mention of a form that is a person's name too stands free of other names: not "Michael Jordan", nor "Chad Smith".

    `beside`: where the nearest country's names on both sides end and begin: behind one of these it is the next of a row.
    """
    if TEAM.match(text, end):
        return True
    before = WORD_BEFORE.search(text, max(0, start - 24), start)
    word = before.group(1) if before else ""
    if INITIAL.search(text, max(0, start - 5), start):
        return False
    sentence = word.endswith(".") and len(word) > ABBREVIATED
    place_line = DATED.match(text, end) and text[start:end].isupper()
    if word[:1].isupper() and word not in LEADS and not (word.isupper() or sentence or place_line):
        return start - 1 in beside
    if end + 1 in beside:
        return True
    after = WORD_AFTER.match(text, end)
    return not (
        after
        and (behind := after.group(1))[0].isupper()
        and behind not in FOLLOWERS
        and not (behind.isupper() and len(behind) > 1)
    )


def in_headline(text: str, start: int, end: int) -> bool:
    """Whether the words on both sides are in capitals: then US may be "us"."""
    before = WORD_BEFORE.search(text, max(0, start - 24), start)
    after = WORD_AFTER.match(text, end)
    sides = [side.group(1) for side in (before, after) if side]
    return bool(sides) and all(side.isupper() and len(side) > 1 for side in sides)


def title_case(text: str) -> bool:
    """Whether nearly every word is capitalised: then capitals do not tell names."""
    words = text.split()
    return sum(word[:1].islower() and len(word) > 3 for word in words) == 0  # noqa: PLR2004 (of, the, and)


def without_namesakes(
    found: Sequence[Mention], title: str, body: str, dated: int, named: AbstractSet[str]
) -> list[Mention]:
    """Drop mentions of persons and of everyday words; what a dateline names is a place.

    Where a form is a person's name once, it is his name all through, unless other words tell of the country. `named`: the first and
    last words of the blocked phrases that stand in the text, such as Michael Jordan.
    """
    out, words, loud, placed = set(), set(), set(), set()
    loose = title_case(title)
    for place, (start, end, form, titled, _) in enumerate(found):
        rule = form.rule
        if not rule or rule not in ALIKE or (not titled and end <= dated):
            continue
        text = title if titled else body
        if rule == "loud":
            if in_headline(text, start, end):
                loud.add(place)
        elif rule == "word":
            words.add(form.text)
        elif form.text in named or (not (titled and loose) and not clean(start, end, text, beside(found, place))):
            out.add(form.text)
        elif form.text not in named and PLACED.search(text, max(0, start - 16), start):
            placed.add(form.text)
    out -= placed
    out.update(word for word in words if word.lower() in body and re.search(rf"\b{re.escape(word.lower())}\b", body))
    if not out and not loud:
        return list(found)
    kept = [mention for place, mention in enumerate(found) if place not in loud] if loud else found
    told = {form.code for form in forms_in(kept) if form.rule not in RIVALS and form.text not in out}
    return [
        mention
        for mention in kept
        if (form := mention[2]).text not in out or form.code in told or (not mention[3] and mention[1] <= dated)
    ]


def beside(found: Sequence[Mention], place: int) -> tuple[int, ...]:
    """Return where the names and peoples on both sides of a mention end and begin that are no person's."""
    here = found[place][3]
    ends = [(end, form, titled) for _, end, form, titled, _ in found[max(0, place - 1) : place]]
    starts = [(start, form, titled) for start, _, form, titled, _ in found[place + 1 : place + 2]]
    return tuple(side for side, form, titled in ends + starts if titled == here and form.kind in SURE and not form.rule)


def decided(mention: Mention, play: set[str]) -> Mention | None:
    """Return the mention as its rule would have it: as it is, as its rival, or not at all."""
    start, end, form, titled, rival = mention
    if form.rule not in RIVALS or holds(form, rival, play):
        return mention
    return (start, end, rival, titled, None) if rival else None


def holds(form: Form, rival: Form | None, play: set[str]) -> bool:
    """Whether the rule of a form holds, given the other countries of the text.

    `both A,B`: all of these are in play. `with A,-B`: the form's own code is, or one of those named while its rival's is not;
    a code with a minus must not be in play.
    """
    if form.rule == "both":
        return play.issuperset(form.others)
    if any(code[1:] in play for code in form.others if code.startswith("-")):
        return False
    return form.code in play or (
        any(code in play for code in form.others) and (rival is None or rival.code not in play)
    )
