"""The outline: harmless to a terminal, in colour only where that is wanted, short enough to be read at a glance."""

import io
import re
import sys

import pytest

from making import ARTICLE, document
from seedbank.cli import in_colour
from seedbank.outline import drawing, outline, visible

SGR = re.compile(r"\x1b\[\d+m")
EVIL = f"{ARTICLE}quay\x1b[2Jwalker\nThey have \u202eput it off\u2066 for ten years now.\x07\nInes\u2028Albrecht\nAnd who\x9b31m pays for it, I ask?\n"


def test_controls_and_marks_of_direction_are_shown_by_their_numbers():
    text = outline(document(EVIL)) + drawing(document(EVIL))
    assert not set("\x1b\x07\x9b\u202e\u2066\u2028") & set(text)
    assert "\\x1b[2J" in text
    assert "\\u202eput" in text


def test_colour_adds_escape_sequences_and_nothing_else():
    read = document(EVIL)
    assert "\x1b[" in outline(read, colour=True)
    assert SGR.sub("", outline(read, colour=True)) == outline(read)


@pytest.mark.parametrize("sign", ["\t", "\r", "\x00", "\x7f", "\x85", "\u200f", "\u202d", "\u2069", "\ud800"])
def test_what_moves_a_cursor_is_not_printed(sign):
    assert sign not in visible(f"a{sign}b")
    assert visible("añ 港 🙂") == "añ 港 🙂"


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stream", "told", "coloured"),
    [
        (Terminal(), {}, True),
        (io.StringIO(), {}, False),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": ""}, True),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {"FORCE_COLOR": "1"}, True),
        (Terminal(), {"FORCE_COLOR": "0"}, False),
        (io.StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_is_for_terminals_and_for_those_who_want_it(stream, told, coloured, monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", stream)
    assert in_colour() is coloured


def test_furniture_is_summed_up():
    text = ARTICLE + "quay_walker\n3 hours ago\nThey have put it off for ten years now.\nReply\n" * 40
    shown = outline(document(text))
    assert re.search(r"^control +40, lines 6, 10, .*, …: “Reply”$", shown, re.MULTILINE)
    assert re.search(r"^time +40, lines 4, 8, .*: “3 hours ago”$", shown, re.MULTILINE)
    assert "[3 hours ago]" in shown


def test_a_comment_in_doubt_is_marked():
    text = ARTICLE + "Off to the bridge\nThey have put it off for ten years now.\n"
    read = document(text)
    marked = [line for line in outline(read).splitlines() if re.match(r" *\d+\? ", line)]
    doubtful = {doubt.line for doubt in read.reading.doubts}
    assert bool(marked) == any(comment.line in doubtful for comment in read.reading.comments)
    assert all(f"in doubt   line {line}:" in outline(read) for line in doubtful)


LONG = ARTICLE + "".join(f"walker_{n}\nThis is the answer of number {n}, and a whole sentence.\n" for n in range(200))


def test_of_a_long_seed_the_ends_are_listed_and_what_is_left_out_is_counted():
    shown = outline(document(LONG))
    assert "#20  walker_19 " in shown
    assert "#199 walker_198 " in shown
    assert "#100 walker_99 " not in shown
    assert re.search(r"^ +…  170 more, #21 to #190: `--all` lists them$", shown, re.MULTILINE)


def test_all_lists_every_comment():
    assert outline(document(LONG), every=True).count("walker_") == 200


def test_a_comment_in_doubt_is_listed_wherever_it_stands():
    lines = LONG.splitlines()
    lines[200:200] = ["Off to the bridge", "and back"]
    read = document("\n".join(lines) + "\n")
    shown = outline(read)
    places = [comment.line for comment in read.reading.comments]
    for doubt in read.reading.doubts:
        line = max([place for place in places if place <= doubt.line], default=0)
        assert not line or re.search(rf"^ +{line}\?", shown, re.MULTILINE)


def test_an_encoding_that_was_guessed_is_marked():
    assert "cp1254 (guessed: right in 90 of 100)" in outline(document("Ayşe\nİnanmıyorum.\n".encode("cp1254")))
    assert "guessed" not in outline(document(ARTICLE))
