import pytest

from pipeline.language.geography import gazetteer
from pipeline.model_files.weights import read_weights
from pipeline.segment.about import FILE, Report, evidence, place_of

KNOWN = gazetteer()


@pytest.mark.parametrize(
    ("title", "lead", "place"),
    [
        ("衡阳召开重大项目推进会", "3月8日，衡阳市重大项目推进会召开。市委书记江晚出席并讲话。", "衡阳"),
        ("", "新华社长沙3月8日电（记者 宋岭）湖南省农业博览会8日在长沙开幕，娄底、衡阳组团参展。", "长沙"),
        ("双峰县召开座谈会", "3月8日，双峰县召开座谈会，县委书记江晚讲话。县长闻雁主持。", "双峰"),
        ("", "全国政协3月8日在京召开双周协商座谈会。", "北京"),
        ("", "松烟股份公告，公司股东拟减持股票，持有人所在地长沙、武汉、杭州。董事会审议了议案。", None),
    ],
)
def test_place_that_a_report_is_about(title, lead, place):
    report = Report(title, lead, f"{title}\n{lead}")
    assert place_of(report, KNOWN, read_weights(FILE)) == place


def test_what_is_told_of_a_place_and_of_what_it_lies_in():
    lead = "在湖南衡阳举行签约仪式。"
    told = {name: dict(features) for name, features in evidence(Report("", lead, lead), KNOWN).items()}
    assert set(told) == {"湖南", "衡阳", None}
    assert told["衡阳"]["held in"] == told["湖南"]["held in"] == 1
    assert (told["衡阳"]["share"], told["湖南"]["share"]) == (0.5, 1.0)


def test_a_dateline_abroad_is_a_place_as_well():
    lead = "新华社雅加达2024年11月18日电（记者 宋岭）中国企业参展。"
    assert "雅加达" in evidence(Report("", lead, lead), KNOWN)


def test_a_place_that_begins_the_name_of_a_body_tells_less():
    lead = "长沙大学发布消息。长沙证券、松烟科技（长沙）公司参加，长沙市政府支持。"
    told = {name: dict(features) for name, features in evidence(Report("", lead, lead), KNOWN).items()}
    assert told["长沙"]["in names"] == 0.75


@pytest.mark.parametrize(
    ("lead", "feature"),
    [
        ("央视网消息：长沙的夏粮丰收了。", "none, broadcast"),
        ("长沙松烟集团原总经理江晚涉嫌违纪。", "none, case in head"),
        ("江晚1971年3月生，长沙人。", "none, life"),
    ],
)
def test_what_tells_that_a_report_is_about_no_place(lead, feature):
    plain = "长沙召开座谈会。"
    assert dict(evidence(Report("", lead, lead), KNOWN)[None])[feature] == 1.0
    assert dict(evidence(Report("", plain, plain), KNOWN)[None])[feature] == 0.0
