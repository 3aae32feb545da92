"""Lines that break the habits of their page: they may be furniture that no table knows, or a name, or what was said.

The weights know little of it. None of these lines is read otherwise; the page is in doubt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from seedbank.model import ARTICLE_ROLES, SPEECH_ROLES, Role
from seedbank.segment.form import LONG, is_open, is_writer
from seedbank.segment.furniture import kind_of, mask
from seedbank.segment.grammar import SPEECH, State
from seedbank.segment.heads import is_text
from seedbank.segment.view import View

FEW = 5  # words of a line that is no sentence
SHORT = 8  # words of a line of a page's foot
RULE = 5  # signs
HEADLESS = 3  # short lines above the text: section, title and writer are seldom all so short
LEAST = 2  # places
ENOUGH = 3  # comments, from which on they have habits
NEARLY_ALL = (4, 5)  # of the comments
RESUMED = (State.AFTER, State.SAID)  # what is said goes on below furniture
FOOT = frozenset({State.UNDER_NAME, State.AFTER})
NAMES = frozenset({"handle", "person"})  # looks of a line that is sooner a name than said
READ = ARTICLE_ROLES | SPEECH_ROLES | {Role.NAME, Role.TITLE}
BARS = (" | ", " · ", " » ", "©", "®", "« ")


def strangers(
    views: Sequence[View], states: Sequence[State], roles: Sequence[Role], framed: Sequence[bool]
) -> list[int]:
    """List the places where a few words are left over: by the furniture round a page's comments, or above a page of text alone.

    They are read as more of the text, or as what stands beside a name now and then. `roles`: of the lines that are not blank, like `views`;
    `framed`: which of them are known furniture.
    """
    left = [
        place
        for place in range(1, len(views))
        if views[place - 1].kind and is_scrap(views[place]) and states[place - 1 : place + 1] == RESUMED
    ]
    found = {
        *left,
        *(() if any(framed) else _above_text(views, roles)),  # with known furniture each of them is weighed
        *_beside_names(views, states),
        *_last_words(views, states),
        *_odd_comments(views, states),
    }
    read = [place for place in found if roles[place] in READ or states[place] is State.UNDER_NAME]
    return sorted({*read, *_lone_scraps(views, roles)})


def _lone_scraps(views: Sequence[View], roles: Sequence[Role]) -> list[int]:
    """List the lines below the first name that were set aside though no table knows them, and the page has them once only: they may be said."""
    first = next((place for place, role in enumerate(roles) if role is Role.NAME), len(roles))
    found = [place for place in range(first, len(roles)) if roles[place] is Role.OTHER and views[place].kind is None]
    counts = Counter([mask(views[place].low) for place in found])
    return [place for place in found if counts[mask(views[place].low)] == 1]


def _above_text(views: Sequence[View], roles: Sequence[Role]) -> list[int]:
    """List the short lines above the first paragraph of a page of text alone, where they are more than a head is made of: ways to other pages."""
    begun = next((place for place, view in enumerate(views) if is_text(view)), len(views))
    found = [
        place for place in range(begun) if roles[place] in {Role.PARAGRAPH, Role.HEADING} and is_scrap(views[place])
    ]
    writer = any(is_writer(views[place]) for place in found)
    return found if len(found) >= HEADLESS + writer else []


def is_scrap(view: View) -> bool:
    """Tell whether a line is a few words and no sentence."""
    return view.words <= FEW and not view.closed


def _last_words(views: Sequence[View], states: Sequence[State]) -> list[int]:
    """List the short lines that end every other comment at least with the same words: buttons that no table knows."""
    ends = [
        place
        for place, (state, after) in enumerate(pairwise((*states, None)))
        if state is State.SAID and after is not State.SAID
    ]
    short = [place for place in ends if views[place].words <= FEW]
    counts = Counter([views[place].low for place in short])
    least = max(2, states.count(State.NAME) / 2)
    return [place for place in short if counts[views[place].low] >= least]


def _beside_names(views: Sequence[View], states: Sequence[State]) -> list[int]:
    """List the lines below a name that no table knows and that fewer than half the names have, unless they are names themselves: whom it answers."""
    pairs = [
        place
        for place, (above, state) in enumerate(pairwise(states), start=1)
        if state is State.UNDER_NAME and above is State.NAME
    ]
    if not pairs:
        return []
    names = {view.low for view, state in zip(views, states, strict=True) if state is State.NAME}
    found = [place for place in pairs if views[place].kind is Role.CONTROL and kind_of(views[place].text) is None]
    rare = len(found) * 2 < states.count(State.NAME)
    return [place for place in found if rare and views[place].low not in names]


def _odd_comments(views: Sequence[View], states: Sequence[State]) -> Iterator[int]:
    """List what makes a comment unlike the page's other comments, where the page prints times, votes or buttons at them."""
    names = [place for place, state in enumerate(states) if state is State.NAME]
    spans = [range(start, end) for start, end in pairwise([*names, len(states)])]
    framed = [not FOOT.isdisjoint(states[span.start : span.stop]) for span in spans]
    dressed = sum(framed) + sum([views[place].opening.time is not None for place in names])
    if len(spans) < LEAST or dressed < LEAST:
        return
    yield from _untimed(views, spans)
    yield from _unended(states, spans)
    yield from _scraps(views, states, spans)
    yield from _signatures(views, states, spans)
    yield from _at_the_end(views, states, spans)


