"""One address of each kind of page on the site that `make quality` builds, below its host."""

from __future__ import annotations

import sys

from quality.build import OF_TESTS

sys.path.append(str(OF_TESTS))  # its files are no package
from kinds import KINDS

REAL = "2019/s-korea-terminates-japan-intelligence-deal-amid-trade-dispute/"
LISTS = {
    "real article's seed": f"{REAL}seed/",
    "made-up article": "undated/000009/",
    "long thread": "2012/a-long-talk/",
    "long thread, second page": "2012/a-long-talk/2/",
    "long seed, second page": "2012/a-long-talk/seed/2/",
    "page of a year": "2008/page/1/",
    "page of a term": "topic/politics-and-government/page/1/",
    "long term": "topic/politics-and-government/",
}
EMPTY = {
    "empty front": "empty/",
    "empty countries": "empty/country/",
    "empty topics": "empty/topic/",
    "empty years": "empty/archive/",
    "empty titles": "empty/titles/",
    "empty search": "empty/search/",
    "empty corrections": "empty/corrections/",
}


def kinds() -> dict[str, str]:
    """Return kind -> address. The missing page is asked for by its own name, since Lighthouse looks at no answer of 404."""
    found = {**KINDS, "real article": REAL, "missing": "404.html", **LISTS}
    return {**{kind: f"repo/{address}" for kind, address in found.items()}, **EMPTY}
