"""What terms are called in the language of the site."""

import pytest

from seedbank.model import Paragraph
from seedbank.problems import ProblemsError
from seedbank.terms import Text, load_facet, tag
from seedbank.terms.tables import PACKAGE
from seedbank.workers import Recipe, facets_of

METHODS = {"country": "salience", "topic": "share"}
TABLES = sorted(PACKAGE.glob("*.labels.*.tsv"))


def called(language, folders=()):
    facets = [load_facet(name, method, folders, language) for name, method in METHODS.items()]
    return {code: term for facet in facets for code, term in facet.terms.items()}


@pytest.mark.parametrize(
    ("language", "japan", "asia", "politics"),
    [
        ("de", "Japan", "Asien", "Politik"),
        ("fr-CA", "Japon", "Asie", "Politique"),
        ("es", "Japón", "Asia", "Política"),
        ("ja", "日本", "アジア", "Politics and government"),
        ("ko", "일본", "아시아", "Politics and government"),
        ("zh-Hans", "日本", "亚洲", "政治"),
        ("fi", "Japan", "Asia", "Politics and government"),
    ],
)
def test_terms_are_called_what_the_language_of_the_site_calls_them(language, japan, asia, politics):
    terms = called(language)
    assert (terms["JP"].label, terms["JP"].region, terms["medtop:11000000"].label) == (japan, asia, politics)


def test_no_address_depends_on_the_language():
    plain = called("en")
    for language in ("de", "es", "fr", "ja", "ko", "zh"):
        terms = called(language)
        assert [(t.code, t.slug, t.path, t.former) for t in terms.values()] == [
            (t.code, t.slug, t.path, t.former) for t in plain.values()
        ]


@pytest.mark.parametrize("path", TABLES, ids=[path.name for path in TABLES])
def test_a_table_of_labels_knows_its_codes(path):
    name, _, language, _ = path.name.split(".")
    facet = load_facet(name, METHODS[name])
    assert load_facet(name, METHODS[name], (), language).terms.keys() == facet.terms.keys()


def test_a_keepers_labels_stand_before_the_packages(tmp_path):
    (tmp_path / "country.labels.de.tsv").write_text("code\tlabel\nBY\tBelarus, auch Weißrussland\n", "utf-8")
    terms = called("de", (tmp_path,))
    assert (terms["BY"].label, terms["JP"].label) == ("Belarus, auch Weißrussland", "Japan")


def test_a_keepers_own_terms_keep_their_labels(tmp_path):
    (tmp_path / "country.tsv").write_text("code\tslug\tlabel\nJP\tjapan\tNippon\n", "utf-8")
    assert load_facet("country", "salience", (tmp_path,), "de").terms["JP"].label == "Nippon"


def test_a_label_of_an_unknown_code_is_told(tmp_path):
    (tmp_path / "country.labels.de.tsv").write_text("code\tlabel\nJX\tJapan\n", "utf-8")
    with pytest.raises(ProblemsError) as told:
        called("de", (tmp_path,))
    (problem,) = told.value.problems
    assert (problem.line, problem.what, problem.fix) == (2, "unknown code “JX”", "write a code of the terms")


def test_the_language_of_the_site_is_part_of_the_recipe():
    recipe = Recipe((("country", "salience"),), (), 50, b"", "de")
    (country,) = facets_of(recipe)
    text = Text("Japan and South Korea agree", (Paragraph(1, "Tokyo and Seoul agree, Japan said."),), "en")
    assert {each.term.label for each in tag(country, text).tags} == {"Japan", "Südkorea"}
