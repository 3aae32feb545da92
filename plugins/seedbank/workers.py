"""Reading and rendering in batches: what one process, many processes, or a cluster are given to do.

Every function here takes and returns plain records, so that any `concurrent.futures.Executor` can call it anywhere; tables
and templates are loaded once a process. The order of what comes back is the order of what was asked for, whoever did it.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from seedbank.cards import Card, card_of
from seedbank.collect import Source
from seedbank.collecting import SELDOM, leave_at_exit
from seedbank.frozen import dataclass
from seedbank.model import Document
from seedbank.packing import pack, unpack
from seedbank.plan import Kind, files_of
from seedbank.policy import Policy, Recipe
from seedbank.problems import Problem, ProblemsError
from seedbank.remarks import digest_of_remarks, pack_remarks, remarks_of
from seedbank.render import Draft, Theme, render_kinds, render_page
from seedbank.terms import Facet, load_facet

BATCH = 16  # documents handed over at once
AHEAD = 4  # batches that wait for each worker


@dataclass(frozen=True, slots=True)
class Read:
    """What came of one seed."""

    card: Card | None
    packed: bytes  # the document, as `store.pack` made it
    remarks: bytes  # what pages of names show of it, packed
    problems: tuple[Problem, ...]
    files: tuple[bytes, ...] = ()  # of the document, in the order of what they were to be made ahead with


@dataclass(frozen=True, slots=True)
class Ahead:
    """What files of documents are made with as soon as these are read: what the plan will most likely say."""

    kinds: tuple[Kind, ...]
    theme: Theme
    policy: Policy


@lru_cache(maxsize=2)
def facets_of(recipe: Recipe) -> tuple[Facet, ...]:
    """Return the facets that seeds are tagged by."""
    folders = tuple(map(Path, recipe.folders))
    return tuple(load_facet(name, method, folders, recipe.language) for name, method in recipe.facets)


def begin() -> None:
    """Leave interrupts to the parent, as every process of a worker's does, and look for circles seldom."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*SELDOM)
    leave_at_exit()


def get_ready() -> None:
    """Import what reading needs."""
    import seedbank.pipeline  # noqa: F401, PLC0415  (a tenth of a second that a build without new seeds does without)


def read_batch(sources: Sequence[Source], recipe: Recipe, ahead: Ahead | None = None) -> list[Read]:
    """Read seeds, and make their files where it is told with what; what is wrong with one hides nothing of the others."""
    return [_read(source, recipe, ahead) for source in sources]


def document_of(source: Source, recipe: Recipe) -> Document:
    """Return the document of one seed. Raises ProblemsError with everything that is wrong with it."""
    from seedbank.conversation import redrawn  # noqa: PLC0415  (a tenth of a second that a build without new seeds
    from seedbank.pipeline import read  # noqa: PLC0415  does without)

    return redrawn(read(source, facets_of(recipe)), recipe.likely)


def _read(source: Source, recipe: Recipe, ahead: Ahead | None) -> Read:
    try:
        document = document_of(source, recipe)
    except ProblemsError as wrong:
        return Read(None, b"", b"", tuple(wrong.problems))
    remarks = pack_remarks(remarks_of(document))
    card = card_of(document)._replace(said=digest_of_remarks(remarks))
    return Read(card, pack(document), remarks, (), _files(document, card, ahead) if ahead else ())


def _files(document: Document, card: Card, ahead: Ahead) -> tuple[bytes, ...]:
    """The document's files; none where they cannot be made: then the one who makes them for good says why."""
    if card.status != "published":
        return ()
    try:
        return tuple(render_kinds(document, card.url, files_of(card, ahead.kinds), ahead.theme, ahead.policy))
    except Exception:  # noqa: BLE001  (a template may raise anything)
        return ()


@dataclass(frozen=True, slots=True)
class Order:
    """Files of one document that are to be made."""

    url: str
    kinds: tuple[Kind, ...]
    packed: bytes  # the document


def render_batch(orders: Sequence[Order], theme: Theme, policy: Policy) -> list[list[bytes]]:
    """Return, for each document, the bytes of each file that was ordered."""
    return [render_kinds(unpack(order.packed), order.url, order.kinds, theme, policy) for order in orders]


def render_pages(drafts: Sequence[Draft], theme: Theme, policy: Policy) -> list[bytes]:
    """Return the bytes of pages of the plan."""
    return [render_page(draft, theme, policy) for draft in drafts]


Asked = TypeVar("Asked")
Got = TypeVar("Got")


def spread(
    work: Callable[..., list[Got]], asked: Iterable[Asked], executor: Executor | None, *more: object
) -> Iterator[Got]:
    """Yield what `work` makes of everything asked for, in its order, a batch at a time; here where there is no executor."""
    waiting: deque[Future[list[Got]]] = deque()
    for batch in _batches(asked):
        if executor is None:
            yield from work(batch, *more)
            continue
        waiting.append(executor.submit(work, batch, *more))
        if len(waiting) > AHEAD * cores():
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _batches(asked: Iterable[Asked]) -> Iterator[list[Asked]]:
    batch: list[Asked] = []
    for one in asked:
        batch.append(one)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
