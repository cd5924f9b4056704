"""Standard input and output, folders, dry runs, and files beside the pages."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app

pytestmark = pytest.mark.usefixtures("small_stages")
PAGE = "2024-03-01云岫市讯：云岫市政府市长甄远山主持会议。\n"


@pytest.fixture
def piped(tmp_path, monkeypatch):
    """Run a command in an empty folder with text, or bytes, on its standard input."""
    monkeypatch.chdir(tmp_path)
    return lambda text, *words: CliRunner().invoke(app, list(words), input=text)


def test_show_reads_standard_input(piped):
    result = piped(PAGE, "show", "-")
    assert result.exit_code == 0
    assert "[甄远山]PERSON" in result.stdout
    assert "role       甄远山" in result.stdout


def test_extract_from_a_pipe_into_a_pipe(piped):
    result = piped(PAGE, "extract", "-", "-o", "-")
    assert result.exit_code == 0
    [line] = result.stdout.splitlines()
    assert [role["person"] for role in json.loads(line)["roles"]] == ["甄远山"]
    assert (json.loads(line)["source"], result.stderr) == ("-", "-: 记录 / records 1, 问题 / problems 0\n")
    assert not list(Path.cwd().iterdir())


@pytest.mark.parametrize(
    ("given", "words", "told"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", ("show", "-"), "standard input: "),
        (b"", ("extract", "-"), "standard input: "),
        (PAGE, ("extract", "-", "-"), "name - once"),
        (PAGE, ("show", "."), "a folder; name one of its files"),
    ],
)
def test_bad_streams(piped, given, words, told):
    result = piped(given, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert not list(Path.cwd().iterdir())


def test_nothing_but_records_goes_to_standard_output(piped, corpus):
    (corpus / "breaks.txt").write_text("坏页", "utf-8")
    result = piped("", "extract", str(corpus), "-o", "-")
    assert result.exit_code == 1
    assert [json.loads(line)["source"] for line in result.stdout.splitlines()] == [
        *("a.txt", "b.txt", "breaks.txt", "c.txt"),
    ]
    assert "breaks.txt: a stage broke" in result.stderr


@pytest.mark.parametrize("words", [("build",), ("extract",), ("build", "--dry-run")])
def test_files_that_are_no_pages_are_told_in_one_line(piped, corpus, words):
    for name in ("甲.pdf", "b.docx", "c.CSV", "d.jpg", ".hidden.pdf", "notes.py"):
        (corpus / name).write_bytes(b"x")
    [verb, *options] = words
    result = piped("", verb, str(corpus), *options)
    assert result.exit_code == 0
    [line] = result.stderr.splitlines()
    assert "4 个文件" in line
    assert "passed over: b.docx, c.CSV, d.jpg, 甲.pdf; " in line
    assert "save their text as .txt" in line


def test_a_dry_run_writes_nothing(piped, corpus):
    result = piped("", "build", str(corpus), "--dry-run")
    assert result.exit_code == 0
    assert "would be read: 3 (a.txt, b.txt, c.txt)" in result.stdout
    assert [path.name for path in Path.cwd().iterdir()] == ["pages"]


def test_build_of_a_file(piped):
    Path("a.txt").write_text(PAGE, "utf-8")
    assert "a.txt: no such folder, it is a file; name its folder" in piped("", "build", "a.txt").stderr
