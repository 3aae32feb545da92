"""The terms of the real seed, word for word: a change of any tag shows here."""

from pathlib import Path

import pytest

from seedbank.model import Paragraph
from seedbank.terms import Text, ancestors, load_facet, tag

HERE = Path(__file__).parent
FACETS = load_facet("country", "salience"), load_facet("topic", "share")
TITLE = "S Korea terminates Japan intelligence deal amid trade dispute"


def golden_lines():
    lines = []
    for facet in FACETS:
        for title in (TITLE, None):
            lines.append(f"{facet.name}, {'with its title' if title else 'without a title'}")
            for each in tag(facet, article(title)).tags:
                words = ", ".join(f"{one.text} @{one.span.line if one.span else 'title'}" for one in each.evidence)
                lines.append(f"  {each.term.code} {each.term.path} {each.score}: {words}")
    return lines


def article(title):
    lines = (HERE / "000_3ee0856b8c3cb974.txt").read_text(encoding="utf-8").splitlines()[:28]
    return Text(title, tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)), "en", 2019)


def test_the_seed_has_the_terms_that_were_checked_by_eye():
    assert golden_lines() == (HERE / "terms_seed.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("title", [TITLE, None])
def test_the_seed_is_about_four_countries_and_only_mentions_china_and_russia(title):
    codes = {each.term.code for each in tag(FACETS[0], article(title)).tags}
    assert codes == {"JP", "KR", "KP", "US"}


@pytest.mark.parametrize("title", [TITLE, None])
def test_the_seed_is_about_international_relations_and_trade_and_not_about_the_moon(title):
    facet = FACETS[1]
    tags = tag(facet, article(title)).tags
    above = {term.code for each in tags for term in ancestors(facet, each.term.code)}
    assert {"medtop:20000638", "medtop:20000373"} <= above
    assert "medtop:13000000" not in above
