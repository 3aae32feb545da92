"""What a build does not do again, and what it says of it: counts, not seconds."""

from __future__ import annotations

import locale
import os
import shutil
import time
from collections.abc import Iterable, Iterator

import pytest
from distributed import LocalCluster
from pelican.settings import read_settings

from conftest import ELECTION, HARBOUR, MINE, PLAIN, REPOSITORY, Archive, differing
from seedbank.adapter import press, staging
from seedbank.adapter.crew import PAYS
from seedbank.adapter.press import Press
from seedbank.freshness import Stale
from seedbank.plan import Plan
from seedbank.workers import Order

pytestmark = pytest.mark.site

NOTHING = "Done: nothing has changed.\n"


def aged(site: Archive) -> None:
    """Everything has lain there for a while, so that stamps are believed."""
    then = time.time() - 60
    for folder in ("content", "theme", "output"):
        for path in (site.root / folder).rglob("*"):
            os.utime(path, (then, then))


def settled(site: Archive) -> Archive:
    """Built, aged, and built again: the next build believes the stamps."""
    site.build()
    aged(site)
    site.build()
    return site


def plan(site: Archive, *arguments: str) -> list[str]:
    done = site.command("plan", *arguments)
    assert (done.status, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_where_nothing_has_changed_nothing_is_done(three: Archive) -> None:
    settled(three)
    assert three.build().stdout == NOTHING


def planned_pages(site: Archive) -> list[int]:
    """Build; returns how many pages were planned, each time that the site was."""
    spoken = locale.setlocale(locale.LC_ALL)
    found: list[int] = []

    def counted(*arguments: object) -> Plan:
        made = own(*arguments)
        found.append(len(made.pages))
        return made

    own = press.plan_of
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(press, "plan_of", counted)
        patch.chdir(site.root)
        try:
            staging.Site(read_settings("pelican.conf.py")).run()
        finally:
            locale.setlocale(locale.LC_ALL, spoken)
    return found


def test_only_pages_that_a_new_seed_may_change_are_planned(three: Archive) -> None:
    settled(three)
    three.seed("plain.txt", PLAIN)
    (few,) = planned_pages(three)
    three.seed("other.txt", MINE, 'title = "Copper again"\ndate = 2021-07-02\n')
    (more,) = planned_pages(three)
    page = three.root / "theme" / "templates" / "year.html"
    page.write_text(page.read_text("utf-8") + "{# changed #}", "utf-8")
    (everything,) = planned_pages(three)
    assert few < more < everything


def test_a_seed_with_a_problem_leaves_every_list_and_comes_back(three: Archive) -> None:
    settled(three)
    whole = three.files()
    then = (three.seeds / "harbour.toml").read_text("utf-8")
    three.sidecar("harbour.txt", 'title = ""\n')
    cold = three.copy(three.root.parent / "cold")
    for site in (three, cold):
        assert site.command("build", "--keep-going").status == 1
    assert three.files() != whole
    assert differing(three.files(), cold.files()) == []
    three.sidecar("harbour.txt", then)
    three.build()
    assert three.files() == whole


def test_a_page_that_was_lost_is_made_again_though_no_plan_would_have_thought_of_it(three: Archive) -> None:
    settled(three)
    three.seed("plain.txt", PLAIN)
    (three.output / "country" / "norway" / "index.html").unlink()
    few, everything = planned_pages(three)
    assert few < everything
    assert "Bergen" in three.text("country/norway/index.html")


def test_a_file_that_was_tampered_with_is_made_again_though_nothing_else_has_changed(three: Archive) -> None:
    settled(three)
    whole = three.files()
    page = three.output / "index.html"
    then = page.stat()
    page.write_bytes(page.read_bytes().replace(b"a", b"b", 1))
    os.utime(page, ns=(then.st_atime_ns, then.st_mtime_ns))  # as if untouched: the time of the entry still tells
    assert three.build().stdout != NOTHING
    assert three.files() == whole


def test_one_more_seed_is_one_seed_to_read_and_one_document_to_make(three: Archive) -> None:
    settled(three)
    three.seed("plain.txt", PLAIN)
    lines = plan(three)
    assert lines[0] == "1 of 4 seeds had to be read."
    assert lines[1].startswith("1 document and ")
    assert "  undated/plain/  it was not made before" in lines
    assert not any("bergen" in line for line in lines)


@pytest.mark.parametrize(
    ("change", "documents"),
    [("article", 3), ("seed", 3), ("_comment", 3), ("term", 0), ("year", 0), ("_entries", 0), ("base", 3), ("404", 0)],
)
def test_a_template_makes_again_what_it_makes_and_no_seed_is_read(three: Archive, change: str, documents: int) -> None:
    settled(three)
    path = three.root / "theme" / "templates" / f"{change}.html"
    path.write_text(path.read_text("utf-8") + "{# changed #}", "utf-8")
    lines = plan(three)
    assert lines[0] == "0 of 3 seeds had to be read."
    assert lines[1].startswith(f"{documents} document")


def test_a_sidecar_that_only_moves_on_the_disk_is_read_as_bytes_and_nothing_else(three: Archive) -> None:
    settled(three)
    (three.seeds / "harbour.toml").touch()
    assert plan(three)[:2] == ["0 of 3 seeds had to be read.", "0 documents and 0 other pages would be made."]


def test_a_site_restored_elsewhere_with_new_stamps_is_as_it_was(three: Archive) -> None:
    """As a service that builds on every push restores it from its cache."""
    settled(three)
    restored = Archive(three.root.parent / "restored")
    shutil.copytree(three.root, restored.root, copy_function=shutil.copyfile)
    assert plan(restored)[:2] == ["0 of 3 seeds had to be read.", "0 documents and 0 other pages would be made."]
    restored.build()
    assert differing(restored.files(), three.files()) == []


def test_a_table_of_the_keepers_is_read_again_where_it_changes(three: Archive) -> None:
    three.settings('SEEDBANK_FACETS = {"craft": "share"}')
    table = three.root / "content" / "terms" / "craft.tsv"
    table.parent.mkdir()
    table.write_text("code\tslug\tlabel\tforms\nP\tports\tPorts\tharbour\n", "utf-8")
    settled(three)
    assert "craft/ports/index.html" in three.files()
    table.write_text("code\tslug\tlabel\tforms\nP\tports\tPorts\tcopper\n", "utf-8")
    assert plan(three)[0] == "3 of 3 seeds had to be read."
    three.rebuild()
    assert "Chile" in three.text("craft/ports/index.html")


def test_every_page_says_why_it_would_be_made_or_not(three: Archive) -> None:
    settled(three)
    three.sidecar("harbour.txt", 'title = "Bergen closes its old harbour"\ndate = 2021-03-08\nnote = "Old."\n')
    page = "2021/bergen-closes-its-old-harbour"
    assert plan(three, "--why", f"{page}/") == [f"{page}/index.html would be made:", "  its sidecar has changed"]
    assert plan(three, "--why", f"output/{page}/seed.txt")[1:] == ["  its sidecar has changed"]
    other = "2021/chile-taxes-its-copper/index.html"
    assert plan(three, "--why", other) == [f"{other} is as it was: nothing that it is made from has changed."]
    (three.output / other).unlink()
    assert plan(three, "--why", other)[1:] == ["  the output does not hold what was written there"]
    near = plan(three, "--why", "contry/norway/")
    assert near[0] == "contry/norway/index.html is no page of the plan; is country/norway/index.html meant?"


def test_a_plan_makes_nothing(three: Archive) -> None:
    settled(three)
    three.seed("plain.txt", PLAIN)
    before = three.files()
    plan(three)
    assert three.files() == before
    three.build()
    assert "undated/plain/index.html" in three.files()


def test_many_processes_make_the_same_bytes_as_one(empty: Archive) -> None:
    for number in range(PAYS + 5):
        text = (HARBOUR, MINE, ELECTION, PLAIN)[number % 4]
        empty.seed(f"n{number:03}.txt", text, f'title = "Number {number}"\ndate = 2021-03-{number % 28 + 1:02}\n')
    alone = empty.copy(empty.root.parent / "alone")
    empty.build("-e", "SEEDBANK_JOBS=2")
    alone.build("-e", "SEEDBANK_JOBS=1")
    assert differing(empty.files(), alone.files()) == []


@pytest.mark.parametrize("sidecar", ['title = "N"\ndate = 2021-03-08\nslug = "n{}"\n', None])
def test_what_is_made_ahead_of_the_plan_is_what_the_plan_says(empty: Archive, sidecar: str | None) -> None:
    """Documents are rendered as soon as they are read, by a guess; of undated ones alone it is wrong, for there is no feed."""
    for number in range(PAYS + 5):
        empty.seed(f"n{number:03}.txt", PLAIN, sidecar and sidecar.format(number))
    (empty.root / "content" / "pages" / "own.md").write_text("Title: Own page\n\nWords.\n", "utf-8")
    alone = empty.copy(empty.root.parent / "alone")
    made_anew = render_as_planned(empty)
    assert made_anew == (0 if sidecar else PAYS + 5)
    alone.build("-e", "SEEDBANK_JOBS=1")
    assert differing(empty.files(), alone.files()) == []


def render_as_planned(site: Archive) -> int:
    """Build with two processes; returns how many documents had to be rendered after the plan was made."""
    spoken = locale.setlocale(locale.LC_ALL)
    rendered = 0

    def counted(self: Press, stale: Iterable[Stale]) -> Iterator[Order]:
        nonlocal rendered
        found = list(orders(self, stale))
        rendered += len(found)
        yield from found

    orders = Press._orders
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Press, "_orders", counted)
        patch.chdir(site.root)
        try:
            staging.Site(read_settings("pelican.conf.py", override={"SEEDBANK_JOBS": 2})).run()
        finally:
            locale.setlocale(locale.LC_ALL, spoken)
    return rendered


