"""Laws of the quick way templates are compiled in: to the bytes that Jinja makes of them, and nothing a reader types is left unescaped."""

import functools
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from making import ARTICLE, TALK, document, facets
from seedbank.cards import card_of
from seedbank.plan import files_of, plan
from seedbank.policy import Policy
from seedbank.remarks import remarks_of
from seedbank.render import context_of, plain, quick, render, theme_of
from seedbank.typesetting import OPTIONS
from seedbank.typesetting.shown import by_replacing, escaped
from seedbank.wording import date_words

ROOT = Path(__file__).parents[2]
WORDS = tomllib.loads((ROOT / "theme" / "words.toml").read_text("utf-8"))
SITE = {
    "name": "Q & <A>",
    "subtitle": "",
    "url": "https://example.org/a",
    "language": "en",
    "feed": True,
    "facets": ("country", "topic"),
    "files": ("seed", "markdown", "json"),
    "pages": [{"title": "About & more", "url": "about/"}],
    "attributions": ({"name": "A & B", "url": "https://example.org/", "licence": "CC BY", "what": "names"},),
    "contact": "",
}
TEMPLATES = {
    path.name: path.read_text("utf-8") for path in sorted((ROOT / "theme" / "templates").iterdir()) if path.is_file()
}
POLICY = Policy("Q & <A>", "https://example.org/a", "", lambda edtf: date_words(WORDS["date"], edtf), names=1)
HOSTILE = "<script>alert('x')</script> & \"y\""
SEEDS = [
    (
        TALK,
        'title = "A <b>title</b> & more"\ndate = 2019-08-22\nsite = "Paper & Co"\nsource_url = "https://example.org/?a=1&b=2"\n',
    ),
    (f"{ARTICLE}{HOSTILE}\n{HOSTILE} said nobody.\nquay_walker\n> {HOSTILE}\nNo.\n", f"note = '''{HOSTILE}'''\n"),
    (ARTICLE, None),
    ((ROOT / "tests" / "golden" / "threads_traps.txt").read_text("utf-8"), 'site = "Paper & Co"\n'),
    *(((path.read_bytes()), path.with_suffix(".toml").read_text("utf-8")) for path in ROOT.glob("content/seeds/*.txt")),
]


def theme(templates=TEMPLATES, words=WORDS, site=SITE, options=OPTIONS):
    return theme_of(templates, words, site, "https://example.org/a", options)


@functools.cache
def pages():
    """Every page of a small site: its template, its address, and what the template sees."""
    documents = {
        f"content/seeds/{at}.txt": document(*seed, name=f"{at}.txt", tagged=True) for at, seed in enumerate(SEEDS)
    }
    found = plan(map(card_of, documents.values()), facets(), POLICY)
    made = [
        (kind.template, f"{card.url}{kind.name}", kind.make(documents[card.path], POLICY))
        for card in found.cards
        for kind in files_of(card, found.kinds)
    ]
    made += [
        (page.template, page.save_as, page.made(POLICY, tuple(remarks_of(documents[path]) for path in page.asks)))
        for page in found.pages
    ]
    return [page for page in made if page[0]]


def both(found, template, save_as, made):
    """A page as the quick way makes it, and as Jinja does."""
    inputs = {**context_of(found, save_as), **made}
    return [way(found).get_template(f"{template}.html").render(inputs) for way in (quick, plain)]


def test_the_pages_that_are_compared_are_of_nearly_every_template():
    """The keeper's own pages are Pelican's to make; what begins with "_" is part of others."""
    whole = {name.removesuffix(".html") for name in TEMPLATES if not name.startswith("_")}
    assert whole - {template for template, _, _ in pages()} == {"base", "page"}


@pytest.mark.parametrize("site", [SITE, SITE | {"files": (), "pages": [], "feed": False, "language": "de"}])
def test_every_page_is_made_as_jinja_makes_it_and_none_needs_the_plain_way(site):
    found = theme(site=site)
    for page in pages():
        ours, theirs = both(found, *page)
        assert ours == theirs, page[1]


