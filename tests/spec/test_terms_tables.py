"""Facets are tables: those of the package, and those that a keeper adds."""

from pathlib import Path

import pytest

from seedbank.model import Paragraph
from seedbank.problems import ProblemsError
from seedbank.terms import Text, ancestors, find_code, load_facet, tag

OFFICES = "code\tslug\tlabel\tbroader\tforms\nhouse\tthe-house\tThe House\t\tharbour office\ncrane\tcranes\tCranes\thouse\tcrane; derrick\n"


def kept(folder: Path, text: str, name: str = "place.tsv") -> tuple[Path, ...]:
    (folder / name).write_text(text, encoding="utf-8")
    return (folder,)


@pytest.mark.parametrize("method", ["share", "salience"])
def test_a_table_of_the_keeper_is_a_facet_without_touching_code(tmp_path, method):
    forms = OFFICES.replace("crane; derrick", "Crane; Derrick") if method == "salience" else OFFICES
    facet = load_facet("place", method, kept(tmp_path, forms))
    text = "The Crane was old. The Derrick was new, and the Crane fell on the Derrick. The Crane will be sold."
    tags = tag(facet, Text("Crane falls", (Paragraph(1, text),), "fi")).tags
    assert [each.term.code for each in tags] == ["crane"]
    assert [term.code for term in ancestors(facet, "crane")] == ["house", "crane"]
    assert facet.terms["crane"].path == "the-house/cranes"
    assert facet.terms["crane"].top == "house"


def test_a_keepers_table_stands_before_the_packages(tmp_path):
    folders = kept(tmp_path, "code\tslug\tlabel\nJP\tnippon\tNippon\nKR\thanguk\tHanguk\n", "country.tsv")
    (tmp_path / "country.forms.en.tsv").write_text("form\tcode\tkind\nJapan\tJP\tname\n", encoding="utf-8")
    for language in ("de", "es", "fr", "ja", "ko", "zh"):
        (tmp_path / f"country.forms.{language}.tsv").write_text("form\tcode\tkind\n", encoding="utf-8")
    facet = load_facet("country", "salience", folders)
    assert facet.terms["JP"].slug == "nippon"
    assert [each.term.slug for each in tag(facet, Text("Japan", (), "en")).tags] == ["nippon"]


def test_codes_are_found_exactly_as_they_are():
    facet = load_facet("country", "salience")
    assert (find_code(facet, "KR"), find_code(facet, "kr"), find_code(facet, "south-korea")) == ("KR", None, None)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (None, "pelican.conf.py: the facet “place” has no table.\n  fix: write {folder}/place.tsv"),
        (
            "code\tslug\tlabal\n",
            "{folder}/place.tsv:1: unknown column “labal”.\n    code\tslug\tlabal\n  fix: name it label; columns are separated by tabs",
        ),
        (
            "code\tslug\tlabel\na\tx\tX\nb\tx\tY\n",
            "{folder}/place.tsv:3: the slug “x” is taken by a.\n    b\tx\tY\n  fix: choose another slug",
        ),
        (
            "code\tslug\tlabel\tbroader\nhouse\tx\tX\t\nb\ty\tY\those\n",
            "{folder}/place.tsv:3: the broader code “hose” is not in the table.\n    b\ty\tY\those\n  fix: write house, or leave it empty",
        ),
        (
            "code\tslug\tlabel\tbroader\na\tx\tX\tb\nb\ty\tY\ta\n",
            (
                "{folder}/place.tsv:2: “a” is broader than itself.\n    a\tx\tX\tb\n  fix: write a code of this table, or leave it empty\n"
                "{folder}/place.tsv:3: “b” is broader than itself.\n    b\ty\tY\ta\n  fix: write a code of this table, or leave it empty"
            ),
        ),
        (
            "code\tslug\tlabel\na\t\tX\n",
            "{folder}/place.tsv:2: a term needs code, slug and label.\n    a\t\tX\n  fix: fill the three columns",
        ),
    ],
)
def test_a_faulty_table_says_what_to_mend(tmp_path, table, message):
    folders = (tmp_path,) if table is None else kept(tmp_path, table)
    with pytest.raises(ProblemsError) as caught:
        load_facet("place", "share", folders)
    assert str(caught.value) == message.format(folder=tmp_path)


def test_an_unknown_method_names_the_nearest():
    with pytest.raises(ProblemsError) as caught:
        load_facet("country", "salient")
    assert str(caught.value) == (
        "pelican.conf.py: the facet “country” has an unknown method “salient”.\n  fix: write salience"
    )


def test_a_form_with_an_unknown_code_names_the_nearest(tmp_path):
    folders = kept(tmp_path, OFFICES)
    kept(tmp_path, "form\tcode\nhoist\tcrne\n", "place.forms.en.tsv")
    with pytest.raises(ProblemsError) as caught:
        load_facet("place", "share", folders)
    assert (
        str(caught.value)
        == f"{tmp_path}/place.forms.en.tsv:2: unknown code “crne”.\n    hoist\tcrne\n  fix: write crane"
    )
