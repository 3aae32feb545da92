"""Laws of the page's HTML: it shows exactly what was typed, and nobody can plant anything in it."""

import re
from html import unescape

import pytest
from bs4 import BeautifulSoup
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from seedbank.model import Paragraph, Role, Span
from seedbank.to_html import marked_up, paragraph_to_html, to_html, visible
from seedbank.to_markdown import escape, paragraph_to_markdown

HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<b>bold</b>", "</p></article><h1>", "<!-- x -->", "<?php ?>",
    "javascript:alert(1)", "[x](javascript:alert(1))", '[x](http://a.example "t" onclick=x)', "[a](http://b.example)",
    "[[a](http://b.example)](http://c.example)", "![i](http://a.example/i.png)", '<http://a.example/" onmouseover="x>',
    'http://a.example/"onmouseover=alert(1)', "http://a.example/'><script>", "https://a.example/?q=[x](y)&z=<b>",
    "{#id}", "{: #id .class onclick=x }", "### Name {#L29}", "[ref]: http://a.example", "[ref][ref]", "*[HTML]: x",
    "&lt;script&gt;", "&#60;script&#62;", "&amp;amp;", "&nbsp;", "&copy", "&#0;", "&#x202e;", "&#8238;",
    "\x02wzxhzdk:0\x03", "\x02klzzwxh:0000\x03", "\x02amp\x03", "\x00", "\x07", "\x1b[31m", "\x9f",
    "a\u202eb", "\u2066x\u2069", "zero\u200bwidth", "soft\u00adhyphen", "\ufeff", "\ufffe",
    "\\", "\\\\", "\\[", "\\<b>", "`code`", "``", "```\nx\n```", "~~~", "**", "__init__", "*a*", "_a_", "***", "- - -", "===",
    "a  ", "    indented", "\tindented", "> quoted", ">> twice", "# head", "1. one", "1) one", "2019. A year", "- item", "+ item",
    "a | b\n---|---", "term\n: meaning", "[^1]: note", "[TOC]", "$x$", "://", "http://", "https://)", "www.a.example",
    "http://a.example/a_b_c*d*", "http://a.example/(x)", "(http://a.example/x).", "http://[::1", "ftp://a.example", "a@b.example",
    "<a@b.example>", "<ftp://a.example>", "<javascript:alert(1)>", "http://good.example@evil.example/", "「http://a.example」", "日本語",
]  # fmt: skip
TYPED = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(blacklist_categories=["Cs"]), max_size=6)),
    min_size=1,
    max_size=5,
).map(lambda parts: re.sub(r"[\r\n]+", " ", " ".join(parts)))
LINE = TYPED.filter(str.strip)
TAGS = {"p", "blockquote", "em", "strong", "code", "pre", "ul", "ol", "li", "a", "br", "span", "h2"}
ATTRIBUTES = {"a": {"href", "rel"}}


def parsed(html):
    return BeautifulSoup(html, "html.parser")


def assert_harmless(html):
    """Only tags the dialect knows, only links to http and https or to a comment, no attribute beside those."""
    for tag in parsed(html).select("*"):
        assert tag.name in TAGS
        assert set(tag.attrs) <= ATTRIBUTES.get(tag.name, set())
        if tag.name == "a" and not re.fullmatch(r"#L[1-9]\d*", tag["href"]):
            assert re.match(r"https?://[^/]", tag["href"], re.IGNORECASE)
            assert tag["rel"] == ["nofollow", "ugc", "noopener", "noreferrer"]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]", parsed(html).get_text())


def text_of(html):
    """What a reader sees; not by the parser, which folds white space between tags."""
    return unescape(re.sub(r"<[^>]*>", "", html))


@given(LINE)
def test_the_page_shows_exactly_what_was_typed(typed):
    html = to_html(escape(typed))
    assert text_of(html) == visible(typed)
    assert_harmless(html)
    assert {tag.name for tag in parsed(html).select("*")} <= {"p", "a"}


@pytest.mark.parametrize("typed", [text for text in HOSTILE if "\n" not in text])
def test_the_page_shows_each_hostile_text(typed):
    html = to_html(escape(typed))
    assert text_of(html) == visible(typed)
    assert_harmless(html)


@given(TYPED)
def test_no_markdown_at_all_plants_anything(markdown):
    """A Markdown seed is written by anybody too: unescaped text is as harmless, though it may look different."""
    assert_harmless(to_html(markdown))


@pytest.mark.parametrize("markdown", HOSTILE)
def test_each_hostile_markdown_is_harmless(markdown):
    assert_harmless(to_html(markdown))


@given(LINE)
def test_a_link_that_is_written_out_leads_where_it_says(typed):
    for link in parsed(to_html(escape(typed))).find_all("a"):
        assert link.get_text() == visible(link["href"])


