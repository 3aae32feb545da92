"""What is named by the way: a dish, a language, a guest from abroad, a paper that is quoted, a town that lies elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from operator import itemgetter, sub

from seedbank.terms.facet import Mention
from seedbank.terms.lexicon import Form

THINGS = frozenset(
    re.findall(
        r"[a-z-]+",
        """backpacker backpackers biscuit biscuits bread breakfast broadcaster bulldog bulldogs butter casserole cat cats cheese class classes coffee
    cook cookbook cooking cuisine curry daily dictionary dish dishes dog dogs dressing food fries grammar ham holidaymaker holidaymakers
    ice-cream language lesson lessons literature magazine meatball meatballs muffin muffins mustard newspaper newspapers noodle noodles
    omelette pancake pancakes pastries pastry pie pies pizza poodle poodles recipe recipes restaurant restaurants rice roll rolls salad
    sauce sausage sausages shepherd shepherds speaker speakers speaking spelling stew subtitle subtitles tabloid taco tacos takeaway
    takeaways tea teacher teachers terrier terriers toast tourist tourists translation translations traveler travelers traveller travellers
    waffle waffles weekly whiskey whisky word words yoghurt yogurt""",
    )
)
"""Behind the name of a people: a dish, a breed, a language, a guest, a paper that is quoted."""

NEXT = re.compile(r"[ -]((?:ice )?[a-z]+)")

TONGUE = re.compile(
    r"\b(?:[Ii]n|[Ii]nto|[Ss]peaks?|[Ss]peaking|[Ss]poke|[Ll]earn|[Ll]earning|[Ss]tudy|[Ss]tudied|[Tt]each|[Tt]eaches) $"
)
TONGUE_AFTER = re.compile(r"[.,;:)]|$| (?:and|as|at|but|for|or|so|than|to|when|while|with)\b")
"""Before and behind the name of a language: "he speaks French and ...", "in English."."""

ROW = re.compile(r",? (?:and|or) |, [A-Z]")
"""Behind a name that is the second or a later one of a row, not where the first lies: "Mexico, California and Texas"."""

PLACES = re.compile(r" (?:Beach|City Council|County|High School|Police Department|School District|Township)\b")
ORIGIN = re.compile(r"(?:-(?:backed|born|built|educated|led|made|style|trained)| border)\b")
"""Behind a name: where something is from, not where it is, or which neighbour that is near."""

BORN = re.compile(r"\b(?:(?:[Bb]orn|[Ee]ducated|[Mm]ade|[Tt]rained) in|[Bb]acked by|border with) $")
"""Before a name, or before "the" and a name: the same, or which neighbour that is near."""

BORN_ENDS = ("orn in ", "ducated in ", "ade in ", "rained in ", "acked by ", "order with ")
"""How that ends: to look for it first is much faster."""

BESIDE = frozenset(
    {word[:3] for word in ("-backed", "-born", "-built", "-educated", "-led", "-made", "-style", "-trained")}
    | {word[:3] for word in (" Beach", " border", " City", " County", " High", " Police", " School", " Township")}
)
BESIDE_PEOPLE = BESIDE | {f"{sign}{word[:2]}" for word in THINGS for sign in " -"}
"""What the three signs behind a name, and behind that of a people, are where more must be looked at: to look for that first is much faster."""

BEFORE_TONGUE = frozenset({"in ", "to ", "ks ", "ng ", "ak ", "ke ", "rn ", "dy ", "ed ", "ch ", "es ", "In "})
"""The same before the name of a language."""

HOSTS = {
    town: re.compile(rf"\b(?:{names})\b")
    for town, names in {
        "Brussels": "EU|European Union|European Commission|Nato|NATO",
        "Geneva": "UN|United Nations|Red Cross|WHO|WTO|World Health Organi[sz]ation|World Trade Organi[sz]ation",
        "The Hague": "ICC|International Court of Justice|International Criminal Court|[Tt]ribunal|[Ww]ar crimes|World Court",
        "Strasbourg": "Council of Europe|EU|European (?:Court|Parliament|Union)",
        "Vienna": "IAEA|International Atomic Energy Agency|OPEC|OSCE",
    }.items()
}
"""Towns that stand for whom they house, with what tells that they do."""

START, END = itemgetter(0), itemgetter(1)
COMMA = 2  # characters between two names of a row: a comma and a space

COUNTIES = frozenset({"name", "seat"})
"""Kinds of forms that may name such a place."""


def without_idle(found: Sequence[Mention], title: str, body: str) -> list[Mention]:
    """Drop what tells of a dish, a breed, a language or an American county, where nothing else tells of the country.

    What is the name of such a county once, in a text that tells of a state, is it all through.
    """
    titled = next((place for place, each in enumerate(found) if not each[3]), len(found))
    idle = set[int]()
    for first, some, text in ((0, found[:titled], title), (titled, found[titled:], body)):
        idle.update(first + place for place in beside_words(some, text) if is_idle(some[place], text))
        if born := born_ends(text):
            idle.update(
                first + place
                for place, (start, _, form, _, _) in enumerate(some)
                if start in born and form.kind != "office"
            )
    if not idle:
        return list(found)
    if any(form.kind == "state" for _, _, form, _, _ in found):
        local = {
            form.text
            for _, end, form, titled, _ in map(found.__getitem__, idle)
            if form.kind == "name" and PLACES.match(title if titled else body, end)
        }
        idle |= {place for place, mention in enumerate(found) if mention[2].text in local}
    untold = {found[place][2].code for place in idle}
    for place, mention in enumerate(found):
        if place not in idle:
            untold.discard(mention[2].code)
            if not untold:
                return list(found)
    return [mention for place, mention in enumerate(found) if place not in idle or mention[2].code not in untold]


def hosts(forms: Iterable[Form], title: str, body: str) -> set[str]:
    """Return the forms that are towns of an institution which the text names."""
    towns = {form.text: HOSTS[form.text] for form in forms if form.text in HOSTS}
    return {town for town, names in towns.items() if names.search(title) or names.search(body)}


def without_hosts(found: Sequence[Mention], towns: AbstractSet[str], dated: int) -> list[Mention]:
    """Drop such towns where nothing else tells of the country; what a dateline names stays. `dated`: where that ends."""
    told = {form.code for _, _, form, _, _ in found if form.text not in towns}
    return [
        mention
        for mention in found
        if (form := mention[2]).text not in towns or form.code in told or (not mention[3] and mention[1] <= dated)
    ]


def beside_words(found: Sequence[Mention], text: str) -> list[int]:
    """Return which mentions have signs beside them that more must be looked at. All stand in the same text."""
    return [
        place
        for place, (start, end, form, _, _) in enumerate(found)
        if (
            text[end : end + 3] in BESIDE_PEOPLE or text[start - 3 : start] in BEFORE_TONGUE
            if form.kind == "people"
            else text[end : end + 3] in BESIDE
        )
    ]


def born_ends(text: str) -> set[int]:
    """Return where a name must begin for the text to say that somebody was born, or something made, there, or that it lies beyond a border."""
    ends = set[int]()
    for word in BORN_ENDS:
        place = text.find(word)
        while place >= 0:
            end = place + len(word)
            if BORN.search(text, max(0, end - 12), end):
                ends |= {end, end + 4} if text.startswith("the ", end) else {end}
            place = text.find(word, end)
    return ends


def is_idle(mention: Mention, text: str) -> bool:
    """Whether what stands round a name, a capital or a people says that it is not the country that is meant."""
    start, end, form, _, _ = mention
    if form.kind == "office":
        return False
    if ORIGIN.match(text, end):
        return True
    if form.kind != "people":
        return form.kind in COUNTIES and PLACES.match(text, end) is not None
    behind = NEXT.match(text, end)
    if behind and behind[1].replace(" ", "-") in THINGS:
        return True
    return bool(TONGUE_AFTER.match(text, end) and TONGUE.search(text, max(0, start - 12), start))


def without_qualified(found: Sequence[Mention], title: str, body: str) -> list[Mention]:
    """Drop a town that the words after it put elsewhere: "Birmingham, Ala.", "Newcastle, Australia,", "Lebanon, Pennsylvania,".

    What stands for such a town once stands for it all through, unless other words tell of its country.
    """
    out, elsewhere = set(), set()
    ends, starts = map(END, found), map(START, islice(found, 1, None))
    near = [place for place, apart in enumerate(map(sub, starts, ends)) if apart == COMMA]
    for place in near:
        town, where = found[place], found[place + 1]
        if town[3] == where[3] and put_elsewhere(town, where, title if town[3] else body):
            out.add(place)
            elsewhere.add(town[2].text)
    if elsewhere:
        told = {form.code for _, _, form, _, _ in found if form.text not in elsewhere}
        out |= {
            place for place, (_, _, form, _, _) in enumerate(found) if form.text in elsewhere and form.code not in told
        }
    if not out:
        return list(found)
    return [mention for place, mention in enumerate(found) if place not in out]


def put_elsewhere(town: Mention, where: Mention, text: str) -> bool:
    """Whether a name behind a comma says where the one before it lies, and that is another country than the table has."""
    (_, behind, form, _, _), (_, end, other, _, _) = town, where
    if form.kind not in {"town", "seat", "name"} or text[behind] != "," or other.code == form.code:
        return False
    by_state = other.kind == "state"
    if form.kind == "name":
        return by_state and not ROW.match(text, end)
    ended = text[end : end + 1] in {",", ".", ")", ""}
    return by_state or (other.kind == "name" and form.kind == "town" and ended)
