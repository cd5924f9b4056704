import pytest

from pipeline.record import Proposer
from pipeline.tag.brackets import cut_open
from pipeline.tag.candidates import Candidate


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("松烟机械有限公司（松烟公司", ["松烟机械有限公司", "松烟公司"]),
        ("松烟（澄溪）机械有限公司（松烟", ["松烟（澄溪）机械有限公司", "松烟"]),
        ("松烟机械有限公司（", ["松烟机械有限公司"]),
        ("松烟（澄溪）机械有限公司", ["松烟（澄溪）机械有限公司"]),
        ("松烟机械有限公司（松烟公司）", ["松烟机械有限公司（松烟公司）"]),
        ("松烟公司", ["松烟公司"]),
        ("）江晚", ["江晚"]),
        ("松烟数智）", ["松烟数智"]),
    ],
)
def test_a_name_that_leaves_a_bracket_open_is_cut_there(name, wanted):
    text = f"据{name}）介绍"
    found = cut_open(text, [Candidate(1, 1 + len(name), "COMPANY", 0.9, Proposer.NETWORK)])
    assert [text[c.start : c.end] for c in found] == wanted
