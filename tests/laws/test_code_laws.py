"""The digest of the code is that of its bytes, whatever the store has kept."""

import os
from time import time_ns

import pytest

import seedbank
from seedbank.adapter.inputs import code_digest, code_of
from seedbank.standing import RACY
from seedbank.store import DAMAGED, NAME, Store

LONG_AGO = 1_000_000_000


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package of two files that have lain there for long, taken for Seedbank."""
    folder = tmp_path / "package"
    folder.mkdir()
    for name in ("__init__.py", "table.tsv"):
        (folder / name).write_text(name)
        os.utime(folder / name, ns=(LONG_AGO, LONG_AGO))
    monkeypatch.setattr(seedbank, "__file__", str(folder / "__init__.py"))
    return folder


def asked(folder, before=None):
    """What a build is told, and whether it looked into the files."""
    with Store.open(folder / "store") as store:
        kept = store.fact("code")
        code = code_of(store, time_ns() - RACY if before is None else before)
        store.commit()
        anew = store.fact("code")
    assert code == code_digest()
    return kept == anew != b""


def test_the_code_is_looked_into_only_where_stamps_do_not_prove_that_it_is_as_it_was(tmp_path, package):
    assert not asked(tmp_path)
    assert asked(tmp_path)
    (package / "table.tsv").write_text("another")
    os.utime(package / "table.tsv", ns=(LONG_AGO, LONG_AGO))  # of the same age: the entry's own time still tells
    assert not asked(tmp_path)
    assert asked(tmp_path)
    (package / "more.tsv").write_text("more")
    assert not asked(tmp_path)
    assert not asked(tmp_path)  # it was changed a moment ago, and may change again under the same stamp
    (package / "more.tsv").unlink()
    assert not asked(tmp_path)
    assert not asked(tmp_path, before=LONG_AGO)


@pytest.mark.usefixtures("package")
def test_a_digest_that_is_damaged_in_the_store_is_not_believed(tmp_path):
    asked(tmp_path)
    with Store.open(tmp_path / "store") as store:
        kept = store.fact("code")
    path = tmp_path / "store" / NAME
    path.write_bytes(path.read_bytes().replace(kept, kept[:-1] + bytes([kept[-1] ^ 1])))
    with pytest.raises(DAMAGED):
        asked(tmp_path)
