"""An export's XML -> its records, one by one. Safe: what declares a document type, and with it entities, is refused.

So no text can be blown up by entities that hold entities, and none can draw in a file of this machine; neither WordPress nor Disqus
writes a document type.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from xml.parsers import expat

from seedbank.frozen import dataclass, field
from seedbank.problems import Problem, ProblemsError

DEEPEST = 50
"""Elements within elements; exports have six."""

_PIECE = 1 << 20  # bytes read at once
# Characters that XML forbids, and that exports hold since their writers do not look.
_FORBIDDEN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One element of a record, while it is read and after."""

    name: str  # without its namespace; "excerpt" for the second of WordPress's two `encoded`
    id: str  # its `id` attribute, in whatever namespace
    line: int
    parts: list[str] = field(default_factory=list)  # its own text
    children: list[Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The element's own text."""
        return "".join(self.parts)

    def first(self, name: str) -> str:
        """Return the text of the first child of a name, without the white space round it; "" for none."""
        return next((child.text.strip() for child in self.children if child.name == name), "")

    def all(self, name: str) -> list[Node]:
        """Return every child of a name."""
        return [child for child in self.children if child.name == name]


def records(data: bytes, path: str, names: Collection[str]) -> Iterator[Node]:
    """Yield each outermost element of one of these names, whole. Raises ProblemsError where the XML ends or breaks off before its time."""
    reader = _Reader(path, names)
    clean = data if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else _FORBIDDEN.sub(b" ", data)
    try:
        for at in range(0, len(clean), _PIECE):
            reader.parser.Parse(clean[at : at + _PIECE])
            yield from reader.take()
        reader.parser.Parse(b"", True)  # noqa: FBT003  (expat takes no keyword)
    except expat.ExpatError as wrong:
        fix = "export it again; what stands before this line was read"
        raise ProblemsError(
            [Problem(path, wrong.lineno, f"is no whole XML: {expat.ErrorString(wrong.code)}", fix)]
        ) from None
    yield from reader.take()


class _Reader:
    """Gathers the elements of the records while expat walks through the file."""

    def __init__(self, path: str, names: Collection[str]) -> None:
        self.path = path
        self.names = names
        self.done: list[Node] = []
        self.open: list[Node] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.StartElementHandler = self.start
        self.parser.CharacterDataHandler = self.text
        self.parser.EndElementHandler = self.end

    def take(self) -> list[Node]:
        """Return the records that are whole, each once."""
        done, self.done = self.done, []
        return done

    def refuse(self, *_: object) -> None:
        """Stop at a document type."""
        self._stop(
            "declares a document type, which an export does not", "remove the declaration, if you trust the file"
        )

    def _stop(self, what: str, fix: str) -> None:
        raise ProblemsError([Problem(self.path, self.parser.CurrentLineNumber, what, fix)])

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Open an element of a record, or a record."""
        local = _local(name)
        if not self.open and local not in self.names:
            return
        if len(self.open) > DEEPEST:
            self._stop("holds elements too deep within each other", "export it again")
        number = next((value for key, value in attributes.items() if _local(key) == "id"), "")
        node = Node(local, number, self.parser.CurrentLineNumber)
        if self.open:
            self.open[-1].children.append(node)
        self.open.append(node)

    def text(self, said: str) -> None:
        """Gather text."""
        if self.open:
            self.open[-1].parts.append(said)

    def end(self, _name: str) -> None:
        """Close an element."""
        if self.open:
            node = self.open.pop()
            if not self.open:
                self.done.append(node)


def _local(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return "excerpt" if local == "encoded" and "excerpt" in space else local
