"""Copies of labelled threads to learn from: furniture, other names, headings, broken lines, blank lines, other forms.

They teach what the few sites of the labelled threads do not show. Their words are other ones than those of the copies that
are measured.
"""

# ruff: noqa: PLR2004  (a share of random copies stands where it is drawn)

from __future__ import annotations

import random
import re
from dataclasses import replace

from reading_threads import Row, Thread, furnished

from seedbank.segment.grammar import State

UNDER = (
    "{n}h", "{n} min ago", "Posted {n} days ago", "Jan {d}, {y} at {h}:{m} am", "{y}-{d:02d}-{d:02d} {h}:{m}", "{d} March {y} {h}:{m}",
    "{n} likes", "{n} points", "+{n} -{k}", "Like {n} Dislike {k}", "vor {n} Stunden", "il y a {n} jours", "{d}.{k1}.{y}, {h}:{m} Uhr",
    "Member since {y}", "{n} weeks ago", "Yesterday at {h}:{m}", "{n} Likes", "{d}/{k1}/{y}", "{h}:{m} pm",
)  # fmt: skip
AFTER = (
    "Share", "Like", "Permalink", "Flag as inappropriate", "Antworten", "Quote", "{n} replies", "Recommend {n}", "Like Reply",
    "Reply to this", "Report abuse", "Melden", "Répondre", "{n} votes", "Like · Reply", "Link",
)  # fmt: skip
HEAD = (
    "Comments ({n})", "{n} Kommentare", "Join the discussion", "{n} Responses", "Sort by: newest", "Leave a comment", "{n} thoughts on this",
    "Comments", "Showing {k1} of {n} comments", "Log in to comment", "{n} comments",
)  # fmt: skip


def fill(rng: random.Random, template: str) -> str:
    """Fill numbers into a template."""
    return template.format(
        n=rng.randint(1, 90),
        k=rng.randint(0, 12),
        k1=rng.randint(1, 12),
        d=rng.randint(1, 28),
        y=rng.randint(2005, 2024),
        h=rng.randint(1, 12),
        m=rng.randint(10, 59),
    )


def furniture_copy(thread: Thread, seed: str) -> Thread:
    """Copy to learn from: furniture drawn anew for each page, the same pieces at each comment."""
    rng = random.Random(f"{seed}{thread.id}")
    under = rng.sample(UNDER, rng.choice((0, 1, 1, 2)))
    after = rng.sample(AFTER, rng.choice((0, 0, 1, 2)))
    head = rng.sample(HEAD, rng.choice((0, 1, 1, 2)))
    if rng.random() < 0.35:  # the buttons stand at the name
        under, after = under + after + rng.sample(AFTER, rng.choice((0, 1, 2))), []
    return furnished(
        thread,
        [fill(rng, line) for line in head],
        lambda _: [fill(rng, line) for line in under],
        lambda _: [fill(rng, line) for line in after],
        "furniture",
    )


def above_copy(thread: Thread, seed: str) -> Thread:
    """Copy to learn from: a time, and perhaps votes, above every name."""
    rng = random.Random(f"{seed}{thread.id}")
    pieces = rng.sample(UNDER, rng.choice((1, 1, 2)))
    last = sum(state is State.NAME for _, state in thread.rows) - 1
    return furnished(
        thread,
        [fill(rng, line) for line in pieces],
        lambda _: [],
        lambda place: [fill(rng, line) for line in pieces] if place < last else [],
        "above",
    )


def headless(thread: Thread) -> Thread:
    """Cut the article off: comments alone."""
    return replace(thread, rows=tuple([row for row in thread.rows if row[1] is not State.ARTICLE]), sort="headless")


NOBODY = (
    "Guest",
    "Anonymous",
    "[deleted]",
    "Gast",
    "Anonym",
    "匿名",
    "名無しさん",
    "Unknown",
    "deleted user",
    "A reader",
    "Admin",
)
HANDLE_PARTS = ("_", "", "", ".", "-")


