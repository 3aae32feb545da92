"""Markdown -> HTML in which no commenter can plant a tag. The only door to `markdown`.

The dialect knows paragraphs, quotes, lists, code, emphasis and links; all else is text. Rules of Python-Markdown that it
does not use are taken out, raw HTML first of all, and links lead to http and https only.
"""

from __future__ import annotations

import functools
import html
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from seedbank.model import Paragraph, Role, Span
from seedbank.to_markdown import is_plain, paragraph_to_markdown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

_UNUSED_BLOCKS = ("hashheader", "setextheader", "hr", "reference", "indent", "code")
_UNUSED_INLINE = (
    "reference",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "automail",
    "html",
)
_REL = "nofollow ugc noopener noreferrer"
_COMMENT_LINK = re.compile(r"#L[1-9]\d*")

# Bidi controls and invisible characters are made visible; joiners stay, since emoji, Persian and Indic scripts need them.
_HIDDEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
# Controls are illegal in XML and mean nothing on a page; lone surrogates cannot be written at all.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def visible(text: str) -> str:
    """Return `text` as a page may show it: what hides itself is spelt out as [U+202E], what cannot be shown is U+FFFD."""
    if text.isprintable():  # neither controls nor formats are
        return text
    return _UNPRINTABLE.sub("\ufffd", _HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text))


_REFERENCE = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);")


def _seen(reference: re.Match[str]) -> str:
    """A character reference, spelt out where it stands for what hides itself or cannot be shown."""
    meant = html.unescape(reference[0])
    shown = visible(meant) if meant else "\ufffd"  # "" is what unescape makes of a character that HTML forbids
    return reference[0] if shown == meant else shown.translate(_AS_TEXT)


_AS_TEXT = str.maketrans({"[": "\\[", "]": "\\]"})


class _SafeLinks(Treeprocessor):
    """Keeps links to http, https and comments of the same page; any other becomes its own text."""

    def run(self, root: Element) -> None:
        for parent in root.iter():
            for link in [child for child in parent if child.tag == "a"]:
                self._keep_safe(link)

    def _keep_safe(self, link: Element) -> None:
        target = link.get("href", "")
        link.attrib.pop("title", None)
        if _COMMENT_LINK.fullmatch(target):
            return
        try:
            parts = urlsplit(target)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
            link.tag = "span"
            link.attrib.clear()
            return
        link.set("rel", _REL)
        if parts.netloc not in "".join(link.itertext()):
            link.tail = f" ({parts.netloc}){link.tail or ''}"


@functools.cache
def _renderer() -> Markdown:
    """The one renderer: its stash of raw HTML holds character references only, since both rules that fill it with tags are out."""
    renderer = Markdown(output_format="html")
    renderer.preprocessors.deregister("html_block")
    for rule in _UNUSED_BLOCKS:
        renderer.parser.blockprocessors.deregister(rule)
    for rule in _UNUSED_INLINE:
        renderer.inlinePatterns.deregister(rule)
    renderer.treeprocessors.register(_SafeLinks(renderer), "safe_links", 15)  # after inline (20), before prettify (10)
    return renderer


_MARKUP = re.compile(
    r"""[\\`*_\[\]<>&\x00-\x09\x0b-\x1f\x7f]  # what an inline rule may begin with, and controls
    | ^\s | \s$ | \A\Z                    # space at a line's edge, a blank line, nothing at all
    | ^(?:[-+]|\d+\.)\s                   # a list""",
    re.MULTILINE | re.VERBOSE,
)
"""Where none of this stands, a fragment is one paragraph of plain text: most of all that people write."""

_FENCED = re.compile(r"(`{3,})\n(.*)\n\1", re.DOTALL)
"""A block of code; nothing in it is Markdown."""

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!-])")
"""What stands for itself behind a backslash."""

