"""Patterns out of the store do what patterns do that were compiled, and whatever cannot be taken out is compiled."""

import re
from functools import cache
from marshal import dumps
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbank.adapter import patterns
from seedbank.adapter.patterns import MOST, compiled_before
from seedbank.store import Store

WRITTEN = [
    (r"(?P<day>\d{1,2})\.? (?P<month>[a-zà-ž]+)(?: (?P<year>\d{4}))?", re.IGNORECASE),
    (r"^(\W*)(?:reply|answer)(?(1)x|y)*?$", re.MULTILINE | re.ASCII),
    (r"(?<![\w@])([A-Z]\w{0,40})(?=[:,])|\b(\1 \1)", 0),
    (r"[^\x00-\x7f一-龥]+|ß{2,}", re.IGNORECASE | re.DOTALL),
    (rb"[\x80-\xff]{2}(?P<rest>.*)", re.DOTALL),
]


def compiled(store, code=b"1", written=WRITTEN):
    re.purge()
    with compiled_before(store, code):
        return [re.compile(*of) for of in written]


@pytest.fixture
def asked(monkeypatch):
    """What Python's own compiler was asked for."""
    found, own = [], re._compiler.compile

    def compile_pattern(pattern, flags=0):
        found.append(pattern)
        return own(pattern, flags)

    monkeypatch.setattr(re._compiler, "compile", compile_pattern)
    return found


def test_what_was_compiled_once_is_compiled_no_more(tmp_path, asked):
    with Store.open(tmp_path) as store:
        compiled(store)
        assert asked == [pattern for pattern, _ in WRITTEN]
        compiled(store)
        assert len(asked) == len(WRITTEN)
        compiled(store, b"other code, or another Python")
        assert len(asked) == 2 * len(WRITTEN)
    re.purge()
    re.compile(WRITTEN[0][0])
    assert len(asked) == 2 * len(WRITTEN) + 1, "only while a build runs"


@cache
def both():
    """The patterns as they were compiled, and as they came out of a store."""
    with TemporaryDirectory() as folder, Store.open(Path(folder)) as store:
        return compiled(store), compiled(store)


@given(st.text("aß 1Ab:,.\nxyé一ž", max_size=30) | st.sampled_from(["3. März 2019, reply", "Ab Ab: answerxx"]))
def test_it_finds_what_the_compiled_one_finds(text):
    one, other = both()
    for first, second in zip(one, other, strict=True):
        of = text.encode() if isinstance(first.pattern, bytes) else text
        assert [found.groupdict() for found in first.finditer(of)] == [
            found.groupdict() for found in second.finditer(of)
        ]
        assert [found.regs for found in first.finditer(of)] == [found.regs for found in second.finditer(of)]
        assert first == second
        assert (first.flags, first.groups, first.groupindex) == (second.flags, second.groups, second.groupindex)


def test_what_is_no_code_of_this_python_is_compiled(tmp_path, asked):
    with Store.open(tmp_path) as store:
        compiled(store)
        kept, known = patterns.loads(store.fact("patterns"))
        spoilt = {key: (flags, [9999, *code], *more) for key, (flags, code, *more) in known.items()}
        store.state("patterns", dumps((kept, spoilt)))
        assert compiled(store)[0].match("3 May 2019")["month"] == "May"
        assert len(asked) == 2 * len(WRITTEN)


def test_what_is_made_for_one_text_does_not_pile_up(tmp_path, asked):
    many = [(f"name {number}", 0) for number in range(MOST + 9)]
    with Store.open(tmp_path) as store:
        compiled(store, written=WRITTEN)
        compiled(store, written=many)
        assert len(patterns.loads(store.fact("patterns"))[1]) == MOST
        asked.clear()
        compiled(store, written=WRITTEN)
        assert not asked


def test_a_wrong_pattern_is_told_as_ever(tmp_path):
    with Store.open(tmp_path) as store, pytest.raises(re.error, match="unterminated"):
        compiled(store, written=[("(a", 0)])
