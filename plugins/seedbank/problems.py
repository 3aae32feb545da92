"""What is wrong, where, and how to mend it: the messages are the user interface."""

from __future__ import annotations

from collections.abc import Iterable

from seedbank.frozen import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing a keeper has to mend before the site can be built."""

    path: str  # as the keeper knows the file
    line: int  # from 1; 0: the whole file
    what: str  # one sentence, without its full stop
    fix: str  # what to write or to do
    shown: str = ""  # the line itself

    def __str__(self) -> str:
        """Word for word what the command prints, three lines at most."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        shown = [f"    {self.shown}"] if self.shown else []
        return "\n".join([f"{place}: {self.what}.", *shown, f"  fix: {self.fix}"])


class ProblemsError(Exception):
    """Raised with every problem of a run, in order of place. Pelican ends with `exitcode`."""

    exitcode = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`, or "" where none is near."""
    import difflib  # noqa: PLC0415  (only a mistake asks for it)

    found = difflib.get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.6)
    return found[0] if found else ""


def counted(number: int, what: str) -> str:
    """A number with its English noun, for messages: "1 seed", "1,200 seeds"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
