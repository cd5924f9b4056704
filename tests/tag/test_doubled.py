import pytest

from pipeline.record import Proposer
from pipeline.tag.candidates import Candidate
from pipeline.tag.doubled import cut_doubled


@pytest.mark.parametrize(
    ("text", "name", "label", "wanted"),
    [
        ("安全管理部部长江晚", "安全管理部部长", "POST", ["安全管理部/ORG", "部长/POST"]),
        ("城建局局长江晚", "城建局局长", "ORG", ["城建局/ORG", "局长/POST"]),
        ("县委书记、县长江晚", "县长", "POST", ["县长/POST"]),
        ("副部长江晚", "副部长", "POST", ["副部长/POST"]),
        ("部部长", "部部长", "POST", ["部部长/POST"]),
        ("河东商会会长论坛", "河东商会会长论坛", "EVENT", ["河东商会会长论坛/EVENT"]),
    ],
)
def test_a_doubled_character_parts_the_body_from_its_post(text, name, label, wanted):
    start = text.index(name)
    found = list(cut_doubled(text, [Candidate(start, start + len(name), label, 0.9, Proposer.NETWORK)]))
    assert [f"{text[c.start : c.end]}/{c.label}" for c in found] == wanted
    assert {c.score for c in found} == {0.9}
