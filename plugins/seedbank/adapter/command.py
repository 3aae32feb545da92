"""What the command needs of Pelican: a build, and what a site's settings say of facets and likely replies."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pelican import main
from pelican.settings import read_settings

from seedbank.adapter.inputs import code_digest, recipe_of
from seedbank.terms import Facet
from seedbank.workers import facets_of


def site_facets(conf: Path) -> tuple[Facet, ...]:
    """Return the facets a site is indexed by."""
    return facets_of(recipe_of(read_settings(str(conf)), code_digest()))


def site_likely(conf: Path) -> float:
    """Return how sure an inferred reply has to be to be drawn on a site, from 0 to 1."""
    return float(read_settings(str(conf))["SEEDBANK_LIKELY"])


def build(conf: Path, overrides: Mapping[str, object]) -> int:
    """Run Pelican on a site's settings; returns its exit status. `overrides` are settings that stand above the file's."""
    given = [f"{key}={json.dumps(value)}" for key, value in overrides.items()]
    try:
        main(["-s", str(conf), *(["-e", *given] if given else [])])
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1
    return 0
