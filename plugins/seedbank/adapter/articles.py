"""Seeds as Pelican knows articles: made when somebody asks for one, since a build that changes little needs none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
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


class Contents(dict[str, Any]):
    """Pelican's table of what stands at which source path: a seed's article is made when a link asks for it."""

    def __init__(self, known: Mapping[str, Any], seeds: Mapping[str, str], articles: Articles) -> None:
        super().__init__(known)
        self._seeds = seeds  # source path as Pelican's links name it -> path on the disk
        self._articles = articles

    def get(self, path: str, default: Any = None) -> Any:
        """Return what stands there."""
        return self._articles.of(self._seeds[path]) if path in self._seeds else super().get(path, default)

    def __contains__(self, path: object) -> bool:
        return path in self._seeds or super().__contains__(path)


class Documents(Mapping[str, Document]):
    """Documents by their path on the disk, unpacked one at a time."""

    def __init__(self, paths: Sequence[str], load: Callable[[str], Document]) -> None:
        self._paths = dict.fromkeys(paths)
        self._load = load

    def __getitem__(self, path: str) -> Document:
        if path not in self._paths:
            raise KeyError(path)
        return self._load(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
