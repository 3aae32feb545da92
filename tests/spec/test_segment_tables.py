"""The tables that reading rests on are sorted, well formed, and say where they are from."""

from importlib.resources import files

import pytest

TABLES = files("seedbank.segment")


def rows(name):
    text = (TABLES / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def heading(name):
    return [line for line in (TABLES / name).read_text("utf-8").splitlines() if line.startswith("#")]


@pytest.mark.parametrize("name", ["asides.tsv", "weights.tsv", "weights_dressed.tsv", "words.tsv"])
def test_one_row_an_entry_sorted(name):
    keys = [row[0] for row in rows(name)]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("name", ["weights.tsv", "weights_dressed.tsv"])
def test_a_weight_for_each_state(name):
    assert {len(row) for row in rows(name)} == {1 + 7}
    assert all(int(cell) in range(-(10**5), 10**5) for row in rows(name) for cell in row[1:])


def test_a_word_has_a_grade_and_perhaps_is_a_name():
    assert {known for _, known in rows("words.tsv")} <= {
        f"{grade}{name}" for grade in range(5) for name in ("", "g", "f", "gf")
    }
    assert all(word == word.lower() for word, _ in rows("words.tsv"))


@pytest.mark.parametrize("name", ["confidence.tsv", "confidence_dressed.tsv", "asides_confidence.tsv"])
def test_confidence_rises_with_the_margin(name):
    table = [(int(margin), int(confidence)) for margin, confidence in rows(name)]
    assert table[0][0] == 0
    assert table == sorted(set(table))
    assert len(dict(table)) == len(table)
    assert [confidence for _, confidence in table] == sorted({confidence for _, confidence in table})
    assert table[-1][1] in range(90, 100)


@pytest.mark.parametrize(
    "source", ["wordfreq", "Faker", "United States Census Bureau", "CC BY-SA 4.0", "MIT", "public domain"]
)
def test_the_word_list_names_its_sources_and_licences(source):
    assert source in " ".join(heading("words.tsv"))
