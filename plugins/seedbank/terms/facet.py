"""The nouns of this room: a facet with its words, a text to tag, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, NamedTuple

from seedbank.model import Paragraph, Tag, Term

Method = Literal["salience", "share"]
"""How mentions become tags: what the text is about (`salience`), or which subjects have most of its words (`share`)."""

FOREVER = 9999
"""The year that stands for "still so"."""


@dataclass(frozen=True, slots=True)
class Form:
    """One row of a table of forms: words, and the term they tell of."""

    text: str  # as printed in the table
    code: str  # "" for a phrase that only looks like a term and blocks it
    kind: str = "name"  # salience: name, people, seat, office, state, town or block
    rule: str = ""  # when it counts: "", given, word, dateline, lower, with, both, ahead, loud
    others: tuple[str, ...] = ()  # codes that the rules "with" and "both" speak of; words that "ahead" wants to follow
    since: int = 0  # first year it tells of the term
    until: int = FOREVER  # last such year
    weight: int = 0  # share: thousandths


class Mention(NamedTuple):
    """One place where a form stands. A tuple, since a long text has hundreds."""

    start: int  # in the title, or in the paragraphs joined by line ends
    end: int
    form: Form
    titled: bool  # in the title, not in the body
    rival: Form | None = None  # what it is if the rule of `form` does not hold


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The forms of one facet in one language, ready for a single walk over a text.

    For `salience` a key is a capitalised word as printed, with the two characters after it where the form goes on. For
    `share` it is a word in lower case, two words where the form goes on, or the first four letters of a starred word. The
    first word alone is always a key, be it without forms.
    """

    by_key: Mapping[
        str, tuple[tuple[str, str, Form], ...]
    ]  # key -> (words before the key, words from it on, form), longest first
    opening: re.Pattern[str]  # salience: where a form can begin
    stems: Mapping[str, tuple[tuple[str, str, Form], ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )  # share only


@dataclass(frozen=True, slots=True)
class Weights:
    """What each observation about a mention is worth, in thousandths. Fitted by benchmarks/fit_terms.py."""

    bias: int  # added to every sum; a term is given where the sum is above 0
    levels: tuple[tuple[int, ...], ...]  # per feature, in the order of salience.FEATURES: the worth of each level


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to index documents: its terms, and the words that tell of them."""

    name: str  # "country", "topic"
    method: Method
    terms: Mapping[str, Term]  # by code
    lexicons: Mapping[str, Lexicon]  # by language; "" serves every language
    weights: Weights | None = None  # salience only


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
    chain = [facet.terms[code]]
    while chain[-1].broader:
        chain.append(facet.terms[chain[-1].broader])
    return tuple(reversed(chain))


def find_code(facet: Facet, word: str) -> str | None:
    """Return the code that a keeper wrote, if the facet has it. Codes are exact: neither slugs nor other cases are guessed at."""
    return word if word in facet.terms else None
