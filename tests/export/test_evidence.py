import pytest

from pipeline.record import Node, PropertyGraph, Source
from pipeline.save.export.evidence import Articles, as_data, proof, proofs


def test_a_proof_is_one_line_with_its_place() -> None:
    told = Source("a.txt", 40, 45, "市长\n闻雁", "2025-02-06")
    assert proof(told) == "2025-02-06 a.txt:40-45 “市长闻雁”"
    assert as_data(told)["quote"] == "市长\n闻雁"
    assert len(proofs([told] * 9)) == 5


@pytest.mark.parametrize(("start", "found"), [(0, ["article:1"]), (99, ["article:1"]), (100, ["article:2"])])
def test_evidence_stands_in_the_last_article_begun(start: int, found: list[str]) -> None:
    nodes = [Node(f"article:{n}", "article", "x", (("file", "a"), ("start", at))) for n, at in ((1, 10), (2, 100))]
    assert Articles(PropertyGraph(tuple(nodes), ())).of([Source("a", start, start + 1, "甲")]) == found


def test_a_file_without_articles_has_none() -> None:
    assert Articles(PropertyGraph((), ())).of([Source("a", 0, 1, "甲")]) == []
