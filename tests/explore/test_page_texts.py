"""Texts that go into the page: within a bound, and to be rebuilt from runs of the raw text."""

from dataclasses import replace

import pytest
from builds import CORPUS

from pipeline.explore.page_texts import edits, page_data, pages_to_read
from pipeline.read import read_corpus
from pipeline.record import Document, MentionRecord, Problem, Proposer, Record, Repaired
from pipeline.repair import repair


def rebuilt(raw: str, runs: list[int | str]) -> tuple[str, list[int]]:
    """What the script makes of the runs: the repaired text and its raw offsets."""
    text, origin, place = "", [], 0
    for distance, run in zip(runs[::2], runs[1::2], strict=True):
        place += distance
        part = raw[place : place + run] if isinstance(run, int) else run
        text, origin = text + part, [*origin, *range(place, place + len(part))]
        place += len(part)
    return text, origin


@pytest.mark.parametrize(
    ("raw", "text", "origin", "runs"),
    [
        ("市长\n甄远山", "市长甄远山", [0, 1, 3, 4, 5], [0, 2, 1, 3]),
        ("市长陳遠山", "市长陈远山", [0, 1, 2, 3, 4], [0, 2, 0, "陈远", 0, 1]),
        ("会&lt;一", "会<<一", [0, 1, 1, 5], [0, 1, 0, "<", -1, "<", 3, 1]),
        ("", "", [], []),
    ],
)
def test_runs_are_taken_over_or_written_out(raw, text, origin, runs):
    assert list(edits(raw, Repaired("a.txt", text, origin))) == runs
    assert rebuilt(raw, runs) == (text, origin)


def test_every_page_of_the_corpus_is_rebuilt():
    for document in read_corpus(CORPUS):
        page = repair(document)
        assert rebuilt(document.raw, list(edits(document.raw, page))) == (page.text, list(page.origin))


def document(name: str, raw: str) -> tuple[Document, Record]:
    return Document(name, name, raw, raw), Record(name, raw)


def test_texts_end_where_the_bound_is_reached():
    (one, one_record), (two, two_record), (three, three_record) = (document(f"{n}.txt", "会议召开。") for n in range(3))
    changed = replace(one, sha256="of another file")
    documents = (Problem("x.txt", "read", "no text"), changed, one, two, three)
    found = pages_to_read(documents, (one_record, two_record, three_record), most=10)
    assert [record.source for _, record in found] == ["0.txt", "1.txt"]


def test_mentions_follow_each_other_and_do_not_overlap():
    (page, record) = document("a.txt", "市长闻雁说")
    spans = (("POST", 0, 2), ("PERSON", 1, 4), ("PERSON", 2, 4))
    mentions = tuple(MentionRecord("m", 0, start, end, label, "", 0.9, Proposer.NETWORK) for label, start, end in spans)
    data = page_data(page, replace(record, mentions=mentions))
    assert data["mentions"] == [0, 2, 1, 0, 2, 0]
