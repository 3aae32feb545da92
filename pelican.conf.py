"""What this archive is. A fork with its own seeds changes this file only."""

from seedbank.adapter.engine import *  # noqa: F403  (what Seedbank needs of Pelican; set below what should differ)

SITENAME = "Seedbank"
SITESUBTITLE = "News articles and what readers said below them, kept readable."
SITEURL = ""  # e.g. "https://example.org/archive"; the Pages workflow sets it from the repository's own address

SEEDBANK_LIKELY = (
    0.5  # how sure an inferred reply has to be, from 0 to 1, to be drawn; below that it stands in JSON only
)
SEEDBANK_CONTACT = ""  # where to ask for a removal: a web address or a mail address, shown on the about page
