"""No string that only the labelled threads have stands in a shipped table.

What was counted on them is in a list made elsewhere; what was fitted on them is named by words of the program.
"""

import re
from importlib.resources import files

import pytest


def rows(room, table):
    text = files(f"seedbank.{room}").joinpath(table).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def test_every_counted_word_is_one_of_a_list_made_elsewhere():
    words = {row[0] for row in rows("segment", "words.tsv")}
    counted = [row[0] for row in rows("threads", "ordinary.tsv")]
    assert [word for word in counted if len(word) > 1 and word not in words and f"{word}'t" not in words] == []


@pytest.mark.parametrize(("room", "column"), [("segment", 0), ("threads", 1)])
def test_every_fitted_clue_is_named_by_words_of_the_program(room, column):
    program = "".join(path.read_text("utf-8") for path in files(f"seedbank.{room}").iterdir() if path.suffix == ".py")
    signs = " ".join(row[0] for row in rows("threads", "signs.tsv"))  # written by hand
    known = set(re.findall(r"[^\W\d_]{2,}", f"{program} {signs}"))
    clues = [row[column] for row in rows(room, "weights.tsv")]
    assert [clue for clue in clues if not set(re.findall(r"[^\W\d_]{2,}", clue)) <= known] == []
