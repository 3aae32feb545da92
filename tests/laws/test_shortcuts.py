"""Shortcuts change nothing: what is looked for first, to spare the dear way, gives what the dear way alone gives."""

from __future__ import annotations

import dataclasses
import pickle
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbank import dating, describe, frozen
from seedbank.model import Paragraph
from seedbank.segment import calendar_words, furniture, printed_times
from seedbank.threads import words
from seedbank.threads.calls import behind_signs
from seedbank.threads.choice import KEPT, Question, weighed
from seedbank.threads.find_name import Text, at_sign
from seedbank.threads.manner import phrases, signs_at, signs_within
from seedbank.threads.weigh import chances, scores

PIECES = (
    *("2019", "1987", "20", "19", "1", "22", "08", "2019-08-22", "22.08.2019", "1.2.1999", "22nd", "Aug.", "August", "May", "March", "Sept."),
    *(" ", " ", ",", ", ", ".", "-", "/", "x", "in", "by", "until the", "end of ", "(", "\u00a0", "٢٠١٩"),
)  # fmt: skip
DATED = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(DATED)
def test_forms_of_dates_that_are_passed_over_would_not_have_been_found(text: str) -> None:
    for pattern in set(dating._DATES) - set(dating._forms_left(text)):
        assert not pattern.search(text)


@given(DATED)
def test_years_are_found_as_one_pattern_finds_them(text: str) -> None:
    dates = [evidence.span for _, evidence in dating._dates_in(text, dating.Span(1, 0, 0)) if evidence.span]
    alone = [found.span() for found in dating._YEAR_ALONE.finditer(text)]
    wanted = [
        (start, end)
        for start, end in alone
        if not any(span.start <= start < span.end for span in dates) and not dating._AHEAD.search(text[:start])
    ]
    found = [evidence.span for edtf, evidence in dating._named(Paragraph(1, text)) if len(edtf) == len("2019")]
    assert [(span.start, span.end) for span in found if span] == wanted


KINDS_OF_WORDS = ("before", "behind", "month", "weekday", "unit", "day", "now", "one", "count")
TIMES = st.lists(
    st.sampled_from(KINDS_OF_WORDS).flatmap(lambda kind: st.sampled_from(sorted(calendar_words.words_of(kind))))
    | st.sampled_from([" ", " ", " ", "", ", ", ":", "posted", "on", "edited", "via web", "i", "see"]),
    max_size=9,
).map("".join)


@given(TIMES)
def test_a_time_without_digits_is_found_as_the_forms_with_digits_find_it(text: str) -> None:
    alone = printed_times._without_digits().fullmatch(text)
    assert bool(alone) == bool(printed_times._with_digits().fullmatch(text))


PRINTED = st.lists(
    st.sampled_from(KINDS_OF_WORDS).flatmap(lambda kind: st.sampled_from(sorted(calendar_words.words_of(kind))))
    | st.sampled_from(
        [
            "22",
            "2019",
            "14:05",
            "8.30",
            "3h",
            "5 pm",
            "a.m.",
            "cest",
            "22.08.2019",
            "|",
            "posted",
            "edited",
            "via web",
            "i",
            "zoe33",
        ]
    ),
    max_size=5,
).map(" ".join)


@given(PRINTED)
def test_what_is_passed_over_unlooked_at_is_no_time(text: str) -> None:
    if re.search(r"\d", text):
        assert printed_times.is_time(text) == bool(printed_times._with_digits().fullmatch(text))
    elif printed_times._without_digits().fullmatch(text):
        assert printed_times._may_be_words(text)


def test_a_name_with_a_number_compiles_no_pattern() -> None:
    for patterns in (printed_times._with_digits, printed_times._without_digits):
        patterns.cache_clear()
    assert not any(map(printed_times.is_time, ("zoe33", "@bruno76", "i do not see", "the", "i")))
    assert printed_times._with_digits.cache_info().misses == printed_times._without_digits.cache_info().misses == 0


WORDY = st.text(st.sampled_from("ab3_ .’“”–…\u00a0é日\n'-") | st.characters(), max_size=30)


@given(WORDY)
def test_words_of_a_text_are_its_runs_of_letters(text: str) -> None:
    assert describe._words(text) == re.findall(r"\w+", text)


@given(WORDY)
def test_a_text_without_eastern_signs_has_no_eastern_language(text: str) -> None:
    plain = describe._EASTERN.sub("", text)
    assert describe._language_of_script(plain) == describe._language_of_script(f"{plain}\U0001f600") == ""


@given(WORDY)
def test_words_of_a_comment_are_those_of_one_pattern_and_stand_where_it_finds_them(text: str) -> None:
    found = list(words.WORD.finditer(text))
    assert words.plain(text) == words.Folder().plain(text) == tuple(words.fold(word[0]) for word in found)
    assert list(words.spans(text)) == [word.span() for word in found]
    for first in range(len(found)):
        for last in range(first, len(found)):
            assert words.stretch(text, first, last) == (found[first].start(), found[last].end())


