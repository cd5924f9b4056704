"""Exit codes, and the end of a run that nobody foresaw."""

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.cli.ending import Code, code_of
from pipeline.errors import AmbiguousName, BadCorrections, BadGraph, BadInput, MissingModel, NotFound


@pytest.mark.parametrize(
    ("error", "code"),
    [
        *((kind, 2) for kind in (BadInput, BadCorrections, BadGraph, MissingModel)),
        (NotFound, 3),
        (AmbiguousName, 4),
    ],
)
def test_each_error_that_is_raised_on_purpose_has_its_code(error, code):
    assert code_of(error("x")) == code


def broken(*_: object, **__: object) -> None:
    raise KeyError("甲\x1b[2J\n乙")


@pytest.fixture
def report(monkeypatch, saved):
    """Run a command that breaks, and return what it says."""
    monkeypatch.setattr("pipeline.query.Graph.persons", broken)

    def run() -> str:
        result = CliRunner().invoke(app, ["who", "甄远山", "-g", str(saved)])
        assert result.exit_code == Code.FAULT == 70
        assert result.stdout == ""
        return result.stderr

    return run


def test_an_unforeseen_error_says_what_to_report(report):
    what, advice = report().splitlines()
    assert what.startswith("guanxi 0.1.0, Python 3.")
    assert r"KeyError: '甲\x1b[2J\n乙' (cli/ask.py:" in what
    assert "please report" in advice
    assert "GUANXI_DEBUG=1" in advice


def test_the_traceback_is_shown_on_demand(report, monkeypatch):
    monkeypatch.setenv("GUANXI_DEBUG", "1")
    assert report().startswith("Traceback (most recent call last)")


@pytest.mark.parametrize("words", [["who", "甄远山", "-g"], ["--help"], ["who", "--help"]])
def test_a_reader_that_has_seen_enough_is_no_error(saved, words):
    words = [*words, str(saved)] if words[-1] == "-g" else words
    command = [sys.executable, "-m", "pipeline", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 0
