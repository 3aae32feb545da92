"""Laws of what a change touches: a page in a group that was not touched is as it was, and a plan of the others is that of the whole site."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from making import document, facets
from seedbank import letters, lists, touched
from seedbank.cards import Card, card_of, in_order, rank_of
from seedbank.indexes import index_facet
from seedbank.plan import Elsewhere, plan
from seedbank.policy import Policy

POLICY = Policy("Name", "https://example.org/a", "", str)
ONE = card_of(document("A council met on Tuesday and put off the vote for a month.\n"))
TERMS = {
    "country": ("JP", "RU", "SUHH", "UA", "YUCS", "RS"),  # dissolved states and their successors among them
    "topic": ("medtop:20000638", "medtop:20000373", "medtop:16000000", "medtop:20000598"),
}
LABELS = {
    facet.name: {
        code: (
            code,
            facet.terms[code].label,
            f"{facet.name}/{facet.terms[code].path or facet.terms[code].slug}/",
            "sidecar",
        )
        for code in TERMS[facet.name]
        if code in facet.terms
    }
    for facet in facets()
}


@st.composite
def cards(draw, number: int) -> Card:
    day = draw(st.sampled_from(["", "2018-01-01", "2019-05-05", "2019-05-06"]))
    stem = f"{number:03}"
    tags = tuple(
        (facet, tuple(known[code] for code in draw(st.lists(st.sampled_from(sorted(known)), max_size=2, unique=True))))
        for facet, known in LABELS.items()
    )
    card = ONE._replace(
        path=f"content/seeds/{stem}.txt",
        stem=stem,
        url=f"{day[:4] or 'undated'}/{stem}/",
        title=draw(st.sampled_from(["Alpha", "Beta", "Bravo", "Élan", "7 up", "日本", "«»"])),
        day=day,
        last_day=day,
        edtf=day,
        site=draw(st.sampled_from(["", "The Paper", "The paper", "Another"])),
        status=draw(st.sampled_from(["published", "published", "published", "draft"])),
        formerly=draw(st.sampled_from([(), (f"2017/{stem}",)])),
        tags=tags,
        names=draw(st.sampled_from([(), ("Ann",), ("Ann", "Bob"), ("ann", "Émile")])),
        said=draw(st.sampled_from([b"1", b"2"])),
        digest=b"",
    )
    return card._replace(digest=repr(card).encode())


@st.composite
def changes(draw):
    """What was published, and what is: some seeds are gone, some have come, some are others."""
    before = [draw(cards(number)) for number in range(draw(st.integers(0, 12)))]
    after = []
    for card in before:
        deed = draw(st.sampled_from(["stay", "stay", "stay", "stay", "go", "change"]))
        if deed != "go":
            after.append(draw(cards(int(card.stem))) if deed == "change" else card)
    after += [draw(cards(number)) for number in range(20, 20 + draw(st.integers(0, 2)))]
    return before, after


def pages_of(cards, elsewhere=None, least=2):
    policy = Policy("Name", "https://example.org/a", "", str, names=least)
    planned = plan(cards, facets(), policy, elsewhere)
    return {page.save_as: page for page in planned.pages}, set(planned.settled)


@settings(max_examples=150, deadline=None)
@given(changes(), st.integers(0, 2), st.sampled_from([2, 300]))
def test_what_is_not_touched_is_as_it_was(both, least, most):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "PER_PAGE", 2)
        patch.setattr(letters, "MOST", most)
        patch.setattr(touched, "MOST", most)
        look(both, least)


def look(both, least):
    before, after = ([card for card in side if card.status == "published"] for side in both)
    was = {card.path: card for card in before}
    stays = {card.path for card in after if was.get(card.path) == card}
    gone = [card for card in before if card.path not in stays]
    come = [card for card in after if card.path not in stays]
    found = touched.touched(gone, come, in_order(after), facets(), least)
    if found is None:
        return
    (then, _), (now, _) = pages_of(before, least=least), pages_of(after, least=least)
    kept_then = {name: page for name, page in then.items() if page.group and page.group not in found}
    kept_now = {name: page for name, page in now.items() if page.group and page.group not in found}
    assert kept_then == kept_now
    listed = tuple(name for name, page in kept_then.items() if page.listed and page.template)
    since = min(map(rank_of, [*gone, *come]), default=("", "", ""))
    part, settled = pages_of(after, Elsewhere(found, tuple(kept_then), listed, since), least)
    assert part == {name: page for name, page in now.items() if name not in {*kept_now, *settled}}
    assert {name: then[name] for name in settled} == {name: now[name] for name in settled}


def test_one_document_touches_its_own_year_letter_terms_and_names():
    label = LABELS["country"]["JP"]
    card = ONE._replace(
        url="2019/a/", day="2019-05-05", title="Alpha", tags=(("country", (label,)),), site="", names=("Ann",)
    )
    assert touched.touched([], [card], [card], facets(), 2) == {"2019/a/", "2019/", "titles/a/", "country JP"}
    named = card._replace(site="The Paper")
    found = touched.touched([], [named], [named], facets(), 2)
    assert [re.sub(r"[0-9a-f]{8}", "8", group) for group in sorted(found) if group.startswith("name/")] == [
        "name/the-paper/ann-8/"
    ]
    assert not [group for group in touched.touched([], [named], [named], facets(), 0) if group.startswith("name/")]


def test_a_dissolved_state_touches_the_pages_that_name_it():
    country = facets()[0]
    successors = {code for code, term in country.terms.items() if term.successors}
    code = min(successors)
    label = (code, "", "", "sidecar")
    card = ONE._replace(tags=(("country", (label,)),))
    found = touched.touched([], [card], [card], facets(), 0)
    assert {f"country {other}" for other in country.terms[code].successors} <= found
    assert index_facet(country, [card]).terms[0].term.code == code


def test_a_site_called_in_two_ways_asks_for_the_whole_plan():
    one, two = ONE._replace(site="The Paper", names=("Ann",)), ONE._replace(site="The paper", names=("Ann",), stem="b")
    assert touched.touched([], [two], [one, two], facets(), 2) is None
    assert touched.touched([], [two], [one, two], facets(), 0) is not None
