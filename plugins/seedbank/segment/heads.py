"""What the lines above the comments are: title, byline, date and section at the head; headings and captions further down.

Rules, not weights: the labelled threads say nothing about them. Each is narrow, for a title taken for a paragraph is shown all
the same, and a paragraph taken for a title would stand out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from seedbank.frozen import dataclass
from seedbank.model import Evidence, Line, Role, Span
from seedbank.segment.view import View

BYLINE = re.compile(
    r"(?:(?:written|reported|posted|published|story) )?(?:by|von|par|por|di|door|av|af)[:\s]\s*.{2,100}[^.!?…:;,]",
    re.IGNORECASE,
)
REPORTER = re.compile(
    r"[가-힣]{2,5}\s?(?:기자|특파원|논설위원)(?:\s+\S+@\S+)?|(?:記者|文|撮影|取材|记者|作者|撰文)\s?[:：・/／]\s*\S{2,12}"
)
WRITER = re.compile(r"\S+[:\s]\s*(?:by\s+)?[A-ZÀ-Þ][\w.'’-]*\s.*|\S+\s[A-ZÀ-Þ]\w+", re.DOTALL)
CAPTION = re.compile(
    r"(?:photo|photos|image|picture|foto|bild|caption|credit|image credit|photo credit|photograph|illustration|graphic|video|file photo|ap photo|getty images)\s*(?:[:/|]|by\b).{0,200}"
    r"|file\s*[-–—]\s.{0,300}|.{10,250}\((?:ap|reuters|afp|getty|photo|foto|image)\b[^)]{0,60}\)|(?:ap|reuters|afp)\s*(?:photo)?/.{0,80}",
    re.IGNORECASE,
)
DATELINE = re.compile(
    r"(?:\([A-Z][\w .]{1,30}\)\s*[-–—]\s+)?(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /-][A-ZÀ-Þ.'’-]+){0,4})(?:,\s*[A-ZÀ-Þ][\w.À-ÿ ]{1,40}){0,2}(?:\s*\([^()]{2,40}\))?(?:,?\s*[A-Z][a-z]{2,9}\.? \d{1,2})?(?:\s*\([^()]{2,40}\))?\s*(?:[-–—]|--)\s+(?=\S)"
    r"|(?P<city>[A-ZÀ-Þ][\w’'-]+(?:[ /-][A-ZÀ-Þ][\w’'-]+){0,3})(?:,\s*[\w. ]{2,30})?\s*\((?:dpa|afp|ap|reuters|upi|kyodo|jiji|yonhap|efe|ansa|tass|xinhua|apa|ats|sda|belga|pap|lusa|AFP|AP|Reuters|REUTERS|UPI|Kyodo|Yonhap|EFE|ANSA|TASS|Xinhua|APA|ATS|SDA|Belga|PAP|Lusa)\b[^()]{0,20}\)\s*[-–—:.]?\s*(?=\S)"
    r"|【[^】]{2,30}】|[（(][가-힣A-Z][^()（）]{1,20}=[^()（）]{2,20}[)）]\s*",
)
"""The head of a first paragraph that says where it was written: "SEOUL, Aug. 22 (Agency) - ", "Berlin (dpa) - "."""
HEAD_LINES = 16  # how far down the head of a page can reach, what it prints above its title included
TITLE_WORDS = range(3, 26)
SECTION_WORDS = 3
PLAIN_TITLE_WORDS, PLAIN_TITLE = 14, 100  # words, characters
INNER = re.compile(r"[.!?…]\s|\s[-–—(]|[,;]\s.*[,;]\s")
ITEM = re.compile(r"(?:1[.)]|[-–•*])\s+\S")  # the first of a list
CRUMBS, PARTED = (
    re.compile(r"\s*[>›»]\s+"),
    re.compile(r"\s+[/|·•]\s+"),
)  # between two parts of a site, or three at least
HOMES = frozenset({"Home", "Startseite", "Accueil", "Inicio", "Início"})
MANY_WAYS = 3  # lines that show themselves to be ways with no byline or date below the title
WAY_WORDS = 3  # of a part of the site
ARROWS = re.compile(r"\s*[>›»→]\s*")  # between parts, of which the last may be the page's title
BYLINE_WORDS = 14
HEADING_WORDS = 10
SENTENCE = 10  # words of a line that is surely text


@dataclass(frozen=True, slots=True)
class Heads:
    """Places of the head's lines among the lines above the comments; None: the page has none."""

    title: int | None = None
    section: int | None = None
    byline: int | None = None
    date: int | None = None
    alone: bool = False  # the title has no byline or date to back it: then it is a heading that serves as title
    above: int = 0  # lines above the title that only lead elsewhere: "Home", "Sport"


def roles_above(views: Sequence[View], furniture: Sequence[bool]) -> list[Role]:
    """Name the roles of the lines above the first comment. `furniture`: which of them the reading set aside."""
    roles = [view.kind or Role.OTHER for view in views]
    kept = [place for place, away in enumerate(furniture) if not away]
    dated = [
        place
        for place, away in enumerate(furniture)
        if not away or views[place].kind is Role.TIME or _may_be_section(views, furniture, place)
    ]
    heads = _heads([views[place] for place in dated])
    texts = [views[place] for place in kept]
    for at, place in enumerate(kept):
        roles[place] = _role(texts, at)
    for way in dated[: heads.above]:
        roles[way] = views[way].kind or Role.OTHER
    title = Role.HEADING if heads.alone else Role.TITLE
    named = {heads.title: title, heads.section: Role.SECTION, heads.byline: Role.BYLINE, heads.date: Role.DATE}
    for found, role in named.items():
        if found is not None:
            roles[dated[found]] = role
    return roles