def invent(rng: random.Random, words: dict[str, list[str]]) -> str:  # noqa: PLR0911  (one sort of name a line)
    """Invent a printed name of some sort: handle, given and family name, initials, a phrase."""
    given, family, word = (
        (lambda: rng.choice(words["given"])),
        (lambda: rng.choice(words["family"])),
        (lambda: rng.choice(words["common"])),
    )
    number = str(rng.randint(1, 2020)) if rng.random() < 0.5 else str(rng.randint(1, 99))
    kind = rng.random()
    if rng.random() < 0.03:
        return rng.choice(NOBODY)
    if kind < 0.3:
        return f"{given().title()} {family().title()}"
    if kind < 0.4:
        return rng.choice((given().title(), given(), family().title()))
    if kind < 0.5:
        return rng.choice(
            (
                f"{given().title()} {family()[0].upper()}.",
                f"{given()[0].upper()}. {family().title()}",
                f"{given()[0].upper()}{family()[0].upper()}",
                f"{given().title()} {given()[0].upper()}. {family().title()}",
                f"{given()[0].upper()}.{family()[0].upper()}.",
            )
        )
    if kind < 0.72:
        base = rng.choice(HANDLE_PARTS).join(
            [rng.choice((given, family, word))() for _ in range(rng.choice((1, 2, 2)))]
        )
        base = base.title().replace("'", "") if rng.random() < 0.5 else base
        return base + (number if rng.random() < 0.5 else "")
    if kind < 0.84:
        phrase = " ".join([word() for _ in range(rng.choice((2, 2, 3)))])
        return phrase.title() if rng.random() < 0.6 else phrase
    if kind < 0.92:
        return (
            f"{word().title()} {given().title()}"
            if rng.random() < 0.5
            else f"{given().title()} from {family().title()}"
        )
    return rng.choice(
        (
            word().title(),
            word(),
            f"{word().title()}{word().title()}",
            f"The {word().title()}",
            f"{given().title()} ({word().title()})",
        )
    )


def renamed(thread: Thread, names: list[str]) -> Thread:
    """Give every author another name, in the name lines and where the text calls him."""
    old = list(dict.fromkeys([text for text, state in thread.rows if state is State.NAME]))
    new = dict(zip(old, names, strict=False))
    calls = [(re.compile(rf"(?<![\w]){re.escape(name)}(?!\w)"), to) for name, to in new.items() if len(name) > 3]
    at = [(re.compile(rf"@{re.escape(name)}(?!\w)"), to) for name, to in new.items()]
    rows = []
    for text, state in thread.rows:
        if state is State.NAME:
            rows.append((new.get(text, text), state))
        elif state is State.ARTICLE:
            rows.append((text, state))
        else:
            changed = text
            for pattern, to in at if "@" in text else ():
                changed = pattern.sub(lambda _, to=to: "@" + to, changed)
            for (pattern, to), name in zip(calls, [n for n in new if len(n) > 3], strict=True):
                if name in changed:
                    changed = pattern.sub(lambda _, to=to: to, changed)
            rows.append((changed, state))
    return replace(thread, rows=tuple(rows), sort="renamed", authors=())


def regrafted(thread: Thread, other: Thread) -> Thread:
    """Put the comments under another page's article."""
    head = [row for row in other.rows if row[1] is State.ARTICLE]
    return replace(thread, rows=(*head, *[row for row in thread.rows if row[1] is not State.ARTICLE]), sort="regrafted")


def spaced(thread: Thread, seed: str) -> Thread:
    """Put blank lines before the names, and in some copies between paragraphs too."""
    rng = random.Random(f"{seed}{thread.id}")
    texts, article = rng.random() < 0.5, rng.random() < 0.5
    wanted = {State.NAME, *((State.SAID,) if texts else ()), *((State.ARTICLE,) if article else ())}
    blanks = [
        place for place, (_, state) in enumerate(thread.rows) if place and state in wanted and rng.random() < 0.97
    ]
    return replace(thread, blanks=frozenset(blanks), sort="spaced")


ENDS = ("", "", "", ".", "!", "...", ",", ":")
SIGN_OFF = ("Regards,", "Cheers,", "Best regards", "Thanks,", "Grüße", "Saludos", "Best,", "Peace", "MfG")


