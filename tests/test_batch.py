"""Any number of workers gives the same records in the same order."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from typing import Any

import pytest
from builds import ROOT
from slow_pages import extract_in_haste, looping_page

from pipeline.errors import BadInput, MissingModel
from pipeline.record import Document, Problem
from pipeline.run.batch import read_pages
from pipeline.run.cache import RecordCache
from pipeline.run.outcome import Outcome
from pipeline.run.team import team

PAGES = [
    Document(f"{number}.txt", "", f"云岫日报讯（记者 柯小帆）市长甄远山说：“第{number}件事要办好。”\n", f"{number:064}")
    for number in range(6)
]

IDLE_TEAM = """
import multiprocessing, time
import slow_pages
from pipeline.record import Document
from pipeline.run.team import team
with team(2) as beside:
    pages = [Document(f"{number}.txt", "", "", "") for number in range(4)]
    for result in [beside.submit(slow_pages.extract_in_haste, page, tagger="default") for page in pages]:
        result()
    print(*(worker.pid for worker in multiprocessing.active_children()), flush=True)
    time.sleep(600)
"""


def outcomes_by(workers: int, items: Iterable[Document | Problem], **options: Any) -> list[Outcome]:
    with team(workers) as beside:
        return list(read_pages(items, team=beside, **options))


def test_a_pool_gives_what_one_process_gives():
    items = [*PAGES[:3], Problem("bad.txt", "read", "empty"), *PAGES[3:]]
    alone = list(read_pages(items))
    assert outcomes_by(2, items) == alone
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
    monkeypatch.setattr("pipeline.run.limit.BASE_SECONDS", 1.0)
    monkeypatch.setattr("pipeline.run.one_page.extract_page", looping_page)
    monkeypatch.setattr("pipeline.run.one_page._tagger", lambda name: name)
    monkeypatch.setattr("pipeline.run.batch.extract_page_of", extract_in_haste)
    pages = [*PAGES[:2], Document("endless.txt", "", "无尽的会议。", "f" * 64), *PAGES[2:]]
    kept = RecordCache(tmp_path, version="1")
    outcomes = outcomes_by(workers, pages, kept=kept)
    assert [outcome.state for outcome in outcomes] == ["new", "new", "failed", "new", "new", "new", "new"]
    [problem] = outcomes[2].record.problems
    assert (problem.document_id, problem.stage) == ("endless.txt", "extract")
    assert problem.message.startswith("took longer than 1 s of processor time; split the file")
    again = [page for page in pages if kept.get(page)]
    assert again == PAGES


@pytest.mark.usefixtures("small_stages")
@pytest.mark.parametrize("error", [BadInput, MissingModel])
def test_a_broken_word_list_stops_the_run(monkeypatch, error):
    def broken(*_):
        raise error("posts.tsv: not UTF-8 at byte 0")

    monkeypatch.setattr("pipeline.run.one_page.extract_page", broken)
    with pytest.raises(error, match="not UTF-8"):
        list(read_pages(PAGES))


def test_what_is_given_aside_starts_no_process():
    with team(2) as beside:
        assert beside.aside(os.getpid)() == os.getpid()
        assert beside.submit(os.getpid)() != os.getpid()
        assert beside.aside(os.getpid)() != os.getpid()


def test_processes_without_torch_take_it_for_not_installed():
    with team(2, torch=False) as beside, pytest.raises(ModuleNotFoundError, match="torch"):
        beside.submit(import_module, "torch")()


@pytest.mark.skipif(os.name == "nt", reason="a process that ends there takes no signal")
def test_workers_end_with_a_parent_that_was_killed():
    """Its output stays open as long as one of them lives."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
    parent = subprocess.Popen([sys.executable, "-c", IDLE_TEAM], env=env, stdout=subprocess.PIPE, text=True)
    workers = [int(word) for word in parent.stdout.readline().split()]
    assert len(workers) == 2
    parent.kill()
    try:
        parent.communicate(timeout=30)
    finally:
        for worker in workers:
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
