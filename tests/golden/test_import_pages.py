"""Saved pages in every markup that is known, written after the real ones: what becomes of them, and what is told as left.

Each page stands beside its seed, its sidecar and its report, which are written anew with REWRITE_GOLDEN=1 and only then.
"""

import os
from pathlib import Path

import pytest

from making import document
from seedbank.from_markdown import plain
from seedbank.import_html.compose import import_page
from seedbank.import_html.elements import is_text
from seedbank.import_html.open_page import open_page
from seedbank.import_html.write import report_of, seed_of, sidecar_of

PAGES = sorted((Path(__file__).parent / "import").glob("*.html"))


def golden(path, text):
    if os.environ.get("REWRITE_GOLDEN") == "1":
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text, (
        f"{path.name} differs; if it should, run with REWRITE_GOLDEN=1 and read the diff"
    )


@pytest.fixture(params=PAGES, ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture
def page(path):
    return import_page(path.read_bytes(), path.name)


def test_a_page_gives_this_seed_this_sidecar_and_this_report(path, page):
    golden(path.with_suffix(".txt" if page.lines else ".md"), seed_of(page))
    golden(path.with_suffix(".toml"), sidecar_of(page, path.name))
    golden(path.with_suffix(".report"), report_of(page, path.name))


def test_the_seed_is_read_back_as_the_same_comments(page):
    read = document(seed_of(page), sidecar_of(page, "x"), "a.txt" if page.lines else "a.md")
    if page.lines:
        return
    drawn = [reply for reply in read.thread.replies if reply.drawn and reply.kind == "explicit"]
    for said, comment in zip(page.comments, read.reading.comments, strict=True):
        assert (comment.author, comment.time or "", comment.votes or "") == (said.author, said.time, said.votes)
        assert len(comment.paragraphs) == len(said.blocks)
        answers = [reply.to for reply in drawn if reply.comment == comment.index]
        if said.parent is not None:
            assert answers == [None if said.parent < 0 else said.parent]


def test_no_text_of_the_page_is_lost(path, page):
    """Every letter of the page is in the seed, the sidecar or the report: what the three have more is their own."""
    soup = open_page(path.read_bytes(), path.name).soup
    kept = squeezed(plain(seed_of(page)) + sidecar_of(page, "") + report_of(page, ""))
    for part in soup.descendants:
        if is_text(part) and squeezed(part):
            assert squeezed(part) in kept, part


def squeezed(text):
    return "".join(letter for letter in str(text) if letter.isalnum())
