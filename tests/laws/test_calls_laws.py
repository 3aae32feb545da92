"""Laws of names in a text: what is passed over quickly would have called nobody."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from seedbank.model import Comment, Paragraph
from seedbank.threads.calls import calls_in
from seedbank.threads.find_name import Ear
from seedbank.threads.names import read_names
from seedbank.threads.ordinary import ordinary_words
from seedbank.threads.talk import listen

NAMES = ("The Reader", "Will", "Old Tom", "And Now", "Ann", "The Old House", "Concerned North")
WORDS = (
    *("the", "The", "will", "Will", "old", "Old", "and", "And", "now", "reader", "Reader", "tom", "Ann", "north"),
    *("@the", "@Will", "@Old Tom", "Hello the", "hi", "Dear", "Mr.", "in reply to", "as", "said", "wrote"),
    *("the,", "will:", "Old.", ", the", "“the", "the”", "#will", "(the", "and\u00a0now", "the\u0301", "2"),
)

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=10).map(" ".join)
threads = st.lists(st.tuples(st.sampled_from(NAMES), texts), min_size=1, max_size=9)


@given(threads, texts)
@example([("Ann", "x"), ("The Reader", "x"), ("Old Tom", "Mr. the and Ann")], "x")
def test_a_dull_word_amid_a_sentence_calls_nobody(spoken, news):
    comments = tuple(
        Comment(at, 1 + 2 * at, 2 + 2 * at, name, (Paragraph(2 + 2 * at, text),))
        for at, (name, text) in enumerate(spoken)
    )
    talk = listen(comments, (Paragraph(99, news),), {}, "oldest-first")
    names = read_names(talk, ordinary_words())
    slowly = replace(names, dull=frozenset())
    for turn in range(len(comments)):
        assert calls_in(Ear(talk, names, turn)) == calls_in(Ear(talk, slowly, turn))


def test_the_of_the_reader_is_dull_and_reader_is_not():
    comments = (Comment(0, 1, 2, "The Zyx", (Paragraph(2, "Hello"),)),)
    names = read_names(listen(comments, (), {}, "oldest-first"), ordinary_words())
    assert names.dull == {"the"}
    assert names.further == {"the", "zyx"}
