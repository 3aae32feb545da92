"""What holds for every test."""

import os

from hypothesis import settings

# No test is timed. The examples are the same at each run, so that a failure means a change; SEEDBANK_EXPLORE=1 looks further.
settings.register_profile("seedbank", deadline=None, derandomize="SEEDBANK_EXPLORE" not in os.environ)
settings.load_profile("seedbank")

MAY_BE_SKIPPED = "root reads what nobody may read"


def pytest_sessionfinish(session, exitstatus):
    """Where a change is judged, a test that was skipped has failed, but for what cannot be tried as root."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if "SEEDBANK_CI" not in os.environ or reporter is None or exitstatus:
        return
    skipped = [
        report.nodeid for report in reporter.stats.get("skipped", []) if MAY_BE_SKIPPED not in str(report.longrepr)
    ]
    if skipped:
        reporter.write_line(f"skipped, and may not be: {', '.join(skipped)}", red=True)
        session.exitstatus = 1
