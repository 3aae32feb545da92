"""No string that only the labelled threads have stands in a shipped table.

What was counted on them is in a list made elsewhere; what was fitted on them is named by words of the program.
"""

import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from seedbank.terms.tables import FORM_COLUMNS, PACKAGE, TERM_COLUMNS, find_table, read_forms, read_terms, rows_of

OF_WORDS = re.compile(r"(?:(?:opening )?word|says|begins) (?!is\b.)(.*)")  # clues that name words


def rows(room, table):
    text = files(f"seedbank.{room}").joinpath(table).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def test_every_counted_word_is_one_of_a_list_made_elsewhere():
    words = {row[0] for row in rows("segment", "words.tsv")}
    counted = [row[0] for row in rows("threads", "ordinary.tsv")]
    assert [word for word in counted if len(word) > 1 and word not in words and f"{word}'t" not in words] == []


@pytest.mark.parametrize(
    ("room", "table", "column"),
    [
        ("segment", "asides.tsv", 0),
        ("segment", "weights.tsv", 0),
        ("segment", "weights_dressed.tsv", 0),
        ("threads", "weights.tsv", 1),
    ],
)
def test_every_fitted_clue_is_named_by_words_of_the_program(room, table, column):
    program = "".join(path.read_text("utf-8") for path in files(f"seedbank.{room}").iterdir() if path.suffix == ".py")
    signs = " ".join(row[0] for row in rows("threads", "signs.tsv"))  # written by hand
    known = set(re.findall(r"[^\W\d_]{2,}", f"{program} {signs}"))
    clues = [row[column] for row in rows(room, table) if not OF_WORDS.fullmatch(row[column])]
    assert [clue for clue in clues if not set(re.findall(r"[^\W\d_]{2,}", clue)) <= known] == []


@pytest.mark.parametrize("table", ["asides.tsv", "weights_dressed.tsv"])
def test_every_word_that_is_weighed_stands_in_a_page_of_our_own(table):
    pages = Path(__file__).parents[2] / "benchmarks" / "pages"
    own = set(re.findall(r"\w+", "".join([path.read_text("utf-8") for path in sorted(pages.glob("*.txt"))]).lower()))
    named = [found[1] for row in rows("segment", table) if (found := OF_WORDS.fullmatch(row[0]))]
    assert named
    assert [word for words in named for word in words.split() if word not in own] == []


@pytest.mark.parametrize("name", sorted(path.name for path in PACKAGE.glob("*.forms.*.tsv")))
def test_every_table_of_forms_that_comes_along_is_sorted_and_without_fault(name):
    """They are not checked when a site is built, and their first column is taken for the form."""
    facet, table = name.split(".")[0], find_table(name, ())
    terms = read_terms(facet, rows_of(find_table(f"{facet}.tsv", ()), TERM_COLUMNS))
    found = list(rows_of(table, FORM_COLUMNS))
    assert len(read_forms(found, terms)) == len(found) > 100
    lines = [line for line in table.text().splitlines() if not line.startswith("#")]
    assert lines[0].startswith("form\tcode\t")
    assert lines[1:] == sorted(set(lines[1:]), key=lambda line: line.split("\t"))


TAGGING = """
import os, sys
read = []
sys.addaudithook(lambda event, what: event == "open" and str(what[0]).endswith(".tsv") and read.append(os.path.basename(what[0])))
from seedbank.model import Paragraph
from seedbank.terms import Text, load_facet, tag
facets = load_facet("country", "salience"), load_facet("topic", "share")
print(*read)
read.clear()
for facet in facets:
    tag(facet, Text("Nihon", (Paragraph(1, "日本と韓国"),), "ja"))
print(*read)
"""


def test_words_are_read_when_a_text_in_their_language_is_tagged():
    run = subprocess.run(
        [sys.executable, "-c", TAGGING],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        check=True,
    )
    assert run.stdout.decode().splitlines() == ["country.tsv topic.tsv", "country.forms.ja.tsv salience.weights.tsv"]
