"""Write plugins/seedbank/segment/words.tsv: common words and people's names, for telling name lines from short lines.

    python -m pip install wordfreq==3.1.1 Faker==40.54.0 names==0.3.0
    python benchmarks/list_words.py

Sources, all openly licensed, none of them the labelled threads:
  wordfreq 3.1.1 (data: CC BY-SA 4.0, Robyn Speer)  how common a word is, in several languages
  Faker 40.54.0 (MIT, Daniele Faraglia and contributors)  given and family names of many countries
  names 0.3.0 (MIT; the lists are the United States Census Bureau's of 1990, public domain)  given and family names
Needed only to make the table anew: the product reads the table.
"""

from __future__ import annotations

import importlib
import math
import pkgutil
from pathlib import Path

import names
import wordfreq
from faker.providers import person

TABLE = Path(__file__).parents[1] / "plugins" / "seedbank" / "segment" / "words.tsv"
LANGUAGES = {  # language -> the least Zipf frequency (log10 of uses in 10**9 words) of a word worth listing
    "en": 3.3,
    **dict.fromkeys(("de", "fr", "es", "it", "nl", "pt"), 4.0),
    **dict.fromkeys(("sv", "da", "nb", "fi", "pl", "cs", "tr", "ru", "id"), 4.4),
}
CENSUS_FAMILIES = 12_000  # of 88,799: the commonest
HEADER = """\
# Words that tell names from other short lines. Sorted by word; lower case.
# Second column: how common the word is in the language that uses it most (1: Zipf below 4, 2: below 5, 3: below 6,
# 4: 6 and more; 0: only a name), then g: a given name, f: a family name.
# Made by benchmarks/list_words.py from wordfreq 3.1.1 (CC BY-SA 4.0, https://github.com/rspeer/wordfreq), Faker 40.54.0
# (MIT, https://github.com/joke2k/faker) and the name lists of the United States Census Bureau, 1990 (public domain).
# This table as a whole: CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/
"""


def main() -> None:
    """Gather, sort, write."""
    common, given, family = commonness(), set(), set()
    for provider in providers():
        given |= listed(provider, "first_name")
        family |= listed(provider, "last_name")
    given |= census("first:female") | census("first:male")
    family |= census("last", CENSUS_FAMILIES)
    rows = [
        f"{word}\t{common.get(word, 0)}{'g' * (word in given)}{'f' * (word in family)}"
        for word in sorted(common.keys() | given | family)
    ]
    TABLE.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} words, {TABLE.stat().st_size} bytes")


def commonness() -> dict[str, int]:
    """Grade every common word 1 to 4 by the language that uses it most."""
    grades: dict[str, int] = {}
    for language, least in LANGUAGES.items():
        for word, frequency in wordfreq.get_frequency_dict(language, "best").items():
            zipf = math.log10(frequency) + 9
            if zipf >= least and plain(word):
                grades[word] = max(grades.get(word, 0), min(4, max(1, int(zipf) - 2)))
    return grades


def providers() -> list[type]:
    """List Faker's tables of people, one a country."""
    found = [
        importlib.import_module(f"{person.__name__}.{module.name}") for module in pkgutil.iter_modules(person.__path__)
    ]
    return [module.Provider for module in found]


def listed(provider: type, kind: str) -> set[str]:
    """Gather one country's given or family names."""
    tables = [getattr(provider, key) for key in dir(provider) if key.startswith(kind)]
    words = {word for table in tables if isinstance(table, tuple | list | dict) for word in table}
    return {word.lower() for word in words if isinstance(word, str) and plain(word.lower())}


def census(kind: str, most: int | None = None) -> set[str]:
    """Read one list of the census, the commonest names first."""
    lines = Path(names.FILES[kind]).read_text(encoding="ascii").splitlines()[:most]
    return {line.split()[0].lower() for line in lines if plain(line.split()[0].lower())}


def plain(word: str) -> bool:
    """Tell whether the word is two or more letters of an alphabet that has capitals."""
    return len(word) > 1 and word.replace("'", "").replace("-", "").isalpha() and word.upper() != word


if __name__ == "__main__":
    main()
