"""No stage looks over a page again for each thing in it: four times the text takes some four times as long.

Only ratios of two runs in one process are compared, each the least of some; a stage whose time grows with the square
gives 16.
"""

import pytest
from growth import KINDS, Growth, growth_data, growth_table, rules, seconds

LENGTH = 1000
STEEPEST = 9.0
TRIES = 3


def least_ratio(short: str, long: str) -> float:
    """The ratio of the shortest times of both; no more tries than it takes to be below the bound."""
    base = min(seconds(short, rules()) for _ in range(TRIES))
    ratio = float("inf")
    for _ in range(TRIES):
        ratio = min(ratio, seconds(long, rules()) / base)
        if ratio < STEEPEST:
            break
    return ratio


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "tabs"])
def test_the_time_of_a_page_grows_no_faster_than_the_page(kind):
    assert least_ratio(KINDS[kind](LENGTH), KINDS[kind](4 * LENGTH)) < STEEPEST


REPORT = "　　本报讯 3月{0}日，云岫松烟{1}机械有限公司投产。董事长江晚说，要快。2024年以来，新增{1}户。\n"


def reports(number: int) -> str:
    """Short reports of one page, each with a day, a company and a year."""
    return "\n".join(REPORT.format(day % 28 + 1, day) for day in range(number))


def test_many_short_reports_do_not_read_the_page_again():
    assert least_ratio(reports(60), reports(240)) < STEEPEST


def test_the_table_marks_what_grows_too_fast():
    rows = [Growth("even", (100, 1.0), (400, 4.9)), Growth("steep", (100, 1.0), (200, 2.6))]
    assert growth_table(rows).splitlines()[2:] == [
        "| even | 100 | 1.00 | 400 | 4.90 | 4.9 |",
        "| steep | 100 | 1.00 | 200 | 2.60 | 2.6 **steep** |",
    ]
    assert [row["steep"] for row in growth_data(rows)] == [False, True]
