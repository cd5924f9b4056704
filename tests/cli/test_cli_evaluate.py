"""`evaluate` prints figures as text or JSON, and names what it cannot read."""

import json
import os
from pathlib import Path

import pytest

MENTION = {"start": 0, "end": 3, "label": "PERSON"}


@pytest.fixture
def files(tmp_path, monkeypatch) -> Path:
    """Records with one mention right and one wrong, in the folder that `guanxi` runs in."""
    monkeypatch.chdir(tmp_path)
    Path("gold").mkdir()
    Path("gold/a.json").write_text(json.dumps({"source": "a.txt", "mentions": [MENTION]}), "utf-8")
    record = {"source": "a.txt", "mentions": [MENTION, {**MENTION, "start": 5, "end": 8}]}
    Path("r.jsonl").write_text(json.dumps(record), "utf-8")
    return Path("r.jsonl")


def test_figures_as_json(guanxi, files):
    figures = json.loads(guanxi("evaluate", files, "gold", "--json").stdout)
    assert figures["PERSON"] == {"precision": 0.5, "recall": 1.0, "f1": pytest.approx(2 / 3), "gold": 1}


def test_figures_as_text_with_mistakes(guanxi, files):
    lines = guanxi("evaluate", files, "gold", "--errors", "1").stdout.splitlines()
    assert lines[0] == "1 gold files, 1 with a record"
    assert any(line.strip().startswith("+ a.txt") for line in lines)


def test_pages_may_stand_in_another_folder(guanxi, files):
    Path("pages").mkdir()
    Path("pages/a.txt").write_text("赵　清在场，孙小和也在。", "utf-8")
    gold = {"source": "a.txt", "statements": [], "mentions": [MENTION]}
    Path("gold/a.json").write_text(json.dumps(gold), "utf-8")
    assert "no baseline; name their folder with --pages" in guanxi("evaluate", files, "gold").stdout
    shown = guanxi("evaluate", files, "gold", "--pages", "pages", "--errors", "1").stdout
    assert "a.txt:5-8 - => ，孙小 PERSON" in shown
    assert "--pages" not in shown


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize(("records", "refused"), [("/dev/zero", "/dev/zero"), ("r.jsonl", "gold/pipe.json")])
@pytest.mark.usefixtures("files")
def test_what_never_ends_is_refused_at_once(guanxi, records, refused):
    if refused == "gold/pipe.json":
        os.mkfifo(refused)
    result = guanxi("evaluate", records, "gold")
    assert result.exit_code == 2
    assert f"{refused}: not a regular file" in result.stderr


def test_records_and_gold_have_a_limit(guanxi, files):
    with Path("gold/large.json").open("wb") as file:
        file.truncate(16 * 1024**2 + 1)
    assert "large.json: 16.0 MB is over the limit" in guanxi("evaluate", files, "gold").stderr
    with files.open("wb") as file:
        file.truncate(1024**3 + 1)
    Path("gold/large.json").unlink()
    assert "r.jsonl: 1024.0 MB is over the limit" in guanxi("evaluate", files, "gold").stderr


def test_a_source_forges_no_line_of_the_list_of_errors(guanxi, files):
    Path("gold/a.json").write_text(json.dumps({"source": "a\n\x1b.txt", "mentions": [MENTION]}), "utf-8")
    shown = guanxi("evaluate", files, "gold", "--errors", "1").stdout
    assert r"- a\n\x1b.txt" in shown
    assert "\n\x1b" not in shown


@pytest.mark.parametrize(("words", "told"), [(("none.jsonl", "gold"), "none.jsonl"), (("r.jsonl", "empty"), "empty")])
@pytest.mark.usefixtures("files")
def test_what_is_missing_is_named(guanxi, words, told):
    result = guanxi("evaluate", *words)
    assert result.exit_code == 2
    assert told in result.stderr
