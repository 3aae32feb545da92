"""Names that are not what they look like, and the countries a reader would give."""

from pathlib import Path

import pytest

from seedbank.model import Paragraph
from seedbank.terms import Text, load_facet, tag

COUNTRY, TOPIC = load_facet("country", "salience"), load_facet("topic", "share")

ROWS = [
    row.split("\t")
    for row in (Path(__file__).parent / "terms_traps.tsv").read_text(encoding="utf-8").splitlines()
    if not row.startswith("#")
]


@pytest.mark.parametrize(("codes", "title", "text"), ROWS, ids=[row[1] for row in ROWS])
def test_a_short_story_gets_the_countries_it_is_about(codes, title, text):
    tags = tag(COUNTRY, Text(title, (Paragraph(1, text),), "en")).tags
    assert sorted(each.term.code for each in tags) == sorted(filter(None, codes.split(",")))


TOPICS = [
    (
        "medtop:13000000",
        "The moon was bright, and the telescope showed its craters. Astronomers measured the planet Mars next.",
    ),
    ("medtop:11000000", "President Moon met the prime minister. Moon said parliament would vote on the treaty."),
    (
        "medtop:15000000",
        "The striker scored twice as the home team won the match and reached the final of the tournament.",
    ),
    (
        "medtop:17000000",
        "Heavy rain and strong winds are forecast; the weather service issued a flood warning for the coast.",
    ),
]


@pytest.mark.parametrize(("top", "text"), TOPICS, ids=[row[0] for row in TOPICS])
def test_a_short_story_gets_the_subject_that_has_most_of_its_words(top, text):
    tags = tag(TOPIC, Text(None, (Paragraph(1, text),), "en")).tags
    assert tags[0].term.top == top


def test_everyday_words_are_no_further_subject_of_a_long_text():
    """A team that leads a project is no sport, however long the text goes on about it; in a line or two they may be one."""
    project = "The software developers wrote source code for a web server, and users sent email about the website, a file, an app and the database."
    told = " The team took the lead and played its part; its head set a record."
    tops = [
        {each.term.top for each in tag(TOPIC, Text(None, (Paragraph(1, text),), "en")).tags}
        for text in (project + told, "The team took the lead.", project + told + " It won the football match.")
    ]
    assert tops == [{"medtop:13000000"}, {"medtop:15000000"}, {"medtop:13000000", "medtop:15000000"}]


def test_a_name_in_capitals_is_no_word_of_a_subject():
    text = "Mr Moon thanked Mr Mars. Moon and Mars had met in Leeds, where Mr Bishop and Mr Temple waited."
    assert tag(TOPIC, Text(None, (Paragraph(1, text),), "en")).tags == ()


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("ja", "日本政府は韓国との協定を終了すると発表した。韓国は日本に抗議した。", {"JP", "KR"}),
        ("ko", "한국은 일본과의 협정을 종료한다고 밝혔다. 일본은 한국에 항의했다.", {"JP", "KR"}),
        ("zh", "韩国宣布终止与日本的协定。日本向韩国提出抗议。", {"JP", "KR"}),
        (
            "de",
            "Südkorea beendet das Abkommen mit Japan. Japans Minister nannte Südkoreas Schritt bedauerlich.",
            {"JP", "KR"},
        ),
        (
            "fr",
            "La Corée du Sud met fin à l'accord avec le Japon. Le Japon a protesté contre la Corée du Sud.",
            {"JP", "KR"},
        ),
        ("es-MX", "Corea del Sur termina el acuerdo con Japón. Japón protestó ante Corea del Sur.", {"JP", "KR"}),
    ],
)
def test_names_of_countries_are_known_in_seven_languages(language, text, codes):
    tags = tag(COUNTRY, Text(None, (Paragraph(1, text),), language)).tags
    assert {each.term.code for each in tags} == codes


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("ja", "11日午後、東北地方で大きな地震があった。宮城県で津波が沿岸を襲った。米国は救助隊を送る。", {"JP"}),
        ("ko", "부산 앞바다에서 여객선이 멈췄다. 경상남도는 배를 보냈다.", {"KR"}),
        ("zh", "上海和浙江连日大雨，列车停运。浙江已疏散居民。", {"CN"}),
        (
            "de",
            "In Innsbruck steht das Wasser in den Kellern. Das Land Tirol schickt Pumpen, und in Wien tagt der Krisenstab.",
            {"AT"},
        ),
        (
            "fr",
            "Un incendie a ravagé un entrepôt à Marseille. Les pompiers de toute la Provence sont sur place.",
            {"FR"},
        ),
        ("es", "Un tren descarriló cerca de Sevilla. La Junta de Andalucía pidió calma a los viajeros.", {"ES"}),
    ],
)
def test_towns_and_parts_of_the_country_tell_of_it_in_the_language_of_its_papers(language, text, codes):
    tags = tag(COUNTRY, Text(None, (Paragraph(1, text),), language)).tags
    assert {each.term.code for each in tags} == codes


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("und", "The language of the text is not known, so no country is proposed."),
        ("fi", "There is no table of country words for the language “fi” (there is for de, en, es, fr, ja, ko, zh)."),
    ],
)
def test_a_text_in_an_unsupported_language_gets_no_tags_and_says_why(language, why):
    tagging = tag(COUNTRY, Text(None, (Paragraph(1, "Japan Korea"),), language))
    assert (tagging.tags, tagging.why_none) == ((), why)


def test_the_names_of_states_change_with_the_year():
    text = (Paragraph(1, "Moscow refused the offer, and the Kremlin said it would wait for the spring."),)
    given = [
        tag(COUNTRY, Text("Moscow refuses", text, "en", year)).tags[0].term.code for year in (1987, 1991, 1992, None)
    ]
    assert given == ["SUHH", "SUHH", "RU", "RU"]


def test_a_dateline_is_evidence_and_a_town_that_could_be_a_word_counts_only_there():
    first = tag(
        COUNTRY,
        Text(None, (Paragraph(1, "NICE, France (AP) — The market on the square opened late on Sunday."),), "en"),
    )
    assert [each.term.code for each in first.tags] == ["FR"]
    assert (
        tag(COUNTRY, Text(None, (Paragraph(1, "Nice people came to the market on the square on Sunday."),), "en")).tags
        == ()
    )
