"""How ordinary a word is, from a table of counted comments."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def rarity() -> Mapping[str, int]:
    """Ordinary word -> hundredths of ln(comments / comments that use it); a word that is not there is rare."""
    table = files(__package__).joinpath("ordinary.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return MappingProxyType({word: int(hundredths) for word, hundredths in rows})


@cache
def ordinary_words() -> frozenset[str]:
    """The words of the table: as a name, such a word needs more than its place to be one."""
    return frozenset(rarity())
