import pytest

from pipeline.language.geography import gazetteer
from pipeline.segment.divisions import above, find_divisions, usual_name

KNOWN = gazetteer()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("湖南省衡阳市召开会议", ["湖南", "衡阳"]),
        ("双峰县县长到双峰的企业", ["双峰", "双峰"]),
        ("双峰山风景好", []),
        ("东方红，太阳升", []),
        ("会议在京召开", ["北京"]),
        ("在京津冀地区", []),
        ("在人民大会堂会见", ["北京"]),
        ("内蒙古兴安盟", ["内蒙古", "兴安盟"]),
        ("记者 衡阳生", []),
        ("记者 衡阳报道", ["衡阳"]),
    ],
)
def test_divisions_named_by_their_usual_names(text, names):
    assert [usual_name(mention.division) for mention in find_divisions(text, KNOWN)] == names


def test_a_county_name_that_several_bear_is_that_of_the_province_around():
    (_, district) = find_divisions("福建的鼓楼区", KNOWN)
    assert [division.name for division in above(district.division, KNOWN)] == ["福州市", "福建省"]
    assert not find_divisions("鼓楼区", KNOWN)
