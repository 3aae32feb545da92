"""What terms are called in other languages: countries by CLDR, topics by the IPTC's own translations."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

from babel import Locale
from term_tables import TABLES, lines_of, write

LABEL_COLUMNS = ("code", "label", "region")
CONTINENTS = {
    "Africa": "002", "Asia": "142", "Europe": "150", "North America": "003", "South America": "005", "Oceania": "009",
    "Antarctica": "AQ",
}  # fmt: skip
OWN = ("HK", "MO")  # CLDR names them by their constitution, which no list of names has room for: by hand
IPTC = {"de": "de", "es": "es", "fr": "fr", "zh": "zh-Hans"}  # language -> as the IPTC's file names it


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a committed table."""
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def by_hand(language: str) -> dict[str, str]:
    """Code -> the first name that country_forms_elsewhere.txt has for it."""
    names: dict[str, str] = {}
    for line in lines_of("country_forms_elsewhere.txt"):
        head, forms = line.split(": ", 1)
        said, code, *kinds = head.split()
        if said == language and not kinds:
            names.setdefault(code, forms.split(";")[0].strip().rstrip("~"))
    return names


def country_labels(languages: tuple[str, ...]) -> None:
    """Write what countries are called: dissolved states by hand, those that still stand by CLDR."""
    for language in languages:
        names, own = Locale(language).territories, by_hand(language)
        rows = set()
        for row in rows_of("country.tsv"):
            code = row["code"]
            label = own.get(code, "") if code in OWN or code not in names else names[code]
            region = names[CONTINENTS[row["region"]]] if row["region"] else ""
            rows.add((code, label, region))
        head = "What countries are called. Names and regions: CLDR (Unicode licence). Dissolved states: Seedbank's own."
        write(f"country.labels.{language}.tsv", LABEL_COLUMNS, rows, (head, "Built by benchmarks/build_terms.py."))


def alike(label: str) -> str:
    """Return an English label so that two of them are equal where they mean the same."""
    words = re.sub(r" \(.*", "", label.lower()).split()
    return " ".join(word.removesuffix("s") for word in words)


def topic_labels(path: Path) -> None:
    """Write what topics are called, where the English label of that release means what today's means; broad subjects always."""
    release = json.loads(path.read_text(encoding="utf-8"))
    called = {concept["qcode"]: concept["prefLabel"] for concept in release["conceptSet"]}
    for language, name in IPTC.items():
        rows = set()
        for row in rows_of("topic.tsv"):
            labels = called.get(row["code"], {})
            same = alike(labels.get("en-GB", "")) == alike(row["label"]) or not row["broader"]
            label = labels.get(name, "").strip() if same else ""
            if label:
                rows.add((row["code"], label[0].upper() + label[1:]))
        head = (
            f"What topics are called: IPTC Media Topics, release of {release['dateReleased'][:10]}, © IPTC,",
            "https://iptc.org/standards/media-topics/, CC BY 4.0. Built by benchmarks/build_terms.py.",
        )
        write(f"topic.labels.{language}.tsv", LABEL_COLUMNS[:2], rows, head)