_TO_COMMENT = re.compile(
    r"""(?<!!)\[(
        (?:[^\\`*_\[\]<>&\s] | \\[\\`*_{}\[\]()\#+.!-])
        (?:(?:[^\\`*_\[\]<>&\x00-\x1f\x7f] | \\[\\`*_{}\[\]()\#+.!-])*(?<!\s))?
        )\]\((\#L[1-9][0-9]*)\)""",
    re.VERBOSE,
)
"""A link to a comment of the same page, of plain words: names that people call."""


def to_html(markdown: str) -> str:
    """Return one fragment of the dialect as HTML. Text in it must be escaped as `to_markdown` does.

    Plain text takes microseconds, anything else some tenths of a millisecond.
    """
    shown = visible(markdown)
    if _is_line(shown):
        return f"<p>{shown}</p>"
    fenced = _FENCED.fullmatch(shown)
    if fenced:
        return f"<pre><code>{html.escape(fenced[2], quote=False)}</code></pre>"
    if _MARKUP.search(_ESCAPED.sub("x", _TO_COMMENT.sub("x", shown))) is not None:
        return marked_up(shown)
    linked = _ESCAPED.sub(r"\1", _TO_COMMENT.sub(r'<a href="\2">\1</a>', shown))
    return f"<p>{linked}</p>"


def _is_line(shown: str) -> bool:
    """Whether a fragment is one line without any of what `_MARKUP` looks for: a look in a fifth of the time."""
    if not shown.isprintable() or _INLINE.search(shown) is not None or _LIST.match(shown) is not None:
        return False
    return bool(shown) and " " not in shown[0] + shown[-1]  # no other white space is printable


_INLINE = re.compile(r"[\\`*_\[\]<>&]")
_LIST = re.compile(r"(?:[-+]|\d+\.)\s")


def marked_up(shown: str) -> str:
    """Return a fragment as HTML by all rules of the dialect. What hides itself must have been made visible."""
    renderer = _renderer()
    renderer.reset()
    return renderer.convert(_REFERENCE.sub(_seen, shown))


def paragraph_to_html(paragraph: Paragraph, links: Sequence[tuple[Span, str]] = ()) -> str:
    """Return a paragraph as an element that carries its line as id; `links` are (place in the seed, id of the comment it leads to).

    Most of all that people write is a line of plain words: it is made at once, to what the way through Markdown comes to.
    """
    text, name = paragraph.text, f"L{paragraph.line}"
    if text and paragraph.role in _AS_TYPED and not paragraph.markdown and text.isprintable() and is_plain(text):
        here = [link for link in links if link[0].line == paragraph.line]
        linked = _linked(text, here) if here else text
        if linked:
            return f'<p id="{name}">{linked}</p>'
    heading, markdown = paragraph.role is Role.HEADING, paragraph_to_markdown(paragraph, links)
    return _with_id(to_html(markdown.removeprefix("## ") if heading else markdown), name, heading=heading)


_AS_TYPED = frozenset({Role.PARAGRAPH, Role.COMMENT})


def _linked(text: str, links: list[tuple[Span, str]]) -> str | None:
    """Plain words with links in them; None where one of these would be no link in Markdown."""
    at, parts = 0, []
    for place, target in sorted(links):
        words = text[place.start : place.end]
        if words[:1] in {"", " "} or words[-1] == " " or text[: place.start].endswith("!"):
            return None
        if at <= place.start and place.end <= len(text):
            parts += [text[at : place.start], f'<a href="#{target}">{words}</a>']
            at = place.end
    return "".join([*parts, text[at:]])


def _with_id(fragment: str, name: str, *, heading: bool) -> str:
    if heading:
        fragment = re.sub(r"^<p>(.*)</p>$", r"<h2>\1</h2>", fragment, flags=re.DOTALL)
    if fragment.startswith("<p>"):
        return f'<p id="{name}">{fragment.removeprefix("<p>")}'
    return re.sub(r"^<(\w+)", rf'<\1 id="{name}"', fragment, count=1)
