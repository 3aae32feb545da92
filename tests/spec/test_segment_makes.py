"""Name lines of one make: whatever words a site puts round name and time, a page that repeats them is read."""

import pytest

from seedbank.decode import cut
from seedbank.segment import segment
from seedbank.segment.openings import settled

ARTICLE = (
    "Harbour bridge to close for repairs in spring\n\n"
    "The old harbour bridge will close for six months from March while its bearings are replaced, the council said on Monday.\n\n"
    "Engineers found cracks in four of the twelve bearings last autumn. Buses will be sent over the new crossing at Millgate, "
    "which adds ten minutes to most journeys.\n\n"
    "The work will cost 2.3 million and is paid for by the county.\n\n"
)
SAID = (
    ("mara_k", "I have crossed that bridge every day for thirty years and nobody ever asked me what I heard at night."),
    ("Oliver Stanton", "Ten minutes? They have clearly never sat at the Millgate lights on a Friday."),
    ("tess", "Good. Close it before it closes itself."),
    ("Oliver Stanton", "You would say that, you live on the other side and work from home."),
)
AGO = ("3 hours ago", "2 hours ago", "55 minutes ago", "just now")
DATES = ("03.03.2022 14:05", "03.03.2022 15:10", "04.03.2022 09:00", "07.03.2022 22:41")
DAYS = ("Mar 3, 2022", "Mar 3, 2022", "Mar 4, 2022", "Mar 7, 2022")
CLOCKS = ("11:10", "11:31", "12:04", "14:50")
WEEKDAYS = ("Tuesday", "Tuesday", "Wednesday", "Saturday")
NONE = (None,) * 4


def page(make, times):
    """The article and the four comments, each under a line of a make: {n} its number, {name}, {to} whom it answers, {time}."""
    heads = [
        make.format(n=at + 1, name=name, to=SAID[at - 1][0] if at else "tess", time=time)
        for at, ((name, _), time) in enumerate(zip(SAID, times, strict=True))
    ]
    return ARTICLE + "\n".join(f"{head}\n{text}" for head, (_, text) in zip(heads, SAID, strict=True)) + "\n"


@pytest.mark.parametrize(
    ("make", "times"),
    [
        ("{name} commented on {time}", DAYS),
        ("{name} commented {time}", AGO),
        ("#{n} {name} {time}", AGO),
        ("{n}. {name} {time}", AGO),
        ("{name} #{n} {time}", AGO),
        ("[{time}] {name}", DATES),
        ("{time} {name}", DATES),
        ("#{n} {time} von {name}", DATES),
        ("On {time}, {name} said:", DATES),
        ("On {time} {name} wrote:", DATES),
        ("Skrevet av {name} {time}", DATES),
        ("Enviado por {name} em {time}", DATES),
        ("{name} (OP) {time}", AGO),
        ("{name} [S] {time}", AGO),
        ("{name} Subscriber {time}", AGO),
        ("{name} • {time}", AGO),
        ("{name} {time} [-]", AGO),
        ("{name} {time} | parent | next [–]", AGO),
        ("{name} > {to} • {time}", AGO),
        ("{name} > {to}\n{time}", AGO),
        ("{name} ▶ {to}\n{time}", AGO),
        ("{name} in reply to {to}\n{time}", AGO),
        ("{name} replying to {to}\n{time}", AGO),
        ("{name} says\n{time}", DATES),
        ("Comment #{n} by {name}", NONE),
        ("**{name}**", NONE),
        ("[{name}]", NONE),
        ("• {name}", NONE),
        ("- {name}", NONE),
        ("{name}:", NONE),
        ("Author: {name}", NONE),
        ("{name} said at {time}", CLOCKS),
        ("{name} on {time}", WEEKDAYS),
        ("{name} writes", NONE),
        ("{name} menulis:", NONE),
        ("{name} (reader since 20{n}7):", NONE),
        ("{name}\n{time}", ("(2 days ago)", "(2 days ago)", "(yesterday)", "(3 hours ago)")),
        ("{name}\n{time}", ("8.40 am", "8.52 am", "1.15 pm", "6.20 pm")),
        ("{name}\n{time}", ("Monday evening", "Tuesday", "Tuesday morning", "(Friday)")),
        ("{name}\n{time}", ("last night", "yesterday evening", "yesterday morning", "this morning")),
        ("#{n} {name}\nPosts: 1,204\n{time}", DATES),
        ("{n}. {name}", NONE),
        ("{n}) {name}", NONE),
        ("{n}楼 {name}", NONE),
        ("Message {n}, posted by {name}", NONE),
        ("Message from {name}", NONE),
        ("+ {name}", NONE),
        (
            "{name} {time} No.4881{n}",
            ("Sat 11 Feb 2012 21:04", "Sat 11 Feb 2012 21:09", "Sun 12 Feb 2012 08:30", "Sun 12 Feb 2012 09:11"),
        ),
        (
            "{n} Name: {name} : {time} ID:kQ7x{n}",
            (
                "2011-09-02(Fri)11:02:15",
                "2011-09-02(Fri)11:09:40",
                "2011-09-02(Fri)11:41:02",
                "2011-09-02(Fri)12:00:00",
            ),
        ),
        ("{name} (ID: kQ7x{n}) {time}", DATES),
    ],
)
def test_a_make_that_a_page_repeats_is_read(make, times):
    reading = segment(cut(page(make, times)))
    assert [(comment.author, comment.time) for comment in reading.comments] == [
        (name, time) for (name, _), time in zip(SAID, times, strict=True)
    ]
    assert [[p.text for p in comment.paragraphs] for comment in reading.comments] == [[text] for _, text in SAID]


