"""Laws of doubt: the lines that `seedbank check` prints are TOML, and writing them settles the doubt."""

import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from making import ARTICLE
from seedbank.decode import cut
from seedbank.model import Role
from seedbank.segment import Fixes, segment

LINES = st.sampled_from([
    "yoshi", "Samit Basu", "Basu", "Lol.", "2 hours ago", "Off to the bridge", "Reply", "Harbour", "What they said", "> so you say", "",
    "The council met on Tuesday and put off the vote for a month.", "I do not believe a word of it, and you should not.", "- one", "42",
])  # fmt: skip
PAGES = st.lists(LINES, min_size=1, max_size=12).map(lambda lines: cut(ARTICLE + "\n".join(lines) + "\n"))


def told(fix):
    toml = tomllib.loads(fix)
    return Fixes(
        roles={entry["line"]: Role(entry["role"]) for entry in toml.get("line", [])},
        first_comment=toml.get("reading", {}).get("first_comment"),
    )


@settings(deadline=None, max_examples=60)
@given(PAGES)
def test_writing_what_is_proposed_settles_the_doubt(lines):
    for doubt in segment(lines).doubts:
        after = segment(lines, told(doubt.fix))
        assert doubt.line not in [left.line for left in after.doubts], doubt


@settings(deadline=None, max_examples=60)
@given(PAGES)
def test_a_doubt_names_a_line_that_is_written(lines):
    for doubt in segment(lines).doubts:
        assert lines[doubt.line - 1].text.strip()
