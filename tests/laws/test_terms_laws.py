"""Laws of the tables and of tagging, whatever the text."""

import os
import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbank.model import Paragraph
from seedbank.terms import Text, ancestors, load_facet, tag
from seedbank.terms.by_capital import OPENING, ByCapital, head, printings
from seedbank.terms.by_word import STAR, WORD, ByWord
from seedbank.terms.lexicon import Form, plain
from seedbank.terms.load import rows_from
from seedbank.terms.tables import PACKAGE
from seedbank.terms.words import Hit, place_of, worded

COUNTRY = load_facet("country", "salience")
TOPIC = load_facet("topic", "share")
BOTH = pytest.mark.parametrize("facet", [COUNTRY, TOPIC], ids=["country", "topic"])

WORDS = re.split(
    r"\s+",
    """Japan Japanese Tokyo South Korea North the Seoul U.S. US Georgia Jordan Michael Turkey turkey Moon said that trade dispute police
election, Paris Congo Kinshasa — and , . Türkiye Côte d'Ivoire d’Ivoire a court film match hospital BEIJING (AP) Washington Texas 日本 한국 İ""",
)
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), max_size=5)


def text_of(title, paragraphs):
    return Text(
        title, tuple(Paragraph(3 * number, part) for number, part in enumerate(paragraphs, start=1)), "en", 2019
    )


@BOTH
def test_slugs_are_unique_and_fit_an_address(facet):
    slugs = [term.slug for term in facet.terms.values()]
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug) and len(slug) <= 80 for slug in slugs)


@BOTH
def test_no_redirect_hides_a_page_and_none_has_two_targets(facet):
    slugs = {term.slug for term in facet.terms.values()}
    former = [old for term in facet.terms.values() for old in term.former]
    assert len(set(former)) == len(former)
    assert not slugs & set(former)


@BOTH
def test_every_term_stands_under_its_ancestors(facet):
    for code, term in facet.terms.items():
        chain = ancestors(facet, code)
        assert term.path == "/".join(above.slug for above in chain)
        assert (term.top, chain[-1]) == (chain[0].code, term)


def test_country_codes_are_those_of_iso_3166():
    alive = [code for code in COUNTRY.terms if len(code) == 2]
    dissolved = [term for code, term in COUNTRY.terms.items() if len(code) == 4]
    assert len(alive) == 250  # 249 of ISO 3166-1, and Kosovo
    assert len(alive) + len(dissolved) == len(COUNTRY.terms)
    assert all(term.successors and set(term.successors) <= set(alive) for term in dissolved)
    assert all(term.region for term in COUNTRY.terms.values())


def test_every_code_of_iso_3166_finds_a_page():
    redirects = {old for term in COUNTRY.terms.values() for old in term.former}
    assert {"jp", "jpn", "zrcd", "bumm", "fxfr", "burma", "swaziland", "turkiye"} <= redirects


@pytest.mark.parametrize(
    ("code", "slug"),
    [
        ("KR", "south-korea"),
        ("US", "united-states"),
        ("TR", "turkey"),
        ("SUHH", "soviet-union"),
        ("medtop:11000000", "politics-and-government"),
    ],
)
def test_a_slug_that_was_once_published_stays(code, slug):
    terms = COUNTRY.terms | TOPIC.terms
    assert terms[code].slug == slug


PRINTED = st.text(
    st.sampled_from("aZé3_-'.& ,\n“—İß日") | st.characters(codec="ascii") | st.characters(codec="latin-1")
)


@given(PRINTED | st.text(st.characters(max_codepoint=255)))
def test_capitalised_words_are_found_as_their_pattern_has_them(text):
    assert list(COUNTRY.lexicons["en"].places(text)) == [found.span() for found in re.finditer(OPENING, text)]


@given(st.lists(PRINTED, min_size=1, max_size=4))
def test_words_are_found_as_their_pattern_has_them(parts):
    text = worded(parts)
    ends = [*text.starts[1:], len(text.words)]
    for part, printed, start, end in zip(parts, text.printed, text.starts, ends, strict=True):
        assert text.words[start:end] == [*(word.lower() for word in WORD.findall(part)), ""]
        assert printed.split() == WORD.findall(part)