@given(LINE, st.sampled_from([Role.PARAGRAPH, Role.HEADING, Role.CAPTION, Role.QUOTE]))
def test_a_block_has_its_own_id_and_no_other(typed, role):
    html = paragraph_to_html(Paragraph(7, typed, role))
    assert [tag["id"] for tag in parsed(html).find_all(id=True)] == ["L7"]
    assert text_of(html).strip("\n") == visible(typed)


@given(LINE, st.data())
def test_a_mention_links_its_words_and_changes_none(typed, data):
    start = data.draw(st.integers(0, len(typed) - 1))
    end = data.draw(st.integers(start + 1, len(typed)))
    assume(typed[start:end] == typed[start:end].strip())  # a name is words
    html = to_html(paragraph_to_markdown(Paragraph(3, typed, Role.COMMENT), [(Span(3, start, end), "L1")]))
    assert text_of(html) == visible(typed)
    assert_harmless(html)
    linked = parsed(html).find_all("a", href="#L1")
    assert len(linked) <= 1
    assert all(link.get_text() == visible(typed[start:end]) for link in linked)


@given(TYPED)
def test_two_fragments_do_not_touch_each_other(markdown):
    """The renderer is one for all: nothing of one comment may be left in it when the next is rendered."""
    first = to_html("plain")
    to_html(markdown)
    assert to_html("plain") == first == "<p>plain</p>"


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("a\u202eb", "a[U+202E]b"),
        ("\ufeffa", "[U+FEFF]a"),
        ("a\x00b", "a\ufffdb"),
        ("a\x9fb", "a\ufffdb"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\tb", "a\tb"),
    ],
)
def test_what_hides_is_spelt_out_and_what_joins_letters_stays(hidden, shown):
    assert visible(hidden) == shown


@pytest.mark.parametrize(
    "reference", ["&#8238;", "&#x202E;", "&#x202e;", "&rlm;", "&shy;", "&#0;", "&#2;", "&#3;", "&#x1b;"]
)
def test_a_character_reference_hides_nothing_either(reference):
    assert_harmless(to_html(f"a{reference}b"))
    assert "[U+" in text_of(to_html(f"a{reference}b")) or "\ufffd" in text_of(to_html(f"a{reference}b"))


def test_a_link_with_words_of_its_own_shows_its_host():
    assert text_of(to_html("[my bank](https://evil.example/x)")) == "my bank (evil.example)"


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "#other", "mailto:a@b.example", "/x"]
)
def test_a_link_elsewhere_is_its_words_alone(target):
    html = to_html(f"[words]({target})")
    assert parsed(html).find("a") is None
    assert text_of(html) == "words"


PIECES = ["[@a b](#L12)", "[x](#L3)", "[b\\_c](#L5)", "[\\*](#L6)", "\\_", "\\[", "\\\\", "\\!", "\\.", "\\-", "\\#", "\\(", "`", "![", "](#L4)", "(#L5)", "[", "]", "a", "Word", "1", "12.", "-", "+", "#", "=", "~", ":", "|", "!", "(", ")", "{", '"', "'", ".", " ", "  ", "\n", "\n\n", "\t", "\u3000", "\u00a0", "\x85", "\u2028", "é", "日", "*", "_", "\\", "<", "&"]  # fmt: skip


@settings(max_examples=600)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_plain_text_is_made_into_what_all_rules_would_make_of_it(markdown):
    assert to_html(markdown) == marked_up(visible(markdown))


@given(st.one_of(TYPED, st.text(max_size=30)))
def test_whatever_is_typed_is_made_into_what_all_rules_would_make_of_it(markdown):
    assert to_html(markdown) == marked_up(visible(markdown))


WORDS = st.lists(
    st.sampled_from(["Ann", "Lee,", "a b", "#12", "12.", "-", "!", "no!", "“x”", "é", "日本", "\u00a0", "\u3000", "&", "*", "http://a.example", "<b>", "(", ")", ":", "'", '"']),
    min_size=1,
    max_size=8,
).map(" ".join)  # fmt: skip


@settings(max_examples=600)
@given(
    st.one_of(WORDS, LINE),
    st.sampled_from([Role.COMMENT, Role.PARAGRAPH, Role.QUOTE]),
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(3, 4), st.integers(1, 12)), max_size=3),
)
def test_plain_words_with_links_are_made_into_what_the_way_through_markdown_makes(typed, role, places):
    links = [(Span(line, start, start + length), f"L{target}") for start, length, line, target in places]
    paragraph = Paragraph(3, typed, role)
    html = marked_up(visible(paragraph_to_markdown(paragraph, links)))
    assert paragraph_to_html(paragraph, links) == re.sub(r"^<(\w+)", r'<\1 id="L3"', html, count=1)


def test_an_empty_paragraph_is_nothing():
    assert paragraph_to_html(Paragraph(3, "")) == ""
