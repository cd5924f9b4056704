import pytest

from pipeline.record import Sentence, Span


def sentences(text: str, *spans: tuple[int, int]) -> list[Sentence]:
    return [Sentence(0, 0, Span(*span), text[slice(*span)]) for span in spans]


@pytest.mark.parametrize(
    ("text", "spans", "size", "runs"),
    [
        ("甲乙。丙丁。戊。", [(0, 3), (3, 6), (6, 8)], 6, [[(0, 3), (3, 6)], [(6, 8)]]),
        ("甲乙。\n　　丙丁。", [(0, 3), (6, 9)], 20, [[(0, 3), (6, 9)]]),
        ("甲乙。图：己。丙丁。", [(0, 3), (7, 10)], 20, [[(0, 3)], [(7, 10)]]),
        ("甲乙丙丁戊己。庚。", [(0, 7), (7, 9)], 4, [[(0, 7)], [(7, 9)]]),
        ("丙丁。甲乙。", [(3, 6), (0, 3)], 20, [[(3, 6)], [(0, 3)]]),
        ("", [], 4, []),
    ],
)
def test_sentences_that_follow_each_other_are_read_together(text, spans, size, runs):
    assert [
        [(s.span.start, s.span.end) for s in run] for run in windows(text, sentences(text, *spans), size=size)
    ] == runs
