import pytest
from marked import read_marks

from pipeline.tag.anchors import keep_anchored
from pipeline.tag.candidates import Candidate


def posts_kept(marked: str) -> list[str]:
    text, mentions = read_marks(marked)
    proposed = [Candidate(m.span.start, m.span.end, m.label, 0.9, "hand") for m in mentions]
    return [text[c.start : c.end] for c in keep_anchored(text, proposed) if c.label == "POST"]


@pytest.mark.parametrize(
    ("marked", "posts"),
    [
        ("[书记|POST][江晚|PERSON]讲话", ["书记"]),
        ("[江晚|PERSON][总书记|POST]讲话", ["总书记"]),
        ("[党组书记|POST]、[局长|POST][江晚|PERSON]讲话", ["党组书记", "局长"]),
        ("[市中级人民法院|ORG][院长|POST]报告工作", ["院长"]),
        ("[县委|ORG][书记|POST]、[县长|POST]带头", ["书记", "县长"]),
        ("[江晚|PERSON]当选[会长|POST]", ["会长"]),
        ("[江晚|PERSON]不再担任[董事长|POST]", ["董事长"]),
        ("因到龄卸任[董事长|POST]，受聘为[名誉董事长|POST]", ["董事长", "名誉董事长"]),
        ("[江晚|PERSON]获聘[总裁|POST]", ["总裁"]),
        ("1990年11月起任[副市长|POST]", ["副市长"]),
        ("聘任[江晚|PERSON]为[松烟集团|COMPANY][财务总监|POST]", ["财务总监"]),
        ("[市外办|ORG][有关负责人|POST]，[松烟集团|COMPANY][总经理|POST][江晚|PERSON]出席", ["总经理"]),
        ("[松烟集团|COMPANY]相关[负责人|POST]说", []),
        ("[松烟集团|COMPANY][负责人|POST][岑百川|PERSON]说", ["负责人"]),
        ("各级[书记|POST]带头干", []),
        ("[省派工作队|ORG][牵头负责人|POST]，[学院|ORG][院长|POST][江晚|PERSON]", ["牵头负责人", "院长"]),
        ("[摄影|POST]/[江晚|PERSON]", ["摄影"]),
        ("[市政府|ORG]、[市政协|ORG][领导班子成员|POST]出席", []),
        ("[院长|POST][江晚|PERSON]，[市公安局|ORG]、[市检察院|ORG][负责人|POST]列席", ["院长"]),
        ("[江晚|PERSON]，提名为[局长|POST]人选", ["局长"]),
        ("[江晚|PERSON]走访，[村民|POST]很高兴", []),
    ],
)
def test_posts_that_somebody_definite_holds(marked, posts):
    assert posts_kept(marked) == posts


def test_other_labels_stay():
    lone = Candidate(0, 2, "PLACE", 0.9, "lexicon")
    assert keep_anchored("衡阳", [lone]) == (lone,)
