"""Laws of decode: any bytes come back, or are refused."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from seedbank.decode import cut, decode, encode
from seedbank.problems import ProblemsError

ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\r", "\x0b", "\f", "\x85", "\u2028", "\x00"])
PIECES = st.one_of(st.text(max_size=8), ENDS)
ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "shift_jis",
    "euc_kr",
    "gb18030",
    "big5",
    "cp1252",
    "latin-1",
]


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=300))
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00\x00")
@example(b"\xff\xfea\x00\n\x00b")
@example(b"\x1b$B\x1b(B")
@example(b"caf\xe9\r\nfoo\rbar\n")
def test_any_bytes_come_back_or_are_refused(data):
    try:
        seed = decode(data, "x.txt")
    except ProblemsError:
        assert b"\0" in data, "the only reason to refuse bytes that nobody has said anything about"
        return
    assert encode(seed) == data


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=80), st.sampled_from([*ENCODINGS, "utf-7", "iso2022_jp", "hz", "cp949"]))
def test_a_stated_encoding_gives_the_bytes_back_or_is_refused(data, encoding):
    try:
        seed = decode(data, "x.txt", encoding)
    except ProblemsError:
        return
    assert encode(seed) == data


@settings(deadline=None)
@given(st.lists(PIECES).map("".join))
def test_lines_join_to_the_text_and_count_from_one(text):
    lines = cut(text)
    assert "".join(line.text + line.end for line in lines) == text
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert all(line.end for line in lines[:-1])


@settings(deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0")), min_size=1))
def test_only_lf_crlf_and_cr_end_a_line(bodies):
    assert [line.text for line in cut("\r\n".join([*bodies, "."]))] == [*bodies, "."]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_stated_encoding_is_followed(encoding):
    text = "Ein Satz.\r\nA name\nNoch ein Satz.\r"
    seed = decode(text.encode(encoding), "x.txt", encoding)
    assert "".join(line.text + line.end for line in seed.lines) == text
    assert encode(seed) == text.encode(encoding)
