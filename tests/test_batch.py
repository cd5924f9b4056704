"""Any number of workers gives the same records in the same order."""

import pytest
from slow_pages import extract_in_haste, looping_page

from pipeline.batch import read_pages
from pipeline.cache import RecordCache
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


@pytest.mark.parametrize("workers", [1, 2])
def test_a_page_that_never_ends_is_named_and_the_rest_done(monkeypatch, tmp_path, workers):
    monkeypatch.setattr("pipeline.limit.BASE_SECONDS", 1.0)
    monkeypatch.setattr("pipeline.batch.extract_page", looping_page)
    monkeypatch.setattr("pipeline.batch._tagger", lambda name: name)
    monkeypatch.setattr("pipeline.batch.extract_one", extract_in_haste)
    pages = [*PAGES[:2], Document("endless.txt", "", "无尽的会议。", "f" * 64), *PAGES[2:]]
    kept = RecordCache(tmp_path, version="1")
    outcomes = list(read_pages(pages, workers=workers, kept=kept))
    assert [outcome.state for outcome in outcomes] == ["new", "new", "failed", "new", "new", "new", "new"]
    [problem] = outcomes[2].record.problems
    assert (problem.document_id, problem.stage) == ("endless.txt", "extract")
    assert problem.message.startswith("took longer than 1 s of processor time; split the file")
    again = [page for page in pages if kept.get(page)]
    assert again == PAGES
