"""Measure how pages copied whole are read: labelled threads with furniture of many shapes round article and comments.

    python benchmarks/reading_dressed.py THREADS [--pages 150] [--seed 1] [--show 5]

What is printed round a text is drawn anew for each page: ways, rubrics, share bars, teasers, boxes, tags, lists of headlines, forms,
feet. Half of its words are invented from syllables, so that no table can know them; the others are phrases of the shipped table.
"""

# ruff: noqa: PLR2004  (a share of random copies stands where it is drawn)

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from reading_threads import Row, Thread, load

from seedbank.decode import cut
from seedbank.model import Role
from seedbank.segment import segment
from seedbank.segment.grammar import State

SYLLABLES = [
    "bra",
    "ve",
    "ton",
    "ki",
    "lu",
    "mar",
    "den",
    "ost",
    "fri",
    "gol",
    "pe",
    "sha",
    "tir",
    "um",
    "ba",
    "rel",
    "nok",
    "vis",
    "tra",
    "lim",
    "ze",
    "dor",
    "qua",
    "fen",
    "sul",
]
GIVEN = [
    "Anna",
    "Bert",
    "Clara",
    "David",
    "Emma",
    "Frank",
    "Greta",
    "Hugo",
    "Irene",
    "Jonas",
    "Karl",
    "Lena",
    "Maria",
    "Nils",
    "Oscar",
    "Paula",
]
LONGEST = 40  # lines of text, so that furniture decides
TEXT = {
    **dict.fromkeys((Role.TITLE, Role.BYLINE, Role.HEADING, Role.CAPTION, Role.PARAGRAPH), "article"),
    **dict.fromkeys((Role.COMMENT, Role.QUOTE), "comment"),
    Role.NAME: "name",
    Role.DATE: "date",
    Role.SECTION: "date",
}
EITHER = {"date": {"date", "article", "furniture"}, "furniture": {"furniture", "date"}}
"""Dates and sections may be shown either way."""


@dataclass
class Press:
    """A site: what it prints, drawn once a page."""

    rng: random.Random
    phrases: list[str]
    known: float = field(default=0.5)

    def word(self) -> str:
        """Invent a word."""
        return "".join(self.rng.choices(SYLLABLES, k=self.rng.choice((1, 2, 2, 3)))).capitalize()

    def words(self, least: int, most: int, *, title: bool = False) -> str:
        """Invent some words."""
        found = [self.word() for _ in range(self.rng.randint(least, most))]
        return " ".join(found if title else [found[0], *map(str.lower, found[1:])])

    def button(self) -> str:
        """Give a button, known to the table or not."""
        if self.rng.random() < self.known:
            return self.rng.choice(self.phrases).replace("#", str(self.rng.randint(2, 90))).capitalize()
        return self.words(1, 3)

    def headline(self) -> str:
        """Invent a headline."""
        return self.words(4, 9, title=self.rng.random() < 0.3) + self.rng.choice(("", "", "", "?"))

    def some(self, least: int, most: int, make: Callable[[], str]) -> list[str]:
        """Give some lines, at times none."""
        return [make() for _ in range(self.rng.randint(least, most))]

    def maybe(self, share: float, make: Callable[[], list[str]]) -> list[str]:
        """Give lines on a share of the pages."""
        return make() if self.rng.random() < share else []

    def number(self) -> str:
        """Give a count as pages print it."""
        return self.rng.choice(("{}", "{}", "{}.3K", "{} " + self.word().lower())).format(self.rng.randint(1, 900))

    def date(self) -> str:
        """Give the article's date."""
        day, year = self.rng.randint(1, 28), self.rng.randint(2006, 2024)
        return self.rng.choice(
            (
                f"{day} March {year}",
                f"March {day}, {year}",
                f"{day:02d}.03.{year}, 09:30 Uhr",
                f"{year}-03-{day:02d} 10:14",
            )
        )

    def writer(self) -> str:
        """Give the writer's line."""
        name = f"{self.rng.choice(GIVEN)} {self.word()}"
        return self.rng.choice((f"By {name}", name, f"{name}, {self.word()} {self.word()}"))


def _phrases() -> list[str]:
    """List the shipped buttons of the European alphabets that are never said."""
    rows = [row.split("\t") for row in (files("seedbank.segment") / "furniture.tsv").read_text("utf-8").splitlines()]
    return [
        row[1]
        for row in rows
        if row[0] == "control" and len(row) == 3 and "*" not in row[1] and row[1] < "\u024f" and len(row[1]) < 30
    ]


def _head(press: Press, title: str) -> Iterator[tuple[str, str]]:
    """Print what stands above the first paragraph."""
    rng = press.rng
    ways = press.some(0, 8, lambda: press.words(1, 2, title=True))
    if ways and rng.random() < 0.3:
        ways = [rng.choice((" | ", " / ", " > ", "  ")).join(ways)]
    above = [
        *press.maybe(0.5, lambda: [press.words(1, 3, title=True)]),
        *press.maybe(0.6, lambda: press.some(1, 3, press.button)),
        *ways,
        *press.maybe(0.2, lambda: [f"{rng.randint(1, 30)}°C {press.word()}"]),
    ]
    yield from [(line, "furniture") for line in above]
    yield from [(line, "date") for line in press.maybe(0.3, lambda: [press.words(1, 2, title=True)])]
    yield title, "article"
    below = [
        *[(line, "article") for line in press.maybe(0.2, lambda: [press.words(8, 14)])],
        *[(line, "article") for line in press.maybe(0.5, lambda: [press.writer()])],
        *[(line, "date") for line in press.maybe(0.6, lambda: [press.date()])],
        *[
            (line, "furniture")
            for line in press.maybe(0.3, lambda: [f"{rng.randint(2, 9)} min {press.word().lower()}"])
        ],
    ]
    yield from below
    if above:
        bar = press.maybe(0.5, lambda: [*press.some(1, 4, press.button), *press.maybe(0.4, lambda: [press.number()])])
        yield from [(line, "furniture") for line in bar]


