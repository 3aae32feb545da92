"""The JSON of a document has the fixed form of docs/document.schema.json, beside its page and from the command."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import ELECTION, HARBOUR, PLAIN, REPOSITORY, Archive

pytestmark = pytest.mark.site

SCHEMA = json.loads((REPOSITORY / "docs" / "document.schema.json").read_text("utf-8"))

CORRECTED = f"""\
title = "Kenya votes"
slug = "kenya"
formerly = ["2022/kenya-votes"]
date = "2022-08~"
captured = 2022-08-12T09:00:00Z
source_url = "https://example.org/kenya"
site = "The Post"
byline = "By A. Writer"
note = "Saved by hand."
language = "en"
seed_sha256 = "{sha256(ELECTION.encode()).hexdigest()}"
[[comment]]
line = 10
author = "Otieno O."
reply_to = [7]
why = "answers her queue"
by = "a keeper"
on = 2024-01-31
[terms.country]
add = ["NO"]
why = "for the test"
"""


def said(text: str) -> dict[str, Any]:
    """One document of the fixed form."""
    found: dict[str, Any] = json.loads(text)
    Draft202012Validator(SCHEMA).validate(found)
    shares = [
        found["confidence"],
        *(reply["confidence"] or 0 for comment in found["comments"] for reply in comment["replies"]),
    ]
    assert shares == [round(share, 2) for share in shares]
    return found


@pytest.fixture
def site(three: Archive) -> Archive:
    three.seed("election.txt", ELECTION, CORRECTED)
    three.seed("plain.txt", PLAIN)
    three.seed("bare.txt", "One line and nothing else, with a <tag>, a \x07 bell and a \u202e turn.")
    three.seed("copper.md", "Title: Copper\nDate: 2021\n\nCopper.\n\n## Comments\n\n### Paula {#L9}\n\nMine & yours.\n")
    return three


def test_the_json_beside_every_page_and_of_the_command_has_the_fixed_form(site: Archive) -> None:
    site.build()
    beside = {
        found["stem"]: found for found in (said(path.read_text("utf-8")) for path in site.output.rglob("index.json"))
    }
    assert sorted(beside) == ["bare", "copper", "election", "harbour", "mine", "plain"]
    names = sorted(beside)
    shown = site.command("show", "--format", "json", *names)
    assert (shown.status, shown.stderr) == (0, "")
    printed = [said(line) for line in shown.stdout.splitlines()]
    assert [found["stem"] for found in printed] == names
    assert printed == [beside[name] for name in names]
    bare = site.command("show", "--format", "json", "--no-sidecar", "election")
    assert said(bare.stdout)["corrections"] == []
    assert said(bare.stdout)["url"] == "undated/election/"


def test_the_json_says_what_the_sidecar_and_the_seed_say(site: Archive) -> None:
    site.build("-e", 'SITEURL="https://example.org/archive"')
    found = said(site.text("2022/kenya/index.json"))
    assert found["source"] == "content/seeds/election.txt"
    assert found["url"] == "https://example.org/archive/2022/kenya/"
    assert found["title"] == {"value": "Kenya votes", "source": "sidecar", "evidence": []}
    assert (found["date"]["edtf"], found["date"]["earliest"], found["date"]["latest"]) == (
        "2022-08~",
        "2022-08-01",
        "2022-08-31",
    )
    assert found["captured"] == "2022-08-12T09:00:00Z"
    assert [country["code"] for country in found["countries"]] == ["NO", "KE"]
    assert found["countries"][0]["source"] == "sidecar"
    assert found["comments"][1]["author"] == "Otieno O."
    assert found["comments"][1]["reply_to"] == [0]
    reply = found["comments"][1]["replies"][0]
    assert (reply["kind"], reply["cue"], reply["confidence"], reply["drawn"]) == ("keeper", "sidecar", None, True)
    assert {correction["what"] for correction in found["corrections"]} == {
        "author of L10",
        "L10 answers",
        "country: added",
    }
    assert len(found["lines"]) == len(ELECTION.splitlines())
    assert len(found["article"]) == len(found["article_lines"]) == 3
    harbour = said(site.text("2021/bergen-closes-its-old-harbour/index.json"))
    assert harbour["sha256"] == sha256(HARBOUR.encode()).hexdigest()
    assert [comment["id"] for comment in harbour["comments"]] == ["L7", "L10", "L13"]
    assert harbour["comments"][2]["reply_to"] == [1]
    for evidence in (word for term in harbour["countries"] for word in term["evidence"] if "line" in word):
        line = HARBOUR.splitlines()[evidence["line"] - 1]
        assert line[evidence["start"] : evidence["end"]] == evidence["text"]