def test_fewer_representations_make_a_smaller_site_and_no_link_leads_nowhere(three: Archive) -> None:
    three.settings("SEEDBANK_FILES = []")
    three.build()
    page = "2021/chile-taxes-its-copper"
    assert {name for name in three.files() if name.startswith(page)} == {f"{page}/index.html", f"{page}/seed.txt"}
    text = three.text(f"{page}/index.html")
    assert 'href="seed/index.html' not in text
    assert 'href="index.md"' not in text
    assert 'href="index.json"' not in text


def test_a_representation_nobody_knows_is_told(three: Archive) -> None:
    three.settings('SEEDBANK_FILES = ["markdwon"]')
    done = three.pelican()
    assert done.status == 1
    assert done.stderr.startswith("pelican.conf.py: SEEDBANK_FILES has an unknown “markdwon”.\n  fix: write markdown\n")


def test_another_build_at_the_same_time_is_told_to_wait(three: Archive) -> None:
    import sqlite3  # noqa: PLC0415

    three.build()
    other = sqlite3.connect(three.root / ".seedbank" / "store.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    done = three.pelican()
    other.close()
    assert done.status == 1
    assert done.stderr.startswith("store.sqlite: is in use: another build of this site is running.\n  fix: wait")


def test_a_cluster_reads_the_same_bytes(three: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """A real scheduler and two real workers, on this machine alone."""
    monkeypatch.setenv("PYTHONPATH", str(REPOSITORY / "plugins"))
    alone = three.copy(three.root.parent / "alone")
    alone.build()
    with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster:
        three.build("-e", f'SEEDBANK_SCHEDULER="{cluster.scheduler_address}"')
        assert cluster.scheduler.transition_counter > 0
    assert differing(three.files(), alone.files()) == []
