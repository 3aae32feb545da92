"""Other taggers of countries, to be measured in the same run: those that are installed.

pip install geotext flashgeotext countryinfo
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Iterator

Peer = Callable[[str], frozenset[str]]
SUCCESSOR = {"SUHH": "RU", "YUCS": "RS", "CSHH": "CZ", "DDDE": "DE", "YDYE": "YE"}  # peers know no dissolved states


def folded(codes: frozenset[str]) -> frozenset[str]:
    """Return the codes with today's states for those that are no more, which is how peers are judged."""
    return frozenset(SUCCESSOR.get(code, code) for code in codes)


def peers() -> Iterator[tuple[str, Peer]]:
    """Yield the name and the function of each peer that is installed."""
    for name, make in (("geotext", geotext), ("flashgeotext", flashgeotext), ("countryinfo", countryinfo)):
        if importlib.util.find_spec(name):
            yield name, make()


def geotext() -> Peer:
    """Every country or town that geotext finds."""
    from geotext import GeoText  # noqa: PLC0415 (optional)

    return lambda text: frozenset(GeoText(text).country_mentions)


def flashgeotext() -> Peer:
    """Every country that flashgeotext finds, with the countries of towns."""
    import pycountry  # noqa: PLC0415 (optional)
    from flashgeotext.geotext import GeoText  # noqa: PLC0415 (optional)

    finder = GeoText()
    codes = {
        name: country.alpha_2
        for country in pycountry.countries
        for name in {country.name, getattr(country, "common_name", country.name)}
    }
    return lambda text: frozenset(codes[name] for name in finder.extract(text)["countries"] if name in codes)


def countryinfo() -> Peer:
    """Every name, demonym and capital that countryinfo has."""
    import pycountry  # noqa: PLC0415 (optional)
    from countryinfo import CountryInfo  # noqa: PLC0415 (optional)

    forms: dict[str, str] = {}
    for country in pycountry.countries:
        try:
            info = CountryInfo(country.alpha_2)
            words = (info.name(), info.demonym(), info.capital())
        except Exception:  # noqa: BLE001 (it raises several kinds for a country it lacks)
            continue
        forms.update({word: country.alpha_2 for word in words if word and word[0].isupper()})
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) + r")\b")
    return lambda text: frozenset(forms[word] for word in pattern.findall(text))
