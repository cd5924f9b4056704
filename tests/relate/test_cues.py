import pytest
from marked import marked_view

from pipeline.record import Span
from pipeline.relate.cues import find_attributions


def attributions_of(marked: str) -> list[tuple[str | None, str, str]]:
    """(subject, cue, mark) of each attribution."""
    view = marked_view(marked)
    found = find_attributions(view, Span(0, len(view.page.text)))
    return [(a.subject.text if a.subject else a.noun, a.word, a.mark) for a in found]


@pytest.mark.parametrize(
    ("marked", "attributions"),
    [
        ("[江晚|PERSON]表示，要快，要稳。", [("江晚", "表示", "，")]),
        ("[江晚|PERSON]说：“要快，要稳。”", [("江晚", "说", "：")]),
        ("“要快，要稳。”[江晚|PERSON]说。", [("江晚", "说", "。")]),
        ("[江晚|PERSON]在会上强调，要快，要稳。", [("江晚", "强调", "，")]),
        ("会议指出，要快，要稳。", [("会议", "指出", "，")]),
        ("会议还强调，要快，要稳。", [("会议", "强调", "，")]),
        ("村民们纷纷表示，日子越过越好。", [("村民们", "表示", "，")]),
        ("[县工信局|ORG]相关负责人介绍，全县新增企业12家。", [("相关负责人", "介绍", "，")]),
        ("[江晚|PERSON]告诉记者，路修好了，人也多了。", [("江晚", "告诉", "，")]),
        ("“料够不够？”[江晚|PERSON]边走边问。", [("江晚", "问", "。")]),
        ("[江晚|PERSON]说得更细：四月起补八成。", [("江晚", "说", "：")]),
        ("[江晚|PERSON]叮嘱[县水利局|ORG]和[松烟公司|COMPANY]，要快，要稳。", [("江晚", "叮嘱", "，")]),
        ("[江晚|PERSON]表示赞成，并建议在老城区多设几处公交站点。", [("江晚", "建议", "")]),
        ("[江晚|PERSON]表示将全力支持，并希望早日开工。", [("江晚", "表示", "")]),
        ("[江晚|PERSON]随后答复称，路灯月底就亮。", [("江晚", "答复称", "，")]),
        ("[江晚|PERSON]补充指，债已还清。", [("江晚", "补充指", "，")]),
        ("[江晚|PERSON]调侃：“名字里就有快。”", [("江晚", "调侃", "：")]),
        ("《工作方案》提出，到2030年建成强县。", [("《工作方案》", "提出", "，")]),
    ],
)
def test_subject_cue_and_mark(marked, attributions):
    assert attributions_of(marked) == attributions


@pytest.mark.parametrize(
    "marked",
    [
        "[江晚|PERSON]提出的建议，已被采纳。",
        "[江晚|PERSON]的说法不对。",
        "[江晚|PERSON]会见[宋岭|PERSON]，双方进行了交流。",
        "“[江晚|PERSON]说，要快。”",
        "[江晚|PERSON]小说写得好，读者多。",
        "[江晚|PERSON]凭《渡口》获得小说奖。",
        "“料够不够？”[江晚|PERSON]走访慰问。",
        "[江晚|PERSON]到村里慰问。",
        "[江晚|PERSON]听取了[省委|ORG]工作汇报，对各项工作作了部署。",
    ],
)
def test_words_that_attribute_nothing(marked):
    assert attributions_of(marked) == []


def test_a_subject_begins_with_its_titles():
    view = marked_view("会上，[县委|ORG][副书记|POST]、[县长|POST][江晚|PERSON]说，要快，要稳。")
    [found] = find_attributions(view, Span(0, len(view.page.text)))
    assert view.page.text[found.begin : found.cue.end] == "县委副书记、县长江晚说"
