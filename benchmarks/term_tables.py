"""What every table is read from and written to."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
BY_HAND = HERE / "terms_by_hand"
TABLES = HERE.parent / "plugins" / "seedbank" / "terms"

TERM_COLUMNS = ("code", "slug", "label", "broader", "region", "former", "successors", "since", "until", "note")
SALIENCE_COLUMNS = ("form", "code", "kind", "rule", "since", "until")
SHARE_COLUMNS = ("form", "code", "weight", "rule")


def ascii_form(text: str) -> str:
    """Return the same letters without their marks, as wire services print them; other scripts as they are."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return bare if bare.isascii() else text


def slug_of(label: str) -> str:
    """Return the slug a new code gets."""
    plain = unicodedata.normalize("NFKD", label.replace("&", " and ").replace("’", "").replace("'", ""))
    return "-".join(re.findall("[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower()))


def lines_of(name: str) -> list[str]:
    """Return the lines of a text written by hand, without comments."""
    lines = (BY_HAND / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def write(name: str, columns: tuple[str, ...], rows: set[tuple[str, ...]], head: tuple[str, ...]) -> None:
    """Write a table: what it is, its columns, its rows in order."""
    lines = [*(f"# {line}" for line in head), "\t".join(columns), *("\t".join(row) for row in sorted(rows))]
    (TABLES / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(name, len(rows), "rows")


def kept_slugs(name: str) -> dict[str, str]:
    """Code -> slug of the table as it is committed."""
    path = TABLES / name
    if not path.exists():
        return {}
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {row["code"]: row["slug"] for row in csv.DictReader(lines, delimiter="\t")}


def listed(value: str) -> list[str]:
    """Return the entries of a list by hand."""
    return [entry.strip() for entry in value.split(",") if entry.strip()]
