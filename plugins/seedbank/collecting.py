"""When Python may look for circles of objects: seldom while a build runs, and never when it ends."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager


def leave_at_exit() -> None:
    """Let no circles be looked for in what is left when the process ends: that took a fifth of the time of a small build."""
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


def leave(*what: object) -> None:
    """Leave it to the system to take back the room of these when the process ends; of what was left before it is had back now.

    To take the records of ten thousand documents apart, one by one, takes longer than to plan what a new one changes.
    """
    _LEFT[1:] = what


_LEFT: list[object] = []
_LEFT.append(_LEFT)  # a circle, and at the end nobody looks for circles


SELDOM = (200_000, 20, 20)
"""Records in tuples hold no circles: looking for some every 700 objects took a fifth of a build's time."""

_HARDLY_EVER = (3_000_000, 20, 20)
"""Of ten thousand documents this process knows some 700,000 objects and makes hardly a circle."""


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look for circles of objects seldom while a build runs."""
    before = gc.get_threshold()
    gc.set_threshold(*_HARDLY_EVER)
    leave_at_exit()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()  # all that is there is old now, and not looked through at the next chance
        gc.set_threshold(*before)
