"""Who reads and renders: this process, others on this machine, or a cluster."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from types import ModuleType, TracebackType
from typing import Any, Self

from seedbank.problems import Problem, ProblemsError
from seedbank.workers import begin, cores, get_ready

PAYS = 60
"""Starting processes takes as long as reading so many seeds."""


class Crew:
    """Starts workers when there is enough to do, and lets them go at the end of a build."""

    def __init__(self, jobs: int, scheduler: str = "") -> None:
        self._jobs = jobs or cores()
        self._scheduler = scheduler
        self._own: Executor | None = None
        self._client: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, where: TracebackType | None
    ) -> None:
        if self._own is not None:
            self._own.shutdown(wait=kind is None, cancel_futures=True)
        if self._client is not None:
            self._client.close()

    def to_read(self, number: int) -> Executor | None:
        """Return who reads so many seeds; None: it is done here."""
        if self._scheduler and number:
            return self._cluster()
        return self.to_render(number)

    def to_render(self, number: int) -> Executor | None:
        """Return who renders the pages of so many documents. Templates lie on this machine, and so do the processes."""
        if self._jobs == 1 or number < PAYS:
            return None
        if self._own is None:
            context = multiprocessing.get_context("spawn")  # a fork would share the live display Pelican runs within
            self._own = ProcessPoolExecutor(self._jobs, context, initializer=begin)
            with _as_no_program():
                for _ in range(self._jobs):
                    self._own.submit(get_ready)  # each starts a process, while this one has other things to do
        return self._own

    def at_hand(self) -> Executor | None:
        """Return who works on this machine already."""
        return self._own

    def _cluster(self) -> Executor:
        try:
            from distributed import Client  # noqa: PLC0415  (an extra)
        except ImportError:
            fix = 'install it: pip install "seedbank[cluster]"'
            raise ProblemsError(
                [Problem("pelican.conf.py", 0, "a scheduler needs Dask's `distributed`", fix)]
            ) from None
        if self._client is None:
            connect: Any = Client
            self._client = connect(self._scheduler)
        executor: Executor = self._client.get_executor()
        return executor


@contextmanager
def _as_no_program() -> Iterator[None]:
    """Let no process that starts run the program's own file again: it loads Pelican, and workers do without."""
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program
