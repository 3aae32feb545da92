"""The archive that is measured."""

from seedbank.adapter.engine import *  # noqa: F403  (what Seedbank needs of Pelican)

SITENAME = "Measured archive"
SITEURL = "https://archive.example"
