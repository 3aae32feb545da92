"""Where a line above the comments stands: among paragraphs, below the title, beside buttons. Clues for `asides.py`, which weighs them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from seedbank.frozen import dataclass
from seedbank.segment.form import FEW, PRESSED, WORD, class_of, form_of, is_writer, words_of
from seedbank.segment.furniture import ends, heads
from seedbank.segment.heads import is_byline, is_text
from seedbank.segment.title import title_of
from seedbank.segment.view import UNSPACED, View

NEAR, FAR, PRESSES = (1, 2, 3, 5, 9), (0, 1, 2, 4, 8), (0, 1, 3)
MOST = 3  # buttons told apart
FIRST_PLACES = 3
LONG_WORD = 4  # letters of a word that says what a text is about
QUARTERS = 4
LEAST_QUOTED = 15  # signs of a line that a paragraph may have too
MOST_TEXTS = 200  # paragraphs looked through for a line
MARKS = " |·•–—“”\"'«»„:"


@dataclass(frozen=True, slots=True)
class Above:
    """The lines above the comments, and what they have in common."""

    views: Sequence[View]
    framed: Sequence[bool]
    classes: tuple[str, ...]  # what sort each line is, and the two below the last
    begun: int  # place of the first paragraph
    end: int  # of the last
    title: int  # of the title; -1: none found
    counter: int  # of the last line over the comments, "71 Comments"; the number of lines, where there is none
    dress: str  # how much of the site's own is known there
    up: tuple[int, ...]  # place of the nearest paragraph above each line, -1 where there is none
    down: tuple[int, ...]  # and below, the number of lines where there is none
    buttons: tuple[int, ...]  # known buttons above each place; one more entry than lines
    counts: Counter[str]  # how often the page has a line, in lower case
    text: str  # all paragraphs, of a long page the first ones
    topics: Counter[str]  # in how many of them a longer word stands
    writers: tuple[frozenset[str], ...]  # words of the lines that may name the writer
    ended: int  # place of the first line behind which no comment stands


def above_of(page: Sequence[View], framed: Sequence[bool], count: int, *, names: bool) -> Above:
    """Look over the first `count` lines of a page. `names`: whether a name follows."""
    views = page[:count]
    texts = [place for place in range(count) if is_text(views[place]) and not framed[place]]
    begun, end = (texts[0], texts[-1]) if texts else (count, -1)
    pressed = [framed[place] and views[place].kind in PRESSED for place in range(count)]
    head, all_ = sum(pressed[:begun]), sum(pressed)
    title = title_of(views, begun) if texts else None
    classes = [class_of(view, framed=in_frame) for view, in_frame in zip(views, framed, strict=False)]
    signed = [view for place, view in enumerate(views) if is_byline(view) or (place < begun and is_writer(view))]
    places, known = range(count), frozenset(texts)
    return Above(
        views=views,
        framed=framed,
        classes=(*classes, "name" if names else "bottom"),
        begun=begun,
        end=end,
        title=-1 if title is None else title,
        counter=max(
            [place for place in range(begun, count) if views[place].kind and heads(views[place].text)], default=count
        ),
        dress=f"dress {bisect_left(PRESSES, all_)} {min(2, head)}",
        up=tuple(accumulate([-1, *[place if place in known else -1 for place in places[:-1]]], max)),
        down=tuple([*accumulate([count, *[place if place in known else count for place in places[:0:-1]]], min)][::-1]),
        buttons=tuple(accumulate(pressed, initial=0)),
        counts=Counter([view.low for view in page]),
        text="\n".join([views[place].text for place in texts[:MOST_TEXTS]]),
        topics=Counter([topic for place in texts for topic in topics_of(views[place].text)]),
        writers=tuple([frozenset(WORD.findall(view.low)) for view in signed]),
        ended=next((place for place in range(begun, count) if ends(views[place].text)), count),
    )


def topics_of(text: str) -> set[str]:
    """Give what a line may be about: its longer words; of scripts without spaces, each two signs."""
    low = text.lower()
    if UNSPACED.search(low):
        signs = "".join(WORD.findall(low))
        return {signs[at : at + 2] for at in range(len(signs) - 1)}
    return {word for word in WORD.findall(low) if len(word) >= LONG_WORD}


def clues_above(above: Above) -> Iterator[tuple[list[str], set[str]]]:
    """Give each line's clues, and its words."""
    for place, view in enumerate(above.views):
        zone = _zone(above, place)
        form = form_of(view, framed=above.framed[place])
        yield (
            [
                "bias",
                above.dress,
                f"zone {zone}",
                f"zone {zone} {above.classes[place]}",
                f"zone {zone} {above.dress}",
                *form,
                *[f"{zone}: {clue}" for clue in form],
                *_beside(above, place, zone),
                *_among(above, place, zone),
                *_said(above, place, zone),
            ],
            words_of(view),
        )


