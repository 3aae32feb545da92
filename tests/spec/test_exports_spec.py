"""What other programs read: JSON by its schema, Atom by a feed reader, the sitemap by an XML parser."""

import hashlib
import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest
from jsonschema import Draft202012Validator

from making import TALK, document
from seedbank.cards import card_of
from seedbank.exports.document_json import as_json, tables_version, to_json
from seedbank.exports.feed import newest, to_atom
from seedbank.exports.sitemap import to_sitemap
from seedbank.policy import Policy

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "document.schema.json").read_text("utf-8"))
SHA = hashlib.sha256(TALK.encode()).hexdigest()
FACTS = 'title = "A title"\ndate = 2019-08-22\n'
CORRECTED = f"""{FACTS}captured = 2019-08-23T09:00:00Z
seed_sha256 = "{SHA}"
[[comment]]
line = 5
reply_to = [3]
why = "he says so"
[terms.country]
add = ["CN"]
remove = ["KR"]
"""
POLICY = Policy("Na<me & \x07", "https://example.org/a", "Sub", str)
HOSTILE = "<script>&amp; ]]> \x00\x08\ufffe\u202e \"' 日本"
NAMES = {
    "": "source stem url language title date article article_lines lines comments order countries topics confidence problems read_by sha256",
    "title": "value source evidence",
    "date": "value source evidence edtf earliest latest",
    "comments": "id author lines paragraphs time votes answers reply_to replies",
    "replies": "to kind cue confidence drawn evidence",
    "countries": "code label slug top score source evidence",
    "read_by": "seedbank tables",
}


def valid(document):
    whole = json.loads(to_json(document))
    Draft202012Validator(SCHEMA).validate(whole)
    return whole


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("sidecar", [None, FACTS, CORRECTED, "date = '2016/..'", "status = 'draft'"])
def test_the_json_is_as_the_schema_says(sidecar):
    valid(document(TALK, sidecar, tagged=True))


@pytest.mark.parametrize(
    "text", ["\n", "It rained.\n", "It rained.\n\n## Comments\n\n### Anna {#a}\n\n*Time: 3h*\n\nYes.\n"]
)
def test_the_json_of_odd_seeds_is_as_the_schema_says(text):
    valid(document(text))
    valid(document(text, name="a.md"))


def test_the_json_has_every_name_the_format_lists():
    whole = valid(document(TALK, CORRECTED, tagged=True))
    found = {
        "": whole,
        "title": whole["title"],
        "date": whole["date"],
        "comments": whole["comments"][2],
        "replies": whole["comments"][2]["replies"][0],
        "countries": whole["countries"][0],
        "read_by": whole["read_by"],
    }
    for part, names in NAMES.items():
        assert set(names.split()) <= found[part].keys(), part


def test_a_keepers_reply_has_no_confidence_and_his_country_no_guess():
    whole = valid(document(TALK, CORRECTED, tagged=True))
    assert whole["comments"][1]["reply_to"] == [0]
    assert whole["comments"][1]["replies"][0] | {"evidence": 0} == {
        "to": 0, "kind": "keeper", "cue": "sidecar", "confidence": None, "drawn": True, "lines": None, "evidence": 0,
    }  # fmt: skip
    assert whole["comments"][1]["answers"] == "comment"
    countries = {tag["code"]: tag["source"] for tag in whole["countries"]}
    assert countries["CN"] == "sidecar"
    assert "KR" not in countries
    assert [row["what"] for row in whole["corrections"]] == ["L5 answers", "country: added", "country: removed"]


def test_a_comment_that_answers_the_article_answers_no_comment():
    told = CORRECTED.replace("[3]", '"article"')
    comment = valid(document(TALK, told, tagged=True))["comments"][1]
    assert (comment["answers"], comment["reply_to"]) == ("article", [])


def test_a_comment_that_a_keeper_leaves_open_answers_nobody():
    told = CORRECTED.replace("line = 5\n", "line = 7\n").replace("[3]", '"unknown"')
    comment = valid(document(TALK, told, tagged=True))["comments"][2]
    assert (comment["answers"], comment["reply_to"]) == ("unknown", [])
    assert [reply["drawn"] for reply in comment["replies"] if reply["kind"] == "explicit"] == [False]


def test_an_undated_document_has_no_date_in_json():
    assert as_json(document("It rained.\n"))["date"] is None


