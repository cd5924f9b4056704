from pipeline.training.example import Example
from pipeline.training.score import Counts, count, table


def test_mentions_on_masked_signs_do_not_count():
    total: dict[str, Counts] = {}
    count(Example("甲乙丙丁", ((0, 1, "ORG"),), ((2, 4),)), [(0, 1, "ORG"), (2, 3, "PLACE"), (1, 2, "ORG")], into=total)
    assert total == {"ORG": Counts(right=1, found=2, wanted=1)}
    assert "| all | 0.500 | 1.000 | 0.667 | 1 |" in table(total)
