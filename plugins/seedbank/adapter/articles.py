"""Seeds as Pelican knows articles: made when somebody asks for one, since a build that changes little needs none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, overload

from pelican.contents import Article

from seedbank.model import Document


class SeedArticle(Article):  # type: ignore[misc]  # Pelican ships no types
    """An article that needs a title only: a seed without a date is no less a seed."""

    mandatory_properties = ("title",)

    @property
    def is_dated(self) -> bool:
        """Whether anything at all is known of its date."""
        return hasattr(self, "date")


class Articles(Sequence[SeedArticle]):
    """The published seeds, newest first; each is made when it is asked for, and kept."""

    def __init__(self, paths: Sequence[str], make: Callable[[str], SeedArticle]) -> None:
        self._paths = paths
        self._make = make
        self._made: dict[str, SeedArticle] = {}

    def __len__(self) -> int:
        return len(self._paths)

    @overload
    def __getitem__(self, at: int) -> SeedArticle: ...

    @overload
    def __getitem__(self, at: slice) -> list[SeedArticle]: ...

    def __getitem__(self, at: int | slice) -> SeedArticle | list[SeedArticle]:
        if isinstance(at, slice):
            return [self.of(path) for path in self._paths[at]]
        return self.of(self._paths[at])

    def of(self, path: str) -> SeedArticle:
        """Return the article of a seed's path on the disk."""
        if path not in self._made:
            self._made[path] = self._make(path)
        return self._made[path]

    def has(self, path: str) -> bool:
        """Whether a seed's path on the disk is that of an article."""
        return path in self._known

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._paths)


class Contents(dict[str, Any]):
    """Pelican's table of what stands at which source path: a seed's article is made when a link asks for it."""

    def __init__(self, known: Mapping[str, Any], folder: str, articles: Articles) -> None:
        super().__init__(known)
        self._folder = folder  # that links name their sources below, with a separator behind it
        self._articles = articles

    def get(self, path: str, default: Any = None) -> Any:
        """Return what stands there."""
        on_disk = f"{self._folder}{path}"
        return self._articles.of(on_disk) if self._articles.has(on_disk) else super().get(path, default)

    def __contains__(self, path: object) -> bool:
        return self._articles.has(f"{self._folder}{path}") or super().__contains__(path)


class Documents(Mapping[str, Document]):
    """Documents by their path on the disk, unpacked one at a time."""

    def __init__(self, paths: Mapping[str, str], load: Callable[[str], Document]) -> None:
        self._paths = paths  # as messages name a seed -> on the disk
        self._load = load

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {path: name for name, path in self._paths.items()}

    def __getitem__(self, path: str) -> Document:
        return self._load(self._names[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
