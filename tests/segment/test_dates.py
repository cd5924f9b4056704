import pytest

from pipeline.segment.dates import day_told, find_day, header_date, iso, stamp_of, year_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("本报讯 3月8日，会议召开。", (None, 3, 8)),
        ("2024年3月8日上午，会议召开。", (2024, 3, 8)),
        ("新华社长沙3月8日电 今年", (None, 3, 8)),
        ("截至2月28日，全市开工12个项目。3月8日，会议召开。", (None, 3, 8)),
        ("展会自4月1日起，至4月5日结束。", None),
        ("江晚，1975年6月3日出生。", None),
        ("数据显示，2月24日至3月23日，网签9860套。", None),
        ("13月8日", None),
        ("今年以来，形势向好。", None),
        ("在" * 500 + "3月8日", None),
    ],
)
def test_first_day_of_the_lead(text, day):
    assert find_day(text) == day


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("2021-12-03 08:16 来源：云岫日报", "2021-12-03"),
        ("云岫日报 2024年2月20日 星期二", "2024-02-20"),
        ("2024/2/9", "2024-02-09"),
        ("2024.02.09", "2024-02-09"),
        ("2024年2月30日", None),
        ("第3版 要闻", None),
    ],
)
def test_date_of_a_header(lines, date):
    assert header_date(lines) == date


@pytest.mark.parametrize(
    ("month", "text", "year"),
    [
        (3, "2024年是全面推进项目建设的关键一年，今年要铺排项目。", 2024),
        (2, "会议总结2023年工作，部署2024年任务。", 2024),
        (2, "会上通报了2023年度考核结果，表彰了先进。", 2024),
        (3, "2023年，全市开工项目174个，完成投资900亿元。今年要再加一把劲。", 2024),
        (1, "今年是“十五五”开局之年。", 2026),
        (4, "今年是“十四五”规划的开局之年。", 2021),
        (12, "2025年，我们要抓好开局。", 2024),
        (12, "会议安排2025年重点工作。2024年，各项工作取得成效。", 2024),
        (6, "2024年6月7日，会议召开。到2030年建成强市。", 2024),
        (11, "要学习贯彻党的二十届四中全会精神。", 2025),
        (8, "2008年成立的公司，2015年投产。", None),
        (6, "到2027年，产能要翻一番。", None),
        (10, "2023年10月中旬，棉田进入采收高峰。今年种了百万亩。", 2023),
        (9, "要科学谋划“十五五”时期发展。", 2025),
        (9, "2020年，江晚返乡办厂。今年订单多了。", None),
        (6, "公司召开2024年度股东大会，审议了2024年度利润分配方案。", 2025),
        (6, "力争2027年产能翻一番。", None),
        (6, "今年是“十四五”规划收官之年。", 2025),
        (6, "订单比2024年同期多了三成。", 2025),
        (12, "督查将持续到2025年2月底。", 2024),
        (10, "2020年，江晚辞职返乡。2025年前三季度，产值增长一成。", 2025),
        (10, "2018年，江晚返乡。2020年10月，厂子投产。2025年全市动员大会召开。", 2025),
        (8, "没有年份。", None),
        (8, "2018年，江晚任镇长，2021年任县长。", None),
        (8, "云泽2024“松烟杯”创业大赛开幕。", 2024),
        (8, "松烟公司2024年半年报显示，2024年上半年营收增长。", 2024),
    ],
)
def test_year_is_worked_out_from_what_the_text_tells(month, text, year):
    assert year_of(month, text) == year


@pytest.mark.parametrize(
    ("month", "page_date", "year"), [(3, "2024-03-09", 2024), (12, "2025-01-02", 2024), (1, "2025-01-02", 2025)]
)
def test_date_of_the_page_tells_the_year(month, page_date, year):
    assert year_of(month, "2019年", page_date=page_date) == year


@pytest.mark.parametrize(
    ("around", "body", "page", "day"),
    [
        ("发布时间：2024-03-08 09:10", "会议召开。", "", "2024-03-08"),
        ("", "2024-03-08，正文：会议召开。", "", "2024-03-08"),
        ("", "原标题：会议召开2024-03-08 12:40 会议召开。", "", "2024-03-08"),
        ("", "会议召开。", "http://news.example/2024/03/08/a.shtml", "2024-03-08"),
        ("", "会议召开。", "http://news.example/k2/178-20240308.htm", "2024-03-08"),
        ("", "会议召开。", "/2024/03/08/a.htm /2024/03/09/b.htm", None),
        ("", "会议于2024-03-08召开。", "", None),
    ],
)
def test_day_on_which_a_report_was_put_out(around, body, page, day):
    assert stamp_of(around, body, page) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3月7日，全市动员大会召开。", "2024-03-07"),
        ("12月30日，全市动员大会召开。", "2023-12-30"),
        ("江晚7日至8日到双峰县调研。", "2024-03-07"),
        ("江晚28日主持召开会议。", "2024-02-28"),
        ("昨天，江晚会见了客商。", "2024-03-07"),
        ("展会将于9月15日举行。", None),
        ("3月6日，有消息称公司将退市。", None),
        ("会议召开。", None),
    ],
)
def test_day_of_the_act_that_a_report_tells_of(text, day):
    assert day_told(text, "2024-03-08") == day


def test_the_other_articles_of_a_page_tell_the_year_where_an_article_does_not():
    assert year_of(3, "会议召开。", "2024年要抓项目。") == 2024
    assert year_of(3, "2025年要抓服务。", "2024年要抓项目。") == 2025


def test_a_day_that_does_not_exist_is_none():
    assert iso(2024, 2, 29) == "2024-02-29"
    assert iso(2023, 2, 29) is None
