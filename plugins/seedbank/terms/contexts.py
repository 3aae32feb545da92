"""Which mentions count, by what stands around them: Michael Jordan is no country, and neither is turkey."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from seedbank.terms.facet import Mention
from seedbank.terms.lexicon import Form

WORD_BEFORE = re.compile(r"([^\W\d_][\w'-]*\.?) $")
ABBREVIATED = 5  # letters and full stop: "Capt." may be the title of a person, behind "Monday." a sentence begins
WORD_AFTER = re.compile(r" ([^\W\d_]\w*)")

RIVALS = frozenset({"with", "both"})
"""Rules of forms that count only beside other countries."""

ALIKE = frozenset({"given", "word", "loud"})
"""Rules of forms that may be something else altogether: a person, an everyday word, a word of a headline."""

LEADS = frozenset(
    re.findall(
        r"\w+",
        """A About Across Africa After Against All Although Ancient And Around As Asia At Because Before Behind Beyond Both But By
    Can Central City Despite Did Does During East Eastern Europe Even Every Far For From Greater Had Has Have How If In Inside
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
    Democrats Republicans Bureau""",
    )
)
"""Capitalised words that follow the name of a country, and no first name."""


THINGS = frozenset(
    re.findall(
        r"[a-z-]+",
        """bread breakfast bulldog bulldogs casserole cat cats cheese class classes coffee cook cookbook cooking cuisine curry dictionary
    dish dishes dog dogs dressing food fries grammar ham ice-cream language lesson lessons literature meatball meatballs muffin muffins
    mustard noodle noodles omelette pastries pastry pizza poodle poodles recipe recipes restaurant restaurants rice salad sauce sausage
    sausages shepherd shepherds speaker speakers speaking spelling stew subtitle subtitles taco tacos takeaway takeaways teacher teachers
    terrier terriers toast translation translations waffle waffles whiskey whisky word words yoghurt yogurt""",
    )
)
"""Behind the name of a people: a dish, a breed, a language."""

NEXT = re.compile(r"[ -]((?:ice )?[a-z]+)")

TONGUE = re.compile(
    r"\b(?:[Ii]n|[Ii]nto|[Ss]peaks?|[Ss]peaking|[Ss]poke|[Ll]earn|[Ll]earning|[Ss]tudy|[Ss]tudied|[Tt]each|[Tt]eaches) $"
)
TONGUE_AFTER = re.compile(r"[.,;:)]|$| (?:and|as|at|but|for|or|so|than|to|when|while|with)\b")
"""Before and behind the name of a language: "he speaks French and ...", "in English."."""

ROW = re.compile(r",? (?:and|or) |, [A-Z]")
"""Behind a name that is the second or a later one of a row, not where the first lies: "Mexico, California and Texas"."""

PLACES = re.compile(r" (?:Beach|City Council|County|High School|Police Department|School District|Township)\b")
PLACE_WORDS = ("Beach", "City Council", "County", "High School", "Police Department", "School District", "Township")
"""Behind the name of a country or its capital (Lebanon County, Mexico Beach), and words of which a text must have one then."""

IDLE_KINDS = frozenset({"people", "name", "seat"})
"""Kinds of forms that may tell of something else than their country."""


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
    return without_idle(without_qualified(kept, title, body), title, body)


def forms_in(found: Sequence[Mention]) -> list[Form]:
    """Return the forms of mentions, each once: a long text has hundreds of mentions of some dozens."""
    forms = [mention[2] for mention in found]
    return list(dict(zip(map(id, forms), forms, strict=True)).values())


def clean(mention: Mention, text: str) -> bool:
    """Whether a mention of a form that is a person's name too stands free of other names: not "Michael Jordan", nor "Chad Smith"."""
    before = WORD_BEFORE.search(text, max(0, mention.start - 24), mention.start)
    word = before.group(1) if before else ""
    sentence = word.endswith(".") and len(word) > ABBREVIATED
    if word[:1].isupper() and word not in LEADS and not word.isupper() and not sentence:
        return False
    after = WORD_AFTER.match(text, mention.end)
    return not (
        after
        and (behind := after.group(1))[0].isupper()
        and behind not in FOLLOWERS
        and not (behind.isupper() and len(behind) > 1)
    )


