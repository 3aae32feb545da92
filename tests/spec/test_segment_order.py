"""In which order a page prints its comments: told by their indentation, their times, or the keeper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import ARTICLE, SAID
from seedbank.decode import cut
from seedbank.model import Comment
from seedbank.segment import Fixes, segment
from seedbank.segment.order import order_of_times
from seedbank.segment.times import Moment, later, moment_of

HOURS = ("1h", "2h", "3h", "4h")


def page(*times):
    """A page with as many comments as times; "" where none is printed."""
    blocks = [[name, time, said] for (name, said), time in zip(SAID, times, strict=False)]
    return cut(ARTICLE + "".join(f"{line}\n" for block in blocks for line in block if line))


def timed(times):
    return tuple(Comment(index, index + 1, index + 1, "Anna", (), time) for index, time in enumerate(times))


def order(*times):
    return order_of_times(timed(times))


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("2 hours ago", "3 minutes ago"),
        ("3h", "20m"),
        ("2w", "5d"),
        ("1y", "11mo"),
        ("an hour ago", "30 secs ago"),
        ("a day ago", "just now"),
        ("vor 3 Stunden", "vor einer Minute"),
        ("il y a 2 jours", "il y a une heure"),
        ("hace 2 semanas", "hace un día"),
        ("há 2 meses", "há uma hora"),
        ("2 giorni fa", "una ora fa"),
        ("2 dagen geleden", "een uur geleden"),
        ("3時間前", "5分前"),
        ("3시간 전", "5분전"),
        ("Aug. 22, 2019 | 06:58 pm JST", "Aug. 22, 2019 | 07:40 pm JST"),
        ("Aug. 22, 2019 | 11:58 am JST", "Aug. 22, 2019 | 12:01 pm JST"),
        ("Aug. 22, 2019 | 12:30 am JST", "Aug. 22, 2019 | 01:00 am JST"),
        ("22.08.2019 um 14:05 Uhr", "22.08.2019 um 15:11 Uhr"),
        ("31.08.2019", "01.09.2019"),
        ("22.08.19", "1.1.20"),
        ("2019-08-22 14:05", "2019-08-22 14:06"),
        ("2019-08-22 14:05:01", "2019-08-22 14:05:02"),
        ("22 August 2019", "1 September 2019"),
        ("Posted on 22 juin 2019 à 14h05", "Posted on 1 juillet 2019 à 9h00"),
        ("06:58 Aug 22, 2019", "06:59 Aug 22, 2019"),
        ("2019年8月22日", "2019年10月1日"),
        ("2019년 8월 22일", "2019년 10월 1일"),
        ("March 3", "May 1"),
        ("22nd of March, 2019", "1 de maio de 2019"),
        ("yesterday at 14:05", "today at 9:00"),
        ("gestern um 8:00", "gestern um 9:15"),
        ("14:05", "14:06"),
        ("9:15 am", "1:05 pm"),
        ("5 hours ago (edited)", "edited 4 hours ago"),
    ],
)
def test_times_of_one_kind_are_compared(early, late):
    one, other = moment_of(early), moment_of(late)
    assert (later(one, other), later(other, one), later(one, one)) == (1, -1, 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [("3h", "2019-08-22"), ("March 3", "March 3, 2019"), ("14:05", "2019-08-22 14:05"), ("yesterday", "2 days ago")],
)
def test_times_counted_from_different_things_are_not_compared(one, other):
    assert later(moment_of(one), moment_of(other)) is None


@pytest.mark.parametrize("printed", ["whenever", "99.99.2019", "2019-13-01", "25:00", "12:61", "3h" * 60])
def test_what_is_no_time_is_none(printed):
    assert moment_of(printed) is None


def test_a_day_without_a_clock_is_neither_earlier_nor_later_than_a_clock_of_that_day():
    assert later(moment_of("22.08.2019"), moment_of("22.08.2019 14:05")) == 0


def test_an_age_is_counted_in_minutes():
    assert moment_of("3 hours ago") == Moment("age", -180)


@pytest.mark.parametrize(
    "times",
    [
        ("20 minutes ago", "2 hours ago", "3 hours ago", "1 day ago"),
        ("Aug. 22, 2019 | 07:40 pm JST", "Aug. 22, 2019 | 06:58 pm JST", "Aug. 21, 2019 | 11:00 pm JST"),
        ("22.08.2019 um 15:11 Uhr", "22.08.2019 um 14:05 Uhr", "22.08.2019 um 9:30 Uhr"),
    ],
)
def test_times_that_fall_are_newest_first_and_those_that_rise_oldest_first(times):
    assert segment(page(*times)).order == "newest-first"
    assert segment(page(*reversed(times))).order == "oldest-first"


def test_a_time_on_the_name_line_tells_the_order_too():
    lines = cut(ARTICLE + "".join(f"{name} · {time}\n{said}\n" for (name, said), time in zip(SAID, HOURS, strict=True)))
    assert segment(lines).order == "newest-first"


def test_the_keepers_order_beats_the_times():
    falling = page("1 hour ago", "2 hours ago", "3 hours ago")
    assert segment(falling, Fixes(order="oldest-first")).order == "oldest-first"
    assert segment(falling, Fixes(order="tree")).order == "tree"


@pytest.mark.parametrize(
    "times",
    [
        (),
        ("1h", "2h"),  # two comments
        ("1h", "1h", "2h"),  # one step
        ("1h", "3h", "2h"),  # both ways
        ("1h", "2019-08-22", "2h", "2019-08-21", "3h", "2019-08-20"),  # nothing to compare
        ("1h", "2h", "3h", None, None, None, None),  # most comments have no time
        ("09/03/2019", "05/04/2019", "02/05/2019", "01/06/2019"),  # falls only where the month is first
    ],
)
def test_no_order_is_guessed(times):
    assert order(*times) == "oldest-first"


def test_one_step_in_ten_may_run_the_other_way():
    falling = [f"{hours}h" for hours in range(1, 11)]
    assert order(*falling, "1h") == "newest-first"
    assert order(*falling[1:], "1h") == "oldest-first"


def test_a_day_that_no_month_has_settles_which_number_is_the_month():
    assert order("03/09/2019", "28/08/2019", "02/08/2019") == "newest-first"
    assert order("09/03/2019", "08/28/2019", "08/02/2019") == "newest-first"


def test_where_the_page_leaves_it_open_both_meanings_must_agree():
    assert order("03/05/2019 10:00", "03/05/2019 9:00", "03/05/2019 8:00") == "newest-first"


@given(st.lists(st.integers(1, 10**6), min_size=3, max_size=40, unique=True))
def test_times_in_falling_order_are_newest_first_whatever_they_are(minutes):
    ages = [f"{age} minutes ago" for age in sorted(minutes)]
    assert (order(*ages), order(*reversed(ages))) == ("newest-first", "oldest-first")


@given(st.text(max_size=120))
def test_any_text_can_be_asked_for_its_time(text):
    moment = moment_of(text)
    assert moment is None or later(moment, moment) == 0


@given(
    st.lists(st.one_of(st.none(), st.sampled_from(["1h", "2h", "14:05", "2019-08-22", "3 May"]), st.text(max_size=9)))
)
def test_a_page_turned_round_is_never_newest_first_both_ways(times):
    assert "oldest-first" in (order(*times), order(*reversed(times)))


def indented(*indents):
    """A page whose comments are indented so."""
    blocks = [f"{indent}{name}\n{indent}{said}\n" for indent, (name, said) in zip(indents, SAID, strict=False)]
    return cut(ARTICLE + "".join(blocks))


@pytest.mark.parametrize(
    "indents",
    [("", "    ", "        ", ""), ("", "\t", "\t\t", "\t"), ("  ", "    ", "  ", "    "), ("", "  ", "", "")],
)
def test_names_that_are_indented_step_by_step_are_a_tree(indents):
    assert segment(indented(*indents)).order == "tree"


@pytest.mark.parametrize(
    "indents",
    [
        ("", "", "", ""),
        ("    ", "    ", "    ", "    "),  # one depth
        ("    ", "", "", ""),  # a deeper one follows nothing
        ("", "        ", "", "    "),  # two steps at once
        ("", " ", "", ""),  # a slip
    ],
)
def test_other_indentation_is_no_tree(indents):
    assert segment(indented(*indents)).order == "oldest-first"


def test_indentation_beats_times_for_a_tree_may_have_its_newest_branch_first():
    blocks = zip(("", "    ", "", ""), SAID, HOURS, strict=True)
    lines = cut(ARTICLE + "".join(f"{indent}{name}\n{time}\n{said}\n" for indent, (name, said), time in blocks))
    assert segment(lines).order == "tree"
    assert segment(lines, Fixes(order="newest-first")).order == "newest-first"


def test_clocks_without_a_day_decide_nothing():
    """Comments of three days look as if they went back in time."""
    assert order("16:05", "15:30", "14:05", "9:00") == "oldest-first"


def test_an_order_says_whether_a_keeper_states_it():
    assert segment(page(*HOURS)).order_source == "inferred"
    assert segment(page(*HOURS), Fixes(order="oldest-first")).order_source == "sidecar"
