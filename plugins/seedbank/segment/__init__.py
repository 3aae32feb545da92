"""Lines to article and comments: every line of a seed gets its role."""

from __future__ import annotations

from seedbank.segment.fixes import NO_FIXES, Fixes
from seedbank.segment.reading import segment

__all__ = ["NO_FIXES", "Fixes", "segment"]
