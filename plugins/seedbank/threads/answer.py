"""Comments -> replies: who answers whom, and by which words that is known."""

from __future__ import annotations

from collections.abc import Mapping

from seedbank.model import Comment, Cue, Evidence, Order, Paragraph, Reply, Span
from seedbank.threads.addressees import Addressee, addressees
from seedbank.threads.calls import Call, calls_in
from seedbank.threads.echoes import Echo, Run, echoes
from seedbank.threads.find_name import Ear
from seedbank.threads.hearing import NOBODY
from seedbank.threads.names import read_names
from seedbank.threads.ordinary import ordinary_words
from seedbank.threads.talk import Talk, listen
from seedbank.threads.vocative import RULE, Way
from seedbank.threads.words import words

ONLY, LATEST, EARLIER, QUOTED = 97, 65, 15, 85
"""Hundredths: the one comment of a named author; his latest of several; another of his; the one whose words are repeated."""

KEPT = 3
"""Runners-up of one addressee that are kept."""


def link(
    comments: tuple[Comment, ...],
    article: tuple[Paragraph, ...] = (),
    aliases: Mapping[str, str] = NOBODY,
    order: Order = "oldest-first",
) -> tuple[Reply, ...]:
    """Every reply that the text names or quotes, by comment, then by rank: drawn ones first, then runners-up.

    A reply never points forward in time, never to its own comment; so there is never a circle. Near-linear.
    """
    talk = listen(comments, article, aliases, order)
    names = read_names(talk, ordinary_words())
    repeated = echoes(talk)
    found: list[Reply] = []
    for turn in range(len(talk.turns)):
        found += replies_of(talk, turn, calls_in(Ear(talk, names, turn)), repeated[turn])
    return tuple(sorted(found, key=lambda reply: reply.comment))


def replies_of(talk: Talk, turn: int, calls: tuple[Call, ...], heard: tuple[Echo, ...]) -> list[Reply]:
    """The replies of one turn."""
    named = addressees(talk.turns[turn], calls)
    if not named and heard:
        return [quoting(talk, turn, max(heard, key=lambda echo: echo.length))]
    ranked = [candidates(talk, turn, addressee, heard) for addressee in named]
    return [replies[0] for replies in ranked] + [reply for replies in ranked for reply in replies[1 : KEPT + 1]]


def candidates(talk: Talk, turn: int, addressee: Addressee, heard: tuple[Echo, ...]) -> list[Reply]:
    """The earlier comments of one addressee: the one whose words are repeated, else the latest, then the others."""
    earlier = [at for at in reversed(talk.turns_of[addressee.author]) if at < turn][: KEPT + 1]
    quoted = {echo.there.turn: echo for echo in heard}
    earlier.sort(key=lambda at: at not in quoted)
    sure = ONLY if len(earlier) == 1 or earlier[0] in quoted else LATEST
    return [
        Reply(
            comment=talk.turns[turn].index,
            to=talk.turns[at].index,
            kind="explicit",
            cue=cue_of(addressee.way),
            confidence=EARLIER if rank else sure,
            drawn=rank == 0,
            evidence=(*(called(call) for call in addressee.calls), *(said(talk, quoted[at]) if at in quoted else ())),
            lines=addressee.lines,
        )
        for rank, at in enumerate(earlier)
    ]


def quoting(talk: Talk, turn: int, echo: Echo) -> Reply:
    """The reply to a comment whose words are repeated."""
    return Reply(
        comment=talk.turns[turn].index,
        to=talk.turns[echo.there.turn].index,
        kind="explicit",
        cue="quote",
        confidence=QUOTED,
        drawn=True,
        evidence=said(talk, echo),
    )


def cue_of(way: Way) -> Cue:
    """The cue as the published formats name it."""
    if way is Way.TOLD:
        return "markup"
    return "mention" if way in {Way.AT_HEAD, Way.AT, Way.COPIED} else "quote" if way is Way.CITED else "address"


def called(call: Call) -> Evidence:
    """The words that name somebody."""
    return Evidence(call.text, call.span, RULE[call.way])


def said(talk: Talk, echo: Echo) -> tuple[Evidence, Evidence]:
    """The words repeated, here and where they were said first."""
    return passage(talk, echo.here, "repeated words"), passage(talk, echo.there, "words repeated")


def passage(talk: Talk, run: Run, entry: str) -> Evidence:
    """A run of words, as printed."""
    paragraph = talk.turns[run.turn].paragraphs[run.paragraph]
    printed = words(paragraph.text)
    start, end = printed[run.start].start, printed[run.end - 1].end
    return Evidence(paragraph.text[start:end], Span(paragraph.line, start, end), entry)
