import pytest
from marked import names_found

from pipeline.tag.bodies import find_bodies


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("市委书记", ["市委"]),
        ("云岫市委常委", ["云岫市委"]),
        ("市委组织部副部长", ["市委组织部"]),
        ("县人大常委会主任江晚", ["县人大常委会"]),
        ("省发展改革委主任", ["省发展改革委"]),
        ("省委编办主任", ["省委编办"]),
        ("市委、市政府", ["市委", "市政府"]),
        ("市财政局、市水利局联合发文", ["市财政局", "市水利局"]),
        ("澄溪镇党委书记", ["澄溪镇党委"]),
        ("岳麓区望城坡街道党工委书记", ["岳麓区望城坡街道党工委"]),
        ("娄底市双峰县公安局交警大队", ["娄底市双峰县公安局交警大队"]),
        ("共青团云岫市委", ["共青团云岫市委"]),
        ("民盟云岫市委主委", ["民盟云岫市委"]),
        ("国务院总理", ["国务院"]),
        ("国家发展改革委", ["国家发展改革委"]),
        ("最高人民检察院检察长", ["最高人民检察院"]),
        ("中共中央政治局常委", ["中共中央政治局"]),
    ],
)
def test_bodies_of_party_and_state(text, bodies):
    assert names_found(find_bodies, text) == bodies


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("云岫大学党委书记", ["云岫大学"]),
        ("云岫市第一人民医院院长", ["云岫市第一人民医院"]),
        ("市摄影家协会主席", ["市摄影家协会"]),
        ("县融媒体中心", ["县融媒体中心"]),
        ("澄溪县人民法院", ["澄溪县人民法院"]),
    ],
)
def test_bodies_by_their_form(text, bodies):
    assert names_found(find_bodies, text) == bodies


@pytest.mark.parametrize("text", ["各级党委要带头", "该局局长", "全市上下", "市委托我来", "企业要发展"])
def test_words_that_name_no_definite_body(text):
    assert names_found(find_bodies, text) == []
