"""Make an archive of made-up articles with comments: seeds with their sidecars, and the same documents for other generators.

    python benchmarks/make_archive.py N FOLDER [--as seed|hugo|eleventy|pelican]

A document depends on its number alone: the first 1,000 of 10,000 are the archive of 1,000, and "add one" is number N.
One has 20 to 30 paragraphs and 12 to 28 comments, some 15 kB. Nine in ten have a sidecar (title, date, address); the tenth
has none and is undated. Numbers grow with the date: thirteen hours lie between two. What others are given as structure
(title, countries, topics, who answers whom) a seed says in its text only.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

from archive_words import (
    ANSWERED,
    COUNTRIES,
    DAYS,
    FAMILY,
    GIVEN,
    HANDLES,
    HEADLINES,
    QUALITIES,
    REPORTED,
    SAID,
    TOPICS,
    WHEN,
    WHO,
    Country,
    Topic,
)

FIRST_DAY = date(2008, 1, 1)
HOURS_APART = 13
UNDATED_EVERY = 10
AUTHORS = 400
DEEPEST = 5  # replies below replies
ANSWERS = 0.5  # of all comments
CALLS = 0.7  # of the answers, by name
CALL_ABOVE = 0.4  # of the answers, by a name on a line of its own
SUMMARY = 160  # characters, as a list shows them


@dataclass(frozen=True, slots=True)
class Said:
    """One comment."""

    author: str
    parent: int | None  # the comment it answers, by its place from 0
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """One document, with everything that a seed does not say in so many words."""

    number: int
    title: str
    slug: str
    day: date | None  # None: no keeper states one, and there is no sidecar
    countries: tuple[str, ...]  # slugs; of topics too
    topics: tuple[str, ...]
    paragraphs: tuple[str, ...]
    comments: tuple[Said, ...]

    @property
    def stem(self) -> str:
        """The name of its seed."""
        return f"{self.number:06d}"

    @property
    def year(self) -> str:
        """Where it stands in the archive."""
        return str(self.day.year) if self.day else "undated"

    @property
    def summary(self) -> str:
        """What a list shows of it."""
        return self.paragraphs[0][:SUMMARY].rpartition(" ")[0] + "…"


def make(number: int, day: date | None = None) -> Made:
    """Return the document of a number; `day` dates it otherwise than its number would."""
    rng = random.Random(f"seedbank {number}")  # a string seeds by its SHA-512: the same everywhere
    countries = some(rng, COUNTRIES, rng.randint(2, 4))
    topics = some(rng, TOPICS, rng.choice((1, 2, 2)))
    dated = number % UNDATED_EVERY != UNDATED_EVERY - 1
    title = sentence(rng, HEADLINES, countries[:2], topics[:1])
    slug = "-".join("".join(sign if sign.isalnum() else " " for sign in title.lower()).split()[:6])
    return Made(
        number,
        title,
        f"{slug}-{number:06d}" if dated else f"{number:06d}",
        (day or FIRST_DAY + timedelta(hours=HOURS_APART * number)) if dated else None,
        tuple(country.slug for country in countries[:2]),
        tuple(topic.slug for topic in topics),
        tuple(paragraph(rng, REPORTED, (2, 4), countries, topics) for _ in range(rng.randint(20, 30))),
        tuple(talk(rng, countries, topics)),
    )


def some(rng: random.Random, pool: Sequence, count: int) -> list:
    """Choose different entries; the first of the pool are the most frequent."""
    found: dict = {}
    while len(found) < count:
        found[rng.choices(pool, cum_weights=skewed(len(pool)))[0]] = None
    return list(found)


@cache
def skewed(count: int) -> tuple[float, ...]:
    """Return summed weights of which the second is half the first, the third a third, and so on, softened."""
    return tuple(accumulate((place + 2) ** -0.8 for place in range(count)))


def talk(rng: random.Random, countries: Sequence[Country], topics: Sequence[Topic]) -> list[Said]:
    """Make a discussion: every second comment answers one of the last eight, most of them by name."""
    said: list[Said] = []
    depths: list[int] = []
    for place in range(rng.randint(12, 28)):
        to = rng.randrange(max(0, place - 8), place) if place and rng.random() < ANSWERS else None
        if to is not None and depths[to] >= DEEPEST:
            to = None
        author = rng.choices(authors(), cum_weights=skewed(AUTHORS))[0]
        texts = [paragraph(rng, SAID, (1, 4), countries, topics) for _ in range(rng.choice((1, 1, 1, 2, 2, 3)))]
        if to is not None:
            texts[0] = f"{sentence(rng, ANSWERED, countries, topics)} {texts[0]}"
            call = rng.random()
            if call < CALL_ABOVE:
                texts.insert(0, f"@{said[to].author}")
            elif call < CALLS:
                texts[0] = f"@{said[to].author} {texts[0]}"
        depths.append(0 if to is None else depths[to] + 1)
        said.append(Said(author, to, tuple(texts)))
    return said


@cache
def authors() -> tuple[str, ...]:
    """Return the pool of names: full names, first names with a number, handles."""
    rng = random.Random("seedbank authors")
    forms: tuple[Callable[[], str], ...] = (
        lambda: f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}",
        lambda: f"{rng.choice(GIVEN)}{rng.randrange(10, 99)}",
        lambda: f"{rng.choice(HANDLES)}{rng.randrange(2, 999)}",
        lambda: f"{rng.choice(HANDLES)}_{rng.choice(FAMILY).lower()}",
    )
    names: dict[str, None] = {}
    while len(names) < AUTHORS:
        names[rng.choice(forms)()] = None
    return tuple(names)


def paragraph(
    rng: random.Random,
    frames: Sequence[str],
    sentences: tuple[int, int],
    countries: Sequence[Country],
    topics: Sequence[Topic],
) -> str:
    """Make a paragraph of a few sentences."""
    return " ".join(sentence(rng, frames, countries, topics) for _ in range(rng.randint(*sentences)))


def sentence(rng: random.Random, frames: Sequence[str], countries: Sequence[Country], topics: Sequence[Topic]) -> str:
    """Fill in a frame. The first country and topic are what the text is mainly about; the others come up in passing."""
    place = rng.choices(countries, cum_weights=tuple(accumulate((6, 2, 1, 1)[: len(countries)])))[0]
    place2 = rng.choice([country for country in countries if country is not place])
    topic = rng.choices(topics, cum_weights=tuple(accumulate((3, 1)[: len(topics)])))[0]
    things, qualities, who = rng.sample(topic.things, 2), rng.sample(QUALITIES, 2), rng.choice(WHO)
    filled = rng.choice(frames).format(
        place=place.name,
        place2=place2.name,
        people=place.people,
        city=place.city,
        thing=things[0],
        thing2=things[1],
        act=rng.choice(topic.acts),
        quality=qualities[0],
        quality2=qualities[1],
        who=who,
        Who=who[0].upper() + who[1:],
        when=rng.choice(WHEN),
        day=rng.choice(DAYS),
        year=rng.randrange(1975, 2008),
        n=rng.randrange(2, 900),
    )
    return filled[0].upper() + filled[1:]


def tree(comments: Sequence[Said]) -> list[dict]:
    """Return the comments with their replies inside them, as templates of other generators walk them."""
    nodes = [
        {"id": f"c{place + 1}", "author": said.author, "paragraphs": said.paragraphs, "replies": []}
        for place, said in enumerate(comments)
    ]
    for said, node in zip(comments, nodes, strict=True):
        if said.parent is not None:
            nodes[said.parent]["replies"].append(node)
    return [node for said, node in zip(comments, nodes, strict=True) if said.parent is None]


def seed(made: Made) -> Mapping[str, str]:
    """Return the seed as a reader would have saved it, and its sidecar if it has one."""
    lines = [*made.paragraphs, *(line for said in made.comments for line in (said.author, *said.paragraphs))]
    files = {f"{made.stem}.txt": "\n".join(lines) + "\n"}
    if made.day:
        files[f"{made.stem}.toml"] = (
            f"title = {json.dumps(made.title)}\nslug = {json.dumps(made.slug)}\ndate = {made.day}\n"
        )
    return files


def facts(made: Made) -> dict[str, object]:
    """Return what other generators are told. An undated document stands apart in every list, as Seedbank has it."""
    apart = "" if made.day else "-undated"
    return {
        "title": made.title,
        "slug": made.slug,
        "year": made.year,
        "date": f"{made.day or date(1970, 1, 1)}T00:00:00Z",
        "summary": made.summary,
        "count": len(made.comments),
        "years": [made.year],
        "countries": [f"{term}{apart}" for term in made.countries],
        "topics": [f"{term}{apart}" for term in made.topics],
        "comments": tree(made.comments),
    }


def hugo(made: Made) -> Mapping[str, str]:
    """Return the document with JSON above Markdown, the front matter that Hugo reads fastest."""
    told = facts(made) | {"url": f"/{made.year}/{made.slug}/"}
    return {f"{made.stem}.md": json.dumps(told, ensure_ascii=False, indent=1) + "\n\n" + markdown(made)}


def eleventy(made: Made) -> Mapping[str, str]:
    """Return the document with Eleventy's JSON front matter."""
    told = facts(made)
    del told["slug"]  # `page.fileSlug` and the like are Eleventy's own; the address is stated whole
    told["permalink"] = f"/{made.year}/{made.slug}/index.html"
    return {f"{made.stem}.md": f"---json\n{json.dumps(told, ensure_ascii=False, indent=1)}\n---\n\n{markdown(made)}"}


