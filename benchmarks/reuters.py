"""Reuters-21578 as texts to tag: documents of the ModApte split with their PLACES as country codes.

DATA is a folder with reut2-000.sgm ... reut2-021.sgm. The collection may be used for research; nothing of it stands here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from seedbank.model import Paragraph
from seedbank.terms import Text, load_facet

YEAR = 1987
OTHER_PLACES = {
    "uk": "GB", "usa": "US", "uae": "AE", "ussr": "SUHH", "west-germany": "DE", "burma": "MM", "zaire": "CD", "kampuchea": "KH",
    "yemen-arab-republic": "YE", "yemen-demo-republic": "YDYE", "congo": "CG", "trinidad-tobago": "TT", "antigua": "AG",
    "us-virgin-islands": "VI", "hong-kong": "HK", "swaziland": "SZ", "turkey": "TR",
}  # fmt: skip
MIN_WORDS = 60  # of a story in prose
SMALL_WORDS = frozenset({"of", "and", "the", "in", "for", "to", "on", "at", "by", "from", "with", "a", "an"})


@dataclass(frozen=True, slots=True)
class Story:
    """One document."""

    split: str  # train or test
    kind: str  # NORM, BRIEF, UNPROC
    title: str
    dateline: str
    body: str
    gold: frozenset[str]

    def text(self, *, dateline: bool = True, mixed: bool = False) -> Text:
        """Return the document as an article. `mixed` undoes the capitals of title and dateline."""
        body = paragraphs(self.body)
        if dateline and self.dateline:
            line = self.dateline.strip()
            line = titled(line) if mixed and "(" in line else line
            body = [f"{line} {body[0]}" if body else line, *body[1:]]
        title = titled(self.title) if mixed else self.title
        return Text(
            title or None, tuple(Paragraph(number, part) for number, part in enumerate(body, start=1)), "en", YEAR
        )

    @property
    def prose(self) -> bool:
        """Whether it is a story and not a flash nor a table of figures."""
        words = re.findall(r"[A-Za-z']+", self.body)
        digits = len(re.findall(r"\d[\d.,]*", self.body))
        lower = sum(word.islower() for word in words)
        return self.kind == "NORM" and len(words) >= MIN_WORDS and 5 * digits < len(words) and 2 * lower > len(words)


def titled(text: str) -> str:
    """Return words in capitals as a headline has them."""
    mixed = re.sub(r"\b[A-Z][A-Z']{2,}", lambda word: word.group().capitalize(), text)
    return " ".join(word.lower() if word.lower() in SMALL_WORDS else word for word in mixed.split(" "))


def paragraphs(body: str) -> list[str]:
    """Return the paragraphs of a body: each opens with four spaces or follows a blank line."""
    parts = re.split(r"\n\s*\n|\n {3,}", body)
    return [" ".join(part.split()) for part in parts if part.strip()]


def field(body: str, name: str) -> str:
    """Return the text of an element, or ""."""
    found = re.search(rf"<{name}>(.*?)</{name}>", body, re.DOTALL)
    return html.unescape(found.group(1)).strip("\n ") if found else ""


def places() -> dict[str, str]:
    """Name of a place in the collection -> code."""
    terms = load_facet("country", "salience").terms
    return {**{term.slug: code for code, term in terms.items()}, **OTHER_PLACES}


def stories(data: Path) -> Iterator[Story]:
    """Yield the documents of both splits in order."""
    codes = places()
    for path in sorted(data.glob("reut2-*.sgm")):
        text = path.read_text(encoding="latin-1")
        for head, body in re.findall(r"<REUTERS (.*?)>(.*?)</REUTERS>", text, re.DOTALL):
            marks = dict(re.findall(r'(\w+)="(.*?)"', head))
            if marks["TOPICS"] == "YES" and marks["LEWISSPLIT"] in {"TRAIN", "TEST"}:
                yield story(marks["LEWISSPLIT"].lower(), body, codes)


def story(split: str, body: str, codes: dict[str, str]) -> Story:
    """One document out of its mark-up."""
    kind, inner = re.search(r"<TEXT(.*?)>(.*?)</TEXT>", body, re.DOTALL).groups()  # type: ignore[union-attr] # every one has it
    named = re.findall(r"<D>(.*?)</D>", re.search(r"<PLACES>(.*?)</PLACES>", body, re.DOTALL).group(1))  # type: ignore[union-attr]
    main = html.unescape(re.sub("<.*?>", "", inner)) if "UNPROC" in kind else field(inner, "BODY")
    main = re.sub(r"\s*(REUTER|Reuter)\W*$", "", main.replace("\x03", ""))
    shown = (re.search('TYPE="(.*?)"', kind) or [None, "NORM"])[1]
    gold = frozenset(codes[place] for place in named if place in codes)
    return Story(split, str(shown), field(inner, "TITLE"), field(inner, "DATELINE"), main, gold)