@given(st.lists(PRINTED | st.text(st.sampled_from("ab.' "), max_size=30), min_size=1, max_size=3))
def test_a_word_has_its_place(parts):
    text = worded(parts)
    for number, part in enumerate(parts):
        for place, word in enumerate(WORD.finditer(part)):
            hit = Hit(text.starts[number] + place, 1, Form("any", ""))
            assert place_of(hit, text) == (number, *word.span())


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("*.tsv")), ids=lambda path: path.name)
def test_a_table_of_the_package_is_a_head_of_comments_and_then_rows_alone(path):
    """So it can be opened without looking at each row."""
    text = path.read_bytes().decode()
    rows = text.split("\n")
    while rows[0].startswith("#"):
        del rows[0]
    assert text.endswith("\n")
    assert rows.pop() == ""
    assert text.splitlines()[-len(rows) :] == rows
    assert [row for row in rows if row.startswith("#") or "\t" not in row] == []
    if ".forms." in path.name:
        assert rows[1:] == sorted(rows[1:])  # so the rows of a word are found without an index


def forms_of(lexicon):
    return [lexicon.rows.form(number) for number in range(len(lexicon.rows.lines))]


@pytest.mark.parametrize("language", COUNTRY.lexicons)
def test_every_name_is_found_by_the_word_it_is_arranged_by(language):
    """In the package's table, and in one of a keeper in any order."""
    lexicon = COUNTRY.lexicons[language]
    forms = forms_of(lexicon)
    other = ByCapital(rows_from(forms[::-1]))
    for form in forms:
        for printing in printings(plain(form.text)):
            if len(printing) != len(form.text):
                continue  # a letter that has no capital of its own
            start, end = head(printing)
            for told in (lexicon.opened[printing[start:end]], other.opened[printing[start:end]]):
                found = (*told.alone, *(each for more in told.further.values() for each in more))
                assert any(each.form == form and each.before + each.words == printing for each in found)


@pytest.mark.parametrize("ending", ["", "'s"])
def test_every_word_of_a_subject_is_found_by_its_first(ending):
    lexicon = TOPIC.lexicons["en"]
    forms = forms_of(lexicon)
    other = ByWord(rows_from(forms[::-1]))
    for form in forms:
        first, *more = WORD.findall(plain(form.text).lower())
        if not more:
            first += "ing" if form.text.endswith(STAR) else "" if first.endswith("'s") else ending
        for told in (lexicon.opened[first], other.opened[first]):
            assert form in (told.further[more[0]].forms if more else told.alone)
            assert not more or form in told.every.forms


@BOTH
@settings(max_examples=40, deadline=None)
@given(title=st.none() | st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join), paragraphs=TEXTS)
def test_evidence_quotes_the_seed(facet, title, paragraphs):
    lines = {3 * number: part for number, part in enumerate(paragraphs, start=1)}
    for each in tag(facet, text_of(title, paragraphs)).tags:
        assert each.evidence
        for one in each.evidence:
            quoted = title if one.span is None else lines[one.span.line][one.span.start : one.span.end]
            assert one.text == quoted or (one.span is None and one.text in title)
            assert one.entry


@BOTH
@settings(max_examples=40, deadline=None)
@given(paragraphs=TEXTS)
def test_tags_are_inferred_ordered_and_none_stands_twice(facet, paragraphs):
    tagging = tag(facet, text_of(None, paragraphs))
    codes = [each.term.code for each in tagging.tags]
    assert len(set(codes)) == len(codes)
    assert bool(tagging.why_none) == (not tagging.tags)
    assert all(each.source == "inferred" and 0 <= each.score <= 1000 for each in tagging.tags)
    scores = [each.score for each in tagging.tags]
    assert facet is TOPIC or scores == sorted(scores, reverse=True)
    assert tag(facet, text_of(None, paragraphs)) == tagging


def test_a_paragraph_of_several_lines_is_quoted_line_by_line():
    text = Text(None, (Paragraph(7, "Talks went on all night.\nJapan and Japanese firms\nwaited for Tokyo."),), "en")
    (japan,) = tag(COUNTRY, text).tags
    assert [(one.text, one.span.line, one.span.start) for one in japan.evidence] == [
        ("Japan", 8, 0),
        ("Japanese", 8, 10),
        ("Tokyo", 9, 11),
    ]


PROGRAM = """
from seedbank.model import Paragraph
from seedbank.terms import Text, load_facet, tag
text = "Seoul and Tokyo signed a trade pact. Georgia, Jordan and Turkey sent envoys; the U.S. Congress voted on the treaty."
for name, method in (("country", "salience"), ("topic", "share")):
    print(tag(load_facet(name, method), Text("Japan and South Korea agree", (Paragraph(1, text),), "en")))
"""


def test_hash_seeds_change_nothing():
    printed = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(printed) == 1
    assert b"south-korea" in printed.pop()
