"""A saved page -> a seed in the Markdown dialect and its sidecar. The only user of bs4; no build loads it.

open_page   bytes -> a tree of elements          markups/    the tree -> comments, one reader a markup
facts       the tree -> title, date, site, ...   article     the tree -> the article's text
speech      elements -> the dialect              left        text that was not carried over
compose     all of it -> seed, sidecar, report   keep        what is written, what stays as it is
"""

from __future__ import annotations
