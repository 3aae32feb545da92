"""The nouns of this room: a facet with its words, a text to tag, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from seedbank.frozen import dataclass
from seedbank.model import Paragraph, Tag, Term
from seedbank.terms.lexicon import Form, Lexicon

Method = Literal["salience", "share"]
"""How mentions become tags: what the text is about (`salience`), or which subjects have most of its words (`share`)."""


Mention = tuple[int, int, Form, bool, Form | None]
"""One place where a form stands: where it starts and ends, in the title or in the paragraphs joined by line ends; the form; whether it
is in the title; and what it is if the rule of the form does not hold. No class, since a long text has hundreds, and a plain
tuple is taken apart in a tenth of the time.
"""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each observation about a mention is worth, in thousandths. Fitted by benchmarks/fit_terms.py."""

    bias: int  # added to every sum; a term is given where the sum is above 0
    levels: tuple[tuple[int, ...], ...]  # per feature, in the order of salience.FEATURES: the worth of each level


@dataclass(frozen=True)
class Facet:
    """A way to index documents: its terms, and the words that tell of them.

    The terms are at hand. Words and weights are read from their tables when a text is tagged, so that a build that tags
    nothing does not pay for them.
    """

    name: str  # "country", "topic"
    method: Method
    terms: Mapping[str, Term]  # by code
    lexicons: Mapping[str, Lexicon]  # by language; "" serves every language
    weigh: Callable[[], Weights] | None = None  # salience only

    @cached_property
    def weights(self) -> Weights | None:
        """What each observation is worth; None for `share`."""
        return self.weigh() if self.weigh else None

    @cached_property
    def chains(self) -> Mapping[str, tuple[Term, ...]]:
        """Code -> the terms from the broadest down to the term itself."""
        found: dict[str, tuple[Term, ...]] = {}
        for code, term in self.terms.items():
            chain = [term]
            while chain[-1].broader:
                chain.append(self.terms[chain[-1].broader])
            found[code] = tuple(reversed(chain))
        return MappingProxyType(found)

    @cached_property
    def tops(self) -> Mapping[str, str]:
        """Code -> the code of the broadest term above it, or its own."""
        return MappingProxyType({code: term.top for code, term in self.terms.items()})

    @cached_property
    def lines(self) -> Mapping[str, tuple[str, ...]]:
        """Code -> the codes from the broadest term down to its own."""
        return MappingProxyType({code: tuple(term.code for term in chain) for code, chain in self.chains.items()})

    @cached_property
    def within(self) -> Mapping[str, frozenset[str]]:
        """Code -> the codes of the term and of all that are narrower."""
        found: dict[str, set[str]] = {code: set() for code in self.terms}
        for code, chain in self.chains.items():
            for term in chain:
                found[term.code].add(code)
        return MappingProxyType({code: frozenset(codes) for code, codes in found.items()})


@dataclass(frozen=True, slots=True)
class Text:
    """What is tagged: an article without its comments."""

    title: str | None
    paragraphs: tuple[Paragraph, ...]
    language: str = "und"  # BCP 47
    year: int | None = None  # of the article: names of states change with it


@dataclass(frozen=True, slots=True)
class Tagging:
    """The tags of one text in one facet."""

    tags: tuple[Tag, ...] = ()  # best first, in total order
    why_none: str = ""  # one plain sentence where there are no tags


def ancestors(facet: Facet, code: str) -> tuple[Term, ...]:
    """Return the terms from the broadest down to the term itself. Raises KeyError for a code that is not in the facet."""
    return facet.chains[code]


def find_code(facet: Facet, word: str) -> str | None:
    """Return the code that a keeper wrote, if the facet has it. Codes are exact: neither slugs nor other cases are guessed at."""
    return word if word in facet.terms else None
