import pytest
from marked import names_found

from pipeline.tag.credits import find_credit_posts, find_credited


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("记者 江晚 宋岭", ["江晚", "宋岭"]),
        ("编辑：程景行", ["程景行"]),
        ("（记者 江晚 文/图）", ["江晚"]),
        ("摄影：江 晚、宋岭", ["江 晚", "宋岭"]),
        ("编辑｜江晚　摄影｜宋岭", ["江晚", "宋岭"]),
        ("□ 江晚", ["江晚"]),
        ("□　江 晚　宋岭", ["江 晚", "宋岭"]),
        ("宋岭/图", ["宋岭"]),
        ("（记者 江晚/文 宋岭/图）", ["江晚", "宋岭"]),
        ("（文/江晚 图/主办方）", ["江晚"]),
        ("（记者 秦望舒/文 谭凯/图）", ["秦望舒", "谭凯"]),
        ("江晚 宋岭/摄影", ["江晚", "宋岭"]),
        ("江晚公司/图说新闻", []),
        ("文旅局/图", []),
        ("责任编辑：本报记者", []),
        ("会议强调，要快。", []),
    ],
)
def test_names_of_credit_lines(text, persons):
    assert names_found(find_credited, text) == persons


def test_words_of_credit_lines_are_posts_before_a_colon():
    assert names_found(find_credit_posts, "编辑：江晚　审核：宋岭/摄影：程景行") == ["审核", "摄影"]
    assert names_found(find_credit_posts, "审核｜宋岭　摄影｜程景行") == ["审核", "摄影"]
    assert names_found(find_credit_posts, "审核/宋岭 校对／江晚") == ["审核", "校对"]
    assert names_found(find_credit_posts, "编辑 江晚　校对 宋岭") == ["校对"]
    assert names_found(find_credit_posts, "审核通过：要快") == []