@given(st.text(st.sampled_from("ab_ .@＠'\"é"), max_size=30))
def test_words_behind_a_sign_are_all_those_that_have_one(text: str) -> None:
    said = Text(text, words.plain(text), words.places(text), 1, 0)
    wanted = [at for at in range(len(said.words)) if at_sign(text, said.spans[at][0]) >= 0]
    assert sorted(set(behind_signs(said))) == wanted


SAID = [
    *sorted({word for phrase in phrases("within") for word in phrase.split()})[::3],
    *("you", "are", "right", "said", "p", "s"),
]


@given(st.lists(st.sampled_from(SAID), max_size=9).map(tuple))
def test_signs_within_a_turn_are_those_of_every_place(flat: tuple[str, ...]) -> None:
    everywhere = [signs_at(flat[at : at + 3], phrases("within")) for at in range(len(flat))]
    assert signs_within(flat) - {"you"} == set().union(*everywhere) - {"you"}


TARGETS = st.lists(st.integers(0, 30), unique=True, min_size=1, max_size=6).map(sorted)


@given(TARGETS, st.data())
def test_candidates_stand_by_chance_then_the_article_then_the_latest(turns: list[int], data: st.DataObject) -> None:
    among = (None, *turns)
    clues = tuple([data.draw(st.lists(st.sampled_from(["back 1", "back 3", "first"]), max_size=2)) for _ in among])
    shares = chances(scores("what", clues))
    ranked = sorted(zip(among, shares, strict=True), key=lambda one: (-one[1], one[0] is not None, -(one[0] or 0)))
    found = weighed(Question("what", among, clues, ("inferred",) * len(among)))
    assert [(one.target, one.chance) for one in found] == ranked[:KEPT]


PRINTED = sorted(furniture._table().whole) + [
    phrase for forms in furniture._table().open_end.values() for phrase, _ in forms
]
LINE = st.lists(
    st.sampled_from(PRINTED)
    | st.sampled_from(
        [
            "posted",
            "yesterday",
            "now",
            "like",
            "reply",
            ".",
            ":",
            "*",
            "-",
            "#",
            "Ann",
            " by ",
            "ago",
            "  ",
            " - ",
            "5",
            "»",
        ]
    ),
    min_size=1,
    max_size=3,
)
SHORT_LINES = st.builds(str.join, st.sampled_from(["", " ", " - "]), LINE).map(str.strip).filter(bool)


@settings(max_examples=1000, deadline=None)
@given(SHORT_LINES | st.sampled_from(PRINTED) | SHORT_LINES.map(str.title))
def test_a_short_line_taken_for_text_at_sight_is_no_furniture(text: str) -> None:
    assert not furniture._is_words(text) or furniture._kind(text) is None


@given(st.text(st.sampled_from("ab |·-–/\t \x0b\u2028\u00a0é"), max_size=12))
def test_a_line_without_what_parts_one_is_in_one_part(text: str) -> None:
    assert furniture._has_parts(text) == (furniture.PARTS.search(text) is not None)


def records(decorate):
    """The same two kinds of records, made by either way of making them: with slots, and without."""

    @decorate(frozen=True, slots=True)
    class Known:
        name: str
        days: tuple[int, ...] = ()
        told: dict[str, int] = dataclasses.field(default_factory=dict)

    @decorate(frozen=True)
    class Kept:
        name: object

    return Known, Kept


OURS, PYTHONS = records(frozen.dataclass), records(dataclasses.dataclass)
Known, Kept = OURS
VALUES = st.tuples(
    st.text(max_size=2),
    st.tuples(st.integers(0, 1)),
    st.dictionaries(st.text(max_size=1), st.integers(0, 1), max_size=1),
)


@given(st.lists(VALUES, min_size=2, max_size=2), st.integers(1, 3))
def test_records_are_what_pythons_own_are(two, given):
    (ours, others), (theirs, thoses) = ([kind(*values[:given]) for values in two] for kind in (OURS[0], PYTHONS[0]))
    assert (ours == others) == (theirs == thoses)
    assert ours != theirs
    assert repr(ours) == repr(theirs)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert repr(dataclasses.replace(ours, name="x")) == repr(dataclasses.replace(theirs, name="x"))
    kept, theirs = OURS[1](two[0][1]), PYTHONS[1](two[0][1])
    assert (hash(kept), repr(kept), vars(kept)) == (hash(theirs), repr(theirs), vars(theirs))
    assert OURS[0].__match_args__ == PYTHONS[0].__match_args__
    with pytest.raises(dataclasses.FrozenInstanceError):
        ours.name = "y"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del kept.name
    with pytest.raises(TypeError):
        OURS[0]()
    assert not hasattr(ours, "__dict__")
    said = Paragraph(3, "So it was.")
    assert pickle.loads(pickle.dumps(said)) == said


def test_what_is_not_frozen_or_asks_for_more_is_pythons_own():
    @frozen.dataclass(frozen=True, order=True)
    class Ordered:
        name: str

    @frozen.dataclass
    class Pad:
        name: str

    assert Ordered("a") < Ordered("b")
    pad = Pad("a")
    pad.name = "b"
    assert pad == Pad("b")
