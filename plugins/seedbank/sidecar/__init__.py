"""What a keeper knows of a seed and what he corrects: `NAME.toml` beside the seed, read and checked.

`values` checks one value, `tables` takes a sidecar's TOML apart, `header` a Markdown seed's header lines. Facts are not
logged; corrections are, and hold only for the seed whose hash stands beside them.
"""

from seedbank.sidecar.header import parse_header
from seedbank.sidecar.records import KeeperReply, Reason, Sidecar, TermFix
from seedbank.sidecar.tables import parse

__all__ = ["KeeperReply", "Reason", "Sidecar", "TermFix", "parse", "parse_header"]
