"""Everything a build depends on, in one digest: while it is what it was, there is nothing to do."""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from blinker import NamedSignal
from pelican.plugins import signals

import seedbank
from seedbank.collect import NO_STAMP, Looked, Stamp, stamp, stamps_in
from seedbank.fingerprint import SIZE, fingerprint
from seedbank.policy import Recipe
from seedbank.store import Store
from seedbank.wording import FILTERS

Stamps = Mapping[str, Stamp]
"""What shows a change, by path."""

_LIBRARIES = ("pelican", "jinja2", "markdown", "markupsafe", "feedgenerator", "charset-normalizer")


def code_of(store: Store, before: int) -> bytes:
    """Return the digest of Seedbank's code: the one in the store, while stamps prove that no file of it has changed.

    A file changed after `before` (nanoseconds) may change again under the same stamp.
    """
    digest = hashlib.blake2b(digest_size=SIZE)
    sure = True
    for path in _own_files():
        found = stamp(path) or NO_STAMP
        sure = sure and 0 <= found[2] < before
        digest.update(f"{path}\0{found}\0".encode("utf-8", "surrogateescape"))
    digest.update(_versions())
    kept = store.fact("code")
    if kept[:SIZE] == digest.digest() and sure:
        return kept[SIZE:]
    code = code_digest()
    store.state("code", digest.digest() + code if sure else b"")
    return code


def code_digest() -> bytes:
    """Return the digest of Seedbank's own files, and of the versions of what they rest on."""
    digest = hashlib.blake2b(digest_size=SIZE)
    for path in _own_files():
        digest.update(path.encode("utf-8", "surrogateescape") + b"\0" + Path(path).read_bytes())
    digest.update(_versions())
    return digest.digest()


def _own_files() -> Iterator[str]:
    return (path for path in _files(str(Path(seedbank.__file__).parent)) if not path.endswith((".pyc", ".pyo")))


def _versions() -> bytes:
    """What the code rests on."""
    return " ".join(
        [sys.version.split()[0], *(f"{library} {metadata.version(library)}" for library in _LIBRARIES)]
    ).encode()


def recipe_of(settings: Mapping[str, Any], code: bytes) -> Recipe:
    """Return what seeds are read with; a keeper's own tables of terms are looked for in content/terms/ first."""
    folder = Path(settings["PATH"]) / "terms"
    tables = {path.name: path.read_bytes() for path in sorted(folder.glob("*.tsv"))}
    facets = tuple(settings["SEEDBANK_FACETS"].items())
    likely = round(100 * settings["SEEDBANK_LIKELY"])
    language = settings["DEFAULT_LANG"]
    return Recipe(facets, (str(folder),), likely, fingerprint(code, facets, likely, tables, language), language)


def look_below(folders: Iterable[str]) -> Looked:
    """Look at every file below folders."""
    stamps: dict[str, Stamp] = {}
    seen: dict[str, tuple[list[str], list[str]]] = {}
    doubts: list[object] = []
    for folder in folders:
        for parent, within, names in _walk(folder, doubts):
            seen[parent] = within, names
            stamps.update(zip([f"{parent}/{name}" for name in names], stamps_in(parent, names), strict=True))
    return Looked(stamps, {} if doubts else seen)


def digest_of_inputs(settings: Mapping[str, Any], stamps: Stamps, code: bytes, before: int) -> bytes:
    """Return the digest of settings, code and all files; b"" where stamps do not prove enough.

    A file changed after `before` (nanoseconds) may change again under the same stamp; a setting that is no plain value
    may stand for code that nobody looks at.
    """
    plain = _plain(settings)
    if plain is None:
        return b""
    if NO_STAMP in stamps.values() or any(found[2] >= before for found in stamps.values()):
        return b""
    digest = hashlib.blake2b(code + plain.encode("utf-8", "surrogateescape"), digest_size=SIZE)
    digest.update("\0".join(stamps).encode("utf-8", "surrogateescape"))
    digest.update(marshal.dumps(tuple(stamps.values()), 2))  # 2: no references, equal bytes for equal numbers
    return digest.digest()


def _files(folder: str) -> Iterator[str]:
    """Every file below a folder, in order."""
    for parent, _, names in _walk(folder, []):
        yield from [f"{parent}/{name}" for name in names]


def _walk(folder: str, doubts: list[object]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Every folder with the folders and files in it, in order; links to folders are followed once. `doubts` takes what was left out."""
    seen: set[str] = set()
    for parent, folders, names in os.walk(folder, onerror=doubts.append, followlinks=True):
        real = os.path.realpath(parent)
        if real in seen:
            doubts.append(parent)
            folders.clear()
            continue
        seen.add(real)
        doubts += [name for name in folders if name == "__pycache__"]
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        names.sort()
        yield parent, folders, names


_OWN = ("seedbank.", "pelican.")


def _plain(value: object) -> str | None:
    """A value as text that is the same in the next run; None where it has none."""
    if isinstance(value, (str, int, float, bool, type(None))):
        return repr(value)
    if isinstance(value, Mapping):
        pairs = [(repr(key), _plain(inner)) for key, inner in value.items()]
        return None if any(text is None for _, text in pairs) else repr(sorted(pairs))
    if isinstance(value, (list, tuple, set, frozenset)):
        texts = [_plain(inner) for inner in value]
        if any(text is None for text in texts):
            return None
        return repr(texts if isinstance(value, (list, tuple)) else sorted(map(str, texts)))
    if isinstance(value, os.PathLike):
        return repr(os.fspath(value))
    name = f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', '')}"
    return name if name.startswith(_OWN) else None


def others_listen(settings: Mapping[str, Any]) -> bool:
    """Whether anybody but Seedbank has a hand in the pages: then nobody knows what they depend on, and all are made."""
    if settings["PLUGINS"] or settings["JINJA_GLOBALS"] or settings["JINJA_TESTS"]:
        return True
    if dict(settings["JINJA_FILTERS"]) != dict(FILTERS):
        return True
    heard = [signal for signal in vars(signals).values() if isinstance(signal, NamedSignal)]
    return any(
        not getattr(receiver, "__module__", "").startswith(_OWN)
        for signal in heard
        for receiver in signal.receivers_for(None)
    )