VALUES = st.one_of(
    st.text(max_size=5),
    st.sampled_from([HOSTILE, "", "a", "{n}", "&amp;", Markup("<b>b</b>"), Markup("&"), 0, 7, -1, True, None, 1.5]),
)
EXPRESSIONS = st.recursive(
    st.sampled_from(["a", "b", "words.plain", "words.one", "words.sub.two", 'words["one"]', "site.name", '"&"', "m(a)", "m(a, b)", "c.d", "words.none", "asks(b)", "knows(a)", "n(b)", "c.get(a)", "words.kinds[a]"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda two: f"({two[0]} ~ {two[1]})"),
        st.tuples(inner, inner, inner).map(lambda three: f"({three[0]} if {three[1]} else {three[2]})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]} if {two[1]})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]} or {two[1]})"),
        st.tuples(inner, inner, inner).map(lambda three: f"({three[0]} | fill(n={three[1]}, name={three[2]}))"),
        inner.map(lambda one: f"({one} | fill(n=a))"),
        inner.map(lambda one: f"({one} | trim)"),
        inner.map(lambda one: f"m({one})"),
    ),
    max_leaves=6,
)  # fmt: skip
PARTS = st.one_of(
    EXPRESSIONS.map(lambda one: "{{ " + one + " }}"),
    st.tuples(EXPRESSIONS, EXPRESSIONS).map(lambda two: "{% if " + two[0] + " %}{{ " + two[1] + " }}{% else %}&{% endif %}"),
    EXPRESSIONS.map(lambda one: "{% for c in (a, b) %}{{ " + one + " }}{{ loop.index }}{{ loop.nextitem if not loop.last }}{{ ', ' if not loop.last }}{% endfor %}"),
    EXPRESSIONS.map(lambda one: "{% set a %}{{ " + one + " }}{% endset %}"),
    EXPRESSIONS.map(lambda one: "{% set words = " + one + " %}"),
    EXPRESSIONS.map(lambda one: "{% autoescape false %}{{ " + one + " }}{{ m(a) }}{% endautoescape %}"),
    st.sampled_from(["<p>", "{% macro m(x, words='&') %}{{ words }}{{ x }}{% endmacro %}", "{{ m(x=a) }}", "{{ caller() }}"]),
)  # fmt: skip
MACRO = "{% macro m(x, y='&') %}<i>{{ x }}{{ words.one | fill(n=x, name=y) }}</i>{% endmacro %}"
IMPORTS = '{% from "m.html" import asks, knows with context %}{% from "n.html" import m as n with context %}'
PARTS_OF_OTHERS = "{% macro asks(x) %}{{ a }}{{ x }}{{ words.one }}{% endmacro %}{% macro knows(x) %}{{ words.kinds[x] | fill(n=x) }}{% endmacro %}"
TOLD = {
    "kinds": {"a": "& {n}", "&": "<{n}>"},
    "plain": "a & b",
    "one": "<{n}> of {name}, {n}",
    "sub": {"two": "{name:>4} 'x'"},
    "none": "{} {n}",
}


def outcome(make):
    """What is made, or what is said of it: whatever is wrong with a template is told as Jinja tells it."""
    try:
        return make()
    except Exception as wrong:  # noqa: BLE001  (a filter may raise anything)
        return type(wrong), str(wrong)


@settings(max_examples=150)
@given(st.lists(PARTS, min_size=1, max_size=5).map("".join), VALUES, VALUES)
def test_any_template_is_made_as_jinja_makes_it(text, first, second):
    found = theme(
        {"t.html": IMPORTS + MACRO + text, "m.html": PARTS_OF_OTHERS, "n.html": MACRO}, TOLD, {"name": "Q & <A>"}
    )
    inputs = {**context_of(found, "index.html"), "a": first, "b": second, "c": {"d": HOSTILE}}
    theirs = outcome(lambda: plain(found).get_template("t.html").render(inputs).encode())
    assert outcome(lambda: render(found, "t", "index.html", inputs)) == theirs


@given(VALUES)
def test_text_is_escaped_as_everywhere(value):
    assert escaped(value) == escape(value)
    text = f"'{value}\"<>&"
    assert escaped(text) == by_replacing(text) == escape(text)


def test_nothing_undefined_passes():
    with pytest.raises(UndefinedError, match="has no attribute 'nowhere'"):
        render(theme({"t.html": "{{ words.nowhere }}"}), "t", "index.html", {})


def test_the_entry_of_a_table_is_found_as_an_attribute():
    assert render(theme({"t.html": "{{ c.d }}"}), "t", "index.html", {"c": {"d": "&"}}) == b"&amp;"


def test_compiled_templates_are_not_those_of_other_words(tmp_path):
    templates = {"t.html": "{{ words.plain }}"}
    for said in ("one", "another", "one"):
        found = replace(theme(templates, {"plain": said}), compiled=str(tmp_path))
        assert render(found, "t", "index.html", {}) == said.encode()
    assert len(list(tmp_path.iterdir())) == 1
