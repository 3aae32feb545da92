"""A lock keeps the terms a keeper saw, and tells what it holds back."""

import hashlib

import pytest

from making import document, refusal
from seedbank.cli import main
from seedbank.proposal import propose_sidecar

TALK = """\
Norway and Chile agreed on Monday to share their charts of the southern ocean, officials in Oslo and Santiago said.

Norway has drawn charts of the ice since 1911. Chile will send two ships a year, the Norwegian minister said.
"""
SHA = f'seed_sha256 = "{hashlib.sha256(TALK.encode()).hexdigest()}"\n[terms.country]\n'
PATH = "content/seeds/a.toml"


def read(fix):
    return document(TALK, SHA + fix, tagged=True)


def codes(found):
    return [(tag.term.code, tag.source, bool(tag.evidence)) for tag in found.tags["country"]]


def test_without_a_lock_the_tables_of_today_decide():
    found = read('add = ["SE"]\nremove = ["CL"]')
    assert codes(found) == [("SE", "sidecar", False), ("NO", "inferred", True)]
    assert found.notices == ()


def test_a_lock_keeps_what_was_seen_with_the_evidence_that_is_still_there():
    found = read('lock = true\nseen = ["CL", "AR"]')
    assert codes(found) == [("CL", "inferred", True), ("AR", "sidecar", False)]
    assert [(each.what, each.was, each.now) for each in found.corrections] == [("country: locked", "NO, CL", "CL, AR")]


def test_a_lock_says_what_it_holds_back_and_how_to_take_it():
    assert read('lock = true\nseen = ["CL", "AR"]').notices == (
        (
            f"{PATH}: [terms.country] is locked; today's tables would give NO (Norway) and no longer give AR (Argentina).\n"
            '  to take it: write seen = ["NO", "CL"]; to settle it: name the code in add or remove'
        ),
    )


@pytest.mark.parametrize(
    "fix",
    ['seen = ["CL", "NO"]', 'seen = ["CL"]\nremove = ["NO"]', 'seen = ["CL", "AR"]\nadd = ["NO"]\nremove = ["AR"]'],
)
def test_what_is_settled_is_not_told(fix):
    assert read(f"lock = true\n{fix}").notices == ()


def test_what_is_added_and_removed_is_laid_over_what_was_seen():
    found = read('lock = true\nseen = ["CL", "NO"]\nadd = ["SE"]\nremove = ["CL"]\nwhy = "a harbour there"')
    assert codes(found) == [("SE", "sidecar", True), ("NO", "inferred", True)]


def test_a_lock_that_does_not_say_what_was_seen_prints_the_line_to_add():
    found = read("lock = true")
    assert [code for code, *_ in codes(found)] == ["NO", "CL"]
    assert found.notices == (
        (
            f"{PATH}: [terms.country] is locked, but does not say what was seen, so nothing can be held back.\n"
            '  fix: add to it seen = ["NO", "CL"]'
        ),
    )


def test_an_unknown_code_names_the_nearest_by_code_or_name():
    said = refusal(TALK, SHA + 'lock = true\nseen = ["Norwey"]\nadd = ["chl"]\nremove = ["12-45-78"]', tagged=True)
    assert said == (
        f'{PATH}: "12-45-78" is no country code.\n  fix: write a code from the facet\'s table\n'
        f'{PATH}: "Norwey" is no country code.\n  fix: write "NO" (Norway)\n'
        f'{PATH}: "chl" is no country code.\n  fix: write "CL" (Chile)'
    )


def test_what_was_seen_needs_a_lock():
    said = refusal(TALK, SHA + 'seen = ["CL"]', tagged=True)
    assert said.startswith(f"{PATH}:3: seen stands without a lock.")
    assert said.endswith("fix: write lock = true beside it, or remove it")


def test_a_facet_whose_terms_the_keeper_gives_does_not_say_that_it_has_none():
    found = document(
        "Nothing.\n",
        f'seed_sha256 = "{hashlib.sha256(b"Nothing.%c" % 10).hexdigest()}"\n[terms.country]\nadd = ["NO"]',
        tagged=True,
    )
    assert "country" not in found.untagged
    assert "topic" in found.untagged


def test_check_tells_it_and_ends_well(tmp_path, monkeypatch, capsys):
    seeds = tmp_path / "content" / "seeds"
    seeds.mkdir(parents=True)
    (seeds / "a.txt").write_text(TALK, "utf-8")
    (seeds / "a.toml").write_text(SHA + 'lock = true\nseen = ["CL"]\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 0
    assert "would give NO (Norway)" in capsys.readouterr().out


def test_a_proposed_sidecar_holds_the_terms_once_its_marks_are_gone():
    lines = [line.removeprefix("# ") for line in propose_sidecar(document(TALK, tagged=True)).splitlines()]
    at = next(place for place, line in enumerate(lines) if line.startswith("seed_sha256"))
    locked = document(TALK, "\n".join(lines[at:]), tagged=True)
    assert [code for code, *_ in codes(locked)] == ["NO", "CL"]
    assert locked.notices == ()
