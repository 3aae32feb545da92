"""Laws of the store: what is kept comes back equal, and a damaged file is noticed before anything is made of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import TALK, document
from seedbank.cards import card_of
from seedbank.drawers import File, Kept, Unit
from seedbank.packing import pack, unpack
from seedbank.store import DAMAGED, NAME, Store

DOCUMENTS = [
    document(TALK, 'title = "A"\ndate = 2019-08-22\n', tagged=True),
    document("It rained on Monday.\n", name="b.txt"),
    document("odd \udcff text\n".encode("utf-8", "surrogateescape")),
]


A, B = "content/seeds/a.txt", "content/seeds/b.txt"


def kept(made):
    return Kept(((1, 2, 3, 4), None), (b"seed", b""), b"reading", card_of(made))


@pytest.mark.parametrize("made", DOCUMENTS)
def test_a_document_comes_back_as_it_was(made):
    assert unpack(pack(made)) == made


def test_equal_documents_are_packed_to_what_is_read_as_equal_cards():
    assert card_of(unpack(pack(DOCUMENTS[0]))) == card_of(DOCUMENTS[0])


def test_what_is_kept_is_there_after_a_commit_and_only_then(tmp_path):
    with Store.open(tmp_path) as store:
        store.keep(kept(DOCUMENTS[0]), pack(DOCUMENTS[0]))
        store.commit()
        store.begin()
        store.keep(kept(DOCUMENTS[1]), pack(DOCUMENTS[1]))
    with Store.open(tmp_path) as store:
        assert store.seeds() == {A: kept(DOCUMENTS[0])}
        assert unpack(store.packed(A)) == DOCUMENTS[0]
        with pytest.raises(KeyError):
            store.packed(B)


def test_a_page_that_comes_into_another_group_is_kept_once(tmp_path):
    one, other = Unit((("inputs", b"1"),), (), "a"), Unit((("inputs", b"2"),), (), "b")
    with Store.open(tmp_path) as store:
        store.keep_units({"page": one, "gone": one}, [])
        store.keep_units({"page": other}, ["gone", "never there"])
        assert dict(store.units()) == {"page": other}
        store.commit()
    with Store.open(tmp_path) as store:
        assert dict(store.units()) == {"page": other}
        store.keep_units({}, ["page"])
        assert dict(store.units()) == {}


def test_what_is_forgotten_is_gone(tmp_path):
    with Store.open(tmp_path) as store:
        store.keep(kept(DOCUMENTS[0]), pack(DOCUMENTS[0]))
        store.keep_units(
            {"a": Unit((("seed", b"1"),), (File("a/index.html", "00", (1, 2, 3, 4)),)), "b": Unit((), ())}, []
        )
        store.forget_seeds([A])
        store.keep_units({}, ["a"])
        assert store.seeds() == {}
        assert dict(store.units()) == {"b": Unit((), ())}


@given(st.data())
def test_a_damaged_store_says_so_or_gives_what_was_kept(tmp_path_factory, data):
    """Whatever bytes change: never a wrong document, never a wrong digest."""
    folder = tmp_path_factory.mktemp("store")
    units = {f"{at}": Unit((("seed", b"1"),), (File(f"{at}/index.html", "00" * 32, (1, 2, 3, 4)),)) for at in range(9)}
    with Store.open(folder) as store:
        store.keep(kept(DOCUMENTS[0]), pack(DOCUMENTS[0]))
        store.keep_units(units, [])
        store.commit()
    whole = bytearray((folder / NAME).read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    (folder / NAME).write_bytes(whole)
    try:
        with Store.open(folder) as store:
            seeds, found = store.seeds(), dict(store.units())
            packed = {path: unpack(store.packed(path)) for path in seeds}
    except (*DAMAGED, KeyError):
        return
    assert all(value == kept(DOCUMENTS[0]) for value in seeds.values())
    assert all(document == DOCUMENTS[0] for document in packed.values())
    assert all(unit in units.values() for unit in found.values())
