"""The words the site says, filled in."""

import tomllib
from pathlib import Path

import pytest
from markupsafe import Markup

from seedbank.wording import count, date_words, fill, host, once

WORDS = tomllib.loads((Path(__file__).parents[2] / "theme" / "words.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2019", "2019"),
        ("2019-08", "August 2019"),
        ("2019-08-22", "22 August 2019"),
        ("2019-08-02", "2 August 2019"),
        ("2019-08~", "about August 2019"),
        ("2019?", "about 2019"),
        ("2019-08-22%", "about 22 August 2019"),
        ("201X", "the 2010s"),
        ("201X~", "about the 2010s"),
        ("2016/..", "not before 2016"),
        ("2016-05/", "not before May 2016"),
        ("../2016", "not after 2016"),
        ("/2016", "not after 2016"),
        ("2019-07-27/2019-08", "27 July 2019 to August 2019"),
        ("2019-07~/2019-08~", "about July 2019 to about August 2019"),
        ("0987-01", "January 0987"),
    ],
)
def test_a_date_as_a_person_writes_it(edtf, words):
    assert date_words(WORDS["date"], edtf) == words


def test_a_century_is_not_called_a_decade():
    assert date_words(WORDS["date"], "20XX") == "2000 to 2099"


def test_a_phrase_escapes_what_is_filled_in_and_itself():
    assert fill("<{name}> & {link}", name="<b>", link=Markup("<a>x</a>")) == "&lt;&lt;b&gt;&gt; &amp; <a>x</a>"


@pytest.mark.parametrize(("number", "words"), [(0, "0 comments"), (1, "1 comment"), (1234, "1,234 comments")])
def test_a_number_has_its_noun(number, words):
    assert count(WORDS["counts"]["comments"], number) == words


@pytest.mark.parametrize(
    ("url", "name"),
    [("https://www.example.org/a", "example.org"), ("http://a.www.example/x?y", "a.www.example"), ("", "")],
)
def test_a_host_as_a_reader_knows_it(url, name):
    assert host(url) == name


def test_what_a_macro_shows_is_made_once_and_leads_home_from_everywhere():
    asked = []

    def macro(name, root):
        asked.append(name)
        return Markup('<a href="{}2019/a/index.html">{}</a>').format(root, name)

    ways = ["", "../", "../../../", "/a&b/"]
    assert [once(macro, way, "A & B") for way in ways] == [macro("A & B", way) for way in ways]
    assert asked == ["A & B"] + ["A & B"] * len(ways)