def broken(thread: Thread, seed: str, words: dict[str, list[str]]) -> Thread:
    """Put headings and lists into the article, and break what is said at links, into lists, before signatures."""
    rng = random.Random(f"{seed}{thread.id}")
    rows: list[Row] = []
    for place, (text, state) in enumerate(thread.rows):
        ends = place + 1 == len(thread.rows) or thread.rows[place + 1][1] is State.NAME
        if state is State.ARTICLE:
            rows += _headed(rng, text)
        elif state is State.NAME or rng.random() > 0.25:
            rows.append((text, state))
        else:
            lines = _split(rng, text, words)
            rows += [(line, state if first == 0 else State.SAID) for first, line in enumerate(lines)]
        if ends and state in (State.FIRST, State.SAID) and rng.random() < 0.06:
            name = rng.choice((rng.choice(words["given"]).title(), rng.choice(words["given"])))
            rows += [(line, State.SAID) for line in ([rng.choice(SIGN_OFF)] if rng.random() < 0.6 else []) + [name]]
    return replace(thread, rows=tuple(rows), sort="broken")


def _headed(rng: random.Random, text: str) -> list[Row]:
    """Give an article's paragraph a heading or a list of its own words now and then."""
    words, out = text.split(), []
    if len(words) > 8 and rng.random() < 0.15:
        for _ in range(rng.choice((1, 1, 1, 3, 5))):
            start = rng.randrange(len(words) - 4)
            line = " ".join(words[start : start + rng.choice((1, 2, 2, 3, 4))]).strip('.,;:"“”()')
            line = line.title() if rng.random() < 0.4 else line[:1].upper() + line[1:]
            if line:
                out.append((line, State.ARTICLE))
    return [*out, (text, State.ARTICLE)]


def _split(rng: random.Random, text: str, words: dict[str, list[str]]) -> list[str]:
    """Break one paragraph: at a link in mid-sentence, into short lines, or behind a word or two of feeling."""
    parts = text.split()
    kind = rng.random()
    if kind < 0.35 and len(parts) > 6:
        start = rng.randrange(2, len(parts) - 3)
        stop = start + rng.choice((1, 1, 2, 3))
        return [" ".join(parts[:start]), " ".join(parts[start:stop]), " ".join(parts[stop:])]
    if kind < 0.6 and len(parts) > 4:
        step = rng.choice((2, 3, 4, 5))
        return [" ".join(parts[place : place + step]) for place in range(0, min(len(parts), 30), step)]
    cry = " ".join([rng.choice(words["common"]) for _ in range(rng.choice((1, 1, 2, 3)))])
    cry = rng.choice((cry, cry.capitalize(), cry.capitalize(), cry.upper())) + rng.choice(ENDS)
    return rng.choice(([cry, text], [text, cry], [cry, text, cry.upper()]))


OPENINGS = (
    "{name} says:", "{name} wrote:", "{name} said on {d} March {y}:", "{name} · {n}h", "{name} | {n} days ago", "#{k1} {name}", "{name} schrieb:",
    "Posted by {name} on {d} March {y}", "{name}, {d}.{k1}.{y}", "{name} wrote on {y}-0{k1}-{d}:", "{name} a dit :", "{name} • {n} min ago",
    "{k1}: {name} {y}/0{k1}/{d} {h}:{m} ID:a{n}b{y}", "{name} ({d}.{k1}.{y} {h}:{m})", "{d}.{k1}.{y} {h}:{m} | {name}", "{name} {y}-{d:02d}-{d:02d} {h}:{m}",
    "From: {name}", "Comment by {name} on {y}-{d:02d}-{d:02d}",
)  # fmt: skip


def opened(thread: Thread, seed: str) -> Thread:
    """Let every name line say more than the name, in one form for the whole page."""
    rng = random.Random(f"{seed}{thread.id}")
    form = rng.choice(OPENINGS)
    rows = [
        (fill(rng, form.replace("{name}", "\0")).replace("\0", text) if state is State.NAME else text, state)
        for text, state in thread.rows
    ]
    return replace(thread, rows=tuple(rows), sort="opened")
