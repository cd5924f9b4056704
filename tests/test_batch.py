"""Any number of workers gives the same records in the same order."""

import pytest

from pipeline.batch import read_pages
from pipeline.record import Document, Problem

PAGES = [
    Document(f"{number}.txt", "", f"云岫日报讯（记者 柯小帆）市长甄远山说：“第{number}件事要办好。”\n", f"{number:064}")
    for number in range(6)
]


def test_a_pool_gives_what_one_process_gives():
    items = [*PAGES[:3], Problem("bad.txt", "read", "empty"), *PAGES[3:]]
    alone = list(read_pages(items, workers=1))
    assert list(read_pages(items, workers=2)) == alone
    assert [outcome.record.source for outcome in alone] == [
        getattr(item, "id", None) or item.document_id for item in items
    ]
    assert [outcome.state for outcome in alone].count("failed") == 1


@pytest.mark.usefixtures("small_stages")
def test_pages_are_read_one_by_one_as_they_are_asked_for():
    asked: list[str] = []

    def pages():
        for page in PAGES:
            asked.append(page.id)
            yield page

    next(read_pages(pages()))
    assert asked == ["0.txt"]
