"""The benchmark's text and table; nothing is timed here."""

import json

import pytest
from bench import LAC, Row, as_json, sentences_of, table, write_pages
from builds import CORPUS

ROWS = [Row("load", 1.5), Row(LAC, 2.0, 1000), Row("whole build", 4.0, 1000, 120.4)]


def test_pages_are_repeated_and_no_two_are_the_same(tmp_path):
    signs = write_pages(CORPUS, tmp_path / "pages", signs=45_000)
    pages = [path.read_text("utf-8") for path in (tmp_path / "pages").iterdir()]
    assert sum(map(len, pages)) == signs >= 45_000
    assert len(set(pages)) == len(pages) > sum(1 for path in CORPUS.rglob("*.txt"))


def test_sentences_are_those_that_the_tagger_gets(tmp_path):
    (tmp_path / "a.txt").write_text("　　会议今天召开。\n　　闻雁参加。\n", "utf-8")
    assert list(sentences_of(tmp_path)) == ["会议今天召开。", "闻雁参加。"]


def test_table_tells_the_ratio_to_lac():
    assert table(ROWS).splitlines()[-1] == "| whole build | 4.00 | 250 | 0.50 | 120 |"
    assert json.loads(as_json(ROWS))[-1]["of_lac"] == pytest.approx(0.5)
    assert "| 250 |  |" in table(ROWS[2:])
