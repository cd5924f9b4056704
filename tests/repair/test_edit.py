import pytest

from pipeline.record import Repaired
from pipeline.repair.edit import replace_signs, replace_spans

PAGE = Repaired("d", "一二三四五", (3, 4, 6, 7, 9))


@pytest.mark.parametrize(
    ("edits", "text", "origin"),
    [
        ([], "一二三四五", (3, 4, 6, 7, 9)),
        ([(1, 3, "")], "一四五", (3, 7, 9)),
        ([(1, 3, "甲")], "一甲四五", (3, 4, 7, 9)),
        ([(1, 2, "甲乙丙")], "一甲乙丙三四五", (3, 4, 4, 4, 6, 7, 9)),
        ([(0, 1, "甲"), (4, 5, "")], "甲二三四", (3, 4, 6, 7)),
    ],
)
def test_replaced_spans_keep_their_origin(edits, text, origin):
    assert replace_spans(PAGE, edits) == Repaired("d", text, origin)


def test_signs_are_exchanged_one_for_one():
    assert replace_signs(PAGE, "甲乙丙丁戊").origin == PAGE.origin
    with pytest.raises(ValueError, match="2 signs for 5"):
        replace_signs(PAGE, "甲乙")
