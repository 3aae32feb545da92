"""What holds for every test."""

import os

from hypothesis import settings

# No test is timed. The examples are the same at each run, so that a failure means a change; SEEDBANK_EXPLORE=1 looks further.
settings.register_profile("seedbank", deadline=None, derandomize="SEEDBANK_EXPLORE" not in os.environ)
settings.load_profile("seedbank")
