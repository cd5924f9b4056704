import pytest
from marked import marked_view

from pipeline.relate.targets import find_targets


def holders_of(marked: str) -> list[tuple[str, object]]:
    return [(t.holder, t.value) for t in find_targets(marked_view(marked), ())]


@pytest.mark.parametrize(
    ("marked", "holders"),
    [
        ("据统计，[云岫市|PLACE]新建学校12所。", [("云岫市", 12)]),
        ("[青松省|PLACE][云岫市|PLACE]去年新建学校12所。", [("云岫市", 12)]),
        ("[云岫市|PLACE]投资30亿元，占全市的15%。", [("云岫市", 30), ("云岫市", 15)]),
        ("[松烟集团|COMPANY]发布年报，公司实现营业收入9亿元，净利润1.2亿元。", [("松烟集团", 9), ("松烟集团", 1.2)]),
        (
            "[松烟集团|COMPANY]去年营收9亿元。\n今年，我司营收3亿元。",
            [("松烟集团", 9), ("松烟集团", 3)],
        ),
        ("[松烟集团|COMPANY]去年营收9亿元。\n今年，公司营收3亿元。", [("松烟集团", 9), ("松烟集团", 3)]),
        ("[市教育局|ORG]新建学校12所。", [("市教育局", 12)]),
        ("[松烟集团|COMPANY][董事长|POST][岑百川|PERSON]出资3000万元。", []),
        ("[松烟集团|COMPANY]去年营收9亿元，[岑百川|PERSON]出资3000万元。", [("松烟集团", 9)]),
        ("[云泽日报|ORG]报道，去年新建学校12所。", []),
        ("[云泽数据|COMPANY]显示，去年新建学校12所。", []),
    ],
)
def test_whose_a_figure_is(marked, holders):
    assert holders_of(marked) == holders
