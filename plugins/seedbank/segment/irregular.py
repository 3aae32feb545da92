"""Lines that break the habits of their page: they may be furniture that no table knows, or a name, or what was said.

The weights know nothing of it, for the labelled pages have no furniture. None of these lines is read otherwise; the page is in doubt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from seedbank.model import ARTICLE_ROLES, SPEECH_ROLES, Role
from seedbank.segment.body import COUNT, ITEM, LEAD, LONG, is_open, is_row, is_writer
from seedbank.segment.furniture import kind_of
from seedbank.segment.grammar import ABOVE, SPEECH, State
from seedbank.segment.heads import is_text
from seedbank.segment.view import View

FEW = 5  # words of a line that is no sentence
SHORT = 8  # words of a line of a page's foot
RULE = 5  # signs
HEADLESS = 3  # short lines above the text: section, title and writer are seldom all so short
LEAST = 2  # places
ENOUGH = 3  # comments, from which on they have habits
NEARLY_ALL = (4, 5)  # of the comments
FURNITURE = frozenset({Role.CONTROL, Role.COUNTER, Role.TIME, Role.VOTES})
FOOT = frozenset({State.UNDER_NAME, State.AFTER})
NAMES = frozenset({"handle", "person"})  # looks of a line that is sooner a name than said
READ = ARTICLE_ROLES | SPEECH_ROLES | {Role.NAME, Role.TITLE}
BARS = (" | ", " · ", " » ", "©", "®", "« ")


def strangers(views: Sequence[View], states: Sequence[State], roles: Sequence[Role]) -> list[int]:
    """List the places where a few words are left over by a page's furniture. `roles`: of the lines that are not blank, like `views`.

    They are read as more of the text, or as what stands beside a name now and then.
    """
    begun = next((place for place, view in enumerate(views) if is_text(view)), len(views))
    left = [
        place
        for place in range(1, len(views))
        if views[place - 1].kind and is_scrap(views[place]) and _resumes(states, place, begun)
    ]
    found = {
        *left,
        *_beside_names(views, states),
        *_last_words(views, states),
        *_above_text(views, roles, begun),
        *_round_article(views, states, roles, begun),
        *_odd_comments(views, states),
    }
    read = [place for place in found if roles[place] in READ or states[place] is State.UNDER_NAME]
    return sorted({*read, *_set_aside(views, states, roles, begun)})


def is_scrap(view: View) -> bool:
    """Tell whether a line is a few words and no sentence."""
    return view.words <= FEW and not view.closed


def _above_text(views: Sequence[View], roles: Sequence[Role], begun: int) -> list[int]:
    """List the short lines above the article's first paragraph, where they are more than a head is made of: ways to other pages, most often."""
    found = [
        place for place in range(begun) if roles[place] in {Role.PARAGRAPH, Role.HEADING} and is_scrap(views[place])
    ]
    rows = [place for place in range(begun) if roles[place] in ARTICLE_ROLES | {Role.TITLE} and _is_site(views[place])]
    if rows:
        return rows
    if found and found[0] == 0 and (Role.CONTROL in roles or Role.COUNTER in roles):
        return found[:1]  # the first line of a page with buttons is the site's, or the title
    writer = any(is_writer(views[place]) for place in found)
    return found if len(found) >= HEADLESS + writer else []


def _is_site(view: View) -> bool:
    """Tell whether a line of the head is worded as a site's own: ways side by side, a number of something."""
    return view.kind is None and (is_row(view.text) or COUNT.fullmatch(view.text) is not None)


def _round_article(views: Sequence[View], states: Sequence[State], roles: Sequence[Role], begun: int) -> Iterator[int]:
    """List the scrap, or the line between buttons, that ends an article above furniture, names that are called, and the paragraphs below many buttons: what is said may begin there."""
    count = sum([state in ABOVE for state in states])
    article = [place for place in range(begun, count) if roles[place] in ARTICLE_ROLES]
    last = article[-1] if article else count
    alone = last - 1 > begun and roles[last - 1] not in ARTICLE_ROLES
    furnished = last < count - 1 or any(role in FURNITURE for role in roles[count:])
    if begun < last < count and furnished and (is_phrase(views[last]) or (alone and last < count - 1)):
        yield last
    if Role.CONTROL in roles or Role.OTHER in roles:
        yield from _in_the_text(views, article)
    yield from [place for place in article if views[place].address]
    for above, place in pairwise(article):
        kinds = [views[at].kind for at in range(above + 1, place)]
        if len(kinds) > LEAST and (Role.VOTES in kinds or Role.COUNTER in kinds):
            yield place


def _in_the_text(views: Sequence[View], article: Sequence[int]) -> Iterator[int]:
    """List the open lines between two paragraphs, on a page copied whole, that are no heading: two together, one word, "Read also: ..."."""
    for above, place, below in zip(article, article[1:], article[2:], strict=False):
        view = views[place]
        if view.words > LONG or not is_open(view) or ITEM.match(view.text) or views[above].end == "colon":
            continue
        lone = not is_open(views[above]) and not is_open(views[below]) and above + 1 == place == below - 1
        talk = any(LEAD.match(views[at].text) for at in (above, below))
        if (LEAD.fullmatch(view.text) and not talk) or (not view.closed and (not lone or view.words == 1)):
            yield place


def is_phrase(view: View) -> bool:
    """Tell whether a line is no longer than a headline and no sentence."""
    return view.words <= LONG and not view.closed


def _set_aside(views: Sequence[View], states: Sequence[State], roles: Sequence[Role], begun: int) -> Iterator[int]:
    """List what was set aside above the comments by its shape alone and may be text: whole sentences, what may name the writer."""
    count = sum([state in ABOVE for state in states])
    forms = any(view.opening.time is not None for view, state in zip(views, states, strict=True) if state is State.NAME)
    bare = State.UNDER_NAME not in states and State.AFTER not in states
    for place in range(count):
        view = views[place]
        if roles[place] is not Role.OTHER or view.kind is not None:
            continue
        dated = place < begun and any(views[at].kind is Role.TIME for at in (place - 1, place + 1) if 0 <= at < count)
        sentence = view.closed and view.end != "colon" and (states[place] is State.ARTICLE or (forms and bare))
        if sentence or dated or (place > begun and is_writer(view) and roles[place - 1] in ARTICLE_ROLES):
            yield place


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


def _resumes(states: Sequence[State], place: int, begun: int) -> bool:
    """Tell whether text goes on below furniture: in a comment, or in the article below its first paragraph, `begun`."""
    said = states[place] is State.SAID and states[place - 1] is State.AFTER
    return said or (states[place] is State.ARTICLE and place > begun)


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
