import pytest

from pipeline.dates import first_day, is_date, last_day, tenure


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-02-06", "2025-02-06", "2025-02-06"),
    ],
)
def test_the_days_that_a_date_may_mean(date: str, first: str, last: str) -> None:
    assert (first_day(date), last_day(date)) == (first, last)


@pytest.mark.parametrize("text", ["", "0000", "2025-13", "2025-02-30", "2025-2-6", "2025-00", "去年", "2025-02-06 "])
def test_what_is_no_date(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize(
    ("role", "held"),
    [
        ({"first": "2024-01-05"}, ("2024-01-05", "2024-01-05")),
        ({"first": "2024-01-05", "from": "2020", "until": "2024-03"}, ("2020-01-01", "2024-03-31")),
        ({"first": "2024-01-05", "last": "2024-02-05", "status": "former"}, (None, None)),
        ({"from": "2020", "until": "2021", "status": "removed"}, ("2020-01-01", "2021-12-31")),
        ({"first": "2024-01-05", "until": "2023"}, (None, "2023-12-31")),
        ({}, (None, None)),
    ],
)
def test_when_a_role_was_held(role: dict[str, str], held: tuple[str | None, str | None]) -> None:
    assert tenure(role) == held
