"""Links: every one leads to a file of the site, and every fragment to an id on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from quality.fault import Fault

LEADING = ("href", "src", "action", "poster", "data", "cite")
OTHER_HOSTS = {"http", "https", "mailto"}
REFRESH = re.compile(r"^\d+;\s*url=(.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Site:
    """A built site and where it stands."""

    folder: Path
    path: str  # below which path of its host, e.g. "/repo/"
    address: str = ""  # what its canonical links begin with, without the last slash; "": it does not know


class Page(HTMLParser):
    """The ids of a page, the addresses it leads to, and those that it loads; as written."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.loaded: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what one tag says."""
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.ids.append(found["id"])
        self.addresses += [found[name] for name in LEADING if name in found]
        if tag == "script" or found.get("rel") == "stylesheet":
            self.loaded += [found[name] for name in ("src", "href") if name in found]
        if tag == "meta":
            self.addresses += [found["content"]] if found.get("property") in {"og:url", "og:image"} else []
            self.addresses += REFRESH.findall(found.get("content", "")) if "http-equiv" in found else []


@cache
def read(path: Path) -> Page:
    """Read a page of a site that is not built again."""
    return Page(path.read_text("utf-8"))


def broken(site: Site) -> list[Fault]:
    """Return all links that lead nowhere: from pages, feeds and sitemaps."""
    return [
        Fault("links", str(path.relative_to(site.folder)), f"{address}: {why}")
        for path in sorted(site.folder.rglob("*"))
        for address in _addresses(path)
        if (why := wrong(site, path, address))
    ]


def _addresses(path: Path) -> Iterable[str]:
    """Return all addresses that a file names as such."""
    if path.suffix == ".html":
        return read(path).addresses
    return _of_xml(path) if path.suffix in {".atom", ".xml"} else ()


def _of_xml(path: Path) -> Iterator[str]:
    """Return the addresses of a feed's links and of a sitemap."""
    for element in ET.parse(path).iter():
        name = element.tag.rpartition("}")[2]
        if name == "loc":
            yield element.text or ""
        elif name == "link" and "href" in element.attrib:
            yield element.attrib["href"]


def target_of(site: Site, path: Path, address: str) -> tuple[Path, str] | None:
    """Return the file an address leads to, and its fragment; None for another host's."""
    if site.address and (address == site.address or address.startswith(site.address + "/")):
        address = site.path + address[len(site.address) :].removeprefix("/")
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    where = unquote(parts.path)
    if where.startswith("/"):
        file = site.folder / where.removeprefix(site.path) if where.startswith(site.path) else Path(where)
    else:
        file = path.parent / where if where else path
    file = file.resolve()
    return (file / "index.html" if file.is_dir() else file), unquote(parts.fragment)


def wrong(site: Site, path: Path, address: str) -> str:
    """Return what is wrong with one address on one page; "" if nothing."""
    target = target_of(site, path, address)
    if target is None:
        scheme = urlsplit(address).scheme
        return "" if scheme in OTHER_HOSTS else f"leads elsewhere by {scheme or 'whatever the page came by'}"
    file, fragment = target
    if not file.is_relative_to(site.folder.resolve()):
        return "leads out of the site"
    if not file.is_file():
        return "there is no such file"
    if fragment and (file.suffix != ".html" or fragment not in read(file).ids):
        return "there is no such place on that page"
    return ""
