"""A heading that serves as title stands on the page once: as its title, not again as the first line of the text."""

from making import document
from seedbank import present

TITLE = "Council delays vote on harbour bridge"
TEXT = (
    f"{TITLE}\n"
    "The council met on Tuesday and put off the vote on the new harbour bridge for another six months.\n"
    "Engineers are to report in March, the mayor said after the meeting, which lasted four hours.\n"
)


def test_the_page_shows_it_as_its_title_alone():
    made = document(TEXT)
    assert (made.title.value, made.title.source) == (TITLE, "seed")
    assert TITLE not in present.article_html(made)
    assert 1 not in present.shown_lines(made)


def test_under_a_title_that_the_keeper_states_it_stays_a_heading():
    made = document(TEXT, 'title = "Bridge vote put off"\n')
    assert made.title.value == "Bridge vote put off"
    assert f'<h2 id="L1">{TITLE}</h2>' in present.article_html(made)
