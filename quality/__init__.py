"""The site as a stranger's tools see it: `make quality` builds one, looks at every kind of page, and writes a report.

What needs only Python and Chromium is a test as well (tests/browser), with the code that stands here.
"""
