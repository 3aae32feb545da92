"""What of a seed its terms come from, and what its page says where there are none."""

import pytest

from making import ARTICLE, TALK, document

GERMAN = """\
Der Rat hat am Dienstag die Abstimmung über die neue Brücke in Österreich noch einmal verschoben, und das ist nicht die erste.
Die Ingenieure sollen im März berichten, sagte die Bürgermeisterin nach der Sitzung, die sich mit dem Streit in Österreich befasst hat.
"""
FINNISH = """\
Neuvosto kokoontui tiistaina ja lykkäsi äänestystä uudesta sillasta. Japani ja Korea olivat mukana.
Insinöörien on määrä raportoida maaliskuussa, pormestari sanoi kokouksen jälkeen, joka kesti neljä tuntia.
"""


def told(text, sidecar=None):
    found = document(text, sidecar, tagged=True)
    return {facet: [tag.term.code for tag in tags] for facet, tags in found.tags.items()}, dict(found.untagged)


def test_comments_give_no_terms():
    comments = "\n".join(
        f"{name}\nThis is what Japan and South Korea did in Tokyo and Seoul, and it was a football match, I think."
        for name in ("yoshi", "Shin Ra", "Samit Basu", "nigelboy")
    )
    assert told(f"{ARTICLE}{comments}\n")[0] == told(ARTICLE)[0]
    assert told(TALK)[0]["country"] == ["KR", "JP"]


@pytest.mark.parametrize(
    ("text", "language", "countries", "words"),
    [
        (GERMAN, "de", ["AT"], {"topic": "“de” (there is for en)"}),
        (FINNISH, "fi", [], {"country": "“fi” (there is for de, en, es,", "topic": "“fi” (there is for en)"}),
        ("Qwx zrt.\nPlk mnb vcx.\n", "und", [], {"country": "is not known", "topic": "is not known"}),
    ],
)
def test_a_language_without_a_table_gets_no_terms_and_says_so(text, language, countries, words):
    tags, why = told(text, f'language = "{language}"\n')
    assert tags == {"country": countries, "topic": []}
    assert why.keys() == words.keys()
    for facet, said in words.items():
        assert said in why[facet]
