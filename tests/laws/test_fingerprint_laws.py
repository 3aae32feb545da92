"""Laws of fingerprints: equal values, equal digests, however they came to be; others, others."""

import marshal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import TALK, document
from seedbank.cards import card_of
from seedbank.fingerprint import fingerprint
from seedbank.lists import ListPage
from seedbank.model import Term

CARD = card_of(document(TALK, 'title = "A"\ndate = 2019-08-22\n'))
OTHER = card_of(document(TALK, 'title = "B"\ndate = 2019-08-22\n'))
TERM = Term("country", "JP", "Japan", "japan")
PLAIN = st.recursive(
    st.one_of(st.text(), st.integers(), st.booleans(), st.binary(), st.none()),
    lambda inner: st.lists(inner, max_size=4).map(tuple) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(PLAIN)
def test_what_was_stored_and_read_back_has_the_digest_it_had(value):
    """Not the same objects, and none that is referred to twice."""
    assert fingerprint(marshal.loads(marshal.dumps(value, 2))) == fingerprint(value)


@given(PLAIN, PLAIN)
def test_other_values_have_other_digests(one, two):
    if repr(one) != repr(two) and one != two:
        assert fingerprint(one) != fingerprint(two)


PAGES = [
    ListPage("2019/", (CARD,), 0, (), 1),
    ListPage("2019/", (OTHER,), 0, (), 1),
    ListPage("2019/", (CARD,), 1, (), 1),
    ListPage("2019/", (CARD,), 0, ("2019/page/1/",), 1),
    ListPage("2019/", (CARD, CARD), 0, (), 1),
    (CARD,),
    (TERM,),
    ((TERM,),),
    TERM,
    (TERM, CARD),
    (CARD, TERM),
]


def test_records_differ_by_every_field():
    assert len({fingerprint(page) for page in PAGES}) == len(PAGES)


def test_what_has_no_value_of_its_own_has_no_digest():
    with pytest.raises(TypeError, match="object has no fingerprint"):
        fingerprint((1, object()))
