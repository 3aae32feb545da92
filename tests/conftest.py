"""What holds for every test."""

import os

from hypothesis import settings

# No test is timed. Where a change is judged, the examples are the same at each run; elsewhere they go on looking.
settings.register_profile("seedbank", deadline=None, derandomize="SEEDBANK_EXPLORE" not in os.environ)
settings.load_profile("seedbank")
