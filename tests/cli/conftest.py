"""The command line as a user sees it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.cli.ending import Code
from pipeline.record import Record
from pipeline.save import save_build
from sample_graph import sample_graph


@pytest.fixture
def guanxi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command in an empty folder; an error that nobody foresaw fails the test."""
    monkeypatch.chdir(tmp_path)

    def run(*words: object) -> Result:
        result = CliRunner().invoke(app, [str(word) for word in words])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert result.exit_code != Code.FAULT, result.stderr
        return result

    return run


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A folder `build` with the sample graph."""
    save_build(tmp_path / "build", [Record("a.txt", "")], sample_graph())
    return tmp_path / "build"
