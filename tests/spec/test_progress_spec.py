"""What a build says of itself."""

from seedbank.adapter.progress import LARGE, progress, size_words


def test_the_size_of_a_site_is_told_in_megabytes():
    assert size_words(53_600, 121_400_000) == "The site has 53,600 files, 121.4 MB.\n"


def test_a_site_too_large_for_github_is_told_what_helps():
    assert size_words(1, LARGE + 1) == (
        "The site has 1 file, 800.0 MB.\n"
        "  GitHub Pages publishes 1,000 MB and no more.\n"
        "  fix: leave representations out with SEEDBANK_FILES in pelican.conf.py, or host the site elsewhere\n"
    )


def test_progress_is_silent_in_a_pipe(capsys):
    told = progress("read")
    for done in range(1, 1000):
        told(done, 1000)
    assert capsys.readouterr() == ("", "")


def test_progress_tells_counts_and_the_time_left(monkeypatch, capsys):
    clock = iter([0.0, 1.0, 3.0, 3.5, 100.0, 200.0])
    monkeypatch.setattr("seedbank.adapter.progress.monotonic", lambda: next(clock))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    told = progress("read")
    told(100, 10_000)  # too soon to tell
    told(300, 10_000)
    told(310, 10_000)  # just told
    told(1_000, 10_000)
    told(10_000, 10_000)  # done: nothing is left to tell
    assert capsys.readouterr().err == "read 300 of 10,000, about 2 min left\nread 1,000 of 10,000, about 15 min left\n"
