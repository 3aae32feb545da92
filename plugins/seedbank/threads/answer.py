"""Comments -> replies: who answers whom, and by which words that is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from seedbank.model import Comment, Cue, Evidence, Order, Paragraph, Reply
from seedbank.threads.asked import ABSENT
from seedbank.threads.branch import Branch
from seedbank.threads.calls import Call
from seedbank.threads.choice import Candidate, narrowed, questions, weighed
from seedbank.threads.evidence import alike, called, repeated
from seedbank.threads.moment import STRONG
from seedbank.threads.overhear import NOBODY, Overheard, overhear
from seedbank.threads.scene import Scene, hear
from seedbank.threads.vocative import Way
from seedbank.threads.weigh import confidence

LIKELY = 50
"""Hundredths from which an inferred reply is drawn: right more often than not."""

CERTAIN = frozenset({"only", "several", "numbered", "quoted"})
"""Grounds that the text itself gives: such a reply is drawn whatever its confidence, which is that of the very comment."""

FAINT = 4
"""Hundredths below which a runner-up is not worth a reader's time."""


def link(
    comments: tuple[Comment, ...],
    article: tuple[Paragraph, ...] = (),
    aliases: Mapping[str, str] = NOBODY,
    order: Order = "oldest-first",
) -> tuple[Reply, ...]:
    """Every candidate that is kept, by comment, then by rank: drawn ones first, then runners-up.

    A name or a quotation always draws its reply; what only the content says is drawn where it is right more often than
    not, and so is "answers the article" (`to` None). A comment with nothing drawn is not known; one that begins with a call
    to somebody who is not here answers neither the article nor anybody here, and has no candidates. A reply never points
    forward in time, never to its own comment; so there is never a circle. Near-linear in the text.
    """
    return replies_in(overhear(comments, article, aliases, order), order)


def replies_in(overheard: Overheard, order: Order) -> tuple[Reply, ...]:
    """The same of a thread that was heard already."""
    scene = hear(overheard.talk, overheard.calls)
    rankings = ranked_in_tree(scene) if order == "tree" else ranked(scene)
    found = [
        reply
        for turn, of_turn in enumerate(rankings)
        if scene.asked[turn] is not ABSENT
        for reply in replies_of(scene, turn, of_turn)
    ]
    return tuple(sorted(found, key=lambda reply: reply.comment))


Ranking = tuple[Candidate, ...]
"""The likeliest candidates of one question, in order."""


def ranked(scene: Scene) -> Iterator[tuple[Ranking, ...]]:
    """For each turn its rankings: one for each addressee, or one for all."""
    for turn in range(len(scene.talk.turns)):
        yield tuple(map(weighed, questions(scene, turn)))


def ranked_in_tree(scene: Scene) -> Iterator[tuple[Ranking, ...]]:
    """The same on a page saved as a tree: what no name or quotation settles is within the open branch."""
    branch = Branch()
    for turn in range(len(scene.talk.turns)):
        asked = questions(scene, turn)
        able = (narrowed(one, branch.open) if one.choice == "what" else one for one in asked)
        found = tuple(map(weighed, able))
        branch.follow(turn, found[0][0].target)
        yield found


def replies_of(scene: Scene, turn: int, rankings: tuple[Ranking, ...]) -> list[Reply]:
    """The replies of one turn, drawn ones first."""
    kept = [
        [reply_of(scene, turn, candidate, first=not rank) for rank, candidate in enumerate(ranking)]
        for ranking in rankings
    ]
    firsts = [replies[0] for replies in kept]
    others = [reply for replies in kept for reply in replies[1:] if (reply.confidence or 0) >= FAINT]
    return [*firsts, *others]


def reply_of(scene: Scene, turn: int, candidate: Candidate, *, first: bool) -> Reply:
    """A candidate as the model of a document has it."""
    stated = confidence(candidate.ground, candidate.chance)
    explicit = candidate.ground not in {"inferred", "article"}
    return Reply(
        comment=scene.talk.turns[turn].index,
        to=None if candidate.target is None else scene.talk.turns[candidate.target].index,
        kind="explicit" if explicit else "inferred",
        cue=cue_of(scene, turn, candidate),
        confidence=stated,
        drawn=first and (candidate.ground in CERTAIN or stated >= LIKELY),
        evidence=evidence_of(scene, turn, candidate, first=first),
        lines=candidate.lines,
    )


def cue_of(scene: Scene, turn: int, candidate: Candidate) -> Cue:
    """What tells, as the published formats name it."""
    if candidate.ground in {"quoted", "numbered"}:
        return "quote" if candidate.ground == "quoted" else "markup"
    calls = calls_for(scene, turn, candidate)
    if candidate.ground in {"inferred", "article"} or not calls:
        return "content"
    way = min(call.way for call in calls)
    if way is Way.TOLD:
        return "markup"
    return "mention" if way in {Way.AT_HEAD, Way.AT} else "quote" if way is Way.CITED else "address"


def calls_for(scene: Scene, turn: int, candidate: Candidate) -> tuple[Call, ...]:
    """The names in a turn that turn to the candidate's author."""
    if candidate.addressee:
        return candidate.addressee.calls
    if candidate.target is None:
        return ()
    author = scene.talk.speaker[candidate.target]
    return tuple(call for call in scene.calls[turn] if call.author == author and call.way in STRONG)


def evidence_of(scene: Scene, turn: int, candidate: Candidate, *, first: bool) -> tuple[Evidence, ...]:
    """The names and the repeated words; for what is only inferred, the words of both. Runners-up need fewer reasons."""
    if candidate.target is None:
        return ()
    names = [called(call) for call in calls_for(scene, turn, candidate)]
    heard = [echo for echo in scene.echoes[turn] if echo.there.turn == candidate.target]
    words = [part for echo in heard for part in repeated(scene.talk, echo)]
    if candidate.ground == "numbered":
        numbers = (number for number in scene.numbers[turn] if number.target == candidate.target)
        words[:0] = [Evidence(number.text, number.span, number.entry) for number in numbers]
    if names or words or not first:
        return (*names, *words)
    return alike(scene, turn, candidate.target)
