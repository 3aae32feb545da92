"""What is named by the way: a dish, a language, a guest from abroad, a paper that is quoted, a town that lies elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from seedbank.terms.facet import Mention

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
ORIGIN = re.compile(r"-(?:backed|born|built|educated|made|style|trained)\b")
"""Behind a name: where something is from, not where it is."""

BORN = re.compile(r"\b(?:[Bb]orn|[Ee]ducated|[Mm]ade) in (?:the )?$")
"""Before a name: the same."""

BORN_WORDS = ("orn in ", "ducated in ", "made in ", "Made in ")
"""What a text must have then: to look for that first is much faster."""

PLACES_OPEN = "BCHPST"
"""Behind the name of a country or its capital (Lebanon County, Mexico Beach), and what each begins with."""

COUNTIES = frozenset({"name", "seat"})
"""Kinds of forms that may name such a place."""


def without_idle(found: Sequence[Mention], title: str, body: str) -> list[Mention]:
    """Drop what tells of a dish, a breed, a language or an American county, where nothing else tells of the country.

    What is the name of such a county once, in a text that tells of a state, is it all through.
    """
    texts = (f"{body}\n\n", f"{title}\n\n")  # so that something stands behind the last word
    born = any(word in text for text in texts for word in BORN_WORDS)
    idle = {
        place
        for place, (_, end, form, titled, _) in enumerate(found)
        if (
            born
            or form[2] == "people"
            or (behind := texts[titled][end]) == "-"
            or (behind == " " and texts[titled][end + 1] in PLACES_OPEN)
        )
        and is_idle(found[place], title if titled else body, born=born)
    }
    if not idle:
        return list(found)
    if any(mention.form.kind == "state" for mention in found):
        names = (found[place] for place in idle if found[place].form.kind == "name")
        local = {each.form.text for each in names if PLACES.match(title if each.titled else body, each.end)}
        idle |= {place for place, mention in enumerate(found) if mention.form.text in local}
    told = {mention.form.code for place, mention in enumerate(found) if place not in idle}
    return [mention for place, mention in enumerate(found) if place not in idle or mention.form.code in told]


def is_idle(mention: Mention, text: str, *, born: bool) -> bool:
    """Whether what stands round a name, a capital or a people says that it is not the country that is meant. `born`: the text tells where somebody was born."""
    if mention.form.kind == "office":
        return False
    if born and BORN.search(text, max(0, mention.start - 13), mention.start):
        return True
    if ORIGIN.match(text, mention.end):
        return True
    if mention.form.kind != "people":
        return mention.form.kind in COUNTIES and PLACES.match(text, mention.end) is not None
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
