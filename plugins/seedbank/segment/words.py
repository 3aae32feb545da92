"""What the table of words knows: how common a word is, and whether people are called so."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

UNKNOWN = "0"

SIGN_OFFS = frozenset((
    "abraço", "abraços", "all the best", "amicalement", "best", "best regards", "best wishes", "beste grüße", "bien cordialement", "bien à vous",
    "bises", "br", "cheers", "cordialement", "cordiali saluti", "cumprimentos", "danke", "freundliche grüße", "god bless", "good luck", "gracias",
    "grazie", "groeten", "groetjes", "gruss", "gruß", "grüße", "herzliche grüße", "hilsen", "hälsningar", "kind regards", "kindest regards", "kr", "lg",
    "liebe grüße", "love", "many thanks", "med venlig hilsen", "med vänlig hälsning", "merci", "merci d'avance", "met vriendelijke groet", "mfg",
    "mit freundlichen grüßen", "muchas gracias", "mvg", "mvh", "obrigado", "peace", "pozdrawiam", "pozdrowienia", "regards", "respectfully", "rgds",
    "salam", "salam kenal", "saludos", "saludos cordiales", "saluti", "schönen gruß", "sincerely", "take care", "terima kasih", "terveisin", "thank you",
    "thanks", "thanks in advance", "thx", "um abraço", "un abrazo", "un saludo", "un saluto", "vg", "viele grüße", "warm regards", "yours",
    "yours sincerely", "yours truly", "с уважением",
))  # fmt: skip
"""Words that end a letter: a short line below them may be the writer's signature."""
SHELF = 2  # first letters that the words of a shelf have in common


@cache
def _data() -> tuple[bytes, int]:
    """Load the table once, with the place where its rows begin: comments stand at the top. To make text of all of it takes as long as to read a seed."""
    data = (files("seedbank.segment") / "words.tsv").read_bytes()
    return data, data.index(b"\n", data.rindex(b"\n#") + 1) + 1


def _laid_out(data: bytes) -> dict[str, str]:
    """Part rows into words with their grade from 0 to 4, then "g" and "f" for given and family names."""
    rows = data.decode()
    cells = rows[:-1].replace("\t", "\n").split("\n") if rows else []  # at once: row by row took three times as long
    return dict(zip(cells[::2], cells[1::2], strict=True))


def every_word() -> dict[str, str]:
    """Give the whole table: word -> its class."""
    data, head = _data()
    return _laid_out(data[head:])


@cache
def _shelf(letters: str) -> dict[str, str]:
    """Give the words that begin with two letters; a word of one letter has a tab for the second.

    A seed needs a few hundred of the hundred thousand rows, and to lay out all of them takes longer than to read it.
    """
    data, head = _data()

    def letters_at(at: int) -> str:
        start = data.rfind(b"\n", 0, at) + 1
        return data[start : start + SHELF * _LONGEST].decode("utf-8", "ignore")[:SHELF]

    places = range(head, len(data))
    begin = head + bisect_left(places, letters, key=letters_at)
    return _laid_out(data[begin : head + bisect_right(places, letters, key=letters_at)])


_LONGEST = 4  # bytes of a sign


def classes_of(tokens: Sequence[str]) -> list[str]:
    """Name the class of each word, given in lower case, e.g. "3", "0g", "2gf"."""
    return [_known(token) or _known(_plain(token)) or UNKNOWN for token in tokens]


def _known(token: str) -> str | None:
    return _shelf((token + "\t")[:SHELF]).get(token)


def _plain(token: str) -> str:
    """Drop a possessive or an abbreviation's apostrophe: "john's" is known by "john"."""
    return token.replace("’", "'").partition("'")[0]


def signs_off(low: str) -> bool:
    """Tell whether a line, in lower case, is what people write below a letter, or just thanks."""
    return low.rstrip(" ,.!-:)") in SIGN_OFFS
