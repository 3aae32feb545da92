"""The site's pages for search engines (sitemaps.org 0.9). No dates of change: nothing here knows the clock."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def to_sitemap(urls: Iterable[str], site_url: str) -> bytes:
    """Return the sitemap of addresses below the root, one at least, in the order given."""
    root, between = f"{escape(site_url)}/", "</loc></url>\n<url><loc>"
    rows = escape("\n".join(urls)).replace("\n", f"{between}{root}")  # once, and not for each of them
    return f"{_HEAD}<url><loc>{root}{rows}</loc></url>\n</urlset>\n".encode()
