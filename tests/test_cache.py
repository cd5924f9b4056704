"""Kept records come back for the same file and version only, and damage is no record."""

from dataclasses import replace

import pytest

from pipeline.cache import RecordCache
from pipeline.record import Document, Record

PAGE = Document("a.txt", "a.txt", "市长方既白", "ab" * 32)
RECORD = Record("a.txt", "ab" * 32)


@pytest.fixture
def kept(tmp_path):
    cache = RecordCache(tmp_path / "new", version="1")
    cache.put(PAGE, RECORD)
    return cache


def test_the_same_page_gets_its_record(kept):
    assert kept.get(PAGE) == RECORD


@pytest.mark.parametrize("other", [{"id": "b.txt"}, {"sha256": "cd" * 32}, {"format": "html"}])
def test_another_page_gets_none(kept, other):
    assert kept.get(replace(PAGE, **other)) is None


@pytest.mark.usefixtures("kept")
def test_another_version_gets_none(tmp_path):
    assert RecordCache(tmp_path / "new", version="2").get(PAGE) is None


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"{}\n{}\n", b"one line"])
def test_a_damaged_entry_is_as_if_not_there(kept, tmp_path, damage):
    [entry] = (tmp_path / "new").iterdir()
    entry.write_bytes(damage)
    assert kept.get(PAGE) is None


def test_one_changed_sign_is_noticed(kept, tmp_path):
    [entry] = (tmp_path / "new").iterdir()
    entry.write_text(entry.read_text("utf-8").replace('"abab', '"cdab'), "utf-8")
    assert kept.get(PAGE) is None


def test_prune_keeps_what_was_used(tmp_path, kept):
    later = RecordCache(tmp_path / "new", version="1")
    kept.put(replace(PAGE, id="gone.txt"), replace(RECORD, source="gone.txt"))
    assert later.get(PAGE) == RECORD
    later.prune()
    assert len(list((tmp_path / "new").iterdir())) == 1
