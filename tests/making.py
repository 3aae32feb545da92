"""Seeds and documents made for the tests, without a disk."""

import functools

from seedbank.collect import Source
from seedbank.pipeline import read
from seedbank.problems import ProblemsError
from seedbank.terms import load_facet

TALK = """\
South Korea said on Thursday it will end a deal with Japan on sharing intelligence.
Officials in Seoul and Tokyo had argued about trade for months.
yoshi
This cannot come as a surprise to anybody, I would think.
Shin Ra
It is a pity all the same, and both of them will pay for it.
Samit Basu
@yoshi
I told you so a year ago, and nobody here wanted to hear it.
"""
"""An article of two paragraphs and three comments, of which the last answers the first."""

ARTICLE = """\
The council met on Tuesday and put off the vote on the new harbour bridge for another six months.
Engineers are to report in March, the mayor said after the meeting, which lasted four hours.
"""
SAID = (
    ("quay_walker", "They have put it off for ten years now."),
    ("Ines Albrecht", "And who pays for it?"),
    ("bridgefan77", "Not the mayor, I am sure of that."),
    ("quay_walker", "We do, as we always did."),
)
"""Names, and what they say below ARTICLE."""


@functools.cache
def facets():
    return load_facet("country", "salience", ()), load_facet("topic", "share", ())


def source(text, sidecar=None, name="a.txt"):
    path = f"content/seeds/{name}"
    data = text if isinstance(text, bytes) else text.encode()
    return Source(path, data, f"{path.rpartition('.')[0]}.toml", sidecar)


def document(text, sidecar=None, name="a.txt", *, with_sidecar=True, tagged=False):
    """One seed, read; `tagged` costs some milliseconds more."""
    return read(source(text, sidecar, name), facets() if tagged else (), with_sidecar=with_sidecar)


def refusal(text, sidecar=None, name="a.txt", *, tagged=False):
    """What is said of a seed that cannot be read, word for word."""
    try:
        document(text, sidecar, name, tagged=tagged)
    except ProblemsError as wrong:
        return str(wrong)
    return ""
