"""Shortcuts change nothing: what is looked for first, to spare the dear way, gives what the dear way alone gives."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from seedbank import dating, describe
from seedbank.model import Paragraph

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


WORDY = st.text(st.sampled_from("ab3_ .’“”–…\u00a0é日\n'-") | st.characters(), max_size=30)


@given(WORDY)
def test_words_of_a_text_are_its_runs_of_letters(text: str) -> None:
    assert describe._words(text) == re.findall(r"\w+", text)


@given(WORDY)
def test_a_text_without_eastern_signs_has_no_eastern_language(text: str) -> None:
    plain = describe._EASTERN.sub("", text)
    assert describe._language_of_script(plain) == describe._language_of_script(f"{plain}\U0001f600") == ""