def _inside(press: Press, lead: str) -> list[tuple[str, str]]:
    """Print what stands between two paragraphs: a teaser, an offer, a box, a caption."""
    sort = press.rng.choice(("teaser", "offer", "box", "caption", "heading"))
    if sort == "teaser":
        return [(lead + press.headline(), "furniture")]
    if sort == "offer":
        return [(press.rng.choice(("Advertisement", "Anzeige", "Publicité", press.word())), "furniture")]
    if sort == "box":
        return [(line, "furniture") for line in (press.headline(), press.button(), press.button())]
    if sort == "caption":
        return [(f"{press.words(5, 9)}. Photo: {press.rng.choice(GIVEN)} {press.word()}", "article")]
    return [(press.words(2, 5), "article")]


def _tail(press: Press, count: int) -> list[str]:
    """Print what stands between the article and the comments."""
    return [
        *press.maybe(0.5, lambda: press.some(1, 4, press.button)),
        *press.maybe(0.4, lambda: press.some(1, 5, lambda: press.words(1, 2))),
        *press.maybe(0.4, lambda: [press.button(), *press.some(2, 5, press.headline)]),
        press.rng.choice((f"{count} Comments", f"Comments ({count})", f"{count} {press.word().lower()}", "Comments")),
        *press.maybe(0.5, lambda: press.some(1, 3, press.button)),
    ]


def _foot(press: Press) -> list[str]:
    """Print what stands below the last comment."""
    return [
        *press.maybe(0.4, lambda: [press.button()]),
        *press.maybe(0.3, lambda: [press.button(), *press.some(2, 4, press.headline)]),
        *press.maybe(0.4, lambda: [f"© 2024 {press.words(1, 3, title=True)}"]),
        *press.maybe(0.4, lambda: press.some(2, 5, lambda: press.words(1, 2))),
    ]


def dressed(thread: Thread, seed: str, phrases: list[str]) -> list[tuple[str, str]]:
    """Give the lines of a page copied whole, each with what it is: article, name, comment, date, furniture."""
    press = Press(random.Random(f"{seed}{thread.id}"), phrases)
    rng = press.rng
    article = [text for text, state in thread.rows if state is State.ARTICLE]
    said = [row for row in thread.rows if row[1] is not State.ARTICLE]
    title = " ".join(article[0].split()[:8]).rstrip(" .,:;!?")
    rows = list(_head(press, title))
    lead = press.words(1, 2) + rng.choice((": ", " | ", " – ", " > "))
    share = rng.choice((0, 0.1, 0.3))
    for place, text in enumerate(article):
        rows.append((text, "article"))
        if place + 1 < len(article) and rng.random() < share and len(text) > 60:
            rows += _inside(press, lead)
    rows += [(line, "furniture") for line in _tail(press, sum(state is State.NAME for _, state in said))]
    rows += _comments(press, said)
    return [*rows, *[(line, "furniture") for line in _foot(press)]]


def _comments(press: Press, said: list[Row]) -> Iterator[tuple[str, str]]:
    """Print the comments with times and buttons."""
    rng = press.rng
    feet = press.maybe(0.7, lambda: press.some(1, 3, press.button))
    timed, votes = rng.random() < 0.8, rng.random() < 0.4
    for place, (text, state) in enumerate(said):
        yield text, "name" if state is State.NAME else "comment"
        if state is State.NAME and timed:
            yield f"{place % 20 + 2} hours ago", "furniture"
        if place + 1 == len(said) or said[place + 1][1] is State.NAME:
            yield from [(str(rng.randint(0, 40)), "furniture")] if votes and feet else []
            yield from [(foot, "furniture") for foot in feet]


def kind(role: Role) -> str:
    """Name what a line was read as."""
    return TEXT.get(role, "furniture")


def main() -> None:
    """Measure, print, perhaps show what is wrong on some pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("threads", type=Path)
    parser.add_argument("--pages", type=int, default=150)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    threads = [thread for thread in load(arguments.threads) if len(thread.rows) <= LONGEST]
    random.Random(arguments.seed).shuffle(threads)
    exact = names = sure = right = shown = 0
    threads = threads[: arguments.pages]
    for thread in threads:
        rows = dressed(thread, arguments.seed, _phrases())
        reading = segment(cut("\n".join([line for line, _ in rows])))
        read = [kind(role) for role in reading.roles]
        wrong = [place for place, (_, gold) in enumerate(rows) if read[place] not in EITHER.get(gold, {gold})]
        exact += not wrong
        names += [place for place, (_, gold) in enumerate(rows) if gold == "name"] == [
            place for place, one in enumerate(read) if one == "name"
        ]
        sure += reading.confidence >= 90
        right += reading.confidence >= 90 and not wrong
        if wrong and shown < arguments.show:
            shown += 1
            print(f"## {thread.id}, {reading.confidence}")
            print(*[f"  {rows[place][1]:9} {read[place]:9} {rows[place][0][:90]}" for place in wrong], sep="\n")
    print(
        f"{len(threads)} pages: exact {exact / len(threads):.3f}, names {names / len(threads):.3f}; 90 and more: {sure}, right {right}"
    )


if __name__ == "__main__":
    main()