def test_the_name_stands_where_the_comment_says():
    lines = cut(page("#{n} {time} von {name}", DATES))
    for comment in segment(lines).comments:
        author = next(place for place in comment.places if place.entry == "author")
        assert lines[author.span.line - 1].text[author.span.start : author.span.end] == comment.author


@pytest.mark.parametrize("make", ["**{name}", "@{name}", "{name}****"], ids=["one sign", "handles", "masked"])
def test_what_may_be_part_of_a_name_stays(make):
    names = [comment.author for comment in segment(cut(page(make, NONE))).comments]
    assert names == [make.format(name=name).removeprefix("**") for name, _ in SAID]


def test_a_list_of_dates_is_no_discussion():
    dates = "\n".join(
        f"{day} March 2022 {what}" for day, what in ((3, "Spring fair"), (9, "Ferry race"), (21, "Choir"))
    )
    assert segment(cut(f"{ARTICLE}What is on:\n{dates}\n")).comments == ()


def test_posts_quoted_in_an_article_name_nobody_who_comments():
    posts = "\n".join(
        f"The water is rising at the {where} and nobody tells us where the buses go.\n— {who} (@{who}_x) January {day}, 2015"
        for where, who, day in (("quay", "Mara", 7), ("mill", "Tess", 8), ("pier", "Ola", 8))
    )
    assert segment(cut(f"{ARTICLE}{posts}\nThe council said that it would answer on Tuesday.\n")).comments == ()


@pytest.mark.parametrize("make", ["{text}\n— {name}", "{text}\n{name} (03.03.2022 14:05)", "{text}\n{name}"])
def test_names_below_what_was_said_put_a_page_in_doubt(make):
    said = "\n\n".join(make.format(name=name, text=text) for name, text in SAID)
    reading = segment(cut(f"{ARTICLE}{said}\n"))
    assert reading.confidence < 90
    assert any("behind what was said" in doubt.what for doubt in reading.doubts)


@pytest.mark.parametrize("make", ["{name}: {text}", "<{name}> {text}", "{name} – {text}"])
def test_names_on_the_line_of_what_was_said_put_a_page_in_doubt(make):
    said = "\n".join(make.format(name=name, text=text) for name, text in SAID)
    assert segment(cut(f"{ARTICLE}{said}\n")).confidence < 90


