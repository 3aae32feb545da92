"""Title, date, language and summary: what is concluded from which words, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import document
from seedbank.dating import propose_date
from seedbank.describe import LONGEST_SUMMARY, LONGEST_TITLE, propose_language, propose_title, summarise
from seedbank.model import Evidence, Paragraph, Reading, Span


def article(*texts):
    return tuple(Paragraph(at, text) for at, text in enumerate(texts, 1))


def title(text):
    return propose_title(article(text)).value


def when(*texts, printed=None):
    return propose_date(Reading((), article(*texts), (), date=printed))


@pytest.mark.parametrize(
    ("lead", "cut"),
    [
        ("The council put off the vote.", "The council put off the vote"),
        (
            "The council put off the vote on the bridge, which had divided the town for years, until the autumn.",
            "The council put off the vote on the bridge, which had divided the town for years",
        ),
        (
            "The U.S. expressed disappointment in the decision of its ally. More words follow here.",
            "The U.S. expressed disappointment in the decision of its ally",
        ),
        (
            "Mr. Moon and Lt. Gen. Smith met in St. Louis on Jan. 5 to talk about the bridge. It rained.",
            "Mr. Moon and Lt. Gen. Smith met in St. Louis on Jan. 5 to talk about the bridge",
        ),
        ("Prices rose 3.5 percent last year. So it was.", "Prices rose 3.5 percent last year"),
        ('"We will not go," the mayor of the old town said on Monday evening in the hall of the council house there.',
         '"We will not go," the mayor of the old town said on Monday evening in the hall of the…'),
        ("Wait! More.", "Wait"),
        ("日本政府は木曜日、韓国との協定を終えると発表した。次の文。", "日本政府は木曜日、韓国との協定を終えると発表した"),
        ("   The council met on Tuesday.", "The council met on Tuesday"),
        ("x" * 200, "x" * 89 + "…"),
    ],
)  # fmt: skip
def test_a_title_is_cut_at_a_clause(lead, cut):
    assert title(lead) == cut


@given(st.text(min_size=1))
def test_a_title_is_never_too_long_and_always_words_of_the_lead(lead):
    proposed = propose_title(article(lead))
    assert len(proposed.value) <= LONGEST_TITLE
    assert proposed.source == "inferred"
    assert proposed.value.removesuffix("…") in lead
    words = proposed.evidence[0]
    assert lead[words.span.start : words.span.end] == words.text


@given(st.lists(st.sampled_from(["council", "a", "the", "vote,", "bridge.", "that", "and", "Mr.", "U.S."]), min_size=1))
def test_a_title_never_ends_in_mid_word(words):
    lead = " ".join(words)
    proposed = title(lead).removesuffix("…")
    assert not (lead + " ")[len(proposed)].isalnum()


def test_no_text_no_title():
    assert propose_title(()) is None


def test_a_seed_without_an_article_is_called_by_its_name():
    assert document("\n \n", name="a-name.txt").title.value == "a-name"


@given(st.lists(st.text(min_size=1), max_size=3))
def test_a_summary_is_short_and_ends_with_a_word(texts):
    found = summarise(article(*texts))
    assert len(found) <= LONGEST_SUMMARY


@pytest.mark.parametrize(
    ("texts", "edtf", "evidence"),
    [
        (["It was on January 5, 2019, that the council met."], "2019-01-05/..", ["January 5, 2019"]),
        (["On Aug. 5, 2018 and on Sept. 7, 2019 it met."], "2019-09-07/..", ["Sept. 7, 2019"]),
        (["On Aug. 5, 2019 it met, and on Aug. 5, 2019 it rained."], "2019-08-05/..", ["Aug. 5, 2019"]),
        (["It met on 3 March 2021."], "2021-03-03/..", ["3 March 2021"]),
        (["It met on the 3rd March, 2021."], "2021-03-03/..", ["3rd March, 2021"]),
        (["Es tagte am 22.08.2019 wieder."], "2019-08-22/..", ["22.08.2019"]),
        (["Log of 2019-08-22, first part."], "2019-08-22/..", ["2019-08-22"]),
        (["In 2018 it said it would end coal by 2050."], "2018/..", ["2018"]),
        (["In 2018 it put off the vote until May 2, 2020."], "2018/..", ["2018"]),
        (["Founded in 1965, it was closed in 2016."], "2016/..", ["2016"]),
        (["See http://a.example/2019/07/27/story.html for more."], "2019-07/..", ["http://a.example/2019/07/27/"]),
        (
            ["It ends on Aug. 15 by law.", "See http://a.example/2019/07/27/x.html"],
            "2019-08~",
            ["Aug. 15", "http://a.example/2019/07/27/"],
        ),
        (["From Dec. 30 on.", "http://a.example/2019/12/x/"], "2019-12~", ["Dec. 30", "http://a.example/2019/12/"]),
        (["From Jan. 2 on.", "http://a.example/2019/12/x/"], "2020-01~", ["Jan. 2", "http://a.example/2019/12/"]),
        (["In May 2, 2020 it met.", "http://a.example/2019/12/x/"], "2020-05-02/..", ["May 2, 2020"]),
    ],
)
def test_a_date_is_what_the_text_proves(texts, edtf, evidence):
    found = when(*texts)
    assert (found.edtf, found.source) == (edtf, "inferred")
    assert [words.text for words in found.evidence] == evidence
    assert [texts[w.span.line - 1][w.span.start : w.span.end] for w in found.evidence] == evidence


@pytest.mark.parametrize(
    "text",
    [
        "It rained on Thursday.",
        "Call 020 2019-2020 or 1,965 times.",
        "The year 2525 is far.",
        "It cost 2019.50 and 1.2018.",
        "On February 30, 18 it met.",
        "It will all be done by the end of 2030.",
        "",
    ],
)
def test_where_the_text_proves_nothing_nothing_is_said(text):
    assert when(text) is None


def test_a_printed_date_is_the_seeds_own():
    found = when("It was in 2016.", printed=Evidence("Aug. 22, 2019 | 06:58 pm JST", Span(1, 0, 28)))
    assert (found.edtf, found.source, found.earliest) == ("2019-08-22", "seed", "2019-08-22")
    assert found.evidence[0].span == Span(1, 0, 13)


LANGUAGES = {
    "en": "The council of the town met on Tuesday and it was said that the vote for which it had met was put off with his help.",
    "de": "Der Rat der Stadt hat sich am Dienstag mit der Frage befasst, und die Wahl ist nicht auf den Herbst verschoben worden.",
    "fr": "Le conseil de la ville est pour une fois avec les habitants dans la rue, et ce qui est plus, les élus ne sont pas au vote.",
    "es": "El consejo de los vecinos que se reunió con el alcalde por una vez fue para su pueblo más que una fiesta como las del mes.",
    "it": "Il consiglio della città non è che una parte di quello che gli abitanti sono per il paese, come anche nella piazza alla sera.",
    "pt": "O conselho da cidade não é mais que uma parte dos moradores, como foi dito por quem ao fim do dia para os outros em casa.",
    "nl": "Het bestuur van de stad heeft een besluit niet genomen, maar dat werd bij het raadhuis ook met de mensen voor en naar buiten.",
    "ja": "市議会は火曜日に会議を開き、投票を一か月延期することを決めた。",
    "ko": "시의회는 화요일에 회의를 열어 투표를 한 달 연기하기로 했다.",
    "zh": "市议会周二开会，决定将投票推迟一个月。",
    "und": "Lorem ipsum.",
}


@pytest.mark.parametrize(("code", "text"), LANGUAGES.items())
def test_a_language_is_told_by_its_script_and_its_commonest_words(code, text):
    found = propose_language(article(text))
    assert (found.value, found.source) == (code, "inferred")


@pytest.mark.parametrize("text", ["", "12 34", "A few English words.", "Привет, мир, как дела сегодня у всех вас?"])
def test_where_nothing_decides_the_language_is_und(text):
    assert propose_language(article(text)).value == "und"
