"""What the layout of a page proves that prints a time at each name and buttons at each comment's foot.

There all text stands in runs between furniture: the name's run, then what is said, then the next name's. The run of a name
is short and ends at the time; what else stands in it (a picture's text, a rank, a place, whom it answers) is furniture,
and so is what stands between "71 Comments" and the first of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from seedbank.frozen import dataclass
from seedbank.model import Role
from seedbank.segment.furniture import heads, kind_of, mask
from seedbank.segment.look import look_of
from seedbank.segment.words import classes_of

LEAST = 2  # names; one proves no habit of the page
NEARLY_ALL = (9, 10)  # of the names
MOST_LINES = 4  # of a name's run
LONGEST_NAME, NAME_WORDS = 60, 5  # characters, words
LONGEST_BESIDE = 80
CLOSING = frozenset('.!?…,;:。！？"”»')  # ends that a name has not, but for an initial's full stop
TITLED = re.compile(r"\d+[.)]\s")  # a comment's number and title, above its name
INITIAL = re.compile(r"\b[^\W\d_]\.$|:\w+:$")  # or a picture by its name
INITIALS = 2  # letters
HANDLE = re.compile(r"\w+(?:\.\w+)+")  # "ann.lee"
WORD = re.compile(r"[^\W\d_]{2}|[^\W\d_]\.|[^\x00-\u02ff]")  # as opposed to "1.2K"
WORDY = ("word", "words")
OFTEN = (7, 10)  # of the comments, from which on a line is a button
MANY = 3  # of them at least, where the page does not print its times below names
LONGEST_MARK = 36  # characters
MOST_ABOVE = 8  # lines of text between the counter and the first name
LONG = 16  # words
MOST_LONG = 2  # such lines there


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines of text side by side, with the furniture round them."""

    start: int
    end: int  # behind its last line
    above: frozenset[Role]  # kinds of furniture between it and the run before
    below: frozenset[Role]  # between it and the next


def is_short(text: str) -> bool:
    """Tell whether a line could be a name at first sight."""
    if len(text) > LONGEST_NAME or text.count(" ") >= NAME_WORDS:
        return False
    return text[-1] not in CLOSING or INITIAL.search(text) is not None


def beside_names(texts: Sequence[str], kinds: Sequence[Role | None]) -> list[int]:
    """List the lines that the layout proves to be furniture; nothing where the page has no such layout. Linear."""
    if kinds.count(Role.TIME) < LEAST:
        return []
    return _in_runs(texts, kinds) or _second_lines(texts, kinds)


def _in_runs(texts: Sequence[str], kinds: Sequence[Role | None]) -> list[int]:
    """List what stands in the names' runs besides the names."""
    runs = list(_runs(kinds))
    timed = _timed(texts, kinds, runs)
    if len(timed) < LEAST or not _is_head(texts, runs, timed):
        return []
    found = _addressed(texts, runs, timed)
    if found:
        known = list(kinds)
        for place in found:
            known[place] = Role.CONTROL
        return [*found, *_in_runs(texts, known)]
    first = _first_run(texts, runs, timed)
    own = [first, *[range(runs[place].start, runs[place].end) for place in timed[1:]]]
    counted = any(kinds[place] and heads(texts[place]) for place in range(first.stop, own[1].start))
    for at, run in enumerate(own):
        opens = at == 0 or (at == 1 and counted)
        found += _round_name(texts, run, [other for other in own[1:] if other is not run] if opens else [])
    if runs[timed[0]].start < first.start and _are_short(texts, runs[timed[0]]):
        found += range(runs[timed[0]].start, first.start)
    return [*found, *_above_first(texts, kinds, first), *_below_last(runs, timed)]


def _below_last(runs: Sequence[_Run], timed: Sequence[int]) -> Iterator[int]:
    """List what stands below the last comment's buttons, where each comment before it is one run of text with buttons at its foot."""
    whole = all(here == before + LEAST for before, here in pairwise(timed))
    if whole and all(Role.CONTROL in runs[place + 1].below for place in timed[:-1]) and timed[-1] + 1 < len(runs):
        last = runs[timed[-1] + 1]
        for run in runs[timed[-1] + LEAST :] if Role.CONTROL in last.below else ():
            yield from range(run.start, run.end)


