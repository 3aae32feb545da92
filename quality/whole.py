"""Whether a page is whole: what is opened is closed, in order, and nothing is said twice."""

from __future__ import annotations

from html.parser import HTMLParser

EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)


class Reader(HTMLParser):
    """Reads a page more strictly than a browser: HTML lets some tags stay open, the theme's pages close all of them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        names = [name for name, _ in attrs]
        self.faults += [
            f"line {self.getpos()[0]}: <{tag}> has {name} twice" for name in {*names} if names.count(name) > 1
        ]
        for name, value in attrs:
            if name == "id":
                if value in self.ids:
                    self._tell(f"a second id {value}")
                self.ids.add(value or "")
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag that closes itself, which HTML has for empty elements only."""
        if tag not in EMPTY:
            self._tell(f"<{tag}/> does not close itself")
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open."""
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self._tell(f"</{tag}> where <{self.open[-1] if self.open else 'nothing'}> is open")

    def _tell(self, what: str) -> None:
        self.faults.append(f"line {self.getpos()[0]}: {what}")


def faults_of(text: str) -> list[str]:
    """Return what is not whole in a page, each with its line."""
    return Reader(text).faults