def pelican(made: Made) -> Mapping[str, str]:
    """Return the document with Pelican's header lines; comments, one line of JSON. Its three kinds of lists are all tags."""
    told = facts(made)
    tags = [f"{kind} {term}" for kind in ("years", "countries", "topics") for term in told[kind]]
    head = {
        "Title": made.title,
        "Slug": made.slug,
        "Date": str(told["date"])[:10],
        "Year": made.year,
        "Tags": ", ".join(tags),
        "Summary": made.summary,
        "Count": len(made.comments),
        "Comments": json.dumps(told["comments"], ensure_ascii=False),
    }
    return {f"{made.stem}.md": "".join(f"{key}: {value}\n" for key, value in head.items()) + "\n" + markdown(made)}


def markdown(made: Made) -> str:
    """Return the article. Its words hold nothing that Markdown would take for a mark."""
    return "\n\n".join(made.paragraphs) + "\n"


FORMS: Mapping[str, Callable[[Made], Mapping[str, str]]] = {
    "seed": seed,
    "hugo": hugo,
    "eleventy": eleventy,
    "pelican": pelican,
}


def write(made: Made, form: str, folder: Path) -> list[Path]:
    """Write one document; returns its files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in FORMS[form](made).items():
        paths.append(folder / name)
        paths[-1].write_text(text, "utf-8")
    return paths


def main() -> None:
    """Read the command line and make an archive."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--as", dest="form", choices=FORMS, default="seed")
    asked = parser.parse_args()
    size = 0
    for number in range(asked.count):
        size += sum(path.stat().st_size for path in write(make(number), asked.form, asked.folder))
    print(f"{asked.count} documents, {size} bytes")


if __name__ == "__main__":
    main()
