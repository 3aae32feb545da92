"""What decode makes of marks, line ends, encodings; and the words in which it refuses."""

import codecs

import pytest

from seedbank.decode import decode
from seedbank.problems import ProblemsError

TEXT = "Grüße aus Köln.\nJürgen\nSchöne Grüße zurück – „bis bald“!\n"


def texts(seed):
    return [line.text for line in seed.lines]


def refusal(data, encoding=None):
    with pytest.raises(ProblemsError) as caught:
        decode(data, "content/seeds/a.txt", encoding)
    return str(caught.value)


def test_a_seed_knows_its_name_size_and_digest():
    seed = decode(b"One.\n", "content/seeds/a.txt")
    assert (seed.path, seed.stem, seed.size) == ("content/seeds/a.txt", "a", 5)
    assert seed.sha256 == "77cff70ea8937d628a3741880862dfc662d1d1c57d6bdcb4a50b7d4e62b4a61e"


def test_each_line_keeps_its_own_end():
    lines = decode(b"a\r\nb\nc\rd\n\ne", "x.txt").lines
    assert [(line.number, line.text, line.end) for line in lines] == [
        (1, "a", "\r\n"),
        (2, "b", "\n"),
        (3, "c", "\r"),
        (4, "d", "\n"),
        (5, "", "\n"),
        (6, "e", ""),
    ]


def test_form_feed_nel_and_line_separator_end_no_line():
    assert texts(decode("a\fb\x85c\u2028d\n".encode(), "x.txt")) == ["a\fb\x85c\u2028d"]


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_mark_names_the_encoding_and_is_not_text(mark, name):
    seed = decode(mark + TEXT.encode(name), "x.txt")
    assert (seed.mark, seed.encoding) == (mark, name)
    assert texts(seed) == TEXT.splitlines()


@pytest.mark.parametrize("name", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_unicode_without_a_mark_is_recognised(name):
    seed = decode(TEXT.encode(name), "x.txt")
    assert (seed.mark, seed.encoding) == (b"", name)
    assert texts(seed) == TEXT.splitlines()


def test_an_empty_file_is_refused():
    assert refusal(b"") == "content/seeds/a.txt: is empty.\n  fix: save the page's text into it, or remove the file"


def test_a_binary_file_is_refused():
    assert refusal(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") == (
        "content/seeds/a.txt: is a binary file: it holds NUL bytes.\n  fix: save the page as plain text, UTF-8"
    )


def test_bytes_that_do_not_fit_the_stated_encoding_are_refused_with_their_line():
    assert refusal(b"One.\nCaf\xe9 two.\n", "utf-8") == (
        "content/seeds/a.txt:2: is not utf-8: byte 0xe9.\n"
        "    Caf\\xe9 two.\n"
        '  fix: in a.toml: encoding = "cp1252", or leave the key out'
    )


def test_an_unknown_encoding_is_refused_with_the_nearest():
    assert refusal(b"One.\n", "shift-jisx") == (
        'content/seeds/a.txt: cannot be read: no encoding is called "shift-jisx".\n'
        '  fix: in the sidecar: encoding = "shift_jis"'
    )


def test_a_codec_that_is_no_text_encoding_is_unknown():
    assert 'no encoding is called "hex"' in refusal(b"One.\n", "hex")
