"""What a page prints at each name proves which lines are names, and which are not."""

import pytest

from making import ARTICLE
from seedbank.decode import cut
from seedbank.segment import segment
from seedbank.segment.clues import clues_of
from seedbank.segment.proof import BARRED
from seedbank.segment.view import views_of

SAID = (
    ("quay_walker", ["Those who voted for it:", "Albrecht", "Dove", "Peter Quay"]),
    ("Ines Albrecht", ["And who pays for it?"]),
    ("Bert Dove", ["Not the mayor.", "Regards", "Bert"]),
    ("quay_walker", ["We do, as we always did."]),
)
NAMES = [name for name, _ in SAID]


def page(under=(), after=(), above=(), counter=("4 Comments",)):
    lines = [*ARTICLE.splitlines(), *counter]
    for name, said in SAID:
        lines += [*above, name, *under, *said, *after]
    return "\n".join(lines) + "\n"


def names(text):
    return [comment.author for comment in segment(cut(text)).comments]


@pytest.mark.parametrize(
    "printed",
    [
        {"under": ["2 hours ago"]},
        {"under": ["5 (+7 / -2)"]},
        {"under": ["Reply", "Report"]},
        {"under": ["2 hours ago"], "after": ["Reply"]},
        {"after": ["2 hours ago"]},
        {"after": ["Reply", "Report"]},
        {"above": ["2 hours ago"]},
    ],
    ids=str,
)
def test_where_each_name_has_the_like_beside_it_other_short_lines_are_speech(printed):
    assert names(page(**printed)) == NAMES


def proofs(text):
    return (
        {view.text: proof for view, (_, proof) in zip(views, clues_of(views), strict=True)}
        if (views := views_of(cut(text)))
        else {}
    )


def test_lines_with_the_time_are_spoken_for_and_those_without_against():
    found = proofs(page(under=["2 hours ago"]))
    assert found["Ines Albrecht"] > 0 > found["Dove"] > BARRED


def test_one_time_is_no_habit():
    found = proofs(ARTICLE + "quay_walker\n2 hours ago\nThey have put it off.\nInes Albrecht\nAnd who pays for it?\n")
    assert found["quay_walker"] == found["Ines Albrecht"] == 0


def test_times_below_what_is_said_do_not_speak_for_what_is_said():
    told = (
        "I do not think that they will",
        "and who pays for it then",
        "not the mayor I am sure",
        "we do as we always did",
    )
    said = "".join(f"{name}\n{text}\n2 hours ago\n" for name, text in zip(NAMES, told, strict=True))
    assert names(f"{ARTICLE}4 Comments\n{said}") == NAMES


def test_the_pages_own_date_below_its_title_is_no_habit_of_names():
    head = "Council delays vote on harbour bridge until spring\nAug. 22, 2019\n"
    assert names(head + page(under=["2 hours ago"])) == NAMES


@pytest.mark.parametrize(
    "line",
    [
        "TDD <=> DDT", "mocked = value", "[/quote]", "Download --------", "News,weather,cricket,funny", "Value 4/5", "4/5", '"It doesn\'t and they do!"',
        "$4 a month", "Yours, Bert", "MfG: Bert", "Viele Grüße Bert", "Kind regards Bert Dove", "3. Cold Comfort",
    ],
)  # fmt: skip
def test_what_no_printed_name_has(line):
    lines = cut(ARTICLE + f"quay_walker\nThey have put it off.\n{line}\nFor ten years now, and nobody asks why.\n")
    (name,) = [view for view in views_of(lines) if view.text == line]
    ((_, proof),) = [
        found
        for view, found in zip(views_of(lines), clues_of(views_of(lines)), strict=True)
        if view.number == name.number
    ]
    assert proof == BARRED


@pytest.mark.parametrize(
    "line", ["hana****", "__anna__", "LG77", "Grace Love", "Dr. Best", "4 Aces", "a-b-c", "A. B., Hull", "[deleted]"]
)
def test_what_names_may_have(line):
    lines = cut(ARTICLE + f"{line}\nThey have put it off.\nquay_walker\nFor ten years now, and nobody asks why.\n")
    proofs = [proof for _, proof in clues_of(views_of(lines))]
    assert proofs[2] > BARRED


def test_a_phrase_that_recurs_is_a_name():
    said = "Сын порта\nИх делал мой дед.\nне_выспалась\nВ шесть утра? Пощадите!\nСын порта\nПодарю вам беруши.\n"
    article = "Часы на портовой башне снова пойдут со следующего месяца, сообщили в администрации города.\n"
    assert names(article + said) == ["Сын порта", "не_выспалась", "Сын порта"]
