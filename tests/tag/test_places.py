import pytest
from marked import names_found

from pipeline.tag.places import find_places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("在娄底市双峰县调研", ["娄底市", "双峰县"]),
        ("江西省赣州市于都县", ["江西省", "赣州市", "于都县"]),
        ("江西的企业", ["江西"]),
        ("从县城开往丽水港区", ["丽水"]),
        ("前往法国、德国考察", ["法国", "德国"]),
        ("走进澄溪镇", ["澄溪镇"]),
        ("澄溪镇的辣椒地里", ["澄溪镇"]),
        ("湖南人民医院", ["湖南"]),
        ("长江经济带", ["长江经济带"]),
        ("上海市民江晚", ["上海"]),
        ("来自安徽、广东三省", ["安徽", "广东"]),
        ("——黔东南州稻渔见闻", ["黔东南州"]),
        ("“工业是郴州的看家本领。”", ["郴州"]),
        ("科右中旗、阿左旗派人参加", ["科右中旗", "阿左旗"]),
        ("开到了哈日努拉苏木，", ["哈日努拉苏木"]),
        ("京津冀协同发展", ["京津冀"]),
        ("万宁：三万户恢复供电", ["万宁"]),
        ("落户衡阳高新区", ["衡阳高新区"]),
    ],
)
def test_places_of_lists_and_by_form(text, places):
    assert names_found(find_places, text) == places


@pytest.mark.parametrize(
    "text",
    [
        "建设美丽乡村",
        "三明治好吃",
        "坚定远大理想",
        "安康幸福",
        "特色小镇",
        "全区上下",
        "“四个湖南”专项",
        "朝鲜族舞蹈",
        "英国人",
        "蒙古包里",
        "大件装备的出海口",
        "部门和县市区行动",
        "还在打听村里的水渠",
    ],
)
def test_ordinary_words_are_no_places(text):
    assert names_found(find_places, text) == []
