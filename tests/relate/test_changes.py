import pytest
from marked import marked_view

from pipeline.relate.changes import parts_of
from pipeline.relate.titles import run_behind


@pytest.mark.parametrize(
    ("marked", "parts"),
    [
        ("任[甲局|ORG][局长|POST]、[乙局|ORG][局长|POST]", [("", 2)]),
        ("任[甲局|ORG][局长|POST]，不再担任[乙局|ORG][局长|POST]", [("", 1), ("removed", 1)]),
        ("现任[甲局|ORG][局长|POST]，拟任[乙局|ORG][局长|POST]、[丙局|ORG][局长|POST]", [("", 1), ("proposed", 2)]),
        ("任[甲局|ORG][局长|POST]，2020年任[乙局|ORG][局长|POST]", [("", 1), ("current", 1)]),
        ("任[甲局|ORG][局长|POST]，2020年起兼任[乙局|ORG][局长|POST]", [("", 2)]),
    ],
)
def test_a_run_is_cut_where_its_words_tell_of_another_time(marked, parts):
    view = marked_view(marked)
    found = parts_of(view, run_behind(view, view.mentions, 0))
    assert [(part.status, len(part.titles)) for part in found] == parts
