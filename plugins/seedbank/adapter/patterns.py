"""Patterns that a build before this one compiled: Python keeps what it compiled for one process only.

To compile the two hundred that the reading of one seed takes is a twentieth of a build that adds one; out of the store they come in a millisecond.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from marshal import dumps, loads
from threading import get_ident
from types import SimpleNamespace
from typing import Any

from seedbank.store import Store

try:
    from re import _compiler  # type: ignore[attr-defined]  # CPython's own, since 3.11; elsewhere patterns are compiled as ever
except ImportError:
    _COMPILER: dict[str, Any] = {}
else:
    _COMPILER = vars(_compiler)

MOST = 400
"""So many are kept, those that were asked for first: what is made of the words of one seed will not be asked for again."""


@contextmanager
def compiled_before(store: Store, code: bytes) -> Iterator[None]:
    """Take patterns out of the store, and keep there what had to be compiled meanwhile. `code`: digest of what they stand in, and of Python's version."""
    if "_sre" not in _COMPILER:
        yield
        return
    made = f"{_COMPILER['MAGIC']} {_COMPILER['_sre'].CODESIZE} ".encode() + code
    packed = store.fact("patterns")
    kept, known = loads(packed) if packed else (b"", {})  # noqa: S302  (the store's own)
    shop = Patterns(known if kept == made else {})
    with shop.open():
        yield
    if shop.new:
        store.state("patterns", dumps((made, dict([*shop.known.items(), *shop.new.items()][:MOST]))))


class Patterns:
    """Stands between `re.compile` and Python's compiler, for one thread."""

    def __init__(self, known: dict[tuple[str | bytes, int], Any]) -> None:
        self.known = known  # what `_sre.compile` was given behind the pattern, by pattern and flags
        self.new: dict[tuple[str | bytes, int], Any] = {}

    @contextmanager
    def open(self) -> Iterator[None]:
        """Answer for the compiler."""
        compiler, inner, thread = _COMPILER["compile"], _COMPILER["_sre"], get_ident()
        asked: list[tuple[str | bytes, int]] = []

        def compile_pattern(pattern: Any, flags: int = 0) -> Any:
            if type(pattern) not in {str, bytes} or get_ident() != thread:
                return compiler(pattern, flags)
            key = pattern, int(flags)
            try:
                return inner.compile(pattern, *self.known[key])
            except (
                KeyError,
                RuntimeError,
                TypeError,
                ValueError,
                OverflowError,
            ):  # not known, or no code of this Python's
                asked.append(key)
                try:
                    return compiler(pattern, flags)
                finally:
                    asked.pop()

        def seen(pattern: Any, flags: Any, code: Any, *more: Any) -> Any:
            if asked and get_ident() == thread and len(self.known) + len(self.new) < MOST:
                self.new[asked[-1]] = int(flags), list(map(int, code)), *map(_plain, more)
            return inner.compile(pattern, flags, code, *more)

        _COMPILER.update(compile=compile_pattern, _sre=SimpleNamespace(**{**vars(inner), "compile": seen}))
        try:
            yield
        finally:
            _COMPILER.update(compile=compiler, _sre=inner)


def _plain(value: Any) -> Any:
    """A mapping as the dict that it is: the store holds plain values."""
    return dict(value) if hasattr(value, "keys") else value
