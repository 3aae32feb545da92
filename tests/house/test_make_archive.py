"""The maker of archives for measuring speed: the same everywhere, and readable."""

import hashlib
import sys
from pathlib import Path

from making import facets
from seedbank.collect import collect
from seedbank.pipeline import read_all

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
import make_archive

COUNT = 30


def archive(folder, count):
    for number in range(count):
        make_archive.write(make_archive.make(number), "seed", folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_archive_of_thirty_begins_with_the_archive_of_ten(tmp_path):
    ten, thirty = archive(tmp_path / "10", 10), archive(tmp_path / "30", COUNT)
    assert ten.items() <= thirty.items()


def test_a_document_is_the_same_on_every_machine():
    texts = "".join(make_archive.seed(make_archive.make(number))[f"{number:06d}.txt"] for number in (0, 7, 9999))
    assert hashlib.sha256(texts.encode()).hexdigest()[:16] == "197b1fad9473528a"


def test_seedbank_reads_what_was_made(tmp_path):
    archive(tmp_path, COUNT)
    sources, problems = collect(tmp_path, Path("content/seeds"))
    outcome = read_all(sources, facets())
    assert (problems, outcome.problems) == ([], ())
    for document in outcome.documents:
        made = make_archive.make(int(document.seed.stem))
        assert [comment.author for comment in document.reading.comments] == [said.author for said in made.comments]
        assert document.dated == (made.day is not None)
        assert document.tags["country"]
        assert document.tags["topic"]


def test_every_form_tells_the_same_document():
    made = make_archive.make(5)
    for form in ("hugo", "eleventy", "pelican"):
        [text] = make_archive.FORMS[form](made).values()
        assert made.title in text
        assert all(paragraph in text for paragraph in made.paragraphs)
        assert text.count('"replies"') == len(made.comments)
