"""What a keeper decides about the whole site, and what its seeds are read with."""

from __future__ import annotations

from collections.abc import Callable

from seedbank.frozen import dataclass

REPRESENTATIONS = ("seed", "markdown", "json")
"""What a document may have besides its article page and its seed: a page of every line with its role, Markdown, JSON."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What the keeper decided about the whole site, from `pelican.conf.py`."""

    name: str
    site_url: str  # without its last slash; "": the site's address is not known
    subtitle: str
    date_words: Callable[[str], str]  # an EDTF value as a person writes it
    pages: tuple[str, ...] = ()  # addresses of the keeper's own pages, for the sitemap
    feed_size: int = 30
    representations: tuple[str, ...] = REPRESENTATIONS
    names: int = 2  # a name has a page once it stands under so many articles of one site; 0: no name has one


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a seed is read with, besides its own files."""

    facets: tuple[tuple[str, str], ...]  # name, method
    folders: tuple[str, ...]  # where a keeper's own tables of terms are looked for
    likely: int  # hundredths from which an inferred reply is drawn
    digest: bytes  # of Seedbank's code and tables, the keeper's tables, and all here
    language: str = "en"  # of the site, BCP 47: what terms are called