def recurring(texts: Sequence[str], kinds: Sequence[Role | None]) -> list[int]:
    """List the short lines that nearly every comment has, whatever their numbers, besides what is said: buttons that no table knows.

    A comment is what stands between two times. On pages with the time below the name, the last run above a time is the next name's.
    """
    times = [place for place, kind in enumerate(kinds) if kind is Role.TIME]
    if len(times) < LEAST:
        return []
    runs = list(_runs(kinds))
    timed = _timed(texts, kinds, runs)
    head = len(timed) >= LEAST and _is_head(texts, runs, timed)
    names = {place for at in timed for place in range(runs[at].start, runs[at].end)} if head else set[int]()
    parts = [_marks(texts, kinds, range(start, end), names) for start, end in pairwise([*times, len(texts)])]
    counts = Counter([masked for part in parts if len(part) > 1 for masked in part])
    part, whole = OFTEN
    least = max(LEAST if head else MANY, -(-len(times) * part // whole))
    often = {masked for masked, count in counts.items() if count >= least}
    found = [
        place
        for part in parts
        if not often.issuperset(part)
        for masked in often & part.keys()
        for place in part[masked]
    ]
    return [*found, *_shared(texts, [runs[at] for at in timed])] if head else _feet(texts, kinds, sorted(found))


def _shared(texts: Sequence[str], runs: Sequence[_Run]) -> Iterator[int]:
    """List the lines that nearly all names' runs have, while another line is not the same: a button of the comment before, a rank."""
    rows = [{mask(texts[place]): place for place in range(run.start, run.end)} for run in runs]
    counts = Counter([masked for row in rows for masked in row])
    part, whole = OFTEN
    often = {masked for masked, count in counts.items() if count >= MANY and count * whole >= (len(rows) - 1) * part}
    for row in rows if len(counts) > len(often) + 1 else ():
        if not often.issuperset(row):
            yield from [row[masked] for masked in often & row.keys()]


def _feet(texts: Sequence[str], kinds: Sequence[Role | None], places: Sequence[int]) -> list[int]:
    """Keep, where no time below names proves them, lines that furniture follows or one another, two at least, and no time: a name has it below.

    Those are kept too below which another name stands each time, with its time.
    """
    known, kept, over = set(places), list[int](), list[int]()
    for place in places:
        below = next((at for at in range(place + 1, len(kinds)) if at not in known), len(kinds))
        lone = below == place + 1 and place - 1 not in known
        if kinds[below : below + 2] == [None, Role.TIME]:
            over.append(place)
        if kinds[below : below + 1] != [Role.TIME] and not (lone and kinds[below : below + 1] == [None]):
            kept.append(place)
    part, whole = OFTEN
    names = {texts[place + 1] for place in over}
    habit = len(over) * whole >= len(places) * part and len(names) * whole >= len(over) * part
    return sorted({*kept, *over}) if habit else kept


def _marks(
    texts: Sequence[str], kinds: Sequence[Role | None], places: range, names: AbstractSet[int]
) -> dict[str, list[int]]:
    """Gather the lines of text of one comment, each by its words, numbers made alike; a long one by its place."""
    found: dict[str, list[int]] = {}
    for place in places:
        if kinds[place] is None and place not in names:
            short = len(texts[place]) <= LONGEST_MARK
            found.setdefault(mask(texts[place]) if short else str(place), []).append(place)
    return found


def _runs(kinds: Sequence[Role | None]) -> Iterator[_Run]:
    """Part the lines into runs of text."""
    above, below = set[Role](), set[Role]()
    start = end = -1
    for place, kind in enumerate(kinds):
        if kind is None:
            if below:
                yield _Run(start, end, frozenset(above), frozenset(below))
                above, below, start = below, set(), -1
            start, end = place if start < 0 else start, place + 1
        else:
            (above if start < 0 else below).add(kind)
    if start >= 0:
        yield _Run(start, end, frozenset(above), frozenset(below))


def _timed(texts: Sequence[str], kinds: Sequence[Role | None], runs: Sequence[_Run]) -> list[int]:
    """List the runs above the times, but for the article's own: at the top of the page, above the counter, or with paragraphs behind it."""
    counter = max([place for place, kind in enumerate(kinds) if kind is Role.COUNTER], default=0)
    timed = [place for place, run in enumerate(runs) if Role.TIME in run.below]
    below = [place for place in timed if runs[place].start > counter]
    timed = below if len(below) >= LEAST else timed
    if len(timed) > LEAST and not _are_short(texts, runs[timed[1]]):
        return timed[1:]
    return timed[1:] if timed and runs[timed[0]].start == 0 else timed


def _is_head(texts: Sequence[str], runs: Sequence[_Run], timed: Sequence[int]) -> bool:
    """Tell whether the runs above the times are names: short nearly all, and something is said between any two of them."""
    part, whole = NEARLY_ALL
    fit = sum([
        here > before + 1 and _are_short(texts, runs[here]) for before, here in pairwise(timed)
    ])  # fmt: skip
    return fit > 0 and fit * whole >= (len(timed) - 1) * part


def _are_short(texts: Sequence[str], run: _Run) -> bool:
    lines = texts[run.start : run.end]
    return len(lines) <= MOST_LINES and any(map(is_short, lines[:LEAST])) and all(map(_is_plain, lines))


def _is_plain(text: str) -> bool:
    """Tell whether a line can stand beside a name: no sentence, but a rank, a firm, the comment's title."""
    return len(text) <= LONGEST_BESIDE and (is_short(text) or text[-1] not in CLOSING or TITLED.match(text) is not None)


def _first_run(texts: Sequence[str], runs: Sequence[_Run], timed: Sequence[int]) -> range:
    """Find the first name's run. The article, or a button of the page's own, may stand right above it: it is as long as the others are."""
    first = runs[timed[0]]
    sizes = {runs[place].end - runs[place].start for place in timed[1:]}
    short = _are_short(texts, first)
    most = max(sizes) if len(sizes) == 1 or not short else first.end - first.start
    start = next((place for place in range(first.start, first.end) if not kind_of(texts[place])), first.end)
    if short and most < first.end - start:
        return range(start, first.end)
    for size in range(min(most, first.end - first.start), 0, -1):
        own = range(first.end - size, first.end)
        if is_short(texts[own[0]]) and all(_is_plain(texts[place]) for place in own):
            return own
    return range(first.start, first.end) if short else range(first.end, first.end)


def _likely(text: str) -> int:
    """Grade how much like a name a line looks."""
    if text[0] == "@" or not WORD.search(text):
        return -1
    look = look_of(text, classes_of(text.lower().split()))
    if look in {"person", "handle"} or HANDLE.fullmatch(text):
        return 2
    return 0 if look.endswith(WORDY) or "phrase" in look else 1


def _round_name(texts: Sequence[str], run: range, others: Sequence[range]) -> list[int]:
    """List what stands in a name's run besides the name: the first line is it, unless a picture's text or a title is.

    `others`: the page's other runs, where this is its first: buttons may stand above the name, as many as it has lines more than those have.
    Of lines that look equally like a name the lowest is it, but where further runs are as uneven.
    """
    name = next((place for place in run if not _leads(texts, place, run)), run.start)
    sizes = Counter(map(len, others))
    usual = min(sizes, key=lambda size: (-sizes[size], size), default=len(run))
    if len(run) > usual:
        step = -1 if max(sizes) > usual else 1
        able = [place for place in range(name, run.stop - usual + 1) if not _leads(texts, place, run)]
        name = max(able, key=lambda place: (is_short(texts[place]), _likely(texts[place]), step * place), default=name)
    return [place for place in run if place != name]


def _leads(texts: Sequence[str], place: int, run: range) -> bool:
    """Tell whether a line only leads to the name below it: its picture's text, its initials, the comment's title."""
    if place + 1 not in run:
        return False
    text, name = texts[place].strip(), texts[place + 1].strip()
    initial = len(text) <= INITIALS < len(name) and text.isupper() and name.upper().startswith(text[0])
    return initial or bool(TITLED.match(text)) or kind_of(text) is not None or (name in text and len(name) > 1)


def _addressed(texts: Sequence[str], runs: Sequence[_Run], timed: Sequence[int]) -> list[int]:
    """List the names that stand, alone between furniture, under another name: whom it answers."""
    lone = {place for place, run in enumerate(runs) if run.end - run.start == 1 and is_short(texts[run.start])}
    known = Counter([texts[runs[place].start] for place in lone])
    return [
        runs[place].start
        for place in timed[1:]
        if place in lone
        and place - 1 in lone
        and Role.TIME not in runs[place - 1].above | runs[place - 1].below
        and known[texts[runs[place].start]] > 1
        and texts[runs[place - 1].start] != texts[runs[place].start]
    ]


def _above_first(texts: Sequence[str], kinds: Sequence[Role | None], first: range) -> list[int]:
    """List the lines of text between the counter and the first name: what the page says of its comments."""
    counter = next(
        (place for place in range(first.start - 1, -1, -1) if kinds[place] and heads(texts[place])), first.start
    )
    found = [place for place in range(counter, first.start) if kinds[place] is None]
    long = sum([texts[place].count(" ") >= LONG for place in found])
    return found if first and len(found) <= MOST_ABOVE and long <= MOST_LONG else []


def _second_lines(texts: Sequence[str], kinds: Sequence[Role | None]) -> list[int]:
    """List what stands between every name and its time though no button ends what is said. The first time of the page must have it."""
    times = [place for place, kind in enumerate(kinds) if kind is Role.TIME]
    part, whole = NEARLY_ALL
    found = [place - 1 for place in times if place >= LEAST and _has_second_line(texts, kinds, place - 1)]
    return found if found[:1] == [times[0] - 1] and len(found) * whole >= len(times) * part else []


def _has_second_line(texts: Sequence[str], kinds: Sequence[Role | None], place: int) -> bool:
    """Tell whether two short lines stand above a time, the upper one below a whole sentence, furniture, or nothing."""
    pair = kinds[place] is None and kinds[place - 1] is None and is_short(texts[place]) and is_short(texts[place - 1])
    return pair and (place == 1 or kinds[place - 2] is not None or not is_short(texts[place - 2]))