def in_headline(text: str, mention: Mention) -> bool:
    """Whether the words on both sides are in capitals: then US may be "us"."""
    before = WORD_BEFORE.search(text, max(0, mention.start - 24), mention.start)
    after = WORD_AFTER.match(text, mention.end)
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
    out, words, loud = set(), set(), set()
    loose = title_case(title)
    for place, mention in enumerate(found):
        rule = mention[2].rule
        if rule not in ALIKE:
            continue
        _, end, form, titled, _ = mention
        if not titled and end <= dated:
            continue
        text = title if titled else body
        if rule == "loud":
            if in_headline(text, mention):
                loud.add(place)
        elif rule == "word":
            words.add(form.text)
        elif form.text in named or (not (titled and loose) and not clean(mention, text)):
            out.add(form.text)
    out.update(word for word in words if word.lower() in body and re.search(rf"\b{re.escape(word.lower())}\b", body))
    if not out and not loud:
        return list(found)
    kept = [mention for place, mention in enumerate(found) if place not in loud] if loud else found
    told = {form.code for form in forms_in(kept) if form.rule not in RIVALS and form.text not in out}
    return [
        mention
        for mention in kept
        if (form := mention[2]).text not in out or form.code in told or (not mention.titled and mention.end <= dated)
    ]


def decided(mention: Mention, play: set[str]) -> Mention | None:
    """Return the mention as its rule would have it: as it is, as its rival, or not at all."""
    form = mention.form
    if form.rule not in RIVALS or holds(form, mention.rival, play):
        return mention
    return mention._replace(form=mention.rival, rival=None) if mention.rival else None


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


def without_idle(found: Sequence[Mention], title: str, body: str) -> list[Mention]:
    """Drop what tells of a dish, a breed, a language or an American county, where nothing else tells of the country.

    What is the name of such a county once, in a text that tells of a state, is it all through.
    """
    kinds = IDLE_KINDS if any(word in body or word in title for word in PLACE_WORDS) else {"people"}
    idle = {
        place
        for place, mention in enumerate(found)
        if mention[2][2] in kinds and is_idle(mention, title if mention[3] else body)
    }
    if not idle:
        return list(found)
    if any(mention.form.kind == "state" for mention in found):
        local = {found[place].form.text for place in idle if found[place].form.kind == "name"}
        idle |= {place for place, mention in enumerate(found) if mention.form.text in local}
    told = {mention.form.code for place, mention in enumerate(found) if place not in idle}
    return [mention for place, mention in enumerate(found) if place not in idle or mention.form.code in told]


def is_idle(mention: Mention, text: str) -> bool:
    """Whether what stands round a name, a capital or a people says that it is not the country that is meant."""
    if mention.form.kind != "people":
        return PLACES.match(text, mention.end) is not None
    behind = NEXT.match(text, mention.end)
    if behind and behind[1].replace(" ", "-") in THINGS:
        return True
    return bool(
        TONGUE_AFTER.match(text, mention.end) and TONGUE.search(text, max(0, mention.start - 12), mention.start)
    )


def without_qualified(found: Sequence[Mention], title: str, body: str) -> list[Mention]:
    """Drop a town that the words after it put elsewhere: "Birmingham, Ala.", "Newcastle, Australia,", "Lebanon, Pennsylvania,".

    What stands for such a town once stands for it all through, unless other words tell of its country.
    """
    out, elsewhere = set(), set()
    for place, (town, where) in enumerate(pairwise(found)):
        if where[0] == town[1] + 2 and town[3] == where[3] and put_elsewhere(town, where, title if town[3] else body):
            out.add(place)
            elsewhere.add(town.form.text)
    if elsewhere:
        told = {mention.form.code for mention in found if mention.form.text not in elsewhere}
        out |= {
            place
            for place, mention in enumerate(found)
            if mention.form.text in elsewhere and mention.form.code not in told
        }
    if not out:
        return list(found)
    return [mention for place, mention in enumerate(found) if place not in out]


def put_elsewhere(town: Mention, where: Mention, text: str) -> bool:
    """Whether a name behind a comma says where the one before it lies, and that is another country than the table has."""
    if town.form.kind not in {"town", "seat", "name"} or text[town.end] != "," or where.form.code == town.form.code:
        return False
    by_state = where.form.kind == "state"
    if town.form.kind == "name":
        return by_state and not ROW.match(text, where.end)
    ended = text[where.end : where.end + 1] in {",", ".", ")", ""}
    return by_state or (where.form.kind == "name" and town.form.kind == "town" and ended)