def _may_be_section(views: Sequence[View], furniture: Sequence[bool], place: int) -> bool:
    """Tell whether a line that was set aside is the page's first, right above what was not: its part of the site, "Politics"."""
    return (
        place == 0
        and views[0].kind is None
        and views[0].words < TITLE_WORDS.start
        and len(furniture) > 1
        and not furniture[1]
    )


def _heads(views: Sequence[View]) -> Heads:
    """Find the head: what stands above the first line that is surely text. `views`: what is not set aside, and dates."""
    top = _top(views)
    byline = next((place for place in range(top) if is_byline(views[place])), None)
    date = next((place for place in range(top) if views[place].kind is Role.TIME), None)
    signs = [place for place in (byline, date) if place]
    first = next((place for place in range(len(views)) if place not in (byline, date)), None)
    if first != 0:
        return Heads(byline=byline, date=date)
    section: int | None = None
    above = _ways(views, first, min(signs)) if signs else _ways(views, first, top, MANY_WAYS)
    if above:
        first = above
    elif signs and first + 1 < min(signs) and views[first].words <= SECTION_WORDS and _is_title(views[first + 1]):
        section, first = first, first + 1
    titled = _is_title(views[first]) and (
        bool(signs) or above > 0 or (_is_plain_title(views[first]) and _opens_text(views, first))
    )
    return Heads(
        first if titled else None,
        section if titled else None,
        byline,
        date,
        alone=not signs,
        above=above if titled else 0,
    )


def _ways(views: Sequence[View], first: int, below: int, least: int = 2) -> int:
    """Count the lines down to the title where several short ones stand above it, `least` at least: ways to other parts of the site."""
    title = next(
        (
            place
            for place in range(first, below)
            if views[place].words > SECTION_WORDS and not views[place].kind and not is_ways(views[place].text)
        ),
        below,
    )
    return title if title - first >= least and title < below and _is_title(views[title]) else 0


def _top(views: Sequence[View]) -> int:
    """Count the lines above the first one that is surely text."""
    for place, view in enumerate(views[:HEAD_LINES]):
        if view.words > SENTENCE and view.closed and not is_byline(view):
            return place
    return min(len(views), HEAD_LINES)


def _is_title(view: View) -> bool:
    """Tell whether a line is worded as a title: some words, no full stop."""
    return view.words in TITLE_WORDS and view.end not in {"stop", "comma", "colon"} and view.kind is None


def _is_plain_title(view: View) -> bool:
    """Tell whether a line is a title even with no byline or date to back it: one clause, no longer than titles are."""
    plain = view.text[0].isupper() or view.text[0].isdigit()
    return plain and view.words <= PLAIN_TITLE_WORDS and len(view.text) <= PLAIN_TITLE and not INNER.search(view.text)


def _opens_text(views: Sequence[View], place: int) -> bool:
    """Tell whether a whole paragraph follows at once."""
    return place + 1 < len(views) and is_text(views[place + 1])


def is_text(view: View) -> bool:
    """Tell whether a line is surely text: long, and closed as a sentence is."""
    return view.words > SENTENCE and view.closed


def is_ways(text: str) -> bool:
    """Tell whether a line above the text leads through the site: "Home / News / Local", "Home News Sport Weather"."""
    for parts, least in ((CRUMBS.split(text), 2), (PARTED.split(text), 3)):
        if len(parts) >= least and all(0 < len(part.split()) <= WAY_WORDS for part in parts):
            return True
    *ways, last = ARROWS.split(text)
    if (
        len(ways) > 1
        and all(0 < len(way.split()) <= WAY_WORDS for way in ways)
        and len(last.split()) <= TITLE_WORDS.stop
    ):
        return True
    words = text.split()
    return len(words) > WAY_WORDS and words[0] in HOMES and all(word[0].isupper() or word == "&" for word in words)


def is_byline(view: View) -> bool:
    """Tell whether a line names the writer: "By A. Writer, Agency"."""
    text = view.text
    named = (BYLINE.fullmatch(text) and WRITER.fullmatch(text)) or REPORTER.fullmatch(text)
    return view.words <= BYLINE_WORDS and bool(named)


def _role(views: Sequence[View], place: int) -> Role:
    """Name the role of a line of the article that is no part of the head."""
    view = views[place]
    if view.words <= HEADING_WORDS * 4 and CAPTION.fullmatch(view.text):
        return Role.CAPTION
    return Role.HEADING if _is_heading(views, place) else Role.PARAGRAPH


def _is_heading(views: Sequence[View], place: int) -> bool:
    """Tell whether a line heads the text below it: short, open, capital, between texts."""
    view = views[place]
    if view.words > HEADING_WORDS or view.closed or not view.text[0].isupper() or place + 1 == len(views):
        return False
    below = views[place + 1]
    return (is_text(below) or bool(ITEM.match(below.text))) and (place == 0 or views[place - 1].closed)


def dateline_of(lines: Sequence[Line], roles: Sequence[Role]) -> Evidence | None:
    """Find the dateline of the article's first paragraph, without the dash behind it."""
    for line, role in zip(lines, roles, strict=True):
        if role is Role.PARAGRAPH:
            start = len(line.text) - len(line.text.lstrip())
            found = DATELINE.match(line.text[start : start + 200])
            text = found[0].rstrip(" -–—:") if found else ""
            return Evidence(text, Span(line.number, start, start + len(text)), "the seed's dateline") if text else None
    return None
