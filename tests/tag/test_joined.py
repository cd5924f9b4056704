import pytest

from pipeline.record import Mention, Proposer, Span
from pipeline.tag.joined import SCORE, add_before_names, join_posts, trust_before_names


def told(text: str, *found: tuple[str, str]) -> list[Mention]:
    return [
        Mention(Span(at := text.index(name), at + len(name)), label, name, 0.6, Proposer.NETWORK)
        for name, label in found
    ]


@pytest.mark.parametrize(
    ("text", "found", "mentions"),
    [
        ("云州市委组织部长罗松", [("云州市委组织", "ORG"), ("罗松", "PERSON")], ["云州市委", "组织部长", "罗松"]),
        ("市水务局长罗松", [("市水务", "ORG"), ("局长", "POST")], ["市水务局", "局长"]),
        ("、宣传部长罗松", [("罗松", "PERSON")], ["宣传部长", "罗松"]),
        ("法国国防部长罗松", [("法国国防部", "ORG"), ("罗松", "PERSON")], ["法国", "国防部长", "罗松"]),
        ("云州师专班主任罗松", [("云州师专班", "ORG"), ("主任", "POST")], ["云州师专", "班主任"]),
        ("工作专班主任罗松", [("工作专班", "ORG"), ("主任", "POST")], ["工作专班", "主任"]),
        ("市公安局长松派出所", [("市公安局长松派出所", "ORG")], ["市公安局长松派出所"]),
        ("市公安局长期关注", [("市公安局", "ORG")], ["市公安局"]),
    ],
)
def test_a_post_that_shares_a_character_with_its_body(text, found, mentions):
    assert [m.text for m in join_posts(text, told(text, *found))] == mentions


@pytest.mark.parametrize(
    ("post", "score", "name_score", "told"),
    [
        ("村主任", 0.15, 0.99, SCORE),
        ("村主任", 0.05, 0.99, 0.05),
        ("村主任", 0.15, 0.6, 0.15),
        ("负责人", 0.15, 0.99, 0.15),
    ],
)
def test_a_post_before_a_sure_name_is_one(post, score, name_score, told):
    mentions = [
        Mention(Span(0, 3), "POST", post, score, Proposer.NETWORK),
        Mention(Span(3, 5), "PERSON", "罗松", name_score, Proposer.NETWORK),
    ]
    assert next(iter(trust_before_names(mentions))).score == told


@pytest.mark.parametrize(
    ("text", "score", "told"),
    [
        ("松烟证券电新行业首席分析师罗松", 0.99, ["首席分析师", "罗松"]),
        ("松烟证券电新行业首席分析师罗松", 0.6, ["罗松"]),
        ("工程总承包负责人罗松", 0.99, ["罗松"]),
    ],
)
def test_a_known_post_that_the_tagger_did_not_see_stands_before_a_sure_name(text, score, told):
    at = text.index("罗松")
    name = Mention(Span(at, at + 2), "PERSON", "罗松", score, Proposer.NETWORK)
    assert [m.text for m in add_before_names(text, [name])] == told
