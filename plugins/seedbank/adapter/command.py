"""What the command needs of Pelican: a build, and the facets a site's settings name."""

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


def build(conf: Path, overrides: Mapping[str, object]) -> int:
    """Run Pelican on a site's settings; returns its exit status. `overrides` are settings that stand above the file's."""
    given = [f"{key}={json.dumps(value)}" for key, value in overrides.items()]
    try:
        main(["-s", str(conf), *(["-e", *given] if given else [])])
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1
    return 0
