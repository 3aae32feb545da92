"""What one turn answers: every candidate with its chance and its ground."""

from __future__ import annotations

from typing import NamedTuple

from seedbank.threads.addressees import Addressee
from seedbank.threads.asked import Asked, Ground, is_open
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

    @property
    def leans(self) -> bool:
        """Whether half of the belief goes to the latest turn: of one who is called by a name without "@".

        The labelled threads hardly have such choices (68, all but 5 from one chat), and there the latest is right as often
        as the one the weights prefer, .65; what they teach of "@name" on sites that add it by machine does not carry over.
        """
        return self.addressee is not None and all(call.text[:1] not in "@＠" for call in self.addressee.calls)


class Candidate(NamedTuple):
    """One thing that a turn may answer."""

    target: int | None  # turn; None: the article
    chance: int  # thousandths
    ground: Ground
    addressee: Addressee | None = None


def weighed(question: Question) -> tuple[Candidate, ...]:
    """The likeliest candidates, as many as are kept; of equals the article, then the latest. Of one author's, nearly equal is equal."""
    targets, grounds = question.targets, question.grounds
    if len(targets) == 1:
        return (Candidate(targets[0], 1000, grounds[0], question.addressee),)
    shares = chances(scores(question.choice, question.clues))
    if question.leans:
        shares = [*(share // 2 for share in shares[:-1]), (shares[-1] + 1000) // 2]
    best = max(shares)
    ranks = [best if share >= best - LEVEL else share for share in shares] if question.addressee else shares
    latest_first = sorted(range(len(targets)), key=lambda at: (targets[at] is None, at), reverse=True)
    ranked = sorted(latest_first, key=ranks.__getitem__, reverse=True)
    return tuple(Candidate(targets[at], shares[at], grounds[at], question.addressee) for at in ranked[:KEPT])


def questions(scene: Scene, turn: int) -> tuple[Question, ...]:
    """What is to be decided about a turn: which of those that the text points to; where it points to nobody, all is open."""
    asked = scene.asked[turn]
    if not is_open(asked):
        return tuple(Question("which", one.targets, ([],), (one.ground,), one.addressee) for one in asked)
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
    weighing = tuple(turn_clues(here, target) for target in asked.targets)
    return Question("which", asked.targets, weighing, (asked.ground,) * len(asked.targets), asked.addressee)


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
