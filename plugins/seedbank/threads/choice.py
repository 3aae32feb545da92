"""What one turn answers: every candidate with its chance and its ground."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from seedbank.threads.addressees import Addressee
from seedbank.threads.clues_article import article_clues
from seedbank.threads.clues_turn import turn_clues
from seedbank.threads.moment import OF_ONE, STRONG, Moment, candidates, moment
from seedbank.threads.scene import Scene
from seedbank.threads.weigh import Choice, chances, scores

Ground = Literal["only", "several", "numbered", "quoted", "called", "inferred", "article"]
"""What a link rests on: a name that means one earlier comment, or one of several; its number; words repeated; a name that
may mean somebody else; the content alone; nothing that points to a comment."""


LEVEL = 50
"""Thousandths by which an author's earlier comment must be likelier than his latest, to be taken before it."""


class Question(NamedTuple):
    """One thing to decide about a turn: what it answers, or which of an addressee's turns."""

    choice: Choice  # which weights count
    targets: tuple[int | None, ...]  # turns; None: the article
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
    """The candidates, likeliest first; of equals the article, then the latest. Of one author's, nearly equal is equal."""
    shares = chances(scores(question.choice, question.clues))
    if question.leans:
        shares = [*(share // 2 for share in shares[:-1]), (shares[-1] + 1000) // 2]
    found = (
        Candidate(target, chance, ground, question.addressee)
        for target, chance, ground in zip(question.targets, shares, question.grounds, strict=True)
    )
    best, slack = max(shares), LEVEL if question.addressee else 0

    def rank(one: Candidate) -> tuple[int, bool, int]:
        chance = best if one.chance >= best - slack else one.chance
        return -chance, one.target is not None, -(one.target or 0)

    return tuple(sorted(found, key=rank))


def questions(scene: Scene, turn: int) -> tuple[Question, ...]:
    """What is to be decided about a turn: a name fixes the author, a number or a quotation the turn; else all is open."""
    here = moment(scene, turn)
    named = scene.spoken_to[turn]
    if named:
        return tuple(which_of_his(here, addressee) for addressee in named)
    number = scene.numbers[turn]
    if number:
        return (which(here, (number.target,), "numbered"),)
    if here.echoed:
        return (which(here, sorted(here.echoed), "quoted"),)
    return (anything(here),)


def narrowed(question: Question, branch: set[int]) -> Question:
    """What is left of an open question in a tree: the article and the open branch."""
    kept = [at for at, target in enumerate(question.targets) if target is None or target in branch]
    return question._replace(
        targets=tuple(question.targets[at] for at in kept),
        clues=tuple(question.clues[at] for at in kept),
        grounds=tuple(question.grounds[at] for at in kept),
    )


def which_of_his(here: Moment, addressee: Addressee) -> Question:
    """Which of the latest turns of an author who is called by name."""
    his = here.scene.latest(addressee.author, here.turn, OF_ONE)
    return which(here, his, "only" if len(his) == 1 else "several", addressee)


def which(here: Moment, among: Iterable[int], ground: Ground, addressee: Addressee | None = None) -> Question:
    """Which of some turns, all on one ground."""
    targets = tuple(among)
    weighing = tuple(turn_clues(here, target) for target in targets)
    return Question("which", targets, weighing, (ground,) * len(targets), addressee)


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
