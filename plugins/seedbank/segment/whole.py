"""Pages copied whole: where furniture round the article is told by its shape alone, no reading is sure of every line.

Of written pages that were read with a confidence of 90 and more, 20 of 70 were right in every line where this finds something, 101 of 116
where it does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from seedbank.model import ARTICLE_ROLES, SPEECH_ROLES, Role
from seedbank.segment.irregular import is_phrase
from seedbank.segment.page import mask
from seedbank.segment.view import View


def round_article(views: Sequence[View], roles: Sequence[Role]) -> list[int]:
    """List the lines to ask about on such a page: those of the article that are no sentence, else what was set aside.

    `roles`: of the lines that are not blank, like `views`. Nothing on a page whose furniture is all known.
    """
    names = [place for place, role in enumerate(roles) if role is Role.NAME]
    above = roles[: names[0]] if names else roles
    if Role.OTHER not in above and not _has_foot(roles, names):
        return []
    plain = [place for place, role in enumerate(above) if role in ARTICLE_ROLES]
    open_ = [place for place in plain if is_phrase(views[place])]
    return open_ or [place for place, role in enumerate(roles) if role is Role.OTHER] or plain[-1:]


def lone_scraps(views: Sequence[View], roles: Sequence[Role]) -> list[int]:
    """List the lines below the first name that were set aside though no table knows them, and the page has them once only: they may be said."""
    first = next((place for place, role in enumerate(roles) if role is Role.NAME), len(roles))
    found = [place for place in range(first, len(roles)) if roles[place] is Role.OTHER and views[place].kind is None]
    counts = Counter([mask(views[place].low) for place in found])
    return [place for place in found if counts[mask(views[place].low)] == 1]


def _has_foot(roles: Sequence[Role], names: Sequence[int]) -> bool:
    """Tell whether more stands below the last comment than below any other."""
    feet = [_foot(roles[start:end]) for start, end in pairwise([*names, len(roles)])]
    return len(feet) > 1 and feet[-1] > max(feet[:-1])


def _foot(roles: Sequence[Role]) -> int:
    """Count the lines below what was said."""
    said = [place for place, role in enumerate(roles) if role in SPEECH_ROLES]
    return len(roles) - 1 - said[-1] if said else 0