def _nearly(count: int, whole: int) -> bool:
    """Tell whether nearly all do, and not all."""
    least, of = NEARLY_ALL
    return whole >= ENOUGH and count < whole and count * of >= whole * least


def _untimed(views: Sequence[View], spans: Sequence[range]) -> list[int]:
    """List the names without a time where nearly all have one."""
    lacking = [
        span.start
        for span in spans
        if views[span.start].opening.time is None and not any(views[place].kind is Role.TIME for place in span)
    ]
    return lacking if _nearly(len(spans) - len(lacking), len(spans)) else []


def _unended(states: Sequence[State], spans: Sequence[range]) -> list[int]:
    """List the last lines of comments without furniture at their foot where nearly all have it."""
    lacking = [span[-1] for span in spans if states[span[-1]] in SPEECH]
    return lacking if _nearly(len(spans) - len(lacking), len(spans)) else []


def _scraps(views: Sequence[View], states: Sequence[State], spans: Sequence[range]) -> Iterator[int]:
    """List what is read as said and looks like a page's own: bare numbers and signs, bars and marks, a place or a rank below a name."""
    badges = any(views[place].kind is Role.CONTROL and states[place] is State.UNDER_NAME for place in range(len(views)))
    for span in spans:
        for place in span:
            if states[place] in SPEECH and _is_own(views[place]):
                yield place
        below = span.start + 1
        if states[below : below + 2] == (State.FIRST, State.SAID) and (
            _is_badge(views[below], badges=badges) or (span is spans[0] and views[below].look in NAMES)
        ):
            yield below


def _is_own(view: View) -> bool:
    """Tell whether a line is a bare number, a rule, or a few words with a bar or a mark that people do not type."""
    if not any(map(str.isalpha, view.text)):
        return len(view.text) > RULE or any(map(str.isdigit, view.text))
    return view.text[0] in ",|·•" or (view.words <= SHORT and any(bar in view.text for bar in BARS))


def _is_badge(view: View, *, badges: bool) -> bool:
    """Tell whether a line below a name may be what the page says of the writer: "Duluth, MN", "Moderator"; `badges`: the page has such lines."""
    capital = all(word[0].isupper() or not word[0].isalpha() for word in view.text.split())
    return is_scrap(view) and view.text[0].isupper() and capital and (badges or ", " in view.text)


def _signatures(views: Sequence[View], states: Sequence[State], spans: Sequence[range]) -> list[int]:
    """List the words that end several comments: what a forum prints below all that somebody writes."""
    ends = [said[-1] for span in spans if len(said := [place for place in span if states[place] in SPEECH]) > 1]
    counts = Counter([views[place].low for place in ends])
    return [place for place in ends if counts[views[place].low] > 1 and views[place].words > 1]


def _at_the_end(views: Sequence[View], states: Sequence[State], spans: Sequence[range]) -> list[int]:
    """List the last line said on the page where it is worded as a headline, below other words: a page's foot has no sentences."""
    last = [place for place in spans[-1] if states[place] is State.SAID][-1:]
    return [place for place in last if _is_title(views[place]) and not _ends_alike(views, states, spans, place)]


def _is_title(view: View) -> bool:
    """Tell whether a line could be a headline, a way, or the name of a field of a form."""
    short = view.words <= LONG and (is_open(view) or view.end == "colon")
    return short and view.text[0].isupper() and "@" not in view.text and "http" not in view.text


def _ends_alike(views: Sequence[View], states: Sequence[State], spans: Sequence[range], last: int) -> bool:
    """Tell whether furniture ends the last comment as it ends the one before."""
    below, before = views[last + 1 : last + 2], views[spans[-2][-1]]
    same = any(view.kind is before.kind and (view.kind is Role.VOTES or view.low == before.low) for view in below)
    return same and states[spans[-2][-1]] is State.AFTER
