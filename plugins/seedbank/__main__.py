"""`python -m seedbank` is the command `seedbank`."""

from __future__ import annotations

import sys

from seedbank.cli import main

sys.exit(main())
