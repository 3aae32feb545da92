"""Older encodings are concluded from the letters, and give the same bytes back."""

import pytest

from seedbank.decode import decode, encode

TEXTS = {
    "ja": "市議会は火曜日、新しい港の橋に関する採決をさらに六か月延期した。\n技術者は三月に報告する予定だと市長は述べた。\n港の猫\n私もです。ずっと待っているのに、何も進まない。\n",
    "ko": "시의회는 화요일에 새 항구 다리에 대한 표결을 다시 여섯 달 미루었다.\n기술자들은 삼월에 보고할 예정이라고 시장은 말했다.\n부두 고양이\n믿을 수 없다.\n",
    "zh": "市议会星期二再次将新港口大桥的表决推迟六个月。\n市长说，工程师将在三月提交报告。\n码头的猫\n我不相信。\n",
    "tw": "市議會星期二再次將新港口大橋的表決延後六個月。\n市長說，工程師將在三月提交報告。\n碼頭的貓\n我不相信，你呢？\n",
    "ru": "Городской совет во вторник снова отложил голосование о новом мосте на полгода.\nИнженеры доложат в марте.\nкот\nНе верю.\n",
    "pl": "Rada miasta we wtorek znów odłożyła głosowanie nad nowym mostem o sześć miesięcy.\nInżynierowie złożą sprawozdanie w marcu.\nkot portowy\nNie wierzę, że coś się zmieni.\n",
    "de": "Der Stadtrat hat am Dienstag die Abstimmung über die neue Hafenbrücke verschoben – schon wieder.\nJürgen\nDas glaub’ ich nicht.\n",
    "el": "Το δημοτικό συμβούλιο ανέβαλε την Τρίτη την ψηφοφορία για τη νέα γέφυρα.\nγάτα\nΔεν το πιστεύω.\n",
}


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("ja", "shift_jis"),
        ("ja", "euc_jp"),
        ("ja", "iso2022_jp"),
        ("ko", "euc_kr"),
        ("zh", "gb18030"),
        ("tw", "big5"),
        ("ru", "cp1251"),
        ("ru", "koi8_r"),
        ("pl", "cp1250"),
        ("de", "cp1252"),
        ("el", "cp1253"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_text_is_read_and_comes_back(language, encoding, end):
    text = TEXTS[language].replace("\n", end)
    seed = decode(text.encode(encoding), "x.txt")
    assert "".join(line.text + line.end for line in seed.lines) == text
    assert encode(seed) == text.encode(encoding)


SHORT = [
    ("shift_jis", "市議会は採決を延期した。\n港の猫\n信じられない。\n"),
    ("euc_jp", "市議会は採決を延期した。\n港の猫\n信じられない。\n"),
    ("euc_kr", "시의회는 표결을 미루었다.\n부두 고양이\n믿을 수 없다.\n"),
    ("gb18030", "市议会推迟了表决。\n码头的猫\n我不相信。\n"),
    ("big5", "市議會延後了表決。\n碼頭的貓\n我不相信。\n"),
    ("cp1251", "Совет отложил голосование.\nкот\nНе верю.\n"),
    ("koi8_r", "Совет отложил голосование.\nкот\nНе верю.\n"),
    ("cp1250", "Rada odłożyła głosowanie.\nkot\nNie wierzę.\n"),
    ("cp1253", "Το συμβούλιο ανέβαλε την ψηφοφορία.\nγάτα\nΔεν το πιστεύω.\n"),
    ("cp1254", "Belediye oylamayı erteledi.\nAyşe\nİnanmıyorum, gerçekten.\n"),
    ("cp1255", "המועצה דחתה את ההצבעה.\nחתול\nלא מאמין.\n"),
    ("cp1256", "أجل المجلس التصويت.\nقط\nلا أصدق.\n"),
    ("cp1257", "Taryba atidėjo balsavimą.\nKatė\nNetikiu, žinoma.\n"),
    ("utf-16-le", "市議会は採決を延期した\n港の猫\n信じられない\n"),
    ("utf-16-be", "The council met.\nAnna\nNo.\n"),
]


@pytest.mark.parametrize(("encoding", "text"), SHORT)
def test_three_short_lines_are_enough(encoding, text):
    seed = decode(text.encode(encoding), "x.txt")
    assert "".join(line.text + line.end for line in seed.lines) == text
    assert encode(seed) == text.encode(encoding)


def test_the_keeper_decides():
    data = "Jürgen glaubt es nicht.\n".encode("cp1252")
    assert decode(data, "x.txt", "cp1251").lines[0].text != decode(data, "x.txt", "cp1252").lines[0].text
    assert decode(data, "x.txt", "cp1251").encoding == "cp1251"


LATIN_LETTERS = [
    ("cp1252", "Der Bürgermeister sagte, die Brücke müsse größer werden.\nJürgen\n"),
    ("cp1252", "Le maire a déclaré que le pont était trop étroit.\nGérard\n"),
    ("cp1252", "El alcalde dijo que el puente será más ancho.\nIñigo\n"),
    ("cp1250", "Burmistrz powiedział, że most będzie szerszy.\nŁukasz\n"),
    ("cp1250", "Starosta řekl, že most bude širší.\nJiří\n"),
    ("cp1250", "A polgármester szerint a híd szélesebb lesz, erről dőlt el a vita.\nGergő\n"),
    ("cp1254", "Belediye başkanı köprünün genişleyeceğini söyledi.\nAyşe\n"),
]


@pytest.mark.parametrize(("encoding", "text"), LATIN_LETTERS)
def test_languages_in_latin_letters_are_told_apart_by_their_alphabets(encoding, text):
    seed = decode(text.encode(encoding), "x.txt")
    assert "".join(line.text + line.end for line in seed.lines) == text


def test_a_guess_says_how_sure_it_is_and_what_is_known_is_certain():
    short, long = ("Ayşe\n".encode("cp1254"), TEXTS["ru"].encode("koi8_r"))
    assert decode(short, "x.txt").encoding_confidence < decode(long, "x.txt").encoding_confidence < 100
    assert decode(long, "x.txt", "koi8_r").encoding_confidence == 100
    assert decode(TEXTS["ru"].encode(), "x.txt").encoding_confidence == 100
    assert decode(TEXTS["ru"].encode("utf-16"), "x.txt").encoding_confidence == 100
