"""Who answers whom: comments -> replies with their evidence, and the order in which to read them.

`site_marks` takes in what the site itself printed; `words` and `talk` lay a thread out as it was spoken; `names`, `find_name`, `vocative`, `calls` and `addressees` hear who is
called by name, `overhear` does it once for all; `echoes` whose words are repeated; `asked` says what that settles, `choice` weighs the rest; `answer` draws the replies from it, `hearing` finds the names that pages
link, `reading_order` makes the thread.
"""

from __future__ import annotations

from seedbank.threads.answer import LIKELY, link, replies_in
from seedbank.threads.hearing import all_mentions, mentions_in
from seedbank.threads.overhear import Overheard, overhear
from seedbank.threads.reading_order import arrange
from seedbank.threads.site_marks import with_marks

__all__ = [
    "LIKELY",
    "Overheard",
    "all_mentions",
    "arrange",
    "link",
    "mentions_in",
    "overhear",
    "replies_in",
    "with_marks",
]
