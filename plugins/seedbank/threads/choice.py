"""What one turn answers: every candidate with its chance and its ground."""

from __future__ import annotations

from typing import NamedTuple

from seedbank.threads.addressees import Addressee
from seedbank.threads.asked import ABSENT, Asked, Ground, is_open
from seedbank.threads.clues_article import article_clues
from seedbank.threads.clues_turn import turn_clues
from seedbank.threads.moment import STRONG, Moment, candidates, moment
from seedbank.threads.scene import Scene
from seedbank.threads.weigh import Choice, chances, scores

LEVEL = 50
"""Thousandths by which an author's earlier comment must be likelier than his latest, to be taken before it."""


KEPT = 3
"""Candidates of one question that are kept, the drawn one among them."""


class Question(NamedTuple):
    """One thing to decide about a turn: what it answers, or which of an addressee's turns."""

    choice: Choice  # which weights count
    targets: tuple[int | None, ...]  # turns, oldest first; None: the article
    clues: tuple[list[str], ...]  # of each target
    grounds: tuple[Ground, ...]  # of each target
    addressee: Addressee | None = None  # whose turns they are, where the turn calls him
    lines: tuple[int, int] | None = None  # first and last that answer it; None: the whole comment
    lean: int | None = None  # place of the target that half of the belief goes to from the start


NOBODY_HERE = Question("what", (None,), ([],), ("article",))
"""About a turn to somebody who is not here: if anything, it answers the article."""


class Candidate(NamedTuple):
    """One thing that a turn may answer."""

    target: int | None  # turn; None: the article
    chance: int  # thousandths
    ground: Ground
    addressee: Addressee | None = None
    lines: tuple[int, int] | None = None


def weighed(question: Question) -> tuple[Candidate, ...]:
    """The likeliest candidates, as many as are kept; of equals the article, then the latest. Of one author's, nearly equal is equal."""
    targets, grounds = question.targets, question.grounds
    if len(targets) == 1:
        return (Candidate(targets[0], 1000, grounds[0], question.addressee, question.lines),)
    shares = chances(scores(question.choice, question.clues))
    if question.lean is not None:
        shares = [(share + 1000 * (at == question.lean)) // 2 for at, share in enumerate(shares)]
    best = max(shares)
    ranks = [best if share >= best - LEVEL else share for share in shares] if question.addressee else shares
    article = targets[0] is None  # it is the first, if it is asked about
    latest_first = [*([0] if article else ()), *range(len(targets) - 1, article - 1, -1)]
    ranked = sorted(latest_first, key=ranks.__getitem__, reverse=True)
    addressee, lines = question.addressee, question.lines
    return tuple(Candidate(targets[at], shares[at], grounds[at], addressee, lines) for at in ranked[:KEPT])


def questions(scene: Scene, turn: int) -> tuple[Question, ...]:
    """What is to be decided about a turn: which of those that the text points to; where it points to nobody, all is open."""
    asked = scene.asked[turn]
    if asked is ABSENT:
        return (NOBODY_HERE,)
    if not is_open(asked):
        return tuple(Question("which", one.targets, ([],), (one.ground,), one.addressee, one.lines) for one in asked)
    here = moment(scene, turn)
    return tuple(which(here, one) for one in asked) or (anything(here),)


def narrowed(question: Question, branch: set[int]) -> Question:
    """What is left of an open question in a tree: the article and the open branch."""
    kept = [at for at, target in enumerate(question.targets) if target is None or target in branch]
    return question._replace(
        targets=tuple(question.targets[at] for at in kept),
        clues=tuple(question.clues[at] for at in kept),
        grounds=tuple(question.grounds[at] for at in kept),
    )


def which(here: Moment, asked: Asked) -> Question:
    """Which of some turns, all on one ground."""
    targets, addressee = asked.targets, asked.addressee
    weighing = tuple(turn_clues(here, target) for target in targets)
    grounds, lean = (asked.ground,) * len(targets), None
    if addressee and len(targets) > 1 and all(call.text[:1] not in "@＠" for call in addressee.calls):
        lean = expected(here, targets)
    return Question("which", targets, weighing, grounds, addressee, asked.lines, lean)


def expected(here: Moment, his: tuple[int, ...]) -> int:
    """The place of the turn that a name without "@" most likely means: the latest said to the speaker since he spoke, else the latest.

    The labelled threads hardly have such choices (68, all but 5 from one chat; there this one is right as often as the latest,
    and as the one the weights prefer), and what they teach of "@name" on sites that add it by machine does not carry over.
    """
    spoken_to = [{addressee.author for addressee in here.scene.spoken_to[turn]} for turn in his]
    to_me = [at for at, turn in enumerate(his) if here.me in spoken_to[at] and turn > here.last_mine]
    return to_me[-1] if to_me else len(his) - 1


def anything(here: Moment) -> Question:
    """The article, or any turn worth weighing."""
    among = candidates(here)
    return Question(
        choice="what",
        targets=(None, *among),
        clues=(article_clues(here), *(turn_clues(here, target) for target in among)),
        grounds=("article", *(ground_of(here, target) for target in among)),
    )


def ground_of(here: Moment, target: int) -> Ground:
    """Whether a name may have called this turn's author."""
    call = here.called.get(here.speaker[target])
    return "called" if call and call.way in STRONG and not call.worn else "inferred"
