"""In which language a comment is written, where that is another one than the article's and its own text says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from seedbank.describe import propose_language
from seedbank.model import Paragraph

EAST = re.compile(
    "[\u1100-\u11ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Letters of Chinese, Japanese and Korean, which want fonts of their own."""

ENGLISH = (" the ", " and ", " to ", " is ", " of ")
"""Of plain ASCII below an English article nearly all is English: a word of these spares the counting of words."""

LEAST_HAN = 20
"""Han letters from which a text without kana is taken for Chinese: a short one may be Japanese as well."""


def language_of(paragraphs: Sequence[Paragraph], around: str) -> str:
    """Return a BCP 47 code where a comment tells its language and it is not the one around it; else ""."""
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    if around in {"en", "und"} and text.isascii() and any(map(text.__contains__, ENGLISH)):
        return ""
    letters, eastern = sum(map(str.isalpha, text)), len(EAST.findall(text))
    if 0 < eastern * 2 < letters:
        return ""  # two scripts: neither language is that of all
    found = propose_language(paragraphs).value
    if found in {"und", around} or (found == "zh" and eastern < LEAST_HAN):
        return ""
    return found
