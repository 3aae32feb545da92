"""A thread with everything that is heard in it: what the clues are read from."""

from __future__ import annotations

from seedbank.frozen import dataclass
from seedbank.threads.addressees import Addressee, addressees
from seedbank.threads.asked import Asked, absent, asked_of, is_open, latest_of, said_before
from seedbank.threads.calls import Call
from seedbank.threads.echoes import Echo, echoes
from seedbank.threads.likeness import Likeness, likenesses
from seedbank.threads.manner import LENGTHS, manner
from seedbank.threads.numbered import Numbered, numbers_in
from seedbank.threads.phrases import phrases
from seedbank.threads.quotations import both, outermost, quotations
from seedbank.threads.stems import Stems
from seedbank.threads.steps import distance, tenths
from seedbank.threads.talk import Talk
from seedbank.threads.uptake import Uptake, uptake_of
from seedbank.threads.words import fold, plain

HOST_TURNS, HOST_SHARE, HOST_THREAD = 4, 20, 8
"""A host speaks so often, in so many hundredths of all turns, in a thread of so many turns at least."""


FEW = 3
"""Answers by name, fewer than which do not tell how far back people on a page reach."""

COMPANY = 30
"""Names behind "@" in one turn, more than which are no company."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One thread, heard through. Tuples go by turn."""

    talk: Talk
    calls: tuple[tuple[Call, ...], ...]
    spoken_to: tuple[tuple[Addressee, ...], ...]  # authors whom the turn plainly turns to
    numbers: tuple[tuple[Numbered, ...], ...]  # earlier turns that are called by their numbers
    echoes: tuple[tuple[Echo, ...], ...]
    asked: tuple[tuple[Asked, ...], ...]  # what the text itself says of whom a turn answers
    stems: Stems  # of every word said
    likeness: tuple[Likeness, ...]
    uptake: Uptake
    phrases: tuple[dict[int, int], ...]  # earlier turn -> how many phrases both say; of turns that leave a choice
    signs: tuple[frozenset[str], ...]  # of turns behind the last that leaves a choice, none
    heard_as: tuple[tuple[str, ...], ...]  # the clues that a turn gives whoever may answer it
    company: tuple[frozenset[str], ...]  # folded names behind "@"
    called_as: tuple[frozenset[str], ...]  # by author: those that mean him
    hosts: frozenset[int]  # authors who speak so often that the page may be theirs
    habits: tuple[str, ...]  # clues about the whole thread

    def said(self, author: int, turn: int) -> int:
        """How many turns the author had before a turn."""
        return said_before(self.talk, author, turn)

    def latest(self, author: int, turn: int, count: int) -> tuple[int, ...]:
        """So many of the author's turns before a turn, the last ones, oldest first."""
        return latest_of(self.talk, author, turn, count)


def hear(talk: Talk, calls: tuple[tuple[Call, ...], ...]) -> Scene:
    """Hear a thread through, once; its names were heard before. Near-linear."""
    stems, hosts = Stems(), hosts_of(talk)
    spoken_to = tuple(
        addressees(comment, without_hosts(talk, found, hosts)) for comment, found in zip(talk.turns, calls, strict=True)
    )
    numbers = numbers_in(talk)
    repeated = tuple(
        outermost(talk, turn, both(long, short))
        for turn, (long, short) in enumerate(zip(echoes(talk), quotations(talk), strict=True))
    )
    told = enumerate(zip(spoken_to, numbers, repeated, strict=True))
    asked = tuple(asked_of(talk, turn, *found) or absent(calls[turn]) for turn, found in told)
    weighed = frozenset(turn for turn, one in enumerate(asked) if is_open(one))
    company, called_as = company_of(talk, calls)
    likeness = likenesses(talk, stems, weighed)
    behind = len(talk.turns) - max(weighed, default=-1) - 1  # the last that is asked about: nobody looks at them
    signs = (*map(manner, talk.turns[: len(calls) - behind], talk.words, calls), *[frozenset[str]()] * behind)
    return Scene(
        talk=talk,
        calls=calls,
        spoken_to=spoken_to,
        numbers=numbers,
        echoes=repeated,
        asked=asked,
        stems=stems,
        likeness=likeness,
        uptake=uptake_of(talk, spoken_to, likeness),
        phrases=phrases(talk, stems, weighed),
        signs=signs,
        heard_as=tuple(map(heard_as, signs)),
        company=company,
        called_as=called_as,
        hosts=hosts,
        habits=habits_of(talk, calls, spoken_to),
    )


def company_of(
    talk: Talk, calls: tuple[tuple[Call, ...], ...]
) -> tuple[tuple[frozenset[str], ...], tuple[frozenset[str], ...]]:
    """The names behind "@" in each turn, and which of them mean each author."""
    meant: list[set[str]] = [{"".join(key)} for key in talk.keys]
    company = []
    for found in calls:
        handles = [(call.author, "".join(plain(call.text))) for call in found if call.text[:1] in "@＠"]
        for author, handle in handles:
            if author is not None:
                meant[author].add(handle)
        company.append(frozenset(handle for _, handle in handles if len(handles) <= COMPANY))
    return tuple(company), tuple(map(frozenset, meant))


def heard_as(signs: frozenset[str]) -> tuple[str, ...]:
    """The clues that a turn gives whoever may answer it, by how it sounds."""
    clues = [f"to a {sign}" for sign in LENGTHS if sign in signs]
    if "thanks" in signs:
        clues.append("thanked")
    if "asks" in signs and "asks at the end" not in signs:
        clues.append("asks within")
    return tuple(clues)


def hosts_of(talk: Talk) -> frozenset[int]:
    """Authors who may be the page's own: "Thanks, Michael" then thanks for the page, not for a comment.

    Who answers everybody does not speak first: of 26 hosts of labelled blogs none did.
    """
    turns = len(talk.turns)
    often = (author for author, said in enumerate(talk.turns_of) if len(said) >= HOST_TURNS and said[0] > 0)
    able = (author for author in often if 100 * len(talk.turns_of[author]) >= HOST_SHARE * turns)
    return frozenset(able) if turns >= HOST_THREAD else frozenset()


def without_hosts(talk: Talk, calls: tuple[Call, ...], hosts: frozenset[int]) -> tuple[Call, ...]:
    """The calls that settle whom a turn speaks to: a host's first name does not, but behind "@"."""
    return tuple(
        call
        for call in calls
        if call.whole
        or call.author not in hosts
        or call.text[:1] in "@＠"
        or not "".join(talk.keys[call.author]).startswith(fold(call.text))
    )


def habits_of(
    talk: Talk, calls: tuple[tuple[Call, ...], ...], spoken_to: tuple[tuple[Addressee, ...], ...]
) -> tuple[str, ...]:
    """How people answer each other on this page, as far as names tell: clues that go with every turn."""
    turns = max(1, len(talk.turns))
    named = [(turn, found[0].author) for turn, found in enumerate(spoken_to) if found]
    next_to = sum(talk.speaker[turn - 1] == author for turn, author in named)
    back = sorted(turn - latest for turn, author in named for latest in latest_of(talk, author, turn, 1))
    reach = distance(back[len(back) // 2]) if len(back) >= FEW else 0
    ghosts = sum(any(call.author is None for call in found) for found in calls)
    return (
        f"named {tenths(len(named), turns)}",
        f"next {tenths(next_to + 1, len(named) + 3)}",
        f"ghosts {tenths(ghosts, turns)}",
        f"reach {reach}",
    )
