"""A comment says in which language it is, where that is not the article's and its text tells."""

import pytest

from seedbank.model import Paragraph
from seedbank.present_languages import language_of

FRENCH = "Je prends ce bateau tous les matins et je ne vois pas pourquoi on devrait le fermer pour une histoire de chiffres que personne ne veut donner à la mairie."
JAPANESE = "この桟橋は町の歴史そのものです。閉鎖する前に、もう一度よく考えてほしいと思います。"
KOREAN = "이 부두는 우리 도시의 역사입니다. 닫기 전에 다시 한번 생각해 주시기 바랍니다."
CHINESE = "这个码头是这座城市的历史，关闭之前应该再好好想一想，大家都这么说。"
ENGLISH = "I take that boat every morning and I would rather have a slow boat than no boat at all, which is what it will come to."


@pytest.mark.parametrize(
    ("text", "around", "found"),
    [
        (FRENCH, "en", "fr"),
        (FRENCH, "fr", ""),
        (JAPANESE, "en", "ja"),
        (KOREAN, "en", "ko"),
        (CHINESE, "en", "zh"),
        (CHINESE, "zh", ""),
        (ENGLISH, "en", ""),
        (ENGLISH, "ja", "en"),
        ("賛成", "ja", ""),  # as much Japanese as Chinese
        (f"{ENGLISH} {JAPANESE[:20]}", "en", ""),  # English, with words quoted
        ("Oui, très bien.", "en", ""),  # too little to tell
        ("Этот причал стоит здесь уже сто лет.", "en", ""),  # a script of several languages
        ("", "en", ""),
    ],
)
def test_the_language_of_a_comment(text, around, found):
    assert language_of([Paragraph(7, text)], around) == found
