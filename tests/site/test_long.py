"""Threads and seeds of more than one page: they come and go with their documents, and warm equals cold each time."""

from __future__ import annotations

import pytest

from conftest import PLAIN, Archive

pytestmark = pytest.mark.site

TITLE = 'title = "Too much to say"\ndate = 2021-03-08\n'
THREAD = [*(f"{part}/index.html" for part in range(2, 10)), "index.html"]  # of 800 comments


def talk(number: int) -> str:
    """An article and so many comments of two lines each."""
    said = (f"Name {at % 40}\nThat is what I have to say of it, and it is number {at}.\n" for at in range(number))
    return PLAIN + "".join(said)


def pages(site: Archive) -> list[str]:
    """The pages of the long document, below its address."""
    address = "2021/too-much-to-say/"
    return [name.removeprefix(address) for name in site.files() if name.startswith(address) and name.endswith(".html")]


def test_a_thread_takes_as_many_pages_as_it_needs_and_gives_them_back(one: Archive) -> None:
    one.seed("long.txt", talk(40), TITLE)
    one.build()
    assert pages(one) == ["index.html", "seed/index.html"]
    one.seed("long.txt", talk(800), TITLE)
    one.rebuild()
    assert pages(one) == [*THREAD, "seed/2/index.html", "seed/index.html"]
    one.seed("long.txt", talk(40), TITLE)
    one.rebuild()
    assert pages(one) == ["index.html", "seed/index.html"]
    assert not (one.output / "2021/too-much-to-say/2").exists()


def test_a_page_of_a_thread_that_is_lost_is_made_again(one: Archive) -> None:
    one.seed("long.txt", talk(800), TITLE)
    one.build()
    before = one.files()
    (one.output / "2021/too-much-to-say/3/index.html").unlink()
    one.build()
    assert one.files() == before


def test_without_the_page_of_every_line_no_link_leads_to_it(one: Archive) -> None:
    one.seed("long.txt", talk(800), TITLE)
    one.settings('SEEDBANK_FILES = ("markdown", "json")\n')
    one.rebuild()
    assert pages(one) == THREAD
    assert '="seed/' not in one.text("2021/too-much-to-say/index.html")
    assert '="../seed/' not in one.text("2021/too-much-to-say/2/index.html")
    assert 'href="../seed.txt"' in one.text("2021/too-much-to-say/2/index.html")
