"""The real seed, from bytes to document: what must be read out of it, and the files a reader can check it by.

The files beside this test are written anew with REWRITE_GOLDEN=1 in the environment, and only then; read their diff.
What changes whenever a model is fitted (confidences, doubts, scores, inferred replies) stands in none of them.
"""

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from making import facets, source
from seedbank.exports.document_json import as_json
from seedbank.outline import drawing
from seedbank.pipeline import read
from seedbank.present import thread
from seedbank.to_markdown import to_markdown

HERE = Path(__file__).parent
NAME = "000_3ee0856b8c3cb974"
FACTS = """\
title      = "S Korea terminates Japan intelligence deal amid trade dispute"
date       = 2019-08-22
source_url = "https://japantoday.com/category/politics/S-Korea-terminates-Japan-intelligence-deal-amid-trade-dispute"
site       = "Japan Today"
language   = "en"
"""
TRADE = "medtop:20000373"


def read_seed(*, with_sidecar):
    data = (HERE / f"{NAME}.txt").read_bytes()
    return read(source(data, FACTS, f"{NAME}.txt"), facets(), with_sidecar=with_sidecar)


@pytest.fixture(scope="module")
def stated():
    return read_seed(with_sidecar=True)


@pytest.fixture(scope="module")
def bare():
    return read_seed(with_sidecar=False)


@pytest.fixture(params=["stated", "bare"])
def document(request):
    return request.getfixturevalue(request.param)


def golden(name, text):
    """Compare with a file beside this test; REWRITE_GOLDEN=1 writes it instead."""
    path = HERE / name
    if os.environ.get("REWRITE_GOLDEN") == "1":
        path.write_text(text, "utf-8")
        pytest.skip(f"rewrote {name}: read its diff before you keep it")
    assert path.read_text("utf-8") == text, f"{name} differs; if it should, run with REWRITE_GOLDEN=1 and read the diff"


def settled(document):
    """The document without what is only inferred of its replies."""
    replies = tuple(reply for reply in document.thread.replies if reply.kind != "inferred")
    return replace(document, thread=replace(document.thread, replies=replies))


def test_the_seed_is_the_one_that_was_saved():
    digest = hashlib.sha256((HERE / f"{NAME}.txt").read_bytes()).hexdigest()
    assert digest == "03c4f0ffabe2d3d3c526a344eee7eba452e289c611585522c73913647df4b0fc"


def test_28_paragraphs_and_18_comments_by_13_names(document):
    comments = document.reading.comments
    assert len(document.reading.article) == 28
    assert (len(comments), len({comment.author for comment in comments})) == (18, 13)
    assert (comments[0].line, comments[0].author) == (29, "yoshi")
    assert (comments[1].author, len(comments[1].paragraphs)) == ("Heckleberry", 6)
    assert 87 not in {comment.line for comment in comments}


def test_explicit_replies_are_these_four_and_no_other(document):
    explicit = {(r.comment, r.to) for r in document.thread.replies if r.kind == "explicit" and r.drawn}
    assert explicit == {(14, 4), (14, 5), (14, 7), (16, 14)}


def test_no_reply_is_a_keepers_where_none_is_stated(document):
    assert not [reply for reply in document.thread.replies if reply.kind == "keeper"]
    assert document.corrections == ()


def test_it_is_about_four_countries(document):
    assert {tag.term.code for tag in document.tags["country"]} == {"JP", "KR", "KP", "US"}


def test_it_is_about_international_relations_and_trade_and_no_science(document):
    codes = {tag.term.code for tag in document.tags["topic"]}
    terms = facets()[1].terms
    assert "medtop:20000638" in codes
    assert TRADE in codes or any(terms[code].broader == TRADE for code in codes)
    assert codes <= {"medtop:20000638", TRADE, "medtop:16000000", "medtop:20000598"} | {
        code for code, term in terms.items() if term.broader == TRADE
    }
    assert not [code for code in codes if terms[code].top == "medtop:13000000" or code == "medtop:13000000"]


def test_what_the_keeper_states_stands(stated):
    assert stated.title.value == "S Korea terminates Japan intelligence deal amid trade dispute"
    assert stated.url == "2019/s-korea-terminates-japan-intelligence-deal-amid-trade-dispute/"
    assert (stated.date.edtf, stated.date.source, stated.site) == ("2019-08-22", "sidecar", "Japan Today")
    assert (stated.language.value, stated.language.source) == ("en", "sidecar")


def test_the_proposed_title_is_a_clause_of_the_lead(bare):
    lead, title = bare.reading.article[0].text, bare.title
    assert title.source == "inferred"
    assert len(title.value) <= 90
    assert lead.startswith(title.value)
    assert not lead[len(title.value)].isalnum()
    assert title.evidence[0].span.line == 1


def test_the_concluded_date_holds_the_day_and_shows_its_evidence(bare):
    assert bare.date.source == "inferred"
    assert bare.date.earliest <= "2019-08-22" <= bare.date.latest
    assert bare.date.evidence
    lines = bare.seed.lines
    assert all(
        words.text == lines[words.span.line - 1].text[words.span.start : words.span.end] for words in bare.date.evidence
    )
    assert bare.url == "undated/000-3ee0856b8c3cb974/"


def test_every_piece_of_evidence_stands_where_it_says(document):
    found = [words for tags in document.tags.values() for tag in tags for words in tag.evidence]
    found += [words for reply in document.thread.replies for words in reply.evidence]
    lines = document.seed.lines
    placed = [words for words in found if words.span and words.span.end]
    assert placed
    assert [w for w in placed if lines[w.span.line - 1].text[w.span.start : w.span.end] != w.text] == []


def test_the_json_reads_as_it_was_checked(stated):
    whole = as_json(stated)
    kept = ("source", "stem", "url", "language", "title", "date", "site", "source_url", "order", "corrections")
    comments = [
        {key: c[key] for key in ("id", "author", "lines")} | {"paragraphs": len(c["paragraphs"])}
        for c in whole["comments"]
    ]
    roles = {role: whole["lines"].count(role) for role in sorted(set(whole["lines"]))}
    shown = {key: whole[key] for key in kept} | {"article": len(whole["article"]), "roles": roles, "comments": comments}
    rows = [f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in shown.items()]
    golden(f"{NAME}.json", ("{\n" + ",\n".join(rows) + "\n}\n").replace("}, {", "},\n  {"))


def test_the_markdown_reads_as_it_was_checked(stated):
    """Its skeleton: the header, and the first words of each block."""
    blocks = to_markdown(settled(stated)).split("\n\n")
    golden(f"{NAME}.skeleton.md", "\n".join([blocks[0], *(block[:72] for block in blocks[1:])]) + "\n")


def test_the_thread_of_what_the_text_says_is_drawn_as_it_was_checked():
    data = (HERE / f"{NAME}.txt").read_bytes()
    document = read(source(data, FACTS, f"{NAME}.txt"), ())
    said = settled(document)
    places = said.thread.places
    if any(reply.kind == "inferred" and reply.drawn for reply in document.thread.replies):
        from seedbank.threads import arrange  # noqa: PLC0415  (only where inferred replies have to be left out)

        places = arrange(said.reading.comments, said.thread.replies)
    replies = tuple(replace(reply, confidence=None) for reply in said.thread.replies)
    drawn = drawing(replace(said, thread=replace(said.thread, places=places, replies=replies)))
    golden(f"{NAME}.thread", drawn + "\n")


def test_the_page_opens_and_closes_as_many_lists(document):
    views = thread(document)
    assert sum(view.closes for view in views) == sum(view.opens > 0 for view in views)
