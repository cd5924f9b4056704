import pytest

from pipeline.segment.latest_year import latest_year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2016年，宋岭回到家乡。2021年9月，她办起了合作社。", 2021),
        ("2019年返乡办厂，到2030年将建成三个基地。", 2019),
        ("预计在2028年12月31日前完成兑付。2022年的利润不多。", 2022),
        ("会议安排2027年重点任务。", 0),
        ("村里有2059人。", 0),
        ("2018年至2020年在外打工。", 0),
    ],
)
def test_latest_year_that_is_told_as_past(text, year):
    assert latest_year(text) == year