@pytest.mark.parametrize("way", ["Home / News / Local", "Forum > Technical > Engines", "Home News Sport Weather Shop"])
def test_a_way_through_the_site_is_no_title(way):
    reading = segment(cut(f"{way}\n{ARTICLE}"))
    assert str(reading.roles[0]) == "other"
    assert reading.title.text == "Harbour bridge to close for repairs in spring"


def test_the_writer_above_a_bare_date_is_no_commenter_where_comments_have_a_clock():
    head, _, rest = ARTICLE.partition("\n\n")
    text = f"{head}\nLudmila Ferrant\n5. 3. 2024\n{rest}" + page("{name}\n{time}", DATES).removeprefix(ARTICLE)
    assert [comment.author for comment in segment(cut(text)).comments] == [name for name, _ in SAID]


def test_what_stands_below_the_last_buttons_of_a_page_is_no_comment():
    foot = "Reply\nAbout\nCareers\nPrivacy policy\nOur other papers\n"
    reading = segment(cut(page("{name}\n{time}", DATES).replace("\nOliver", "\nReply\nOliver") + foot))
    assert [[p.text for p in comment.paragraphs] for comment in reading.comments] == [[text] for _, text in SAID]


def test_what_a_page_offers_below_its_article_is_furniture():
    offers = "Share this article\nRivers\nWater\nPrint this page\n71 comments\n"
    reading = segment(cut(ARTICLE + offers + page("{name}\n{time}", DATES).removeprefix(ARTICLE)))
    assert [paragraph.text for paragraph in reading.article][-1].startswith("The work will cost")


@pytest.mark.parametrize(
    "headings",
    [
        ("The good news", "The bad news", "The other news"),
        ("What it costs", "What the repair costs", "What waiting costs"),
        ("Out at sea", "Back at sea", "Lost at sea"),
        ("For the dough:", "For the filling:", "For the glaze:"),
        ("1. Pack a map", "2. Take the early train", "3. Leave the dog at home"),
        ("1. The Ridge", "2. Miller's Loop", "3. Cold Comfort"),
        ("+ Bring a lamp", "+ Bring a rope", "+ Bring a friend"),
    ],
)
def test_headings_that_open_or_end_alike_name_nobody(headings):
    parts = zip(headings, ARTICLE.split("\n\n")[1:4], strict=True)
    text = "".join(f"{heading}\n{paragraph}\n" for heading, paragraph in parts)
    assert segment(cut(ARTICLE + text)).comments == ()


def test_a_form_of_its_own_is_more_than_a_hint():
    heads = ("#1 Ann Lee", "#2 Bert", "#3 Cleo Vane")
    openings = [opening for _, opening in settled([text for head in heads for text in (head, "I do not think so.")])]
    assert [(opening.author, opening.sure, opening.hint) for opening in openings[::2]] == [
        ("Ann Lee", True, False),
        ("Bert", True, False),
        ("Cleo Vane", True, False),
    ]


def test_a_sign_alone_is_a_name_where_the_page_has_no_buttons():
    said = "".join(f"{name}\n{text}\n" for name, (_, text) in zip(("mara_k", "☆", "tess", "☆"), SAID, strict=True))
    assert [comment.author for comment in segment(cut(ARTICLE + said)).comments] == ["mara_k", "☆", "tess", "☆"]


def test_stars_are_votes():
    reading = segment(cut(page("{name}\n★★★★☆\n{time}", DATES)))
    assert [(comment.author, comment.votes) for comment in reading.comments] == [(name, "★★★★☆") for name, _ in SAID]


def test_comments_closed_for_an_article_are_no_comment():
    reading = segment(cut(ARTICLE + "Comments are closed for this article.\n"))
    assert (reading.comments, reading.roles[-1]) == ((), "control")
