"""The tables of `make bench`: medians, ratios within a round, growth, and only what stands between the marks is replaced."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
import speed_table
from speed_run import FailedError, Run, measured
from speed_table import COLD, NEWEST, Result


def result(peer, count, step, round_, cpu):
    return Result(peer, count, step, round_, Run(cpu, 2 * cpu, 100, 0, 40, 1 << 20, 7))


RESULTS = [
    *(result("hugo", 1000, COLD, at, cpu) for at, cpu in enumerate((1.0, 2.0, 4.0))),
    *(result("seedbank", 1000, COLD, at, cpu) for at, cpu in enumerate((5.0, 6.0, 8.0))),
    result("seedbank", 1000, NEWEST, 0, 0.5),
    result("seedbank", 3000, COLD, 0, 27.0),
    result("seedbank", 3000, NEWEST, 0, 0.75),
]


def test_a_row_has_medians_and_the_median_of_each_rounds_ratio():
    row = "| cold | seedbank | 6.00 | 3.00 | 12.00 | 3.00 | 100 | not known | 7 of 40 | 1.0 |"
    assert row in speed_table.by_step(RESULTS, 1000).splitlines()


def test_a_ratio_below_one_has_three_digits():
    runs = [result("hugo", 1000, NEWEST, 0, 9.75), result("seedbank", 1000, NEWEST, 0, 1.0)]
    assert "| add the newest | seedbank | 1.00 | 0.103 | 2.00 | 0.103 |" in speed_table.by_step(runs, 1000)


def test_where_hugo_did_not_run_there_is_no_ratio():
    assert "| cold | seedbank | 27.00 |  | 54.00 |  | 100 |" in speed_table.by_step(RESULTS, 3000)


def test_growth_is_told_for_each_document_of_a_cold_build_and_for_the_one_added():
    rows = speed_table.growth(RESULTS).splitlines()
    assert "| seedbank | cold, ms a document | 6.00 | 9.00 | 1.50 |" in rows
    assert "| seedbank | add the newest, s | 0.50 | 0.75 | 1.50 |" in rows
    assert "| hugo | add the newest, s |  |  |  |" in rows


def test_only_what_stands_between_the_marks_is_replaced(tmp_path):
    page = tmp_path / "speed.md"
    page.write_text(f"before\n\n{speed_table.BEGIN}\nold\n{speed_table.END}\n\nbehind\n")
    speed_table.write_between(page, "new")
    assert page.read_text() == f"before\n\n{speed_table.BEGIN}\n\nnew\n\n{speed_table.END}\n\nbehind\n"


def test_a_run_counts_the_files_it_wrote_and_no_others(tmp_path):
    output = tmp_path / "output"
    output.mkdir()
    (output / "old").write_text("as it was")
    run = measured((sys.executable, "-c", "open('output/new', 'w').write('12345')"), tmp_path, output, {})
    assert (run.files, run.written, run.size) == (2, 1, 14)


def test_a_generator_that_fails_is_quoted(tmp_path):
    with pytest.raises(FailedError, match="no such template"):
        measured((sys.executable, "-c", "exit('no such template')"), tmp_path, tmp_path / "output", {})
