"""Laws of addresses and dates."""

import hashlib
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbank.addresses import LONGEST_SLUG, root_from, slug, slug_of_stem
from seedbank.dates import interval
from seedbank.wording import at

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*-?")
DAYS = st.dates(min_value=date(1, 1, 1))


@given(st.text())
def test_a_slug_is_made_of_ascii_letters_digits_and_hyphens_or_is_empty(text):
    found = slug(text)
    assert not found or SLUG.fullmatch(found)
    assert len(found) <= LONGEST_SLUG


@given(st.text())
def test_a_slug_is_its_own_slug(text):
    assert slug(slug(text)) == slug(text)


@given(st.lists(st.text("abc", min_size=1, max_size=12), min_size=1, max_size=30))
def test_a_long_title_is_cut_at_a_word(words):
    found = slug(" ".join(words)).split("-")
    assert found == words[: len(found)]


@given(st.text(min_size=1))
def test_every_stem_has_an_address(stem):
    assert SLUG.fullmatch(slug_of_stem(stem))


@given(st.text())
def test_case_and_accents_make_no_other_address(text):
    assert slug(text.encode("ascii", "ignore").decode().upper()) == slug(
        text.encode("ascii", "ignore").decode().lower()
    )


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("S Korea terminates Japan intelligence deal", "s-korea-terminates-japan-intelligence-deal"),
        ("Über die Brücke", "uber-die-brucke"),
        ("  --A  B--  ", "a-b"),
        ("日本", ""),
        ("con", "con-"),
        ("Page", "page-"),
        ("x" * 100, "x" * 80),
        ("½ ﬁne", "12-fine"),
    ],
)
def test_slugs(title, address):
    assert slug(title) == address


def test_a_stem_without_ascii_letters_has_the_head_of_its_digest():
    assert slug_of_stem("日本") == f"s-{hashlib.sha256('日本'.encode()).hexdigest()[:8]}"


@given(st.lists(st.sampled_from(["a", "b", "2019"]), max_size=4), st.lists(st.sampled_from(["c", "d"]), max_size=4))
def test_a_relative_link_leads_from_any_page_to_any_other(here, there):
    save_as = "/".join([*here, "index.html"])
    link = at("".join(f"{part}/" for part in there), root_from(save_as))
    walked = list(here)
    for part in link.split("/")[:-1]:
        walked = walked[:-1] if part == ".." else [*walked, part]
    assert (walked, link.rpartition("/")[2]) == (list(there), "index.html")


@pytest.mark.parametrize(
    ("url", "root", "link"),
    [
        ("", "", "index.html"),
        ("", "../../", "../../index.html"),
        ("2019/a/", "../", "../2019/a/index.html"),
        ("2019/a/#L3", "", "2019/a/index.html#L3"),
        ("feed.atom", "../", "../feed.atom"),
    ],
)
def test_links(url, root, link):
    assert at(url, root) == link


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019-08", "2019-08-01", "2019-08-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-08-22", "2019-08-22", "2019-08-22"),
        ("2019-08~", "2019-08-01", "2019-08-31"),
        ("2019?", "2019-01-01", "2019-12-31"),
        ("2019-08-22%", "2019-08-22", "2019-08-22"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("00XX", "0001-01-01", "0099-12-31"),
        ("2019-07-27/2019-08", "2019-07-27", "2019-08-31"),
        ("2016/..", "2016-01-01", None),
        ("../2016", None, "2016-12-31"),
        ("/2016-05", None, "2016-05-31"),
        ("2016-05/", "2016-05-01", None),
    ],
)
def test_edtf(edtf, earliest, latest):
    found = interval(edtf)
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("edtf", "why"),
    [
        ("", "is no date of the form 2019, 2019-08, 2019-08-22, 2019-08~ or 2019-07/2019-08"),
        ("22.8.2019", "is no date of the form 2019, 2019-08, 2019-08-22, 2019-08~ or 2019-07/2019-08"),
        ("2019-8-22", "is no date of the form 2019, 2019-08, 2019-08-22, 2019-08~ or 2019-07/2019-08"),
        ("2019-08-22T10:00", "is no date of the form 2019, 2019-08, 2019-08-22, 2019-08~ or 2019-07/2019-08"),
        ("٢٠١٩", "is no date of the form 2019, 2019-08, 2019-08-22, 2019-08~ or 2019-07/2019-08"),
        ("2019-13", "has no month 13"),
        ("2019-02-30", "has no day 30"),
        ("2019-00-01", "has no month 00"),
        ("0000", "is in a year 0, which no calendar of dates has"),
        ("0000-05", "is in a year 0, which no calendar of dates has"),
        ("201X-05", "has a month in an unknown year"),
        ("../..", "is open on both sides"),
        ("/", "is open on both sides"),
        ("2020/2019", "ends before it begins"),
    ],
)
def test_what_is_no_date_says_why(edtf, why):
    with pytest.raises(ValueError, match=re.escape(why)):
        interval(edtf)


@given(DAYS)
def test_a_day_lies_in_its_own_month_year_decade_and_century(day):
    iso = day.isoformat()
    for edtf in (iso, iso[:7], iso[:4], f"{iso[:3]}X", f"{iso[:2]}XX"):
        days = interval(edtf)
        assert days.earliest <= iso <= days.latest


@given(DAYS, DAYS)
def test_an_interval_of_two_days_is_these_days(one, other):
    first, last = sorted([one.isoformat(), other.isoformat()])
    days = interval(f"{first}/{last}")
    assert (days.earliest, days.latest) == (first, last)


@given(DAYS, st.sampled_from("~?%"))
def test_a_qualifier_widens_nothing(day, mark):
    assert interval(day.isoformat() + mark) == interval(day.isoformat())


@given(st.text("0123456789X-~/.", max_size=14))
def test_whatever_is_written_gives_days_in_order_or_says_why(text):
    days, why = None, ""
    try:
        days = interval(text)
    except ValueError as wrong:
        why = str(wrong)
    assert (days is None) == bool(re.match("is |has |ends ", why))
    if days:
        assert days.earliest is None or days.latest is None or days.earliest <= days.latest
        assert all(day is None or date.fromisoformat(day) for day in (days.earliest, days.latest))
