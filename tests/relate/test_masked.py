import pytest
from marked import marked_view

from pipeline.record import Span
from pipeline.relate.masked import masked


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("[江晚|PERSON]说，2025年[松烟集团|COMPANY]增长8.5%。", "S说，0年C增长0。"),
        ("[县工信局|ORG]将牵头，[宋岭|PERSON]参加。", "B将牵头，P参加。"),
        ("[云岫|PLACE]的[局长|POST]", "L的T"),
    ],
)
def test_names_and_figures_give_way_to_signs(marked, words):
    view = marked_view(marked)
    assert masked(view, Span(0, len(view.page.text)), speaker="江晚", own={"县工信局"}) == words