def _zone(above: Above, place: int) -> str:
    """Name the part of the page that a line stands in."""
    if place < above.begun:
        title = above.title
        return "head" if title < 0 else "over" if place < title else "title" if place == title else "under"
    return "body" if place <= above.end else "counter" if place >= above.counter else "tail"


def _beside(above: Above, place: int, zone: str) -> Iterator[str]:
    """Word what stands right above and below."""
    here, below = above.classes[place : place + 2]
    over = above.classes[place - 1] if place else "top"
    yield f"above {over}"
    yield f"below {below}"
    yield f"{here} above {over}"
    yield f"{here} below {below}"
    yield f"{zone} between {over} {below}"
    if place:
        yield f"above end {above.views[place - 1].end}"
    near = sum(
        [above.buttons[at + 1] - above.buttons[at] for at in (place - 1, place + 1) if 0 <= at < len(above.views)]
    )
    if near:
        yield f"buttons beside {near}"
        yield f"{here} buttons beside {near}"
    gap = place + 1 < len(above.views) and above.views[place + 1].gap
    yield f"{zone} blank {'above' if above.views[place].gap else ''} {'below' if gap else ''}"


def _among(above: Above, place: int, zone: str) -> Iterator[str]:
    """Word how far a line stands from paragraphs, title and buttons."""
    up, down, buttons = above.up[place], above.down[place], above.buttons
    before = "none" if up < 0 else str(bisect_left(NEAR, place - up))
    behind = "none" if down == len(above.views) else str(bisect_left(NEAR, down - place))
    yield f"text above {before}"
    yield f"text below {behind}"
    yield f"text {before} {behind}"
    if zone in {"over", "under"}:
        yield f"{zone} by {bisect_left(FAR, abs(place - above.title))}"
    if place < FIRST_PLACES:
        yield f"place {place}"
    if zone == "body":
        pressed = min(2, buttons[min(down, len(above.views) - 1)] - buttons[max(up, 0)])
        yield f"buttons in the gap {pressed}"
        yield f"{above.classes[place]} buttons in the gap {pressed}"
    elif zone in {"tail", "counter"}:
        yield f"tail by {bisect_left(NEAR, place - above.end)}"
        yield f"buttons since {min(MOST, buttons[place] - buttons[above.end + 1])}"
        yield f"buttons to come {min(MOST, buttons[-1] - buttons[place + 1])}"
    if place >= above.ended:
        yield f"ended {zone}"
        yield f"ended {above.classes[place]}"


def _said(above: Above, place: int, zone: str) -> Iterator[str]:
    """Word what a line has in common with the rest of the page."""
    view, here = above.views[place], above.classes[place]
    if above.counts[view.low] > 1:
        yield f"{zone} twice"
    bare = view.text.strip(MARKS)
    if here != "text" and view.words > FEW and len(bare) > LEAST_QUOTED and bare in above.text:
        yield f"{zone} in a paragraph"
    topics = topics_of(view.text)
    if topics:
        least = 2 if here == "text" else 1  # its own words are among them
        share = sum([above.topics[topic] >= least for topic in topics]) * QUARTERS // len(topics)
        yield f"share {share}"
        yield f"{zone} share {share}"
        yield f"{here} share {share}"
    else:
        yield "no topics"
    opens = WORD.findall(view.text[:60].lower())[:2]
    if place >= above.begun and len(opens) > 1 and any(writer.issuperset(opens) for writer in above.writers):
        yield f"{zone} opens with the writer"
