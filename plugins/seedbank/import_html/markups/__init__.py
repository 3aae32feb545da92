"""The markups that comments are known in: one reader each. To add a site, write one function and one test page."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import BeautifulSoup

from seedbank.import_html.markups.blogger import read_blogger
from seedbank.import_html.markups.discourse import read_discourse
from seedbank.import_html.markups.disqus import read_disqus
from seedbank.import_html.markups.hacker_news import read_hacker_news
from seedbank.import_html.markups.json_ld_comments import read_json_ld
from seedbank.import_html.markups.microdata import read_microdata
from seedbank.import_html.markups.microformats import read_microformats
from seedbank.import_html.markups.named import read_named
from seedbank.import_html.markups.reddit import read_reddit
from seedbank.import_html.markups.reddit_newer import read_reddit_newer
from seedbank.import_html.markups.wordpress import read_wordpress
from seedbank.import_html.records import Thread

READERS: tuple[Callable[[BeautifulSoup], Thread], ...] = (
    read_wordpress,
    read_blogger,
    read_discourse,
    read_hacker_news,
    read_reddit,
    read_reddit_newer,
    read_disqus,
    read_microdata,
    read_microformats,
    read_json_ld,
)
"""Every reader of a markup that is known. The one that finds most comments is believed; of several, the first of them."""

LAST: Callable[[BeautifulSoup], Thread] = read_named
"""The reader for pages in which those find nothing."""