def test_the_address_is_whole_where_the_site_has_one():
    made = document(TALK, FACTS)
    assert as_json(made)["url"] == "2019/a-title/"
    assert as_json(made, "https://example.org/a")["url"] == "https://example.org/a/2019/a-title/"


def test_json_is_one_line_whatever_was_typed():
    made = document(TALK, FACTS)
    odd = replace(made, title=replace(made.title, value=HOSTILE + "\u2028\n"))
    text = to_json(odd)
    assert "\n" not in text
    assert json.loads(text)["title"]["value"] == HOSTILE + "\u2028\n"


def test_the_tables_have_a_version():
    assert len(tables_version()) == 12


def feed_of(documents, policy):
    cards = newest(map(card_of, documents), policy.feed_size)
    return to_atom(cards, policy) if cards else b""


def test_a_feed_reader_reads_the_feed():
    made = document(TALK, CORRECTED, tagged=True)
    feed = feedparser.parse(feed_of([made], POLICY))
    assert feed.bozo == 0
    assert feed.version == "atom10"
    assert feed.feed.title == "Na<me & \ufffd"
    (entry,) = feed.entries
    assert (entry.title, entry.link) == ("A title", "https://example.org/a/2019/a-title/")
    assert entry.updated == "2019-08-23T09:00:00+00:00"
    assert entry.id.startswith("urn:uuid:")


def test_a_feed_of_hostile_text_is_well_formed_and_plants_nothing():
    made = document(TALK, FACTS)
    odd = replace(made, title=replace(made.title, value=HOSTILE), summary=HOSTILE)
    data = feed_of([odd], POLICY)
    assert feedparser.parse(data).bozo == 0
    assert "<script>" not in data.decode()
    title = ET.fromstring(data).find("{*}entry/{*}title").text
    assert title.startswith("<script>&amp; ]]> \ufffd\ufffd\ufffd[U+202E]")


def test_the_id_of_an_entry_is_the_seeds_name_and_nothing_else():
    one = feedparser.parse(feed_of([document(TALK, FACTS)], POLICY)).entries[0].id
    two = feedparser.parse(feed_of([document("It rained.\n", 'title = "B"\ndate = "2020"\n')], POLICY)).entries[0].id
    other = feedparser.parse(feed_of([document(TALK, FACTS, "b.txt")], POLICY)).entries[0].id
    assert one == two != other


@pytest.mark.parametrize(
    ("sidecar", "updated"),
    [
        ("date = 2019-08-22", "2019-08-22T00:00:00+00:00"),
        ("date = '2019-08~'", "2019-08-31T00:00:00+00:00"),
        ("captured = 2020-01-01T01:00:00+02:00", "2019-12-31T23:00:00+00:00"),
        ("date = '2019'\ncaptured = 2020-01-01T01:00:00Z", "2020-01-01T01:00:00+00:00"),
    ],
)
def test_an_entry_is_dated_by_what_a_keeper_states(sidecar, updated):
    assert feedparser.parse(feed_of([document(TALK, sidecar)], POLICY)).entries[0].updated == updated


@pytest.mark.parametrize("sidecar", [None, "date = '2016/..'", "title = 'x'"])
def test_without_a_last_day_and_a_time_of_saving_there_is_no_entry_and_no_feed(sidecar):
    assert feed_of([document(TALK, sidecar)], POLICY) == b""


def test_without_the_sites_address_the_feeds_links_are_relative():
    feed = feedparser.parse(feed_of([document(TALK, FACTS)], replace(POLICY, site_url="")))
    assert feed.entries[0].link == "2019/a-title/index.html"
    assert b"http://example" not in feed_of([document(TALK, FACTS)], replace(POLICY, site_url=""))


def test_the_feed_has_the_newest_thirty_newest_first():
    many = [document(TALK, f"date = 2019-01-{day:02}", f"a{day}.txt") for day in range(1, 32)]
    days = [entry.updated[:10] for entry in feedparser.parse(feed_of(many, POLICY)).entries]
    assert days == [f"2019-01-{day:02}" for day in range(31, 1, -1)]


def test_the_sitemap_is_well_formed_and_whole():
    data = to_sitemap(["", "2019/a/", "a&b/"], "https://example.org/x")
    root = ET.fromstring(data)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert root.tag == f"{space}urlset"
    assert [loc.text for loc in root.iter(f"{space}loc")] == [
        "https://example.org/x/",
        "https://example.org/x/2019/a/",
        "https://example.org/x/a&b/",
    ]
