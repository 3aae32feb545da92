"""Titles and names from A to Z: in which order, and on which page."""

from hypothesis import given, settings
from hypothesis import strategies as st

from seedbank.letters import MOST, from_a_to_z, way_to


def pages(texts):
    return {page.url: page for page in from_a_to_z("titles/", ((text, text) for text in texts))}


def rows(page):
    return [row for _, section in page.sections for row in section]


def many(beginning, number=MOST + 1):
    """So many titles that begin alike and go on with a letter each in turn."""
    return [f"{beginning}{'abcdefghij'[at % 10]} {at:04}" for at in range(number)]


def test_words_are_put_in_order_one_by_one_without_accents_and_signs():
    told = ["Österreich wählt", "“A quote”", "Open letter", "on time", "Øre falls", "Ask", "on the way"]
    assert rows(pages(told)["titles/"]) == [
        "“A quote”", "Ask", "on the way", "on time", "Open letter", "Øre falls", "Österreich wählt",
    ]  # fmt: skip


def test_numbers_stand_first_and_other_scripts_behind_by_their_names():
    told = ["日本の話", "…", "99 days", "Zebra", "Привет", "いえ", "イエロー", "한국", "٣ أيام"]
    page = pages(told)["titles/"]
    assert [start.letters.script for start in page.further] == ["0-9", "", "cjk", "cyrillic", "hangul", "kana", "other"]
    assert rows(page) == ["٣ أيام", "99 days", "Zebra", "日本の話", "Привет", "한국", "いえ", "イエロー", "…"]


def test_a_few_stand_on_one_page_in_sections():
    found = pages(["Beta", "Alpha", "another"])
    assert list(found) == ["titles/"]
    page = found["titles/"]
    assert not page.divided
    assert [(start.letters.text, start.url, start.count) for start in page.further] == [
        ("A", "titles/#az-a", 2),
        ("B", "titles/#az-b", 1),
    ]


def test_many_stand_on_a_page_for_each_letter_and_the_start_counts_them():
    found = pages([*many("s", 200), *many("T", 150), "Q"])
    assert set(found) == {"titles/", "titles/s/", "titles/t/", "titles/q/"}
    start = found["titles/"]
    assert start.divided
    assert rows(start) == []
    assert [(letter.letters.text, letter.count) for letter in start.further] == [("Q", 1), ("S", 200), ("T", 150)]
    assert [letter.letters.text for letter in found["titles/q/"].alphabet] == ["Q", "S", "T"]
    assert {letter.count for letter in found["titles/q/"].alphabet} == {0}  # a number there would change every page


def test_a_letter_of_too_many_is_divided_where_its_titles_differ():
    found = pages([*many("South Korea "), "South"])
    assert rows(found["titles/s/"]) == ["South"]
    assert [letter.letters.text for letter in found["titles/s/"].further] == ["South"]
    deepest = found["titles/south-korea-c/"]
    assert deepest.letters.text == "South korea c"
    assert [above.url for above in deepest.above] == ["titles/s/", "titles/south-/"]
    assert len(rows(deepest)) == 30


def test_titles_that_nothing_tells_apart_stay_together():
    found = pages(["The same title"] * (MOST + 5))
    assert len(found) == 2
    assert len(rows(found["titles/t/"])) == MOST + 5


def test_chinese_characters_are_divided_by_rows_of_the_dictionary():
    found = pages([f"{chr(0x4E00 + at * 7)}的" for at in range(MOST + 1)])
    assert found["titles/cjk_/"].divided
    assert "titles/cjk_-4e00/" in found
    assert found["titles/cjk_-4e00/"].letters.text.startswith("一–")


WORDS = st.text(st.sampled_from("abAéß日明いイжc1 -_…"), max_size=5)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=30), st.integers(0, 12), st.randoms(use_true_random=False))
def test_every_title_stands_on_one_page_whatever_order_they_come_in(texts, times, shuffle):
    texts = [text + tail for text in texts for tail in ("", *(f"a{n}" for n in range(times)))]
    found = pages(texts)
    assert sorted(row for page in found.values() for row in rows(page)) == sorted(texts)
    shuffle.shuffle(texts)
    assert {url: (page.further, len(rows(page))) for url, page in pages(texts).items()} == {
        url: (page.further, len(rows(page))) for url, page in found.items()
    }


@settings(max_examples=30, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_every_page_can_be_reached_from_the_start_and_addresses_are_plain(texts):
    found = pages([text + str(n) for text in texts for n in range(20)])
    reached, left = {"titles/"}, ["titles/"]
    while left:
        new = {letter.url for letter in found[left.pop()].further if "#" not in letter.url} - reached
        reached |= new
        left += new
    assert reached == set(found)
    assert all(set(url) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_/") for url in found)


@given(WORDS)
def test_a_new_title_changes_no_page_of_another_letter_unless_it_is_the_first_of_its_letter(title):
    told = [*many("s"), *many("b"), *many("c 1")]
    before, after = pages(told), pages([*told, title])
    letter = way_to(title).at(0)
    changed = {url for url in before if after.get(url) != before[url]}
    assert letter not in "sbc" or {url[len("titles/") :][:1] for url in changed} <= {"", letter}


def test_a_new_title_changes_its_page_and_the_numbers_that_lead_to_it():
    told = many("South Korea ")
    before, after = pages(told), pages([*told, "South Korea ends it"])
    assert {url for url in after if before.get(url) != after[url]} == {
        "titles/",
        "titles/s/",
        "titles/south-korea-e/",
    }
