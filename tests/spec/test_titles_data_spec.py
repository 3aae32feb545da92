"""What the filter of titles looks through, and what the full-text search reads."""

import json

import pytest
from bs4 import BeautifulSoup

from making import document
from seedbank.cards import card_of
from seedbank.exports.search_page import looked_up, search_pages, without_spaces
from seedbank.exports.titles_data import titles_script

TALK = """\
South Korea said on Thursday it will end a deal with Japan on sharing intelligence.
Officials in Seoul and Tokyo had argued about trade for months.
yoshi
This cannot come as a surprise to <anybody>, I would think.
Shin Ra
It is a pity all the same, and both of them will pay for it.
"""
FACTS = 'title = "The end of a \\"deal\\""\ndate = 2019-08-22\nsite = "Japan Today"\nslug = "deal"\n'


def rows(*documents):
    script = titles_script("2019", map(card_of, documents), str).decode()
    assert script.startswith("seedbankTitles({")
    assert script.endswith("});\n")
    return json.loads(script[len("seedbankTitles(") : -3])


def test_a_row_has_title_address_date_comments_site_and_terms():
    found = rows(document(TALK, FACTS, tagged=True))
    (row,) = found["rows"]
    assert row[:4] == ['The end of a "deal"', "deal", "2019-08-22", 2]
    said = [found["words"][at] for at in row[4:]]
    assert said[0] == "Japan Today"
    assert {"Japan", "South Korea"} <= set(said)


def test_the_newest_stands_first_and_words_are_written_once():
    first = document(TALK, FACTS, tagged=True)
    second = document(TALK, FACTS.replace('"deal"\n', '"later"\n'), name="b.txt", tagged=True)
    found = rows(first, second)
    assert [row[1] for row in found["rows"]] == ["later", "deal"]
    assert len(found["words"]) == len(set(found["words"]))


def test_a_date_that_is_only_concluded_is_not_said_and_a_site_that_is_not_stated_is_none():
    (row,) = rows(document(TALK))["rows"]
    assert (row[2], row[4]) == ("", -1)


def test_what_breaks_a_line_in_old_browsers_is_written_by_its_number():
    script = titles_script("2019", [card_of(document("It rained.\n", 'title = "a\\u2028b"\n'))], str)
    assert b"\\u2028" in script
    assert "\u2028".encode() not in script


def test_the_search_reads_every_comment_below_a_heading_with_its_id_and_nothing_as_markup():
    page = BeautifulSoup(search_pages(document(TALK, FACTS, tagged=True), str)[""], "html.parser")
    assert page.html["lang"] == "en"
    assert page.h1.get_text() == 'The end of a "deal"'
    assert [(found["id"], found.get_text()) for found in page.find_all("h2")] == [("L3", "yoshi"), ("L5", "Shin Ra")]
    assert "<anybody>" in page.find_all("p")[2].get_text()
    assert page.find("anybody") is None


def test_the_search_is_narrowed_by_year_names_terms_and_all_that_is_broader():
    topic = f'seed_sha256 = "{document(TALK).seed.sha256}"\n[terms.topic]\nadd = ["medtop:20000638"]\n'
    page = BeautifulSoup(search_pages(document(TALK, FACTS + topic, tagged=True), str)[""], "html.parser")
    filters = [
        (found["data-pagefind-filter"], found["content"])
        for found in page.find_all(attrs={"data-pagefind-filter": True})
    ]
    assert ("year[content]", "2019") in filters
    assert [value for key, value in filters if key == "name[content]"] == ["shin ra", "yoshi"]
    assert ("country[content]", "country/japan/") in filters
    topics = [value for key, value in filters if key == "topic[content]"]
    assert any(value.count("/") > 2 for value in topics)
    assert all(value.count("/") == 2 or f"{value[:-1].rpartition('/')[0]}/" in topics for value in topics)


def test_an_undated_document_says_no_date_to_the_search():
    page = search_pages(document(TALK), str)[""]
    assert b"date[content]" not in page
    assert b'content="undated"' in page


def test_a_name_is_looked_up_whatever_its_case_and_spaces():
    assert looked_up("  Shin   RA ") == "shin ra"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("这个码头是这座城市的历史。", "zh"),
        ("この桟橋は町の歴史です。", "ja"),
        ("「2発とも600キロ」 GSOMIAで日本から情報提供", "ja"),
        ("The sign said 码头.", ""),
        ("이 부두는 우리 도시의 역사입니다.", ""),  # has spaces
        ("Nothing of the kind.", ""),
        ("…", ""),
    ],
)
def test_a_line_without_spaces_between_its_words_is_told_by_its_letters(text, language):
    assert without_spaces(text) == language


def test_lines_without_spaces_below_an_article_in_another_language_are_indexed_as_theirs_and_nowhere_else():
    made = document(TALK + "Kim\nThis sign says it all:\n这个码头是这座城市的历史。\n", FACTS)
    pages = {folder: BeautifulSoup(page, "html.parser") for folder, page in search_pages(made, str).items()}
    assert [*pages] == ["", "in-zh"]
    assert pages["in-zh"].html["lang"] == "zh"
    assert [found.get_text() for found in pages["in-zh"].find_all(["h2", "p"])] == ["Kim", "这个码头是这座城市的历史。"]
    assert pages["in-zh"].h2["id"] == pages[""].find_all("h2")[-1]["id"]
    assert "码头" not in pages[""].get_text()
    whole = {"data-pagefind-filter": "whole[content]"}
    assert (len(pages[""].find_all(attrs=whole)), len(pages["in-zh"].find_all(attrs=whole))) == (1, 0)


def test_a_document_in_such_a_language_has_one_page():
    assert [*search_pages(document(TALK + "Kim\n这个码头是这座城市的历史。\n", 'language = "zh-Hant"\n'), str)] == [""]
